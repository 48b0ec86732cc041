import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledOfVue, VUE } from '../facts/called-of-vue.ts';
import { lastWordOf } from '../facts/syntax.ts';
import { importOf } from '../facts/bindings.ts';

/** A name that a package exports. */
export interface PackageExport {
  readonly module: string;
  /** Exported name, or `default`. */
  readonly name: string;
}

type Exports = readonly { readonly modules: RegExp; readonly names: RegExp }[];

/** Hooks and functions that only look things up, hold state of their own or compute: nothing but their result tells that they were called. */
const LOOKUPS: Exports = [
  { modules: /^@(?:mui|material-ui)\//, names: /^use(?:Theme|MediaQuery)$/ },
  { modules: /^@(?:mui|material-ui)\/(?:material|core)\/useMediaQuery$/, names: /^default$/ },
  { modules: /^@emotion\/react$|^styled-components$/, names: /^useTheme$/ },
  { modules: /^react-router(?:-dom)?$|^@remix-run\/react$/, names: /^use(?:Location|Navigate|Navigation|Params|SearchParams|History|RouteMatch|Match|Matches|Href|ResolvedPath|LoaderData|RouteLoaderData|ActionData|OutletContext)$/ },
  { modules: /^@react-navigation\/(?:native|core)$/, names: /^use(?:Navigation|Route|Theme|IsFocused)$/ },
  { modules: /^react-redux$/, names: /^use(?:Dispatch|Store)$/ },
  { modules: /^(?:@tanstack\/)?react-query$/, names: /^use(?:QueryClient|Mutation|IsFetching|IsMutating)$/ },
  { modules: /^@apollo\/client$/, names: /^use(?:ApolloClient|Mutation|LazyQuery)$/ },
  { modules: /^react-intl$/, names: /^useIntl$/ },
  { modules: /^next-intl$/, names: /^use(?:Translations|Locale|Formatter)$/ },
  { modules: /^react-hook-form$/, names: /^use(?:FormContext|FormState|Watch)$/ },
  { modules: /^(?:reselect|@reduxjs\/toolkit)$/, names: /^create(?:Draft)?Selector$/ },
  { modules: /^next\/(?:router|navigation)$/, names: /^use(?:Router|Pathname|Params)$/ },
  { modules: VUE, names: /^(?:ref|shallowRef)$/ },
  { modules: /^vue-router$/, names: /^use(?:Route|Router)$/ },
];

/** Hooks that give a theme, whose methods only compute: `theme.breakpoints.down('md')`. */
const THEMES: Exports = [{ modules: /^@(?:mui|material-ui)\/|^@emotion\/react$|^styled-components$/, names: /^useTheme$/ }];

/** Hooks that do no more than the functions they are given. */
const RUNNERS: Exports = [
  { modules: /^react-redux$/, names: /^useSelector$/ },
  { modules: VUE, names: /^computed$/ },
];

const STYLE_MAKERS: Exports = [{ modules: /^@(?:mui|material-ui)\/|^tss-react(?:\/|$)/, names: /^makeStyles$/ }];
const STORE_MAKERS: Exports = [{ modules: /^zustand(?:\/traditional)?$/, names: /^(?:default|create|createWithEqualityFn)$/ }];
const SELECTOR_MAKERS: Exports = [{ modules: /^(?:reselect|@reduxjs\/toolkit)$/, names: /^create(?:Draft)?Selector$/ }];

/** Functions that make components, styles and hooks, which do nothing before they are used. */
const MAKERS: Exports = [
  { modules: /^@(?:mui|material-ui)\/(?:material|system|core|(?:.+\/)?styles)$/, names: /^(?:styled|experimentalStyled|css|keyframes|makeStyles|createStyles)$/ },
  { modules: /^@emotion\/react$|^tss-react(?:\/|$)/, names: /^(?:css|keyframes|makeStyles)$/ },
  { modules: /^(?:next\/dynamic|@loadable\/component|react-loadable)$/, names: /^(?:default|loadable|lazy)$/ },
  { modules: /^@emotion\/styled$|^styled-components$/, names: /^(?:default|styled|css|keyframes)$/ },
];

/** What makes a router or an application whose methods only note what it shall do: `express.Router()`, `new Hono()`. */
const ROUTER_MAKERS: Exports = [
  { modules: /^express$|^express-promise-router$/, names: /^(?:Router|default)$/ },
  { modules: /^(?:@koa\/router|koa-router)$/, names: /^(?:default|Router)$/ },
  { modules: /^(?:hono|@hono\/zod-openapi)$/, names: /^(?:OpenAPI)?Hono$/ },
];

/** Components that read elements in fragments as those beside them. */
const FRAGMENT_READERS: Exports = [{ modules: /^react-router(?:-dom|-native)?$/, names: /^Routes?$/ }];

/** Functions that only throw: their declarations give `never`. */
const ENDS: Exports = [{ modules: /^next\/navigation$/, names: /^(?:redirect|permanentRedirect|notFound|forbidden|unauthorized)$/ }];

const isOneOf = (exports: Exports, { module, name }: PackageExport): boolean => exports.some((e) => e.modules.test(module) && e.names.test(name));

/** Whether calling what a package exports has no effect but its result. */
export const isPureImport = (found: PackageExport): boolean => isOneOf(LOOKUPS, found) || isMaker(found);

/** Whether what a package exports, and what it gives, may be called without effects, whatever functions it is given: `styled('div')(style)`. */
export const isMaker = (found: PackageExport): boolean => isOneOf(MAKERS, found);

/** Whether a component that a package exports makes no difference between elements in a fragment and others. */
export const readsFragments = (found: PackageExport): boolean => isOneOf(FRAGMENT_READERS, found);

/** Whether a call of what a package exports never returns. */
export const isEnding = (found: PackageExport): boolean => isOneOf(ENDS, found);

/** Whether calling what a package exports does no more than the functions it is given. */
export const isRunner = (found: PackageExport): boolean => isOneOf(RUNNERS, found);

/** Whether what a package exports makes a hook that gives names of styles. */
export const isStyleMaker = (found: PackageExport): boolean => isOneOf(STYLE_MAKERS, found);

/** Whether what a package exports makes a hook that reads a store by the function it is given. */
export const isStoreMaker = (found: PackageExport): boolean => isOneOf(STORE_MAKERS, found);

/** Whether what a package exports makes a function of the functions it is given, and of nothing else. */
export const isSelectorMaker = (found: PackageExport): boolean => isOneOf(SELECTOR_MAKERS, found);

/** Whether what a package exports gives the theme of its components. */
export const givesTheme = (found: PackageExport): boolean => isOneOf(THEMES, found);

/** Whether what a package exports makes a router, called or with `new`. */
export const isRouterMaker = (found: PackageExport): boolean => isOneOf(ROUTER_MAKERS, found);

/** Whether something is of React, or of what stands in for it. */
export const isReact = ({ module }: PackageExport): boolean => /^(?:react|preact(?:\/(?:hooks|compat))?)$/.test(module);

/** Which of React's functions is called, as itself or as a member: `useMemo`, `React.useMemo`. */
export function calledOfReact(callee: TSESTree.Node, variable: (name: TSESTree.Node) => Variable | undefined): string | undefined {
  const isMember = callee.type === 'MemberExpression' && !callee.computed;
  const imported = importedBy(variable(isMember ? callee.object : callee));
  if (!imported || !isReact(imported)) return undefined;
  return isMember ? lastWordOf(callee) : imported.name;
}

/** Which function of Vue makes a ref where it is called. */
export function refMakerOf(callee: TSESTree.Node, variable: (name: TSESTree.Node) => Variable | undefined): 'computed' | 'ref' | undefined {
  const name = calledOfVue(callee, variable);
  return name === 'computed' ? 'computed' : name === 'ref' || name === 'shallowRef' ? 'ref' : undefined;
}

/** What a name is imported from, as the file itself says. */
export function importedBy(variable: Variable | undefined): PackageExport | undefined {
  const from = importOf(variable?.defs[0]);
  return from && { module: from.source, name: from.name };
}

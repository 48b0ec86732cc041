import type { Variable } from '@typescript-eslint/scope-manager';
import { importedName } from './import-roles.ts';

/** A name that a package exports. */
export interface PackageExport {
  readonly module: string;
  /** Exported name, or `default`. */
  readonly name: string;
}

type Exports = readonly { readonly modules: RegExp; readonly names: RegExp }[];

/** Hooks that only look up what a context holds. */
const LOOKUPS: Exports = [
  { modules: /^@(?:mui|material-ui)\//, names: /^useTheme$/ },
  { modules: /^@emotion\/react$|^styled-components$/, names: /^useTheme$/ },
  { modules: /^react-router(?:-dom)?$/, names: /^use(?:Location|Navigate|Params|SearchParams|History|RouteMatch)$/ },
  { modules: /^react-redux$/, names: /^use(?:Dispatch|Store)$/ },
  { modules: /^(?:@tanstack\/)?react-query$/, names: /^useQueryClient$/ },
  { modules: /^@apollo\/client$/, names: /^useApolloClient$/ },
  { modules: /^react-intl$/, names: /^useIntl$/ },
  { modules: /^react-hook-form$/, names: /^useFormContext$/ },
  { modules: /^next\/(?:router|navigation)$/, names: /^use(?:Router|Pathname|Params)$/ },
];

/** Functions that make components, styles and hooks, which do nothing before they are used. */
const MAKERS: Exports = [
  { modules: /^@(?:mui|material-ui)\/(?:material|system|core|(?:.+\/)?styles)$/, names: /^(?:styled|experimentalStyled|css|keyframes|makeStyles|createStyles)$/ },
  { modules: /^@emotion\/react$|^tss-react(?:\/|$)/, names: /^(?:css|keyframes|makeStyles)$/ },
  { modules: /^(?:next\/dynamic|@loadable\/component|react-loadable)$/, names: /^(?:default|loadable|lazy)$/ },
  { modules: /^@emotion\/styled$|^styled-components$/, names: /^(?:default|styled|css|keyframes)$/ },
];

/** Functions that only throw: their declarations give `never`. */
const ENDS: Exports = [{ modules: /^next\/navigation$/, names: /^(?:redirect|permanentRedirect|notFound|forbidden|unauthorized)$/ }];

const isOneOf = (exports: Exports, { module, name }: PackageExport): boolean => exports.some((e) => e.modules.test(module) && e.names.test(name));

/** Whether calling what a package exports has no effect but its result. */
export const isPureImport = (found: PackageExport): boolean => isOneOf(LOOKUPS, found) || isMaker(found);

/** Whether what a package exports, and what it gives, may be called without effects, whatever functions it is given: `styled('div')(style)`. */
export const isMaker = (found: PackageExport): boolean => isOneOf(MAKERS, found);

/** Whether a call of what a package exports never returns. */
export const isEnding = (found: PackageExport): boolean => isOneOf(ENDS, found);

/** Whether something is of React, or of what stands in for it. */
export const isReact = ({ module }: PackageExport): boolean => /^(?:react|preact(?:\/(?:hooks|compat))?)$/.test(module);

/** What a name is imported from, as the file itself says. */
export function importedBy(variable: Variable | undefined): PackageExport | undefined {
  const def = variable?.defs[0];
  return def?.type === 'ImportBinding' && def.node.type !== 'TSImportEqualsDeclaration' && def.parent.type === 'ImportDeclaration' ? { module: def.parent.source.value, name: importedName(def.node) } : undefined;
}

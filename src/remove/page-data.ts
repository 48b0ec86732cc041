import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, type FunctionNode } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import { wholeWord } from '../text/patterns.ts';
import { calleeOf } from './callees.ts';
import type { Held } from './held-objects.ts';
import type { Place } from './object-places.ts';
import { ownCallee } from './parameters.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { importedBy } from './pure-imports.ts';
import { objectOf, propertyName, returnsOf } from './slots.ts';
import { exportsOf, exportsOfVariable } from './usage.ts';

type Node = TSESTree.Node;

const ROUTER = /^(?:react-router(?:-dom)?|@remix-run\/(?:react|node|cloudflare|deno|server-runtime))$/;
/** Other ways to what a loader gives. */
const OTHER_LOADS = /\b(?:useRouteLoaderData|useMatches|useFetchers?|serverLoader|loaderData)\b/;

/** What a framework hands on of an object that a page's module returns: by Next to the page's component as props, by React Router to `useLoaderData`. */
export function handedToPage(plan: Plan, file: string, object: Node, prop: string, context: PassContext): Pick<Held, 'objects' | 'holders' | 'component' | 'stays'> | undefined {
  let at: Node = object;
  while (at.parent && /^TS(?:As|Satisfies|NonNull)/.test(at.parent.type)) at = at.parent;
  const isProps = at.parent?.type === 'Property' && !at.parent.computed && propertyName(at.parent.key) === 'props' && at.parent.parent.type === 'ObjectExpression';
  const fn = enclosingFunction(at);
  const callee = fn && fn.parent?.type !== 'CallExpression' ? ownCallee(file, fn) : undefined;
  const own = callee && callee.node === fn && callee.id ? context.variable(callee.id) : undefined;
  const name = own && exportsOfVariable(own, context)[0]?.name;
  if (!fn || !('params' in fn) || name === undefined) return undefined;
  if (isProps && /^get(?:ServerSide|Static)Props$/.test(name) && /(?:^|\/)pages\//.test(file)) return handedByNext(plan, file, fn, prop, context);
  return name === 'loader' ? handedByRouter(plan, file, fn, prop, context) : undefined;
}

const returned = (fn: FunctionNode): (Node | null)[] => (fn.body?.type === 'BlockStatement' ? returnsOf(fn).map((r) => r.argument) : [fn.body ?? null]);

/** Objects of a file, and whether a test has what gives or takes them. */
const heldIn = (plan: Plan, file: string, objects: readonly TSESTree.ObjectExpression[], name: string): Pick<Held, 'objects' | 'stays'> | undefined => {
  const users = plan.importersOf(file).filter((u) => u.import.name === name || u.import.name === '*');
  return users.every((u) => plan.project.isTest(u.file)) ? { objects: objects.map((node) => ({ file, node })), stays: users.length > 0 } : undefined;
};

function handedByNext(plan: Plan, file: string, fn: FunctionNode, prop: string, context: PassContext): ReturnType<typeof handedToPage> {
  const objects: TSESTree.ObjectExpression[] = [];
  for (const value of returned(fn)) {
    const whole = value && objectOf(value, value.parent!, '', context);
    const names = whole?.properties.map((p) => (p.type === 'Property' && !p.computed ? propertyName(p.key) : undefined));
    if (!whole || !names || names.includes(undefined)) return undefined;
    const given = whole.properties[names.indexOf('props')];
    if (given?.type !== 'Property') continue;
    const object = objectOf(given.value, given, prop, context);
    if (!object) return undefined;
    objects.push(object);
  }
  const page = exportsOf(context.source).find((e) => e.name === 'default');
  const component = page?.local ? calleeOf(plan, file, page.local) : page?.value && ownCallee(file, page.value);
  const word = new RegExp(wholeWord(prop));
  const isSeenByApp = plan.project.sources.some((f) => f !== file && /\bpageProps\b/.test(plan.text(f)) && word.test(plan.text(f)));
  const held = component?.file === file && !isSeenByApp ? heldIn(plan, file, objects, 'default') : undefined;
  return held && component && { ...held, holders: [], component };
}

function handedByRouter(plan: Plan, file: string, fn: FunctionNode, prop: string, context: PassContext): ReturnType<typeof handedToPage> {
  const isRouters = (callee: Node, names: RegExp): boolean => {
    const imported = callee.type === 'Identifier' ? importedBy(context.variable(callee)) : undefined;
    return imported !== undefined && ROUTER.test(imported.module) && names.test(imported.name);
  };
  const objects: TSESTree.ObjectExpression[] = [];
  for (const value of returned(fn)) {
    const isWrapped = value?.type === 'CallExpression' && isRouters(value.callee, /^(?:json|data)$/);
    if (value?.type === 'CallExpression' && isRouters(value.callee, /^redirect/)) continue;
    const given = isWrapped ? value.arguments[0] : value;
    const object = given && objectOf(given, given.parent!, prop, context);
    if (!object) return undefined;
    objects.push(object);
  }
  const holders: Place[] = [];
  walk(context.source.ast, (node) => {
    if (node.type === 'CallExpression' && isRouters(node.callee, /^useLoaderData$/)) holders.push({ file, node });
  });
  const exportsMeta = exportsOf(context.source).some((e) => /^(?:meta|handle|links)$/.test(e.name));
  if (holders.length === 0 || exportsMeta || plan.project.sources.some((f) => !plan.project.isTest(f) && OTHER_LOADS.test(plan.text(f)))) return undefined;
  const held = heldIn(plan, file, objects, 'loader');
  return held && { ...held, holders };
}

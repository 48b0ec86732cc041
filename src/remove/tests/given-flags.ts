import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../../facts/bindings.ts';
import { bare, isFunction } from '../../facts/syntax.ts';
import type { Evaluation } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import { constantOf } from '../constant-of.ts';
import type { Fold } from '../fold.ts';
import { exact } from '../known.ts';
import { keyNamedBy, nodeAt } from '../overrides.ts';
import type { PassContext } from '../pass.ts';
import type { Plan } from '../plan.ts';
import type { Request } from '../types.ts';
import { exportsOf } from '../usage.ts';
import { literalObject, parameterOf, wayTo, type Forcing, type Parameter } from './forcings.ts';
import { listsOfShapes, propertiesOfShapes } from './shapes.ts';

type Node = TSESTree.Node;

/** Notes where tests hand flags to functions and components of a file that read them from a parameter: `price({ flags: { nav: false } })`, `<Page flags={{ nav: true }} />`. */
export function noteGiven(plan: Plan, file: string, fold: Fold, evaluations: readonly Evaluation[], keys: ReadonlySet<string>): void {
  const context = fold.context();
  for (const { range, keys: read } of evaluations) {
    const at = read.some((key) => keys.has(key)) ? nodeAt(context.source, range) : undefined;
    const holder = at && holderOf(bare(at), keys);
    const way = holder && wayOf(holder.node, context);
    const name = way && nameOfCode(way.fn);
    const exported = exportsOf(context.source).filter(({ local }) => local?.type === 'Identifier' && local.name === name);
    if (!way || name === undefined) continue;
    for (const { file: test, import: { local } } of exported.flatMap((e) => plan.usesOf(file, e.name).uses)) {
      if (!plan.project.isTest(test) || !local || ![...keys].some((key) => plan.text(test).includes(key))) continue;
      const [prop = '', ...rest] = way.path;
      const end = holder.isList ? '[]' : '';
      note(plan, test, [`${local.name}(${way.index})${way.path.map((p) => `.${p}`).join('')}${end}`, ...(way.index === 0 ? [`<${local.name} ${prop}>${rest.map((p) => `.${p}`).join('')}${end}`] : [])], keys, read);
    }
  }
}

/** What a read takes its flag from: an object of flags by a member, or a list of those that are on by asking it. */
function holderOf(read: Node, keys: ReadonlySet<string>): { readonly node: Node; readonly isList: boolean } | undefined {
  const isList = read.type === 'CallExpression';
  const member = isList ? bare(read.callee) : read;
  const name = member.type === 'MemberExpression' ? staticName(member.property, member.computed) : undefined;
  if (member.type !== 'MemberExpression' || name === undefined) return undefined;
  return isList || keyNamedBy(name, keys) !== undefined ? { node: member.object, isList } : undefined;
}

function note(plan: Plan, test: string, shapes: readonly string[], keys: ReadonlySet<string>, read: readonly string[]): void {
  const fold = plan.fold(test);
  if (!fold) return;
  const context = fold.context();
  plan.given.set(test, new Set([...(plan.given.get(test) ?? []), ...shapes]));
  fold.mark(propertiesOfShapes(context.source.ast, new Set(shapes), keys).flatMap(({ key, property, place }) => {
    const value = constantOf(property.value, context) ?? literalObject(property.value, context);
    return value ? [{ kind: 'forced' as const, offset: place.root.range[0], name: key, known: exact(value.value) }] : [];
  }));
  fold.mark(listsOfShapes(context.source.ast, new Set(shapes)).flatMap(({ list, place }) => {
    const names = list.elements.map((e) => e && constantOf(e, context)?.value);
    return names.every((n) => typeof n === 'string') ? read.filter((key) => keys.has(key)).map((key) => ({ kind: 'forced' as const, offset: place.root.range[0], name: key, known: exact(names.includes(key)) })) : [];
  }));
}

/** What the places force that were noted, whether or not anything is left of what they gave. */
export function forcingsGiven({ notes, current: { ast } }: Fold, requests: readonly Request[]): Forcing[] {
  return notes.flatMap(({ kind, name, known, offset, every }) => {
    const request = kind === 'forced' ? requests.find((r) => r.key === name) : undefined;
    const at = request && nodeFrom(ast, offset);
    return request && at && known?.kind === 'exact' ? [{ override: { keys: [request.key], range: [0, 0] as const, sdk: 'given', form: 'given', ...(every ? { every } : {}) }, request, at, value: { value: known.value } }] : [];
  });
}

/** The innermost node that begins at an offset. */
function nodeFrom(ast: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  walk(ast, (n) => {
    if (n.range[0] === offset && n.type !== 'Program') found = n;
    return n.range[0] <= offset && offset < n.range[1];
  });
  return found;
}

/** The parameter that an expression is a part of, and the way to it. */
function wayOf(expression: Node, context: PassContext, depth = 0): Pick<Parameter, 'fn' | 'index' | 'path'> | undefined {
  const node = bare(expression);
  if (depth > 4) return undefined;
  if (node.type === 'MemberExpression') {
    const outer = !node.computed && node.property.type === 'Identifier' ? wayOf(node.object, context, depth + 1) : undefined;
    return outer && node.property.type === 'Identifier' ? { ...outer, path: [...outer.path, node.property.name] } : undefined;
  }
  const variable = node.type === 'Identifier' ? context.variable(node) : undefined;
  const [def] = variable?.defs ?? [];
  if (!variable || !def || def.type !== 'Variable') return variable && parameterOf(variable);
  const outer = def.node.init && !variable.references.some((r) => r.isWrite() && !r.init) ? wayOf(def.node.init, context, depth + 1) : undefined;
  const inner = outer && wayTo(def.name, def.node.id);
  return inner && { ...outer, path: [...outer.path, ...inner.path] };
}

/** What a function or component is called by, also through what wraps it: `const Page = memo((props) => …)`. */
function nameOfCode(fn: Parameter['fn']): string | undefined {
  if (!isFunction(fn)) return undefined;
  if (fn.id) return fn.id.name;
  let at: Node = fn;
  while (at.parent && (at.parent.type === 'CallExpression' || bare(at.parent) === at)) at = at.parent;
  return at.parent?.type === 'VariableDeclarator' && at.parent.id.type === 'Identifier' ? at.parent.id.name : undefined;
}

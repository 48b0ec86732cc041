import type { TSESTree } from '@typescript-eslint/types';
import { implementationOf } from '../../facts/module-fakes.ts';
import { bare, isFunction, lastWordOf } from '../../facts/syntax.ts';
import type { Override } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import { entriesIn, withoutEntries, type Entry } from '../overrides.ts';
import type { Called, Change, PassContext } from '../pass.ts';
import { dropStatement, keepStatements, listOf } from '../statements.ts';
import { aliasedBy, canLoseAlias } from './aliases.ts';
import { forgotten, isFalsyElse } from './fake-implementation.ts';
import { methodCalled } from './method-called.ts';
import { blockOf } from './structure.ts';

type Node = TSESTree.Node;

/** Names of calls that force flags by the way: `loginWithFlags`. */
const DOES_MORE = /^(?:\w*(?:[lL]og|[sS]ign)[iI]n|visit|render|mount|open|create|start|init|run)(?![a-z])/;

/** Takes flags out of what forces them. `spare`: the mock has no other use, so it may go whole; else a mocked result stays an object. */
export function dropOverride(override: Override, node: Node, keys: ReadonlySet<string>, spare: boolean, context: PassContext): Change | undefined {
  const rest = override.keys.filter((k) => !keys.has(k));
  const fn = override.every ? undefined : implementationOf(node.type === 'Property' ? node.value : node)?.fn;
  const isNeeded = rest.length > 0 || (fn !== undefined && !isFalsyElse(fn, context));
  const change = fn && isNeeded ? forgotten(fn, keys, context) : undefined;
  if (change) return change;
  if (node.type === 'ArrayExpression' && node.parent.type === 'ArrayExpression') return { edits: [withoutItem(node, context)] };
  if (override.forced || override.every || 'value' in override) return isNeeded ? undefined : (wholeStatement(node, context) ?? (fn && forgotten(fn, keys, context)));
  const named = entriesIn(node, keys);
  const entries = named.length > 0 ? named : entriesAt(override, node, keys);
  if (entries.length === 0) return fromNamedLiteral(node, keys, context);
  const call = bare(node);
  if (override.handed) return { edits: entries.map((e) => withoutItem(e.node, context)) };
  const only = call.type === 'CallExpression' ? call.arguments[0] : undefined;
  const list = only && bare(only);
  const empties = list && ((list.type === 'ObjectExpression' && list.properties.length === entries.length) || (list.type === 'ArrayExpression' && list.elements.length === entries.length));
  if (entries.length > 0 && empties && call.type === 'CallExpression' && call.arguments.length === 1 && entries.every((e) => e.node.parent === list)) {
    const mocked = call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' && call.callee.property.name.startsWith("mock");
    if ((mocked && !spare) || DOES_MORE.test(lastWordOf(call.callee))) return { edits: [{ start: list.range[0] + 1, end: list.range[1] - 1, text: '' }] };
    return wholeStatement(node, context) ?? withoutChain(call, context) ?? withoutEntries(entries, node, context.layout);
  }
  return withoutEntries(entries, node.type === 'Property' ? outermostLiteral(node) : node, context.layout, (c) => mayLack(c, context));
}

/** Properties that force keys under names which do not tell them: `{ [Keys.nav]: true }`. */
function entriesAt({ entries = {} }: Override, node: Node, keys: ReadonlySet<string>): Entry[] {
  const found: Entry[] = [];
  walk(node, (n) => {
    const key = n.type === 'Property' ? Object.keys(entries).find((k) => keys.has(k) && entries[k]?.forced?.join() === n.value.range.join()) : undefined;
    if (key !== undefined) found.push({ key, node: n });
  });
  return found;
}

/** Takes a property or element out of its literal, which stays. */
function withoutItem(node: Node, { layout }: PassContext): Change['edits'][number] {
  const { parent } = node;
  const items: readonly Node[] = parent?.type === 'ObjectExpression' ? parent.properties : parent?.type === 'ArrayExpression' ? parent.elements.filter((e) => e !== null) : [node];
  return items.length === 1 ? layout.soleItem(node.range) : layout.listItem(items.map((i) => i.range), items.indexOf(node));
}

/** The literal is a constant of the file: `const flags = { nav: true }`. A use goes with all its flags, others lose the flag there. */
function fromNamedLiteral(node: Node, keys: ReadonlySet<string>, context: PassContext): Change | undefined {
  let change: Change | undefined;
  walk(node, (n) => {
    const variable = n.type === 'Identifier' ? context.variable(n) : undefined;
    const [def] = variable?.defs ?? [];
    if (change || n.type !== 'Identifier' || def?.type !== 'Variable' || def.node.id !== def.name || def.node.init?.type !== 'ObjectExpression') return !change;
    const literal = def.node.init;
    const entries = entriesIn(literal, keys).filter((e) => e.node.parent === literal);
    if (entries.length === 0) return true;
    const use = n.parent.type === 'Property' && n.parent.value === n ? n.parent : n;
    if (entries.length < literal.properties.length) change = { edits: entries.map((e) => withoutItem(e.node, context)) };
    else change = use.type === 'Property' ? withoutEntries([{ key: '', node: use }], outermostLiteral(use), context.layout, (c) => mayLack(c, context)) : wholeStatement(node, context);
    return false;
  });
  return change;
}

/** The call or literal that holds a property, as far out as literals go. */
function outermostLiteral(property: Node): Node {
  let at = property;
  while (at.parent && /^(?:Property|ObjectExpression|ArrayExpression)$/.test(at.parent.type)) at = at.parent;
  return at.parent?.type === 'CallExpression' ? at.parent : at;
}

/** Whether a function does without the last argument of a call; undefined where its parameters are not known. */
function mayLack({ callee, arguments: { length } }: TSESTree.CallExpression, context: PassContext): boolean | undefined {
  const method = methodCalled(callee, context);
  if (method) return mayBeAbsent(method, length - 1);
  const parameter = context.functionOf(callee)?.fn.params[length - 1];
  return parameter && (parameter.type === 'AssignmentPattern' || (parameter.type === 'Identifier' && parameter.optional));
}

/** Whether a parameter may lack as well as be empty: it is empty unless given, or all that is taken of it is its properties, if there are any. */
function mayBeAbsent({ fn, context: home }: Called, index: number): boolean {
  const parameter = fn.params[index];
  if (parameter?.type === 'AssignmentPattern') return parameter.right.type === 'ObjectExpression' && parameter.right.properties.length === 0;
  const uses = parameter?.type === 'Identifier' && parameter.optional ? home.variable(parameter)?.references : undefined;
  return uses?.every(({ identifier: { parent } }) => (parent?.type === 'SpreadElement' && parent.parent.type === 'ObjectExpression') || (parent?.type === 'MemberExpression' && parent.optional)) ?? false;
}

/** The statement that a mock is all of, with the name that Cypress gives it; a hook with nothing but the mock goes whole. */
export function wholeStatement(node: Node, context: PassContext): Change | undefined {
  let at = node;
  while (at.parent && (at.parent.type === 'AwaitExpression' || bare(at.parent) === bare(at))) at = at.parent;
  const named = aliasedBy(at);
  if (named) {
    if (!canLoseAlias(named.alias, context)) return undefined;
    at = named.call;
  }
  const { parent } = at;
  if (parent?.type === 'ExpressionStatement') return listOf(parent) ? dropStatement(parent, '', context) : undefined;
  if (parent?.type === 'ArrowFunctionExpression' && parent.body === at) {
    const hook = parent.parent && blockOf(parent.parent, '');
    if (hook?.kind === 'hook' && listOf(hook.statement)) return dropStatement(hook.statement, '', context);
  }
  return undefined;
}

/** `cy.setFlags({ … }).then(() => { rest })` is what follows. */
function withoutChain(call: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const member = call.parent;
  const then = member.parent;
  if (member.type !== 'MemberExpression' || member.object !== call || then?.type !== 'CallExpression' || then.callee !== member || member.property.type !== 'Identifier' || member.property.name !== 'then') return undefined;
  const [fn] = then.arguments;
  if (!fn || then.arguments.length > 1 || !isFunction(fn) || fn.async || fn.params.length > 0) return undefined;
  const { layout } = context;
  if (then.parent.type === 'ExpressionStatement') {
    if (fn.body.type === 'BlockStatement') return keepStatements(then.parent, fn.body, context, '');
    return { edits: layout.keep(then.range, fn.body.range) };
  }
  const isBody = then.parent.type === 'ArrowFunctionExpression' && then.parent.body === then;
  if (isBody || fn.body.type !== 'BlockStatement') return { edits: layout.keep(then.range, fn.body.range) };
  return undefined;
}

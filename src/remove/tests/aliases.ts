import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import type { Change, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';
import { blocksRound } from './structure.ts';

type Node = TSESTree.Node;

/** The name that Cypress gives what a call sets up, `mockFlags(…).as('flags')`, and the whole call. */
export function aliasedBy(node: Node): { readonly alias: string; readonly call: TSESTree.CallExpression } | undefined {
  const member = node.parent;
  const call = member?.parent;
  if (member?.type !== 'MemberExpression' || member.object !== node || member.property.type !== 'Identifier' || member.property.name !== 'as' || call?.type !== 'CallExpression' || call.callee !== member) return undefined;
  const [name] = call.arguments;
  return name?.type === 'Literal' && typeof name.value === 'string' && call.arguments.length === 1 ? { alias: name.value, call } : undefined;
}

/** Whether all that is made of a name is to wait for it. */
export const canLoseAlias = (alias: string, { source }: PassContext): boolean => namings(source.ast).every((n) => n.value !== `@${alias}` || waitOf(n) !== undefined);

/** Names that a file waits for only where it also gives them. */
export function waitedFor({ source: { ast, text } }: PassContext): Set<string> {
  const given = declarations(ast, text);
  const lost = new Set(namings(ast).filter((n) => !isGiven(n, given, text)).map((n) => n.value.slice(1)));
  return new Set(given.map((g) => g.alias).filter((a) => !lost.has(a)));
}

/** One `cy.wait('@flags')` for a name that nothing gives any more. */
export function waitChange(aliases: ReadonlySet<string>, context: PassContext): Change | undefined {
  const { ast, text } = context.source;
  const given = declarations(ast, text);
  for (const name of namings(ast)) {
    const wait = aliases.has(name.value.slice(1)) && !isGiven(name, given, text) ? waitOf(name) : undefined;
    if (!wait) continue;
    const list = name.parent?.type === 'ArrayExpression' ? name.parent.elements.filter((e) => e !== null) : [];
    if (list.length > 1) return { edits: [context.layout.listItem(list.map((e) => e.range), list.indexOf(name))] };
    if (wait.parent.type === 'ExpressionStatement' && listOf(wait.parent)) return dropStatement(wait.parent, '', context);
  }
  return undefined;
}

type Naming = TSESTree.StringLiteral;

/** Every `'@name'` of a file. */
function namings(ast: Node): Naming[] {
  const found: Naming[] = [];
  walk(ast, (n) => {
    if (n.type === 'Literal' && typeof n.value === 'string' && /^@[\w-]+$/.test(n.value)) found.push(n);
  });
  return found;
}

/** The `wait` that a name is for; undefined when anything else is made of it, or of what the wait yields for it alone. */
function waitOf(name: Naming): TSESTree.CallExpression | undefined {
  const list = name.parent.type === 'ArrayExpression' ? name.parent : undefined;
  const call = (list ?? name).parent;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.property.type !== 'Identifier' || call.callee.property.name !== 'wait' || call.arguments[0] !== (list ?? name)) return undefined;
  return call.parent.type === 'ExpressionStatement' || (list && list.elements.length > 1 && !isLookedAt(call)) ? call : undefined;
}

/** Whether something is made of what a call yields, other than to go on behind it. */
function isLookedAt(call: TSESTree.CallExpression): boolean {
  const then = call.parent.type === 'MemberExpression' && call.parent.object === call && call.parent.parent.type === 'CallExpression' ? call.parent.parent : undefined;
  const [fn] = then?.arguments ?? [];
  return !(fn && 'params' in fn && fn.params.length === 0);
}

interface Given {
  readonly alias: string;
  /** The test case that it is given in; elsewhere it is given for all. */
  readonly home: Node | undefined;
}

function declarations(ast: Node, text: string): Given[] {
  const found: Given[] = [];
  walk(ast, (n) => {
    const named = aliasedBy(n);
    if (named) found.push({ alias: named.alias, home: blocksRound(n, text).find((b) => b.kind === 'case')?.call });
  });
  return found;
}

function isGiven(name: Naming, given: readonly Given[], text: string): boolean {
  const homes = blocksRound(name, text).map((b): Node => b.call);
  return given.some((g) => g.alias === name.value.slice(1) && (!g.home || homes.length === 0 || homes.includes(g.home)));
}

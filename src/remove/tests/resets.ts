import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { bare, lastWordOf } from '../../facts/syntax.ts';
import type { Range } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import { within } from '../edits.ts';
import type { Change, PassContext } from '../pass.ts';
import { wholeStatement } from './drop-override.ts';
import { usesOf, type Forcing } from './forcings.ts';
import { blocksRound, inside, statementsOf } from './structure.ts';
import { chainOf } from './tidy.ts';

type Node = TSESTree.Node;

const RESET = /^(?:reset|clear|restore)[A-Z]/;

/** The module that the function of a mock is imported from. */
export function sourceOf(node: Node, context: PassContext): string[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return [];
  const [def] = context.variable(node.callee)?.defs ?? [];
  return def?.type === 'ImportBinding' && def.parent.type === 'ImportDeclaration' ? [def.parent.source.value] : [];
}

/** Cases that begin with `resetFlags()`: they run with every flag off. */
export function casesReset(context: PassContext): Node[] {
  const { ast, text } = context.source;
  const resets = ast.body.flatMap((s) => (s.type === 'ImportDeclaration' ? s.specifiers : [])).filter((s) => isFlagReset(s.local.name)).flatMap((s) => usesOf(context.variable(s.local) ?? { references: [] } as never));
  return resets.flatMap((use) => {
    const call = use.parent;
    const [block] = call?.type === 'CallExpression' && call.callee === use && call.arguments.length === 0 ? blocksRound(call, text) : [];
    return call && block?.kind === 'case' && statementsOf(block.fn)[0] === call.parent ? [call] : [];
  });
}

/** What is called to say which flags are on: a function of the test, or a method of a mock. */
interface Setter {
  readonly variable: Variable;
  readonly method: string | undefined;
}

const RETURNS = /^(?:mock(?:Return|Resolved)Value(?:Once)?|returns|resolves)$/;

function setterOf(node: Node, context: PassContext): Setter | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const callee = bare(node.callee);
  const method = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' ? callee.property.name : undefined;
  if (callee.type === 'MemberExpression' && !(method !== undefined && RETURNS.test(method))) return undefined;
  const held = callee.type === 'MemberExpression' ? bare(callee.object) : callee;
  const mocked = held.type === 'CallExpression' && lastWordOf(held.callee) === 'mocked' && held.arguments[0] ? bare(held.arguments[0]) : held;
  const variable = mocked.type === 'Identifier' ? context.variable(mocked) : undefined;
  return variable && { variable, method };
}

/** Where a case says that no flag is on, by what turns one on elsewhere: `mockFlags([])`, `useFlags.mockReturnValue({})`. `others` are places that force flags which stay. */
export function casesWithNone(forcings: readonly Forcing[], context: PassContext, others: readonly Range[]): { readonly at: Node; readonly isSole: boolean }[] {
  const setters = forcings.flatMap(({ at, override }) => (override.every ? [] : (setterOf(at, context) ?? [])));
  const found: { at: Node; setter: Setter }[] = [];
  const shared = new Set<Variable>();
  walk(context.source.ast, (n) => {
    const setter = setterOf(n, context);
    if (n.type !== 'CallExpression' || !setter || !setters.some((s) => s.variable === setter.variable && (s.method === undefined) === (setter.method === undefined))) return;
    if (others.some((at) => within(at, n.range))) shared.add(setter.variable);
    const given = bare(n.arguments[0] as Node);
    const isEmpty = given.type === 'ArrayExpression' ? given.elements.length === 0 : given.type === 'ObjectExpression' && given.properties.length === 0;
    if (isEmpty && blocksRound(n, context.source.text)[0]?.kind === 'case') found.push({ at: n, setter });
  });
  return found.map(({ at, setter }) => ({ at, isSole: !shared.has(setter.variable) }));
}

const FLAGS = /flag|feature|toggle|experiment/i;
const isFlagReset = (name: string): boolean => RESET.test(name) && FLAGS.test(name);

/** One `resetFlags()` of a module by which the test sets no flag any more: nothing else of the module is imported. */
export function resetChange(sources: ReadonlySet<string>, context: PassContext): Change | undefined {
  for (const statement of context.source.ast.body) {
    if (statement.type !== 'ImportDeclaration' || !sources.has(statement.source.value)) continue;
    const flagged = statement.specifiers.filter((s) => s.type !== 'ImportSpecifier' || FLAGS.test(s.local.name));
    if (flagged.some((s) => !RESET.test(s.local.name))) continue;
    for (const specifier of flagged) {
      const uses = usesOf(context.variable(specifier.local) ?? { references: [] } as never);
      const calls = uses.flatMap((u) => (u.parent?.type === 'CallExpression' && u.parent.callee === u && u.parent.arguments.length === 0 ? [u.parent] : []));
      if (calls.length < uses.length) continue;
      for (const call of calls) {
        const change = wholeStatement(call, context);
        if (change) return change;
      }
    }
  }
  return undefined;
}

/**
 * One call without arguments beside mocks that went, of a function of the same module (`mockFlagStream()`): in its block nothing of
 * that module sets a flag any more. `blocks` are those that did.
 */
export function companionChange(sources: ReadonlySet<string>, blocks: ReadonlySet<string>, context: PassContext): Change | undefined {
  const { ast, text } = context.source;
  const specifiers = ast.body.flatMap((s) => (s.type === 'ImportDeclaration' && s.importKind !== 'type' && sources.has(s.source.value) ? s.specifiers : []));
  const calls = specifiers.flatMap((s) => usesOf(context.variable(s.local) ?? { references: [] } as never)).flatMap((u) => (u.parent?.type === 'CallExpression' && u.parent.callee === u ? [u.parent] : []));
  for (const call of calls) {
    const [block] = call.arguments.length === 0 ? blocksRound(call, text) : [];
    if (!block || !blocks.has(chainOf(block, text)) || calls.some((c) => c.arguments.length > 0 && inside(c, block.fn))) continue;
    const change = wholeStatement(call, context);
    if (change) return change;
  }
  return undefined;
}

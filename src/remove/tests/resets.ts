import type { TSESTree } from '@typescript-eslint/types';
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

/** Calls in cases of what forces a flag elsewhere, with an empty list or object of flags: `mockFlags([])`. */
export function casesWithNone(forcings: readonly Forcing[], context: PassContext): Node[] {
  const callees = new Set(forcings.flatMap(({ at }) => (at.type === 'CallExpression' && at.callee.type === 'Identifier' && at.arguments.length === 1 ? (context.variable(at.callee) ?? []) : [])));
  return [...callees].flatMap(usesOf).flatMap((use) => {
    const call = use.parent;
    if (call?.type !== 'CallExpression' || call.callee !== use || call.arguments.length !== 1 || blocksRound(call, context.source.text)[0]?.kind !== 'case') return [];
    const [given] = call.arguments;
    const isEmpty = given?.type === 'ArrayExpression' ? given.elements.length === 0 : given?.type === 'ObjectExpression' && given.properties.length === 0;
    return isEmpty ? [call] : [];
  });
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

import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import type { Edit } from '../edits.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { dropStatement, endsEarlier, exits, isNamedOutside, lexicalNames, listOf, residueOf } from '../statements.ts';
import { withoutCase } from '../without-case.ts';

type Node = TSESTree.Node;

/** `switch (known)` is the statements from the case that matches to its break. */
export const switchStatement: Pass = {
  name: 'switch',
  visit(node, context) {
    if (node.type !== 'SwitchStatement') return undefined;
    const value = context.known(node.discriminant) ?? context.chosen(node.discriminant);
    if (!value) return withoutChoice(node, context) ?? amongCases(node, context);
    if (value.kind !== 'exact' || (typeof value.value === 'object' && value.value !== null)) return undefined;
    const index = matching(node, value.value, context);
    if (index === undefined) return undefined;
    const run = index < 0 ? [] : statementsFrom(node, index)?.kept;
    if (!run || !listOf(node)) return undefined;
    const dead = node.cases.flatMap((c) => c.consequent).filter((s) => !run.includes(s));
    if (run.length === 0) {
      const residue = residueOf(dead, context);
      return residue === undefined ? undefined : dropStatement(node, residue, context);
    }
    return unwrapped(node, run, dead, context);
  },
};

/** A switch that lost all its cases but the default is what that does. */
function withoutChoice(node: TSESTree.SwitchStatement, context: PassContext): Change | undefined {
  const [only, ...others] = node.cases;
  const run = only && !only.test && others.length === 0 && context.marked('tidy', node.range[0]) && context.isPure(node.discriminant) && listOf(node) ? statementsFrom(node, 0) : undefined;
  return run && run.kept.length > 0 ? unwrapped(node, run.kept, [], context) : undefined;
}

/** `switch (true)`, or of another constant: a case that the flag rules out goes, and one that it forces is the last. */
function amongCases(node: TSESTree.SwitchStatement, context: PassContext): Change | undefined {
  const about = context.constant(node.discriminant);
  if (!about) return undefined;
  for (const [i, c] of node.cases.entries()) {
    const known = c.test && context.known(c.test);
    if (known?.kind !== 'exact' || !c.test) continue;
    if (known.value !== about.value) return withoutCase(c, context);
    const run = statementsFrom(node, i);
    const rest = node.cases.slice(i + 1);
    const dead = rest.flatMap((r) => r.consequent);
    if (i === 0 && run) return run.kept.length > 0 && listOf(node) ? unwrapped(node, run.kept, dead, context) : undefined;
    const others = node.cases.slice(0, i);
    const names = new Set(lexicalNames(dead));
    const isLast = others.every((o) => o.test) && (rest.length === 0 || c.consequent.some(exits)) && residueOf(dead, context) === '' && !rest.some((r) => isNamedOutside(names, node, [r.range[0], node.range[1]]));
    if (!isLast) return undefined;
    const end = rest.length > 0 ? [{ start: context.layout.pastComment(c.range[1]), end: rest.at(-1)!.range[1], text: '' }] : [];
    return { edits: [{ start: c.range[0], end: c.test.range[1], text: 'default' }, ...end] };
  }
  return undefined;
}

interface Run { readonly kept: Node[] }

/** Index of the case that runs, -1 for none, undefined when that is not known. */
function matching(node: TSESTree.SwitchStatement, value: unknown, context: PassContext): number | undefined {
  let fallback = -1;
  for (const [i, c] of node.cases.entries()) {
    if (!c.test) {
      fallback = i;
      continue;
    }
    const test = context.constant(c.test);
    if (!test) return undefined;
    if (test.value === value) return i;
  }
  return fallback;
}

/** The statements that run from a case on; undefined when a nested break leaves the switch from inside. */
function statementsFrom(node: TSESTree.SwitchStatement, index: number): Run | undefined {
  const kept: Node[] = [];
  for (const c of node.cases.slice(index)) {
    for (const statement of c.consequent) {
      const inner = statement.type === 'BlockStatement' && c.consequent.length === 1 ? statement.body : undefined;
      if (statement.type === 'BreakStatement' && !statement.label) return { kept };
      if (inner) {
        const stop = inner.findIndex((s) => s.type === 'BreakStatement' && !s.label);
        const body = stop < 0 ? inner : inner.slice(0, stop);
        if (body.some(breaks)) return undefined;
        if (stop >= 0 || inner.some(exits)) {
          if (kept.length > 0) return undefined;
          return { kept: body };
        }
      }
      if (breaks(statement)) return undefined;
      kept.push(statement);
      if (exits(statement)) return { kept };
    }
  }
  return { kept };
}

/** Whether a statement has a break that would leave the switch. */
function breaks(statement: Node): boolean {
  let found = false;
  walk(statement, (n) => {
    if (n.type === 'BreakStatement' && !n.label) found = true;
    return !/Function|^For|While|Switch/.test(n.type);
  });
  return found;
}

function unwrapped(node: TSESTree.SwitchStatement, kept: readonly Node[], dead: readonly Node[], context: PassContext): Change | undefined {
  const { layout } = context;
  const keptSet = new Set(kept);
  const residue = residueOf(dead.filter((d) => !kept.some((k) => k.range[0] >= d.range[0] && k.range[1] <= d.range[1])), context);
  if (residue === undefined) return undefined;
  const deadNames = new Set(dead.filter((d) => !kept.some((k) => k.range[0] >= d.range[0] && k.range[1] <= d.range[1])).flatMap((d) => lexicalNames([d])));
  if (deadNames.size > 0 && kept.some((k) => isNamedOutside(deadNames, k, [-1, -1]))) return undefined;
  const first = kept[0]!;
  const last = kept.at(-1)!;
  const names = lexicalNames(kept);
  const home = node.parent;
  const collides = names.length > 0 && (home.type === 'SwitchCase' || endsEarlier(kept, node) || isNamedOutside(new Set(names), home.parent && /Function|CatchClause/.test(home.parent.type) ? home.parent : home, node.range));
  const start = leadingComments(first, layout.lineStart(first.range[0]), context);
  const inner: Range = [start, trailingEnd(last, context)];
  const edits: Edit[] = layout.keep(node.range, inner);
  let at = first.range[1];
  for (const statement of kept.slice(1)) {
    if (statement.parent !== (kept[kept.indexOf(statement) - 1]!).parent) {
      const label = layout.tokenAfter(at);
      const body = Math.max(label, leadingComments(statement, label, context));
      const lines = layout.startsLine(label) && layout.startsLine(body);
      edits.push({ start: lines ? layout.lineStart(label) : label, end: lines ? layout.lineStart(body) : body, text: '' });
    }
    at = statement.range[1];
  }
  const open = collides ? '{ ' : '';
  const prefix = (residue === '' ? '' : `${residue} `) + open;
  const kept2 = edits.filter((e, i) => !edits.some((o, j) => j !== i && o !== e && o.start <= e.start && e.end <= o.end && (o.end - o.start > e.end - e.start)));
  const result = kept2.map((e) => ({ ...e, text: e.start === node.range[0] ? prefix + e.text : e.end === node.range[1] ? e.text + (collides ? ' }' : '') : e.text }));
  return { edits: result, marks: [{ kind: 'settle', offset: last.range[0] }], claims: keptSet.size > 0 ? names.map((n) => `${home.range[0]}-${home.range[1]}:${n}`) : [] };
}

function leadingComments(statement: Node, floor: number, context: PassContext): number {
  const { layout } = context;
  const begin = layout.tokenBefore(statement.range[0]);
  const comments = layout.commentsIn([Math.max(begin, 0), statement.range[0]]);
  return comments[0] ? Math.max(comments[0].range[0], 0) : Math.max(statement.range[0], Math.min(floor, statement.range[0]));
}

function trailingEnd(statement: Node, context: PassContext): number {
  const comment = context.source.comments.find((c) => c.range[0] >= statement.range[1] && context.layout.text.slice(statement.range[1], c.range[0]).trim() === '' && !context.layout.isMultiLine([statement.range[1], c.range[0]]));
  return comment ? comment.range[1] : statement.range[1];
}

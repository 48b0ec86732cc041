import type { Source } from './source.ts';
import { isFunction } from './syntax.ts';
import type { Evaluation, Range } from './types.ts';
import { walk } from './walk.ts';

const LONGEST_TEXT = 300;

interface Wait {
  readonly function: Range | undefined;
  /** Offset from which it has been waited. */
  readonly end: number;
}

/** All places where a function gives way to others. */
function waitsOf({ ast }: Source): Wait[] {
  const waits: Wait[] = [];
  const functions: Range[] = [];
  walk(
    ast,
    (node) => {
      if (isFunction(node)) functions.push(node.range);
      const wait = { function: functions.at(-1) };
      if (node.type === 'AwaitExpression' || node.type === 'YieldExpression')
        waits.push({ ...wait, end: node.range[1] });
      if (node.type === 'ForOfStatement' && node.await) waits.push({ ...wait, end: node.body.range[0] });
    },
    (node) => {
      if (isFunction(node)) functions.pop();
    },
  );
  return waits;
}

/** Says of each read how it is written and in which task of its function it runs. */
export function withTasks(source: Source, evaluations: readonly Evaluation[]): Evaluation[] {
  const waits = evaluations.length > 1 ? waitsOf(source) : [];
  return evaluations.map((evaluation) => {
    const [start, end] = evaluation.range;
    const [from] = evaluation.function ?? [undefined];
    const task = waits.filter((wait) => wait.function?.[0] === from && wait.end <= start).length;
    const text = end - start > LONGEST_TEXT ? undefined : source.text.slice(start, end).replaceAll(/\s+/g, ' ');
    return { ...evaluation, task, ...(text !== undefined && { text }) };
  });
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.ts';
import type { Findings } from './findings.ts';
import type { IndexedForm } from './sdk-index.ts';
import type { Source } from './source.ts';
import { bare, isFunction, outermost } from './syntax.ts';
import type { Evaluation } from './types.ts';
import { codeOf } from './walk.ts';

type Node = TSESTree.Node;

const LONGEST_TEXT = 300;

/** A place in the tree: its ancestors from the program down to itself. */
type Path = readonly Node[];

interface Places {
  /** By the index of the evaluation. */
  readonly reads: ReadonlyMap<number, Path>;
  /** Where a function gives way to others: `await`, `yield`, `for await`. */
  readonly waits: readonly Path[];
}

/** The way to a node from the program. */
function pathTo(node: Node): Path {
  const path: Node[] = [];
  for (let on: Node | undefined = node; on; on = on.parent) path.unshift(on);
  return path;
}

function findPlaces({ ast }: Source, nodes: ReadonlyMap<Node, number>): Places {
  const waits = codeOf(ast).filter((node) => node.type === 'AwaitExpression' || node.type === 'YieldExpression' || (node.type === 'ForOfStatement' && node.await));
  return { reads: new Map([...nodes].map(([node, index]) => [index, pathTo(outermost(node))])), waits: waits.map(pathTo) };
}

const at = (path: Path): Node | undefined => path.at(-1);
const functionOf = (path: Path): Node | undefined => path.slice(0, -1).findLast(isFunction);

/** Offset from which something has happened. */
const endOf = (node: Node): number => (node.type === 'ForOfStatement' ? node.right.range[1] : node.range[1]);

const EXITS = new Set<string>(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);
const exits = (statements: readonly Node[]): boolean => EXITS.has(statements.at(-1)?.type ?? '');

/** Whether control that was at a node leaves it by another way than its end. */
const isLeft = (node: Node): boolean =>
  node.type === 'ReturnStatement' || node.type === 'ThrowStatement'
  || (node.type === 'BlockStatement' && node.parent.type === 'IfStatement' && exits(node.body))
  || (node.type === 'SwitchCase' && exits(node.consequent));

/** Whether one place may have run before another of the same function, loops aside. */
function mayPrecede(first: Path, second: Path): boolean {
  const [one, other] = [at(first), at(second)];
  if (!one || !other || functionOf(first) !== functionOf(second) || endOf(one) > endOf(other) || one === other) return false;
  if (second.includes(one)) return false;
  const fork = first.findIndex((node, index) => node !== second[index]);
  if (fork < 0) return true;
  const [joint, here, there] = [first[fork - 1], first[fork], second[fork]];
  if (joint?.type === 'IfStatement' || joint?.type === 'ConditionalExpression') {
    if (here === joint.consequent && there === joint.alternate) return false;
  }
  return !first.slice(fork).some(isLeft);
}

function isAwaited(text: string, path: Path, waits: readonly Path[]): boolean {
  const from = path.findLastIndex((node, index) => index < path.length - 1 && isFunction(node));
  if (path.slice(from + 1).some((node) => node.type === 'AwaitExpression')) return true;
  const parent = path.at(-2);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const name = new RegExp(`(?<![\\w$.])${parent.id.name.replaceAll('$', '\\$')}(?![\\w$])`);
  return waits.some((wait) => name.test(text.slice(...(at(wait)?.range ?? [0, 0]))));
}

const isAtLoad = (path: Path): boolean =>
  !path.slice(0, -1).some((node) => isFunction(node) || (node.type === 'PropertyDefinition' && !node.static) || node.type === 'Decorator');

/** Whether a read looks into an object that a function was given or got before, which answers the same before a wait and after it. */
function isHeld(node: Node, { variableOf }: Bindings): boolean {
  let on = bare(node);
  while (on.type === 'MemberExpression') on = bare(on.object);
  const variable = on.type === 'Identifier' && on !== node ? variableOf(on) : undefined;
  const scope = variable?.scope.type;
  return variable !== undefined && scope !== 'module' && scope !== 'global' && !variable.references.some((use) => use.isWrite() && !use.init);
}

/** What a read asks, whatever the function is called: reads of a flag with the same question have the same answer at one time. */
const questionOf = ({ keys, text, exactness, value }: Evaluation): string | undefined =>
  text === undefined || exactness !== 'exact' ? undefined : [keys[0], value.type, text.replace(/[\w$]+(?=\()/, '')].join();

/** Whether the configuration describes what has one value as long as the program runs: a constant of a module or of the build, the environment. */
const isFixed = ({ form: { kind }, receivers, sdk }: IndexedForm, described: string): boolean =>
  kind === 'member' && sdk.evidence === undefined && (receivers.length === 0 || receivers.includes('globalThis') || /^(?:process|import\.meta)\.env\./.test(described));

/** Says of each read how it is written and when it runs: in which task of its function, and of what may change meanwhile, at load and again after a wait. */
export function withTasks(source: Source, bindings: Bindings, { evaluations, nodes, forms }: Pick<Findings, 'evaluations' | 'nodes' | 'forms'>): Evaluation[] {
  if (evaluations.length === 0) return [];
  const { reads, waits } = findPlaces(source, nodes);
  const isScript = /\.[cm]?[jt]sx?$/.test(source.file);
  const written = evaluations.map((evaluation): Evaluation => {
    const [start, end] = evaluation.range;
    return end - start > LONGEST_TEXT ? evaluation : { ...evaluation, text: source.text.slice(start, end).replaceAll(/\s+/g, ' ') };
  });

  const earlierRead = (index: number, path: Path): number | undefined => {
    const own = written[index];
    const question = own && questionOf(own);
    if (question === undefined || isHeld(at(path) ?? source.ast, bindings)) return undefined;
    for (const [other, before] of [...reads].sort(([, a], [, b]) => (at(b)?.range[0] ?? 0) - (at(a)?.range[0] ?? 0))) {
      const read = written[other];
      if (other === index || !read || questionOf(read) !== question || !mayPrecede(before, path)) continue;
      const isOutdated = waits.some((wait) => (before.some((node) => node === at(wait)) || mayPrecede(before, wait)) && mayPrecede(wait, path));
      if (isOutdated) return other;
    }
    return undefined;
  };

  return written.map((evaluation, index) => {
    const path = reads.get(index);
    if (!path) return evaluation;
    const form = forms[index];
    const mayChange = form === undefined || !isFixed(form, evaluation.form);
    const reread = mayChange && waits.length > 0 ? earlierRead(index, path) : undefined;
    return {
      ...evaluation,
      task: waits.filter((wait) => mayPrecede(wait, path)).length,
      ...(evaluation.async && isAwaited(source.text, path, waits) && { awaited: true }),
      ...(isScript && mayChange && isAtLoad(path) && { atLoad: true }),
      ...(reread !== undefined && { rereadOf: reread }),
    };
  });
}

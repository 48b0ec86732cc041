import type { TSESTree } from '@typescript-eslint/types';
import { isWritten, outermost } from '../facts/syntax.ts';
import type { Constant, Evaluation, Range } from '../facts/types.ts';
import { within } from './edits.ts';
import { isBoolean, needsParens, precedence, useOf, useOfConstant, type Use } from './expressions.ts';
import type { Fold } from './fold.ts';
import { exact, type Known } from './known.ts';
import type { Change, Mark } from './pass.ts';
import { isPure } from './purity.ts';

type Node = TSESTree.Node;

/** What is asked about reads under a further condition. */
export interface Conditions {
  readonly text: string;
  readonly getters: ReadonlySet<string>;
  readonly fold: Fold;
  /** The expression of a range. */
  nodeAt(range: Range): Node | undefined;
}

/** Whether an expression has no effects but in the condition that stands in it. */
export function isPureBut(node: Node, condition: Range | undefined, getters: ReadonlySet<string>): boolean {
  if (!condition || !within(condition, node.range)) return isPure(node, getters);
  return within(node.range, condition) || (node.type === 'ObjectExpression' && node.properties.every((p) => p.type === 'Property' && !p.computed && isPureBut(p.value, condition, getters)));
}

export const UNKNOWN_DEFAULT = 'it is asked under a further condition, with an unknown default';

/** What a read gives while its further condition does not hold. */
export const fallbackOf = ({ defaultRange, defaultValue, value }: Evaluation): Constant => defaultValue ?? (value.type === 'boolean' && !defaultRange ? false : undefined);

/** The value's part of a read under a further condition, where nothing else is taken: `const { value: isNew } = read`, `read.value`. */
export function partUnderCondition(node: Node, evaluation: Evaluation, { parts }: Extract<Known, { kind: 'object' }>, conditions: Conditions): Change | string {
  const taken = takenPart(node);
  const part = taken && evaluation.value.parts?.[taken.name] === 'value' ? parts[taken.name] : undefined;
  if (!taken || part?.kind !== 'exact') return 'it is asked under a further condition, and more than its value is taken';
  const fallback = fallbackOf(evaluation);
  if (fallback === undefined || !evaluation.whenRange) return UNKNOWN_DEFAULT;
  const context = conditions.fold.context();
  const use = taken.id ? useOfConstant(taken.id, context) : useOf(taken.at, context);
  const text = underCondition(taken.at, use, evaluation.whenRange, part.value, fallback, conditions);
  if (!taken.id) return { edits: [{ start: taken.range[0], end: taken.range[1], text }] };
  const [start, end] = taken.id.range;
  return { edits: [{ start: taken.range[0], end: start, text: '' }, { start: end, end: taken.range[1], text: ` = ${text}` }], marks: namesRead(start, taken.id.name, true) };
}

/** The one part that is taken of an object: its name, the expression that is its value, the text that is replaced, and the name it is given. */
function takenPart(node: Node): { name: string; at: Node; range: Range; id?: TSESTree.Identifier } | undefined {
  const { parent } = outermost(node);
  if (parent?.type === 'MemberExpression') return parent.computed || parent.property.type !== 'Identifier' || isWritten(parent) ? undefined : { name: parent.property.name, at: parent, range: parent.range };
  const property = parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern' && !parent.id.typeAnnotation && parent.id.properties.length === 1 ? parent.id.properties[0] : undefined;
  if (!parent || property?.type !== 'Property' || property.computed || property.key.type !== 'Identifier' || property.value.type !== 'Identifier') return undefined;
  return { name: property.key.name, at: node, range: parent.range, id: property.value };
}

/** `when ? value : fallback`, as short as it goes without another value or a lost effect. */
export function underCondition(read: Node, use: Use, range: Range, value: Constant, fallback: Constant, { text: source, getters, fold, nodeAt }: Conditions): string {
  const text = fold.placeholders.add(exact(value));
  const when = source.slice(...range);
  const node = nodeAt(range);
  const settled = node && fold.context().constant(node);
  if (settled) return settled.value ? text : fold.placeholders.add(exact(fallback));
  if (value === fallback) return node && isPure(node, getters) ? text : `(${when}, ${text})`;
  const grouped = (chosen: string): string => (/^(?:VariableDeclarator|ReturnStatement|JSXExpressionContainer)$/.test(read.parent?.type ?? '') ? chosen : `(${chosen})`);
  if (value === false && fallback === true && node) return grouped(negated(node, source));
  if (value !== true || fallback !== false) return grouped(`${node && precedence(node) <= 2 ? `(${when})` : when} ? ${text} : ${fold.placeholders.add(exact(fallback))}`);
  const context = fold.context();
  if (!node || !(isBoolean(node, context) || (!use.whenTruthy && !use.whenFalsy))) return `Boolean(${when})`;
  return needsParens(node, read) ? `(${when})` : when;
}

const OPPOSITES: Readonly<Record<string, string>> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };

/** The opposite of a condition, in text. */
function negated(node: Node, text: string): string {
  const [start, end] = node.range;
  const opposite = node.type === 'BinaryExpression' ? OPPOSITES[node.operator] : undefined;
  const gap = node.type === 'BinaryExpression' && opposite !== undefined ? /^([\s)]*)[=!]==?/.exec(text.slice(node.left.range[1], end)) : undefined;
  if (node.type !== 'BinaryExpression' || !gap) return precedence(node) < 15 ? `!(${text.slice(start, end)})` : `!${text.slice(start, end)}`;
  return `${text.slice(start, node.left.range[1])}${gap[1]}${opposite}${text.slice(node.left.range[1] + gap[0].length, end)}`;
}

/** Marks of a name that holds a read; under a further condition the flag chose that. */
export const namesRead = (offset: number, name: string, isConditional: boolean): Mark[] => [{ kind: 'candidate', offset, name, carrier: true }, ...(isConditional ? [{ kind: 'chosen' as const, offset }] : [])];

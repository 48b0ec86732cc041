import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, outermost } from '../../facts/syntax.ts';
import type { Edit } from '../edits.ts';
import type { PassContext } from '../pass.ts';
import { propertyName } from '../slots.ts';
import { listOf } from '../statements.ts';
import { patternsOf, usesOf, type Binder, type Parameter } from './forcings.ts';
import { blocksIn } from './structure.ts';

type Node = TSESTree.Node;

/** Where code that runs once a row finds a cell: which parameter, and the way down from it. */
export type Place = Pick<Parameter, 'index' | 'path'>;

export interface Row {
  readonly node: Node;
  cellAt(place: Place): Node | undefined;
  /** What the placeholders of a title print, in order. */
  readonly printed: readonly Node[];
}

/** A list that code runs over once an element: `[true, false].forEach((on) => …)`, `for (const on of [true, false])`, ``it.each`…`('…', …)``. */
export interface Table {
  readonly rows: readonly Row[];
  readonly statement: TSESTree.Statement;
  /** The callback or the loop. */
  readonly binder: Binder;
  readonly patterns: readonly Node[];
  readonly body: Node;
  /** The call of the test runner with title and callback, where one runs the table, and what stands between the runner's name and it. */
  readonly each?: { readonly call: TSESTree.CallExpression; readonly list: Edit; readonly title?: Node };
  withoutRow(index: number): Edit;
  /** Takes a cell out of every row; undefined where rows would be left without any. */
  withoutCells(place: Place): Edit[] | undefined;
}

/** The table whose code a parameter is of. */
export function tableOf({ fn: binder }: Pick<Parameter, 'fn'>, context: PassContext): Table | undefined {
  const patterns = patternsOf(binder);
  if (binder.type === 'ForOfStatement') {
    const list = listIn(binder.right, context);
    return list && !binder.await && listOf(binder) ? { statement: binder, binder, patterns, body: binder.body, ...listed(list, false, context) } : undefined;
  }
  const call = binder.parent;
  if (call.type !== 'CallExpression' || !call.arguments.includes(binder as never) || call.parent.type !== 'ExpressionStatement') return undefined;
  const base = { statement: call.parent, binder, patterns, body: binder.body };
  if (isMember(call.callee, 'forEach')) {
    const list = listIn(call.callee.object, context);
    return list && { ...base, ...listed(list, false, context) };
  }
  const table = call.callee.type === 'CallExpression' ? call.callee.callee : call.callee.type === 'TaggedTemplateExpression' ? call.callee.tag : undefined;
  if (!table || !isMember(table, 'each')) return undefined;
  const [title] = call.arguments;
  const each = { call, list: { start: table.object.range[1], end: call.callee.range[1], text: '' }, ...(title ? { title } : {}) };
  if (call.callee.type === 'TaggedTemplateExpression') {
    const rows = tagged(call.callee.quasi, context);
    return rows && { ...base, each, ...rows };
  }
  const list = call.callee.type === 'CallExpression' ? listIn(call.callee.arguments[0], context) : undefined;
  return list && { ...base, each, ...listed(list, true, context) };
}

/** The row round a place, of a table that runs cases once a row. */
export function rowRound(place: Node, context: PassContext): { readonly table: Table; readonly index: number } | undefined {
  for (let at = place; at.parent && !isFunction(at); at = at.parent) {
    const binder = at.parent.type === 'ArrayExpression' ? binderOver(at.parent, context) : undefined;
    const table = binder && tableOf({ fn: binder }, context);
    const index = table?.rows.findIndex(({ node }) => node === at) ?? -1;
    if (table && index >= 0 && (table.each || blocksIn(table.body, context.source.text).length > 0)) return { table, index };
  }
  return undefined;
}

/** What runs over a list: `list.forEach(…)`, `it.each(list)(…)`, `for (const x of list)`. */
function binderOver(list: TSESTree.ArrayExpression, context: PassContext): Binder | undefined {
  const whole = outermost(list);
  const declared = whole.parent?.type === 'VariableDeclarator' && whole.parent.init === whole && whole.parent.id.type === 'Identifier' ? context.variable(whole.parent.id) : undefined;
  const [use = whole, ...others] = declared ? usesOf(declared) : [];
  const { parent } = use;
  if (others.length > 0 || !parent) return undefined;
  if (parent.type === 'ForOfStatement') return parent.right === use ? parent : undefined;
  const call = parent.type === 'MemberExpression' && parent.object === use ? parent.parent : parent.type === 'CallExpression' && parent.parent.type === 'CallExpression' && parent.parent.callee === parent ? parent.parent : undefined;
  const callback = call?.type === 'CallExpression' ? call.arguments.find((a) => isFunction(a)) : undefined;
  return callback && isFunction(callback) ? callback : undefined;
}

const isMember = (node: Node, name: string): node is TSESTree.MemberExpression => node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === name;

/** A list as it is written, or the one that a name used only here stands for. */
function listIn(node: Node | undefined, context: PassContext): TSESTree.ArrayExpression | undefined {
  const variable = node?.type === 'Identifier' ? context.variable(node) : undefined;
  const [def] = variable?.defs ?? [];
  const list = def?.type === 'Variable' && def.node.init && variable && usesOf(variable).length === 1 ? def.node.init : node;
  const literal = list && bare(list);
  return literal?.type === 'ArrayExpression' && literal.elements.every((e) => e !== null && e.type !== 'SpreadElement') ? literal : undefined;
}

/** The part of a literal that a name or an index leads to. */
function partOf(literal: Node | undefined, name: string): Node | undefined {
  if (literal?.type === 'ArrayExpression') return literal.elements[Number(name)] ?? undefined;
  if (literal?.type !== 'ObjectExpression') return undefined;
  return literal.properties.find((p) => p.type === 'Property' && !p.computed && propertyName(p.key) === name);
}

const valueIn = (part: Node | undefined): Node | undefined => (part?.type === 'Property' ? part.value : part);

type Rows = Pick<Table, 'rows' | 'withoutRow' | 'withoutCells'>;

/** `spread`: elements that are arrays are spread over the parameters. */
function listed(list: TSESTree.ArrayExpression, spread: boolean, { layout }: PassContext): Rows {
  const elements = list.elements as readonly Node[];
  const isSpread = (row: Node): row is TSESTree.ArrayExpression => spread && row.type === 'ArrayExpression';
  const wayTo = (row: Node, { index, path }: Place): readonly string[] | undefined => (isSpread(row) ? [String(index), ...path] : index === 0 ? path : undefined);
  return {
    rows: elements.map((row) => ({
      node: row,
      printed: isSpread(row) ? row.elements.filter((e) => e !== null) : [row],
      cellAt: (place) => wayTo(row, place)?.reduce((at: Node | undefined, name) => valueIn(partOf(at, name)), row),
    })),
    withoutRow: (index) => layout.listItem(elements.map((e) => e.range), index),
    withoutCells(place) {
      const edits = elements.map((row) => {
        const way = wayTo(row, place);
        const name = way?.at(-1);
        const literal = way?.slice(0, -1).reduce((at: Node | undefined, step) => valueIn(partOf(at, step)), row);
        if (name === undefined || (literal?.type !== 'ArrayExpression' && literal?.type !== 'ObjectExpression')) return undefined;
        const items = literal.type === 'ArrayExpression' ? literal.elements.filter((e) => e !== null) : literal.properties;
        const part = partOf(literal, name);
        return part && items.length > 1 ? layout.listItem(items.map((i) => i.range), items.indexOf(part as never)) : undefined;
      });
      return edits.every((e) => e !== undefined) ? edits : undefined;
    },
  };
}

/** Rows of a template: a line of names, then a line a row. */
function tagged({ quasis, expressions }: TSESTree.TemplateLiteral, { layout: { text } }: PassContext): Rows | undefined {
  const [head] = quasis;
  const heading = head?.value.raw.split('\n')[1] ?? '';
  const names = heading.split('|').map((n) => n.trim());
  const count = expressions.length / names.length;
  const cells = (row: number): readonly Node[] => expressions.slice(row * names.length, (row + 1) * names.length);
  const startOf = (row: number): number => text.lastIndexOf('\n', cells(row)[0]!.range[0]) + 1;
  if (!head || count === 0 || !Number.isInteger(count) || names.some((n) => !/^[\w$]+$/.test(n)) || quasis.some((q) => q.value.raw.includes('//'))) return undefined;
  const indexes = Array.from({ length: count }, (_, row) => row);
  if (indexes.some((row) => text.slice(startOf(row), cells(row).at(-1)!.range[1]).includes('\n') || (row > 0 && startOf(row) === startOf(row - 1)))) return undefined;
  /** A cell with the bar behind it; the last one with that before. */
  const withoutCell = (start: number, end: number, isLast: boolean): Edit => {
    if (isLast) return { start: text.slice(0, text.lastIndexOf('|', start)).trimEnd().length, end, text: '' };
    const bar = text.indexOf('|', end) + 1;
    return { start, end: bar + (/^ */.exec(text.slice(bar))?.[0].length ?? 0), text: '' };
  };
  return {
    rows: indexes.map((row) => ({
      node: cells(row)[0]!,
      printed: [],
      cellAt: ({ index, path: [name = '', ...deeper] }) => (index === 0 && deeper.length === 0 ? cells(row)[names.indexOf(name)] : undefined),
    })),
    withoutRow: (row) => ({ start: startOf(row), end: text.indexOf('\n', cells(row).at(-1)!.range[1]) + 1, text: '' }),
    withoutCells({ path: [name = ''] }) {
      const column = names.indexOf(name);
      if (column < 0 || names.length === 1) return undefined;
      const isLast = column === names.length - 1;
      const title = head.range[0] + text.slice(head.range[0]).indexOf(heading) + heading.split('|').slice(0, column).join('|').length + (column > 0 ? 1 : 0);
      const start = title + (/^\s*/.exec(text.slice(title))?.[0].length ?? 0);
      return [withoutCell(start, start + name.length, isLast), ...indexes.map((row) => cells(row)[column]!.range).map(([from, to]) => withoutCell(from - 2, to + 1, isLast))];
    },
  };
}

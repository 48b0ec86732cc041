import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../facts/syntax.ts';
import type { Constant } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import type { Edit } from '../edits.ts';
import { constantOf } from '../constant-of.ts';
import { exact } from '../known.ts';
import type { Change, PassContext } from '../pass.ts';
import { dropStatement, keepStatements } from '../statements.ts';
import type { Request } from '../types.ts';
import { patternsOf, usesOf, wayTo, type Forcing, type Parameter } from './forcings.ts';
import { withoutMember } from './setup-parameter.ts';
import { blocksIn, inside, rootName } from './structure.ts';
import { tableOf, type Place, type Row, type Table } from './tables.ts';
import { namesKey, plainState, saysWhenOff, sideOf, speaksOfFlags } from './words.ts';

type Node = TSESTree.Node;

/**
 * One step of taking a flag out of a table of cases: a row of the side that goes, or the column when one side is left.
 * `doubt` hears of rows that stay although they force the side that goes, for their titles are about something else.
 */
export function rowChange(forcing: Forcing, context: PassContext, doubt: (row: Node) => void): Change | undefined {
  const { parameter, request } = forcing;
  const table = parameter && tableOf(parameter, context);
  if (!parameter || !table) return undefined;
  const { values, sides } = sidesOf(table, forcing, parameter, context);
  const isSlot = forcing.override.sdk === 'slot';
  if (sides.length === 0 || sides.some((s) => s === undefined)) return undefined;
  const cases = blocksIn(table.statement, context.source.text).filter((b) => b.kind === 'case');
  if (request.keep === true && cases.length > 0 && cases.every(({ title }) => saysWhenOff(title, request.key))) return dropStatement(table.statement, '', context);
  const isOnlyForced = !isSlot && usesOf(parameter.variable).every((u) => inside(u, forcing.at));
  const words = isOnlyForced ? titleCells(table, parameter, context) : [];
  const isLike = likeness(table, parameter, context);
  const isDead = (row: number): boolean => sides[row] === 'dead' && (saysDead(words[row] ?? '', request) || sides.some((s, i) => s === 'kept' && (words[i] === words[row] || isLike(i, row))));
  const dead = sides.findLastIndex((_, row) => isDead(row));
  if (dead >= 0) {
    if (sides.every((_, row) => isDead(row))) return dropStatement(table.statement, '', context);
    return { edits: [table.withoutRow(dead)] };
  }
  const kept = values[sides.indexOf('kept')] ?? { value: request.keep };
  if (isSlot || values.some((v, i) => sides[i] === 'kept' && !Object.is(v?.value, kept.value))) return undefined;
  const change = (table.rows.length === 1 ? unwrapped(table, parameter, kept.value, context) : undefined) ?? withoutColumn(table, parameter, kept.value, context);
  if (change) for (const [row, side] of sides.entries()) if (side === 'dead') doubt(table.rows[row]!.node);
  return change;
}

function sidesOf(table: Table, { override, request }: Forcing, parameter: Parameter, context: PassContext): { readonly values: readonly ({ value: Constant } | undefined)[]; readonly sides: readonly ('kept' | 'dead' | undefined)[] } {
  const values = table.rows.map((row) => {
    const cell = row.cellAt(parameter);
    return cell && constantOf(cell, context);
  });
  return { values, sides: values.map((v, i) => (v ? sideOf(v.value, request.keep) : override.sdk === 'slot' && table.rows[i]?.node.type === 'ObjectExpression' ? 'kept' : undefined)) };
}

/** Whether a loop or a callback gives a forced value that is not known to be the kept one each time. */
export function isOpen(forcing: Forcing, context: PassContext): boolean {
  const { parameter } = forcing;
  if (!parameter || (isFunction(parameter.fn) && !isArgument(parameter.fn))) return false;
  const table = tableOf(parameter, context);
  return !table || sidesOf(table, forcing, parameter, context).sides.some((s) => s !== 'kept');
}

const isArgument = (fn: Node): boolean => fn.parent?.type === 'CallExpression' && fn.parent.arguments.includes(fn as never);

/** By row, what its cells put into titles; nothing where a title prints the flag itself. */
function titleCells(table: Table, { variable }: Parameter, context: PassContext): string[] {
  const places: Place[] = [];
  for (const block of blocksIn(table.body, context.source.text)) {
    const [title] = block.call.arguments;
    if (title && title !== block.fn) walk(title, (n) => {
      const named = n.type === 'Identifier' ? context.variable(n) : undefined;
      const place = named && placeIn(named.defs[0]?.name, table);
      if (place) places.push(place);
    });
  }
  return table.rows.map((row) => {
    const cells = places.map((place) => row.cellAt(place));
    fillTitle(table.each?.title, context, (at) => {
      cells.push(typeof at === 'number' ? row.printed[at] : row.cellAt({ index: 0, path: at }));
      return '';
    });
    const own = row.cellAt(placeIn(variable.defs[0]?.name, table) ?? { index: 0, path: [] });
    if (cells.includes(own)) return '';
    return cells.flatMap((c) => (c?.type === 'Literal' && typeof c.value === 'string' ? [c.value] : [])).join(' ');
  });
}

/** Says of two rows whether they differ in the flag, in titles and in what is expected alone: with the flag gone one of them repeats or denies the other. */
function likeness(table: Table, { variable }: Parameter, context: PassContext): (a: number, b: number) => boolean {
  const { text } = context.source;
  const isTitle = (use: Node): boolean => blocksIn(table.body, text).some(({ call: { arguments: [title] }, fn }) => title && title !== fn && inside(use, title));
  const given = variablesOf(table, context).filter((v) => v !== variable && usesOf(v).some((u) => !isExpected(u) && !isTitle(u))).map((v) => placeIn(v.defs[0]?.name, table));
  const cellAt = (row: number, place: Place): string | undefined => { const cell = table.rows[row]?.cellAt(place); return cell && text.slice(...cell.range); };
  return (a, b) => given.every((place) => place && cellAt(a, place) === cellAt(b, place));
}

const variablesOf = ({ binder }: Table, { source }: PassContext): readonly Variable[] => source.scopes.getDeclaredVariables(isFunction(binder) ? binder : binder.left);

/** Whether a value is only compared with what is found: `expect(found).toBe(value)`, `assert.equal(found, value)`. */
function isExpected(use: Node): boolean {
  let at = use;
  while (at.parent && /^(?:Property|ObjectExpression|ArrayExpression|MemberExpression|UnaryExpression|ConditionalExpression|TemplateLiteral)$/.test(at.parent.type)) at = at.parent;
  const call = at.parent;
  if (call?.type !== 'CallExpression' || !call.arguments.includes(at as never)) return false;
  const root = rootName(call.callee);
  return root === 'expect' ? call.callee.type === 'MemberExpression' : root === 'assert' && call.arguments[0] !== at;
}

/** Whether the words of a row say that it is for the side that goes; without any, its value does. */
function saysDead(words: string, { key, keep }: Request): boolean {
  const state = plainState(words);
  return words === '' || keep !== true || state === 'off' || (state === undefined && (namesKey(words, key) || speaksOfFlags(words)));
}

/** The way to a name that a table gives; undefined for others. */
function placeIn(name: Node | undefined, { binder, patterns }: Table): Place | undefined {
  const index = name ? patterns.findIndex((p) => inside(name, p)) : -1;
  const way = name && index >= 0 ? wayTo(name, patternsOf(binder)[index]!) : undefined;
  return way && { index, path: way.path };
}

/** A title's text with placeholders filled: those by order get their number, those by name their path. Undefined where it can not be told. */
function fillTitle(title: Node | undefined, { layout }: PassContext, cell: (at: number | readonly string[]) => string | undefined, isWhole = false): Edit[] | undefined {
  if (!title) return [];
  const [start, end] = [title.range[0] + 1, title.range[1] - 1];
  const raw = layout.text.slice(start, end);
  if (!/[%$]/.test(raw)) return [];
  if (!(title.type === 'Literal' || (title.type === 'TemplateLiteral' && title.expressions.length === 0))) return undefined;
  let [order, isTold] = [0, true];
  const text = raw.replaceAll(/%(.)|\$([#\w.]+)/g, (written, letter: string | undefined, name: string | undefined) => {
    if (letter === '%') return isWhole ? '%' : written;
    if (letter !== undefined && !/[#sdifjoOpc]/.test(letter)) return written;
    const value = letter === '#' || name === '#' ? undefined : cell(name?.split('.') ?? order++);
    if (value === undefined ? isWhole : /['"`\\$%\n]/.test(value)) isTold = false;
    return value ?? written;
  });
  return isTold ? [{ start, end, text }] : undefined;
}

const printed = (cell: Node | undefined, context: PassContext): string | undefined => {
  const constant = cell && constantOf(cell, context);
  return constant && typeof constant.value !== 'object' ? String(constant.value) : undefined;
};

/** Writes a value in the place of a use; `raw` is what a template prints. */
function written(use: Node, text: string, raw: string | undefined, { layout: { text: code } }: PassContext): Edit {
  const { parent, range: [start, end] } = use;
  if (parent?.type === 'Property' && parent.shorthand) return { start: end, end, text: `: ${text}` };
  const isPrinted = raw !== undefined && !/[`\\$]/.test(raw) && parent?.type === 'TemplateLiteral' && code.slice(start - 2, start) === '${' && code[end] === '}';
  return isPrinted ? { start: start - 2, end: end + 1, text: raw } : { start, end, text };
}

const known = ({ variable }: Parameter, value: Constant, context: PassContext): Edit[] => usesOf(variable).map((use) => written(use, context.placeholder(exact(value)), String(value), context));

/** Takes a cell out of every row and out of what the rows are given to. */
function withoutColumn(table: Table, parameter: Parameter, value: Constant, context: PassContext): Change | undefined {
  const cells = table.withoutCells(parameter);
  const pattern = withoutName(table, parameter, context);
  const own = table.rows[0]?.cellAt(parameter);
  const title = fillTitle(table.each?.title, context, (at) => {
    const cell = typeof at === 'number' ? table.rows[0]?.printed[at] : table.rows[0]?.cellAt({ index: 0, path: at });
    return cell && cell === own ? String(value) : undefined;
  });
  return cells && pattern && title && { edits: [...known(parameter, value, context), ...cells, ...pattern, ...title] };
}

/** Takes a name out of the patterns of a table; a callback's only pattern goes whole. */
function withoutName(table: Table, { index, path, identifier }: Parameter, context: PassContext): Edit[] | undefined {
  const { layout } = context;
  const { patterns, binder } = table;
  const pattern = patterns[index];
  const isList = pattern?.type === 'ObjectPattern' || pattern?.type === 'ArrayPattern';
  const items: readonly (Node | null)[] = path.length === 0 ? patterns : !isList ? [] : pattern.type === 'ObjectPattern' ? pattern.properties : pattern.elements;
  const parts = items.filter((i) => i !== null);
  if (path.length > 1 || parts.length < items.length || parts.some((i) => i.type === 'RestElement')) return undefined;
  if (parts.length === 1) return patterns.length === 1 && isFunction(binder) ? [withoutPatterns(table, context)] : undefined;
  const type = pattern?.type === 'ObjectPattern' && path[0] !== undefined ? pattern.typeAnnotation?.typeAnnotation : undefined;
  return [layout.listItem(parts.map((p) => p.range), parts.findIndex((p) => inside(identifier, p))), ...(type ? withoutMember(type, path[0]!, context) : [])];
}

/** Takes all parameters of a callback away. */
function withoutPatterns({ patterns, binder }: Table, { layout }: PassContext): Edit {
  const [first, last] = [patterns[0]!, patterns.at(-1)!];
  const open = layout.tokenBefore(first.range[0]) - 1;
  const hasParens = binder.range[0] < first.range[0] && layout.text[open] === '(';
  const after = layout.tokenAfter(last.range[1]);
  return hasParens ? { start: open + 1, end: layout.text[after] === ',' ? layout.tokenAfter(after + 1) : after, text: '' } : { start: first.range[0], end: last.range[1], text: '()' };
}

/** A table of one row is that row's cases, with its values in their places. */
function unwrapped(table: Table, parameter: Parameter, value: Constant, context: PassContext): Change | undefined {
  const { binder, body, statement, each } = table;
  const [row] = table.rows;
  const edits = row && namesWritten(table, row, parameter, value, context);
  if (!row || !edits) return undefined;
  if (each) {
    const title = fillTitle(each.title, context, (at) => printed(typeof at === 'number' ? row.printed[at] : row.cellAt({ index: 0, path: at }), context), true);
    return title && { edits: [...title, each.list, ...(table.patterns.length > 0 ? [withoutPatterns(table, context)] : []), ...edits] };
  }
  if (isLeft(body) || (isFunction(binder) && binder.async)) return undefined;
  if (body.type === 'BlockStatement') {
    const kept = keepStatements(statement, body, context, '');
    return kept && { ...kept, edits: [...kept.edits, ...edits] };
  }
  if (isFunction(body)) return dropStatement(statement, '', context);
  const { layout } = context;
  const end = statement.range[1] - (isFunction(binder) && layout.text[statement.range[1] - 1] === ';' ? 1 : 0);
  return { edits: [...layout.keep([statement.range[0], end], body.range), ...edits] };
}

const LONG = 20;

/** Writes a row's cells where their names are used; undefined where one is no constant, or long and used often. */
function namesWritten(table: Table, row: Row, parameter: Parameter, value: Constant, context: PassContext): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const variable of variablesOf(table, context)) {
    const uses = usesOf(variable);
    const place = placeIn(variable.defs[0]?.name, table);
    if (uses.length === 0 || !place) continue;
    if (variable === parameter.variable) {
      edits.push(...known(parameter, value, context));
      continue;
    }
    const cell = row.cellAt(place);
    const text = cell && context.layout.text.slice(...cell.range);
    if (!cell || text === undefined || !constantOf(cell, context) || (uses.length > 2 && text.length > LONG)) return undefined;
    for (const use of uses) edits.push(written(use, text, printed(cell, context), context));
  }
  return edits;
}

/** Whether control leaves code before its end. */
function isLeft(body: Node): boolean {
  let found = false;
  walk(body, (n) => {
    if (n.type === 'ReturnStatement' || n.type === 'BreakStatement' || n.type === 'ContinueStatement') found = true;
    return !found && !isFunction(n);
  });
  return found;
}

import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction } from '../../facts/syntax.ts';
import type { Constant } from '../../facts/types.ts';
import { constantOf } from '../evaluate.ts';
import { exact } from '../known.ts';
import type { Change, PassContext } from '../pass.ts';
import { dropStatement, keepStatements } from '../statements.ts';
import { usesOf, type Forcing, type Parameter } from './forcings.ts';
import { sideOf } from './words.ts';

type Node = TSESTree.Node;

/** A list that a callback runs over once an element: `[true, false].forEach((on) => …)`, `it.each([…])('…', (on) => …)`. */
interface Table {
  readonly list: TSESTree.ArrayExpression;
  readonly rows: readonly Node[];
  readonly statement: Node;
  readonly each: boolean;
}

function tableOf(parameter: Parameter, context: PassContext): Table | undefined {
  const call = parameter.fn.parent;
  if (call.type !== 'CallExpression' || !call.arguments.includes(parameter.fn as never)) return undefined;
  const each = call.callee.type === 'CallExpression';
  const source = each ? (call.callee as TSESTree.CallExpression).arguments[0] : call.callee.type === 'MemberExpression' ? call.callee.object : undefined;
  const callee = each ? (call.callee as TSESTree.CallExpression).callee : call.callee;
  const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (!source || name !== (each ? 'each' : 'forEach')) return undefined;
  const list = bare(listIn(bare(source), context));
  if (list.type !== 'ArrayExpression' || list.elements.some((e) => e === null || e.type === 'SpreadElement')) return undefined;
  const statement = call.parent;
  if (statement.type !== 'ExpressionStatement') return undefined;
  return { list, rows: list.elements as Node[], statement, each };
}

/** The literal that a name used only here stands for. */
function listIn(node: Node, context: PassContext): Node {
  const variable = node.type === 'Identifier' ? context.variable(node) : undefined;
  const [def] = variable?.defs ?? [];
  return def?.type === 'Variable' && def.node.init && variable && usesOf(variable).length === 1 ? def.node.init : node;
}

/** Where a row holds a parameter's value; rows of `each` that are arrays are spread over the parameters. */
function cellOf(row: Node, table: Table, { index, path }: Parameter): Node | undefined {
  const isSpread = table.each && row.type === 'ArrayExpression';
  let node: Node | undefined = row;
  if (isSpread) node = row.elements[index] ?? undefined;
  else if (index > 0) return undefined;
  for (const name of path) {
    if (node?.type === 'ArrayExpression') node = node.elements[Number(name)] ?? undefined;
    else if (node?.type === 'ObjectExpression') node = node.properties.flatMap((p) => (p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === name ? [p.value as Node] : []))[0];
    else return undefined;
  }
  return node;
}

/** One step of taking a flag out of a table of cases: a row of the side that goes, or the column when one side is left. */
export function rowChange(forcing: Forcing, context: PassContext): Change | undefined {
  const { parameter, request: { keep } } = forcing;
  const table = parameter && tableOf(parameter, context);
  if (!parameter || !table) return undefined;
  const { layout } = context;
  const values = table.rows.map((row) => {
    const cell = cellOf(row, table, parameter);
    return cell && constantOf(cell, context);
  });
  const isSlot = forcing.override.sdk === 'slot';
  const sides = values.map((v, i) => (v ? sideOf(v.value, keep) : isSlot && table.rows[i]?.type === 'ObjectExpression' ? 'kept' : undefined));
  if (sides.length === 0 || sides.some((s) => s === undefined)) return undefined;
  const dead = sides.lastIndexOf('dead');
  if (dead >= 0) {
    if (sides.every((s) => s === 'dead')) return dropStatement(table.statement, '', context);
    return { edits: [layout.listItem(table.rows.map((r) => r.range), dead)] };
  }
  const [value] = values;
  if (!value || isSlot || values.some((v) => !Object.is(v?.value, value.value))) return undefined;
  if (table.rows.length === 1) return unwrapped(table, parameter, context) ?? withoutColumn(table, parameter, value.value, context);
  return withoutColumn(table, parameter, value.value, context);
}

function known(parameter: Parameter, value: Constant, context: PassContext): Change['edits'] {
  return usesOf(parameter.variable).map((use) => {
    const text = context.placeholder(exact(value));
    const { parent } = use;
    if (parent?.type === 'Property' && parent.shorthand) return { start: use.range[1], end: use.range[1], text: `: ${text}` };
    const { text: code } = context.layout;
    const [start, end] = use.range;
    if (parent?.type === 'TemplateLiteral' && code.slice(start - 2, start) === '${' && code[end] === '}') return { start: start - 2, end: end + 1, text: String(value) };
    return { start: use.range[0], end: use.range[1], text };
  });
}

/** Takes a property out of every row and out of the callback's pattern. */
function withoutColumn(table: Table, parameter: Parameter, value: Constant, context: PassContext): Change | undefined {
  const { layout } = context;
  const pattern = parameter.fn.params[parameter.index];
  const [name, ...deeper] = parameter.path;
  if (pattern?.type !== 'ObjectPattern' || name === undefined || deeper.length > 0 || pattern.properties.some((p) => p.type === 'RestElement') || pattern.properties.length < 2) return undefined;
  const edits = [...known(parameter, value, context)];
  for (const row of table.rows) {
    const cell = table.each && row.type === 'ArrayExpression' ? row.elements[parameter.index] : row;
    if (cell?.type !== 'ObjectExpression' || cell.properties.length < 2) return undefined;
    const index = cell.properties.findIndex((p) => p.type === 'Property' && p.key.type === 'Identifier' && p.key.name === name);
    if (index < 0) return undefined;
    edits.push(layout.listItem(cell.properties.map((p) => p.range), index));
  }
  const at = pattern.properties.findIndex((p) => p.range[0] <= parameter.identifier.range[0] && parameter.identifier.range[1] <= p.range[1]);
  edits.push(layout.listItem(pattern.properties.map((p) => p.range), at));
  return { edits };
}

/** A table of one row is that row's cases, with its values in their places. */
function unwrapped(table: Table, parameter: Parameter, context: PassContext): Change | undefined {
  const { fn } = parameter;
  const [row] = table.rows;
  const { layout } = context;
  if (!row || fn.params.length > 1 && !(table.each && row.type === 'ArrayExpression')) return undefined;
  const edits: { start: number; end: number; text: string }[] = [];
  for (const variable of context.source.scopes.getDeclaredVariables(fn)) {
    const other = variable.defs[0]?.type === 'Parameter' ? variable : undefined;
    if (!other || usesOf(other).length === 0) continue;
    const cell = cellOf(row, table, { ...parameter, ...pathOf(other.defs[0]!.name, parameter) });
    if (!cell) return undefined;
    const constant = constantOf(cell, context);
    const isFlag = other === parameter.variable;
    if (!constant || (!isFlag && usesOf(other).length > 2 && layout.text.slice(...cell.range).length > 20)) return undefined;
    if (isFlag) edits.push(...known(parameter, constant.value, context));
    else for (const use of usesOf(other)) {
      const text = layout.text.slice(...cell.range);
      const isShort = use.parent?.type === 'Property' && use.parent.shorthand;
      edits.push(isShort ? { start: use.range[1], end: use.range[1], text: `: ${text}` } : { start: use.range[0], end: use.range[1], text });
    }
  }
  if (table.each) return plainEach(table, parameter, edits, context);
  const body = isFunction(fn) ? fn.body : undefined;
  if (!body || fn.async) return undefined;
  if (body.type === 'BlockStatement') {
    const kept = keepStatements(table.statement, body, context, '');
    return kept && { ...kept, edits: [...kept.edits, ...edits] };
  }
  if (isFunction(body)) return dropStatement(table.statement, '', context);
  const end = table.statement.range[1] - (layout.text[table.statement.range[1] - 1] === ';' ? 1 : 0);
  return { edits: [...layout.keep([table.statement.range[0], end], body.range), ...edits] };
}

/** `it.each([true])('does it', (on) => …)` is `it('does it', () => …)`, where the title does not print the row. */
function plainEach(table: Table, { fn }: Parameter, edits: Change['edits'], { layout }: PassContext): Change | undefined {
  const call = fn.parent as TSESTree.CallExpression;
  const each = call.callee as TSESTree.CallExpression;
  const member = each.callee as TSESTree.MemberExpression;
  const title = call.arguments[0] ? layout.text.slice(...call.arguments[0].range) : '';
  const [first] = fn.params;
  const last = fn.params.at(-1);
  if (/[%$]/.test(title) || !first || !last || !isFunction(fn)) return undefined;
  const hasParens = fn.range[0] < first.range[0] && layout.text[layout.tokenBefore(first.range[0]) - 1] === '(';
  const after = layout.tokenAfter(last.range[1]);
  const end = layout.text[after] === ',' ? after + 1 : last.range[1];
  return { edits: [{ start: member.object.range[1], end: each.range[1], text: '' }, { start: first.range[0], end: hasParens ? end : last.range[1], text: hasParens ? '' : '()' }, ...edits] };
}

/** Way from a callback's parameter down to one of its names. */
function pathOf(name: Node, { fn }: Parameter): { index: number; path: readonly string[] } {
  const index = fn.params.findIndex((p) => p.range[0] <= name.range[0] && name.range[1] <= p.range[1]);
  const path: string[] = [];
  for (let at: Node | undefined = name; at && at !== fn.params[index]; at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'Property' && parent.key.type === 'Identifier') path.unshift(parent.key.name);
    else if (parent?.type === 'ArrayPattern') path.unshift(String(parent.elements.indexOf(at as never)));
  }
  return { index, path };
}

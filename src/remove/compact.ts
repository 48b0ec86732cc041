import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import type { Range } from '../facts/types.ts';
import type { FunctionNode } from '../facts/syntax.ts';
import { childrenOf, walk } from '../facts/walk.ts';
import type { Edit } from './edits.ts';

type Node = TSESTree.Node;

/**
 * Joins what was broken over lines only because of what is gone: the specifiers of an import, a condition, the arguments of a
 * call, an initialiser. Only round the places that a removal touched, only where it fits, never where a person decides
 * on lines (objects, blocks, JSX children, comments, templates). Gives one round of edits; inner places come first.
 */
export function compact(source: Source, touched: readonly Range[], width: number): Edit[] {
  const edits: Edit[] = [];
  for (const at of touched) {
    for (const node of ancestors(source.ast, at)) {
      const edit = joined(node, source, width);
      if (!edit) continue;
      if (!edits.some((e) => e.start < edit.end && edit.start < e.end)) edits.push(edit);
      break;
    }
  }
  return edits;
}

/** Nodes that hold a place, innermost first, up to the statement. */
function ancestors(root: Node, [start, end]: Range): Node[] {
  const found: Node[] = [];
  let node: Node | undefined = root;
  while (node) {
    found.unshift(node);
    node = childrenOf(node).find((child) => child.range[0] <= start && end <= child.range[1]);
  }
  return found;
}

/** The part of a node that may stand on one line. */
function breakable(node: Node, text: string): Range | undefined {
  switch (node.type) {
    case 'ImportDeclaration': case 'ExportNamedDeclaration':
      return node.specifiers.length > 0 && (node.type === 'ImportDeclaration' || !node.declaration) ? node.range : undefined;
    case 'IfStatement': return [node.range[0], text.indexOf(')', node.test.range[1]) + 1];
    case 'WhileStatement': return [node.range[0], text.indexOf(')', node.test.range[1]) + 1];
    case 'ReturnStatement': case 'ThrowStatement': case 'ExpressionStatement': case 'VariableDeclaration': case 'JSXAttribute':
      return node.range;
    case 'CallExpression': case 'NewExpression': return [node.callee.range[1], node.range[1]];
    case 'ConditionalExpression': return node.parent.type === 'ConditionalExpression' && node.parent.test !== node ? undefined : node.range;
    // the operands of a chain stand on one line, or on one each
    case 'LogicalExpression': return node.parent.type === 'LogicalExpression' && node.parent.operator === node.operator ? undefined : node.range;
    case 'ArrayExpression': case 'ArrayPattern': case 'ObjectPattern': case 'AssignmentExpression':
    case 'TSUnionType': return node.range;
    case 'JSXOpeningElement': return node.range;
    case 'ArrowFunctionExpression': return node.body.type === 'BlockStatement' ? parametersOf(node, text) : node.range;
    case 'FunctionDeclaration': case 'FunctionExpression': return parametersOf(node, text);
    default: return undefined;
  }
}

/** From the beginning of a function to the end of its parameters. */
function parametersOf({ params, body, returnType, range: [start] }: FunctionNode, text: string): Range | undefined {
  const isListed = params.some((p) => p.decorators.length > 0 || (p.type === 'TSParameterProperty' && params.length > 1));
  const close = body && !isListed ? text.lastIndexOf(')', (returnType ?? body).range[0]) : -1;
  return close < 0 ? undefined : [start, close + 1];
}

function joined(node: Node, { text, comments }: Source, width: number): Edit | undefined {
  const range = breakable(node, text);
  if (!range || range[1] <= range[0]) return undefined;
  const [start, end] = range;
  const broken = text.slice(start, end);
  if (!broken.includes('\n') || /\n\s*;/.test(broken) || comments.some((c) => c.range[0] < end && start < c.range[1])) return undefined;
  if (keepsLines(node, range, text)) return undefined;
  const line = oneLine(node, range, text);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /[\r\n]|$/.exec(text.slice(end))?.index ?? 0;
  const rest = text.slice(end, end + lineEnd);
  if (!isUnbreakable(node) && text.slice(lineStart, start).replaceAll('\t', '  ').length + line.length + rest.length > width) return undefined;
  return { start, end, text: line };
}

/** An import or export of one name stands on one line however long it is, as prettier has it. */
const isUnbreakable = (node: Node): boolean => (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') && node.specifiers.length === 1 && /^(?:Im|Ex)portSpecifier$/.test(node.specifiers[0]!.type);

/** Whether something inside is laid out by hand: a block, an object with its first member on a new line, a template, JSX with children. */
function keepsLines(node: Node, [start, end]: Range, text: string): boolean {
  let keeps = false;
  walk(node, (n) => {
    if (n.range[0] < start || n.range[1] > end) return n.range[1] > start && n.range[0] < end;
    const isBroken = text.slice(...n.range).includes('\n');
    if (!isBroken) return false;
    switch (n.type) {
      case 'BlockStatement': case 'ClassBody': case 'TemplateLiteral': case 'JSXElement': case 'JSXFragment': case 'SwitchStatement':
        keeps = true;
        break;
      case 'ObjectExpression': case 'TSTypeLiteral': case 'TSInterfaceBody':
        if (/^\{\s*\n/.test(text.slice(...n.range))) keeps = true;
        break;
      case 'Literal': keeps = true; break;
      default:
    }
    return !keeps;
  });
  return keeps;
}

/** Whether a file writes the names of its imports close to their braces: `import {a} from 'b'`. */
const isTight = (text: string): boolean => /^(?:im|ex)port\b[^'"\n{]*\{[^\s}]/m.test(text) && !/^(?:im|ex)port\b[^'"\n{]*\{[ \t]/m.test(text);

/** A text on one line: only what stands round its line breaks changes. `pad` stands inside braces. */
function flat(text: string, pad: string): string {
  return text.split(/\s*\r?\n\s*/).reduce((left, right) => {
    if (/[([]$/.test(left)) return left + right;
    if (/^[)\]]/.test(right)) return left.replace(/,$/, '') + right;
    if (/^\??\.(?!\.\.)/.test(right)) return left + right;
    if (left.endsWith('{') || right.startsWith('}')) return `${left.replace(/,$/, '')}${pad}${right}`;
    return right.startsWith('>') ? left + right : `${left} ${right}`;
  });
}

/** A text without the parentheses that only held an element's lines together: `a && (`. */
function withoutHolding(node: Node, [start, end]: Range, text: string): string {
  let written = '';
  let from = start;
  walk(node, (n) => {
    if (n.type !== 'JSXElement' && n.type !== 'JSXFragment') return true;
    const before = text.slice(from, n.range[0]);
    const [opened = ''] = /\(\s*$/.exec(before) ?? [];
    const [closed = ''] = /^\s*\)/.exec(text.slice(n.range[1], end)) ?? [];
    const isOperand = /(?:&&|\|\||[?:])$/.test(before.slice(0, before.length - opened.length).trimEnd());
    if (!isOperand || !opened.includes('\n') || !closed.includes('\n')) return false;
    written += text.slice(from, n.range[0] - opened.length) + text.slice(...n.range);
    from = n.range[1] + closed.length;
    return false;
  });
  return written + text.slice(from, end);
}

/** The statement or attribute on one line, without parentheses that only held the lines together. */
function oneLine(node: Node, [start, end]: Range, text: string): string {
  const held = node.type === 'ReturnStatement' || node.type === 'ThrowStatement' ? node.argument
    : node.type === 'ArrowFunctionExpression' && node.body.type !== 'ObjectExpression' ? node.body
      : node.type === 'JSXAttribute' && node.value?.type === 'JSXExpressionContainer' ? node.value.expression : undefined;
  const pad = isTight(text) ? '' : ' ';
  if (!held) return flat(withoutHolding(node, [start, end], text), pad);
  const [before, after] = [text.slice(start, held.range[0]), text.slice(held.range[1], end)];
  const inner = flat(text.slice(...held.range), pad);
  const [opened = ''] = /\(\s*$/.exec(before) ?? [];
  const [closed = ''] = /^\s*\)/.exec(after) ?? [];
  if (opened.includes('\n') && closed.includes('\n')) return `${flat(before.slice(0, before.length - opened.length), pad).trimEnd()} ${inner}${flat(after.slice(closed.length), pad)}`;
  if (node.type === 'JSXAttribute') return `${before.trimEnd()}${inner}${after.trimStart()}`;
  return flat(text.slice(start, end), pad);
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';

type Node = TSESTree.Node;

export type ValueKind = 'text' | 'number' | 'list';

const TEXT_TO_TEXT = /^(?:toString|concat|replace|replaceAll|slice|substring|trim|trimStart|trimEnd|toLowerCase|toUpperCase|padStart|padEnd|charAt)$/;
const LIST_TO_LIST = /^(?:map|filter|slice|concat|flat|flatMap)$/;
const DEPTH = 6;

/** What an expression certainly gives, by its syntax, its declared type, or what its constant holds. */
export function kindOf(node: Node, variable: (name: Node) => Variable | undefined, depth = 0): ValueKind | undefined {
  if (depth > DEPTH) return undefined;
  const inner = (n: Node): ValueKind | undefined => kindOf(n, variable, depth + 1);
  switch (node.type) {
    case 'Literal': return typeof node.value === 'string' ? 'text' : typeof node.value === 'number' ? 'number' : undefined;
    case 'TemplateLiteral': return 'text';
    case 'ArrayExpression': return 'list';
    case 'UnaryExpression': return node.operator === 'typeof' ? 'text' : undefined;
    case 'BinaryExpression': return node.operator === '+' && (inner(node.left) === 'text' || inner(node.right) === 'text') ? 'text' : undefined;
    case 'ConditionalExpression': return same(inner(node.consequent), inner(node.alternate));
    case 'LogicalExpression': return same(inner(node.left), inner(node.right));
    case 'Identifier': return ofName(variable(node), inner);
    case 'MemberExpression': return !node.computed && node.property.type === 'Identifier' && node.property.name === 'length' && inner(node.object) ? 'number' : undefined;
    case 'CallExpression': return ofCall(node.callee, variable, inner);
    default: return undefined;
  }
}

const same = (a: ValueKind | undefined, b: ValueKind | undefined): ValueKind | undefined => (a === b ? a : undefined);

/** A name that is never set again: its declared type, or else its initialiser, says. */
function ofName(variable: Variable | undefined, inner: (node: Node) => ValueKind | undefined): ValueKind | undefined {
  const [def, ...others] = variable?.defs ?? [];
  if (!def || others.length > 0 || def.name.type !== 'Identifier' || def.name.optional || variable?.references.some((r) => r.isWrite() && !r.init)) return undefined;
  switch (def.name.typeAnnotation?.typeAnnotation.type) {
    case 'TSStringKeyword': return 'text';
    case 'TSNumberKeyword': return 'number';
    case 'TSArrayType': return 'list';
    case undefined: return def.type === 'Variable' && def.node.id === def.name && def.parent.kind !== 'var' && def.node.init ? inner(def.node.init) : undefined;
    default: return undefined;
  }
}

/** `text.trim()`, `list.map(…)`, `Object.keys(…)`, `String(…)`. */
function ofCall(callee: Node, variable: (name: Node) => Variable | undefined, inner: (node: Node) => ValueKind | undefined): ValueKind | undefined {
  if (callee.type === 'Identifier') return callee.name === 'String' && !variable(callee) ? 'text' : undefined;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return undefined;
  const { object, property: { name } } = callee;
  if (object.type === 'Identifier' && object.name === 'Object' && !variable(object)) return /^(?:keys|values|entries)$/.test(name) ? 'list' : undefined;
  switch (inner(object)) {
    case 'text': return name === 'split' ? 'list' : TEXT_TO_TEXT.test(name) ? 'text' : undefined;
    case 'list': return LIST_TO_LIST.test(name) ? 'list' : name === 'join' || name === 'toString' ? 'text' : undefined;
    case 'number': return name.startsWith('to') ? 'text' : undefined;
    default: return undefined;
  }
}

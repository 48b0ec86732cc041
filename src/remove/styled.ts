import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../facts/syntax.ts';
import type { Callee, Use } from './callees.ts';
import type { Edit } from './edits.ts';
import type { PassContext } from './pass.ts';
import { propertyName } from './slots.ts';

type Node = TSESTree.Node;

/** `styled(Base, options)(style)`. */
interface Styled {
  readonly style: FunctionNode;
  readonly base: Node;
  /** The whole call that takes the base and the options. */
  readonly maker: TSESTree.CallExpression;
  readonly types: TSESTree.TSTypeParameterInstantiation | undefined;
}

/** A component that gets its styles from one function of its props. */
export function styledBy(call: Node | undefined, context: PassContext): Styled | undefined {
  const maker = call?.type === 'CallExpression' && call.arguments.length === 1 ? call.callee : undefined;
  const [style] = call?.type === 'CallExpression' ? call.arguments : [];
  if (call?.type !== 'CallExpression' || maker?.type !== 'CallExpression' || (style?.type !== 'ArrowFunctionExpression' && style?.type !== 'FunctionExpression')) return undefined;
  const def = maker.callee.type === 'Identifier' ? context.variable(maker.callee)?.defs[0] : undefined;
  const [base] = maker.arguments;
  const isStyled = def?.type === 'ImportBinding' && (def.node.type === 'ImportDefaultSpecifier' || (def.node.type === 'ImportSpecifier' && propertyName(def.node.imported) === 'styled')) && /^(?:styled|experimentalStyled)$/.test(def.name.name);
  return isStyled && base ? { style, base, maker, types: call.typeArguments } : undefined;
}

/** Attributes that reach the base whether the component filters its props itself or leaves it to the library. */
const REACHES_TAG = /^(?:key|ref|id|title|role|style|className|children|data-.+|aria-.+|on[A-Z]\w*)$/;
const KEPT_FROM_COMPONENTS = /^(?:as|sx|theme|ownerState)$/;

/** Edits that make a component forget a prop which only its style reads; undefined where the prop may go on to the base. Components of other kinds need none. */
export function withoutStyleProp(callee: Callee, prop: string, uses: readonly Use[], context: PassContext): Edit[] | undefined {
  const styled = styledBy(callee.node.parent, context);
  if (styled?.style !== callee.node) return [];
  const [literal, ...others] = styled.types?.params ?? [];
  const types: Edit[] = styled.types && literal?.type === 'TSTypeLiteral' && literal.members.length === 1 && others.length === 0 ? [{ start: styled.types.range[0], end: styled.types.range[1], text: '' }] : [];
  if (prop.startsWith('$')) return types;
  const [, options] = styled.maker.arguments;
  const filter = options?.type === 'ObjectExpression' ? options.properties.find((p): p is TSESTree.Property => p.type === 'Property' && propertyName(p.key) === 'shouldForwardProp') : undefined;
  const operands = filter && operandsOf(filter.value);
  const own = operands?.find((operand) => excludes(operand, prop));
  if (!filter || !operands || !own || options?.type !== 'ObjectExpression') return undefined;
  const [first] = operands;
  const index = operands.indexOf(own);
  const neighbour = operands[index === 0 ? 1 : index - 1];
  if (first && neighbour) return [...types, index === 0 ? { start: own.range[0], end: neighbour.range[0], text: '' } : { start: neighbour.range[1], end: own.range[1], text: '' }];
  const isTag = styled.base.type === 'Literal';
  const reaches = (name: string): boolean => name === prop || (isTag ? REACHES_TAG.test(name) : !KEPT_FROM_COMPONENTS.test(name));
  if (!uses.every(({ node }) => node.type === 'JSXOpeningElement' && node.attributes.every((a) => a.type === 'JSXAttribute' && a.name.type === 'JSXIdentifier' && reaches(a.name.name)))) return types;
  const { layout } = context;
  return [...types, options.properties.length > 1 ? layout.listItem(options.properties.map((p) => p.range), options.properties.indexOf(filter)) : layout.listItem(styled.maker.arguments.map((a) => a.range), 1)];
}

/** The conditions of a filter of props: `(prop) => prop !== 'a' && prop !== 'b'`. */
function operandsOf(filter: Node): Node[] | undefined {
  const parameter = filter.type === 'ArrowFunctionExpression' ? filter.params[0] : undefined;
  return filter.type === 'ArrowFunctionExpression' && filter.body.type !== 'BlockStatement' && parameter?.type === 'Identifier' ? conjuncts(filter.body) : undefined;
}

const conjuncts = (node: Node): Node[] => (node.type === 'LogicalExpression' && node.operator === '&&' ? [...conjuncts(node.left), node.right] : [node]);

/** `prop !== 'name'`. */
const excludes = (node: Node, name: string): boolean =>
  node.type === 'BinaryExpression' && /^!==?$/.test(node.operator) && node.left.type === 'Identifier' && node.right.type === 'Literal' && node.right.value === name;

import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, type FunctionNode } from '../facts/syntax.ts';
import type { ConditionGate } from './import-roles.ts';

type Node = TSESTree.Node;

/** What a component shows when a test is met, and when it is not. */
interface Choice {
  readonly test: Node;
  readonly met: Node | undefined;
  readonly unmet: Node | undefined;
}

/** The gate that a component is: all it does is to show one prop or another, or nothing, by a prop that is the condition. */
export function conditionGateOf(fn: FunctionNode): ConditionGate | undefined {
  const props = propsOf(fn);
  const choice = props && choiceOf(fn);
  if (!choice) return undefined;
  const negated = choice.test.type === 'UnaryExpression' && choice.test.operator === '!';
  const test = negated ? bare((choice.test as TSESTree.UnaryExpression).argument) : choice.test;
  const condition = test.type === 'Identifier' ? props.get(test.name) : undefined;
  const [met, unmet] = [shown(choice.met, props), shown(choice.unmet, props)];
  if (condition === undefined || condition.hasDefault || met === undefined || unmet === undefined) return undefined;
  const [on, off] = negated ? [unmet, met] : [met, unmet];
  return { condition: condition.name, ...(on === null ? {} : { on }), ...(off === null ? {} : { off }) };
}

interface Prop {
  readonly name: string;
  readonly hasDefault: boolean;
}

const isNothing = (node: Node | undefined): boolean =>
  node === undefined || (node.type === 'Literal' && (node.value === null || node.value === false)) || (node.type === 'Identifier' && node.name === 'undefined');

/** The props that a component takes apart, by the names that it gives them. */
function propsOf(fn: FunctionNode): ReadonlyMap<string, Prop> | undefined {
  const [pattern, ...others] = fn.params;
  if (pattern?.type !== 'ObjectPattern' || others.length > 0 || fn.async || fn.generator) return undefined;
  const props = new Map<string, Prop>();
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') return undefined;
    const { value } = property;
    const local = value.type === 'AssignmentPattern' ? value.left : value;
    if (local.type !== 'Identifier') return undefined;
    props.set(local.name, { name: property.key.name, hasDefault: value.type === 'AssignmentPattern' && !isNothing(value.right) });
  }
  return props;
}

/** What a function chooses between, where it does nothing else. */
function choiceOf({ body }: FunctionNode): Choice | undefined {
  if (body?.type !== 'BlockStatement') return body ? choiceIn(body) : undefined;
  const [first, second, ...others] = body.body;
  if (others.length > 0) return undefined;
  if (first?.type === 'ReturnStatement' && !second) return first.argument ? choiceIn(first.argument) : undefined;
  if (first?.type !== 'IfStatement' || first.alternate || second?.type !== 'ReturnStatement') return undefined;
  const met = first.consequent.type === 'BlockStatement' && first.consequent.body.length === 1 ? first.consequent.body[0] : first.consequent;
  return met?.type === 'ReturnStatement' ? { test: bare(first.test), met: met.argument ?? undefined, unmet: second.argument ?? undefined } : undefined;
}

function choiceIn(expression: Node): Choice | undefined {
  const node = withoutFragment(expression);
  if (node.type === 'ConditionalExpression') return { test: bare(node.test), met: node.consequent, unmet: node.alternate };
  return node.type === 'LogicalExpression' && node.operator === '&&' ? { test: bare(node.left), met: node.right, unmet: undefined } : undefined;
}

/** The name of the prop that is shown, `wrapper()` where that is given the children, null for nothing; undefined for anything else. */
function shown(expression: Node | undefined, props: ReadonlyMap<string, Prop>): string | null | undefined {
  const node = expression && withoutFragment(expression);
  if (isNothing(node)) return null;
  if (node?.type === 'CallExpression') {
    const [given, ...others] = node.arguments;
    const name = others.length === 0 && given && shown(given, props) === 'children' ? shown(node.callee, props) : undefined;
    return name === undefined || name === null ? undefined : `${name}()`;
  }
  const prop = node?.type === 'Identifier' ? props.get(node.name) : undefined;
  return prop && !prop.hasDefault ? prop.name : undefined;
}

/** What a fragment holds, where that is one expression. */
function withoutFragment(expression: Node): Node {
  const node = bare(expression);
  if (node.type !== 'JSXFragment') return node;
  const [only, ...others] = node.children.filter((child) => child.type !== 'JSXText' || child.value.trim() !== '');
  return only?.type === 'JSXExpressionContainer' && others.length === 0 && !isFunction(only.expression) ? bare(only.expression) : node;
}

import type { Variable } from '@typescript-eslint/scope-manager';
import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import type { Source } from './source.ts';
import { bare, enclosingFunction, isFunction, outermost } from './syntax.ts';
import type { NamedCall, OneSidedValue, Range, TogglePoint } from './types.ts';

type Node = TSESTree.Node;

const within = (inner: Range, outer: Range): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** The call whose result an expression is, without `await`. */
function callIn(expression: Node): TSESTree.CallExpression | undefined {
  const node = bare(expression);
  if (node.type === 'AwaitExpression') return callIn(node.argument);
  return node.type === 'CallExpression' ? node : undefined;
}

/** The name that says what a call does: of the method, the function, or the command that is sent (`client.send(new ReceiveMessageCommand())`). */
function calledName({ callee, arguments: [first] }: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const node = bare(callee);
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? staticName(node.property, node.computed) : undefined;
  const sent = first?.type === 'NewExpression' && first.callee.type === 'Identifier' ? first.callee.name : undefined;
  return name === 'send' && sent !== undefined ? sent : name;
}

/** What is done with a variable where it is named: only looked at, given to a call or asked for it, or anything else. */
function useOf(identifier: Node): 'look' | 'other' | NamedCall {
  let node = outermost(identifier);
  for (;;) {
    const { parent }: Node = node;
    switch (parent?.type) {
      case 'MemberExpression': {
        if (parent.object !== node) return 'other';
        const outer = outermost(parent);
        if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer) return { name: calledName(outer.parent) ?? '', range: outer.parent.range };
        node = outer;
        break;
      }
      case 'CallExpression': case 'NewExpression': {
        if (parent.callee === node) return 'other';
        return { name: calledName(parent.parent.type === 'CallExpression' && parent.type === 'NewExpression' ? parent.parent : parent) ?? '', range: parent.range };
      }
      case 'Property': case 'ObjectExpression': case 'ArrayExpression': case 'SpreadElement': case 'AwaitExpression':
        node = outermost(parent);
        break;
      case 'UnaryExpression':
        return 'look';
      case 'BinaryExpression':
        return /^[!=<>]/.test(parent.operator) ? 'look' : 'other';
      case 'LogicalExpression':
        return parent.left === node && parent.operator === '&&' ? 'look' : 'other';
      case 'IfStatement': case 'WhileStatement': case 'DoWhileStatement': case 'ForStatement': case 'ConditionalExpression':
        return parent.test === node ? 'look' : 'other';
      default:
        return 'other';
    }
  }
}

/** Whether what a method is called on lives on when its function has ended: a field, a variable of the module, a member of a parameter. */
function outlives(expression: Node, call: Node, bindings: Bindings, depth = 0): boolean {
  const node = bare(expression);
  if (node.type === 'ThisExpression') return true;
  const isParameter = (n: Node): boolean => n.type === 'Identifier' && bindings.variableOf(n)?.defs[0]?.type === DefinitionType.Parameter;
  if (node.type === 'MemberExpression') return isParameter(bare(node.object)) || outlives(node.object, call, bindings, depth);
  if (node.type !== 'Identifier' || depth > 3) return false;
  const variable = bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (!variable || !definition || definition.type === DefinitionType.ImportBinding) return true;
  if (definition.type === DefinitionType.Parameter) return false;
  const fn = enclosingFunction(call);
  if (!fn || !within(definition.name.range, fn.range)) return true;
  const sole = bindings.soleValue(variable);
  if (!sole) return false;
  const from = bare(sole.from);
  return (sole.steps.length > 0 && isParameter(from)) || outlives(from, call, bindings, depth + 1);
}

/** Finds variables that hold what a call gave and that are used on one side of a flag only, other calls aside. */
export function findOneSidedValues({ text, scopes }: Source, togglePoints: readonly TogglePoint[], bindings: Bindings): OneSidedValue[] {
  if (togglePoints.length === 0) return [];
  const functions = scopes.scopes.map(({ block }) => block as Node).filter(isFunction);
  const functionAt = (range: Range): Node | undefined => functions.filter((fn) => within(range, fn.range)).sort((a, b) => b.range[0] - a.range[0])[0];
  const functionOfPoint = togglePoints.map(({ test }) => functionAt(test));
  return scopes.scopes.flatMap(({ variables }) => variables.flatMap((variable) => oneSided(variable) ?? []));

  function oneSided(variable: Variable): OneSidedValue | undefined {
    if (variable.defs.length !== 1 || variable.defs[0]?.type !== DefinitionType.Variable) return undefined;
    const sole = bindings.soleValue(variable);
    const call = sole && callIn(sole.from);
    const name = call && calledName(call);
    if (!call || name === undefined || variable.references.some((r) => r.isWrite() && r.isRead())) return undefined;
    const uses = variable.references.filter((r) => r.isRead()).map(({ identifier }) => ({ range: identifier.range, use: useOf(identifier as Node) }));
    const wanted = uses.filter(({ use }) => use !== 'look');
    for (const [index, point] of togglePoints.entries()) {
      if (point.test[0] < call.range[1] || functionOfPoint[index] !== enclosingFunction(call)) continue;
      for (const [branch, { range, empty, sides }] of point.branches.entries()) {
        if (empty || !Object.values(sides).some((side) => side !== 'mixed')) continue;
        const inside = wanted.filter((use) => within(use.range, range));
        const outside = wanted.filter((use) => !within(use.range, range));
        if (inside.length === 0 || outside.some(({ use }) => use === 'other')) continue;
        const calls = (of: typeof uses): NamedCall[] => of.flatMap(({ use }) => (typeof use === 'object' ? [use] : []));
        const callee = bare(call.callee);
        return {
          name, written: text.slice(...callee.range).replaceAll(/\s+/g, ' '), range: call.range, point: index, branch, inside: calls(inside), outside: calls(outside),
          outlives: callee.type === 'MemberExpression' && outlives(callee.object, call, bindings),
        };
      }
    }
    return undefined;
  }
}

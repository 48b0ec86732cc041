import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { bare, enclosingClass, isFunction, type FunctionNode } from './syntax.ts';
import type { FunctionCall, NamedFunction } from './types.ts';
import { codeOf } from './walk.ts';

type Node = TSESTree.Node;

/** The function that an expression is or wraps: `useCallback(() => …)`, `memo(observer(Page))`. */
function functionIn(expression: Node, bindings: Bindings, depth = 0): FunctionNode | undefined {
  const node = bare(expression);
  if (isFunction(node)) return node;
  if (depth > 3) return undefined;
  if (node.type === 'CallExpression') {
    for (const argument of node.arguments) {
      const inner = functionIn(argument, bindings, depth + 1);
      if (inner) return inner;
    }
    return undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  const variable = bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (definition?.type === DefinitionType.FunctionName && isFunction(definition.node)) return definition.node;
  const sole = variable && bindings.soleValue(variable);
  return sole && sole.steps.length === 0 ? functionIn(sole.from, bindings, depth + 1) : undefined;
}

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string => (node.type === 'Identifier' ? node.name : node.value);

/** Exported names with the expression or declaration that each is. */
function exportsOf(ast: TSESTree.Program): [name: string, node: Node][] {
  return ast.body.flatMap((statement): [string, Node][] => {
    if (statement.type === 'ExportDefaultDeclaration') return [['default', statement.declaration]];
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [];
    const { declaration } = statement;
    if (declaration?.type === 'FunctionDeclaration') return declaration.id ? [[declaration.id.name, declaration]] : [];
    if (declaration?.type === 'VariableDeclaration') {
      return declaration.declarations.flatMap(({ id, init }): [string, Node][] => (id.type === 'Identifier' && init ? [[id.name, init]] : []));
    }
    return statement.specifiers.map((specifier): [string, Node] => [nameOf(specifier.exported), specifier.local]);
  });
}

function localName(fn: FunctionNode): string | undefined {
  if (fn.id) return fn.id.name;
  for (let node: Node = fn; node.parent; node = node.parent) {
    const { parent }: Node = node;
    if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') return staticName(parent.key, parent.computed);
    if (parent?.type !== 'CallExpression' && parent && bare(parent) !== bare(node)) return undefined;
  }
  return undefined;
}

/** Finds the functions of a file that have a name, and its calls of them and of what it imports. */
export function findFunctionCalls(ast: TSESTree.Program, bindings: Bindings): { functions: NamedFunction[]; calls: FunctionCall[] } {
  const calls: FunctionCall[] = [];
  const named = new Map<FunctionNode, { name: string; exports: string[] }>();
  for (const node of codeOf(ast)) {
    if (isFunction(node)) {
      const name = localName(node);
      if (name !== undefined) named.set(node, { name, exports: [] });
    } else if (node.type === 'CallExpression') {
      add(node, node.callee, 'call');
    } else if (node.type === 'JSXOpeningElement' && node.name.type === 'JSXIdentifier' && /^[A-Z]/.test(node.name.name)) {
      add(node, node.name, 'render');
    }
  }
  for (const [exported, node] of exportsOf(ast)) {
    const fn = functionIn(node, bindings);
    const known = fn && (named.get(fn) ?? { name: exported, exports: [] });
    if (fn && known) named.set(fn, { ...known, exports: [...known.exports, exported] });
  }
  const functions = [...named].map(([{ range }, { name, exports }]): NamedFunction => ({ name, range, ...(exports.length > 0 && { exports }) }));
  return { functions, calls };

  function add(node: Node, called: Node, kind: FunctionCall['kind']): void {
    const callee = bare(called);
    const { range } = node;
    if (callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression') {
      const name = staticName(callee.property, callee.computed);
      const member = enclosingClass(node)?.body.body.find((m) => (m.type === 'MethodDefinition' || m.type === 'PropertyDefinition') && staticName(m.key, m.computed) === name);
      const fn = member && 'value' in member && member.value && isFunction(member.value) ? member.value : undefined;
      if (fn && name !== undefined) calls.push({ kind, name, range, function: fn.range });
      return;
    }
    if (callee.type !== 'Identifier' && callee.type !== 'JSXIdentifier') return;
    const definition = bindings.variableOf(callee)?.defs[0];
    if (definition?.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && definition.node.type !== 'ImportNamespaceSpecifier') {
      const imported = definition.node.type === 'ImportSpecifier' ? nameOf(definition.node.imported) : 'default';
      calls.push({ kind, name: callee.name, range, imported: { source: definition.parent.source.value, name: imported } });
      return;
    }
    const fn = definition && definition.type !== DefinitionType.Parameter ? functionIn(definition.name, bindings) : undefined;
    if (fn) calls.push({ kind, name: callee.name, range, function: fn.range });
  }
}

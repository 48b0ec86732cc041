import type { TSESTree } from '@typescript-eslint/types';
import { bare, returnsOf } from '../../facts/syntax.ts';
import type { Called, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** A class, and what may be asked of the file it stands in. */
interface FoundClass {
  readonly node: TSESTree.ClassDeclaration;
  readonly context: PassContext;
}

const DEPTH = 24;

/** The method that is called of an object which is known to be made of a class of the project, also along a chain: `createPage('x').withMenu({}).open()`. */
export function methodCalled(callee: Node, context: PassContext, depth = 0): Called | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || depth > DEPTH) return undefined;
  const { name } = callee.property;
  const found = classOf(callee.object, context, depth + 1);
  const named = found?.node.body.body.filter((m) => 'key' in m && m.key.type === 'Identifier' && m.key.name === name && !m.computed && !m.static) ?? [];
  const [method, ...others] = named.filter((m) => m.type !== 'MethodDefinition' || m.value.type !== 'TSEmptyBodyFunctionExpression');
  return found && method?.type === 'MethodDefinition' && method.kind === 'method' && others.length === 0 ? { fn: method.value as TSESTree.FunctionExpression, context: found.context } : undefined;
}

/** The class of which an object is made. */
function classOf(expression: Node, context: PassContext, depth: number): FoundClass | undefined {
  const node = bare(expression);
  if (depth > DEPTH) return undefined;
  if (node.type === 'NewExpression') {
    const declared = node.callee.type === 'Identifier' ? context.declarationOf(node.callee) : undefined;
    const [def, ...others] = declared?.variable.defs ?? [];
    return declared && def?.type === 'ClassName' && others.length === 0 && def.node.type === 'ClassDeclaration' ? { node: def.node, context: declared.context } : undefined;
  }
  if (node.type !== 'CallExpression') return undefined;
  const isMethod = node.callee.type === 'MemberExpression';
  const called = isMethod ? methodCalled(node.callee, context, depth + 1) : context.functionOf(node.callee);
  const results = called && !called.fn.async && !called.fn.generator && called.fn.body ? returnsOf(called.fn) : [];
  const [result, ...others] = results;
  if (!called || !result) return undefined;
  if (isMethod && results.every((r) => r.type === 'ThisExpression')) return classOf((node.callee as TSESTree.MemberExpression).object, context, depth + 1);
  return others.length === 0 ? classOf(result, called.context, depth + 1) : undefined;
}

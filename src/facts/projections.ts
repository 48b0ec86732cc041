import type { Variable } from '@typescript-eslint/scope-manager';
import { definedFunction } from './defined-function.ts';
import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings, type Step } from './bindings.ts';
import { bare, isFunction, returnsOf, soleReturn, type FunctionNode } from './syntax.ts';

type Node = TSESTree.Node;

/** Finds the expression that a part of a value is, as far as the file's text shows it. */
export interface Projections {
  /** The expression behind a member or element: of a literal, through const variables, `Promise.all` and functions without parameters. */
  into(expression: Node, step: Step): Node | undefined;
  /** What a call of a local function without arguments, or of useMemo, returns. */
  returnedBy(call: TSESTree.CallExpression): Node | undefined;
  /** The same of a function that does other things before its only return. */
  resultOf(call: TSESTree.CallExpression): Node | undefined;
}

const JOINS = /^(?:combineLatest|forkJoin|zip)$/;

export function createProjections(bindings: Bindings): Projections {
  const busy = new Set<Variable>();

  function followed<T>(variable: Variable, follow: () => T): T | undefined {
    if (busy.has(variable)) return undefined;
    busy.add(variable);
    try {
      return follow();
    } finally {
      busy.delete(variable);
    }
  }

  /** Whether a function gives the values of all that is in the list or object given to it: `Promise.all`, and `combineLatest` of RxJS. */
  function joins(callee: Node): boolean {
    if (callee.type === 'MemberExpression') return callee.object.type === 'Identifier' && callee.object.name === 'Promise' && staticName(callee.property, callee.computed) === 'all';
    const definition = callee.type === 'Identifier' && JOINS.test(callee.name) ? bindings.variableOf(callee)?.defs[0] : undefined;
    return definition?.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && /^rxjs(?:\/|$)/.test(definition.parent.source.value);
  }

  function into(expression: Node, step: Step): Node | undefined {
    if ('rest' in step) return undefined;
    let node = bare(expression);
    if (node.type === 'AwaitExpression') node = bare(node.argument);
    if (node.type === 'CallExpression') {
      const [first] = node.arguments;
      if (first && first.type !== 'SpreadElement' && joins(node.callee)) return into(first, step);
      const returned = returnedBy(node);
      return returned && into(returned, step);
    }
    if (node.type === 'ArrayExpression') {
      const element = node.elements[Number(step.member)];
      return element && element.type !== 'SpreadElement' ? element : undefined;
    }
    if (node.type === 'ObjectExpression') {
      for (const p of [...node.properties].reverse()) {
        if (p.type === 'SpreadElement') return undefined;
        if (staticName(p.key, p.computed) === step.member) return p.kind === 'init' ? p.value : undefined;
      }
      return undefined;
    }
    if (node.type === 'MemberExpression') {
      const member = staticName(node.property, node.computed);
      const inner = member === undefined ? undefined : into(node.object, { member });
      return inner && into(inner, step);
    }
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return undefined;
    const variable = bindings.variableOf(node);
    const sole = variable && bindings.soleValue(variable);
    if (!sole) return undefined;
    return followed(variable, () => {
      let at: Node | undefined = sole.from;
      for (const s of sole.steps) at = at && into(at, s);
      return at && into(at, step);
    });
  }

  const returnedBy = (node: TSESTree.CallExpression): Node | undefined => resultBy(node, soleReturn);

  const resultOf = (node: TSESTree.CallExpression): Node | undefined =>
    resultBy(node, (fn) => {
      const [only, ...others] = returnsOf(fn);
      return others.length === 0 ? only : undefined;
    });

  function resultBy(node: TSESTree.CallExpression, result: (fn: FunctionNode) => Node | undefined): Node | undefined {
    const callee = bare(node.callee);
    const [first] = node.arguments;
    const name = callee.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : callee.type === 'Identifier' ? callee.name : undefined;
    if (name === 'useMemo' && first && isFunction(first)) return result(first);
    if (callee.type !== 'Identifier' || node.arguments.length > 0) return undefined;
    const variable = bindings.variableOf(callee);
    if (!variable || variable.defs.length !== 1) return undefined;
    const fn = definedFunction(variable.defs[0]);
    return fn?.params.length === 0 ? followed(variable, () => result(fn)) : undefined;
  }

  return { into, returnedBy, resultOf };
}

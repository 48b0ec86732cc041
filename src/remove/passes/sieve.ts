import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { bare, isFunction, soleReturn } from '../../facts/syntax.ts';
import { keepExpression } from '../expressions.ts';
import { isTruthy } from '../known.ts';
import type { Pass, PassContext } from '../pass.ts';
import { importedBy } from '../pure-imports.ts';

type Node = TSESTree.Node;

/** Lists whose falsy elements are left out: `[a, known && b].filter(Boolean)`, `compact([a, known && b])`. What the flag left out goes, and the sieve when nothing is left for it. */
export const sieve: Pass = {
  name: 'sieve',
  visit(node, context) {
    if (node.type !== 'ArrayExpression' || node.elements.includes(null)) return undefined;
    const elements = node.elements as Node[];
    const off = elements.findIndex((e) => { const value = context.known(e); return value !== undefined && value.kind === 'exact' && !isTruthy(value); });
    const isSettled = off < 0 && context.marked('emptied', node.range[0]) !== undefined && elements.every((e) => isAlwaysTrue(e, context));
    const sieved = off >= 0 || isSettled ? sievedFrom(node, context) : undefined;
    if (!sieved) return undefined;
    if (isSettled) return sieved.call.typeArguments || !runsOnce(sieved.call, node) ? undefined : keepExpression(sieved.call, sieved.list, context);
    const edit = elements.length === 1 ? context.layout.soleItem(elements[0]!.range) : context.layout.listItem(elements.map((e) => e.range), off);
    return { edits: [edit], marks: [{ kind: 'emptied', offset: node.range[0] }] };
  },
};

/** The call that leaves falsy elements out of a list, and the list as it is given to it: the literal, or a constant that is used there alone. */
function sievedFrom(list: Node, context: PassContext): { readonly call: TSESTree.CallExpression; readonly list: Node } | undefined {
  const { parent } = list;
  if (parent?.type === 'MemberExpression' && parent.object === list && !parent.computed && !parent.optional) {
    const call = parent.parent;
    const isFilter = call.type === 'CallExpression' && call.callee === parent && !call.optional && (parent.property as TSESTree.Identifier).name === 'filter';
    return isFilter && call.arguments.length === 1 && asksTruth(call.arguments[0]!, context) ? { call, list } : undefined;
  }
  if (parent?.type === 'CallExpression') return parent.arguments.length === 1 && parent.arguments[0] === list && isCompact(parent.callee, context) ? { call: parent, list } : undefined;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || parent.parent.kind !== 'const' || parent.parent.parent.type === 'ExportNamedDeclaration') return undefined;
  const [use, ...others] = context.variable(parent.id)?.references.filter((r) => !r.init) ?? [];
  return use && others.length === 0 && !context.isInMarkup(parent.id.name) ? sievedFrom(use.identifier, context) : undefined;
}

/** Whether a sieve makes one list of a literal: no function, class or loop lies between them, so that nothing shares the literal. */
function runsOnce(sieve: Node, literal: Node): boolean {
  for (let at: Node | undefined = sieve; at; at = at.parent) {
    if (at.range[0] <= literal.range[0] && literal.range[1] <= at.range[1]) return true;
    if (isFunction(at) || /^(?:Class|For|While|DoWhile)/.test(at.type)) return false;
  }
  return false;
}

/** `Boolean`, `(x) => x`, `(x) => !!x`, `(x) => Boolean(x)`. */
function asksTruth(test: Node, context: PassContext): boolean {
  const isBoolean = (n: Node): boolean => n.type === 'Identifier' && n.name === 'Boolean' && !context.variable(n);
  if (isBoolean(test)) return true;
  const [param, ...others] = isFunction(test) ? test.params : [];
  const isGiven = (n: Node | undefined, variable: Variable | undefined): boolean => n?.type === 'Identifier' && variable !== undefined && context.variable(n) === variable;
  const value = isFunction(test) && !test.async && !test.generator && param?.type === 'Identifier' && others.length === 0 ? soleReturn(test) : undefined;
  if (!value) return false;
  const variable = context.variable(param!);
  if (value.type === 'CallExpression') return isBoolean(value.callee) && value.arguments.length === 1 && isGiven(value.arguments[0], variable);
  return isGiven(value.type === 'UnaryExpression' && value.operator === '!' && value.argument.type === 'UnaryExpression' && value.argument.operator === '!' ? value.argument.argument : value, variable);
}

const UTILITIES = /^(?:lodash(?:-es)?(?:[./]compact)?|underscore|es-toolkit(?:\/.*)?)$/;

/** `compact`, `_.compact` of a utility library. */
function isCompact(callee: Node, context: PassContext): boolean {
  const member = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' ? callee : undefined;
  const imported = importedBy(context.variable(member?.object ?? callee));
  if (!imported || !UTILITIES.test(imported.module)) return false;
  return member ? (member.property as TSESTree.Identifier).name === 'compact' : imported.name === 'compact' || (imported.name === 'default' && imported.module.endsWith('compact'));
}

/** Whether an expression is true whatever happens: something that is made on the spot, or a constant that holds such a thing. */
function isAlwaysTrue(node: Node, context: PassContext, depth = 0): boolean {
  const value = bare(node);
  switch (value.type) {
    case 'ObjectExpression': case 'ArrayExpression': case 'ArrowFunctionExpression': case 'FunctionExpression': case 'ClassExpression': case 'NewExpression': case 'JSXElement': case 'JSXFragment': return true;
    case 'Literal': return 'regex' in value || Boolean(value.value);
    case 'TemplateLiteral': return value.quasis.some((q) => q.value.cooked !== '');
    case 'ConditionalExpression': return isAlwaysTrue(value.consequent, context, depth) && isAlwaysTrue(value.alternate, context, depth);
    case 'Identifier': {
      const variable = context.declarationOf(value)?.variable;
      const [def, ...others] = variable?.defs ?? [];
      if (!def || others.length > 0 || depth > 4 || variable?.references.some((r) => r.isWrite() && !r.init)) return false;
      if (def.type === 'FunctionName' || def.type === 'ClassName') return true;
      return def.type === 'Variable' && def.node.id === def.name && def.node.init !== null && isAlwaysTrue(def.node.init, context, depth + 1);
    }
    default: return false;
  }
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { bare, isNothing, type FunctionNode } from '../facts/syntax.ts';
import type { Declared } from './pass.ts';
import { calledOfReact } from './pure-imports.ts';

type Node = TSESTree.Node;

/** What must be known of the file that a function stands in. */
interface Place {
  isPure(node: Node): boolean;
  variable(node: Node): Variable | undefined;
}

/** Whether calling a function does nothing but compute a value: it branches, names things and returns, all without effects. */
export function isEffectFree(fn: FunctionNode, place: Place): boolean {
  if (fn.generator || !fn.body || !fn.params.every((p) => hasPureDefaults(p, place))) return false;
  return fn.body.type === 'BlockStatement' ? fn.body.body.every((s) => isFreeStatement(s, fn, place)) : place.isPure(fn.body);
}

/** Whether binding a pattern runs nothing: its defaults are free of effects, and no key of it is computed. */
export function hasPureDefaults(pattern: Node, place: Pick<Place, 'isPure'>): boolean {
  switch (pattern.type) {
    case 'Identifier': return true;
    case 'AssignmentPattern': return hasPureDefaults(pattern.left, place) && place.isPure(pattern.right);
    case 'RestElement': return hasPureDefaults(pattern.argument, place);
    case 'ArrayPattern': return pattern.elements.every((e) => e === null || hasPureDefaults(e, place));
    case 'ObjectPattern': return pattern.properties.every((p) => (p.type === 'Property' ? !p.computed && hasPureDefaults(p.value, place) : hasPureDefaults(p.argument, place)));
    default: return false;
  }
}

function isFreeStatement(node: Node | null, fn: FunctionNode, place: Place): boolean {
  const free = (n: Node | null): boolean => isFreeStatement(n, fn, place);
  const pure = (n: Node | null): boolean => n === null || place.isPure(n);
  switch (node?.type) {
    case undefined: case 'EmptyStatement': case 'BreakStatement': case 'FunctionDeclaration': case 'TSTypeAliasDeclaration': case 'TSInterfaceDeclaration': return true;
    case 'ReturnStatement': return pure(node.argument);
    case 'VariableDeclaration': return /^(?:const|let|var)$/.test(node.kind) && node.declarations.every((d) => hasPureDefaults(d.id, place) && pure(d.init));
    case 'BlockStatement': return node.body.every(free);
    case 'IfStatement': return pure(node.test) && (free(node.consequent) || (isMissingContext(node.test, place) && onlyThrows(node.consequent, pure))) && free(node.alternate);
    case 'SwitchStatement': return pure(node.discriminant) && node.cases.every((c) => pure(c.test) && c.consequent.every(free));
    case 'ExpressionStatement': return pure(node.expression) || setsOwn(node.expression, fn, place);
    default: return false;
  }
}

/**
 * Whether a test asks whether a context lacks its provider: `!value`, `value === undefined` of `const value = useContext(Context)`. What a hook throws
 * then is a mistake of whoever renders it, as with the hooks of packages, and no effect that a program is made of.
 */
function isMissingContext(test: Node, place: Place): boolean {
  const asked = test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : test.type === 'BinaryExpression' && /^===?$/.test(test.operator) && isNothing(test.right) ? test.left : undefined;
  const def = asked?.type === 'Identifier' ? place.variable(asked)?.defs[0] : undefined;
  const init = def?.type === 'Variable' && def.parent.kind === 'const' && def.node.id === def.name && def.node.init ? bare(def.node.init) : undefined;
  return init?.type === 'CallExpression' && /^use(?:Context)?$/.test(calledOfReact(init.callee, place.variable) ?? '');
}

/** `throw new Error('…')`, alone or in a block. */
function onlyThrows(node: Node, pure: (node: Node) => boolean): boolean {
  if (node.type === 'BlockStatement') return node.body.length === 1 && node.body[0] !== undefined && onlyThrows(node.body[0], pure);
  return node.type === 'ThrowStatement' && node.argument.type === 'NewExpression' && node.argument.callee.type === 'Identifier' && node.argument.callee.name.endsWith('Error') && node.argument.arguments.every(pure);
}

/** Whether a name is a class whose construction does nothing but give the new object its fields. */
export function isFreeClass({ variable, context }: Declared, depth = 0): boolean {
  const [def, ...others] = variable.defs;
  if (def?.type !== 'ClassName' || others.length > 0 || depth > 5 || variable.references.some((r) => r.isWrite())) return false;
  const { superClass, decorators, body } = def.node;
  const base = superClass?.type === 'Identifier' ? context.declarationOf(superClass) : undefined;
  if (decorators.length > 0 || (superClass && !(base && isFreeClass(base, depth + 1)))) return false;
  return body.body.every((member) => {
    switch (member.type) {
      case 'PropertyDefinition': return member.decorators.length === 0 && (member.static || member.value === null || context.isPure(member.value));
      case 'MethodDefinition': return member.kind === 'constructor' ? isFreeConstructor(member.value, context) : member.kind !== 'set' && member.decorators.length === 0;
      case 'TSIndexSignature': case 'TSAbstractMethodDefinition': case 'TSAbstractPropertyDefinition': case 'StaticBlock': return true;
      default: return false;
    }
  });
}

function isFreeConstructor(fn: TSESTree.MethodDefinition['value'], context: Declared['context']): boolean {
  if (!fn.body) return true;
  const params = fn.params.map((p) => (p.type === 'TSParameterProperty' ? p.parameter : p));
  return params.every((p) => hasPureDefaults(p, context)) && fn.body.body.every((s) => {
    const does = s.type === 'ExpressionStatement' ? s.expression : undefined;
    if (does?.type === 'CallExpression' && does.callee.type === 'Super') return does.arguments.every((a) => context.isPure(a));
    return isFreeStatement(s, fn, context);
  });
}

/** `x = <pure>` of a variable that the function declares, `this.x = <pure>` in a constructor. */
function setsOwn(node: Node, fn: FunctionNode, place: Place): boolean {
  if (node.type !== 'AssignmentExpression' || !place.isPure(node.right)) return false;
  const { left } = node;
  if (left.type === 'MemberExpression') return node.operator === '=' && !left.computed && left.object.type === 'ThisExpression' && fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
  const variable = left.type === 'Identifier' ? place.variable(left) : undefined;
  return variable?.defs.every((d) => d.name.range[0] >= fn.range[0] && d.name.range[1] <= fn.range[1]) ?? false;
}

/** The parts of a list or object that may have effects, in the order in which they run; undefined for other expressions, and where what holds them may have some too. */
export function effectsIn(expression: Node, isPure: (part: Node) => boolean): Node[] | undefined {
  const node = bare(expression);
  const partsOf = (part: Node): Node[] | undefined => (isPure(part) ? [] : /^(?:Array|Object)Expression$/.test(bare(part).type) ? effectsIn(part, isPure) : part.type === 'SpreadElement' ? undefined : [part]);
  const all = (parts: readonly (Node[] | undefined)[]): Node[] | undefined => (parts.every((p) => p !== undefined) ? parts.flat() : undefined);
  if (node.type === 'ArrayExpression') return all(node.elements.map((e) => (e ? partsOf(e) : [])));
  if (node.type !== 'ObjectExpression') return undefined;
  return all(node.properties.map((p) => (p.type === 'Property' && (!p.computed || isPure(p.key)) ? partsOf(p.value) : isPure(p) ? [] : undefined)));
}

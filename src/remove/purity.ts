import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { isFunction } from '../facts/syntax.ts';
import { childrenOf, walk } from '../facts/walk.ts';
import { isEffectFree } from './effects.ts';
import { kindOf, type ValueKind } from './kind-of.ts';
import { givesTheme, isReact, type PackageExport } from './pure-imports.ts';

type Node = TSESTree.Node;

/** Functions without effects whose call may be dropped: React's memory hooks, and conversions of primitives. */
const PURE_CALLS = new Set(['Boolean', 'String', 'Number', 'parseInt', 'parseFloat', 'useMemo', 'useCallback', 'useRef', 'useState', 'useContext', 'useId', 'memo', 'forwardRef', 'lazy', 'createContext', 'Symbol']);
const PURE_NEWS = new Set(['Set', 'Map', 'WeakMap', 'WeakSet']);

const COLLECTIONS = new Set([...PURE_NEWS, 'URLSearchParams']);

/** The same of classes that take anything. */
const TAKE_ANYTHING = new Set(['Date', 'URLSearchParams', 'Error', 'TypeError', 'RangeError']);

/** Methods of built-in lists and strings that only answer. They count unless the file defines a method of that name itself. */
const PURE_METHODS = new Set(['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'trim', 'toLowerCase', 'toUpperCase', 'charAt', 'at', 'padStart', 'padEnd', 'toFixed', 'slice', 'substring']);

/** The same where they are given a literal alone. */
const LITERAL_METHODS = new Set(['split', 'match']);
const PURE_STATICS = /^(?:Object\.(?:keys|values|entries|is)|Array\.isArray|Number\.is\w+|Math\.\w+|(?:local|session)Storage\.getItem)$/;

/** The same of values that are known to be texts, numbers or lists, given such values. */
const METHODS_OF: Readonly<Record<ValueKind, ReadonlySet<string>>> = {
  text: new Set(['toString', 'concat', 'replace', 'replaceAll', 'split', 'trimStart', 'trimEnd', 'charCodeAt']),
  number: new Set(['toString']),
  list: new Set(['join', 'concat', 'toString', 'flat']),
};

/** The same of collections that a call is made on where they are made. */
const LOOKUPS = new Set(['has', 'get', 'getAll', 'toString']);

/** Methods of lists that do no more than the function they are given. */
const CALLBACK_METHODS = new Set(['map', 'filter', 'some', 'every', 'find', 'findIndex', 'flatMap']);

/** Names for which the file defines a getter or a proxy trap: reading a member so named may have effects. */
export function getterNames(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    if ((node.type === 'MethodDefinition' || (node.type === 'Property' && node.value.type.endsWith('FunctionExpression'))) && node.key.type === 'Identifier') names.add(`${node.key.name}()`);
    if ((node.type === 'MethodDefinition' || node.type === 'Property') && node.kind === 'get') names.add(node.key.type === 'Identifier' || node.key.type === 'PrivateIdentifier' ? node.key.name : node.key.type === 'Literal' ? String(node.key.value) : '*');
    if (node.type === 'Identifier' && (node.name === 'Proxy' || node.name === 'defineProperty' || node.name === '__defineGetter__' || node.name === 'defineProperties')) names.add('*');
  });
  return names;
}

/** What is known of the names that an expression uses. */
export interface Names {
  /** Whether an expression only hands out what flags are asked of. */
  isCarrier(node: Node): boolean;
  /** Whether calling a name only computes a value. */
  isFree(callee: Node): boolean;
  /** Whether calling a method of a declared class only computes a value. */
  isFreeMethod(callee: TSESTree.MemberExpression): boolean;
  /** Whether calling a name does no more than the functions it is given. */
  runsGiven(callee: Node): boolean;
  /** Whether a name is a class whose constructor has no effect but to give its object what that holds. */
  makesFree(callee: Node): boolean;
  /** Whether calling what a name gives has no effects either. */
  isMaker(callee: Node): boolean;
  /** What package a name is imported from; `own` when the project declares it, undefined when nothing does. */
  originOf(name: Node): PackageExport | 'own' | undefined;
  variable(name: Node): Variable | undefined;
}

const UNKNOWN: Names = { isCarrier: () => false, isFree: () => false, isFreeMethod: () => false, runsGiven: () => false, makesFree: () => false, isMaker: () => false, originOf: () => undefined, variable: () => undefined };

/**
 * Whether dropping an expression is unobservable: it calls nothing, writes nothing, waits for nothing. A member read counts as pure
 * unless the file itself defines a getter of that name.
 */
export function isPure(node: Node, getters: ReadonlySet<string>, names: Names = UNKNOWN): boolean {
  const pure = (n: Node | null): boolean => n === null || isPure(n, getters, names);
  const runsFree = (n: Node): boolean => isFunction(n) && isEffectFree(n, { isPure: pure, variable: (name) => names.variable(name) });
  if (names.isCarrier(node.type === 'AwaitExpression' ? node.argument : node)) return true;
  switch (node.type) {
    case 'Literal': case 'Identifier': case 'ThisExpression': case 'Super': case 'FunctionExpression': case 'ArrowFunctionExpression':
    case 'TemplateElement': case 'MetaProperty': case 'PrivateIdentifier': case 'JSXText': case 'JSXEmptyExpression': case 'JSXIdentifier': case 'JSXMemberExpression':
    case 'JSXNamespacedName': case 'JSXOpeningFragment': case 'JSXClosingFragment': case 'JSXClosingElement':
      return true;
    case 'MemberExpression': {
      const name = node.computed ? (node.property.type === 'Literal' ? String(node.property.value) : undefined) : (node.property as { name: string }).name;
      if (getters.size > 0 && (name === undefined ? [...getters].some((g) => !g.endsWith('()')) : getters.has(name) || getters.has('*'))) return false;
      return pure(node.object) && (!node.computed || pure(node.property));
    }
    case 'UnaryExpression': return node.operator !== 'delete' && pure(node.argument) && (node.operator === '!' || node.operator === 'typeof' || node.operator === 'void' || isPrimitive(node.argument));
    case 'BinaryExpression':
      if (node.operator === 'in' || node.operator === 'instanceof') return pure(node.left) && pure(node.right);
      return pure(node.left) && pure(node.right) && (/^[!=]==$/.test(node.operator) || !hasConversion(node));
    case 'LogicalExpression': case 'ConditionalExpression': case 'SequenceExpression': case 'ArrayExpression': case 'ChainExpression':
    case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': case 'TSTypeAssertion': case 'JSXElement': case 'JSXFragment': case 'JSXAttribute':
    case 'JSXExpressionContainer': case 'JSXOpeningElement': case 'ObjectExpression':
      return childrenOf(node).every((child) => child.type.startsWith('TS') && !/Expression$|Assertion$/.test(child.type) ? true : pure(child));
    case 'TemplateLiteral': return node.expressions.every((e) => pure(e));
    case 'SpreadElement': case 'JSXSpreadAttribute': return (node.type === 'JSXSpreadAttribute' || node.parent.type === 'ObjectExpression') && [...getters].every((g) => g.endsWith('()')) && pure(node.argument);
    case 'Property': return (!node.computed || pure(node.key)) && pure(node.value);
    case 'ClassExpression': return isPureClass(node, getters);
    case 'CallExpression': {
      const name = calledName(node.callee, names);
      if (name === 'require') return node.arguments[0]?.type === 'Literal';
      if (name === undefined && asksBuiltIn(node.callee, getters, node.arguments, names)) return pure(node.callee) && node.arguments.every((a) => pure(a));
      if (name === undefined && asksEach(node, getters, names, runsFree)) return pure(node.callee);
      if (isOfRunner(node.callee, 'hoisted', names)) return node.arguments.every((a) => isFreeFunction(a, names, runsFree));
      if (isOfRunner(node.callee, 'mocked', names) || makesFake(node, names, pure)) return node.arguments.every((a) => pure(a));
      if (node.callee.type === 'MemberExpression' && node.arguments.every((a) => pure(a)) && names.isFreeMethod(node.callee)) return true;
      if (node.callee.type !== 'Identifier' && node.arguments.every((a) => pure(a)) && isMade(node.callee, pure, names)) return true;
      if (node.callee.type === 'Identifier' && names.runsGiven(node.callee)) return node.arguments.every((a, i) => isFreeFunction(a, names, runsFree) || (i > 0 && pure(a)));
      if (name === undefined || !PURE_CALLS.has(name)) return node.callee.type === 'Identifier' && node.arguments.every((a) => pure(a)) && names.isFree(node.callee);
      return node.arguments.every((a) => pure(a) && (name !== 'useMemo' && name !== 'useState' || !isFunction(a) || runsFree(a)));
    }
    case 'TaggedTemplateExpression': return isMade(node.tag, pure, names) && node.quasi.expressions.every((e) => pure(e));
    case 'NewExpression':
      if (node.callee.type !== 'Identifier' || !node.arguments.every((a) => pure(a))) return false;
      if (names.originOf(node.callee) !== undefined) return names.makesFree(node.callee);
      return TAKE_ANYTHING.has(node.callee.name) || (PURE_NEWS.has(node.callee.name) && node.arguments.every((a) => a.type === 'ArrayExpression'));
    default: return false;
  }
}

/** `styled.div`, `styled(Base, options)`: what a maker of components holds or gives. */
function isMade(callee: Node, pure: (node: Node) => boolean, names: Names): boolean {
  if (callee.type === 'CallExpression') return callee.arguments.every((a) => pure(a)) && isMade(callee.callee, pure, names);
  if (callee.type === 'MemberExpression') return !callee.computed && isMade(callee.object, pure, names);
  return callee.type === 'Identifier' && names.isMaker(callee);
}

/** The name of what is called, where it is a built-in or React's. */
function calledName(callee: Node, names: Names): string | undefined {
  if (callee.type === 'Identifier') {
    const origin = names.originOf(callee);
    return origin === undefined ? callee.name : origin !== 'own' && isReact(origin) ? origin.name : undefined;
  }
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.property.type !== 'Identifier') return undefined;
  const origin = names.originOf(callee.object);
  return (origin === undefined ? callee.object.name === 'React' : origin !== 'own' && isReact(origin)) ? callee.property.name : undefined;
}

/** `list.includes`, `Object.keys`: calls that only answer. */
function asksBuiltIn(callee: Node, getters: ReadonlySet<string>, given: readonly Node[], names: Names): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return false;
  const { name } = callee.property;
  if (callee.object.type === 'Identifier' && names.originOf(callee.object) === undefined && PURE_STATICS.test(`${callee.object.name}.${name}`)) return true;
  if (isOfTheme(callee.object, names)) return true;
  if (callee.object.type === 'NewExpression' && callee.object.callee.type === 'Identifier' && COLLECTIONS.has(callee.object.callee.name) && names.originOf(callee.object.callee) === undefined) return LOOKUPS.has(name) && given.every((a) => a.type === 'Literal');
  const kind = (node: Node): ValueKind | undefined => kindOf(node, (n) => names.variable(n));
  const own = kind(callee.object);
  if (own && METHODS_OF[own].has(name)) return given.every((a) => (own === 'number' ? a.type === 'Literal' : kind(a) !== undefined || (name === 'replace' && a.type === 'Literal' && 'regex' in a)));
  return (PURE_METHODS.has(name) || (LITERAL_METHODS.has(name) && given.length === 1 && given[0]?.type === 'Literal')) && !getters.has(`${name}()`) && !getters.has('*');
}

/** `vi.fn()`, `jest.fn(() => 1).mockReturnValue(2)`: a fake does nothing before it is called. */
function makesFake({ callee }: TSESTree.CallExpression, names: Names, pure: (node: Node) => boolean): boolean {
  if (isOfRunner(callee, 'fn', names)) return true;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || callee.object.type !== 'CallExpression') return false;
  return /^mock(?:(?:Return|Resolved|Rejected)Value|Implementation)(?:Once)?$/.test(callee.property.name) && callee.object.arguments.every(pure) && makesFake(callee.object, names, pure);
}

/** `theme`, or a part of it, of `const theme = useTheme()`. */
function isOfTheme(node: Node, names: Names): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isOfTheme(node.object, names);
  const def = node.type === 'Identifier' ? names.variable(node)?.defs[0] : undefined;
  const made = def?.type === 'Variable' && def.parent.kind === 'const' && def.node.id === def.name && def.node.init?.type === 'CallExpression' ? def.node.init.callee : undefined;
  const origin = made?.type === 'Identifier' ? names.originOf(made) : undefined;
  return origin !== undefined && origin !== 'own' && givesTheme(origin);
}

/** `list.map((x) => x.id)`, `list.map(Number)`: one function without effects, called for each element. */
function asksEach({ callee, arguments: [given, ...others] }: TSESTree.CallExpression, getters: ReadonlySet<string>, names: Names, runsFree: (fn: Node) => boolean): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || !given || others.length > 0) return false;
  const { name } = callee.property;
  if (!CALLBACK_METHODS.has(name) || getters.has(`${name}()`) || getters.has('*')) return false;
  return isFreeFunction(given, names, runsFree) || (given.type === 'Identifier' && /^(?:Number|String|Boolean)$/.test(given.name) && names.originOf(given) === undefined);
}

const isFreeFunction = (node: Node, names: Names, runsFree: (fn: Node) => boolean): boolean =>
  node.type === 'Identifier' ? names.isFree(node) : isFunction(node) && !node.async && runsFree(node);

const isPrimitive = (node: Node): boolean => node.type === 'Literal' || node.type === 'TemplateLiteral' || (node.type === 'UnaryExpression' && node.operator !== 'delete');

/** Arithmetic and loose comparison call `valueOf` of objects; operands that the file writes as objects or calls are not safe. */
const hasConversion = (node: TSESTree.BinaryExpression): boolean =>
  [node.left, node.right].some((n) => n.type === 'ObjectExpression' || n.type === 'ArrayExpression' || n.type === 'ClassExpression' || n.type === 'NewExpression');

/** Whether evaluating a class declaration has no effect: nothing static or decorated runs. */
export function isPureClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, getters: ReadonlySet<string>): boolean {
  if (node.decorators.length > 0 || (node.superClass && !isPure(node.superClass, getters))) return false;
  return node.body.body.every((member) => {
    if (member.type === 'StaticBlock') return false;
    if (member.type === 'TSIndexSignature') return true;
    if (member.decorators.length > 0 || (member.computed && !isPure(member.key, getters))) return false;
    return !(member.type === 'PropertyDefinition' && member.static && member.value && !isPure(member.value, getters));
  });
}

/** Whether a function of Jest or Vitest is called: `vi.fn`, `jest.mocked`, which gives its argument back with another type. */
function isOfRunner(callee: Node, name: string, names: Names): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.computed || (callee.property as TSESTree.Identifier).name !== name) return false;
  const origin = names.originOf(callee.object);
  return origin === undefined ? /^(?:jest|vi)$/.test(callee.object.name) : origin !== 'own' && /^(?:@jest\/globals|vitest)$/.test(origin.module);
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Constant } from '../facts/types.ts';
import { calledOfVue } from '../facts/called-of-vue.ts';
import { walk } from '../facts/walk.ts';
import { constantOf } from './constant-of.ts';
import { exact, isLiteral, isTruthy, type Known } from './known.ts';
import { calledOfReact, refMakerOf } from './pure-imports.ts';
import type { PassContext } from './pass.ts';
import type { OptionMember } from './templates/option-member.ts';
import { isAfterDeclaration } from './run-order.ts';
import { isReadOnly } from './read-only.ts';
import type { StateSelector } from './state-selectors.ts';
import { throughPattern } from './through-pattern.ts';
import { equalsText, isAmongTexts, ofText, textBy } from './text-state.ts';

type Node = TSESTree.Node;

/** What the evaluator must be told of a file. */
export interface Bindings extends Pick<PassContext, 'declarationOf' | 'chosen'> {
  /** What a placeholder name stands for. */
  placeholder(name: string): Known | undefined;
  variable(node: Node): Variable | undefined;
  /** What is known of a declared name by its offset, other than by its initialiser. */
  declared(offset: number): Known | undefined;
  isPure(node: Node): boolean;
  /** What a name in a template stands for by the options of a component. */
  memberOf(node: Node): OptionMember | undefined;
  /** Whether a name stands in a template, which runs when the script has; some templates see refs as what they hold. */
  inTemplate(node: Node): 'refs' | 'plain' | undefined;
  /** Whether a removal took statements out of a block. */
  isShortened(block: TSESTree.BlockStatement): boolean;
  /** How what a name calls gives what its first argument makes of a store's state: `useSelector`, or `select` of a saga. */
  selectorOf(name: Node): StateSelector | undefined;
}

/** A partial evaluator: knows the value of an expression only when a removed flag contributes to it. */
export function createEvaluator(bindings: Bindings): (node: Node) => Known | undefined {
  const memo = new Map<Node, Known | undefined>();
  const variables = new Map<Variable, Known | undefined>();

  const known = (node: Node): Known | undefined => {
    if (memo.has(node)) return memo.get(node);
    memo.set(node, undefined);
    const result = evaluate(node);
    memo.set(node, result);
    return result;
  };

  const constant = (node: Node): { value: Constant } | undefined => {
    const k = known(node);
    if (k) return k.kind === 'exact' ? { value: k.value } : undefined;
    return constantOf(node, bindings);
  };

  const ofVariable = (variable: Variable): Known | undefined => {
    if (variables.has(variable)) return variables.get(variable);
    variables.set(variable, undefined);
    const result = knownVariable(variable);
    variables.set(variable, result);
    return result;
  };

  const knownVariable = (variable: Variable): Known | undefined => {
    const [def, ...others] = variable.defs;
    if (!def || others.length > 0) return undefined;
    const marked = bindings.declared(def.name.range[0]);
    const writes = variable.references.filter((r) => r.isWrite());
    if (writes.some((r) => !r.init && !(marked && r.identifier === def.name))) return undefined;
    if (marked) return marked;
    if (def.type === 'FunctionName') return def.node.type === 'FunctionDeclaration' && writes.length === 0 ? known(def.node) : undefined;
    if (def.type !== 'Variable' || !def.node.init || writes.length !== 1) return undefined;
    const value = known(def.node.init);
    const { init } = def.node;
    const isFixed = init.type === 'CallExpression' && refMakerOf(init.callee, bindings.variable) !== 'ref';
    const isUnwrapped = (name: Node): boolean =>
      value?.kind === 'object' && value.isRef === true && (bindings.inTemplate(name) === 'refs' || (name.parent?.type === 'CallExpression' && name.parent.callee !== name && isUnref(name.parent)) || (isFixed && isReturned(name)));
    if (value?.kind === 'object' && def.node.id === def.name && !isReadOnly(variable, isUnwrapped)) return undefined;
    return value && throughPattern(def.node.id, def.name, value);
  };

  const evaluate = (node: Node): Known | undefined => {
    switch (node.type) {
      case 'Identifier': case 'JSXIdentifier': {
        const direct = bindings.placeholder(node.name);
        if (direct) return direct;
        const variable = bindings.variable(node);
        const member = variable ? undefined : bindings.memberOf(node);
        if (member) {
          const given = known(member.node);
          return member.from === 'setup' ? unwrapped(given) : given?.kind === 'function' ? given.returns : undefined;
        }
        const value = variable && ofVariable(variable);
        const place = variable && bindings.inTemplate(node);
        if (value && place) return place === 'refs' ? unwrapped(value) : value;
        if (value && variable && isAfterDeclaration(node, variable, bindings)) return value;
        const chosen = variable && bindings.chosen(node);
        return chosen?.kind === 'exact' ? undefined : chosen;
      }
      case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': case 'TSTypeAssertion': case 'ChainExpression':
        return known(node.expression);
      case 'UnaryExpression': return unary(node);
      case 'BinaryExpression': return node.left.type === 'PrivateIdentifier' ? undefined : binary(node);
      case 'LogicalExpression': return logical(node);
      case 'ConditionalExpression': {
        const test = known(node.test);
        if (!test) return undefined;
        const arm = isTruthy(test) ? node.consequent : node.alternate;
        const value = known(arm);
        if (value) return value;
        const plain = constantOf(arm, bindings);
        return plain && isSettled(plain.value) ? exact(plain.value) : undefined;
      }
      case 'YieldExpression': return node.argument?.type === 'CallExpression' ? selected(node.argument, 'effect') : undefined;
      case 'AwaitExpression': {
        const value = known(node.argument);
        return value?.kind === 'promise' ? value.of : value;
      }
      case 'MemberExpression': {
        if (node.object.type === 'ThisExpression') return ofField(node);
        if (stopsShort(node)) return exact(undefined);
        const object = known(node.object);
        if (!object) return undefined;
        const name = !node.computed && node.property.type === 'Identifier' ? node.property.name : node.computed ? constant(node.property)?.value : undefined;
        if (typeof name !== 'string' && typeof name !== 'number') return undefined;
        if (object.kind === 'object') return Object.hasOwn(object.parts, name) && bindings.isPure(node.object) ? object.parts[String(name)] : undefined;
        if (object.kind === 'exact' && typeof object.value === 'object' && object.value !== null && Object.hasOwn(object.value, name)) {
          return exact((object.value as Readonly<Record<string, Constant>>)[String(name)]);
        }
        return undefined;
      }
      case 'CallExpression': return call(node);
      case 'ArrowFunctionExpression': case 'FunctionExpression': case 'FunctionDeclaration': return yields(node);
      case 'ObjectExpression': return record(node);
      case 'TemplateLiteral': {
        if (node.expressions.length === 0 || !node.expressions.every((e) => known(e))) return undefined;
        const values = node.expressions.map((e) => constant(e));
        if (!values.every((v) => v && (typeof v.value !== 'object' || v.value === null))) return undefined;
        return exact(node.quasis.map((q, i) => q.value.cooked + (i < values.length ? String(values[i]?.value) : '')).join(''));
      }
      case 'SequenceExpression': {
        const last = node.expressions.at(-1);
        return last && node.expressions.slice(0, -1).every((e) => bindings.isPure(e)) ? known(last) : undefined;
      }
      default: return undefined;
    }
  };

  const unary = (node: TSESTree.UnaryExpression): Known | undefined => {
    const value = known(node.argument);
    if (!value) return undefined;
    if (node.operator === '!') return exact(!isTruthy(value));
    if (node.operator === 'void') return exact(undefined);
    if (node.operator === 'typeof') return value.kind === 'truthiness' ? undefined : exact(value.kind === 'exact' ? typeof value.value : value.kind === 'function' ? 'function' : 'object');
    if (value.kind !== 'exact' || (typeof value.value === 'object' && value.value !== null)) return undefined;
    if (node.operator === '-') return exact(-Number(value.value));
    return node.operator === '+' ? exact(Number(value.value)) : undefined;
  };

  const binary = (node: TSESTree.BinaryExpression): Known | undefined => {
    const compares = COMPARES.test(node.operator);
    const side = (of: Node): Known | undefined => known(of) ?? (compares ? bindings.chosen(of) : undefined);
    const [left, right] = [side(node.left), side(node.right)];
    if (!left && !right) return undefined;
    const text = ofText(left) ?? ofText(right);
    if (text) return equalsText(text, node.operator, constantOf(ofText(left) ? node.right : node.left, bindings));
    const unlike = notEqual(left, right, node.left, node.right);
    if (unlike && (node.operator === '===' || node.operator === '!==' || unlike === 'nullish')) return node.operator.startsWith('!') ? exact(true) : node.operator.startsWith('=') ? exact(false) : undefined;
    const [a, b] = [left ?? constantOf(node.left, bindings), right ?? constantOf(node.right, bindings)].map((of) => (of && 'value' in of ? { value: of.value } : undefined));
    if (!a || !b || isObject(a.value) || isObject(b.value)) return undefined;
    return compute(node.operator, a.value as Primitive, b.value as Primitive);
  };

  /** Wrapped values are objects: never null, undefined or a primitive. */
  const notEqual = (left: Known | undefined, right: Known | undefined, l: Node, r: Node): 'nullish' | 'other' | undefined => {
    const wrapped = left?.kind === 'object' || left?.kind === 'promise' ? constantOf(r, bindings) : right?.kind === 'object' || right?.kind === 'promise' ? constantOf(l, bindings) : undefined;
    if (!wrapped || isObject(wrapped.value)) return undefined;
    return wrapped.value === null || wrapped.value === undefined ? 'nullish' : 'other';
  };

  const logical = (node: TSESTree.LogicalExpression): Known | undefined => {
    const left = known(node.left);
    if (!left) return undefined;
    if (ofText(left) && node.operator !== '&&' && typeof constantOf(node.right, bindings)?.value === 'string') return left; // a default: the variable says otherwise, or the same
    if (node.operator === '??') {
      if (left.kind === 'exact' && (left.value === null || left.value === undefined)) return known(node.right);
      return left.kind === 'truthiness' && !left.truthy ? undefined : left;
    }
    if (isTruthy(left) === (node.operator === '||')) return left;
    const right = known(node.right);
    if (right) return right;
    const plain = constantOf(node.right, bindings);
    return plain && isSettled(plain.value) ? exact(plain.value) : undefined;
  };

  const call = (node: TSESTree.CallExpression): Known | undefined => {
    const [first, ...rest] = node.arguments;
    const wrapped = node.callee.type === 'Identifier' ? bindings.placeholder(node.callee.name) : undefined;
    if (wrapped && !isLiteral(wrapped)) return wrapped;
    if (stopsShort(node)) return exact(undefined);
    const ref = refOf(node, first, rest) ?? (isUnref(node) && first && rest.length === 0 ? unwrapped(known(first)) : undefined);
    if (ref) return ref;
    const derived = derivedOf(node, first, rest);
    if (derived) return derived;
    if (node.callee.type === 'MemberExpression' && !first && !node.callee.computed) {
      const given = known(node.callee.object);
      const text = given && textBy(given, (node.callee.property as TSESTree.Identifier).name);
      if (text) return text;
    }
    const callee = known(isMemo(node) ? (first ?? node) : node.callee);
    if (callee?.kind === 'function') return node.arguments.every((a) => bindings.isPure(a)) ? callee.returns : undefined;
    const chosen = selected(node, 'hook');
    if (chosen) return chosen;
    if (node.callee.type === 'Identifier' && first && rest.length === 0 && !bindings.variable(node.callee)) {
      const value = known(first);
      if (value && node.callee.name === 'Boolean') return exact(isTruthy(value));
      if (value && node.callee.name === 'String' && ofText(value)) return value;
      if (value?.kind === 'exact' && !isObject(value.value) && node.callee.name === 'String') return exact(String(value.value));
      if (value?.kind === 'exact' && !isObject(value.value) && node.callee.name === 'Number') return exact(Number(value.value));
    }
    if (node.callee.type === 'MemberExpression' && !node.callee.computed && node.callee.property.type === 'Identifier' && first && rest.length === 0) {
      const { object, property } = node.callee;
      const value = known(first);
      if (property.name === 'resolve' && object.type === 'Identifier' && object.name === 'Promise' && value) return value.kind === 'promise' ? value : { kind: 'promise', of: value };
      if (property.name === 'parse' && object.type === 'Identifier' && object.name === 'JSON' && !bindings.variable(object) && ofText(value)) return exact(isTruthy(value!));
      const text = property.name === 'includes' && object.type === 'ArrayExpression' ? ofText(value) : undefined;
      if (text && object.type === 'ArrayExpression') return isAmongTexts(text, object.elements.map((e) => e && constant(e)?.value));
      if (property.name === 'includes' && object.type === 'ArrayExpression' && value?.kind === 'exact' && !isObject(value.value)) {
        const items = object.elements.map((e) => (e ? constant(e) : undefined));
        return items.every((i) => i && !isObject(i.value)) ? exact(items.some((i) => i && Object.is(i.value, value.value))) : undefined;
      }
    }
    return undefined;
  };

  /** What a selector makes of a store's state, whatever that is. */
  const selected = ({ callee, arguments: given }: TSESTree.CallExpression, by: StateSelector): Known | undefined => {
    const [selector] = given;
    const value = selector && callee.type === 'Identifier' ? known(selector) : undefined;
    if (value?.kind !== 'function' || value.returns.kind !== 'exact' || callee.type !== 'Identifier' || !given.every((a) => bindings.isPure(a))) return undefined;
    return bindings.selectorOf(callee) === by ? value.returns : undefined; // asked last: other files may have to tell
  };

  /** `$derived(value)` and `$derived.by(() => value)` of Svelte, whose name is not set again. */
  const derivedOf = ({ callee, parent }: TSESTree.CallExpression, first: Node | undefined, rest: readonly Node[]): Known | undefined => {
    const isBy = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' && callee.property.name === 'by';
    const name = isBy ? callee.object : callee;
    if (!first || rest.length > 0 || name.type !== 'Identifier' || name.name !== '$derived' || bindings.variable(name)) return undefined;
    const holder = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? bindings.variable(parent.id) : undefined;
    if (!holder || holder.references.some((r) => r.isWrite() && !r.init)) return undefined;
    const value = known(first);
    const given = isBy ? (value?.kind === 'function' ? value.returns : undefined) : value;
    return given?.kind === 'exact' ? given : undefined;
  };

  /** `unref(value)` and `toValue(value)` of Vue. */
  const isUnref = ({ callee }: TSESTree.CallExpression): boolean => /^(?:unref|toValue)$/.test(calledOfVue(callee, bindings.variable) ?? '');

  /** `computed(() => value)` and `ref(value)` of Vue. */
  const refOf = ({ callee }: TSESTree.CallExpression, first: Node | undefined, rest: readonly Node[]): Known | undefined => {
    const maker = first && rest.length === 0 ? refMakerOf(callee, bindings.variable) : undefined;
    const given = maker && first ? known(first) : undefined;
    const value = maker === 'computed' ? (given?.kind === 'function' ? given.returns : undefined) : given;
    return value?.kind === 'exact' ? { kind: 'object', parts: { value }, isRef: true } : undefined;
  };

  /** `useMemo(() => value, deps)` of React: the value, for what makes it has no effects. */
  const isMemo = ({ callee, arguments: [made] }: TSESTree.CallExpression): boolean => {
    const isFunction = made?.type === 'ArrowFunctionExpression' || made?.type === 'FunctionExpression';
    return isFunction && calledOfReact(callee, bindings.variable) === 'useMemo';
  };

  /** Whether an optional chain ends at a value that is not there, before it comes to this link. */
  const stopsShort = (node: TSESTree.MemberExpression | TSESTree.CallExpression): boolean => {
    const base = node.type === 'CallExpression' ? node.callee : node.object;
    const value = node.optional ? known(base) : undefined;
    if (value?.kind === 'exact') return value.value === null || value.value === undefined;
    return (base.type === 'MemberExpression' || base.type === 'CallExpression') && stopsShort(base);
  };

  /** `this.name`, where a private field of the class round it is given a known value once. */
  const ofField = (node: TSESTree.MemberExpression): Known | undefined => {
    let method: Node | undefined;
    let at: Node | undefined = node.parent;
    for (; at && at.type !== 'ClassBody'; at = at.parent) {
      if (at.type === 'FunctionDeclaration' || at.type === 'PropertyDefinition' || at.type === 'StaticBlock' || (at.type === 'FunctionExpression' && at.parent.type !== 'MethodDefinition')) return undefined;
      if (at.type === 'MethodDefinition') method = at;
    }
    const name = (node.property as { name?: string }).name;
    const holder = at?.parent;
    if (!at || !method || (method as TSESTree.MethodDefinition).static || !holder || !('superClass' in holder) || holder.superClass || node.computed) return undefined;
    const field = at.body.find((m) => m.type === 'PropertyDefinition' && (m.key as { name?: string }).name === name && m.key.type === node.property.type);
    if (field?.type !== 'PropertyDefinition' || field.static || field.computed || field.decorators.length > 0 || !field.value || !(field.key.type === 'PrivateIdentifier' || field.accessibility === 'private')) return undefined;
    const value = known(field.value);
    return value?.kind === 'exact' && !isWritten(at, name ?? '') ? value : undefined;
  };

  /** A function that only returns a known value. */
  const yields = (node: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration): Known | undefined => {
    if (node.generator || !node.body || node.params.some((p) => p.type !== 'Identifier' && !(p.type === 'ObjectPattern' && p.properties.every((q) => q.type === 'Property' && q.value.type === 'Identifier')))) return undefined;
    let result: Node | undefined = node.body;
    if (node.body.type === 'BlockStatement') {
      const [only, ...more] = node.body.body;
      if (more.length === 0 && (only === undefined || only.type === 'ReturnStatement') && bindings.isShortened(node.body)) {
        const plain = only?.argument ? constantOf(only.argument, bindings) : { value: undefined };
        if (plain && isSettled(plain.value)) return { kind: 'function', returns: node.async ? { kind: 'promise', of: exact(plain.value) } : exact(plain.value) };
      }
      result = only?.type === 'ReturnStatement' && more.length === 0 ? (only.argument ?? undefined) : undefined;
    }
    const value = result && known(result);
    if (!value || value.kind === 'truthiness') return undefined;
    return { kind: 'function', returns: node.async && value.kind !== 'promise' ? { kind: 'promise', of: value } : value };
  };

  /** An object literal some of whose members are known. */
  const record = (node: TSESTree.ObjectExpression): Known | undefined => {
    const parts: Record<string, Known> = {};
    for (const property of node.properties) {
      if (property.type === 'SpreadElement' || property.computed || property.kind !== 'init') {
        for (const name of Object.keys(parts)) delete parts[name];
        continue;
      }
      const name = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : '__proto__';
      const value = property.method ? undefined : known(property.value);
      if (value && name !== '__proto__') parts[name] = value;
      else delete parts[name];
    }
    return Object.keys(parts).length > 0 ? { kind: 'object', parts } : undefined;
  };

  return known;
}

/** Whether code of a class may give one of its members a value. */
function isWritten(body: TSESTree.ClassBody, name: string): boolean {
  let found = false;
  walk(body, (n) => {
    if (n.type === 'MemberExpression' && (n.computed ? n.object.type === 'ThisExpression' : (n.property as { name?: string }).name === name)) {
      const { parent } = n;
      if (n.computed || (parent.type === 'AssignmentExpression' && parent.left === n) || parent.type === 'UpdateExpression' || (parent.type === 'UnaryExpression' && parent.operator === 'delete') || /Pattern$|^For(?:In|Of)/.test(parent.type) || (parent.type === 'Property' && parent.parent.type === 'ObjectPattern')) found = true;
    }
    return !found;
  });
  return found;
}

/** Whether a name is a member of an object that a function returns. */
const isReturned = ({ parent }: Node): boolean => parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' && parent.parent.parent.type === 'ReturnStatement';

/** What a template sees of a value: of a ref what it holds, of other objects nothing that is known. */
const unwrapped = (value: Known | undefined): Known | undefined => (value?.kind === 'object' ? (value.isRef ? value.parts.value : undefined) : value);

const COMPARES = /^(?:[!=]==?|[<>]=?)$/;

type Primitive = string | number | boolean | null | undefined;
/** A value that decides what is asked of it; others keep the text that the user gave them. */
const isSettled = (value: Constant): value is boolean | null | undefined => typeof value === 'boolean' || value === null || value === undefined;
const isObject = (value: Constant): boolean => typeof value === 'object' && value !== null;

function compute(operator: string, a: Primitive, b: Primitive): Known | undefined {
  switch (operator) {
    case '===': return exact(a === b);
    case '!==': return exact(a !== b);
    case '==': return exact(a == b);
    case '!=': return exact(a != b);
    case '<': return exact((a as number) < (b as number));
    case '<=': return exact((a as number) <= (b as number));
    case '>': return exact((a as number) > (b as number));
    case '>=': return exact((a as number) >= (b as number));
    case '+': return exact((a as string) + (b as string));
    case '-': return exact((a as number) - (b as number));
    case '*': return exact((a as number) * (b as number));
    default: return undefined;
  }
}

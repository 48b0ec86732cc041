import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { calledOfVue } from './called-of-vue.ts';
import { bare, isFunction, returnsOf } from './syntax.ts';

type Node = TSESTree.Node;

/** Give an object whose members are refs. */
const OBJECTS_OF_REFS = /^(?:storeToRefs|toRefs)$/;
/** Give a ref. */
const REFS = /^(?:ref|shallowRef|toRef|computed)$/;
/** Give what they are given, or what a function that they are given returns. */
const HANDS_ON = /^(?:storeToRefs|toRefs|ref|shallowRef|toRef|computed|unref|toValue|toRaw|reactive|shallowReactive|readonly|shallowReadonly|markRaw)$/;

/** Sees through what Vue and Pinia wrap values in. */
export function createVueRefs(bindings: Bindings) {
  const calledBy = ({ callee }: TSESTree.CallExpression): string | undefined => calledOfVue(callee, (name) => bindings.variableOf(name));

  /** The call that gives a value, behind variables too, with the member that is taken of it. */
  function madeBy(expression: Node): { name: string | undefined; member?: string } | undefined {
    const node = bare(expression);
    if (node.type === 'CallExpression') return { name: calledBy(node) };
    if (node.type === 'MemberExpression') {
      const member = staticName(node.property, node.computed);
      const made = member === undefined ? undefined : madeBy(node.object);
      return made && made.member === undefined && member !== undefined ? { ...made, member } : undefined;
    }
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    const [step, ...others] = sole?.steps ?? [];
    if (!sole || others.length > 0 || bare(sole.from).type === 'MemberExpression') return undefined;
    const made = madeBy(sole.from);
    if (!step || !made) return made;
    return made.member === undefined && 'member' in step ? { ...made, member: step.member } : undefined;
  }

  return {
    /** Whether a call asks for what is provided, whose type it says: `inject<Flags>('flags')`. */
    isInjected: (call: TSESTree.CallExpression): boolean => call.typeArguments !== undefined && calledBy(call) === 'inject',
    /** What a call of Vue or Pinia hands on. */
    handedOn(call: TSESTree.CallExpression): readonly Node[] {
      const [first] = call.arguments;
      if (!first || !HANDS_ON.test(calledBy(call) ?? '')) return [];
      return isFunction(first) ? returnsOf(first) : [first];
    },
    /** Whether the members of an object are refs: `storeToRefs(store)`. */
    holdsRefs(expression: Node): boolean {
      const made = madeBy(expression);
      return made?.name !== undefined && made.member === undefined && OBJECTS_OF_REFS.test(made.name);
    },
    /** Whether a value is a ref, whose `value` is what it is of. */
    isRef(expression: Node): boolean {
      const made = madeBy(expression);
      if (made?.name === undefined) return false;
      return made.member === undefined ? REFS.test(made.name) : OBJECTS_OF_REFS.test(made.name);
    },
  };
}

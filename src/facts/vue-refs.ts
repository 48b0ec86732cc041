import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { bare, isFunction, returnsOf } from './syntax.ts';

type Node = TSESTree.Node;

const VUE = /^(?:vue|pinia|vue-demi|#imports|@vue\/.+|@nuxt\/.+)$/;
/** Give an object whose members are refs. */
const OBJECTS_OF_REFS = /^(?:storeToRefs|toRefs)$/;
/** Give a ref. */
const REFS = /^(?:ref|shallowRef|toRef|computed)$/;
/** Give what they are given, or what a function that they are given returns. */
const HANDS_ON = /^(?:storeToRefs|toRefs|ref|shallowRef|toRef|computed|unref|toValue|toRaw|reactive|shallowReactive|readonly|shallowReadonly|markRaw)$/;

/** Sees through what Vue and Pinia wrap values in. */
export function createVueRefs(bindings: Bindings) {
  /** The name of a function of Vue or Pinia that is called, imported or there without an import. */
  function calledOfVue(expression: Node): string | undefined {
    const node = bare(expression);
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
    const definition = bindings.variableOf(node.callee)?.defs[0];
    if (!definition) return node.callee.name;
    const isImported = definition.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && VUE.test(definition.parent.source.value);
    if (!isImported || definition.node.type !== 'ImportSpecifier') return undefined;
    return definition.node.imported.type === 'Identifier' ? definition.node.imported.name : undefined;
  }

  /** The call that gives a value, behind variables too, with the member that is taken of it. */
  function madeBy(expression: Node): { name: string | undefined; member?: string } | undefined {
    const node = bare(expression);
    if (node.type === 'CallExpression') return { name: calledOfVue(node) };
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
    isInjected: (call: TSESTree.CallExpression): boolean => call.typeArguments !== undefined && calledOfVue(call) === 'inject',
    /** What a call of Vue or Pinia hands on. */
    handedOn({ callee, arguments: [first] }: TSESTree.CallExpression): readonly Node[] {
      const name = callee.type === 'Identifier' && HANDS_ON.test(callee.name) && first ? calledOfVue(callee.parent) : undefined;
      if (name === undefined || !HANDS_ON.test(name) || !first) return [];
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

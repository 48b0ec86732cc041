import type { TSESTree } from '@typescript-eslint/types';
import { exportedOptions } from '../../facts/vue-options.ts';
import { bare, isFunction, returnsOf } from '../../facts/syntax.ts';
import { staticName } from '../../facts/bindings.ts';

type Node = TSESTree.Node;
type Options = TSESTree.ObjectExpression;

/** What a Vue component has by a name: what `setup` returns for it, or the function of `computed`. */
export interface OptionMember {
  readonly node: Node;
  readonly from: 'setup' | 'computed';
}

const nameOf = (property: Options['properties'][number]): string | undefined => (property.type === 'Property' ? staticName(property.key, property.computed) : undefined);

const propertyOf = (object: Options, name: string): TSESTree.Property | undefined => object.properties.find((p): p is TSESTree.Property => nameOf(p) === name);

/** The objects that an option holds or returns; undefined where it may hold others. */
function objectsOf(option: TSESTree.Property | undefined): Options[] | undefined {
  if (!option) return [];
  const value = bare(option.value);
  const given = isFunction(value) ? returnsOf(value).map(bare) : [value];
  return given.every((g): g is Options => g.type === 'ObjectExpression') ? given : undefined;
}

/** The one member that a component's options give a name; undefined where others may give it too. */
export function optionMember(ast: TSESTree.Program, name: string): OptionMember | undefined {
  const options = exportedOptions(ast);
  if (!options || options.properties.some((p) => p.type === 'SpreadElement' || /^(?:mixins|extends|inject)$/.test(nameOf(p) ?? 'mixins'))) return undefined;
  const found: OptionMember[] = [];
  for (const section of ['setup', 'data', 'computed', 'methods', 'props']) {
    const option = propertyOf(options, section);
    const objects = section === 'props' && option?.value.type === 'ArrayExpression' ? [] : objectsOf(option);
    if (section === 'props' && option?.value.type === 'ArrayExpression' && option.value.elements.some((e) => e?.type !== 'Literal' || e.value === name)) return undefined;
    if (!objects || (section === 'setup' && objects.length > 1)) return undefined;
    for (const object of objects) {
      const own = object.properties.filter((p) => nameOf(p) === name);
      if (object.properties.some((p) => (p.type === 'SpreadElement' ? section !== 'computed' || !saysNot(p, name) : nameOf(p) === undefined))) return undefined;
      for (const p of own) {
        if (p.type !== 'Property' || (section !== 'setup' && section !== 'computed') || (section === 'computed' && !isFunction(p.value))) return undefined;
        found.push({ node: p.value, from: section });
      }
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Whether `...mapGetters(['a', 'b'])` names what it gives, and not this. */
function saysNot({ argument }: TSESTree.SpreadElement, name: string): boolean {
  const list = argument.type === 'CallExpression' ? argument.arguments.at(-1) : undefined;
  if (list?.type === 'ArrayExpression') return list.elements.every((e) => e?.type === 'Literal' && e.value !== name);
  return list?.type === 'ObjectExpression' && list.properties.every((p) => { const given = nameOf(p); return given !== undefined && given !== name; });
}

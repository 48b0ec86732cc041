import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import type { Constants } from './constants.ts';
import type { KeyAnswer } from './keys.ts';
import type { Origin, Origins } from './origins.ts';
import type { IndexedForm } from './sdk-index.ts';
import { outermost } from './syntax.ts';
import type { ForcedValue, Override } from './types.ts';

type Node = TSESTree.Node;

export interface FlagObjectContext {
  readonly bindings: Bindings;
  readonly constants: Constants;
  readonly origins: Origins;
  /** The form by which members of something with these origins are flags. */
  readonly formOf: (of: readonly Origin[]) => { readonly f: IndexedForm; readonly name: string } | undefined;
  readonly keyOfMember: (f: IndexedForm, at: Node, computed: boolean) => KeyAnswer | undefined;
}

/** Finds where tests write what code reads flags from, by its name or type: `flags.newNav = true`, `const flags: Flags = { newNav: true }`, `<Page flags={{ newNav: true }} />`. */
export function createFlagObjectReader({ bindings, constants, origins, formOf, keyOfMember }: FlagObjectContext) {
  const forced = (value: Node): ForcedValue => {
    const known = constants.constantOf(value);
    return { forced: value.range, ...(known ? { value: known.value } : {}) };
  };

  /** Where a value goes: a variable, a place, or a property of either. */
  function holderOf(value: Node): readonly Origin[] {
    const outer = outermost(value);
    const typed = outer === value ? [] : origins.of(outer);
    const { parent } = outer;
    if (parent?.type === 'VariableDeclarator' && parent.init === outer && parent.id.type === 'Identifier') {
      const variable = bindings.variableOf(parent.id);
      return variable ? [...typed, ...origins.ofVariable(variable)] : typed;
    }
    if (parent?.type === 'AssignmentExpression' && parent.right === outer) return [...typed, ...origins.of(parent.left)];
    if (parent?.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute' && parent.parent.name.type === 'JSXIdentifier') return [...typed, { root: 'name', path: parent.parent.name.name }];
    const member = parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' && parent.value === outer ? staticName(parent.key, parent.computed) : undefined;
    if (member === undefined || !parent?.parent) return typed;
    return [...typed, { root: 'name', path: member }, ...origins.step(holderOf(parent.parent), { member })];
  }

  return {
    /** `flags.newNav = true` */
    ofAssignment({ left, right, operator, range }: TSESTree.AssignmentExpression): Override | undefined {
      const m = left.type === 'MemberExpression' && operator === '=' ? formOf(origins.of(left.object)) : undefined;
      const answer = m && left.type === 'MemberExpression' ? keyOfMember(m.f, left.property, left.computed) : undefined;
      if (!m || answer?.exactness !== 'exact') return undefined;
      return { keys: answer.keys, range, sdk: m.f.sdk.name, form: `${m.name}.member =`, fake: true, ...forced(right) };
    },

    /** `delete process.env.FEATURE_NAV` */
    ofDelete({ argument, operator, range }: TSESTree.UnaryExpression): Override | undefined {
      const m = operator === 'delete' && argument.type === 'MemberExpression' ? formOf(origins.of(argument.object)) : undefined;
      const answer = m && argument.type === 'MemberExpression' ? keyOfMember(m.f, argument.property, argument.computed) : undefined;
      if (!m || answer?.exactness !== 'exact') return undefined;
      return { keys: answer.keys, range, sdk: m.f.sdk.name, form: `delete ${m.name}.member`, fake: true, value: undefined };
    },

    /** `{ newNav: true }`, where that is what flags are read from. */
    ofLiteral(literal: TSESTree.ObjectExpression): Override | undefined {
      if (literal.properties.length === 0) return undefined;
      const m = formOf(holderOf(literal));
      if (!m) return undefined;
      const entries = literal.properties.flatMap((p): [string, ForcedValue][] => {
        // A list is no flag's value: something else goes by that name.
        if (p.type !== 'Property' || (p.value.type === 'ArrayExpression' && m.f.value.type === 'boolean')) return [];
        const answer = keyOfMember(m.f, p.key, p.computed);
        return answer?.exactness === 'exact' ? answer.keys.map((key) => [key, forced(p.value)]) : [];
      });
      return entries.length === 0 ? undefined : { keys: entries.map(([key]) => key), range: literal.range, sdk: m.f.sdk.name, form: `${m.name} = {}`, fake: true, handed: true, entries: Object.fromEntries(entries) };
    },
  };
}

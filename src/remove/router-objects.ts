import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../facts/syntax.ts';
import { contextOf, definitionOf } from './callees.ts';
import { heldBy, withoutProperty } from './held-objects.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { propertyName } from './slots.ts';
import { exportsOf } from './usage.ts';

/** Takes flags that no code reads any more out of the objects whose members they were, as the configuration says: `ENABLE_NAV` of `export default { ENABLE_NAV: … }`. */
export function dropFromRouters(plan: Plan, keys: ReadonlySet<string>, may: (file: string) => boolean): void {
  for (const file of plan.project.sources) {
    if (!plan.isRouter(file, 'default') || plan.deleted.has(file) || !may(file)) continue;
    for (const key of keys) {
      const context = plan.text(file).includes(key) ? contextOf(plan, file) : undefined;
      const held = context && objectsOf(plan, context).flatMap((object) => (object.properties.some((p) => p.type === 'Property' && !p.computed && propertyName(p.key) === key) ? (heldBy(plan, file, object, key, context) ?? []) : []));
      for (const each of held ?? []) withoutProperty(plan, each, key)?.apply(plan, may);
    }
  }
}

/** The objects that a file exports under names that flags are asked of. */
const objectsOf = (plan: Plan, { source, variable }: PassContext): TSESTree.ObjectExpression[] =>
  exportsOf(source).filter(({ name }) => plan.isRouter(source.file, name)).flatMap(({ local, value }) => {
    const made = local && definitionOf(variable(local))?.node;
    const given = made?.type === 'VariableDeclarator' ? made.init : value;
    const object = given && bare(given);
    return object?.type === 'ObjectExpression' ? [object] : [];
  });

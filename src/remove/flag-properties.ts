import type { TSESTree } from '@typescript-eslint/types';
import type { Constant, FileFacts, Range } from '../facts/types.ts';
import type { Layout } from './layout.ts';
import type { Change } from './pass.ts';
import type { Refused } from './seed.ts';

type Node = TSESTree.Node;

const propertyNamed = (object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined =>
  object.properties.find((p): p is TSESTree.Property => p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === name);

const nameOf = (property: Node | undefined): string | undefined => (property?.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? property.key.name : undefined);

const isBlank = ({ value }: TSESTree.Property): boolean =>
  (value.type === 'Literal' && !value.value) || (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'ArrayExpression' && value.elements.length === 0);

/** The objects beside one in a list. */
const objectsBeside = (object: TSESTree.ObjectExpression): TSESTree.ObjectExpression[] =>
  object.parent.type === 'ArrayExpression' ? object.parent.elements.filter((e): e is TSESTree.ObjectExpression => e !== object && e?.type === 'ObjectExpression') : [];

/** What every object beside one in a list writes for the property by which it names a flag, at least one of them that it names none: `feature: null`. */
function blankBeside(object: TSESTree.ObjectExpression, property: Node | undefined): { readonly start: number; readonly end: number; readonly as: Range } | undefined {
  const name = nameOf(property);
  if (property?.type !== 'Property' || name === undefined || object.parent.type !== 'ArrayExpression') return undefined;
  const values = object.parent.elements.flatMap((e) => (e === object ? [] : [e?.type === 'ObjectExpression' ? propertyNamed(e, name) : undefined]));
  if (values.includes(undefined)) return undefined;
  const blank = values.find((p) => p && isBlank(p))?.value;
  return blank && { start: property.value.range[0], end: property.value.range[1], as: blank.range };
}

/** Objects that name a flag as data: with the flag decided they lose the name, or go whole. */
export function propertyChanges(facts: FileFacts, requested: ReadonlyMap<string, Constant>, nodeAt: (range: Range) => Node | undefined, layout: Layout, refused: Refused[]): Change[] {
  const changes: Change[] = [];
  for (const property of facts.properties) {
    const key = property.keys.find((k) => requested.has(k));
    if (key === undefined) continue;
    if (property.keys.length > 1 || property.list === 'partial') {
      refused.push({ range: property.range, key, reason: 'the object names several flags', hint: 'take the key out by hand' });
      continue;
    }
    const counts = (requested.get(key) !== false) !== property.negated;
    const object = nodeAt(property.object);
    if (object?.type !== 'ObjectExpression') continue;
    if (counts) {
      const index = object.properties.findIndex((p) => p.range[0] === property.range[0]);
      const blank = blankBeside(object, object.properties[index]);
      const name = nameOf(object.properties[index]);
      const mayLack = name !== undefined && objectsBeside(object).some((beside) => !propertyNamed(beside, name));
      if (property.list && !blank && !mayLack) {
        refused.push({ range: property.range, key, reason: 'the object names its flags in a list, and no object beside it names none', hint: 'take the key out by hand' });
      } else if (blank) changes.push({ edits: [{ start: blank.start, end: blank.end, text: layout.text.slice(...blank.as) }] });
      else changes.push({ edits: [layout.listItem(object.properties.map((p) => p.range), index)] });
      continue;
    }
    const array = object.parent;
    if (array.type === 'ArrayExpression' && array.elements.every((e) => e !== null)) {
      changes.push({ edits: [layout.listItem(array.elements.map((e) => (e as Node).range), array.elements.indexOf(object))] });
    } else refused.push({ range: property.range, key, reason: 'the object is for a side that goes, and is no element of a list', hint: 'remove what the object stands for by hand' });
  }
  return changes;
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Constant, FileFacts, Range } from '../facts/types.ts';
import type { Layout } from './layout.ts';
import type { Change } from './pass.ts';
import type { Refused } from './seed.ts';

type Node = TSESTree.Node;

/** What every object beside one in a list writes for the property by which it names a flag, at least one of them that it names none: `feature: null`. */
function blankBeside(object: TSESTree.ObjectExpression, property: Node | undefined): { readonly start: number; readonly end: number; readonly as: Range } | undefined {
  const name = property?.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? property.key.name : undefined;
  if (property?.type !== 'Property' || name === undefined || object.parent.type !== 'ArrayExpression') return undefined;
  const values = object.parent.elements.flatMap((e) => (e === object ? [] : [e?.type === 'ObjectExpression' ? e.properties.find((p) => p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === name) : undefined]));
  if (values.includes(undefined)) return undefined;
  const blank = values.flatMap((v) => (v?.type === 'Property' && ((v.value.type === 'Literal' && !v.value.value) || (v.value.type === 'Identifier' && v.value.name === 'undefined')) ? [v.value] : []))[0];
  return blank && { start: property.value.range[0], end: property.value.range[1], as: blank.range };
}

/** Objects that name a flag as data: with the flag decided they lose the name, or go whole. */
export function propertyChanges(facts: FileFacts, requested: ReadonlyMap<string, Constant>, nodeAt: (range: Range) => Node | undefined, layout: Layout, refused: Refused[]): Change[] {
  const changes: Change[] = [];
  for (const property of facts.properties) {
    const key = property.keys.find((k) => requested.has(k));
    if (key === undefined) continue;
    if (property.keys.length > 1) {
      refused.push({ range: property.range, key, reason: 'the object names several flags', hint: 'take the key out by hand' });
      continue;
    }
    const counts = (requested.get(key) !== false) !== property.negated;
    const object = nodeAt(property.object);
    if (object?.type !== 'ObjectExpression') continue;
    if (counts) {
      const index = object.properties.findIndex((p) => p.range[0] === property.range[0]);
      const blank = blankBeside(object, object.properties[index]);
      if (blank) changes.push({ edits: [{ start: blank.start, end: blank.end, text: layout.text.slice(...blank.as) }] });
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

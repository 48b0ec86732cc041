import { expect, it } from 'vitest';
import { exportsOf } from '../../src/remove/usage.ts';
import { sourceOf } from './router.ts';

const exportedBy = (text: string): string[] => exportsOf(sourceOf('input.ts', text)!).map(({ name }) => name);

it('exports the names that a pattern binds, and not what it takes them from or falls back on', () => {
  expect(exportedBy('export const { [key]: a = other, b: { c }, ...d } = given, [e = call(last)] = list;')).toEqual(['a', 'c', 'd', 'e']);
});

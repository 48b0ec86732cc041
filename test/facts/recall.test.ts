import { describe, expect, test } from 'vitest';
import { compareProject, projects } from './recall.ts';

describe('every read of the labelled projects is found, and nothing else', () => {
  const results = projects.map((name) => ({ name, ...compareProject(name) }));

  test.each(results)('$name', ({ differences }) => {
    expect(differences.join('\n')).toBe('');
  });

  test('there are enough labels to mean something', () => {
    const sum = (of: (result: (typeof results)[number]) => number): number => results.reduce((total, result) => total + of(result), 0);
    expect(sum(({ sites }) => sites)).toBeGreaterThanOrEqual(400);
    expect(sum(({ lookAlikes }) => lookAlikes)).toBeGreaterThanOrEqual(120);
  });
});

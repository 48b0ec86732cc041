import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../src/remove/types.ts';
import { removeFrom } from './router.ts';

const root = join(import.meta.dirname, '../../fixtures/remove');

/** Each case: input.tsx and request.json ({ key, keep }), and what a user gets: output.tsx, and refusals.json where places are left. */
describe.each(readdirSync(root))('%s', (pass) => {
  it.each(readdirSync(join(root, pass)))('%s', (name) => {
    const read = (file: string): string => readFileSync(join(root, pass, name, file), 'utf8');
    const request = JSON.parse(read('request.json')) as Request;
    const { text, refusals } = removeFrom('input.tsx', read('input.tsx'), [request]);
    expect(text).toBe(read('output.tsx'));
    const expected = existsSync(join(root, pass, name, 'refusals.json')) ? (JSON.parse(read('refusals.json')) as unknown) : [];
    expect(refusals.map(({ line, reason }) => ({ line, reason }))).toEqual(expected);
    expect(removeFrom('input.tsx', text, [request]).text).toBe(text);
  });
});

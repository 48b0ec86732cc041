import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const FLAG = 'process.env.FEATURE_NAV';
/** What an expression that asks an environment variable becomes; undefined where the read stays. */
const becomes = async (expression: string, keep: boolean | string): Promise<string | undefined> => {
  const { text, problems } = await removed(`export const value = ${expression};\n`, { key: 'FEATURE_NAV', keep, name: 'src/value.js', files: { 'unflag.config.yaml': '{}\n' } });
  expect(problems).toEqual([]);
  const after = /^export const value = (.*);\n$/.exec(text ?? '')?.[1];
  return after?.includes(FLAG) ? undefined : after;
};

/** By expression: what it becomes where the flag is on, and where it is off. */
const EXPRESSIONS: readonly [expression: string, on: string | undefined, off: string | undefined][] = [
  [`${FLAG} ? 1 : 2`, '1', '2'],
  [`${FLAG} === 'true' ? 1 : 2`, '1', '2'],
  [`${FLAG} !== 'false' ? 1 : 2`, '1', '2'],
  [`${FLAG} == 1 ? 1 : 2`, '1', '2'],
  [`${FLAG} === 'true' || ${FLAG} === '1'`, 'true', 'false'],
  [`(${FLAG} ?? 'false') === 'true'`, 'true', 'false'],
  [`(${FLAG} || 'true') !== 'false'`, 'true', 'false'],
  [`${FLAG}?.trim().toLowerCase() === 'on'`, 'true', 'false'],
  [`String(${FLAG}) === 'true'`, 'true', 'false'],
  [`['1', 'yes', 'true'].includes(${FLAG})`, 'true', 'false'],
  [`JSON.parse(${FLAG} ?? 'false')`, 'true', 'false'],
  [`!!${FLAG} && ${FLAG} !== '0'`, 'true', 'false'],
  [`${FLAG} !== undefined`, 'true', undefined],
  [`${FLAG} === 'blue'`, undefined, undefined],
  [`['on', 'blue'].includes(${FLAG})`, undefined, undefined],
  [`parse(${FLAG})`, undefined, undefined],
  [`${FLAG} < 'true'`, undefined, undefined],
];

describe('an environment variable', () => {
  it.each(EXPRESSIONS)('says by a text whether it is on: %s', async (expression, on, off) => {
    expect(await becomes(expression, true)).toBe(on);
    expect(await becomes(expression, false)).toBe(off);
  });

  it('is one by each name of the environment', async () => {
    const text = `import { env } from 'node:process';\nconst { FEATURE_NAV } = process.env;\nexport const all = [env.FEATURE_NAV === '1', FEATURE_NAV === 'true', process.env['FEATURE_NAV'] === 'on'];\n`;
    expect((await removed(text, { key: 'FEATURE_NAV', name: 'src/value.ts', files: { 'unflag.config.yaml': '{}\n' } })).text).toBe('export const all = [true, true, true];\n');
  });

  it('is one where a module hands it on', async () => {
    const files = { 'unflag.config.yaml': '{}\n', 'src/env.ts': `export const nav = process.env.FEATURE_NAV;\nexport const raw = process.env.FEATURE_NAV ?? 'off';\n` };
    const page = `import { nav, raw } from './env';\nexport const page = nav === 'true' ? 'new' : 'old';\nexport const sent = nav ? send(raw) : 'none';\n`;
    expect((await removed(page, { key: 'FEATURE_NAV', name: 'src/page.ts', files })).text).toBe(`import { raw } from './env';\nexport const page = 'new';\nexport const sent = send(raw);\n`);
    expect((await removed(page, { key: 'FEATURE_NAV', keep: false, name: 'src/page.ts', files })).text).toBe(`export const page = 'old';\nexport const sent = 'none';\n`);
  });

  it('is the text that is named', async () => {
    expect(await becomes(`${FLAG} === 'blue' ? 1 : 2`, 'blue')).toBe('1');
    expect(await becomes(`${FLAG}?.toLowerCase() === 'blue'`, 'Blue')).toBe('true');
    expect(await becomes(`parse(${FLAG})`, 'blue')).toMatch(/^parse\((['"])blue\1\)$/);
  });
});

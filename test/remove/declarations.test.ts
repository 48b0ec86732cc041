import { describe, expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const DECLARED = `${CONFIG}declarations:\n  - { file: src/keys.ts, export: Keys }\n  - { file: src/keys.ts, export: details }\n`;

describe('declarations of a flag', () => {
  const after = async (keys: string, files: Readonly<Record<string, string>> = {}): Promise<string | null> => {
    const { text, problems } = await removed(keys, {
      name: 'src/keys.ts',
      files: { 'unflag.config.yaml': DECLARED, 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }', ...files },
    });
    expect(problems).toEqual([]);
    return text;
  };

  const keys = (nav: string, entry: string): string => `export class Keys {\n${nav}  static readonly OTHER = 'other';\n}\nexport function details(): { id: string; on: boolean }[] {\n  return [\n${entry}    {\n      id: Keys.OTHER,\n      // on everywhere\n      on: true,\n    },\n  ];\n}\n`;
  const NAV = `  /** The new navigation. */\n  static readonly NEW_NAV = 'nav';\n`;
  const ENTRY = `    {\n      id: Keys.NEW_NAV,\n      on: false,\n    },\n`;

  it('go as static members of a class and as entries of the list that a function returns', async () => {
    expect(await after(keys(NAV, ENTRY))).toBe(keys('', ''));
  });

  it('go from what an arrow function returns', async () => {
    expect(await after(`export const details = () => ({ nav: true, other: false });\n`)).toBe(`export const details = () => ({ other: false });\n`);
  });

  it('stay as members of a class that a test still names', async () => {
    expect(await after(keys(NAV, ENTRY), { 'src/keys.test.ts': `import { Keys } from './keys';\nit('has keys', () => expect(Keys.NEW_NAV).toBe('nav'));\n` })).toBe(keys(NAV, ''));
  });
});

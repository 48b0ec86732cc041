import { describe, expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const KEYS = `const KEYS = ['nav', 'other'] as const;
export type Key = (typeof KEYS)[number];
`;
const page = (body: string): string => `import type { Key } from './keys';
const shout = (text: string): string => text.toUpperCase();
export const label = (name: Key, plain: string): string => {
${body}
};
`;

describe('a comparison with the key of a flag', () => {
  const after = async (body: string): Promise<{ text: string | null; problems: readonly string[] }> => {
    const { text, problems } = await removed(page(body), {
      name: 'src/label.ts',
      files: {
        'unflag.config.yaml': `${CONFIG}declarations:\n  - { file: src/keys.ts, export: KEYS }\n`,
        'src/keys.ts': KEYS,
        'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "allowImportingTsExtensions": true, "noEmit": true } }',
      },
    });
    return { text, problems };
  };

  it('goes where the type has the key no more', async () => {
    expect(await after(`  if (name === 'nav' && plain !== '') return 'Navigation';\n  return 'nav' !== name && plain === '' ? 'none' : name;`)).toEqual({ text: page(`  return plain === '' ? 'none' : name;`), problems: [] });
  });

  it('goes where the same text elsewhere compares any string', async () => {
    const other = `  const of = (name: string) => name === 'nav';\n`;
    expect(await after(`${other}  return name === 'nav' ? 'Navigation' : String(of(plain));`)).toEqual({ text: page(`${other}  return String(of(plain));`), problems: [] });
  });

  it('goes as a case of a switch, with what only it runs', async () => {
    const others = `    case 'other':\n      return plain;\n    default:\n      return shout(name);\n`;
    expect(await after(`  switch (name) {\n    // the new navigation\n    case 'nav': {\n      const made = shout(plain);\n      return made;\n    }\n${others}  }`)).toEqual({ text: page(`  switch (name) {\n${others}  }`), problems: [] });
    expect(await after(`  switch (name) {\n    case 'nav':\n${others}  }`)).toEqual({ text: page(`  switch (name) {\n${others}  }`), problems: [] });
    expect(await after(`  switch (name) {\n    case 'other':\n      console.log(plain);\n    case 'nav':\n      console.log(name);\n  }\n  return plain;`)).toEqual({ text: page(`  switch (name) {\n    case 'other':\n      console.log(plain);\n      console.log(name);\n  }\n  return plain;`), problems: [] });
    expect(await after(`  switch (plain) {\n    case 'nav':\n      return 'nav';\n  }\n  return name;`)).toMatchObject({ problems: [] });
  });

  it('stays where any string may come', async () => {
    expect(await after(`  return plain === 'nav' ? 'Navigation' : name;`)).toEqual({ text: page(`  return plain === 'nav' ? 'Navigation' : name;`), problems: [] });
  });
});

it('a comparison of a constant that the flag chose goes, where TypeScript finds it impossible', async () => {
  const text = `import { isOn } from './flags';
export const label = (plain: string): string => {
  const kind = isOn('nav') ? 'tags' : 'admin';
  if (kind === 'admin') return 'Admin';
  return kind + plain + kind;
};
`;
  const files = { 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }' };
  expect(await removed(text, { name: 'src/label.ts', files })).toMatchObject({ problems: [], text: `export const label = (plain: string): string => {
  const kind = 'tags';
  return kind + plain + kind;
};
` });
});

it('a comparison with a member of an enum that the flag chose goes, whatever file has the enum', async () => {
  const text = `import { isOn } from './flags';
import { Mode } from './mode';
export const label = (): string => {
  const mode = isOn('nav') ? Mode.New : Mode.Old;
  switch (mode) {
    case Mode.Old:
      return 'old';
    case Mode.New:
      return mode;
  }
};
`;
  const files = { 'src/mode.ts': `export enum Mode { Old = 'old', New = 'new' }\n`, 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }' };
  expect(await removed(text, { name: 'src/label.ts', files })).toMatchObject({ problems: [], text: `import { Mode } from './mode';
export const label = (): string => {
  const mode = Mode.New;
  return mode;
};
` });
});

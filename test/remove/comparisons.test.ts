import { describe, expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const KEYS = `const KEYS = ['nav', 'other'] as const;
export type Key = (typeof KEYS)[number];
`;
const page = (body: string): string => `import type { Key } from './keys';
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

  it('stays where any string may come', async () => {
    expect(await after(`  return plain === 'nav' ? 'Navigation' : name;`)).toEqual({ text: page(`  return plain === 'nav' ? 'Navigation' : name;`), problems: [] });
  });
});

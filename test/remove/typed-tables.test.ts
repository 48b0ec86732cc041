import { expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const config = `${CONFIG}declarations:\n  - { file: src/keys.ts, export: FlagKey }\n`;
const KEYS = `export type FlagKey = 'nav' | 'menu';\n`;

it.each([
  ['a record', 'const defaults: Record<FlagKey, boolean> = '],
  ['a mapped type', 'const defaults: { [key in FlagKey]?: boolean } = '],
  ['a type with a name', 'type All = Readonly<Partial<Record<FlagKey, boolean>>>;\n  const defaults: All = '],
])('entries of objects that hold all flags by their type go with the flag: %s', async (_title, head) => {
  const text = (entries: string): string => `import type { FlagKey } from './keys';\n\nexport function flagsOf(user: string) {\n  ${head}{\n${entries}  };\n  return user === '' ? defaults : {};\n}\n`;
  const after = await removed(text('    nav: false,\n    menu: false,\n'), { name: 'src/flags-of.ts', files: { 'unflag.config.yaml': config, 'src/keys.ts': KEYS } });
  expect(after).toMatchObject({ text: text('    menu: false,\n'), problems: [] });
});

it('entries of other objects stay', async () => {
  const text = `import type { FlagKey } from './keys';\n\nexport const labels: Record<string, FlagKey> = { nav: 'menu', menu: 'menu' };\n`;
  expect((await removed(text, { name: 'src/labels.ts', files: { 'unflag.config.yaml': config, 'src/keys.ts': KEYS } })).text).toBe(text);
});

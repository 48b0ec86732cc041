import { expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

it.each([
  ['on', 'new'],
  ['off', 'old'],
  [true, 'new'],
  [false, 'old'],
])('the library keeps what a registry calls %j', async (keep, kept) => {
  const text = `import { isOn } from './flags';\nexport const nav = (): string => (isOn('nav') ? 'new' : 'old');\n`;
  expect(await removed(text, { name: 'src/nav.ts', keep })).toMatchObject({ text: `export const nav = (): string => '${kept}';\n`, problems: [] });
});

import { expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const client = (constant: string, update: string, read: string): string => `import { init } from '@launchdarkly/node-server-sdk';
import { TestData } from '@launchdarkly/node-server-sdk/integrations';

${constant}const OTHER = 'other';

export async function connect(key: string) {
  const data = new TestData();
${update}  await data.update(data.flag(OTHER).booleanFlag().variationForAll(false));
  const client = await init(key, { updateProcessor: data.getFactory() }).waitForInitialization();
  return async (user: { key: string }) => [${read}, await client.variation(OTHER, user, false)];
}
`;

it('takes the statement out that sets a flag up outside of tests, and the key that nothing else names', async () => {
  const before = client(`const NEW_NAV = 'nav';\n`, `  await data.update(data.flag(NEW_NAV).booleanFlag().variationForAll(false));\n`, `await client.variation(NEW_NAV, user, false)`);
  expect(await removed(before, { name: 'src/client.ts' })).toEqual({ text: client('', '', 'true'), notices: [], refusals: [], problems: [] });
});

const SETTINGS = `${CONFIG}  - name: settings\n    receiver: settings.flags\n    forms:\n      - { kind: member, key: member, role: override }\n`;

it('leaves an empty object where code may look into it', async () => {
  const { text } = await removed(`export const settings = {\n  enableFeatures: ['nav'],\n};\nsettings.enableFeatures.push('other');\n`, { name: 'src/settings.ts' });
  expect(text).toBe(`export const settings = {\n  enableFeatures: [],\n};\nsettings.enableFeatures.push('other');\n`);
});

it('takes the object with its last flag out of a story', async () => {
  const { text } = await removed(`export const Page = { enableFeatures: ['nav'], open: true };\n`, { name: 'src/page.stories.ts' });
  expect(text).toBe(`export const Page = { open: true };\n`);
});

it('takes out statements that set a flag', async () => {
  const { text } = await removed(`const settings = load();\n\n// Flags of development\nsettings.flags['nav'] = true;\nsettings.flags.other = true;\nexport default settings;\n`, { name: 'src/settings.ts', files: { 'unflag.config.yaml': SETTINGS } });
  expect(text).toBe(`const settings = load();\n\n// Flags of development\nsettings.flags.other = true;\nexport default settings;\n`);
});

it('leaves what sets a flag under a condition, and what sets one that the file reads as well', async () => {
  const setting = `import { settings } from './settings';\n\nif (location.hash === '#nav') settings.flags['nav'] = true;\nexport default settings;\n`;
  const own = `import { settings } from './settings';\n\nsettings.flags['nav'] = false;\nexport const isNew = settings.flags['nav'];\n`;
  const files = { 'unflag.config.yaml': SETTINGS.replace('key: member, role: override', 'key: member') };
  expect((await removed(setting, { name: 'src/start.ts', files })).text).toBe(setting);
  expect((await removed(own, { name: 'src/own.ts', files })).text).toBe(own);
});

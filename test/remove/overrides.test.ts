import { expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

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
  expect(await removed(before, { name: 'src/client.ts' })).toEqual({ text: client('', '', 'true'), notices: [], problems: [] });
});

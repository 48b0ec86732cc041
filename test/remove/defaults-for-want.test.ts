import { expect, test } from 'vitest';
import { removed } from './removed-from-test.ts';

const CLIENT = "import { Unleash } from 'unleash-client';\nlet client: Unleash | undefined;\nexport const start = () => { client = new Unleash({ url: '', appName: '' }); };\n";
const PAGE = "import { asks } from './client';\nexport const page = () => (asks('x') ? 'new' : 'old');\n";
const NEW = "export const page = () => 'new';\n";

/** What a page becomes when the flag goes that it asks a wrapper for. */
const pageAfter = async (wrapper: string): Promise<string | null> =>
  (await removed(PAGE, { key: 'x', name: 'src/page.ts', files: { 'src/client.ts': `${CLIENT}${wrapper}\n` } })).text;

test.each([
  ['leaves early', "export const asks = (key: string) => {\n  if (!client) {\n    console.error('not started');\n    return false;\n  }\n  const on = client.isEnabled(key);\n  return on;\n};"],
  ['leaves early, by comparison', 'export function asks(key: string, otherwise = false) {\n  if (client === undefined) return otherwise;\n  return client.isEnabled(key);\n}'],
  ['chooses', 'export const asks = (key: string) => (client ? client.isEnabled(key) : false);'],
  ['chooses the other way round', 'export const asks = (key: string) => (client == null ? false : client.isEnabled(key));'],
  ['asks for both', 'export const asks = (key: string) => !!client && client.isEnabled(key);'],
  ['catches', 'export const asks = (key: string) => {\n  try {\n    return client!.isEnabled(key);\n  } catch {\n    return false;\n  }\n};'],
])('a wrapper gives the flag that %s where there is nobody to ask', async (_, wrapper) => {
  expect(await pageAfter(wrapper)).toBe(NEW);
});

test.each([
  ['of some keys', "export const asks = (key: string) => {\n  if (key === 'old') return false;\n  return client!.isEnabled(key);\n};"],
  ['by something else', 'export const asks = (key: string) => (navigator.onLine ? client!.isEnabled(key) : false);'],
  ['by a part of who is asked', 'export const asks = (key: string) => {\n  if (!client!.toString) return false;\n  return client!.isEnabled(key);\n};'],
  ['otherwise', 'export const asks = (key: string) => {\n  if (!client) return true;\n  return client.isEnabled(key);\n};'],
  ['before it asks', 'export const asks = (key: string) => {\n  try {\n    start();\n  } catch {\n    return false;\n  }\n  return client!.isEnabled(key);\n};'],
])('a wrapper may give something else that decides %s', async (_, wrapper) => {
  expect(await pageAfter(wrapper)).toBe(PAGE);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bothAnswers } from './both-answers.ts';

test('an editor shows for each file what `unflag check` reports', () => {
  const { inCheck, inEditor } = bothAnswers(join(import.meta.dirname, '../../fixtures/projects/shop'));
  expect(inEditor).toEqual(inCheck);
  expect(inEditor.length).toBeGreaterThan(5);
});

/** Flags asked for through files that do not name an SDK themselves. */
const HOPS: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "hops" }',
  'flags.yaml': "flags:\n  - { key: other, owner: '@shop', kind: ops }\n",
  'lib/client.ts': `import { initialize } from '@launchdarkly/js-client-sdk';
    export const client = initialize('key', { kind: 'user', key: 'anybody' });`,
  'lib/is-on.ts':
    "import { client } from './client';\nexport function isOn(key: string) { return client.variation(key, false); }",
  'lib/enabled.ts': `import { isOn } from './is-on';
    export default (name: string) => !isOn(name);
    export const enabledFor = (name: string) => isOn(name);`,
  'lib/index.ts':
    "export * from './enabled';\nexport * from './third';\nexport { default as disabled } from './enabled';",
  'lib/third.ts': "import { enabledFor } from '.';\nexport const third = (feature: string) => enabledFor(feature);",
  'lib/service.ts': `import { client } from './client';
    export class FlagService { isOn(key: string) { return client.variation(key, false); } }
    export const service = new FlagService();`,
  'lib/services.ts': "import { service } from './service';\nexport const services = { flags: service };",
  'page-1.ts':
    "import { client } from './lib/client';\nexport const page = () => client.variation('of-a-client', false);",
  'page-2.ts': "import { isOn } from './lib/is-on';\nexport const page = () => isOn('of-a-wrapper');",
  'page-3.ts': `import disabled, { enabledFor } from './lib/enabled';
    export const page = () => disabled('of-a-default') || enabledFor('of-two-wrappers');`,
  'page-4.ts': `import { disabled as off, enabledFor as on } from './lib';
    export const page = () => off('of-a-barrel') || on('of-an-alias');`,
  'page-5.ts': "import { third } from './lib/third';\nexport const page = () => third('of-three-wrappers');",
  'page-6.ts':
    "import { services } from './lib/services';\nexport const page = () => services.flags.isOn('of-an-object');",
  'page-7.ts': "const { third } = require('./lib');\nmodule.exports = () => third('of-a-cycle');",
  'page-8.ts': "import { third } from './other';\nexport const page = () => third('no-flag');",
  'other.ts': 'export const third = (name: string) => name.length;',
};

test.each([
  ['in the order of their names', (files: readonly string[]) => files],
  ['in the opposite order', (files: readonly string[]) => files.toReversed()],
])('an editor follows wrappers and clients as far as `unflag check` does, files linted %s', (_, order) => {
  const root = mkdtempSync(join(tmpdir(), 'unflag-agree-'));
  mkdirSync(join(root, 'lib'));
  for (const [file, text] of Object.entries(HOPS)) writeFileSync(join(root, file), text);
  const { inCheck, inEditor } = bothAnswers(root, order);
  rmSync(root, { recursive: true });
  expect(inEditor).toEqual(inCheck);
  expect(inEditor.map((line) => / Flag "([^"]*)"/.exec(line)?.[1])).toEqual([
    'of-a-client',
    'of-a-wrapper',
    'of-a-default',
    'of-two-wrappers',
    'of-a-barrel',
    'of-an-alias',
    'of-three-wrappers',
    'of-an-object',
    'of-a-cycle',
  ]);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openProject } from '../../src/project/open-project.ts';

const root = mkdtempSync(join(tmpdir(), 'unflag-clients-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Keys that a page reads through what another file of its project exports, in the order of the page. */
function keysRead(client: string, page: string): string[] {
  const files = {
    'package.json': '{ "name": "clients" }',
    'lib/client.ts': client,
    'lib/index.ts': "export * from './client';",
    'page.ts': page,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const facts = openProject({ cwd: root, asOf: '2026-01-01' }).scan.files.get('page.ts')?.facts;
  return (facts?.evaluations ?? []).flatMap(({ keys }) => keys);
}

it('finds reads of a client that another file made', () => {
  const client = `import { GrowthBook } from '@growthbook/growthbook';
    export const growthbook = new GrowthBook({});
    export default growthbook;`;
  const page = `import gb, { growthbook } from './lib/client';
    import { growthbook as again } from './lib';
    export const all = [gb.isOn('by-default'), growthbook.isOn('by-name'), again.isOn('by-barrel')];`;
  expect(keysRead(client, page)).toEqual(['by-default', 'by-name', 'by-barrel']);
});

it('finds reads of a client whose type a function of another file declares', () => {
  const client = `import * as ld from '@launchdarkly/node-server-sdk';
    let client: ld.LDClient | undefined;
    export const getClient = (): ld.LDClient => (client ??= ld.init('key'));`;
  const page = `import { getClient } from './lib/client';
    export const read = () => getClient().boolVariation('by-function', {}, false);`;
  expect(keysRead(client, page)).toEqual(['by-function']);
});

it('finds reads by methods that another file took from a client', () => {
  const client = `import { setupDevCycle } from '@devcycle/nextjs-sdk/server';
    export const { getVariableValue } = setupDevCycle({});`;
  const page = `import { getVariableValue } from './lib/client';
    export const read = async () => getVariableValue('by-method', false);`;
  expect(keysRead(client, page)).toEqual(['by-method']);
});

it('finds reads of an instance that another file set up and exported again', () => {
  const client = `import posthog from 'posthog-js';
    posthog.init('key');
    export default posthog;`;
  const page = `import posthog from './lib/client';
    export const read = () => posthog.isFeatureEnabled('by-instance');`;
  expect(keysRead(client, page)).toEqual(['by-instance']);
});

it('finds calls of flags that another file declared', () => {
  const client = `import { flag } from 'flags/next';
    export const showBanner = flag({ key: 'show-banner', decide: () => false });`;
  const page = `import { showBanner } from './lib';
    export const read = async () => showBanner();`;
  expect(keysRead(client, page)).toEqual(['show-banner']);
});

it('leaves alone what another file exports under the same name', () => {
  const client = `export const growthbook = { isOn: (name: string) => name === 'kitchen' };
    export const flag = (options: { key: string }) => () => options.key;
    export const showBanner = flag({ key: 'show-banner' });`;
  const page = `import { growthbook, showBanner } from './lib/client';
    export const read = () => growthbook.isOn('kitchen') && showBanner();`;
  expect(keysRead(client, page)).toEqual([]);
});

it('finds reads of hooks that another file passes on', () => {
  const client = `export { useFlag as useToggle } from '@unleash/proxy-client-react';`;
  const page = `import { useToggle } from './lib/client';
    export const useNav = () => useToggle('by-hook');`;
  expect(keysRead(client, page)).toEqual(['by-hook']);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Evaluation } from '../../src/facts/types.ts';
import { openProject } from '../../src/project/open-project.ts';

const root = mkdtempSync(join(tmpdir(), 'unflag-clients-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Keys that a page reads through what another file of its project exports, in the order of the page. */
const keysRead = (...files: Parameters<typeof readsOf>): string[] => readsOf(...files).flatMap(({ keys }) => keys);

/** Reads of a page. */
function readsOf(client: string, page: string, more: Readonly<Record<string, string>> = {}): readonly Evaluation[] {
  const files = {
    'unflag.config.json': '{}',
    ...more,
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
  return facts?.evaluations ?? [];
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

it('finds all flags that one call of a wrapper asks for', () => {
  const client = `import { useFlag } from '@unleash/proxy-client-react';
    export const useEither = (first: string, second: string): boolean => { const [a, b] = [useFlag(first), useFlag(second)]; return a || b; };`;
  const page = `import { useEither } from './lib';
    export const useIt = () => useEither('by-first', 'by-second');`;
  expect(keysRead(client, page)).toEqual(['by-first', 'by-second']);
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

it.each(['./lib', './lib/client'])(
  'finds reads of a router named by %s, whichever of its files is imported',
  (named) => {
    const client = `export const isOn = (key: string) => location.hash.includes(key);
    export const isOff = (key: string) => !location.hash.includes(key);`;
    const page = `import { isOn } from './lib/client';
    import { isOn as again } from './lib';
    import { isOff } from './lib/client';
    import { isOn as last } from './other';
    export const all = [isOn('by-file'), again('by-barrel'), isOff('not-described'), last('by-another-barrel')];`;
    const config = { routers: [{ modules: [named], forms: [{ kind: 'function', name: 'isOn', key: 'arg:0' }] }] };
    const more = { 'unflag.config.json': JSON.stringify(config), 'other.ts': "export { isOn } from './lib';" };
    expect(keysRead(client, page, more)).toEqual(['by-file', 'by-barrel', 'by-another-barrel']);
  },
);

it('finds flags among the settings of one store by their keys', () => {
  const client = `export default class Settings { static get(name: string) { return localStorage[name]; } }
    export const useSetting = (name: string) => Settings.get(name);`;
  const page = `import Settings, { useSetting } from './lib/client';
    enum Lab { Maps = 'Lab.maps' }
    export const all = (id: string) => [Settings.get('feature_pins'), Settings.get('theme'), useSetting('feature_maps'), useSetting('fontSize'),
      Settings.get(Lab.Maps), Settings.get(\`feature_\${id}\`), Settings.get(\`theme_\${id}\`), Settings.get(id ? 'theme' : 'feature_themes')];`;
  const forms = [
    { kind: 'method', receiver: 'Settings', name: 'get', key: 'arg:0', keys: 'feature_* | Lab.*', value: 'any' },
  ];
  const more = { 'unflag.config.json': JSON.stringify({ routers: [{ modules: ['./lib/client'], forms }] }) };
  expect(keysRead(client, page, more)).toEqual(['feature_pins', 'feature_maps', 'Lab.maps', 'feature_themes']);
});

it('finds flags among the members of one result by their keys', () => {
  const client = 'export const useFlags = () => ({ ...load(), isLoading: false });';
  const page = `import { useFlags } from './lib/client';
    const STATE = 'isLoading';
    export const usePage = () => {
      const { enableNav, isLoading } = useFlags();
      const flags = useFlags();
      return [enableNav, isLoading, flags.useMap, flags.isLoading, flags[STATE]];
    };`;
  const forms = [{ kind: 'function', name: 'useFlags', key: 'member', keys: 'enable* | use*' }];
  const more = { 'unflag.config.json': JSON.stringify({ routers: [{ modules: ['./lib/client'], forms }] }) };
  expect(keysRead(client, page, more)).toEqual(['enableNav', 'useMap']);
});

it('finds the key in what a query is made of', () => {
  const client =
    'export class FlagReader { async execute(query: { key: string }) { return query.key in localStorage; } }';
  const page = `import { FlagReader } from './lib/client';
    import { Query } from './query';
    export class Page {
      constructor(private flags: FlagReader) {}
      async read(user: string) {
        const query = { key: 'by-variable', user };
        return [await this.flags.execute(Query.create({ user, key: 'by-call' })), await this.flags.execute(new Query({ key: 'by-class' })), await this.flags.execute(Query.create(query))];
      }
    }`;
  const forms = [{ kind: 'method', receiver: 'FlagReader', name: 'execute', key: 'arg:0.key', async: true }];
  const more = { 'unflag.config.json': JSON.stringify({ routers: [{ modules: ['./lib/client'], forms }] }) };
  expect(keysRead(client, page, more)).toEqual(['by-call', 'by-class', 'by-variable']);
});

it('takes the word of a router for what a function gives, by whatever barrel it is imported', () => {
  const client = `import { useFlags } from 'launchdarkly-react-client-sdk';
    export const useFlag = (key: string): boolean => { const flags = useFlags(); return window.forced ?? flags[key] ?? false; };`;
  const page = `import { useFlag } from './lib';
    import { useIt } from './other';
    export const usePage = () => [useFlag('by-barrel'), useIt('by-another-name')];`;
  const forms = [{ kind: 'function', name: 'useFlag', key: 'arg:0' }];
  const config = { 'unflag.config.json': JSON.stringify({ routers: [{ modules: ['./lib/client'], forms }] }) };
  const more = { ...config, 'other.ts': "export { useFlag as useIt } from './lib';" };
  expect(readsOf(client, page, more).map(({ keys, value }) => [...keys, value.type])).toEqual([
    ['by-barrel', 'boolean'],
    ['by-another-name', 'boolean'],
  ]);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, commitAll, folder } from './cli.ts';

const APP = {
  'package.json': '{ "name": "app" }',
  'src/app.ts': `import { OpenFeature } from '@openfeature/server-sdk';
import { isFeatureEnabled } from './features/index.js';
const client = OpenFeature.getClient();
export const nav = (): Promise<boolean> => client.getBooleanValue('new-nav', false);
export const search = isFeatureEnabled('fast-search');
`,
  'src/page.tsx': `import { isFeatureEnabled, isOld } from './features';
export const page = isFeatureEnabled('wide-page') && !isOld('x');
`,
  'src/features/index.ts': 'export const isFeatureEnabled = (key: string): boolean => key in globalThis;\nexport const isOld = isFeatureEnabled;\n',
};
const textOf = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

it('writes a configuration and a registry that work, and says what to paste', async () => {
  const root = folder(APP);
  const { code, out, err } = await cli(root, 'init');
  expect(err).toBe('');
  expect(out).toMatchInlineSnapshot(`
    "Found 3 flags in 3 files, through openfeature-server.
    Found isFeatureEnabled of ./src/features, asked for 2 keys in 2 places: added as a router; take it out if these are no flags.

    wrote unflag.config.yaml
    wrote flags.yaml

    For the editor and ESLint, in eslint.config.js:

      import unflag from 'unflag/eslint-plugin';

      export default [
        // …
        unflag.configs.recommended,
      ];

    Next: give each flag in flags.yaml an owner and a kind or a date; then run unflag check.
    "
  `);
  expect(textOf(root, 'unflag.config.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=./node_modules/unflag/dist/schema/config.json
    registry: flags.yaml
    routers:
      - modules:
          - ./src/features
        forms:
          - kind: function
            name: isFeatureEnabled
            key: arg:0
    "
  `);
  expect(textOf(root, 'flags.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=./node_modules/unflag/dist/schema/registry.json
    flags:
      - key: fast-search

      - key: new-nav

      - key: wide-page
    "
  `);
  expect(code).toBe(0);
  const list = await cli(root, 'list');
  expect(list.err).toBe('');
  expect(list.out).toContain('3 flags, as of');
});

it('finds methods that are named like flag readers, and none in tests', async () => {
  const root = folder({
    'src/store.ts': 'export class Store {\n  isFeatureEnabled(key: string): boolean {\n    return key in this;\n  }\n}\n',
    'src/a.ts': "import type { Store } from './store';\nexport const a = (store: Store) => store.isFeatureEnabled('new-nav') && [].includes('x');\n",
    'src/b.ts':
      "import type { Store } from './store';\nexport class B {\n  constructor(private _store: Store) {}\n  b = () => this._store.isFeatureEnabled('wide');\n}\n",
    'src/a.test.ts': "fakeStore.isFeatureEnabled('a');\nfakeStore.isFeatureEnabled('b');\n",
  });
  expect((await cli(root, 'init')).out).toContain('Found .isFeatureEnabled() on _store | store, asked for 2 keys in 2 places: added as a router');
  expect((await cli(root, 'list')).out).toContain('2 flags, as of');
});

it('finds readers by members of enums and by lists, and no events', async () => {
  const root = folder({
    'src/chains.ts': `export enum FEATURES {\n  SWAPS = 'SWAPS',\n  STAKING = 'STAKING',\n}\nexport const hasFeature = (chain: { features: string[] }, feature: FEATURES): boolean => chain.features.some((f) => f === String(feature));\n`,
    'src/a.ts': "import { FEATURES, hasFeature } from './chains';\ndeclare const store: { on(event: string, then: () => void): void };\nexport const a = (chain: { features: string[] }) => hasFeature(chain, FEATURES.SWAPS);\nconst featureStore = store;\nfeatureStore.on('change', () => a);\nfeatureStore.on('saved', () => a);\n",
    'src/b.ts': "import { FEATURES, hasFeature } from './chains';\nexport const b = (chain: { features: string[] }) => hasFeature(chain, FEATURES.STAKING);\nexport const global = (pattern: RegExp) => pattern.flags.includes('g') || pattern.flags.includes('y');\n",
    'src/c.ts': "export const c = (props: { enabledFlags: string[] }) => props.enabledFlags.includes('new-nav') || props.enabledFlags.includes('wide');\n",
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found '))).toEqual([
    'Found 4 flags in 4 files.',
    'Found hasFeature of ./src/chains, asked for 2 keys in 2 places: added as a router; take it out if these are no flags.',
    'Found .includes() on enabledFlags, asked for 2 keys in 2 places: added as a router; take it out if these are no flags.',
  ]);
  expect((await cli(root, 'list')).out).toContain('4 flags, as of');
});

it('finds hooks and objects of flags, gates and options, and takes nothing else for them', async () => {
  const root = folder({
    'src/flags.tsx': `import { createContext, useContext } from 'react';
const Context = createContext<Record<string, boolean>>({});
export const useFeatureFlags = () => useContext(Context);
export const useToggles = () => ({ isFeatureOn: (key: string) => key in globalThis });
export const getFeatureFlags = async (): Promise<Record<string, boolean>> => ({});
export const getAccessFlags = () => ({ isOwner: true, isMember: false });
export const FeatureFlag = ({ name, children, fallback }: any) => (useFeatureFlags()[name] ? children : fallback);
export const getVariant = (_: string, style: string) => style;
export default function useInExperiment({ experiment }: { experiment: string }) { return experiment in globalThis; }
`,
    'src/a.tsx': `import useInExperiment, { FeatureFlag, getAccessFlags, getFeatureFlags, getVariant, useFeatureFlags, useToggles } from './flags';
export function A({ config }: any) {
  const { newNav, wide } = useFeatureFlags();
  const { isFeatureOn } = useToggles();
  const { isOwner, isMember } = getAccessFlags();
  return isOwner && isMember && newNav && wide && isFeatureOn('on-a') && useInExperiment({ experiment: 'exp-a' }) && config.featureToggles.toggleA
    ? <FeatureFlag name="gate-a" fallback={<i />}><b /></FeatureFlag> : getVariant('x', 'contained');
}
export const b = async ({ featureToggles }: any) => (await getFeatureFlags()).lateA && featureToggles.toggleB && featureToggles.map(String);
`,
    'src/b.tsx': `import useInExperiment, { FeatureFlag, getFeatureFlags, getVariant, useToggles } from './flags';
export const B = () => (useToggles().isFeatureOn('on-b') && useInExperiment({ experiment: 'exp-b' }) ? <FeatureFlag name="gate-b"><b /></FeatureFlag> : getVariant('x', 'outlined'));
export const b = async () => { const flags = await getFeatureFlags(); return flags.lateB; };
export const editor = (features: string[]) => features.includes('bold') && features.includes('italic');
`,
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found '))).toEqual([
    'Found 12 flags in 3 files.',
    'Found useFeatureFlags, useInExperiment, <FeatureFlag>, getFeatureFlags of ./src/flags, asked for 8 keys in 8 places: added as a router; take it out if these are no flags.',
    'Found useToggles().isFeatureOn() of ./src/flags, asked for 2 keys in 2 places: added as a router; take it out if these are no flags.',
    'Found members on featureToggles, asked for 2 keys in 2 places: added as a router; take it out if these are no flags.',
  ]);
  expect(textOf(root, 'unflag.config.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=./node_modules/unflag/dist/schema/config.json
    registry: flags.yaml
    routers:
      - modules:
          - ./src/flags
        forms:
          - kind: function
            name: useFeatureFlags
            key: member
            value: any
          - kind: function
            name: useInExperiment
            key: arg:0.experiment
            value: any
          - kind: component
            name: FeatureFlag
            key: jsx:name
            off: jsx:fallback
          - kind: function
            name: getFeatureFlags
            key: member
            value: any
            async: true
      - modules:
          - ./src/flags
        receiver: useToggles()
        forms:
          - kind: method
            name: isFeatureOn
            key: arg:0
      - receiver: featureToggles
        forms:
          - kind: member
            key: member
    "
  `);
  expect((await cli(root, 'list')).out).toContain('12 flags, as of');
});

it('names a reader once for all barrels, lists and settings by what they are taken from, and how tests switch flags', async () => {
  const root = folder({
    'src/gates/feature-flag.tsx': `export const FeatureFlag = ({ children }: any) => children;
`,
    'src/gates/index.ts': `export * from './feature-flag';
`,
    'src/index.ts': `export { FeatureFlag } from './gates';
`,
    'src/a.tsx': `import { FeatureFlag } from '.';
export const A = ({ config, env, user }: any) => config.flags.useTiers && env.flags.x && user.flags.y && user.enabledFeatures.indexOf('list-a') > -1 && <FeatureFlag feature="gate-a" replacement={<i />}>a</FeatureFlag>;
`,
    'src/b.tsx': `import { FeatureFlag } from './gates';
export const B = ({ config, user, features }: any) => config.flags.useRisks && user.enabledFeatures.includes('list-b') && features.isEnabled('on-a') && <FeatureFlag feature="gate-b">b</FeatureFlag>;
`,
    'src/c.ts': `export class C { features!: { isEnabled(key: string): boolean }; c = () => this.features.isEnabled('on-b'); }
`,
    'src/c.test.ts': `featuresService.enable('on-a');
featuresService.disable('on-b');
featuresService.enable('other');
`,
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(':')[0])).toEqual([
    'Found 9 flags in 7 files.',
    'Found members on config.flags | env.flags, asked for 3 keys in 3 places',
    'Found .indexOf(), .includes() on enabledFeatures, asked for 2 keys in 2 places',
    'Found <FeatureFlag> of ./src, asked for 2 keys in 2 places',
    'Found .isEnabled() on features | featuresService, asked for 2 keys in 2 places',
  ]);
  expect(textOf(root, 'unflag.config.yaml').split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
    "routers:
      - receiver: config.flags | env.flags
        forms:
          - kind: member
            key: member
      - receiver: enabledFeatures
        forms:
          - kind: list
            name: indexOf
            key: arg:0
          - kind: list
            name: includes
            key: arg:0
      - modules:
          - ./src
        forms:
          - kind: component
            name: FeatureFlag
            key: jsx:feature
            off: jsx:replacement
      - receiver: features | featuresService
        forms:
          - kind: method
            name: isEnabled
            key: arg:0
          - kind: method
            name: enable
            key: arg:0
            role: override
          - kind: method
            name: disable
            key: arg:0
            role: override
            negated: true
    "
  `);
});

it('takes the day of a flag from the history', async () => {
  const root = folder(APP);
  commitAll(root);
  await cli(root, 'init');
  const today = new Date().toISOString().slice(0, 10);
  expect(textOf(root, 'flags.yaml')).toContain(`- key: new-nav\n    createdAt: ${today}\n`);
});

it('keeps a registry that is there', async () => {
  const root = folder({ ...APP, 'flags.yaml': 'flags: []\n' });
  expect((await cli(root, 'init')).out).toContain('kept  flags.yaml\n');
  expect(textOf(root, 'flags.yaml')).toBe('flags: []\n');
});

it('writes over nothing', async () => {
  const root = folder({ ...APP, 'unflag.config.json': '{}' });
  expect(await cli(root, 'init')).toEqual({
    code: 2,
    out: '',
    err: 'unflag.config.json exists already, and unflag init writes over nothing; edit it, or move it away first\n',
  });
  expect(existsSync(join(root, 'flags.yaml'))).toBe(false);
});

it('says what to do where no flag is found', async () => {
  const root = folder({ 'src/a.ts': 'export const a = 1;\n' });
  expect((await cli(root, 'init')).out).toContain('Next: describe how this project reads flags, with "routers" in unflag.config.yaml; then run unflag scan.\n');
  expect((await cli(root, 'check')).code).toBe(0);
});

it('finds what a hook gives and settings that are named after flags, and nothing that is only about experiments', async () => {
  const root = folder({
    'src/user.ts': 'export const useUser = () => ({ name: "", hasPaidFeature: (key: string): boolean => key !== "", getLabel: (key: string) => key });\n',
    'src/settings.ts': 'export const Settings = { getValue: (key: string): unknown => key };\n',
    'src/experiments.ts': `export const getExperimentStatusLabel = (key: string) => key;
export const useExperiments = (project: string, archived: boolean, type: string) => [project, archived, type];
`,
    'src/a.tsx': `import { useUser } from './user';
import { Settings } from './settings';
import { getExperimentStatusLabel, useExperiments } from './experiments';
export function A() {
  const { hasPaidFeature, getLabel } = useUser();
  useExperiments('all', true, 'standard');
  return hasPaidFeature('charts') && Settings.getValue('feature_pins') && Settings.getValue('theme') ? getLabel('a') : getExperimentStatusLabel('draft');
}
`,
    'src/b.tsx': `import { useUser } from './user';
import { Settings } from './settings';
import { getExperimentStatusLabel, useExperiments } from './experiments';
export function B() {
  const { hasPaidFeature: has, getLabel } = useUser();
  useExperiments('all', true, 'bandit');
  return has('reports') && Settings.getValue('feature_threads') ? getLabel('b') : getExperimentStatusLabel('running');
}
`,
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(':')[0])).toEqual([
    'Found 4 flags in 5 files.',
    'Found useUser().hasPaidFeature() of ./src/user, asked for 2 keys in 2 places',
    'Found .getValue() on Settings, asked for 2 keys in 2 places',
  ]);
  expect(textOf(root, 'unflag.config.yaml')).toContain('keys: feature_*');
});

it('finds directives of templates and evaluations of a provider, and takes no table of keys for flags', async () => {
  const root = folder({
    'src/a.component.html': `<p *appFeature="'new-nav'">new</p><p *appFeature="'!new-nav'">old</p><p [title]="'no'" [featured]="isFeatured"></p>`,
    'src/b.component.ts': "@Component({ template: `<i *appFeature=\"'banner'\"></i>` })\nexport class B {}\n",
    'src/flags.ts': `export const featureFlags = { NAV: { flag: 'nav', defaultValue: false }, SEARCH: { flag: 'search', defaultValue: true } };
export enum FeatureFlag { Fast = 'fast', Wide = 'wide' }
export enum Experiments { Short = 'short', Tall = 'tall' }
`,
    'src/c.ts': `import { Experiments, FeatureFlag, featureFlags } from './flags';
export const ask = (client, flagProvider, service) => [
  client.ask(featureFlags.NAV.flag, featureFlags.NAV.defaultValue),
  client.ask(featureFlags.SEARCH.flag, featureFlags.SEARCH.defaultValue),
  flagProvider.evaluatedFeatureFlag(FeatureFlag.Fast),
  flagProvider.evaluatedFeatureFlag(FeatureFlag.Wide),
  service.inExperiment(Experiments.Short) && service.inExperiment(Experiments.Tall),
];
`,
    'src/d.ts': `import { SHOW_NAV, WIDE_PAGE } from './flags';
import { formatLabel } from './own';
export const both = (featureFlags: Set<string>) => [
  featureFlags.has(SHOW_NAV) || featureFlags.has(WIDE_PAGE),
  formatLabel(SHOW_NAV) + formatLabel(WIDE_PAGE),
];
`,
    'src/e.ts': `import { featureFlagActive } from './own';
export const both = (features: unknown) => featureFlagActive({ flag: 'lists', features }) && featureFlagActive({ flag: 'cards', features });
`,
    'src/own.ts': 'export const featureFlagActive = ({ flag }) => flag;\nexport const formatLabel = (key) => key;\n',
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(':')[0])).toEqual([
    'Found 8 flags in 7 files.',
    'Found *appFeature of templates, asked for 2 keys in 3 places',
    'Found .evaluatedFeatureFlag() on flagProvider, asked for 2 keys in 2 places',
    'Found .inExperiment() on service, asked for 2 keys in 2 places',
    'Found .has() on featureFlags, asked for 2 keys in 2 places',
    'Found featureFlagActive of ./src/own, asked for 2 keys in 2 places',
  ]);
  expect(textOf(root, 'unflag.config.yaml').split('\n').slice(2, 12).join('\n')).toMatchInlineSnapshot(`
    "routers:
      - forms:
          - kind: directive
            name: appFeature
            key: arg:0
            prefix: '!'
            negated: true
          - kind: directive
            name: appFeature
            key: arg:0"
  `);
});

it('finds readers of packages, methods that give all flags, functions that are a flag each and settings of a store', async () => {
  const root = folder({
    'src/feature-flags.ts': 'export const isNavEnabled = () => true;\nexport const isSearchEnabled = () => false;\nexport const isOpen = () => true;\n',
    'src/features/selectors.ts': `import { getIsFeatureEnabled } from 'flag-kit/selectors';
import { FeatureName } from './names';
export const getIsCartEnabled = (state: unknown) => getIsFeatureEnabled(state, 'shop', FeatureName.Cart);
export const getIsGiftEnabled = (state: unknown) => getIsFeatureEnabled(state, 'shop', FeatureName.Gift);
`,
    'src/features/names.ts': "export enum FeatureName { Cart = 'cart', Gift = 'gift' }\n",
    'src/config.ts': 'export declare function observeConfigValue(key: string): unknown;\nexport declare function getTitle(key: string): string;\n',
    'src/a.tsx': `import { useSelector } from 'react-redux';
import { isNavEnabled, isOpen, isSearchEnabled } from './feature-flags';
import { getIsCartEnabled, getIsGiftEnabled } from './features/selectors';
import { getTitle, observeConfigValue } from './config';
export const a = (context: any, flags: any, map: Map<string, boolean>) => {
  const all = context.getFeatureFlags();
  return all.audit && context.getFeatureFlags().users && flags.get('ads') && flags.get('push') && map.get('ads') && map.get('push')
    && isNavEnabled() && useSelector(isSearchEnabled) && isOpen() && useSelector(getIsCartEnabled) && useSelector(getIsGiftEnabled)
    && observeConfigValue('FeatureFlagApps') && observeConfigValue('FeatureFlagBlocks') && observeConfigValue('Version')
    && getTitle('featureFlags.a') && getTitle('featureFlags.b');
};
export const b = (state: any) => state.flags.GEOTAG && state.flags.GALLERY && state.user.flags.length;
`,
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(': added')[0])).toEqual([
    'Found 12 flags in 5 files.',
    'Found .getFeatureFlags() on context, asked for 2 keys in 2 places',
    'Found .get() on flags, asked for 2 keys in 2 places',
    'Found isNavEnabled | isSearchEnabled of ./src/feature-flags, asked for 2 keys in 2 places',
    'Found observeConfigValue of ./src/config, asked for 2 keys in 2 places',
    'Found members on state.flags, asked for 2 keys in 2 places',
    'Found getIsFeatureEnabled of flag-kit/selectors, asked for 2 keys in 2 places',
  ]);
});

it('finds settings, constants and stores that hold flags, what asks for one flag only, and what is asked by an enum of flags', async () => {
  const root = folder({
    'src/config.ts': "export const ENABLE_NAV = process.env['ENABLE_NAV'] ?? 'false';\nexport const ENABLE_CART = process.env['ENABLE_CART'] ?? 'false';\nexport const FLAG_KEY = 'a-key';\n",
    'src/is-feature-on.ts': "export const isFeatureOn = (value: string) => value === 'true';\nexport const useFeature = (key: string) => key === '';\n",
    'src/keys.ts': 'export enum AppFeature { Cast, Pip }\n',
    'src/with-flag.ts': 'export const withFlag = (component: unknown, key: string) => (key === "" ? component : undefined);\n',
    'src/flags.ts': 'export const useFlags = () => ({ flags: {} as never, reset: () => {} });\nexport const getFeatures = (state: any) => state.app.features;\n',
    'src/use.tsx': `import * as config from './config';
import { ENABLE_CART } from './config';
import { getFeatures, useFlags } from './flags';
import { isFeatureOn, useFeature } from './is-feature-on';
import { AppFeature } from './keys';
import { withFlag } from './with-flag';
export const pages = [withFlag(host, 'page-a'), withFlag(host, 'page-b')];
import { SETTINGS, host, toggleService, useSelector, map } from './other';
export const constants = isFeatureOn(config.ENABLE_NAV) && isFeatureOn(ENABLE_CART);
export const settings = SETTINGS.feature.slack && SETTINGS.feature.pager && map.features.length;
export const asked = host.supports(AppFeature.Cast) || host.supports(AppFeature.Pip) || host.label(AppFeature.Pip);
export const service = (req: any) => toggleService.isEnabled(req.session, 'one') && toggleService.isEnabled(req.session, 'two');
export const store = () => { const { isHosted, hasReports } = useSelector(getFeatures); return isHosted && hasReports; };
export const hook = () => { const { flags: { heliosA }, reset } = useFlags(); return heliosA && useFlags().flags.heliosB && reset; };
export const options = { methods: { shown(this: any) { return this.hasFeatureEnabled('own-a') || this.hasFeatureEnabled('own-b') || this.label('own-c'); } } };
export const one = () => [useFeature('single'), useFeature('single'), useFeature('single'), useFeature('single'), useFeature('single')];
`,
    'src/other.ts': 'export const [SETTINGS, host, toggleService, useSelector, map] = [] as any;\n',
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(':')[0]).sort()).toEqual([
    'Found .hasFeatureEnabled() on this, asked for 2 keys in 2 places',
    'Found .isEnabled() on toggleService, asked for 2 keys in 2 places',
    'Found .supports() on host, asked for 2 keys in 2 places',
    'Found 17 flags in 7 files.',
    'Found constants of ./src/config, asked for 2 keys in 2 places',
    'Found getFeatures of ./src/flags, asked for 2 keys in 2 places',
    'Found members on SETTINGS.feature, asked for 2 keys in 2 places',
    'Found useFeature of ./src/is-feature-on, asked for 1 key in 5 places',
    'Found useFlags().flags of ./src/flags, asked for 2 keys in 2 places',
    'Found withFlag of ./src/with-flag, asked for 2 keys in 2 places',
  ]);
  expect(textOf(root, 'unflag.config.yaml')).toContain('name: ENABLE_*');
});

it('finds selectors, members of what a plugin of Vue gives, stores and constants of a module of flags, and elements of templates', async () => {
  const root = folder({
    'src/selectors.ts': 'export const selectFeatureValue = (state: any, key: string) => state.flags[key];\nexport const selectFeatureLabel = (state: any, key: string) => state.labels[key];\n',
    'src/feature-flags.store.ts': "import { writable } from 'svelte/store';\nexport const NEW_TABLES = writable(false);\nexport const ADDRESS_BOOK = writable(false);\nexport const OLD_NAV = writable(false);\n",
    'src/keys.ts': 'export enum Feature { Cache = "cache", Overlay = "overlay" }\nexport const BETA_FEATURES = { MOCKS: "mocks" };\nexport const useBeta = (key: string) => key;\nexport const useBetaFeature = (key: string) => key;\nexport const useFeature = (key: string) => key;\nexport const appFeatureNames = { MAPS: "maps" };\n',
    'src/actions.ts': `import { BETA_FEATURES, Feature, useBeta, useBetaFeature } from './keys';
export const on = async (features: any, names: Map<Feature, string>) => [await features.getValue(Feature.Cache), await features.getValue(Feature.Overlay), names.get(Feature.Cache), names.get(Feature.Overlay), names.hasOwnProperty(Feature.Cache), names.hasOwnProperty(Feature.Overlay)];
export const beta = [useBetaFeature(BETA_FEATURES.MOCKS), useBetaFeature(BETA_FEATURES.MOCKS), useBeta(BETA_FEATURES.MOCKS), useBeta(BETA_FEATURES.MOCKS)];
`,
    'src/maps.ts': "import { appFeatureNames, useFeature } from './keys';\nexport const maps = [useFeature(appFeatureNames.MAPS), useFeature(appFeatureNames.MAPS)];\n",
    'src/experiments.ts': 'export const shown = (service: any, NewPrompt: any, Workers: any) => [service.inExperimentSync(NewPrompt.experiment), service.inExperimentSync(Workers.experiment), service.name(Workers.experiment)];\n',
    'src/sizes.ts': 'export const MAX_SIZE = Number(globalThis.innerWidth);\nexport const MIN_SIZE = MAX_SIZE / 2;\n',
    'src/state.ts': `import { selectFeatureLabel, selectFeatureValue } from './selectors';
import { OLD_NAV } from './feature-flags.store';
import { MAX_SIZE, MIN_SIZE } from './sizes';
export const shown = (state: any) => [selectFeatureValue(state, 'one'), selectFeatureValue(state, 'two'), selectFeatureLabel(state, 'a'), selectFeatureLabel(state, 'b')];
export const sizes = MAX_SIZE && !MIN_SIZE && [OLD_NAV];
`,
    'src/Page.svelte': "<script>\nimport { ADDRESS_BOOK, NEW_TABLES } from './feature-flags.store';\n</script>\n{#if $NEW_TABLES}{$ADDRESS_BOOK}{/if}\n",
    'src/FeatureGate.vue': '<template><slot /></template>\n',
    'src/Page.vue': `<script setup>\nimport FeatureGate from './FeatureGate.vue';\n</script>\n<template>
<FeatureGate feature="gate-a"><p v-if="$features.wideMap">{{ $features.localMap }}</p></FeatureGate><feature-gate :feature="'gate-b'" />
</template>\n`,
    'src/page.component.html': '<app-feature-toggle [level]="one" featureName="tag-a"></app-feature-toggle><app-feature-toggle [featureName]="\'tag-b\'"></app-feature-toggle><app-toggle name="c"></app-toggle><app-toggle name="d"></app-toggle>\n',
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(':')[0]).sort()).toEqual([
    'Found .getValue() on features, asked for 2 keys in 2 places',
    'Found .inExperimentSync() on service, asked for 2 keys in 2 places',
    'Found 14 flags in 12 files.',
    'Found <FeatureGate> of ./src/FeatureGate.vue, asked for 2 keys in 2 places',
    'Found <app-feature-toggle> of templates, asked for 2 keys in 2 places',
    'Found constants of ./src/feature-flags.store, asked for 2 keys in 2 places',
    'Found members on $features, asked for 2 keys in 2 places',
    'Found selectFeatureValue of ./src/selectors, asked for 2 keys in 2 places',
    'Found useBetaFeature, useFeature of ./src/keys, asked for 2 keys in 4 places',
  ]);
});

it('finds functions of modules of flags that are asked by named keys, and objects of flags that modules export', async () => {
  const root = folder({
    'package.json': '{ "name": "app" }',
    'src/cache/flags.ts': 'export const checkOne = async (key: string) => key in globalThis;\nexport const enable = (key: string) => key;\nexport const noteUse = (key: string) => key;\n',
    'src/allowed-feature-flags.ts': 'export const mayUse = async (user: string, key: string) => user + key in globalThis;\n',
    'src/keys.ts': "export const FeatureFlags = { newNav: 'newNav', wide: 'wide' } as const;\nexport const FeatureKeys = { newNav: 1 };\n",
    'src/labels.ts': 'export const labelOf = (key: string) => key;\n',
    'src/config/toggles.ts': 'export const FeatureToggle = { newSearch: true, oldSearch: process.env.OLD === "1" };\nexport const FeatureFlag = { NewCart: "new-cart", OldCart: "old-cart" };\n',
    'src/app-config.ts': 'export const isEnabled = (key: string) => key in globalThis;\nexport const isActive = (path: string) => path in globalThis;\n',
    'src/names.ts': "export const NAV_FEATURE_FLAG = 'nav';\nexport const CART_FEATURE_FLAG = 'cart';\n",
    'src/stores/features.ts': "import { defineStore } from 'pinia';\nexport const useFeatureStore = defineStore('features', { state: () => ({ soon: true, blog: false }) });\nexport const useFlagStore = defineStore('flags', { state: () => ({ a: true, b: false }), actions: { load() {} } });\n",
    'src/Page.vue': "<script setup>\nimport { useFeatureStore, useFlagStore } from './stores/features';\nconst features = useFeatureStore();\nconst flags = useFlagStore();\nflags.load();\nconst both = features.soon && features.blog;\nconst none = flags.a && flags.b;\n</script>\n",
    'src/toggles.ts': 'export const useFeatureToggles = () => ({}) as Record<string, boolean>;\n',
    'src/config/plain.ts': 'export const featureToggles = { dark: true, light: false };\n',
    'src/uses.ts': `import { checkOne, enable, noteUse } from './cache/flags';
import { mayUse } from './allowed-feature-flags';
import { FeatureFlags } from './keys';
import { labelOf } from './labels';
import { FeatureFlag, FeatureToggle } from './config/toggles';
import { featureToggles } from './config/plain';
import { isActive, isEnabled } from './app-config';
import { useFeatureToggles } from './toggles';
import { flagGuard } from '@acme/guards/feature-flag';
import { CART_FEATURE_FLAG, NAV_FEATURE_FLAG } from './names';
export const nav = async () => (await checkOne(FeatureFlags.newNav)) && (await checkOne(FeatureFlags.wide));
export const user = async () => (await mayUse('u', FeatureFlags.newNav)) || (await mayUse('v', FeatureFlags.wide));
export const done = [enable(FeatureFlags.newNav), enable(FeatureFlags.wide), labelOf(FeatureFlags.newNav), labelOf(FeatureFlags.wide)];
noteUse(FeatureFlags.newNav);
noteUse(FeatureFlags.wide);
export const useBoth = () => {
  const toggles = useFeatureToggles();
  return toggles[FeatureFlags.newNav] && toggles[FeatureFlags.wide];
};
export const counts = (user: any) => [user.incrementFlag('seen'), user.incrementFlag('done')];
export const guards = [flagGuard(NAV_FEATURE_FLAG), flagGuard(CART_FEATURE_FLAG)];
export const search = { isShown: FeatureToggle.newSearch, isHidden: !FeatureToggle.oldSearch };
export const cart = { keys: FeatureFlag.NewCart, key: FeatureFlag.OldCart };
export const app = isEnabled('APP.search') && isEnabled('APP.cart') && isActive('home') && isActive('away');
export const theme = featureToggles.dark ? 1 : featureToggles.light;
`,
  });
  const { out } = await cli(root, 'init');
  expect(out.split('\n').filter((line) => line.startsWith('Found ')).map((line) => line.split(': added')[0]).sort()).toEqual([
    'Found 12 flags in 12 files.',
    'Found FeatureToggle of ./src/config/toggles, asked for 2 keys in 2 places',
    'Found checkOne of ./src/cache/flags, asked for 2 keys in 2 places',
    'Found featureToggles of ./src/config/plain, asked for 2 keys in 2 places',
    'Found flagGuard of @acme/guards/feature-flag, asked for 2 keys in 2 places',
    'Found isEnabled of ./src/app-config, asked for 2 keys in 2 places',
    'Found mayUse of ./src/allowed-feature-flags, asked for 2 keys in 2 places',
    'Found useFeatureStore of ./src/stores/features, asked for 2 keys in 2 places',
    'Found useFeatureToggles of ./src/toggles, asked for 2 keys in 2 places',
  ]);
});

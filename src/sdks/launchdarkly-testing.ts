import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-testing',
  title: 'LaunchDarkly (test helpers)',
  modules: [
    'jest-launchdarkly-mock',
    'vitest-launchdarkly-mock',
    '@launchdarkly/jest',
    '@launchdarkly/jest/*',
    '@launchdarkly/client-testing-plugin/*',
  ],
  forms: [
    { kind: 'function', name: 'mockFlags', key: 'arg:0.keys', forced: 'arg:0.keys', role: 'override' },
    { kind: 'function', name: 'createTestClient', key: 'arg:1.keys', forced: 'arg:1.keys', role: 'override' },
    {
      kind: 'method',
      name: 'setBool | setString | setNumber | setJson',
      receiver: 'TestData | TestData()',
      key: 'arg:0',
      forced: 'arg:1',
      role: 'override',
    },
  ],
  evidence: 'npm jest-launchdarkly-mock@2.2.1; github launchdarkly/js-core',
});

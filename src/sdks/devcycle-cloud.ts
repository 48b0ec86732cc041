import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'devcycle-cloud',
  title: 'DevCycle (cloud bucketing)',
  modules: ['@devcycle/js-cloud-server-sdk'],
  receiver: 'DevCycleCloudClient | DVCCloudClient | initializeDevCycle() | initialize()',
  forms: [
    { kind: 'method', name: 'variableValue', key: 'arg:1', default: 'arg:2', value: 'any', async: true },
    { kind: 'method', name: 'variable', key: 'arg:1', default: 'arg:2', value: 'detail.value', async: true },
  ],
  evidence: 'npm @devcycle/js-cloud-server-sdk@1.33.7',
});

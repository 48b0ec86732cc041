import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'cloudbees',
  title: 'CloudBees Feature Management (Rox)',
  modules: ['rox-browser', 'rox-node', 'rox-ssr', 'rox-react-native'],
  receiver: 'dynamicApi | default.dynamicApi',
  forms: [
    { kind: 'method', name: 'isEnabled', key: 'arg:0', default: 'arg:1' },
    { kind: 'method', name: 'value', key: 'arg:0', default: 'arg:1', value: 'string' },
    { kind: 'method', name: 'getNumber', key: 'arg:0', default: 'arg:1', value: 'number' },
    {
      kind: 'method',
      name: 'setOverride',
      receiver: 'overrides | default.overrides',
      key: 'arg:0',
      forced: 'arg:1',
      role: 'override',
    },
    {
      kind: 'method',
      name: 'clearOverride',
      receiver: 'overrides | default.overrides',
      key: 'arg:0',
      role: 'override',
    },
  ],
  evidence: 'docs.cloudbees.com Feature Management JavaScript API',
});

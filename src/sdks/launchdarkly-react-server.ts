import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-react-server',
  title: 'LaunchDarkly (React server components)',
  modules: ['@launchdarkly/react-sdk/server'],
  receiver: 'LDServerSession | createLDServerSession() | createLDServerWrapper() | useLDServerSession()',
  forms: [
    { kind: 'method', name: 'boolVariation', key: 'arg:0', default: 'arg:1', async: true },
    { kind: 'method', name: 'stringVariation', key: 'arg:0', default: 'arg:1', value: 'string', async: true },
    { kind: 'method', name: 'numberVariation', key: 'arg:0', default: 'arg:1', value: 'number', async: true },
    { kind: 'method', name: 'jsonVariation', key: 'arg:0', default: 'arg:1', value: 'json', async: true },
    {
      kind: 'method',
      name: 'boolVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<boolean>.value',
      async: true,
    },
    {
      kind: 'method',
      name: 'stringVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<string>.value',
      async: true,
    },
    {
      kind: 'method',
      name: 'numberVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<number>.value',
      async: true,
    },
    {
      kind: 'method',
      name: 'jsonVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<json>.value',
      async: true,
    },
  ],
  evidence: 'npm @launchdarkly/react-sdk@4.1.5',
});

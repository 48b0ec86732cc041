import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flipt',
  title: 'Flipt',
  modules: [
    '@flipt-io/flipt',
    '@flipt-io/flipt-client-js',
    '@flipt-io/flipt-client-js/*',
    '@flipt-io/flipt-client',
    '@flipt-io/flipt-client-browser',
    '@flipt-io/flipt-client-react',
  ],
  receiver:
    'FliptClient | FliptClient.init() | FliptEvaluationClient | FliptEvaluationClient.init() | useFliptContext().client',
  forms: [
    { kind: 'method', name: 'evaluateBoolean', key: 'arg:0.flagKey | arg:0', value: 'object(.enabled)' },
    {
      kind: 'method',
      name: 'evaluateVariant',
      key: 'arg:0.flagKey | arg:0',
      value: 'object(.match,.variantKey,.variantAttachment)',
    },
    { kind: 'method', name: 'evaluateBatch', key: 'arg:0[].flagKey', role: 'declare' },
    {
      kind: 'method',
      name: 'boolean',
      receiver: 'FliptClient.evaluation | new FliptClient().evaluation',
      key: 'arg:0.flagKey',
      value: 'object(.enabled)',
      async: true,
    },
    {
      kind: 'method',
      name: 'variant',
      receiver: 'FliptClient.evaluation | new FliptClient().evaluation',
      key: 'arg:0.flagKey',
      value: 'object(.match,.variantKey,.variantAttachment)',
      async: true,
    },
  ],
  evidence: 'npm @flipt-io/flipt-client-js@0.5.1; npm @flipt-io/flipt@1.5.0',
});

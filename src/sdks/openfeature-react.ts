import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'openfeature-react',
  title: 'OpenFeature (React)',
  modules: ['@openfeature/react-sdk'],
  forms: [
    { kind: 'function', name: 'useFlag | useSuspenseFlag', key: 'arg:0', default: 'arg:1', value: 'detail.value' },
    { kind: 'function', name: 'useBooleanFlagValue', key: 'arg:0', default: 'arg:1' },
    { kind: 'function', name: 'useStringFlagValue', key: 'arg:0', default: 'arg:1', value: 'string' },
    { kind: 'function', name: 'useNumberFlagValue', key: 'arg:0', default: 'arg:1', value: 'number' },
    { kind: 'function', name: 'useObjectFlagValue', key: 'arg:0', default: 'arg:1', value: 'json' },
    { kind: 'function', name: 'useBooleanFlagDetails', key: 'arg:0', default: 'arg:1', value: 'detail<boolean>.value' },
    { kind: 'function', name: 'useStringFlagDetails', key: 'arg:0', default: 'arg:1', value: 'detail<string>.value' },
    { kind: 'function', name: 'useNumberFlagDetails', key: 'arg:0', default: 'arg:1', value: 'detail<number>.value' },
    { kind: 'function', name: 'useObjectFlagDetails', key: 'arg:0', default: 'arg:1', value: 'detail<json>.value' },
    {
      kind: 'component',
      name: 'FeatureFlag',
      key: 'jsx:flagKey',
      default: 'jsx:defaultValue',
      match: 'jsx:matchValue',
      off: 'jsx:fallback',
    },
    { kind: 'function', name: 'useWhenProviderReady', role: 'status', settled: true },
    {
      kind: 'component',
      name: 'OpenFeatureTestProvider',
      key: 'jsx:flagValueMap.keys',
      forced: 'jsx:flagValueMap.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @openfeature/react-sdk@1.4.1',
});

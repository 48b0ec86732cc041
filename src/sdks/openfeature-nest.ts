import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'openfeature-nest',
  title: 'OpenFeature (NestJS)',
  modules: ['@openfeature/nestjs-sdk'],
  forms: [
    {
      kind: 'decorator',
      name: 'BooleanFeatureFlag | StringFeatureFlag | NumberFeatureFlag | ObjectFeatureFlag',
      key: 'arg:0.flagKey',
      default: 'arg:0.defaultValue',
      value: 'opaque',
    },
    {
      kind: 'decorator',
      name: 'RequireFlagsEnabled',
      key: 'arg:0.flags[].flagKey',
      default: 'arg:0.flags[].defaultValue',
    },
  ],
  evidence: 'npm @openfeature/nestjs-sdk@0.2.5',
});

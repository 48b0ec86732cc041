import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'openfeature-angular',
  title: 'OpenFeature (Angular)',
  modules: ['@openfeature/angular-sdk'],
  receiver: 'FeatureFlagService',
  forms: [
    {
      kind: 'method',
      name: 'getBooleanDetails | getStringDetails | getNumberDetails | getObjectDetails',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail.value',
    },
  ],
  evidence: 'npm @openfeature/angular-sdk@1.2.0',
});

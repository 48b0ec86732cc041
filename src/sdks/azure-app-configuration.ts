import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'azure-app-configuration',
  title: 'Azure App Configuration',
  modules: ['@microsoft/feature-management', '@microsoft/feature-management-applicationinsights-browser'],
  receiver: 'FeatureManager | IFeatureManager',
  forms: [
    { kind: 'method', name: 'isEnabled', key: 'arg:0', async: true },
    { kind: 'method', name: 'getVariant', key: 'arg:0', value: 'object(.name,.configuration)', async: true },
    {
      kind: 'constructor',
      name: 'ConfigurationObjectFeatureFlagProvider',
      key: 'arg:0.feature_management.feature_flags[].id',
      role: 'override',
    },
  ],
  evidence: 'npm @microsoft/feature-management@2.3.1',
});

import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'reflag-node',
  title: 'Reflag (Node)',
  modules: ['@reflag/node-sdk', '@bucketco/node-sdk'],
  receiver: 'ReflagClient | BucketClient',
  forms: [
    { kind: 'method', name: 'bindClient', role: 'handle', yields: 'BoundReflagClient' },
    { kind: 'method', name: 'getFlag | getFeature', key: 'arg:1', value: 'object(.isEnabled,.config)' },
    {
      kind: 'method',
      name: 'getFlag | getFeature',
      receiver: 'BoundReflagClient | BoundBucketClient',
      key: 'arg:0',
      value: 'object(.isEnabled,.config)',
    },
    {
      kind: 'method',
      name: 'getFlags | getFeatures',
      receiver: 'ReflagClient | BucketClient | BoundReflagClient',
      key: 'member',
      value: 'object(.isEnabled,.config)',
    },
    {
      kind: 'method',
      name: 'getFlagRemote | getFeatureRemote',
      key: 'arg:0',
      value: 'object(.isEnabled,.config)',
      async: true,
    },
    {
      kind: 'constructor',
      name: 'ReflagClient | BucketClient',
      key: 'arg:0.flagOverrides.keys | arg:0.featureOverrides.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @reflag/node-sdk@1.7.1',
});

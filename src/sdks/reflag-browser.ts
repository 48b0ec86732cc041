import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'reflag-browser',
  title: 'Reflag (browser)',
  modules: ['@reflag/browser-sdk', '@reflag/react-sdk', '@bucketco/browser-sdk', '@bucketco/react-sdk'],
  receiver: 'ReflagClient | BucketClient | useClient()',
  forms: [{ kind: 'method', name: 'getFlag | getFeature', key: 'arg:0', value: 'object(.isEnabled,.config)' }],
  evidence: 'npm @reflag/browser-sdk@1.6.1',
});

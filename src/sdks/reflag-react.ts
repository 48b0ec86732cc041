import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'reflag-react',
  title: 'Reflag (React)',
  modules: ['@reflag/react-sdk', '@bucketco/react-sdk'],
  forms: [
    { kind: 'function', name: 'useFlag | useFeature', key: 'arg:0', value: 'object(.isEnabled,.isLoading,.config)' },
  ],
  evidence: 'npm @reflag/react-sdk@1.6.2',
});

import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'configcat-react',
  title: 'ConfigCat (React)',
  modules: ['configcat-react'],
  forms: [
    { kind: 'function', name: 'useFeatureFlag', key: 'arg:0', default: 'arg:1', value: 'object(.value,.loading)' },
  ],
  evidence: 'npm configcat-react@5.1.0',
});

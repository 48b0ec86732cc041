import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flagged',
  title: 'flagged',
  modules: ['flagged'],
  forms: [
    { kind: 'function', name: 'useFeature', key: 'arg:0' },
    { kind: 'function', name: 'useFeatures', key: 'member' },
    { kind: 'component', name: 'Feature', key: 'jsx:name' },
    { kind: 'hoc', name: 'withFeature', key: 'arg:0' },
    {
      kind: 'component',
      name: 'FlagsProvider',
      key: 'jsx:features.keys | jsx:features[]',
      forced: 'jsx:features.keys',
      role: 'override',
    },
  ],
  evidence: 'npm flagged@3.0.0',
});

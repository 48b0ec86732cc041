import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'react-feature-flags',
  title: 'react-feature-flags',
  modules: ['react-feature-flags'],
  forms: [
    { kind: 'component', name: 'Flags', key: 'jsx:authorizedFlags[]', value: 'opaque' },
    { kind: 'component', name: 'FlagsProvider', key: 'jsx:value[].name', role: 'override' },
  ],
  evidence: 'github romaindso/react-feature-flags',
});

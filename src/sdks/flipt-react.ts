import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flipt-react',
  title: 'Flipt (React)',
  modules: ['@flipt-io/flipt-client-react'],
  forms: [
    { kind: 'function', name: 'useFliptBoolean', key: 'arg:0', default: 'arg:1' },
    { kind: 'function', name: 'useFliptVariant', key: 'arg:0', default: 'arg:1', value: 'string' },
  ],
  evidence: 'npm @flipt-io/flipt-client-react@1.2.1',
});

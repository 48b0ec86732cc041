import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'molasses',
  title: 'Molasses',
  modules: ['@molassesapp/molasses-js', '@molassesapp/molasses-js-server', '@molassesapp/react', 'react-molasses'],
  receiver: 'MolassesClient | useMolasses()',
  forms: [
    { kind: 'method', name: 'isActive', key: 'arg:0' },
    { kind: 'function', name: 'useFeature', key: 'arg:0' },
    { kind: 'component', name: 'Feature', key: 'jsx:name' },
  ],
  evidence: 'npmjs.com react-molasses README',
});

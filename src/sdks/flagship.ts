import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flagship',
  title: 'AB Tasty Flagship',
  modules: ['@flagship.io/react-sdk', '@flagship.io/js-sdk'],
  receiver: 'Visitor | Flagship.newVisitor() | default.newVisitor() | useFlagship()',
  forms: [
    { kind: 'function', name: 'useFsFlag', key: 'arg:0', value: 'opaque' },
    { kind: 'method', name: 'getFlag', key: 'arg:0', value: 'opaque' },
  ],
  evidence: 'npm @flagship.io/react-sdk@5.2.3; npm @flagship.io/js-sdk@5.2.0',
});

import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'ember-feature-flags',
  title: 'ember-feature-flags',
  modules: [
    'ember-feature-flags/services/features',
    'ember-feature-flags/test-support',
    'ember-feature-flags/test-support/*',
    'ember-feature-flags/tests/helpers/*',
  ],
  receiver: 'default',
  forms: [
    { kind: 'method', name: 'isEnabled', key: 'arg:0' },
    { kind: 'method', name: 'setup', key: 'arg:0.keys', role: 'declare' },
    { kind: 'method', name: 'enable', key: 'arg:0', role: 'override' },
    { kind: 'method', name: 'disable', key: 'arg:0', role: 'override', negated: true },
    { kind: 'function', name: 'enableFeature | withFeature', key: 'arg:0', role: 'override' },
    { kind: 'function', name: 'disableFeature', key: 'arg:0', role: 'override', negated: true },
  ],
  evidence: 'github kategengler/ember-feature-flags',
});

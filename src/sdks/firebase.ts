import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'firebase',
  title: 'Firebase Remote Config',
  modules: [
    'firebase/remote-config',
    '@firebase/remote-config',
    '@angular/fire/remote-config',
    '@react-native-firebase/remote-config',
  ],
  forms: [
    { kind: 'function', name: 'getBoolean', key: 'arg:1' },
    { kind: 'function', name: 'getString', key: 'arg:1', value: 'string' },
    { kind: 'function', name: 'getNumber', key: 'arg:1', value: 'number' },
    { kind: 'function', name: 'getValue', key: 'arg:1', value: 'opaque' },
    { kind: 'function', name: 'getAll', key: 'member', value: 'opaque' },
    { kind: 'function', name: 'setDefaults', key: 'arg:1.keys', role: 'declare' },
  ],
  evidence: 'npm @firebase/remote-config@0.9.2; npm @react-native-firebase/remote-config@26.4.0',
});

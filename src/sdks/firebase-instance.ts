import { defineSdk } from './types.ts';

/** The call styles where Remote Config is an object: React Native, `compat` builds and server templates. */
export default defineSdk({
  name: 'firebase-instance',
  title: 'Firebase Remote Config (React Native, compat, server)',
  modules: [
    '@react-native-firebase/remote-config',
    'firebase/compat/app',
    'firebase/app',
    'firebase',
    'firebase-admin/remote-config',
    'firebase-admin',
  ],
  receiver:
    'default() | default.remoteConfig() | remoteConfig() | FirebaseRemoteConfigTypes.Module | ServerConfig | getRemoteConfig().initServerTemplate().evaluate() | getRemoteConfig().getServerTemplate().evaluate()',
  forms: [
    { kind: 'method', name: 'getBoolean', key: 'arg:0' },
    { kind: 'method', name: 'getString', key: 'arg:0', value: 'string' },
    { kind: 'method', name: 'getNumber', key: 'arg:0', value: 'number' },
    { kind: 'method', name: 'getValue', key: 'arg:0', value: 'opaque' },
    { kind: 'method', name: 'setDefaults', key: 'arg:0.keys', role: 'declare' },
  ],
  evidence: 'npm @react-native-firebase/remote-config@26.4.0; npm firebase-admin@13.10.0',
});

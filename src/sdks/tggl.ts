import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'tggl',
  title: 'Tggl',
  modules: ['tggl-client', 'react-tggl-client'],
  receiver:
    'TgglClient | TgglStaticClient | TgglResponse | TgglClient.evalContext() | new TgglClient().evalContext() | useTggl()',
  forms: [
    { kind: 'function', name: 'useFlag', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'function', name: 'useFlag', key: 'arg:0', value: 'object(.active,.value)' },
    { kind: 'method', name: 'get', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'method', name: 'isActive', key: 'arg:0' },
    { kind: 'method', name: 'get', receiver: 'TgglLocalClient', key: 'arg:1', default: 'arg:2', value: 'any' },
    { kind: 'method', name: 'isActive', receiver: 'TgglLocalClient', key: 'arg:1' },
  ],
  evidence: 'npm tggl-client@3.1.0; github Tggl/react-tggl-client 2.3.0 (objects) and 4.0.1 (values, a default is required)',
});

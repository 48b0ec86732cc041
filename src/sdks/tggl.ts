import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'tggl',
  title: 'Tggl',
  modules: ['tggl-client', 'react-tggl-client'],
  receiver:
    'TgglClient | TgglResponse | TgglLocalClient | TgglClient.evalContext() | new TgglClient().evalContext() | useTggl()',
  forms: [
    { kind: 'function', name: 'useFlag', key: 'arg:0', value: 'object(.active,.value)' },
    { kind: 'method', name: 'isActive', key: 'arg:0' },
    { kind: 'method', name: 'get', key: 'arg:0', default: 'arg:1', value: 'any' },
  ],
  evidence: 'npm tggl-client; npm react-tggl-client',
});

import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'devcycle-nest',
  title: 'DevCycle (NestJS)',
  modules: ['@devcycle/nestjs-server-sdk'],
  receiver: 'DevCycleService',
  forms: [
    { kind: 'method', name: 'variableValue', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'decorator', name: 'RequireVariableValue', key: 'arg:0.keys', value: 'opaque' },
    { kind: 'decorator', name: 'VariableValue', key: 'arg:0.key', default: 'arg:0.default', value: 'opaque' },
  ],
  evidence: 'npm @devcycle/nestjs-server-sdk@0.8.0',
});

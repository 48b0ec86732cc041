import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'eppo',
  title: 'Eppo',
  modules: ['@eppo/js-client-sdk', '@eppo/node-server-sdk', '@eppo/react-native-sdk', '@eppo/js-client-sdk-common'],
  receiver: 'EppoClient | IEppoClient | EppoJSClient | getInstance() | init()',
  forms: [
    { kind: 'method', name: 'getBooleanAssignment | getBoolAssignment', key: 'arg:0', default: 'arg:3' },
    { kind: 'method', name: 'getStringAssignment', key: 'arg:0', default: 'arg:3', value: 'string' },
    {
      kind: 'method',
      name: 'getNumericAssignment | getIntegerAssignment',
      key: 'arg:0',
      default: 'arg:3',
      value: 'number',
    },
    { kind: 'method', name: 'getJSONAssignment', key: 'arg:0', default: 'arg:3', value: 'json' },
    {
      kind: 'method',
      name: 'getBooleanAssignmentDetails',
      key: 'arg:0',
      default: 'arg:3',
      value: 'detail<boolean>.variation',
    },
    {
      kind: 'method',
      name: 'getStringAssignmentDetails',
      key: 'arg:0',
      default: 'arg:3',
      value: 'detail<string>.variation',
    },
    {
      kind: 'method',
      name: 'getNumericAssignmentDetails | getIntegerAssignmentDetails',
      key: 'arg:0',
      default: 'arg:3',
      value: 'detail<number>.variation',
    },
    {
      kind: 'method',
      name: 'getJSONAssignmentDetails',
      key: 'arg:0',
      default: 'arg:3',
      value: 'detail<json>.variation',
    },
    { kind: 'method', name: 'getBanditAction', key: 'arg:0', default: 'arg:4', value: 'object(.variation,.action)' },
  ],
  evidence: 'npm @eppo/js-client-sdk-common@4.14.4; github Eppo-exp/js-client-sdk',
});

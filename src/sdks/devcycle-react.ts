import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'devcycle-react',
  title: 'DevCycle (React and Next.js)',
  modules: [
    '@devcycle/react-client-sdk',
    '@devcycle/react-native-client-sdk',
    '@devcycle/nextjs-sdk',
    '@devcycle/nextjs-sdk/pages',
  ],
  forms: [
    { kind: 'function', name: 'useVariableValue', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'function', name: 'useVariable | useDVCVariable', key: 'arg:0', default: 'arg:1', value: 'detail.value' },
    {
      kind: 'component',
      name: 'RenderIfEnabled',
      key: 'jsx:variableKey',
      default: 'jsx:defaultValue',
      match: 'jsx:targetValue',
    },
    { kind: 'hoc', name: 'SwapComponents', key: 'arg:2', on: 'arg:1', off: 'arg:0' },
    { kind: 'hoc', name: 'renderIfEnabled', key: 'arg:0' },
    { kind: 'function', name: 'useIsDevCycleInitialized | useIsDVCInitialized', role: 'status', settled: true },
  ],
  evidence: 'npm @devcycle/react-client-sdk@1.45.10; npm @devcycle/nextjs-sdk@3.0.5',
});

import { defineSdk } from './types.ts';

/** One package for both sides: servers put the traffic key first (`getTreatment(user, flag)`), browsers bind it to the client. */
export default defineSdk({
  name: 'split',
  title: 'Split (JavaScript and Node)',
  modules: ['@splitsoftware/splitio', '@splitsoftware/splitio/server'],
  receiver: 'SplitFactory().client() | default().client() | SplitIO.IClient | SplitIO.IAsyncClient | IClient',
  forms: [
    { kind: 'method', name: 'getTreatment', key: 'arg:1 | arg:0', value: 'string', offVariant: 'off' },
    {
      kind: 'method',
      name: 'getTreatmentWithConfig',
      key: 'arg:1 | arg:0',
      value: 'object(.treatment,.config)',
      offVariant: 'off',
    },
    { kind: 'method', name: 'getTreatments', key: 'arg:1[]', value: 'string', offVariant: 'off' },
    {
      kind: 'method',
      name: 'getTreatmentsWithConfig',
      key: 'arg:1[]',
      value: 'object(.treatment,.config)',
      offVariant: 'off',
    },
    {
      kind: 'function',
      name: 'SplitFactory',
      key: 'arg:0.features.keys',
      forced: 'arg:0.features.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @splitsoftware/splitio@11.11.2; npm @splitsoftware/splitio-commons@3.1.0',
});

import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve-config.ts';
import type { Evaluation, FileFacts } from '../../src/facts/types.ts';
import { activeRules, runFileRules } from '../../src/lint/run-rules.ts';
import { createRegistry } from '../../src/registry/create-registry.ts';
import { deadlineOf } from '../../src/registry/deadline.ts';
import type { Entry } from '../../src/registry/types.ts';

const config = resolveConfig({}, '/project');
const asOf = '2026-11-22';
const deadline = (entry: Entry) => deadlineOf(entry, asOf, config);

const NONE: FileFacts = {
  evaluations: [],
  togglePoints: [],
  variables: [],
  declarations: [],
  overrides: [],
  companions: [],
  properties: [],
};

const read = (key: string, start = 0): Evaluation => ({
  keys: [key],
  exactness: 'exact',
  range: [start, start + 10],
  sdk: 'router 1',
  form: 'isOn()',
  negated: false,
  async: false,
  value: { type: 'boolean' },
  confidence: 'import',
  syntax: 'expression',
});

const entry = (key: string, fields: Partial<Entry> = {}): Entry => ({
  key,
  aliases: [],
  owner: '@me',
  kind: 'release',
  createdAt: '2026-09-01',
  status: 'active',
  extensions: [],
  at: { file: 'flags.yaml', range: [0, 5], line: 1, column: 1 },
  ...fields,
});

describe('levels', () => {
  test('the recommended rules run unless said', () => {
    const names = activeRules().map(({ rule, severity }) => `${rule.name} ${severity}`);
    expect(names).toContain('no-expired-flag error');
    expect(names).toContain('no-upcoming-expiry warn');
  });

  test('a level or an option of the configuration counts, with or without the prefix', () => {
    const rules = activeRules({ 'no-expired-flag': 'off', 'unflag/no-nested-flags': ['error', { max: 3 }] });
    expect(rules.some(({ rule }) => rule.name === 'no-expired-flag')).toBe(false);
    expect(rules.find(({ rule }) => rule.name === 'no-nested-flags')).toMatchObject({
      severity: 'error',
      options: { max: 3, checkTests: false },
    });
  });

  test('unknown rules and wrong options are told, all of them', () => {
    const wrong = () =>
      activeRules({ 'no-nested-flag': 'warn', 'no-nested-flags': ['warn', { maximum: 2, checkTests: 'yes' }] });
    expect(wrong).toThrowErrorMatchingInlineSnapshot(`
      [ConfigError: rules.no-nested-flag: there is no such rule; did you mean "no-nested-flags"?
      rules.no-nested-flags[1].maximum: unknown option "maximum"; known are max, depth, checkCombined, checkPermanent, checkTests
      rules.no-nested-flags[1].checkTests: expected true or false, found "yes"]
    `);
  });
});

test('findings of a file come in the order of its text, in the words that ESLint shows', () => {
  const facts = { ...NONE, evaluations: [read('late', 40), read('new', 5)] };
  const registry = createRegistry([entry('late', { removeBy: '2026-10-01' })], ['/project/flags.yaml']);
  const results = runFileRules(activeRules(), {
    registry,
    asOf,
    config,
    deadline,
    facts,
    file: 'a.ts',
    isTest: false,
    line: () => 1,
  });
  expect(results.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)).toMatchInlineSnapshot(`
    [
      "error no-unregistered-flag: Flag "new" is not in the registry, so nobody owns it and it has no deadline. Add it with its owner, kind and removal date.",
      "error no-expired-flag: Flag "late" expired 52 days ago (owner @me) and is still read here. Take it out with \`unflag remove late --keep on|off\`, or agree on a later deadline in the registry with its reason.",
    ]
  `);
});

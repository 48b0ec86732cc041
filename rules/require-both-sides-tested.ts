import type { Constant, Evaluation, FileFacts, ForcedValue, Override } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { forcedOf, placeOf } from '../src/lint/reads.ts';

interface Place<Fact> {
  readonly file: string;
  readonly fact: Fact;
}

interface Forcing extends Place<Override> {
  readonly forced: ForcedValue;
}

/** What tests force a flag to. */
interface Sides {
  readonly values: Map<string, Forcing>;
  /** Some override has a value that the code does not tell: a table's column, a parameter. */
  hasUnknown: boolean;
}

const OFF: readonly Constant[] = [false, 0, '', null, 'off', 'false', 'disabled', 'control'];

/** The side that a boolean flag is on at a value, or the value itself. */
const sideOf = (value: Constant, isBoolean: boolean): string =>
  isBoolean ? (OFF.includes(value) ? 'off' : 'on') : JSON.stringify(value);

/** What a file and its test have in common: the name. */
const subjectOf = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/\.[cm]?[jt]sx?$/, '').replace(/[.-](?:test|spec|cy|e2e|stories)$/, '');

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export default defineRule({
  name: 'require-both-sides-tested',
  scope: 'project',
  meta: {
    type: 'problem',
    docs: {
      description:
        'require a test that forces a flag on and one that forces it off (whole project: `unflag check` only)',
      preset: 'strict',
      level: 'warn',
    },
    messages: {
      untested:
        'No test forces flag "{{ flag }}", so one of its sides runs for the first time in production. Write a test for each side.',
      oneSide:
        'Tests force flag "{{ flag }}" {{ side }} ({{ file }}), and none forces it {{ other }}: that side runs for the first time in production. Test it too.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          ignoreUntested: {
            type: 'boolean',
            description: 'Leave flags alone that no test forces at all, so that only half-tested ones are reported.',
          },
          ignoreKinds: {
            type: 'array',
            items: { type: 'string', enum: ['release', 'experiment', 'ops', 'permission', 'kill-switch'] },
            uniqueItems: true,
            description: 'Kinds of flags whose sides need no test.',
          },
          ignoreSdks: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'SDKs and routers whose flags need no test of both sides.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: {
      ignoreUntested: false,
      ignoreKinds: [] as readonly string[],
      ignoreSdks: ['env'] as readonly string[],
    },
  },
  *check({ files, registry, isTest, options }) {
    const keyOf = (key: string): string => registry.find(key)?.key ?? key;
    const reads = new Map<string, Place<Evaluation>[]>();
    const overrides = new Map<string, Forcing[]>();
    /** Overrides of whatever is asked for: they tell of the flags of their own subject. */
    const everywhere: Forcing[] = [];
    /** Flags of which some test case tests what they are by default. */
    const byDefault = new Set<string>();
    for (const [file, facts] of files) {
      for (const fact of readsIn(facts, options.ignoreSdks)) {
        if (!isTest(file)) for (const key of fact.keys) append(reads, keyOf(key), { file, fact });
      }
      for (const { keys } of facts.defaultCases ?? []) for (const key of keys) byDefault.add(keyOf(key));
      for (const fact of facts.overrides) {
        if (fact.every) everywhere.push({ file, fact, forced: fact });
        for (const key of fact.keys) append(overrides, keyOf(key), { file, fact, forced: forcedOf(fact, key) });
      }
    }
    for (const [key, [first, ...more]] of reads) {
      const entry = registry.find(key);
      if (!first || entry?.status === 'retired' || (entry?.kind && options.ignoreKinds.includes(entry.kind))) continue;
      const isBoolean = [first, ...more].every(({ fact }) => fact.value.type === 'boolean');
      const subjects = new Set([first, ...more].map(({ file }) => subjectOf(file)));
      const blanket = everywhere.filter(({ file }) => subjects.has(subjectOf(file)));
      const { values, hasUnknown } = sidesOf([...(overrides.get(key) ?? []), ...blanket], isBoolean);
      if (values.size > 1 || hasUnknown || byDefault.has(key)) continue;
      const place = { file: first.file, range: placeOf(first.fact), key };
      const [one] = values;
      if (one) {
        const [side, { file, fact }] = one;
        const other = isBoolean ? (side === 'on' ? 'off' : 'on') : 'to anything else';
        yield {
          ...place,
          messageId: 'oneSide',
          data: { flag: key, side: isBoolean ? side : `to ${side}`, other, file },
          related: [{ file, range: fact.range, message: `flag "${key}" is forced here` }],
        };
      } else if (!options.ignoreUntested) {
        yield { ...place, messageId: 'untested', data: { flag: key } };
      }
    }
  },
});

const readsIn = (facts: FileFacts, ignoreSdks: readonly string[]): Evaluation[] =>
  facts.evaluations.filter(
    ({ exactness, forwarded, sdk }) => exactness === 'exact' && !forwarded && !ignoreSdks.includes(sdk),
  );

function sidesOf(forcings: readonly Forcing[], isBoolean: boolean): Sides {
  const found: Sides = { values: new Map(), hasUnknown: false };
  for (const forcing of forcings) {
    const { value, inTurn = value === undefined ? [] : [value] } = forcing.forced;
    if (inTurn.length === 0) found.hasUnknown = true;
    for (const each of inTurn) {
      const side = sideOf(each, isBoolean);
      if (!found.values.has(side)) found.values.set(side, forcing);
    }
  }
  return found;
}

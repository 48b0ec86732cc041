import type { Constant, FileFacts, ForcedValue, Override } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { keepWord } from '../src/lint/phrases.ts';
import { forcedOf } from '../src/lint/reads.ts';

/** One override of one flag, or of whatever a mock is asked for. */
interface Forcing extends ForcedValue {
  readonly key?: string;
  readonly override: Override;
}

/** What each test case forces each flag to, in the order of the text. */
function byCase({ overrides }: FileFacts): Map<string, Forcing[]> {
  const groups = new Map<string, Forcing[]>();
  for (const override of [...overrides].sort((a, b) => a.range[0] - b.range[0])) {
    if (!override.testCase || override.resets) continue;
    const forcings = override.every
      ? [{ ...override, override }]
      : override.keys.map((key) => ({ ...forcedOf(override, key), key, override }));
    for (const forcing of forcings) {
      const id = `${override.testCase.join()} ${'key' in forcing ? forcing.key : ` ${override.form}`}`;
      groups.set(id, [...(groups.get(id) ?? []), forcing]);
    }
  }
  return groups;
}

const written = (value: Constant): string => JSON.stringify(value) ?? 'undefined';

/** Mocks for one call each answer one question after the other, which may be about different flags. */
const isOnce = ({ form, every }: Override): boolean => every === true && form.endsWith('Once()');

export default defineRule({
  name: 'no-mixed-side-test',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow test cases that force a flag to more than one value',
      preset: 'strict',
      level: 'warn',
    },
    messages: {
      mixed:
        'This test case forces {{ flag }} to {{ first }} on line {{ line }} and to {{ second }} here: it tests two programs under one name, and when the flag goes somebody has to take it apart. Write a case for each side.',
      loop: 'This test case forces {{ flag }} to {{ values }} in turn: it tests several programs under one name, and when the flag goes somebody has to take it apart. Make the loop one over test cases (`test.each`).',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts, line }) {
    const reported = new Set<Override>();
    for (const forcings of byCase(facts).values()) {
      const known = forcings.filter(({ value, override }) => value !== undefined && !isOnce(override));
      const [first] = known;
      const second = first && known.find(({ value }) => written(value) !== written(first.value));
      const loop = forcings.find(({ inTurn = [] }) => new Set(inTurn.map(written)).size > 1);
      const mixed = second ?? loop;
      if (!mixed || reported.has(mixed.override)) continue;
      reported.add(mixed.override);
      const { key, override } = mixed;
      const flag = key === undefined ? 'whatever flag is asked for' : `flag "${key}"`;
      const common = { range: override.range, ...(key !== undefined && { key }) };
      if (first && second) {
        const at = { first: keepWord(first.value ?? null), line: String(line(first.override.range[0])) };
        yield {
          ...common,
          messageId: 'mixed',
          data: { ...at, flag, second: keepWord(second.value ?? null) },
          related: [{ range: first.override.range, message: `${flag} is forced to ${at.first} here` }],
        };
      } else {
        const values = [...new Set((mixed.inTurn ?? []).map((value) => keepWord(value ?? null)))].join(', ');
        yield { ...common, messageId: 'loop', data: { flag, values } };
      }
    }
  },
});

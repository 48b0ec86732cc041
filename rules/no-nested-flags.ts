import type { FileFacts, TogglePoint } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { sideInWords } from '../src/lint/phrases.ts';

interface Outer {
  readonly key: string;
  readonly side: string;
  readonly point: TogglePoint;
  readonly place: string;
}

/** The flags whose branches hold a toggle point, innermost first. */
function outerFlags(facts: FileFacts, point: TogglePoint, checkCombined: boolean): Outer[] {
  const outer: Outer[] = [];
  for (let inner = point; inner.parent; ) {
    const { point: index, branch: number } = inner.parent;
    const parent = facts.togglePoints[index];
    const branch = parent?.branches[number];
    if (!parent || !branch) break;
    if (checkCombined || !isChain(parent, number, inner)) {
      for (const key of parent.keys) outer.push({ key, side: branch.sides[key] ?? 'mixed', point: parent, place: `${index}:${number}` });
    }
    inner = parent;
  }
  return outer;
}

/** An `else if`, or one guard after another: flags that are combined in one decision. */
function isChain(parent: TogglePoint, branch: number, inner: TogglePoint): boolean {
  if (parent.kind === 'early-exit' && branch > 0) return inner.kind === 'early-exit';
  const otherwise = branch > 0 && (parent.kind === 'if' || parent.kind === 'conditional') ? parent.branches[branch]?.range : undefined;
  return otherwise !== undefined && inner.range[0] === otherwise[0] && inner.range[1] === otherwise[1];
}

export default defineRule({
  name: 'no-nested-flags',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow a flag that is decided inside the branch of another flag',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      nested:
        'Flag "{{ flag }}" is decided inside {{ side }} of flag "{{ outer }}" (line {{ line }}): more combinations than anybody tests, and neither can be removed without the other in mind. Decide "{{ flag }}" in a function of its own outside, or join both into one flag with variants.',
      combined:
        'Flags {{ flags }} decide together here: every combination needs a test. Decide one inside the other\'s implementation, or join them into one flag with variants.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 1, description: 'How many flags may be decided within each other.' },
          checkCombined: {
            type: 'boolean',
            description: 'Count flags that are combined in one condition, `else if` chain or row of guards as well.',
          },
          checkPermanent: { type: 'boolean', description: 'Count flags of permanent kinds (ops, permission, kill-switch) too.' },
          checkTests: { type: 'boolean', description: 'Look at test files too.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { max: 1, checkCombined: false, checkPermanent: false, checkTests: false },
  },
  *check({ facts, registry, deadline, isTest, line, options: { max, checkCombined, checkPermanent, checkTests } }) {
    if (isTest && !checkTests) return;
    const counts = (key: string): boolean => {
      const entry = registry.find(key);
      return checkPermanent || !entry || deadline(entry).state !== 'permanent';
    };
    const reported = new Set<string>();
    for (const point of facts.togglePoints) {
      const outer = outerFlags(facts, point, checkCombined).filter(({ key }) => counts(key));
      const outerKeys = new Set(outer.map(({ key }) => key));
      const own = point.keys.filter((key) => counts(key) && !outerKeys.has(key));
      const [nearest] = outer;
      if (nearest && outerKeys.size + 1 > max) {
        for (const key of own) {
          const id = `${nearest.place}:${key}`;
          if (reported.has(id)) continue;
          reported.add(id);
          const where = line(nearest.point.test[0]);
          yield {
            range: point.test,
            key,
            messageId: 'nested',
            data: { flag: key, side: sideInWords(nearest.side), outer: nearest.key, line: String(where) },
            related: [{ range: nearest.point.test, message: `flag "${nearest.key}" is decided here` }],
          };
        }
      } else if (checkCombined && own.length > max) {
        yield {
          range: point.test,
          ...(own[0] !== undefined && { key: own[0] }),
          messageId: 'combined',
          data: { flags: own.map((key) => `"${key}"`).join(' and ') },
        };
      }
    }
  },
});

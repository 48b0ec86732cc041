import type { FileFacts, TogglePoint } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { listed, sideInWords } from '../src/lint/phrases.ts';

interface Outer {
  readonly key: string;
  readonly side: string;
  readonly point: TogglePoint;
  /** Index of the branch. */
  readonly branch: number;
}

/** The flags whose branches hold a toggle point, innermost first. */
function outerFlags(facts: FileFacts, point: TogglePoint, checkCombined: boolean): Outer[] {
  const outer: Outer[] = [];
  for (let inner = point; inner.parent;) {
    const { point: index, branch: number } = inner.parent;
    const parent = facts.togglePoints[index];
    if (!parent) break;
    if (checkCombined || !isChain(parent, number, inner)) {
      for (const key of parent.keys)
        outer.push({ key, side: parent.branches[number]?.sides[key] ?? 'mixed', point: parent, branch: number });
    }
    inner = parent;
  }
  return outer;
}

/** An `else if`, or one guard after another: flags that are combined in one decision. */
function isChain(parent: TogglePoint, branch: number, inner: TogglePoint): boolean {
  if (parent.kind === 'early-exit' && branch > 0) return inner.kind === 'early-exit';
  const otherwise =
    branch > 0 && (parent.kind === 'if' || parent.kind === 'conditional') ? parent.branches[branch]?.range : undefined;
  return otherwise?.[0] === inner.range[0] && otherwise[1] === inner.range[1];
}

/** `Flag "a" is`, `Flags "a" and "b" are`. */
const subject = (keys: readonly string[]): string =>
  `${keys.length > 1 ? 'Flags' : 'Flag'} ${listed(keys)} ${keys.length > 1 ? 'are' : 'is'}`;

function place({ key, side, point, branch }: Outer, line: number): string {
  const flag = `flag "${key}" (line ${line})`;
  if (point.kind === 'early-exit' && branch > 0) return `behind the early exit on ${flag}`;
  return side === 'mixed' ? `inside a branch that depends on ${flag}` : `inside ${sideInWords(side)} of ${flag}`;
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
        '{{ flags }} decided {{ where }}: more combinations than anybody tests, and none of these flags can be removed without the other in mind. Decide the inner one in a function of its own outside, or join them into one flag with variants.',
      combined:
        '{{ flags }} decided together here, and every combination needs a test. Decide them apart, or join them into one flag with variants.',
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
          checkPermanent: {
            type: 'boolean',
            description: 'Count flags of permanent kinds (ops, permission, kill-switch) too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { max: 1, checkCombined: false, checkPermanent: false },
    skipsTests: true,
  },
  *check({ facts, registry, deadline, line, options: { max, checkCombined, checkPermanent } }) {
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
      const [key] = own;
      if (key === undefined) continue;
      if (nearest && outerKeys.size + 1 > max) {
        const id = [nearest.point.range[0], nearest.branch, ...own].join();
        if (reported.has(id)) continue;
        reported.add(id);
        yield {
          range: point.test,
          key,
          messageId: 'nested',
          data: { flags: subject(own), where: place(nearest, line(nearest.point.test[0])) },
          related: [{ range: nearest.point.test, message: `flag "${nearest.key}" is decided here` }],
        };
      } else if (checkCombined && own.length > max) {
        yield { range: point.test, key, messageId: 'combined', data: { flags: subject(own) } };
      }
    }
  },
});

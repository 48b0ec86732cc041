import type { FileFacts, TogglePoint } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { listed, sideInWords } from '../src/lint/phrases.ts';
import { knownInside, verdictOf } from '../src/lint/truth.ts';

interface Settled {
  readonly always: boolean;
  /** The toggle point that settles it, when it is not the condition alone. */
  readonly by?: { readonly point: TogglePoint; readonly side: string };
}

function settled(facts: FileFacts, point: TogglePoint): Settled | undefined {
  const alone = verdictOf(facts, point.condition, new Map());
  if (alone !== undefined) return { always: alone };
  const known = new Map<string, boolean | string>();
  for (let { parent } = point; parent;) {
    const outer = facts.togglePoints[parent.point];
    if (!outer) return undefined;
    for (const [name, value] of knownInside(facts, outer, parent.branch)) if (!known.has(name)) known.set(name, value);
    const verdict = known.size > 0 ? verdictOf(facts, point.condition, known) : undefined;
    const shared = point.keys.find((key) => outer.keys.includes(key));
    if (verdict !== undefined && shared !== undefined) {
      return { always: verdict, by: { point: outer, side: outer.branches[parent.branch]?.sides[shared] ?? 'mixed' } };
    }
    parent = outer.parent;
  }
  return undefined;
}

export default defineRule({
  name: 'no-contradictory-flag-condition',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow conditions on flags that always come out the same',
      preset: 'recommended',
      level: 'error',
    },
    messages: {
      alone: 'This condition on flag {{ flags }} is {{ result }}, whatever the flag is: {{ consequence }}.',
      inside:
        'Inside {{ side }} of flag {{ flags }} (line {{ line }}) this condition is {{ result }}: {{ consequence }}. Remove it, or ask for what was meant.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts, line }) {
    const reported: TogglePoint[] = [];
    for (const point of [...facts.togglePoints].sort((a, b) => a.test[0] - b.test[0] || b.test[1] - a.test[1])) {
      if (point.kind === 'switch' || reported.some(({ test }) => test[0] <= point.test[0] && point.test[1] <= test[1]))
        continue;
      const verdict = settled(facts, point);
      if (!verdict) continue;
      reported.push(point);
      const { always, by } = verdict;
      const flags = listed(point.keys);
      const result = always ? 'always true' : 'never true';
      const consequence = always ? 'the other branch never runs' : 'what it guards never runs';
      const common = { range: point.test, ...(point.keys[0] !== undefined && { key: point.keys[0] }) };
      if (!by) yield { ...common, messageId: 'alone', data: { flags, result, consequence } };
      else {
        yield {
          ...common,
          messageId: 'inside',
          data: { flags, result, consequence, side: sideInWords(by.side), line: String(line(by.point.test[0])) },
          related: [{ range: by.point.test, message: 'decided here' }],
        };
      }
    }
  },
});

import { defineRule } from '../src/lint/define-rule.ts';

export default defineRule({
  name: 'no-unawaited-flag',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow deciding on the promise of a flag instead of its value',
      preset: 'recommended',
      level: 'error',
    },
    messages: {
      unawaited:
        'This decides on a promise, which is always true, whatever flag "{{ flag }}" is. Put `await` before the read.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts }) {
    const reported = new Set<number>();
    for (const { evaluations, test, kind } of facts.togglePoints) {
      if (kind === 'jsx-gate' || kind === 'hoc') continue;
      for (const index of evaluations) {
        const read = facts.evaluations[index];
        const [key] = read?.keys ?? [];
        if (!read?.async || read.awaited || key === undefined || reported.has(index)) continue;
        reported.add(index);
        const isInside = test[0] <= read.range[0] && read.range[1] <= test[1];
        yield { range: isInside ? read.range : test, key, messageId: 'unawaited', data: { flag: key } };
      }
    }
  },
});

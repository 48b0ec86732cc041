import { defineRule } from '../src/lint/define-rule.ts';
import { placeOf } from '../src/lint/reads.ts';

export default defineRule({
  name: 'no-flag-reread-across-await',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow asking for a flag again after an `await`: one task, two answers',
      preset: 'strict',
      level: 'warn',
    },
    messages: {
      reread:
        'Flag "{{ flag }}" was read on line {{ line }} already, and this function has waited since: the two answers can differ, and half of the work is done each way. Read it once, and use the variable.',
    },
    schema: [],
    defaultOptions: {},
    skipsTests: true,
  },
  *check({ facts, line }) {
    for (const evaluation of facts.evaluations) {
      const before = evaluation.rereadOf === undefined ? undefined : facts.evaluations[evaluation.rereadOf];
      const [key] = evaluation.keys;
      if (!before || key === undefined) continue;
      yield {
        range: placeOf(evaluation),
        key,
        messageId: 'reread',
        data: { flag: key, line: String(line(before.range[0])) },
        related: [{ range: placeOf(before), message: `flag "${key}" is read here before` }],
      };
    }
  },
});

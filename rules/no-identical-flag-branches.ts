import { defineRule } from '../src/lint/define-rule.ts';
import { listed } from '../src/lint/phrases.ts';

export default defineRule({
  name: 'no-identical-flag-branches',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow a flag whose branches are all the same code',
      preset: 'recommended',
      level: 'error',
    },
    messages: {
      identical:
        'Every branch of {{ flags }} holds the same code here, so it changes nothing. Keep the code once, or write what should differ.',
      empty:
        'Nothing depends on {{ flags }} here: the branches are empty. Remove the condition.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts }) {
    for (const { branches, keys, test } of facts.togglePoints) {
      const [first, ...rest] = branches;
      if (
        !first ||
        rest.length === 0 ||
        rest.some(({ fingerprint, empty }) => fingerprint !== first.fingerprint || empty !== first.empty)
      )
        continue;
      const data = { flags: keys.length > 0 ? `flag ${listed(keys)}` : 'a flag' };
      yield {
        range: test,
        ...(keys[0] !== undefined && { key: keys[0] }),
        messageId: branches.every(({ empty }) => empty) ? 'empty' : 'identical',
        data,
      };
    }
  },
});

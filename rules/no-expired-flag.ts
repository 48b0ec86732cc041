import { defineRule } from '../src/lint/define-rule.ts';
import { keepWord, morePlaces } from '../src/lint/phrases.ts';
import { shellWord } from '../src/text/shell-word.ts';
import { placeOf, registeredReads } from '../src/lint/reads.ts';
import { describeDeadline } from '../src/registry/deadline.ts';

export default defineRule({
  name: 'no-expired-flag',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reads of flags whose removal deadline has passed',
      preset: 'recommended',
      level: 'error',
      editorLevel: 'warn',
    },
    messages: {
      expired:
        'Flag "{{ flag }}" {{ deadline }} and is still read here{{ more }}. Take it out with `unflag remove {{ word }} --keep {{ keep }}`, or agree on a later deadline in the registry with its reason.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts, registry, deadline }) {
    for (const { entry, reads } of registeredReads(facts, registry)) {
      const state = deadline(entry);
      if (entry.status === 'retired' || state.state !== 'expired' || state.inGrace) continue;
      yield {
        range: placeOf(reads[0]),
        key: entry.key,
        messageId: 'expired',
        data: {
          flag: entry.key,
          deadline: describeDeadline(state, entry),
          more: morePlaces(reads.length - 1),
          word: shellWord(entry.key),
          keep: entry.keep === undefined ? 'on|off' : shellWord(keepWord(entry.keep)),
        },
      };
    }
  },
});

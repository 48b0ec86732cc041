import { defineRule } from '../src/lint/define-rule.ts';
import { keepWord, morePlaces } from '../src/lint/phrases.ts';
import { keepValue } from '../src/registry/keep-value.ts';
import { shellWord } from '../src/text/shell-word.ts';
import { placeOf, registeredReads } from '../src/lint/reads.ts';

export default defineRule({
  name: 'no-retired-flag',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reads of flags that are decided and only wait for their removal',
      preset: 'recommended',
      level: 'error',
      editorLevel: 'warn',
    },
    messages: {
      retired:
        'Flag "{{ flag }}" is retired: {{ keep }} stays{{ owner }}. It is still read here{{ more }}. Take it out everywhere with `unflag remove {{ word }} --retired`.',
      remove: 'Take flag "{{ flag }}" out of this file, keeping {{ keep }}.',
    },
    schema: [],
    defaultOptions: {},
    hasSuggestions: true,
  },
  *check({ facts, registry }) {
    for (const { entry, reads } of registeredReads(facts, registry)) {
      if (entry.status !== 'retired' || entry.keep === undefined) continue;
      const keep = keepWord(entry.keep);
      yield {
        range: placeOf(reads[0]),
        key: entry.key,
        messageId: 'retired',
        data: {
          flag: entry.key,
          keep,
          owner: entry.owner === undefined ? '' : ` (owner ${entry.owner})`,
          more: morePlaces(reads.length - 1),
          word: shellWord(entry.key),
        },
        suggestion: {
          type: 'remove',
          keys: [entry.key, ...entry.aliases],
          keep: keepValue(entry.keep),
          messageId: 'remove',
          data: { flag: entry.key, keep },
        },
      };
    }
  },
});

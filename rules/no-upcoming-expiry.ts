import { defineRule } from '../src/lint/define-rule.ts';
import { morePlaces } from '../src/lint/phrases.ts';
import { placeOf, registeredReads } from '../src/lint/reads.ts';
import { describeDeadline } from '../src/registry/deadline.ts';

export default defineRule({
  name: 'no-upcoming-expiry',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'warn about flags whose removal deadline is near',
      preset: 'recommended',
      level: 'warn',
      editorLevel: 'warn',
    },
    messages: {
      upcoming:
        'Flag "{{ flag }}" {{ deadline }} and is read here{{ more }}. Decide which side stays while it is fresh; from the day after, `no-expired-flag` reports it.',
      grace:
        'Flag "{{ flag }}" {{ deadline }} and is still read here{{ more }}, within its {{ days }} days of grace. Take it out now; after that `no-expired-flag` reports it.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts, registry, deadline, config }) {
    for (const { entry, reads } of registeredReads(facts, registry)) {
      const state = deadline(entry);
      if (entry.status === 'retired') continue;
      const common = { range: placeOf(reads[0]), key: entry.key };
      const data = {
        flag: entry.key,
        deadline: `${state.state === 'due' ? 'is ' : ''}${describeDeadline(state, entry)}`,
        more: morePlaces(reads.length - 1),
      };
      if (state.state === 'upcoming' || state.state === 'due') yield { ...common, messageId: 'upcoming', data };
      if (state.inGrace) yield { ...common, messageId: 'grace', data: { ...data, days: String(config.graceDays) } };
    }
  },
});

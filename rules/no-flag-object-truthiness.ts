import type { Evaluation } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { placeOf } from '../src/lint/reads.ts';

/** How to ask for what was meant: a member, an element, or a comparison. */
function advice({ value: { parts = {}, offVariant }, defaultValue }: Evaluation, isString: boolean): string {
  const off = offVariant ?? (typeof defaultValue === 'string' ? defaultValue : undefined);
  if (isString) return off === undefined ? 'Compare it with a variant' : `Compare it, such as \`!== '${off}'\``;
  const [name] =
    Object.entries(parts).find(([, part]) => part === 'enabled') ??
    Object.entries(parts).find(([, part]) => part === 'value' || part === 'variant') ??
    [];
  if (name === undefined) return 'Ask one of its members';
  return /^\d+$/.test(name) ? `Take its element ${name}` : `Ask its \`.${name}\``;
}

export default defineRule({
  name: 'no-flag-object-truthiness',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow taking a whole variant object, or a string that is never empty, for true or false',
      preset: 'recommended',
      level: 'error',
    },
    messages: {
      object:
        'The result of flag "{{ flag }}" is an object, which is always true: this comes out the same while the flag is off. {{ advice }}.',
      string:
        'The value of flag "{{ flag }}" is a string that is never empty, and so always true: this comes out the same while the flag is off. {{ advice }}.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts }) {
    for (const evaluation of facts.evaluations) {
      const [key] = evaluation.keys;
      if (key === undefined) continue;
      for (const { range, of } of evaluation.truthTests ?? []) {
        const isElsewhere = evaluation.range[0] < range[0] || range[1] < evaluation.range[1];
        yield {
          range,
          key,
          messageId: of,
          data: { flag: key, advice: advice(evaluation, of === 'string') },
          ...(isElsewhere && {
            related: [{ range: placeOf(evaluation), message: `flag "${key}" is read here` }],
          }),
        };
      }
    }
  },
});

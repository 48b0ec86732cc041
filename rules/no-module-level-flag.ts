import { defineRule } from '../src/lint/define-rule.ts';
import { placeOf } from '../src/lint/reads.ts';

export default defineRule({
  name: 'no-module-level-flag',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reading a flag while a module is loaded, which freezes its value',
      preset: 'strict',
      level: 'warn',
    },
    messages: {
      frozen:
        'Flag "{{ flag }}" is read once, when this module is loaded: for everybody alike, perhaps before flags have arrived, and never again when it changes. Read it inside the function that needs it.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          ignoreSdks: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'SDKs and routers whose flags do not change while the program runs.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { ignoreSdks: ['env'] },
    skipsTests: true,
  },
  *check({ facts, options }) {
    for (const evaluation of facts.evaluations) {
      const { atLoad, keys, sdk, syntax } = evaluation;
      const isRead = syntax === 'expression' || syntax === 'destructuring';
      const [key] = keys;
      if (!atLoad || !isRead || key === undefined || options.ignoreSdks.includes(sdk)) continue;
      yield { range: placeOf(evaluation), key, messageId: 'frozen', data: { flag: key } };
    }
  },
});

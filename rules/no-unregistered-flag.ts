import { defineRule } from '../src/lint/define-rule.ts';
import { placeOf } from '../src/lint/reads.ts';
import { closest } from '../src/suggest.ts';

export default defineRule({
  name: 'no-unregistered-flag',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reads of flags that are not in the registry',
      preset: 'recommended',
      level: 'error',
    },
    messages: {
      unregistered:
        'Flag "{{ flag }}" is not in the registry, so nobody owns it and it has no deadline. Add it with its owner, kind and removal date.',
      misspelt: 'Flag "{{ flag }}" is not in the registry. Did you mean "{{ other }}"?',
      replace: 'Read "{{ other }}" instead.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          ignoreSdks: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'SDKs and routers whose flags need not be registered.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { ignoreSdks: ['env'] },
    skipsTests: true,
    hasSuggestions: true,
  },
  *check({ facts, registry, options }) {
    if (registry.files.length === 0) return;
    const known = [...registry.entries.values()].flatMap(({ key, aliases }) => [key, ...aliases]);
    const named = [
      ...facts.evaluations.map((evaluation) => ({ ...evaluation, range: placeOf(evaluation) })),
      ...facts.overrides.map((override) => ({ ...override, keyRange: undefined })),
    ].sort((a, b) => a.range[0] - b.range[0]);
    for (const { keys, range, keyRange, sdk } of named) {
      if (options.ignoreSdks.includes(sdk)) continue;
      for (const key of keys) {
        if (registry.find(key)) continue;
        const other = closest(key, known);
        if (other === undefined) yield { range, key, messageId: 'unregistered', data: { flag: key } };
        else {
          yield {
            range,
            key,
            messageId: 'misspelt',
            data: { flag: key, other },
            ...(keyRange && {
              suggestion: {
                type: 'replace',
                range: keyRange,
                from: key,
                to: other,
                messageId: 'replace',
                data: { other },
              },
            }),
          };
        }
      }
    }
  },
});

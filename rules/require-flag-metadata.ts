import { daysBetween } from '../src/data/iso-day.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { count } from '../src/text/count.ts';

export default defineRule({
  name: 'require-flag-metadata',
  scope: 'registry',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require each registered flag to have an owner, a kind and a removal date',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      missing: 'Flag "{{ flag }}" has no {{ field }}. {{ advice }}',
      endless:
        'Flag "{{ flag }}" is of kind {{ kind }} and has no removal date on purpose. A {{ kind }} flag is meant to go: give it a `removeBy`, or a permanent kind (ops, permission, kill-switch).',
      lifetime:
        'Flag "{{ flag }}" lives {{ days }} from its creation to its deadline (at most {{ max }}). Split the work, or make it a permanent kind.',
      extensions:
        'Flag "{{ flag }}" was extended {{ times }} (at most {{ max }}). Take it out, or make it a permanent kind.',
      extension: 'Flag "{{ flag }}" was extended by {{ days }} on {{ on }} (at most {{ max }} at a time).',
    },
    schema: [
      {
        type: 'object',
        properties: {
          require: {
            type: 'array',
            items: { type: 'string', enum: ['owner', 'kind', 'date', 'description', 'issue'] },
            uniqueItems: true,
            description:
              'What each entry must say; `date` is a `removeBy` or a `createdAt` with a kind that has a lifetime.',
          },
          maxLifetimeDays: {
            type: 'integer',
            minimum: 0,
            description: 'Most days from creation to deadline, extensions included; 0 for no limit.',
          },
          maxExtensions: { type: 'integer', minimum: 0, description: 'Most extensions of one flag.' },
          maxExtensionDays: {
            type: 'integer',
            minimum: 0,
            description: 'Most days that one extension may add; 0 for no limit.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: {
      require: ['owner', 'kind', 'date'],
      maxLifetimeDays: 365,
      maxExtensions: 2,
      maxExtensionDays: 90,
    },
  },
  *check({ registry, deadline, config, options }) {
    const advice: Readonly<Record<string, string>> = {
      owner: 'Name the team or person who will remove it.',
      kind: 'Say what it is for: release, experiment, ops, permission or kill-switch.',
      date: 'Say when it is to be gone: `removeBy`, or `createdAt` so that its kind tells.',
      description: 'Say in a sentence what is behind it.',
      issue: 'Link the issue that removes it.',
    };
    for (const entry of registry.entries.values()) {
      const { key, owner, kind, description, issue, createdAt, extensions, at } = entry;
      const { state, date } = deadline(entry);
      const place = { file: at.file, range: at.range, key };
      const present: Readonly<Record<string, boolean>> = {
        owner: Boolean(owner),
        kind: Boolean(kind),
        date: state !== 'none' || entry.status === 'retired',
        description: Boolean(description),
        issue: Boolean(issue),
      };
      for (const field of options.require) {
        if (present[field]) continue;
        yield {
          ...place,
          messageId: 'missing',
          data: { flag: key, field: field === 'date' ? 'removal date' : field, advice: advice[field] ?? '' },
        };
      }
      if (entry.status === 'retired') continue;
      if (kind && entry.removeBy === null && !config.kinds[kind].permanent && options.require.includes('date')) {
        yield { ...place, messageId: 'endless', data: { flag: key, kind } };
      }
      const lifetime = createdAt !== undefined && date !== undefined ? daysBetween(createdAt, date) : 0;
      if (options.maxLifetimeDays > 0 && lifetime > options.maxLifetimeDays) {
        yield {
          ...place,
          messageId: 'lifetime',
          data: { flag: key, days: count(lifetime, 'day'), max: String(options.maxLifetimeDays) },
        };
      }
      if (extensions.length > options.maxExtensions) {
        yield {
          ...place,
          messageId: 'extensions',
          data: { flag: key, times: count(extensions.length, 'time'), max: String(options.maxExtensions) },
        };
      }
      for (const { on, to } of extensions) {
        const days = daysBetween(on, to);
        if (options.maxExtensionDays > 0 && days > options.maxExtensionDays) {
          yield {
            ...place,
            messageId: 'extension',
            data: { flag: key, days: count(days, 'day'), on, max: String(options.maxExtensionDays) },
          };
        }
      }
    }
  },
});

import { daysBetween } from '../src/data/iso-day.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { count } from '../src/text/count.ts';
import { shellWord } from '../src/text/shell-word.ts';
import { keepWord } from '../src/lint/phrases.ts';

/** Whether a pattern with `*` for unknown parts can mean a key. */
const couldMean = (pattern: string, key: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(key);

export default defineRule({
  name: 'no-unused-flag',
  scope: 'project',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow registered flags that no code reads (whole project: `unflag check` only)',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      unused:
        'Flag "{{ flag }}" is registered, and no code reads it{{ dynamic }}. Remove its entry, and the flag at your provider.',
      testsOnly:
        'Flag "{{ flag }}" is read by tests only ({{ file }}). Remove those tests and its entry, or read it in the product.',
      finished:
        'Flag "{{ flag }}" is retired ({{ keep }} stays) and no code reads it any more. Its removal is done: `unflag remove {{ word }} --retired` takes out the entry and what else names it.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          minAgeDays: {
            type: 'integer',
            minimum: 0,
            description: 'Days from `createdAt` in which a flag need not be read yet.',
          },
          ignoreKinds: {
            type: 'array',
            items: { type: 'string', enum: ['release', 'experiment', 'ops', 'permission', 'kill-switch'] },
            uniqueItems: true,
            description: 'Kinds whose flags may be read elsewhere, outside this code.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { minAgeDays: 14, ignoreKinds: [] as readonly string[] },
  },
  *check({ files, registry, isTest, asOf, options }) {
    const inProduct = new Set<string>();
    const inTests = new Map<string, string>();
    const patterns: string[] = [];
    let dynamic = 0;
    for (const [file, { evaluations, properties }] of files) {
      for (const { keys, pattern, exactness } of evaluations) {
        for (const key of keys) {
          if (isTest(file)) inTests.set(key, file);
          else inProduct.add(key);
        }
        if (pattern !== undefined) patterns.push(pattern);
        if (exactness === 'dynamic') dynamic++;
      }
      for (const key of properties.flatMap(({ keys }) => keys)) inProduct.add(key);
    }
    for (const { key, aliases, kind, createdAt, status, keep, at } of registry.entries.values()) {
      const names = [key, ...aliases];
      if (names.some((name) => inProduct.has(name) || patterns.some((pattern) => couldMean(pattern, name)))) continue;
      if (kind && options.ignoreKinds.includes(kind)) continue;
      const age = createdAt === undefined ? Infinity : daysBetween(createdAt, asOf);
      const place = { file: at.file, range: at.range, key };
      const testFile = names.map((name) => inTests.get(name)).find(Boolean);
      if (testFile !== undefined) yield { ...place, messageId: 'testsOnly', data: { flag: key, file: testFile } };
      else if (status === 'retired' && keep !== undefined) {
        yield { ...place, messageId: 'finished', data: { flag: key, keep: keepWord(keep), word: shellWord(key) } };
      } else if (age >= options.minAgeDays) {
        const unknown = dynamic > 0 ? ` (${count(dynamic, 'read')} with unknown keys aside)` : '';
        yield { ...place, messageId: 'unused', data: { flag: key, dynamic: unknown } };
      }
    }
  },
});

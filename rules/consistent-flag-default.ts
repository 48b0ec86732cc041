import type { Evaluation } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { placeOf, readsByKey } from '../src/lint/reads.ts';

type WithDefault = Evaluation & { readonly defaultValue: NonNullable<Evaluation['defaultValue']> };

const hasDefault = (read: Evaluation): read is WithDefault =>
  read.defaultValue !== undefined && read.defaultValue !== null && !read.forwarded;

const written = ({ defaultValue }: WithDefault): string => JSON.stringify(defaultValue);

export default defineRule({
  name: 'consistent-flag-default',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'enforce one default value for all reads of a flag',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      file: 'Flag "{{ flag }}" defaults to {{ here }} here and to {{ there }} on line {{ line }}. When the provider does not answer, the program does both: agree on one, in a function or constant of its own.',
      project:
        'Flag "{{ flag }}" defaults to {{ here }} here and to {{ there }} in {{ file }}. When the provider does not answer, the program does both: agree on one, in a function or constant of its own.',
    },
    schema: [],
    defaultOptions: {},
    skipsTests: true,
  },
  *check({ facts, line }) {
    for (const [key, reads] of readsByKey(facts)) {
      const [first, ...rest] = reads.filter(hasDefault);
      const other = first && rest.find((read) => written(read) !== written(first));
      if (!other) continue;
      yield {
        range: other.defaultRange ?? placeOf(other),
        key,
        messageId: 'file',
        data: { flag: key, here: written(other), there: written(first), line: String(line(first.range[0])) },
        related: [{ range: first.defaultRange ?? placeOf(first), message: 'the other default' }],
      };
    }
  },
  *checkProject({ files }) {
    const first = new Map<string, { file: string; read: WithDefault }>();
    for (const [file, facts] of files) {
      for (const [key, reads] of readsByKey(facts)) {
        const read = reads.find(hasDefault);
        if (!read) continue;
        const other = first.get(key);
        if (!other) first.set(key, { file, read });
        else if (written(other.read) !== written(read)) {
          const data = { flag: key, here: written(read), there: written(other.read), file: other.file };
          yield { file, range: read.defaultRange ?? placeOf(read), key, messageId: 'project', data };
        }
      }
    }
  },
});

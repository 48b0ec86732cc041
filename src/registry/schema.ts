import { daySchema as day, textSchema as text } from '../data/basic-schemas.ts';
import type { MapSchema, Schema } from '../data/schema.ts';
import type { Kind } from '../config/types.ts';
import type { Entry, Extension } from './types.ts';

const kinds: Readonly<Record<Kind, true>> = {
  release: true,
  experiment: true,
  ops: true,
  permission: true,
  'kill-switch': true,
};

const extensionFields: Record<keyof Extension, Schema> = {
  on: day('Day on which it was agreed.'),
  to: day('The new deadline.'),
  reason: text('Why.'),
};

const fields: Record<Exclude<keyof Entry, 'at' | 'key'>, Schema> = {
  aliases: { type: 'list', of: text(), description: 'Other keys of the same flag.' },
  description: text('What the flag is for.'),
  owner: text('Who answers for it: a team or a person.'),
  kind: {
    type: 'string',
    words: Object.keys(kinds),
    description: 'What the flag is for; release and experiment flags have a lifetime.',
  },
  createdAt: day('Day on which the flag was made.'),
  removeBy: {
    type: 'either',
    of: [day(), { type: 'null' }],
    description: 'Last day on which the flag may be in the code; null for no deadline, on purpose.',
  },
  status: {
    type: 'string',
    words: ['active', 'retired'],
    description: 'retired: the decision is taken, the code is not clean yet.',
  },
  keep: { type: 'constant', description: 'The value that stays once retired: on, off, a variant or a JSON value.' },
  issue: text('Link to, or key of, the issue.'),
  extensions: {
    type: 'list',
    of: { type: 'map', fields: extensionFields, required: ['on', 'to', 'reason'] },
    description: 'Later deadlines, in the order in which they were agreed.',
  },
};

/** An entry of a registry that is a map by key. */
export const entrySchema: MapSchema = { type: 'map', fields, fieldWord: 'field' };

/** An entry of a registry that is a list. */
const keyedEntrySchema: MapSchema = {
  type: 'map',
  fields: { key: text('The key that code asks for.'), ...fields },
  required: ['key'],
  fieldWord: 'field',
};

/** What stands under `flags`: a list of entries, or a map by key in which an entry may be empty. */
export const flagsSchema: Schema = {
  type: 'either',
  expected: 'a list of entries or a map by key',
  of: [
    { type: 'list', of: keyedEntrySchema },
    { type: 'record', of: { type: 'either', of: [entrySchema, { type: 'null' }] } },
    { type: 'null' },
  ],
};

export const registrySchema: MapSchema = {
  type: 'map',
  fields: {
    $schema: text('JSON Schema of this file.'),
    flags: { ...flagsSchema, description: 'The flags of the project.' },
  },
  required: ['flags'],
  expected: 'a map with "flags"',
  fieldWord: 'field',
};

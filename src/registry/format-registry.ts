import { loadYaml } from '../data/load-yaml.ts';
import type { Entry } from './types.ts';

/** What an entry needs to be written. */
export type NewEntry = Pick<Entry, 'key'> & Partial<Omit<Entry, 'key' | 'at'>>;

const fieldOrder = [
  'key',
  'aliases',
  'description',
  'owner',
  'kind',
  'createdAt',
  'removeBy',
  'status',
  'keep',
  'issue',
  'extensions',
] as const;

/** The fields of an entry that say something, in the order in which people read them. */
const writtenFields = (entry: NewEntry): Record<string, unknown> =>
  Object.fromEntries(
    fieldOrder
      .map((name) => [name, entry[name]] as const)
      .filter(
        ([name, value]) =>
          value !== undefined &&
          !(name === 'status' && value === 'active') &&
          !(Array.isArray(value) && value.length === 0),
      ),
  );

/** A registry file's YAML for a list of entries. */
export function formatRegistry(entries: readonly NewEntry[]): string {
  const yaml = loadYaml();
  const head = '# yaml-language-server: $schema=./node_modules/unflag/dist/schema/registry.json\n';
  if (entries.length === 0) return `${head}flags: []\n`;
  const items = entries.map((entry) =>
    yaml.stringify([writtenFields(entry)], { lineWidth: 0, singleQuote: true }).replace(/^(?=.)/gm, '  '),
  );
  return `${head}flags:\n${items.join('\n')}`;
}

import { checkData, type Mistake } from '../data/check-data.ts';
import { fromValue } from '../data/located.ts';
import type { MapSchema, Schema } from '../data/schema.ts';
import type { OptionSchema, OptionsSchema } from './types.ts';

function toSchema(option: OptionSchema): Schema {
  switch (option.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'number', min: option.minimum };
    case 'array':
      return { type: 'list', of: { type: 'string', ...(option.items.enum && { words: option.items.enum }) } };
  }
}

/** What is wrong with a rule's options, all of it. */
export function checkOptions(options: unknown, schema: OptionsSchema | undefined): readonly Mistake[] {
  const properties = Object.entries(schema?.properties ?? {});
  const fields = Object.fromEntries(properties.map(([name, option]) => [name, toSchema(option)]));
  return checkData(fromValue(options), { type: 'map', fields, fieldWord: 'option' } satisfies MapSchema);
}

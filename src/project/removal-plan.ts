import { readFileSync } from 'node:fs';
import { checkData } from '../data/check-data.ts';
import { textSchema } from '../data/basic-schemas.ts';
import { lineTable } from '../text/lines.ts';
import { fieldOf, pathText, toValue } from '../data/located.ts';
import { formatOf, parseData } from '../data/parse-data.ts';
import type { MapSchema } from '../data/schema.ts';
import { KnownError, UsageError } from '../errors.ts';
import type { Constant } from '../facts/types.ts';
import { withoutBom } from '../text/without-bom.ts';

/** A flag that a plan file names; without `keep` the registry says what stays. */
export interface PlannedFlag {
  readonly key: string;
  readonly keep?: Constant;
}

const schema: MapSchema = {
  type: 'map',
  fields: {
    flags: {
      type: 'either',
      expected: 'a list of flags, or a map from keys to the values that stay',
      of: [
        { type: 'list', nonEmpty: true, of: { type: 'map', fields: { key: textSchema(), keep: { type: 'constant' } }, required: ['key'], fieldWord: 'field' } },
        { type: 'record', of: { type: 'constant' } },
      ],
    },
  },
  required: ['flags'],
  expected: 'a map with "flags"',
  fieldWord: 'field',
};

/** Reads a plan file (absolute path; `shown` in messages): YAML or JSON with the flags to remove and the values that stay. Throws with all that is wrong in it. */
export function loadRemovalPlan(file: string, shown: string): PlannedFlag[] {
  if (!/^(?:yaml|json)$/.test(formatOf(file) ?? '')) throw new UsageError(`${shown}: a plan is a .yaml or .json file`);
  let text: string;
  try {
    text = withoutBom(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError((error as NodeJS.ErrnoException).code === 'ENOENT' ? `${shown}: no such plan file` : `${shown}: cannot be read: ${(error as Error).message}`);
  }
  const at = lineTable(text);
  const { root, problems } = parseData(file, text);
  if (problems.length > 0) throw new KnownError(problems.map(({ range, message }) => ({ file: shown, ...at(range[0]), message })));
  if (!root) throw new UsageError(`${shown}: the plan is empty; expected a map with "flags"`);
  const mistakes = checkData(root, schema);
  if (mistakes.length > 0) throw new KnownError(mistakes.map(({ path, range, message }) => ({ file: shown, ...(range && at(range[0])), path: pathText(path), message })));
  const flags = fieldOf(root, 'flags')?.value;
  if (flags?.type === 'map') return flags.fields.map(({ name, value }) => ({ key: name, keep: toValue(value) }));
  return flags?.type === 'list' ? (flags.items.map(toValue) as unknown as PlannedFlag[]) : [];
}

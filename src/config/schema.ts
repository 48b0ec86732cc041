import type { EitherSchema, ListSchema, MapSchema, Schema, StringSchema } from '../data/schema.ts';
import { daySchema, textSchema as text } from '../data/basic-schemas.ts';
import { parsePlace, parseValue } from '../sdks/notation.ts';
import type { Form, FormKind, FormRole, Transform } from '../sdks/types.ts';
import type { DeclarationSource, Kind, KindPolicy, Router, RuleLevel, UserConfig } from './types.ts';

/** Every word of a union of words, kept complete by the compiler. */
const wordsOf = <Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] =>
  Object.keys(words) as Word[];

const texts = (description?: string, nonEmpty?: true): ListSchema => ({
  type: 'list',
  of: text(),
  ...(description !== undefined && { description }),
  ...(nonEmpty && { nonEmpty }),
});
const flag = (description: string): Schema => ({ type: 'boolean', description });

export const kinds = wordsOf<Kind>({
  release: true,
  experiment: true,
  ops: true,
  permission: true,
  'kill-switch': true,
});

const formKinds = wordsOf<FormKind>({
  function: true,
  method: true,
  member: true,
  list: true,
  component: true,
  hoc: true,
  factory: true,
  constructor: true,
  directive: true,
  decorator: true,
  property: true,
});
const roles = wordsOf<FormRole>({
  read: true,
  handle: true,
  override: true,
  declare: true,
  track: true,
  condition: true,
  status: true,
});
const transforms = wordsOf<Transform>({
  camelCase: true,
  camelCaseWords: true,
  snakeCase: true,
  constantCase: true,
  lowerSnake: true,
});
const levels = wordsOf<RuleLevel>({ off: true, warn: true, error: true });

const place = (description: string): StringSchema => ({
  type: 'string',
  accepts: (written) => parsePlace(written) !== undefined,
  expected: 'a place such as arg:0, arg:1.key, arg:0[], arg:0.keys, jsx:name, member, self or children',
  description,
});

const transform: StringSchema = {
  type: 'string',
  words: transforms,
  description: 'How a key becomes a name in code: `newNav` for `new-nav` is camelCase.',
};

const formFields: Record<Exclude<keyof Form, 'table' | 'around'>, Schema> = {
  kind: {
    type: 'string',
    words: formKinds,
    description: 'What is written in code: a function call, a method, a member, a JSX component and more',
  },
  name: text('Exported name, method or component; `*` for every name, a glob, or several: `a | b`.'),
  key: place("Where the flag's key stands."),
  keys: text(
    'Which keys are flags, where other things are read the same way: `feature_*`, several: `a_* | b_*`, or all but some: `!is*`.',
  ),
  prefix: text('What the written string says before the key: `change:` in `change:new-nav`.'),
  default: place('Where the default value stands.'),
  value: {
    type: 'string',
    accepts: (written) => parseValue(written) !== undefined,
    expected: 'a value such as boolean, string, number, json, any, object(.enabled,.name), tuple[0] or detail.value',
    description: 'What the form yields; boolean unless said.',
  },
  async: flag('The result is a promise.'),
  negated: flag('The result is true when the flag is off.'),
  role: {
    type: 'string',
    words: roles,
    description: 'read unless said; override is how tests force a value, track and status die with the flag.',
  },
  receiver: text("Narrows or replaces the router's receiver for this form."),
  on: place('JSX gate or HOC: where the code of the on side stands.'),
  off: place('JSX gate or HOC: where the code of the off side stands.'),
  when: place('A further condition, without which the default is given.'),
  match: place("Where the value stands that the flag's must equal."),
  transform,
  offVariant: text('Name of the variant that means off.'),
  settled: flag('Role status: the value once flags are loaded.'),
  forced: place('Role override: where the forced value stands.'),
  yields: text('Role handle: receiver name for methods on what it yields.'),
};

export const formSchema: MapSchema = { type: 'map', fields: formFields, required: ['kind'], fieldWord: 'option' };

const routerFields: Record<keyof Router, Schema> = {
  name: text('Name in output.'),
  modules: texts('Where it is imported from: files from the project root, aliases, packages, globs.', true),
  receiver: text(
    'What methods and members are taken from: a name, a member path, a class or an interface; several: `a | b`.',
  ),
  transform,
  forms: { type: 'list', of: formSchema, nonEmpty: true, description: 'The ways in which flags are read.' },
};

const declarationFields: Record<keyof DeclarationSource, Schema> = {
  file: text('File or glob, from the project root.'),
  export: text('Name of the enum, object, array, union type or interface.'),
  path: text('Path inside JSON, YAML or the export: `experimental.flags`.'),
};

const policyFields: Record<keyof KindPolicy, Schema> = {
  lifetimeDays: {
    type: 'number',
    min: 1,
    description: 'Days from createdAt to the deadline when an entry has no removeBy.',
  },
  permanent: flag('No deadline at all.'),
};

const level: StringSchema = { type: 'string', words: levels };
const ruleLevel: EitherSchema = {
  type: 'either',
  of: [level, { type: 'tuple', of: [level, { type: 'constant' }], expected: '[level, options]' }],
};

const userFields: Record<keyof UserConfig, Schema> = {
  $schema: text('JSON Schema of this file.'),
  registry: {
    type: 'either',
    of: [text(), texts()],
    expected: 'a path or a list of paths',
    description: 'Registry file or files; flags.{yaml,yml,json,ts} at the root unless said.',
  },
  include: texts('Globs of the files to look at.'),
  exclude: texts('Globs of the files to leave out, added to the default ones; `!glob` takes a default one out again.'),
  tests: texts('Globs of the test files, added to the default ones; `!glob` takes a default one out again.'),
  today: daySchema('As-of date; today in UTC unless said.'),
  kinds: {
    type: 'record',
    words: kinds,
    keyWord: 'kind',
    of: { type: 'map', fields: policyFields, fieldWord: 'option' },
    description: 'Lifetime of each kind of flag.',
  },
  warnDays: { type: 'number', min: 0, description: 'Days before a deadline from which it is upcoming.' },
  graceDays: { type: 'number', min: 0, description: 'Days after a deadline in which it is not an error yet.' },
  sdks: texts('SDKs to look for; all of them unless said.'),
  routers: {
    type: 'list',
    of: { type: 'map', fields: routerFields, required: ['forms'], fieldWord: 'option' },
    description: 'How this project reads flags beyond the SDKs.',
  },
  declarations: {
    type: 'list',
    of: { type: 'map', fields: declarationFields, required: ['file'], fieldWord: 'option' },
    description: 'Where code or data declares flags.',
  },
  entries: texts('Globs of entry points, which are never removed for want of importers.'),
  rules: { type: 'record', of: ruleLevel, description: 'Rule levels and options for `unflag check`.' },
};

export const configSchema: MapSchema = { type: 'map', fields: userFields, fieldWord: 'option' };

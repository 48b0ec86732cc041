import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createCanonicalKey } from '../../src/facts/canonical-key.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import type { Constant, Evaluation, Exactness, Range } from '../../src/facts/types.ts';
import { parse } from '../../src/project/parse.ts';
import { positionAt } from '../../src/text/lines.ts';
import type { Resolver } from '../../src/resolve/types.ts';
import { sdks } from '../../src/sdks/index.ts';

/** An evaluation that a fixture must yield; fields that are not written are not compared, but `async` and `negated` are false unless written. */
export interface ExpectedEvaluation {
  readonly line: number;
  readonly key?: string;
  readonly keys?: readonly string[];
  readonly pattern?: string;
  /** `exact` unless written. */
  readonly exactness?: Exactness;
  /** The fixture's SDK unless written. */
  readonly sdk?: string;
  readonly async?: boolean;
  readonly negated?: boolean;
  /** Type of the value. */
  readonly value?: string;
  /** Names of the parts of a wrapped value. */
  readonly parts?: readonly string[];
  readonly default?: Constant;
}

interface Keyed {
  readonly line: number;
  readonly keys: readonly string[];
}

/** What must be found in a fixture, and nothing else. */
export interface Expected {
  /** Flags that the project knows, where names in code are transformed. */
  readonly known?: readonly string[];
  readonly evaluations?: readonly ExpectedEvaluation[];
  readonly overrides?: readonly Keyed[];
  readonly declarations?: readonly { readonly line: number; readonly key: string }[];
  readonly companions?: readonly Keyed[];
}

const folder = new URL('../../fixtures/sdks/', import.meta.url);

const resolver: Resolver = {
  moduleNames: (_, source) => [source, source.replace(/^\.\//, '')],
  constant: () => undefined,
  passesOn: () => false,
  origins: () => [],
  sdk: () => undefined,
};

const line = (text: string, range: Range): number => positionAt(text, range[0]).line;

/** Names of the fixtures, one folder each. */
export const fixtures = readdirSync(folder);

/** Reads the input of a fixture with all SDKs and returns what was found beside what was expected, a line of text each. */
export function readFixture(name: string): { found: string[]; expected: string[] } {
  const input = readdirSync(new URL(`${name}/`, folder)).find((file) => file.startsWith('input.'));
  const answers = new URL(`${name}/expected.json`, folder);
  if (input === undefined || !existsSync(answers))
    throw new Error(`fixtures/sdks/${name} needs input.* and expected.json`);
  const expected = JSON.parse(readFileSync(answers, 'utf8')) as Expected;
  const { source, problem } = parse(
    `fixtures/sdks/${name}/${input}`,
    readFileSync(new URL(`${name}/${input}`, folder), 'utf8'),
  );
  if (!source) throw new Error(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
  const known = expected.known ?? [];
  const facts = readFacts(source, {
    sdks,
    declarations: [],
    resolver,
    isTest: false,
    canonicalKey: createCanonicalKey([...known]),
  });
  const code = source.text.split('\n');
  const show = (at: number, what: string): string => `${at}: ${(code[at - 1] ?? '').trim()}  ← ${what}`;

  const wanted = (expected.evaluations ?? []).map((e) => show(e.line, describeExpected(e, name)));
  const open = [...(expected.evaluations ?? [])];
  const read = facts.evaluations.map((e) => {
    const at = line(source.text, e.range);
    const i = open.findIndex((o) => o.line === at && keysOf(o).join() === e.keys.join());
    const [like] = i < 0 ? [] : open.splice(i, 1);
    return show(at, describeFound(e, like, name));
  });
  const lists = (o: {
    overrides: readonly Keyed[];
    declarations: readonly { line: number; key: string }[];
    companions: readonly Keyed[];
  }): string[] => [
    ...o.overrides.map((x) => show(x.line, `override ${x.keys.join()}`)),
    ...o.declarations.map((x) => show(x.line, `declares ${x.key}`)),
    ...o.companions.map((x) => show(x.line, `companion ${x.keys.join()}`)),
  ];
  const lined = <T extends { readonly range: Range }>(items: readonly T[]): (T & { line: number })[] =>
    items.map((x) => ({ ...x, line: line(source.text, x.range) }));
  return {
    expected: [...wanted, ...lists({ overrides: [], declarations: [], companions: [], ...expected })].sort(),
    found: [
      ...read,
      ...lists({
        overrides: lined(facts.overrides),
        declarations: lined(facts.declarations),
        companions: lined(facts.companions),
      }),
    ].sort(),
  };
}

const keysOf = (e: ExpectedEvaluation): readonly string[] => e.keys ?? (e.key === undefined ? [] : [e.key]);

const words = (parts: readonly (string | undefined | false)[]): string => parts.filter(Boolean).join(' ');

const describeExpected = (e: ExpectedEvaluation, fixture: string): string =>
  words([
    'reads',
    keysOf(e).join('|') || (e.pattern ?? '?'),
    e.exactness !== undefined && e.exactness !== 'exact' && e.exactness,
    e.async && 'async',
    e.negated && 'negated',
    e.value !== undefined && `value ${e.value}`,
    e.parts && `parts ${e.parts.join()}`,
    e.default !== undefined && `default ${JSON.stringify(e.default)}`,
    `by ${e.sdk ?? fixture}`,
  ]);

/** Describes an evaluation by the same fields as the expectation it answers to; all that differs shows. */
const describeFound = (e: Evaluation, like: ExpectedEvaluation | undefined, fixture: string): string =>
  describeExpected(
    {
      line: 0,
      keys: e.keys,
      exactness: e.exactness,
      sdk: e.sdk,
      async: e.async,
      negated: e.negated,
      ...(e.pattern === undefined ? {} : { pattern: e.pattern }),
      ...(like?.value === undefined ? {} : { value: e.value.type }),
      ...(like?.parts === undefined ? {} : { parts: Object.keys(e.value.parts ?? {}) }),
      ...(like?.default === undefined || e.defaultValue === undefined ? {} : { default: e.defaultValue }),
    },
    fixture,
  );

import { readModule } from '../../../src/facts/read-facts.ts';
import type { FileFacts } from '../../../src/facts/types.ts';
import type { Source } from '../../../src/facts/source.ts';
import { removeInFile } from '../../../src/remove/remove-in-file.ts';
import { lostNames } from '../../../src/remove/verify.ts';
import { removal } from '../removed.ts';
import { router, sourceOf } from '../router.ts';
import type { Program } from './grammar.ts';
import { link } from './link.ts';
import { compile, observe, type Compiled } from './observe.ts';
import type { Case } from './suite.ts';
import { newTypeErrors } from './type-errors.ts';

const context = { sdks: [router], declarations: [], resolver: { moduleNames: (_file: string, source: string) => [source], constant: () => undefined, passesOn: () => false, origins: () => [], sdk: () => undefined }, isTest: false };
const NOTHING: FileFacts = { evaluations: [], togglePoints: [], variables: [], declarations: [], overrides: [], companions: [], properties: [] };

/** The facts that a removal uses. */
function readsOf(source: Source): FileFacts {
  const { found, wrappers } = readModule(source, context);
  const forwarding = new Set(wrappers.flatMap((w) => w.evaluations));
  return { ...NOTHING, evaluations: found.evaluations.map((e, i) => (forwarding.has(i) ? { ...e, forwarded: true } : e)) };
}

/** The script of a program; the texts of the generator need no parser for it. */
function scriptOf(files: Program['files']): string | undefined {
  const text = files['program.js'];
  if (text === undefined || Object.keys(files).length > 1) return link(files);
  return text.replaceAll(/^import .*$/gm, '').replace(/^export (?=(?:async )?function)/m, '');
}

/** What runs the tests of a program. */
const RUNNER = 'runner.js';

const isTest = (file: string): boolean => file.includes('.test.');

function compiled(files: Program['files'], isTested: boolean): Compiled | undefined {
  const tests = Object.keys(files).filter(isTest);
  const runner = `${tests.map((file) => `import './${file.replace(/\.\w+$/, '')}';\n`).join('')}export const run = () => runCases();\n`;
  const script = scriptOf(isTested ? { [RUNNER]: runner, ...files } : files);
  return script === undefined ? undefined : compile(script);
}

interface Result {
  readonly files: Program['files'];
  readonly refusals: number;
  /** Whether a person is told to look at something. */
  readonly noticed: boolean;
  /** What the removal itself finds wrong. */
  readonly problems: readonly string[];
}

function removedFrom({ files, keep }: Program, isProject: boolean): Result | undefined {
  const [file, ...others] = Object.keys(files);
  if (file === undefined) return undefined;
  if (isProject || others.length > 0) {
    const { files: changed, refusals, notices, verification } = removal(files, 'x', keep);
    const after = new Map(Object.entries(files));
    for (const { file: name, after: text } of changed) {
      if (text === null) after.delete(name);
      else after.set(name, text);
    }
    return { files: Object.fromEntries(after), refusals: refusals.length, noticed: notices.length > 0, problems: verification.problems };
  }
  const source = sourceOf(file, files[file] ?? '');
  if (!source) return undefined;
  const { text, refusals } = removeInFile(source, { facts: readsOf(source), parse: sourceOf }, [{ key: 'x', keep }]);
  return { files: { [file]: text }, refusals: refusals.length, noticed: false, problems: [] };
}

export interface Outcome {
  /** What is wrong with the removal; absent when nothing is. */
  readonly problem?: string;
  /** The texts after it. */
  readonly after: string;
  readonly refusals: number;
}

export interface Looks {
  /** Looks for names that lost their declaration, and for what a second removal would do. */
  readonly again?: boolean;
  /** Asks TypeScript. */
  readonly types?: boolean;
  /** Removes the flag from a project, also where that has one module. */
  readonly isProject?: boolean;
}

/** Removes the flag of a program and compares what both do; undefined for texts that are no program. */
export async function checkProgram(program: Program, looks: Looks = {}): Promise<Outcome | undefined> {
  const isTested = Object.keys(program.files).some(isTest);
  const before = compiled(program.files, isTested);
  if (!before) return undefined;
  let result: Result | undefined;
  try {
    result = removedFrom(program, looks.isProject ?? false);
  } catch (error) {
    return { problem: `the removal failed: ${String(error)}`, after: '', refusals: 0 };
  }
  if (!result) return undefined;
  const { files, refusals } = result;
  const problem = await problemOf(program, before, result, looks);
  return { after: textOf(files), refusals, ...(problem === undefined ? {} : { problem }) };
}

const textOf = (files: Program['files']): string => Object.values(files).join('\n---\n');

async function problemOf(program: Program, before: Compiled, { files, problems, noticed }: Result, { again = false, types = false, isProject = false }: Looks): Promise<string | undefined> {
  if (problems.length > 0) return problems.join('\n');
  const isTested = Object.keys(program.files).some(isTest);
  const without = compiled(files, isTested);
  if (!without) return 'it is not valid any more';
  const [seen, seenNow] = [await observe(before, program.keep), await observe(without, program.keep)];
  const lost = isTested ? lostCases(seen, seenNow, noticed) : undefined;
  if (lost !== undefined) return lost;
  const [shown, now] = [seen, seenNow].map((lines) => JSON.stringify(lines));
  if (!isTested && shown !== now) return `it showed ${shown}\nit shows  ${now}`;
  if (again) {
    const second = removedFrom({ ...program, files }, isProject);
    if (second && textOf(second.files) !== textOf(files)) return 'a second run changes it again';
    const names = Object.keys(files).flatMap((file) => lostFrom(file, program.files, files));
    if (names.length > 0) return `not declared any more: ${names.join(', ')}`;
  }
  const errors = types ? newTypeErrors(program.files, files) : [];
  return errors.length > 0 ? errors.join('\n') : undefined;
}

/** What is wrong with the tests that are left: each of the kept value must be there and pass, and each that is there passes or is looked at by a person. Cases are known by the first word of their title. */
function lostCases(before: readonly string[], after: readonly string[], noticed: boolean): string | undefined {
  const casesIn = (lines: readonly string[]): Case[] => lines.flatMap((line) => (line.startsWith('case ') ? [JSON.parse(line.slice('case '.length)) as Case] : []));
  const [was, is] = [casesIn(before), casesIn(after)];
  const idOf = ({ title }: Case): string => /\bc\d\b/.exec(title)?.[0] ?? title;
  const count = (cases: readonly Case[], id: string): number => cases.filter((c) => idOf(c) === id).length;
  const live = was.filter((c) => c.passes && !c.isOfOther);
  const gone = live.find((c) => count(is, idOf(c)) < count(live, idOf(c)));
  if (gone) return `a case of the kept value went: ${gone.title}`;
  const failed = is.find((c) => !c.passes && was.some((w) => idOf(w) === idOf(c) && w.passes));
  return failed && !noticed ? `a case fails now, and no one is told: ${failed.title}` : undefined;
}

function lostFrom(file: string, before: Program['files'], after: Program['files']): string[] {
  const [was, is] = [before, after].map((files) => sourceOf(file, files[file] ?? ''));
  return was && is ? lostNames(was, is) : [];
}

import { isModuleOf, moduleName } from '../../facts/sdk-index.ts';
import type { Plan } from '../plan.ts';
import type { Request } from '../types.ts';
import type { Import } from '../usage.ts';
import { createModuleGraph, isCode, type Time } from './module-graph.ts';
import { testsNear } from './near-tests.ts';
import { usesImport } from './used-imports.ts';

const LIMIT = 2500;

const CASE = /\b(?:it|test|specify|describe|suite|Deno)\s*[.(`]/;

/** A fake that is made of the module it stands for: `vi.mock('./flags', async (original) => …)`. */
const TAKES_ORIGINAL = /\b(?:do)?[mM]ock\([^,]*,\s*(?:async\s*)?\(?\w+\)?\s*=>/;

/** Answers, for test files, whether the code under test still needs what the test fakes. */
export interface Reach {
  /** Tests whose fakes may be for no more, since code that they reach imports less than before. */
  near(): string[];
  /** Whether two import sources of a test mean the same module. */
  isSameModule(test: string, source: string, other: string): boolean;
  /** Whether code that a test reaches let go of a name of a module. */
  isNameLost(test: string, source: string, name: string): boolean;
  /** Whether nothing that a test reaches needs a module that it fakes, and something did, or the test fakes it for a requested flag. */
  isModuleSpare(test: string, source: string): boolean;
  /** Whether the modules a test imports read a requested flag by a reader of this name, and none reads any flag by it now. */
  isReaderSpare(test: string, reader: string): boolean;
  /** Whether nothing that a test reaches and does not fake, or that it imports itself, reads a flag by a reader of this name now. */
  isReaderUnused(test: string, reader: string, of: 'reached' | 'imported'): boolean;
  /** Whether a test reaches one of these files; one that imports no code of the project, such as an end-to-end test, reaches all. */
  isNeeded(test: string, files: readonly string[]): boolean;
}

/** Name of a file or, of an index, its folder, without what says that it is a test. */
const nameOf = (file: string): string => {
  const parts = file.split('/').filter((p) => !/^(?:__tests__|tests?|specs?)$/.test(p));
  const name = (parts.at(-1) ?? '').replace(/\.[cm]?[jt]sx?$/, '').replace(/[.\-_](?:test|spec|cy|e2e)$/, '');
  return name === 'index' ? (parts.at(-2) ?? '') : name;
};

const isFake = (i: Import): boolean => i.dynamic === true && i.name === '';

export function createReach(plan: Plan, requests: readonly Request[]): Reach {
  const { project } = plan;
  const { importsAt, targetsAt } = createModuleGraph(plan);
  const reached = new Map<string, ReadonlySet<string>>();
  const answers = new Map<string, boolean>();

  const modulesOf = (test: string, isOf: (i: Import) => boolean): string[] => importsAt(test, 'before').flatMap((i) => (isOf(i) ? (project.resolve(test, i.source) ?? []) : []));
  const reads = (file: string): boolean => (plan.folds.get(file)?.seeds?.reads.length ?? 0) > 0;
  /** Files that read the flags and that a test is named for. */
  const namesakes = (test: string): string[] => [...plan.folds.keys()].filter((f) => reads(f) && !project.isTest(f) && nameOf(f) === nameOf(test));
  /** What a test is about: the source it imports and does not fake, and what it is named for. */
  const subjectsOf = (test: string): string[] => {
    const actual = new Set(modulesOf(test, (i) => i.dynamic === true && !isFake(i)));
    const faked = new Set(TAKES_ORIGINAL.test(plan.text(test)) ? [] : modulesOf(test, isFake).filter((module) => !actual.has(module)));
    return [...modulesOf(test, (i) => !isFake(i)).filter((f) => isCode(f) && !project.isTest(f) && !faked.has(f)), ...namesakes(test)];
  };

  /** Files that are reached from others, which are among them; undefined where they are too many to tell. */
  function walk(roots: readonly string[], time: Time, isEnd: (file: string) => boolean): ReadonlySet<string> | undefined {
    const seen = new Set(roots);
    for (const file of seen) {
      if (seen.size > LIMIT) return undefined;
      if (!isEnd(file)) for (const target of targetsAt(file, time)) seen.add(target);
    }
    return seen;
  }

  /** Files that a test reaches through what it does not fake; the modules it fakes are reached, and no further. */
  function reachOf(test: string, time: Time): ReadonlySet<string> | undefined {
    const key = `${time}\0${test}`;
    if (!reached.has(key)) {
      const faked = new Set(modulesOf(test, isFake));
      const files = walk([...modulesOf(test, (i) => !isFake(i)), ...namesakes(test)].filter((file) => isCode(file) && !faked.has(file)), time, (file) => faked.has(file));
      if (files) reached.set(key, files);
    }
    return reached.get(key);
  }

  /** Whether what runs of the files that a test reaches uses a module; what a file only holds beside the names that others take of it does not run. */
  function isUsed(module: string, test: string, time: Time): boolean | undefined {
    const files = reachOf(test, time);
    const own = namesakes(test);
    return files && [...files].some((by) => {
      if (by === module || !targetsAt(by, time).includes(module)) return false;
      const source = time === 'before' ? (plan.folds.get(by)?.source ?? plan.source(by)) : plan.source(by);
      const users = [test, ...files].filter((file) => targetsAt(file, time).includes(by));
      const names = users.flatMap((file) => importsAt(file, time).flatMap((i) => (project.resolve(file, i.source) !== by ? [] : i.as === undefined ? [i.name] : ['*'])));
      return own.includes(by) || !source || usesImport(source, new Set(names), (from) => project.resolve(by, from) === module);
    });
  }

  /** Whether flags are asked by a module, or the removal changed it. */
  const isOfFlags = (module: string): boolean =>
    plan.folds.has(module) || plan.deleted.has(module) || (project.facts(module)?.evaluations.length ?? 0) > 0 || project.config.sdks.some((sdk) => isModuleOf(sdk, [module, moduleName(module)]));

  /** Whether a file has cases of its own; one without sets up what others are to find. */
  const hasCases = (test: string): boolean => CASE.test(plan.folds.get(test)?.source.text ?? plan.text(test));

  function isModuleSpare(test: string, module: string): boolean {
    if (!hasCases(test)) return plan.deleted.has(module);
    if (isUsed(module, test, 'now') !== false) return false;
    const isForFlag = isOfFlags(module) && requests.some((r) => (plan.folds.get(test)?.source.text ?? plan.text(test)).includes(r.key));
    return isForFlag || isUsed(module, test, 'before') === true;
  }

  const isOfSdk = (source: string): boolean => project.config.sdks.some((sdk) => isModuleOf(sdk, [source]));

  /** Whether what a test reaches imported a package, and imports it no more. */
  function isPackageSpare(test: string, source: string): boolean {
    const isImported = (time: Time): boolean | undefined => {
      const files = reachOf(test, time);
      return files && [...files].some((file) => !project.isTest(file) && importsAt(file, time).some((i) => i.source === source));
    };
    return hasCases(test) && isImported('before') === true && isImported('now') === false;
  }

  function isReaderSpare(test: string, reader: string): boolean {
    const subjects = subjectsOf(test);
    if (!subjects.some((f) => reads(f) || plan.deleted.has(f))) return false;
    return !subjects.some((file) => isReadBy(file, reader));
  }

  /** Whether a file reads a flag by a reader of this name now. */
  function isReadBy(file: string, reader: string): boolean {
    if (plan.deleted.has(file)) return false;
    const facts = reads(file) ? plan.factsNow(file) : project.facts(file);
    return facts?.evaluations.some((e) => !e.forwarded && new RegExp(`(?<![\\w$])${reader.replaceAll('$', '\\$')}(?![\\w$])`).test(e.form)) ?? false;
  }

  function isReaderUnused(test: string, reader: string, of: 'reached' | 'imported'): boolean {
    const files = of === 'imported' ? subjectsOf(test) : reachOf(test, 'now');
    const faked = new Set(modulesOf(test, isFake));
    return files !== undefined && ![...files].some((file) => !faked.has(file) && !project.isTest(file) && isReadBy(file, reader));
  }

  function isNeeded(test: string, files: readonly string[]): boolean {
    const seen = walk([test], 'before', () => false);
    return !seen || files.some((file) => seen.has(file)) || ![...seen].some((file) => !project.isTest(file));
  }

  const cached = (id: string, answer: () => boolean): boolean => {
    const known = answers.get(id) ?? answer();
    answers.set(id, known);
    return known;
  };
  const isSpare = (test: string, module: string): boolean => cached(`${test}\0${module}`, () => isModuleSpare(test, module));

  return {
    near() {
      const { tests, names } = testsNear(plan, importsAt, LIMIT);
      return tests.filter((test) => names.some((name) => plan.text(test).includes(name)) || modulesOf(test, isFake).some((module) => isSpare(test, module)));
    },
    isSameModule(test, source, other) {
      const module = project.resolve(test, source);
      return source === other || (module !== undefined && project.resolve(test, other) === module);
    },
    isNameLost(test, source, name) {
      const module = project.resolve(test, source);
      const isTaken = (time: Time): boolean | undefined => {
        const files = reachOf(test, time);
        return files && [...files].some((file) => !project.isTest(file) && importsAt(file, time).some((i) => (i.name === name || i.name === '*') && (module === undefined ? i.source === source : project.resolve(file, i.source) === module)));
      };
      return isTaken('before') === true && isTaken('now') === false;
    },
    isModuleSpare(test, source) {
      const module = project.resolve(test, source);
      return module === undefined ? isOfSdk(source) && cached(`${test}\0 ^${source}`, () => isPackageSpare(test, source)) : isSpare(test, module);
    },
    isNeeded: (test, files) => files.length > 0 && cached(`${test}\0 \0${files.join('\0')}`, () => isNeeded(test, files)),
    isReaderUnused: (test, reader, of) => cached(`${test}\0 =${of} ${reader}`, () => isReaderUnused(test, reader, of)),
    isReaderSpare: (test, reader) => cached(`${test}\0 ${reader}`, () => isReaderSpare(test, reader)),
  };
}

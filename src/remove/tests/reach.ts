import { importsOf } from '../../facts/prefilter.ts';
import type { Plan } from '../plan.ts';
import type { Request } from '../types.ts';
import type { Import } from '../usage.ts';
import { createOutOfReach } from './out-of-reach.ts';

const LIMIT = 2500;

/** Answers, for test files, whether the code under test still needs what the test fakes. */
export interface Reach {
  /** Tests whose fakes may be for no more, since code that they reach imports less than before. */
  near(): string[];
  /** Whether code that a test reaches let go of a name of a module. */
  isNameLost(test: string, source: string, name: string): boolean;
  /** Whether a module that a test fakes lost its user, among what the test imports, by this removal. */
  isModuleSpare(test: string, source: string): boolean;
  /** Whether the modules a test imports read a requested flag by a reader of this name, and none reads any flag by it now. */
  isReaderSpare(test: string, reader: string): boolean;
  /** Whether a test reaches one of these files; one that imports no code of the project, such as an end-to-end test, reaches all. */
  isNeeded(test: string, files: readonly string[]): boolean;
}

/** Name of a file or, of an index, its folder, without what says that it is a test. */
const nameOf = (file: string): string => {
  const parts = file.split('/').filter((p) => !/^(?:__tests__|tests?|specs?)$/.test(p));
  const name = (parts.at(-1) ?? '').replace(/\.[cm]?[jt]sx?$/, '').replace(/[.\-_](?:test|spec|cy|e2e)$/, '');
  return name === 'index' ? (parts.at(-2) ?? '') : name;
};

export function createReach(plan: Plan, requests: readonly Request[]): Reach {
  const { project } = plan;
  const spare = new Map<string, boolean>();
  const before = new Map<string, readonly Import[]>();

  const targets = (file: string, imports: readonly Import[]): string[] => [...new Set(imports.flatMap((i) => (i.dynamic && i.name === '' ? [] : [project.resolve(file, i.source)])))].filter((f) => f !== undefined);
  const fakes = (test: string): Set<string> => new Set(plan.imports(test).flatMap((i) => (i.dynamic && i.name === '' ? [project.resolve(test, i.source)] : [])).filter((f) => f !== undefined));

  /** Imports of a file before the removal. */
  function imported(file: string): readonly Import[] {
    let known = before.get(file);
    if (!known) {
      const fold = plan.folds.get(file);
      known = fold ? plan.importsIn(fold.source) : plan.imports(file);
      before.set(file, known);
    }
    return known;
  }

  const reads = (file: string): boolean => (plan.folds.get(file)?.seeds?.reads.length ?? 0) > 0;
  /** Files that read the flags and that a test is named for. */
  const namesakes = (test: string): string[] => [...plan.folds.keys()].filter((f) => reads(f) && !project.isTest(f) && nameOf(f) === nameOf(test));
  /** What a test is about: the source it imports, and what it is named for. */
  const subjectsOf = (test: string): string[] => [...targets(test, imported(test)).filter((f) => isCode(f) && !project.isTest(f)), ...namesakes(test)];
  const isCode = (file: string): boolean => /\.[cm]?[jt]sx?$/.test(file) && !file.endsWith('.d.ts');

  /**
   * A module is needed by all that the test reaches through what it does not fake. It was of use for this flag when a
   * file it is about read it, or any file it reaches where the test names the flag.
   */
  function moduleSpare(test: string, module: string): boolean {
    const faked = fakes(test);
    const seen = new Set<string>([test, module]);
    const subjects = subjectsOf(test);
    const isAbout = requests.some((r) => (plan.folds.get(test)?.source.text ?? plan.text(test)).includes(r.key));
    let level = [test, ...namesakes(test)];
    let touched = false;
    while (level.length > 0) {
      const next: string[] = [];
      for (const file of level) {
        if (seen.size > LIMIT) return touched;
        const now = plan.deleted.has(file) ? [] : targets(file, plan.imports(file));
        const isOurs = plan.folds.has(file) && file !== test;
        if (file !== test && now.includes(module)) return false;
        const then = isOurs ? targets(file, imported(file)) : now;
        if (file !== test && reads(file) && then.includes(module) && (isAbout || subjects.includes(file))) touched = true;
        for (const target of new Set([...now, ...then])) {
          if (seen.has(target) || !isCode(target)) continue;
          seen.add(target);
          if (!faked.has(target)) next.push(target);
        }
      }
      level = next;
    }
    return touched;
  }

  function readerSpare(test: string, reader: string): boolean {
    const subjects = subjectsOf(test);
    if (!subjects.some((f) => reads(f) || plan.deleted.has(f))) return false;
    return !subjects.some((file) => {
      if (plan.deleted.has(file)) return false;
      const facts = reads(file) ? project.readAgain?.(file, plan.text(file)) : project.facts(file);
      return facts?.evaluations.some((e) => !e.forwarded && new RegExp(`(?<![\\w$])${reader.replaceAll('$', '\\$')}(?![\\w$])`).test(e.form)) ?? false;
    });
  }

  function reaches(test: string, files: readonly string[]): boolean {
    const seen = new Set([test]);
    for (const file of seen) {
      if (files.includes(file) || seen.size > LIMIT) return true;
      for (const source of importsOf(plan.folds.get(file)?.source.text ?? plan.text(file))) {
        const target = project.resolve(file, source);
        if (target !== undefined && isCode(target)) seen.add(target);
      }
    }
    return ![...seen].some((file) => !project.isTest(file));
  }

  const cached = (id: string, answer: () => boolean): boolean => {
    const known = spare.get(id) ?? answer();
    spare.set(id, known);
    return known;
  };

  const outOfReach = createOutOfReach(plan);

  return {
    near: outOfReach.tests,
    isNameLost: outOfReach.isNameLost,
    isModuleSpare(test, source) {
      const module = project.resolve(test, source);
      return module !== undefined && cached(`${test}\0${module}`, () => moduleSpare(test, module) || outOfReach.isModuleLost(test, module));
    },
    isNeeded: (test, files) => files.length > 0 && cached(`${test}\0 \0${files.join('\0')}`, () => reaches(test, files)),
    isReaderSpare: (test, reader) => cached(`${test}\0 ${reader}`, () => readerSpare(test, reader)),
  };
}

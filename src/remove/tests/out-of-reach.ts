import { importsOf } from '../../facts/prefilter.ts';
import type { Plan } from '../plan.ts';
import type { Import } from '../usage.ts';

const LIMIT = 1500;

/** What the code that a test reaches lost by a removal. */
interface OutOfReach {
  /** Tests whose fakes may be for no more. */
  tests(): string[];
  /** Whether a test reached a module before, through what it does not fake, and does no more. */
  isModuleLost(test: string, module: string): boolean;
  /** Whether code that a test reaches imported a name of a module before, and none does now. */
  isNameLost(test: string, source: string, name: string): boolean;
}

type Time = 'before' | 'now';

/** Finds what fakes of tests are for no more: the code under test let go of it. */
export function createOutOfReach(plan: Plan): OutOfReach {
  const { project } = plan;
  const imports = { before: new Map<string, readonly Import[]>(), now: new Map<string, readonly Import[]>() };
  const targets = { before: new Map<string, readonly string[]>(), now: new Map<string, readonly string[]>() };
  const reached = new Map<string, ReadonlySet<string>>();

  const textAt = (file: string, time: Time): string => (time === 'before' ? (plan.folds.get(file)?.source.text ?? plan.text(file)) : plan.deleted.has(file) ? '' : plan.text(file));

  function importsAt(file: string, time: Time): readonly Import[] {
    const fold = time === 'before' ? plan.folds.get(file) : undefined;
    if (time === 'now' && plan.deleted.has(file)) return [];
    const known = imports[time].get(file) ?? (fold ? plan.importsIn(fold.source) : plan.imports(file));
    imports[time].set(file, known);
    return known;
  }

  /** Code that a file names where it can bring it in. */
  function targetsAt(file: string, time: Time): readonly string[] {
    const at = time === 'before' && !plan.folds.has(file) && !plan.deleted.has(file) ? 'now' : time;
    let known = targets[at].get(file);
    if (!known) targets[at].set(file, (known = importsOf(textAt(file, at)).flatMap((source) => project.resolve(file, source) ?? []).filter((target) => /\.[cm]?[jt]sx?$/.test(target) && !target.endsWith('.d.ts'))));
    return known;
  }

  const isFake = (i: Import): boolean => i.dynamic === true && i.name === '';

  /** Files that a test reaches through what it does not fake; the modules it fakes are reached, and no further. */
  function reachOf(test: string, time: Time): ReadonlySet<string> {
    const key = `${time}\0${test}`;
    const known = reached.get(key);
    if (known) return known;
    const own = importsAt(test, 'before');
    const faked = new Set(own.filter(isFake).map((i) => project.resolve(test, i.source)));
    const direct = own.filter((i) => !isFake(i)).map((i) => project.resolve(test, i.source));
    const seen = new Set(direct.filter((file) => file !== undefined && !faked.has(file)) as string[]);
    for (const file of seen) {
      if (seen.size > LIMIT) break;
      if (faked.has(file)) continue;
      for (const target of targetsAt(file, time)) seen.add(target);
    }
    reached.set(key, seen);
    return seen;
  }

  const isLost = (test: string, has: (files: ReadonlySet<string>, time: Time) => boolean): boolean => {
    const [before, now] = [reachOf(test, 'before'), reachOf(test, 'now')];
    return before.size <= LIMIT && now.size <= LIMIT && has(before, 'before') && !has(now, 'now');
  };

  function tests(): string[] {
    const near = testsNear(plan, importsAt);
    const names = [...near.names];
    return [...near.tests].filter((test) => names.some((name) => plan.text(test).includes(name)) || importsAt(test, 'before').some((i) => {
      const module = isFake(i) ? project.resolve(test, i.source) : undefined;
      return module !== undefined && isModuleLost(test, module);
    }));
  }

  const isModuleLost = (test: string, module: string): boolean => isLost(test, (files) => files.has(module));

  return {
    tests,
    isModuleLost,
    isNameLost(test, source, name) {
      const module = project.resolve(test, source);
      const means = (file: string, from: string): boolean => (module === undefined ? from === source : project.resolve(file, from) === module);
      return isLost(test, (files, time) => [...files].some((file) => !project.isTest(file) && importsOf(textAt(file, time)).some((from) => means(file, from)) && importsAt(file, time).some((i) => (i.name === name || i.name === '*') && means(file, i.source))));
    },
  };
}

/** Tests that fake something and reach a file which imports less than before; `names` are what such files imported. */
function testsNear(plan: Plan, importsAt: (file: string, time: Time) => readonly Import[]): { readonly tests: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
  const tests = new Set<string>();
  const names = new Set<string>();
  const near = new Set<string>();
  for (const file of plan.folds.keys()) {
    if (plan.project.isTest(file)) continue;
    const now = new Set(importsAt(file, 'now').map((i) => `${i.source}\0${i.name}`));
    const lost = importsAt(file, 'before').filter((i) => !now.has(`${i.source}\0${i.name}`));
    if (lost.length > 0) near.add(file);
    for (const { name } of lost) if (/^[\w$]+$/.test(name)) names.add(name);
  }
  for (const file of near) {
    if (near.size > LIMIT) break;
    for (const user of plan.usersOf(file)) {
      if (!plan.project.isTest(user)) near.add(user);
      else if (/\b(?:jest|vi|vitest)\.(?:do)?[mM]ock\(/.test(plan.text(user))) tests.add(user);
    }
  }
  return { tests, names };
}

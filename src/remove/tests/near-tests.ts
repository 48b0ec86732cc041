import type { Plan } from '../plan.ts';
import type { ModuleGraph } from './module-graph.ts';

/** Tests that fake something and reach a file which imports less than before, by at most so many files; `names` are what such files imported. */
export function testsNear(plan: Plan, importsAt: ModuleGraph['importsAt'], limit: number): { readonly tests: readonly string[]; readonly names: readonly string[] } {
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
    if (near.size > limit) break;
    for (const user of plan.usersOf(file)) {
      if (!plan.project.isTest(user)) near.add(user);
      else if (/\b(?:jest|vi|vitest)\.(?:do)?[mM]ock\(/.test(plan.text(user))) tests.add(user);
    }
  }
  return { tests: [...tests], names: [...names] };
}

import { importsOf as sourcesIn } from '../../facts/prefilter.ts';
import type { Plan } from '../plan.ts';
import { importsOf, type Import } from '../usage.ts';

export type Time = 'before' | 'now';

/** What files bring in, before a removal and after it. */
export interface ModuleGraph {
  importsAt(file: string, time: Time): readonly Import[];
  /** Code that a file names where it can bring it in. */
  targetsAt(file: string, time: Time): readonly string[];
}

/** Remembers answers: not for use across changes of the plan. */
export function createModuleGraph(plan: Plan): ModuleGraph {
  const imports = { before: new Map<string, readonly Import[]>(), now: new Map<string, readonly Import[]>() };
  const targets = { before: new Map<string, readonly string[]>(), now: new Map<string, readonly string[]>() };
  const isGone = (file: string, time: Time): boolean => time === 'now' && plan.deleted.has(file);
  const textAt = (file: string, time: Time): string => (isGone(file, time) ? '' : time === 'before' ? (plan.folds.get(file)?.source.text ?? plan.text(file)) : plan.text(file));
  return {
    importsAt(file, time) {
      if (isGone(file, time)) return [];
      const fold = time === 'before' ? plan.folds.get(file) : undefined;
      const known = imports[time].get(file) ?? (fold ? importsOf(fold.source) : plan.imports(file));
      imports[time].set(file, known);
      return known;
    },
    targetsAt(file, time) {
      const at = plan.folds.has(file) || plan.deleted.has(file) ? time : 'now';
      let known = targets[at].get(file);
      if (!known) targets[at].set(file, (known = sourcesIn(textAt(file, at)).flatMap((source) => plan.project.resolve(file, source) ?? []).filter(isCode)));
      return known;
    },
  };
}

export const isCode = (file: string): boolean => /\.[cm]?[jt]sx?$/.test(file) && !file.endsWith('.d.ts');

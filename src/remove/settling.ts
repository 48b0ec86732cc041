import { contextOf } from './callees.ts';
import type { PassContext } from './pass.ts';
import { holdsPlaceholder } from './placeholders.ts';
import type { Plan } from './plan.ts';

/** The sources that a removal has begun to change, and may. */
export const begunSources = (plan: Plan, may: (file: string) => boolean): string[] =>
  [...plan.folds.keys()].filter((file) => !plan.deleted.has(file) && may(file) && !plan.project.isTest(file));

/** Repeats a step on a file that holds known values until it moves nothing more. Says whether anything moved. */
export function untilStill(plan: Plan, file: string, step: (context: PassContext) => boolean): boolean {
  let moved = false;
  for (let again = holdsPlaceholder(plan.text(file)); again; moved ||= again) {
    const context = contextOf(plan, file);
    again = context !== undefined && step(context);
  }
  return moved;
}

import { impossibleComparisons } from '../remove/comparisons.ts';
import { beginRemoval, removeFlags, type RemovalResult, type RemoveOptions, type Told } from '../remove/remove.ts';
import type { Request } from '../remove/types.ts';
import type { Verification } from '../remove/verify.ts';
import { droppedNames } from './dropped-names.ts';
import { firstErrors, flagsByType, flagsNeeded, membersMissed, propertiesHeld, testsWithErrors } from '../remove/type-errors.ts';
import { collectFlags } from './flags.ts';
import { createRemovalProject } from './removal-project.ts';
import { createTypeCheck } from './type-check.ts';
import type { Scan } from './types.ts';

/** Where a flag is, as numbers. */
export interface Sites {
  readonly key: string;
  readonly reads: number;
  readonly declarations: number;
  readonly overrides: number;
  /** Files with any of them. */
  readonly files: number;
}

/** A removal that is made and verified, but not written. */
export interface Removal extends RemovalResult {
  readonly requests: readonly Request[];
  /** What the requested flags had before the removal. */
  readonly sites: readonly Sites[];
  /** By file: functions, components, variables and types of its top level that go. */
  readonly dropped: Readonly<Record<string, readonly string[]>>;
  /** With `keepFiles`: files that would have gone. */
  readonly unused: readonly string[];
}

export interface ProjectRemoveOptions extends RemoveOptions {
  /** Compare TypeScript's errors before and after; yes unless said. */
  readonly types?: boolean;
}

/** Takes flags out of a scanned project, in memory. */
export function removeFromProject(scan: Scan, requests: readonly Request[], { types = true, ...options }: ProjectRemoveOptions = {}): Removal {
  const project = createRemovalProject(scan);
  const keys = new Set(requests.map((r) => r.key));
  const typeErrors = types ? createTypeCheck(scan) : undefined;
  const attempt = (limits: Pick<RemoveOptions, 'held' | 'unfit'> = {}): Attempt => {
    const make = beginRemoval(project, requests, { ...options, ...limits });
    let result = make();
    let errors = typeErrors?.(result.files, result.importers);
    const told: Told = { shapes: flagsByType(errors ?? [], result.files, project, keys), missed: membersMissed(errors ?? [], project), impossible: impossibleComparisons(errors ?? [], result.files, project, keys) };
    const again = (more: Told): void => {
      result = make(more);
      errors = typeErrors?.(result.files, result.importers);
    };
    if ([told.shapes, told.missed, told.impossible].some((list) => (list?.size ?? 0) > 0)) again(told);
    const needed = flagsNeeded(errors ?? [], keys);
    if (needed.size > 0) again({ ...told, needed });
    const left = testsWithErrors(errors ?? [], result.files, project);
    if (left.size > 0) again({ ...told, needed, left });
    return { result, errors };
  };
  const { result, errors } = withoutErrors(attempt);
  const whole = options.keepFiles ? removeFlags(project, requests, { ...options, keepFiles: false }).files : [];
  return {
    requests,
    ...result,
    sites: sitesOf(scan, requests),
    dropped: Object.fromEntries(result.files.map((file): [string, readonly string[]] => [file.file, droppedNames(file)]).filter(([, names]) => names.length > 0)),
    unused: whole.flatMap(({ file, after }) => (after === null ? [file] : [])),
    verification: errors ? withTypes(result.verification, errors) : result.verification,
  };
}

interface Attempt {
  readonly result: RemovalResult;
  readonly errors: readonly string[] | undefined;
}

const MAX_UNFIT = 3;

/**
 * The removal that takes most away of those without errors: properties stay that errors are about, then all parameters and props, then whole
 * files that have errors; the first where none helps.
 */
function withoutErrors(attempt: (limits?: Pick<RemoveOptions, 'held' | 'unfit'>) => Attempt): Attempt {
  const first = attempt();
  if (!first.errors?.length) return first;
  const held = propertiesHeld(first.errors);
  for (const stays of [...(held.size > 0 ? [held] : []), 'all' as const]) {
    const next = attempt({ held: stays });
    if (next.errors?.length === 0) return next;
  }
  const unfit = firstErrors(first.errors);
  for (let round = 0; round < MAX_UNFIT; round++) {
    const next = attempt({ unfit });
    if (next.errors?.length === 0) return next;
    const known = unfit.size;
    for (const [file, error] of firstErrors(next.errors ?? [])) if (!unfit.has(file)) unfit.set(file, error);
    if (unfit.size === known) break;
  }
  return first;
}

function sitesOf(scan: Scan, requests: readonly Request[]): Sites[] {
  const flags = collectFlags(scan);
  return requests.map(({ key }) => {
    const { evaluations = [], declarations = [], overrides = [], properties = [] } = flags.get(key) ?? {};
    const files = new Set([...evaluations, ...declarations, ...overrides, ...properties].map(({ in: { file } }) => file));
    return { key, reads: evaluations.length + properties.length, declarations: declarations.length, overrides: overrides.length, files: files.size };
  });
}

const withTypes = ({ checked, problems }: Verification, errors: readonly string[]): Verification => ({
  ok: problems.length + errors.length === 0,
  checked: [...checked, 'TypeScript finds no new error'],
  problems: [...problems, ...errors],
});

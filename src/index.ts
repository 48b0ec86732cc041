import type { CheckOptions as ProjectCheckOptions, CheckResult } from './project/check-project.ts';
import type { ProjectOptions } from './project/open-project.ts';
import type { Removal } from './project/remove-from-project.ts';
import type { Report } from './project/types.ts';
import type { Request } from './remove/types.ts';

export { defineConfig } from './config/define-config.ts';
export type { DeclarationSource, Kind, KindPolicy, Router, RuleLevel, UserConfig } from './config/types.ts';
export type { Form, FormKind, FormRole, Transform } from './sdks/types.ts';
export type { CheckResult } from './project/check-project.ts';
export type { Removal } from './project/remove-from-project.ts';
export type { ProjectOptions } from './project/open-project.ts';
export type { Place, Report, ReportedEvaluation, ReportedFinding, ReportedFlag } from './project/types.ts';

export type CheckOptions = ProjectOptions & Omit<ProjectCheckOptions, 'cwd'>;

/** Everything unflag knows of a project's flags: the content of `unflag scan --format json`. */
export async function scan(options: ProjectOptions): Promise<Report> {
  const { openProject } = await import('./project/open-project.ts');
  const { createReport } = await import('./project/report.ts');
  const { findingsOf } = await import('./project/findings-of.ts');
  const { scan: project, asOf } = openProject(options);
  return createReport(project, { asOf, mentions: true, findings: findingsOf(project, asOf) });
}

/** Runs the rules and checks deadlines, as `unflag check` does. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { openProject } = await import('./project/open-project.ts');
  const { checkProject } = await import('./project/check-project.ts');
  return checkProject(openProject(options), options);
}

export interface RemoveOptions extends ProjectOptions {
  /** Flags to take out, each with the value that stays: `true`, a variant, or the words of a registry (`'on'`, `'off'`). */
  readonly flags: readonly Request[];
  /** Says of a file, by path from the root, whether it may be changed; all files unless said. */
  readonly only?: (file: string) => boolean;
}

/** Takes flags out of a project's code, and gives the changed files without writing them. */
export async function remove({ flags, only, ...options }: RemoveOptions): Promise<Removal> {
  const { openProject } = await import('./project/open-project.ts');
  const { removeFromProject } = await import('./project/remove-from-project.ts');
  const { formatRemoval } = await import('./project/format-removal.ts');
  const { keepValue } = await import('./registry/keep-value.ts');
  const { scan: project } = openProject(options);
  const requests = flags.map(({ key, keep }) => ({ key, keep: keepValue(keep) }));
  return formatRemoval(removeFromProject(project, requests, only ? { only } : {}), project.config.root);
}

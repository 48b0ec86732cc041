import type { CheckOptions as ProjectCheckOptions, CheckResult } from './project/check-project.ts';
import type { ProjectOptions } from './project/open-project.ts';
import type { Report } from './project/types.ts';

export { defineConfig } from './config/define-config.ts';
export type { DeclarationSource, Kind, KindPolicy, Router, RuleLevel, UserConfig } from './config/types.ts';
export type { Form, FormKind, FormRole, Transform } from './sdks/types.ts';
export type { CheckResult } from './project/check-project.ts';
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

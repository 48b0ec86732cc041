/**
 * Takes every flag of large public repositories out, at both values, without writing anything.
 *
 *     npm run bench:remove-all -- --mirror DIR [--repo OWNER/NAME] [--flag KEY] [--verbose]
 *
 * DIR holds bare clones as OWNER+NAME/repo; the newest commit is taken. Fails on a crash, a failed verification, or when a
 * second removal over the result of the first would change anything. Counts what is refused, by reason.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { collectFlags } from '../src/project/flags.ts';
import { createRemovalProject } from '../src/project/removal-project.ts';
import type { FileFacts } from '../src/facts/types.ts';
import { openProject } from '../src/project/open-project.ts';
import type { RemovalProject } from '../src/remove/project.ts';
import { removeFlags, type ChangedFile } from '../src/remove/remove.ts';
import { checkout } from './lib.ts';

const { values } = parseArgs({
  options: { mirror: { type: 'string' }, repo: { type: 'string', multiple: true }, flag: { type: 'string', multiple: true }, verbose: { type: 'boolean', default: false } },
});
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');
const mirror = resolve(values.mirror);
const REPOSITORIES = ['Unleash/unleash', 'linode/manager', 'desktop/desktop'];

/** The project as it is after a removal. */
function after(project: RemovalProject, files: readonly ChangedFile[]): RemovalProject {
  const changed = new Map(files.map((file) => [file.file, file.after]));
  const facts = new Map<string, FileFacts | undefined>();
  const stands = (file: string): boolean => changed.get(file) !== null;
  return {
    ...project,
    sources: project.sources.filter(stands),
    others: project.others.filter(stands),
    flagged: project.flagged.filter(stands),
    read: (file) => (changed.has(file) ? (changed.get(file) ?? undefined) : project.read(file)),
    facts(file) {
      const text = changed.get(file);
      const source = typeof text === 'string' && !facts.has(file) ? project.parse(file, text) : undefined;
      if (source) facts.set(file, project.readAgain?.(source));
      return facts.get(file) ?? project.facts(file);
    },
  };
}

for (const repository of values.repo ?? REPOSITORIES) {
  const head = execFileSync('git', ['--git-dir', join(mirror, repository.replace('/', '+'), 'repo'), 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const work = checkout(mirror, repository, head);
  const began = performance.now();
  const { scan } = openProject({ cwd: work });
  const scanned = performance.now();
  const project = createRemovalProject(scan);
  const keys = [...collectFlags(scan).values()].filter((f) => f.evaluations.length + f.declarations.length + f.properties.length > 0).map((f) => f.key).filter((key) => values.flag?.includes(key) ?? true);
  const reasons = new Map<string, number>();
  const problems: string[] = [];
  let [removals, changedFiles, refused, slowest, slowestKey] = [0, 0, 0, 0, ''];
  for (const key of keys) {
    for (const keep of [true, false]) {
      const requests = [{ key, keep }];
      const name = `${key} ${keep ? 'on' : 'off'}`;
      const start = performance.now();
      try {
        const { files, refusals, verification } = removeFlags(project, requests);
        const took = performance.now() - start;
        if (took > slowest) [slowest, slowestKey] = [took, name];
        removals++;
        changedFiles += files.length;
        refused += refusals.length > 0 ? 1 : 0;
        for (const { file, line, reason } of refusals) {
          const general = reason.replaceAll(/\([^)]*\)/g, '(…)').replace(/still used in .*/, 'still used in …');
          reasons.set(general, (reasons.get(general) ?? 0) + 1);
          if (values.verbose) console.log(`  ${name}: ${file}:${String(line)} ${reason}`);
        }
        problems.push(...verification.problems.map((problem) => `${name}: ${problem}`));
        const again = removeFlags(after(project, files), requests).files;
        problems.push(...again.map((file) => `${name}: a second removal changes ${file.file}`));
      } catch (error) {
        problems.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  }
  const seconds = (from: number, to = performance.now()): string => `${((to - from) / 1000).toFixed(1)} s`;
  console.log(`${repository} ${head.slice(0, 10)}: ${String(keys.length)} flags, ${String(removals)} removals, ${String(changedFiles)} files changed, ${String(refused)} removals with refusals; scan ${seconds(began, scanned)}, removals ${seconds(scanned)}, slowest ${(slowest / 1000).toFixed(1)} s (${slowestKey})`);
  for (const [reason, number] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`  refused ${String(number)}: ${reason}`);
  for (const problem of problems) console.log(`  PROBLEM ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  rmSync(work, { recursive: true, force: true });
}

import { join, relative, sep } from 'node:path';
import { branchName, checkBranches, commitBranches } from '../project/commit-branches.ts';
import { formatRemoval } from '../project/format-removal.ts';
import { removeFromProject, type Removal } from '../project/remove-from-project.ts';
import { createReport } from '../project/report.ts';
import { openTemporaryWorktree, type TemporaryWorktree } from '../project/temporary-worktree.ts';
import { commitMessage } from '../reporters/commit-message.ts';
import { removalJson } from '../reporters/removal-json.ts';
import { removalMarkdown } from '../reporters/removal-markdown.ts';
import { removalPlan, verificationLines } from '../reporters/removal.ts';
import { count } from '../text/count.ts';
import type { Context, ExitCode } from './context.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { RemoveFlags } from './program.ts';
import { removalOptions } from './removal-options.ts';
import { removalRequests } from './removal-requests.ts';

interface Branched {
  readonly removal: Removal;
  readonly branch: string;
  readonly message: string;
  /** Full name of the commit; absent when there was nothing to commit, or it could not be verified. */
  readonly commit?: string;
}

/** `unflag remove --branch`: one branch with one commit a flag, all from the last commit. */
export async function removeOnBranches(keys: readonly string[], flags: RemoveFlags, context: Context): Promise<ExitCode> {
  const base = openTemporaryWorktree(context.cwd);
  try {
    const { scan, asOf } = open(flags, { ...context, cwd: base.cwd });
    const requests = removalRequests(scan, keys, flags, context);
    const names = requests.map(({ key }) => branchName(flags.branchPrefix, key));
    checkBranches(base.repository, names);
    const report = createReport(scan, { asOf, keys: requests.map(({ key }) => key) });
    const prefix = prefixOf(base, scan.config.root);
    const drafts: Branched[] = [];
    for (const [index, request] of requests.entries()) {
      const removal = await formatRemoval(removeFromProject(scan, [request], removalOptions(flags)), join(base.repository, prefix));
      drafts.push({ removal, branch: names[index] ?? '', message: commitMessage(removal, report.flags.find(({ key }) => key === request.key)) });
    }
    const ready = drafts.filter(({ removal: { files, verification } }) => files.length > 0 && verification.ok);
    const commits = commitBranches(base, scan.config.root, prefix, ready.map(({ branch, message, removal: { files } }) => ({ branch, message, files })));
    const branched = drafts.map((draft): Branched => {
      const commit = commits[ready.indexOf(draft)];
      return commit === undefined ? draft : { ...draft, commit };
    });
    print(branched, base, flags, context, scan.config.root);
    return branched.some(({ removal: { refusals, verification } }) => refusals.length > 0 || !verification.ok) ? 1 : 0;
  } finally {
    base.dispose();
  }
}

/** Path of the project's root from the repository's, as git writes it. */
function prefixOf({ repository, folder, cwd }: TemporaryWorktree, root: string): string {
  const path = relative(cwd.startsWith(folder) ? folder : repository, root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

function print(all: readonly Branched[], { commit: base }: TemporaryWorktree, { format }: RemoveFlags, context: Context, root: string): void {
  const output = createOutput(context, root);
  if (format === 'json') {
    const removals = all.map(({ removal, branch, commit, message }) => ({ ...removalJson(removal), ...(commit === undefined ? {} : { branch, commit, message }) }));
    context.out(`${JSON.stringify({ version: 1, base, removals }, null, 2)}\n`);
    return;
  }
  for (const { removal, branch, commit } of all) {
    if (format === 'markdown') {
      if (commit !== undefined) context.out(`<!-- branch ${branch} ${commit} -->\n`);
      removalMarkdown(removal, output);
      context.out('\n');
      continue;
    }
    removalPlan(removal, output);
    const words = commit === undefined ? 'No branch was made.' : `Branch ${branch} (${commit.slice(0, 10)}) holds it.`;
    context.out(`\n${verificationLines(removal, output)}${words}\n\n`);
  }
  const made = all.filter(({ commit }) => commit !== undefined);
  if (format === 'pretty' && made.length > 0) context.out(`Next: git push origin ${made.map(({ branch }) => branch).join(' ')}, then open ${count(made.length, 'pull request')}.\n`);
}

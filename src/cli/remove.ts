import { spawnSync } from 'node:child_process';
import { UsageError } from '../errors.ts';
import { isCode } from '../project/discover.ts';
import { formatRemoval } from '../project/format-removal.ts';
import { findMentions } from '../project/mentions.ts';
import { removeFromProject, type Removal } from '../project/remove-from-project.ts';
import { byPlace } from '../project/report.ts';
import type { Scan } from '../project/types.ts';
import { uncommitted, writeFiles } from '../project/write-files.ts';
import type { Request } from '../remove/types.ts';
import { diff } from '../reporters/diff.ts';
import { removalJson } from '../reporters/removal-json.ts';
import { removalMarkdown } from '../reporters/removal-markdown.ts';
import { removalPlan, verificationLines } from '../reporters/removal.ts';
import { count } from '../text/count.ts';
import { shellWord } from '../text/shell-word.ts';
import { constantText } from '../reporters/words.ts';
import type { Context, ExitCode } from './context.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { RemoveFlags } from './program.ts';
import { removalOptions } from './removal-options.ts';
import { removalRequests } from './removal-requests.ts';

/** `unflag remove`: the diff that takes flags out, or with `--write` the change itself, or with `--branch` a branch a flag. */
export async function remove(keys: readonly string[], flags: RemoveFlags, context: Context): Promise<ExitCode> {
  checkUse(keys, flags);
  if (flags.branch) return (await import('./remove-on-branches.ts')).removeOnBranches(keys, flags, context);
  const { scan } = open(flags, context);
  const requests = removalRequests(scan, keys, flags, context);
  const removal = await formatRemoval(removeFromProject(scan, requests, removalOptions(flags)), scan.config.root);
  const { verification, files, refusals } = removal;
  const mayWrite = flags.write === true && verification.ok && files.length > 0;
  const outcome = mayWrite ? write(scan.config.root, removal, flags) : undefined;
  const output = createOutput(context, scan.config.root);
  if (flags.format === 'json') context.out(`${JSON.stringify({ ...removalJson(removal), written: outcome !== undefined && outcome.testFailed === undefined, ...outcome }, null, 2)}\n`);
  else if (flags.format === 'markdown') removalMarkdown(removal, output);
  else {
    removalPlan(removal, outcome ? { ...output, read: originalTexts(removal, output.read) } : output);
    if (!flags.write) context.out(files.length > 0 ? `\n${diff(files, output.colors)}` : '');
    context.out(`\n${verificationLines(removal, output)}${closing(removal, flags, scan, outcome)}\n`);
  }
  return refusals.length > 0 || !verification.ok || outcome?.testFailed !== undefined ? 1 : 0;
}

function checkUse(keys: readonly string[], { keep, retired, plan, write, branch, test }: RemoveFlags): void {
  if (branch && write) throw new UsageError('--branch and --write exclude each other: --branch leaves the work tree as it is');
  if (test !== undefined && !write) throw new UsageError('--test runs after the files are written: use it with --write');
  if (keep !== undefined && retired) throw new UsageError('--keep and --retired exclude each other: --retired takes the kept values from the registry');
  if (plan !== undefined && retired) throw new UsageError('--plan and --retired exclude each other: a plan names its flags');
  if (keep !== undefined && keys.length === 0) throw new UsageError('--keep needs the flag that it is for: unflag remove <flag> --keep on');
  if (keys.length === 0 && !retired && plan === undefined) throw new UsageError('say which flag to remove: unflag remove <flag> --keep on, --plan <file>, or --retired for all retired ones');
}

interface Outcome {
  /** Last lines of the test command's output, when it failed and everything was put back. */
  readonly testFailed?: string;
}

function write(root: string, { files }: Removal, { force, test }: RemoveFlags): Outcome {
  const dirty = force ? [] : uncommitted(root, files.map(({ file }) => file));
  if (dirty.length > 0) {
    throw new UsageError(`nothing was written, because ${dirty.join(', ')} ${dirty.length === 1 ? 'has' : 'have'} uncommitted changes; commit or stash them, or use --force`);
  }
  const undo = writeFiles(root, files);
  if (test === undefined) return {};
  const { status, stdout, stderr } = spawnSync(test, { cwd: root, shell: true, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return {};
  undo();
  return { testFailed: `${stdout}${stderr}`.trimEnd().split('\n').slice(-TEST_LINES).join('\n') };
}

const TEST_LINES = 40;

function closing({ files, requests, refusals, sites, verification }: Removal, flags: RemoveFlags, scan: Scan, outcome: Outcome | undefined): string {
  const left = refusals.length > 0 ? ` ${count(refusals.length, 'place')} ${refusals.length === 1 ? 'needs' : 'need'} a person.` : '';
  if (outcome?.testFailed !== undefined) return `${outcome.testFailed}\n\nThe test command failed, and every file is as it was: ${flags.test ?? ''}`;
  if (outcome) return `Wrote ${count(files.length, 'file')}.${left}\nNext: read git diff, run the tests, commit.`;
  if (!verification.ok) return `Nothing was written. ${requests.some(({ keep }) => typeof keep !== 'boolean') ? 'See whether --keep gives all that these places read of the value; if it does, please' : 'Please'} report this with the code it is about.`;
  if (files.length === 0 && refusals.length > 0) return `Next:${left}`;
  if (files.length === 0) return flags.only && sites.some(({ files: found }) => found > 0) ? 'Next: widen --only, which leaves out the files with the flag.' : unread(scan, requests);
  return `Next: unflag remove ${wordsFor(requests, flags)} --write does it.${left}`;
}

/** What to do where nothing was read as a flag: code may name it all the same. */
function unread(scan: Scan, requests: readonly Request[]): string {
  const named = [...findMentions(scan, requests.map(({ key }) => key)).values()].flat().filter(({ file, where }) => isCode(file) && where !== 'comment');
  const [first] = named.sort(byPlace);
  if (!first) return 'Next: nothing is left to do in the code.';
  return `Next: nothing reads it as far as unflag knows, but ${first.file}:${String(first.line)} names it${named.length > 1 ? `, and ${count(named.length - 1, 'other place')}` : ''}: if it is a flag there, say with "routers" in the configuration how it is read.`;
}

/** What was asked, as a command line takes it. */
function wordsFor(requests: readonly Request[], { retired, plan, only, keepFiles }: RemoveFlags): string {
  const which = retired ? ['--retired'] : plan === undefined ? requests.flatMap(({ key, keep }) => [shellWord(key), '--keep', shellWord(constantText(keep))]) : ['--plan', shellWord(plan)];
  return [...which, ...(only ? ['--only', ...only.map(shellWord)] : []), ...(keepFiles ? ['--keep-files'] : [])].join(' ');
}

function originalTexts({ files }: Removal, read: (file: string) => string | undefined): (file: string) => string | undefined {
  const before = new Map(files.map((file) => [file.file, file.before]));
  return (file) => before.get(file) ?? read(file);
}

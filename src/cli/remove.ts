import { spawnSync } from 'node:child_process';
import picomatch from 'picomatch';
import { UsageError } from '../errors.ts';
import { keepValue } from '../project/keep-value.ts';
import { findMentions } from '../project/mentions.ts';
import { removeFromProject, type Removal } from '../project/remove-from-project.ts';
import type { Scan } from '../project/types.ts';
import { uncommitted, writeFiles } from '../project/write-files.ts';
import type { Request } from '../remove/types.ts';
import { diff, lineCounts } from '../reporters/diff.ts';
import { removalMarkdown } from '../reporters/removal-markdown.ts';
import { removalPlan, verificationLines } from '../reporters/removal.ts';
import { count } from '../text/count.ts';
import { constantText } from '../reporters/words.ts';
import type { Context, ExitCode } from './context.ts';
import { findFlag, flagNamed } from './find-flag.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { RemoveFlags } from './program.ts';

/** `unflag remove`: the diff that takes flags out, or with `--write` the change itself. */
export function remove(keys: readonly string[], flags: RemoveFlags, context: Context): ExitCode {
  checkUse(keys, flags);
  const { scan } = open(flags, context);
  const requests = requestsOf(scan, keys, flags);
  const only = flags.only ? picomatch([...flags.only].map((glob) => glob.replace(/^\.\//, '')), { dot: true }) : undefined;
  const removal = removeFromProject(scan, requests, { types: flags.verify, ...(only ? { only } : {}) });
  const { verification, files, refusals } = removal;
  const mayWrite = flags.write === true && verification.ok && files.length > 0;
  const outcome = mayWrite ? write(scan.config.root, removal, flags) : undefined;
  const output = createOutput(context, scan.config.root);
  if (flags.format === 'json') context.out(`${JSON.stringify(asJson(removal, outcome), null, 2)}\n`);
  else if (flags.format === 'markdown') removalMarkdown(removal, output);
  else {
    removalPlan(removal, outcome ? { ...output, read: originalTexts(removal, output.read) } : output);
    if (!flags.write) context.out(files.length > 0 ? `\n${diff(files, output.colors)}` : '');
    context.out(`\n${verificationLines(removal, output)}${closing(removal, keys, flags, outcome)}\n`);
  }
  return refusals.length > 0 || !verification.ok || outcome?.testFailed !== undefined ? 1 : 0;
}

function checkUse(keys: readonly string[], { keep, retired, write, test }: RemoveFlags): void {
  if (test !== undefined && !write) throw new UsageError('--test runs after the files are written: use it with --write');
  if (keep !== undefined && retired) throw new UsageError('--keep and --retired exclude each other: --retired takes the kept values from the registry');
  if (keys.length === 0 && !retired) throw new UsageError('say which flag to remove: unflag remove <flag> --keep on, or --retired for all retired ones');
}

function requestsOf(scan: Scan, keys: readonly string[], { keep, retired }: RemoveFlags): Request[] {
  if (keys.length === 0) {
    const entries = [...scan.registry.entries.values()].filter(({ status }) => status === 'retired');
    if (entries.length === 0) throw new UsageError('no flag of the registry is retired; say which flag to remove: unflag remove <flag> --keep on');
    return entries.map((entry) => ({ key: entry.key, keep: keepValue(entry.keep) }));
  }
  return keys.map((word): Request => {
    const entry = scan.registry.find(word);
    const key = entry?.key ?? flagNamed(scan, word)?.key ?? (findMentions(scan, [word]).has(word) ? word : findFlag(scan, word).key);
    if (keep !== undefined) return { key, keep: keepValue(keep) };
    if (entry?.keep !== undefined) return { key, keep: keepValue(entry.keep) };
    throw new UsageError(`say which value of ${key} stays: --keep on, --keep off or --keep <variant>${retired ? '; the registry has none for it' : ''}`);
  });
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

function closing({ files, requests, refusals, verification }: Removal, keys: readonly string[], flags: RemoveFlags, outcome: Outcome | undefined): string {
  const left = refusals.length > 0 ? ` ${count(refusals.length, 'place')} ${refusals.length === 1 ? 'needs' : 'need'} a person.` : '';
  if (outcome?.testFailed !== undefined) return `${outcome.testFailed}\n\nThe test command failed, and every file is as it was: ${flags.test ?? ''}`;
  if (outcome) return `Wrote ${count(files.length, 'file')}.${left}\nNext: read git diff, run the tests, commit.`;
  if (!verification.ok) return 'Nothing was written. Please report this with the code it is about.';
  if (files.length === 0) return refusals.length > 0 ? `Next:${left}` : 'Next: nothing is left to do in the code.';
  const keep = flags.retired ? '--retired' : `--keep ${constantText(requests[0]?.keep)}`;
  return `Next: unflag remove ${[...keys, keep].join(' ')} --write does it.${left}`;
}

function originalTexts({ files }: Removal, read: (file: string) => string | undefined): (file: string) => string | undefined {
  const before = new Map(files.map((file) => [file.file, file.before]));
  return (file) => before.get(file) ?? read(file);
}

const asJson = ({ requests, files, refusals, notices, verification }: Removal, outcome: Outcome | undefined) => ({
  version: 1,
  requests,
  plan: files.map((file) => ({ file: file.file, change: file.after === null ? 'delete' : 'edit', ...lineCounts([file]) })),
  files,
  refusals,
  notices,
  verification,
  written: outcome !== undefined && outcome.testFailed === undefined,
  ...outcome,
});

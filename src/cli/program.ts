import { Command, InvalidArgumentError, Option } from 'commander';
import { parseShard, type Shard } from '../project/shard.ts';
import type { Context, ExitCode } from './context.ts';

/** The commands with their options; `words` are the arguments as written. Each command's work is in a module of its own, loaded when it is called. */
export function createProgram(context: Context, exit: (code: ExitCode) => void, words: readonly string[] = []): Command {
  const program = new Command('unflag')
    .description('Find feature flags in TypeScript and JavaScript, hold their removal deadlines, and remove retired flags.')
    .version(context.version)
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError('Run unflag --help to see what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text),
      writeErr: (text) => context.err(text),
      getOutHasColors: () => context.colors,
      getErrHasColors: () => false,
      getOutHelpWidth: () => context.columns,
      outputError: (text, write) => write(text.replace(/^error: /, '')),
    })
    .addHelpText('after', EXAMPLES);

  const command = (usage: string, description: string): Command =>
    program.command(usage).description(description).option('--config <file>', 'configuration file');
  const asOf = (): Option => new Option('--as-of <date>', 'the day to judge deadlines by, in UTC (default: today)').argParser(isoDay);
  const noCache = (): Option => new Option('--no-cache', 'read every file anew, and keep nothing for the next run');
  const noTypes = (): Option => new Option('--no-types', 'do not ask TypeScript for keys and receivers that the text leaves open');
  const shard = (): Option => new Option('--shard <i/n>', 'read one of n parts of the files, and print what unflag merge joins').argParser(shardOf);
  const judging = (command: Command): Command =>
    command
      .option('--changed-since <ref>', 'only what changes since the merge base with this git ref brought in')
      .option('--baseline <file>', 'leave out findings that this file holds')
      .option('--update-baseline', 'write the findings of now to the baseline file')
      .addOption(new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1').choices(['error', 'warn', 'never']).default('error'));
  const format = (...choices: string[]): Option => new Option('-f, --format <format>', 'output').choices(choices).default('pretty');

  program
    .command('init')
    .description('write a configuration and a registry for this repository')
    .action(async () => exit(await (await import('./init.ts')).init(context)));

  command('scan', 'show every flag: where it is read, declared, forced in tests')
    .argument('[paths...]', 'files, folders or globs (default: the whole project)')
    .addOption(format('pretty', 'json', 'markdown'))
    .addOption(asOf())
    .addOption(noCache())
    .addOption(noTypes())
    .addOption(shard())
    .action(async (paths: string[], options: ScanFlags) => exit(await (await import('./scan.ts')).scan(paths, options, context)));

  command('list', 'list flags with state, owner and number of reads')
    .addOption(format('pretty', 'json', 'markdown'))
    .addOption(asOf())
    .addOption(noCache())
    .addOption(noTypes())
    .addOption(new Option('--state <state...>', 'only flags in these states').choices(STATES))
    .option('--owner <owner>', 'only flags of this owner')
    .action(async (options: ListFlags) => exit(await (await import('./list.ts')).list(options, context)));

  command('explain', 'show one flag whole: entry, reads, branches, tests, what a removal would do')
    .argument('<flag>', 'key of the flag')
    .addOption(format('pretty', 'json'))
    .addOption(asOf())
    .addOption(noTypes())
    .action(async (key: string, options: ExplainFlags) => exit((await import('./explain.ts')).explain(key, options, context)));

  command('graph', 'show which flags are read under which, in branches, through calls and components')
    .argument('[flags...]', 'only what these flags are part of (default: all)')
    .addOption(format('pretty', 'mermaid', 'json'))
    .addOption(new Option('--depth <calls>', 'how many functions or components may lie between').argParser(wholeNumber).default(3))
    .addOption(noTypes())
    .action(async (keys: string[], options: GraphFlags) => exit((await import('./graph.ts')).graph(keys, options, context)));

  judging(
    command('check', 'run the rules and check deadlines, for CI')
      .argument('[paths...]', 'files, folders or globs (default: the whole project)')
      .addOption(format('pretty', 'json', 'sarif', 'github', 'markdown'))
      .addOption(asOf())
      .addOption(noCache())
      .addOption(noTypes())
      .addOption(shard()),
  ).action(async (paths: string[], options: CheckFlags) => exit(await (await import('./check.ts')).check(paths, options, context)));

  judging(
    command('merge', 'join what scan or check --shard printed, as if one run had read all files')
      .argument('<parts...>', 'files with what each shard printed')
      .addOption(format('pretty', 'json', 'sarif', 'github', 'markdown'))
      .addOption(asOf()),
  ).action(async (parts: string[], options: CheckFlags) => exit(await (await import('./merge.ts')).merge(parts, options, context)));

  command('remove', 'take flags out of the code at the value that stays; shows a diff')
    .argument('[flags...]', 'keys of the flags')
    .option('--keep <value>', 'value that stays for the flags before it: on, off, a variant or JSON')
    .option('--retired', 'every retired flag of the registry, at its kept value')
    .option('--plan <file>', 'YAML or JSON file with flags and the values that stay')
    .option('--write', 'write the files instead of only showing the diff')
    .option('--branch', 'make one git branch with one commit a flag; the work tree stays as it is')
    .option('--branch-prefix <prefix>', 'how these branches begin', 'remove-flag/')
    .option('--keep-files', 'leave files that lost their last use, and list them')
    .option('--force', 'write over uncommitted changes too')
    .option('--only <glob...>', 'change only these files')
    .option('--no-verify', 'leave out the comparison of TypeScript diagnostics')
    .option('--test <command>', 'run a command after writing, and put everything back if it fails')
    .addOption(format('pretty', 'json', 'markdown'))
    .addOption(asOf())
    .addOption(noTypes())
    .action(async (keys: string[], options: RemoveFlags) => {
      const values = (await import('./pair-values.ts')).pairValues(words.slice(words.indexOf('remove') + 1), keys);
      exit(await (await import('./remove.ts')).remove(keys, { ...options, values }, context));
    });

  for (const each of program.commands) each.copyInheritedSettings(program);
  return program;
}

const STATES = ['unregistered', 'retired', 'none', 'permanent', 'active', 'upcoming', 'due', 'expired'];

const EXAMPLES = `
Examples:
  unflag scan                                what flags are there
  unflag check --changed-since origin/main   what this branch brought in
  unflag explain new-checkout                one flag whole
  unflag remove new-checkout --keep on       the diff that removes it

Exit codes: 0 nothing to report, 1 findings or refusals, 2 wrong usage, wrong configuration or a crash.`;

function isoDay(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('Expected a day such as 2026-12-01.');
  }
  return value;
}

function shardOf(value: string): Shard {
  const shard = parseShard(value);
  if (!shard) throw new InvalidArgumentError('Expected a shard such as 1/3, the first of three.');
  return shard;
}

function wholeNumber(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw new InvalidArgumentError('Expected a whole number such as 3.');
  return Number(value);
}

/** Options that all commands on a project share. */
export interface ProjectFlags {
  readonly config?: string;
  readonly asOf?: string;
  /** Of commands that keep facts for the next run. */
  readonly cache?: boolean;
  /** Of commands that ask TypeScript for types. */
  readonly types?: boolean;
}

export interface ScanFlags extends ProjectFlags {
  readonly shard?: Shard;
  readonly format: 'pretty' | 'json' | 'markdown';
}

export interface ListFlags extends Omit<ScanFlags, 'shard'> {
  readonly state?: readonly string[];
  readonly owner?: string;
}

export interface ExplainFlags extends ProjectFlags {
  readonly format: 'pretty' | 'json';
}

export interface GraphFlags extends ProjectFlags {
  readonly format: 'pretty' | 'mermaid' | 'json';
  readonly depth: number;
}

export interface CheckFlags extends ProjectFlags {
  readonly shard?: Shard;
  readonly format: 'pretty' | 'json' | 'sarif' | 'github' | 'markdown';
  readonly changedSince?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn: 'error' | 'warn' | 'never';
}

export interface RemoveFlags extends ProjectFlags {
  readonly keep?: string;
  /** The value that each flag keeps, where one was said for it. */
  readonly values?: readonly (string | undefined)[];
  readonly retired?: boolean;
  readonly plan?: string;
  readonly branch?: boolean;
  readonly branchPrefix: string;
  readonly keepFiles?: boolean;
  readonly write?: boolean;
  readonly force?: boolean;
  readonly only?: readonly string[];
  readonly verify: boolean;
  readonly test?: string;
  readonly format: 'pretty' | 'json' | 'markdown';
}

import { CommanderError } from 'commander';
import { KnownError } from '../errors.ts';
import type { Context, ExitCode } from './context.ts';
import { createProgram } from './program.ts';

/** Runs the command line with its arguments, without program and script, and gives the exit code. Never throws. */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    await createProgram(context, (code) => (exitCode = code), args).parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof KnownError) context.err(`${error.message}\n`);
    else context.err(`${crashReport(error, context)}\n`);
    return 2;
  }
}

function crashReport(error: unknown, { version, platform }: Context): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\n\nunflag ${version} stopped on an error of its own (${platform}).\nPlease report it to the project's issue tracker, with the lines above.`;
}

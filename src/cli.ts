#!/usr/bin/env node
import module, { createRequire } from 'node:module';
import { tuneV8 } from './cli/tune-v8.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const first = process.argv[2];
if (first === '--version' || first === '-V') process.stdout.write(`${version}\n`);
else {
  tuneV8(process.versions);
  // Node 22.1 and later keep compiled code between runs; older ones know no such thing.
  (module as { readonly enableCompileCache?: () => void }).enableCompileCache?.();
  const { run } = await import('./cli/run.ts');
  const { NO_COLOR, FORCE_COLOR } = process.env;
  process.exitCode = await run(process.argv.slice(2), {
    version,
    cwd: process.cwd(),
    now: new Date(),
    colors: FORCE_COLOR ? FORCE_COLOR !== '0' : !NO_COLOR && process.stdout.isTTY,
    columns: process.stdout.columns || 100,
    progress: process.stderr.isTTY,
    platform: `${process.platform} ${process.arch}, Node ${process.version}`,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}

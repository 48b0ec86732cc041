import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folder } from './cli.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/removing-flags.md'), 'utf8');

interface Example {
  readonly title: string;
  readonly keep: string;
  readonly file: string;
  readonly refused: boolean;
  readonly before: string;
  readonly after: string;
}

/** Pairs of code blocks behind a marker. */
const examples = [...page.matchAll(/<!-- removal (.*?) -->\n\n```(\w+)\n([^]*?)```\n\n```\w+\n([^]*?)```/g)].map(([, options = '', language = '', before = '', after = '']): Example => {
  const option = (name: string): string | undefined => new RegExp(`--${name} (\\S+)`).exec(options)?.[1];
  return { title: `${options}: ${before.split('\n')[0] ?? ''}`, keep: option('keep') ?? 'on', file: option('file') ?? `example.${language}`, refused: options.includes('--refused'), before, after };
});

interface Result {
  readonly files: readonly { readonly file: string; readonly after: string }[];
  readonly refusals: readonly { readonly line: number; readonly reason: string; readonly hint: string }[];
}

describe('docs/removing-flags.md shows what a removal makes', () => {
  it('of several examples', () => {
    expect(examples.length).toBeGreaterThan(4);
  });

  it.each(examples)('$title', async ({ keep, file, refused, before, after }) => {
    const root = folder({ [file]: before, 'package.json': '{ "private": true }', 'unflag.config.yaml': '{}\n' });
    const { out, err } = await cli(root, 'remove', 'new-checkout', '--keep', keep, '--format', 'json', '--no-verify');
    expect(err).toBe('');
    const { files, refusals } = JSON.parse(out) as Result;
    if (refused) expect(refusals.map(({ line, reason, hint }) => `${String(line)}: ${reason}; ${hint}\n`).join('')).toBe(after);
    else {
      expect(refusals).toEqual([]);
      expect(files.find((changed) => changed.file === file)?.after).toBe(after);
    }
  });
});

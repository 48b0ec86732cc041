import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, textOf } from './files.ts';

const unflag = (line: string): string =>
  spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...line.split(' ')], {
    cwd: join(root, 'fixtures/projects/shop'),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  }).stdout;

/** The lines of the README's demo by the command that prints them; `…` stands for what is left out. */
function demo(): [command: string, lines: string[]][] {
  const block = /<!-- begin demo -->\s*```console\n([\s\S]*?)```/.exec(textOf('README.md'))?.[1] ?? '';
  return block
    .split(/^\$ unflag /m)
    .slice(1)
    .map((part) => part.split('\n'))
    .map(([command = '', ...lines]) => [command, lines.filter((line) => line !== '' && line !== '…')]);
}

describe('what the README shows', () => {
  it('shows three commands', () => {
    expect(demo().map(([command]) => command.split(' ')[0])).toEqual(['scan', 'check', 'remove']);
  });

  it.each(demo())('is what `unflag %s` prints', (command, lines) => {
    const printed = unflag(command).split('\n');
    expect(lines.filter((line) => !printed.includes(line))).toEqual([]);
  });
});

it('docs/removing-flags.md shows lines that `unflag remove` prints', () => {
  const shown = /<!-- begin removal -->\s*```diff\n([\s\S]*?)```/.exec(textOf('docs/removing-flags.md'))?.[1]?.split('\n') ?? [];
  const printed = new Set(unflag('remove new-checkout --keep on --no-verify').split('\n'));
  expect(shown.length).toBeGreaterThan(50);
  expect(shown.filter((line) => line !== '…' && !printed.has(line))).toEqual([]);
});

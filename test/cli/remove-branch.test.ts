import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, commitAll, fixture, folder, git, write } from './cli.ts';

const branches = (root: string): string[] => git(root, 'for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n');
const stateOf = (root: string): string => `${git(root, 'status', '--porcelain')}\n${git(root, 'diff', '--cached')}\n${git(root, 'symbolic-ref', 'HEAD')}\n${git(root, 'worktree', 'list')}`;

/** A repository whose own configuration says who commits. */
function repository(): string {
  const root = fixture('small');
  commitAll(root);
  git(root, 'config', 'user.name', 'Ada');
  git(root, 'config', 'user.email', 'ada@example.com');
  return root;
}

it('makes one branch and commit a flag, from the same commit, and leaves the work tree alone', async () => {
  const root = repository();
  const before = stateOf(root);
  const { code, out, err } = await cli(root, 'remove', 'new-nav', '--keep', 'on', 'fast-search', '--keep', 'off', '--branch');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Next: git push origin remove-flag/new-nav remove-flag/fast-search, then open 2 pull requests.\n');
  expect(stateOf(root)).toBe(before);
  expect(branches(root)).toEqual(['main', 'remove-flag/fast-search', 'remove-flag/new-nav']);
  for (const branch of branches(root).slice(1)) expect(git(root, 'rev-parse', `${branch}~1`)).toBe(git(root, 'rev-parse', 'main'));
  expect(git(root, 'diff', '--stat', 'main', 'remove-flag/new-nav')).toContain('4 files changed, 1 insertion(+), 9 deletions(-)');
  expect(git(root, 'show', 'remove-flag/fast-search:src/page.ts')).not.toContain('fast-search');
  expect(git(root, 'log', '-1', '--format=%an%n%B', 'remove-flag/new-nav')).toMatchInlineSnapshot(`
    "Ada
    Remove feature flag new-nav, keeping on

    Why: removal deadline 2026-10-01, expired 52 days ago.

    4 files, -9 +1 lines. The flag had 1 read, 1 declaration and 1 override in 3 files.

    Verified: every changed file parses, and every name in it is declared; no read is left without a reason; a second run changes nothing.

    Flag: new-nav
    Kept-Value: on
    Flag-Owner: @web
    Remove-By: 2026-10-01

    "
  `);
});

it('reads the last commit, not what is changed, and keeps what is changed as it is', async () => {
  const root = repository();
  const page = readFileSync(join(root, 'src/page.ts'), 'utf8');
  write(root, { 'src/page.ts': `${page}// mine\n`, 'src/new.ts': "import { isOn } from './flags';\nexport const nav = isOn('new-nav');\n", 'flags.yaml': 'flags: []\n' });
  git(root, 'add', 'flags.yaml');
  const before = stateOf(root);
  const { code } = await cli(root, 'remove', 'new-nav', '--keep', 'on', '--branch');
  expect(code).toBe(0);
  expect(stateOf(root)).toBe(before);
  expect(readFileSync(join(root, 'src/page.ts'), 'utf8')).toBe(`${page}// mine\n`);
  const committed = git(root, 'show', 'remove-flag/new-nav:src/page.ts');
  expect(committed).toContain("const nav = 'wide';");
  expect(committed).not.toContain('mine');
  expect(git(root, 'ls-tree', '-r', '--name-only', 'remove-flag/new-nav')).not.toContain('new.ts');
});

it('works from a folder of the repository, keeps modes and line ends, and names branches so that git takes them', async () => {
  const root = folder();
  const page = "import { isOn } from './flags';\r\nexport const nav = isOn('nav: new..menu') ? 1 : 2;\r\n";
  write(root, {
    '.gitattributes': '*.ts text eol=crlf\n',
    'app/unflag.config.yaml': "routers:\n  - modules: ['./src/flags']\n    forms: [{ kind: function, name: isOn, key: 'arg:0' }]\n",
    'app/src/page.ts': page,
    'app/src/flags.ts': 'export const isOn = (key: string): boolean => key.length > 3;\r\n',
  });
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'config', 'user.name', 'Ada');
  git(root, 'config', 'user.email', 'ada@example.com');
  git(root, 'add', '-A');
  git(root, 'update-index', '--chmod=+x', 'app/src/page.ts');
  git(root, 'commit', '-q', '-m', 'Start');
  const { code, err } = await cli(join(root, 'app'), 'remove', 'nav: new..menu', '--keep', 'on', '--branch', '--branch-prefix', 'bot/');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(branches(root)).toEqual(['bot/nav-new-menu', 'main']);
  expect(git(root, 'show', 'bot/nav-new-menu:app/src/page.ts')).toBe('export const nav = 1;\n');
  expect(git(root, 'ls-tree', 'bot/nav-new-menu', 'app/src/page.ts')).toMatch(/^100755 /);
});

it('gives branch, commit and message as JSON, and Markdown for the pull request', async () => {
  const root = repository();
  const { out } = await cli(root, 'remove', 'new-nav', '--keep', 'on', '--branch', '--format', 'json');
  const { base, removals } = JSON.parse(out) as { base: string; removals: { branch: string; commit: string; message: string }[] };
  expect(base).toBe(git(root, 'rev-parse', 'main').trim());
  expect(removals).toMatchObject([{ branch: 'remove-flag/new-nav', commit: git(root, 'rev-parse', 'remove-flag/new-nav').trim(), requests: [{ key: 'new-nav', keep: true }], verification: { ok: true } }]);
  expect(git(root, 'log', '-1', '--format=%B', 'remove-flag/new-nav').trim()).toBe(removals[0]?.message.trim());
  const markdown = await cli(root, 'remove', 'fast-search', '--keep', 'on', '--branch', '--format', 'markdown');
  expect(markdown.out).toMatch(/^<!-- branch remove-flag\/fast-search [0-9a-f]{40} -->\n### Remove `fast-search` \(keep on\)\n/);
});

it('makes no branch where there is nothing to change', async () => {
  const root = repository();
  expect((await cli(root, 'remove', 'new-nav', '--keep', 'on', '--only', 'docs/**', '--branch')).out).toContain('No branch was made.\n');
  expect(branches(root)).toEqual(['main']);
});

it('refuses what it can not do, and makes no branch then', async () => {
  const root = repository();
  const args = ['remove', 'new-nav', '--keep', 'on', '--branch'];
  await cli(root, ...args);
  expect((await cli(root, ...args, 'fast-search', '--keep', 'on')).err).toBe('the branch remove-flag/new-nav exists already; delete it (git branch -D remove-flag/new-nav) or choose another --branch-prefix\n');
  expect(branches(root)).toEqual(['main', 'remove-flag/new-nav']);
  expect((await cli(root, ...args, '--branch-prefix', 'a b')).err).toBe('a bnew-nav is no branch name; choose another --branch-prefix\n');
  expect((await cli(root, ...args, '--write')).err).toBe('--branch and --write exclude each other: --branch leaves the work tree as it is\n');
  expect((await cli(fixture('small'), ...args)).err).toMatch(/^--branch needs a git repository/);
});

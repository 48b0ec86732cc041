import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, commitAll, fixture, folder, git, write } from './cli.ts';

const check = async (root: string, ...args: string[]) => cli(root, 'check', ...args);

/** Rule, file and line of each finding. */
async function findings(root: string, ...args: string[]): Promise<string[]> {
  const { out, err } = await check(root, '--format', 'json', ...args);
  if (err !== '') throw new Error(err);
  const report = JSON.parse(out) as { findings: { rule: string; file: string; line: number; key?: string }[] };
  return report.findings.map(({ rule, file, line, key }) => `${rule} ${key ?? ''} ${file}:${String(line)}`);
}

const EXPIRED = 'no-expired-flag new-nav src/page.ts:5';

it('shows each finding with its code and says what to do next', async () => {
  const { code, out } = await check(fixture('small'));
  expect(out).toMatchInlineSnapshot(`
    "src/page.ts:5:20  error  no-expired-flag
    Flag "new-nav" expired 52 days ago (owner @web) and is still read here. Take it out with \`unflag remove new-nav --keep on|off\`, or agree on a later deadline in the registry with its reason.
    5 │   const nav = isOn('new-nav') ? 'wide' : 'narrow';
      │                    ^^^^^^^^^

    1 error in 1 file, as of 2026-11-22
    Next: unflag explain new-nav shows that flag whole.
    "
  `);
  expect(code).toBe(1);
});

it('has nothing to report before the deadline', async () => {
  const { code, out } = await check(fixture('small'), '--as-of', '2026-09-01');
  expect(out).toBe('Nothing to report: 2 flags in 3 files, as of 2026-09-01\n');
  expect(code).toBe(0);
});

it('fails from the severity on that --fail-on says', async () => {
  const root = fixture('small');
  expect((await check(root, '--fail-on', 'never')).code).toBe(0);
  const upcoming = ['--as-of', '2026-09-20'];
  expect(await findings(root, ...upcoming)).toEqual(['no-upcoming-expiry new-nav src/page.ts:5']);
  expect((await check(root, ...upcoming)).code).toBe(0);
  expect((await check(root, ...upcoming, '--fail-on', 'warn')).code).toBe(1);
});

it('reads only the paths that are named', async () => {
  const root = fixture('small');
  expect(await findings(root, 'src/page.ts')).toEqual([EXPIRED]);
  expect(await findings(root, 'src/flags.ts')).toEqual([]);
  expect(await findings(root, 'src/*.test.ts')).toEqual([]);
});

describe('--changed-since', () => {
  it('leaves out what was there before, wherever the lines are now', async () => {
    const root = fixture('small');
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'topic');
    write(root, { 'src/page.ts': `// A page.\n\n${readFileSync(join(root, 'src/page.ts'), 'utf8')}` });
    expect(await findings(root, '--changed-since', 'main')).toEqual([]);
    const { code, out } = await check(root, '--changed-since', 'main');
    expect(out).toBe('Nothing to report: 2 flags in 3 files, as of 2026-11-22\n1 finding left out: there before the change since main\n');
    expect(code).toBe(0);
  });

  it('leaves out reads that types told of before too', async () => {
    const root = fixture('small');
    write(root, {
      'package.json': '{ "name": "small", "dependencies": { "unleash-client": "*" } }',
      'src/deps.ts': "import type { Unleash } from 'unleash-client';\nexport interface Deps { readonly client: Unleash }\n",
      'src/typed.ts': "import type { Deps } from './deps';\nexport const some = (list: Deps[]) => list.map((deps) => deps.client.isEnabled('typed'));\n",
    });
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'topic');
    write(root, { 'src/typed.ts': `// Typed.\n${readFileSync(join(root, 'src/typed.ts'), 'utf8')}` });
    expect(await findings(root)).toContain('no-unregistered-flag typed src/typed.ts:3');
    expect(await findings(root, '--changed-since', 'main')).toEqual([]);
  });

  it('reports reads that the branch adds, committed or not, in old and new files', async () => {
    const root = fixture('small');
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'topic');
    write(root, { 'src/flags.ts': `${readFileSync(join(root, 'src/flags.ts'), 'utf8')}\nexport const again = (): boolean => isOn('new-nav');\n` });
    git(root, 'commit', '-qam', 'Read it again');
    write(root, { 'src/new.ts': "import { isOn } from './flags';\nexport const typo = (): boolean => isOn('new-nva');\n" });
    expect(await findings(root, '--changed-since', 'main')).toEqual(['no-expired-flag new-nav src/flags.ts:9', 'no-unregistered-flag new-nva src/new.ts:2']);
  });

  it('leaves out what moved with a file or to another one', async () => {
    const root = fixture('small');
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'topic');
    git(root, 'mv', 'src/page.ts', 'src/site.ts');
    expect(await findings(root, '--changed-since', 'main')).toEqual([]);
    git(root, 'commit', '-qm', 'Rename');
    expect(await findings(root, '--changed-since', 'main')).toEqual([]);
    write(root, { 'src/site.ts': 'export {};\n', 'src/other.ts': "import { isOn } from './flags';\nexport const wide = isOn('new-nav') ? 1 : 2;\n" });
    expect(await findings(root, '--changed-since', 'main')).toEqual(['no-unused-flag fast-search flags.yaml:7']);
  });

  it('reports reads that a change of the registry makes wrong', async () => {
    const root = fixture('small');
    commitAll(root);
    const registry = readFileSync(join(root, 'flags.yaml'), 'utf8');
    write(root, { 'flags.yaml': registry.slice(0, registry.indexOf('  - key: fast-search')) });
    expect(await findings(root, '--changed-since', 'main')).toEqual(['no-unregistered-flag fast-search src/page.ts:6']);
  });

  it('looks at main only as far as the branch knows it', async () => {
    const root = fixture('small');
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'topic');
    git(root, 'checkout', '-q', 'main');
    write(root, { 'src/page.ts': 'export {};\n' });
    git(root, 'commit', '-qam', 'Drop the page');
    git(root, 'checkout', '-q', 'topic');
    expect(await findings(root, '--changed-since', 'main')).toEqual([]);
  });

  it('works for a project in a folder of the repository, with names of any kind', async () => {
    const repository = folder();
    const root = join(repository, 'packages', 'small one');
    cpSync(fixture('small'), root, { recursive: true });
    write(root, { 'src/élan [x].ts': "import { isOn } from './flags';\nexport const wide = isOn('new-nav');\n" });
    commitAll(repository);
    write(root, { 'src/élan [x].ts': "import { isOn } from './flags';\n\n\nexport const wide = isOn('new-nav') && isOn('new-nva');\n" });
    expect(await findings(root, '--changed-since', 'main')).toEqual(['no-unregistered-flag new-nva src/élan [x].ts:4']);
  });

  it('says what is missing', async () => {
    const root = fixture('small');
    expect(await check(root, '--changed-since', 'main')).toEqual({ code: 2, out: '', err: '--changed-since needs a git repository, and this folder is in none\n' });
    commitAll(root);
    expect((await check(root, '--changed-since', 'origin/main')).err).toBe(
      '--changed-since: git knows no "origin/main" here; fetch it first (in GitHub Actions: actions/checkout with fetch-depth: 0)\n',
    );
  });
});

describe('--baseline', () => {
  it('keeps the findings of now and reports only new ones', async () => {
    const root = fixture('small');
    const written = await check(root, '--baseline', 'unflag.baseline.json', '--update-baseline');
    expect(written).toEqual({
      code: 0,
      err: '',
      out: 'Wrote 1 finding to unflag.baseline.json.\nNext: commit it; unflag check --baseline unflag.baseline.json now reports only what is new.\n',
    });
    expect(readFileSync(join(root, 'unflag.baseline.json'), 'utf8')).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "findings": [
          {"rule":"no-expired-flag","file":"src/page.ts","key":"new-nav","messageId":"expired","fingerprint":"5abf26dc26b1107d"}
        ]
      }
      "
    `);
    expect(await check(root, '--baseline', 'unflag.baseline.json')).toMatchObject({ code: 0 });
    write(root, { 'src/more.ts': "import { isOn } from './flags';\nexport const more = isOn('new-nav') ? 1 : 2;\n" });
    expect(await findings(root, '--baseline', 'unflag.baseline.json')).toEqual(['no-expired-flag new-nav src/more.ts:2']);
  });

  it('says what is wrong with the file', async () => {
    const root = fixture('small');
    expect((await check(root, '--baseline', 'none.json')).err).toBe('none.json: no such baseline; unflag check --baseline none.json --update-baseline writes it\n');
    expect((await check(root, '--baseline', 'package.json')).err).toBe(
      'package.json: not a baseline of unflag; unflag check --baseline package.json --update-baseline writes one\n',
    );
    expect((await check(root, '--update-baseline')).err).toBe('--update-baseline needs --baseline <file>, the file to write\n');
  });
});

describe('formats', () => {
  it('prints GitHub annotations', async () => {
    const root = fixture('small');
    write(root, { 'src/broken.ts': "import { isOn } from './flags';\nconst = 1;\n" });
    expect((await check(root, '--format', 'github')).out).toMatchInlineSnapshot(`
      "::error file=src/page.ts,line=5,endLine=5,col=20,endColumn=29,title=unflag/no-expired-flag::Flag "new-nav" expired 52 days ago (owner @web) and is still read here. Take it out with \`unflag remove new-nav --keep on|off\`, or agree on a later deadline in the registry with its reason.
      ::warning file=src/broken.ts,line=2,col=7,title=unflag::This file does not parse and was left out: Unexpected token
      1 error, 0 warnings
      "
    `);
  });

  it('prints Markdown', async () => {
    expect((await check(fixture('small'), '--format', 'markdown')).out).toMatchInlineSnapshot(`
      "### 1 finding

      | | Where | What |
      | --- | --- | --- |
      | ❌ | \`src/page.ts:5\` | Flag "new-nav" expired 52 days ago (owner @web) and is still read here. Take it out with \`unflag remove new-nav --keep on\\|off\`, or agree on a later deadline in the registry with its reason. (\`no-expired-flag\`) |

      ### 2 flags as of 2026-11-22

      | Flag | State | Kind | Owner | Reads |
      | --- | --- | --- | --- | ---: |
      | \`fast-search\` | until 2026-12-24 | release | @search | 1 |
      | \`new-nav\` | expired 52 days ago | release | @web | 1 |
      "
    `);
  });
});

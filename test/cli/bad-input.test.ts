import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, fixture, folder, write } from './cli.ts';

const READ = "import { isOn } from './flags';\nif (isOn('new-nav')) console.log(1);\n";

async function scanOf(root: string, ...args: string[]) {
  const { code, out, err } = await cli(root, 'scan', '--format', 'json', ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  const report = JSON.parse(out) as { files: number; flags: { key: string; evaluations: unknown[] }[]; problems: unknown[]; skipped: unknown[]; warnings: string[] };
  return { ...report, reads: report.flags.flatMap(({ evaluations }) => evaluations).length };
}

describe('files that cannot be read as code', () => {
  it('reports a file that does not parse with its place, and reads the others', async () => {
    const root = fixture('small');
    write(root, { 'src/broken.ts': `${READ}\nconst = ;\n` });
    const { out } = await cli(root, 'scan');
    expect(out).toContain('! src/broken.ts:4:7 does not parse and was left out: ');
    expect(out).toContain('2 flags, 2 reads in 1 of 4 files');
  });

  it('skips and counts binary files', async () => {
    const root = fixture('small');
    write(root, { 'src/video.ts': Buffer.concat([Buffer.from(READ), Buffer.from([0, 1, 2, 0])]) });
    expect((await scanOf(root)).skipped).toEqual([{ file: 'src/video.ts', reason: 'binary' }]);
    expect((await cli(root, 'scan')).out).toContain('; skipped: 1 binary\n');
  });

  it('skips and counts a bundle of 10 MB', async () => {
    const root = fixture('small');
    write(root, { 'src/bundle.js': `${READ}${'var a = 1;\n'.repeat(1_000_000)}` });
    const scan = await scanOf(root);
    expect(scan.skipped).toEqual([{ file: 'src/bundle.js', reason: 'large' }]);
    expect(scan.reads).toBe(2);
  });

  it('skips and counts minified files that speak of flags', async () => {
    const root = fixture('small');
    write(root, { 'src/vendor.js': `${READ}${'var a=1;'.repeat(5000)}` });
    expect((await scanOf(root)).skipped).toEqual([{ file: 'src/vendor.js', reason: 'minified' }]);
  });

  it('reads empty files, and files with a byte order mark, a hashbang or CRLF', async () => {
    const root = fixture('small');
    write(root, {
      'src/empty.ts': '',
      'src/bom.ts': `\uFEFF${READ}`,
      'src/script.ts': `#!/usr/bin/env node\r\n${READ.replaceAll('\n', '\r\n')}`,
    });
    const { problems, flags } = await scanOf(root);
    expect(problems).toEqual([]);
    expect(flags.find(({ key }) => key === 'new-nav')?.evaluations).toMatchObject([
      { file: 'src/bom.ts', line: 2, column: 5 },
      { file: 'src/page.ts', line: 5, column: 15 },
      { file: 'src/script.ts', line: 3, column: 5 },
    ]);
  });

  it('comes to an end on imports that go in circles', async () => {
    const root = fixture('small');
    write(root, {
      'src/a.ts': `import { b } from './b';\nexport const a = b;\n${READ}`,
      'src/b.ts': `import { a } from './a';\nexport const b = a;\nexport * from './a';\n${READ}`,
    });
    expect((await scanOf(root)).reads).toBe(4);
  });
});

describe('folders', () => {
  it('needs no git repository and honours .gitignore without one', async () => {
    const root = fixture('small');
    write(root, { '.gitignore': 'out/\n', 'out/copy.ts': READ });
    expect((await scanOf(root)).reads).toBe(2);
  });

  it('does not follow symbolic links, not even in circles', async () => {
    const root = fixture('small');
    symlinkSync('..', join(root, 'src', 'loop'));
    symlinkSync('page.ts', join(root, 'src', 'link.ts'));
    expect((await scanOf(root)).reads).toBe(2);
    spawnSync('git', ['init', '-q'], { cwd: root });
    expect((await scanOf(root)).reads).toBe(2);
  });

  it('names a path that does not exist, with a suggestion', async () => {
    const root = fixture('small');
    expect(await cli(root, 'scan', 'srcc')).toEqual({ code: 2, out: '', err: 'srcc: no such file or folder; did you mean src?\n' });
    expect((await cli(root, 'scan', '..')).err).toMatch(/^\.\. is outside of the project \(/);
  });

  it('says what to do where there is nothing to read', async () => {
    const root = folder({ 'package.json': '{}' });
    mkdirSync(join(root, 'src'));
    const { code, out } = await cli(root, 'scan');
    expect(out).toBe(
      '0 flags, 0 reads in 0 of 0 files, as of 2026-11-22\n\nNext: no file was looked at; say which ones with "include" in the configuration.\n',
    );
    expect(code).toBe(0);
  });
});

describe('what the user wrote', () => {
  it('names a registry that is not there', async () => {
    const root = folder({ 'unflag.config.yaml': 'registry: flag.yaml\n' });
    const { code, err } = await cli(root, 'check');
    expect(err).toBe('flag.yaml: no such registry file; create it or correct "registry" in the configuration\n');
    expect(code).toBe(2);
  });

  it('names every mistake of a registry with its place', async () => {
    const root = fixture('small');
    write(root, { 'flags.yaml': 'flags:\n  - key: a\n    removeBy: 2026-13-01\n  - key: b\n    ownr: "@x"\n' });
    const { code, err } = await cli(root, 'check');
    expect(err).toMatchInlineSnapshot(`
      "flags.yaml:3:15 flags[0].removeBy: expected a day such as 2026-12-01 or null, found "2026-13-01"
      flags.yaml:5:5 flags[1].ownr: unknown field "ownr"; did you mean "owner"?
      "
    `);
    expect(code).toBe(2);
  });

  it('names a registry that is no YAML with its place', async () => {
    const root = fixture('small');
    write(root, { 'flags.yaml': 'flags: [\n' });
    const { code, err } = await cli(root, 'list');
    expect(err).toMatch(/^flags\.yaml:\d+:\d+: /);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('names unknown rules and options', async () => {
    const root = folder({ 'unflag.config.yaml': 'rules:\n  no-nested-flag: error\n  max-flag-branch: [warn, { maxLine: 3 }]\n' });
    const { code, err } = await cli(root, 'check');
    expect(err).toMatchInlineSnapshot(`
      "unflag.config.yaml rules.no-nested-flag: there is no such rule; did you mean "no-nested-flags"?
      unflag.config.yaml rules.max-flag-branch[1].maxLine: unknown option "maxLine"; known are statements, lines, checkTests
      "
    `);
    expect(code).toBe(2);
  });

  it('suggests commands, options and flags', async () => {
    const root = fixture('small');
    expect((await cli(root, 'lits')).err).toBe("unknown command 'lits'\n(Did you mean list?)\nRun unflag --help to see what there is.\n");
    expect((await cli(root, 'scan', '--formt', 'json')).err).toContain('(Did you mean --format?)');
    expect(await cli(root, 'explain', 'new-nva')).toEqual({
      code: 2,
      out: '',
      err: 'no flag "new-nva" is read, declared or registered here; did you mean "new-nav"?\n',
    });
    expect((await cli(root, 'list', '--owner', '@wbe')).err).toBe('no flag has the owner "@wbe"; did you mean "@web"?\n');
    expect(await cli(root, 'scan', '--as-of', '2026-02-30')).toMatchObject({ code: 2, out: '' });
  });
});

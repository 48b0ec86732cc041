import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, commitAll, fixture, folder, git, write } from './cli.ts';

const remove = async (root: string, ...args: string[]) => cli(root, 'remove', ...args);
const textOf = (root: string, file: string) => readFileSync(join(root, file), 'utf8');
const REFUSED = "import { isOn } from './flags';\nexport const either = (wide: boolean): boolean => isOn(wide ? 'new-nav' : 'fast-search');\n";

it('shows plan and diff, and writes nothing', async () => {
  const root = fixture('small');
  const before = textOf(root, 'src/page.ts');
  const { code, out } = await remove(root, 'new-nav', '--keep', 'on');
  expect(out).toMatchInlineSnapshot(`
    "Removing new-nav (keeping on): 1 read, 1 declaration and 1 override in 3 files
    4 files changed: -9 +1 lines

      config/flags.json  -1  +0
      flags.yaml         -5  +0
      src/page.test.ts   -2  +0
      src/page.ts        -1  +1

    diff --git a/config/flags.json b/config/flags.json
    --- a/config/flags.json
    +++ b/config/flags.json
    @@ -1,6 +1,5 @@
     {
       "features": {
    -    "new-nav": true,
         "fast-search": false
       }
     }
    diff --git a/flags.yaml b/flags.yaml
    --- a/flags.yaml
    +++ b/flags.yaml
    @@ -1,9 +1,4 @@
     flags:
    -  - key: new-nav
    -    owner: '@web'
    -    kind: release
    -    createdAt: 2026-07-01
    -    removeBy: 2026-10-01
       - key: fast-search
         owner: '@search'
         kind: release
    diff --git a/src/page.test.ts b/src/page.test.ts
    --- a/src/page.test.ts
    +++ b/src/page.test.ts
    @@ -1,5 +1,3 @@
    -import { overrideFlags } from './flags';
     import { page } from './page';
     
    -overrideFlags({ 'new-nav': true });
     if (page('x') !== 'wide') throw new Error('expected the wide menu');
    diff --git a/src/page.ts b/src/page.ts
    --- a/src/page.ts
    +++ b/src/page.ts
    @@ -2,7 +2,7 @@
     
     // new-nav is the wide menu.
     export function page(query: string): string {
    -  const nav = isOn('new-nav') ? 'wide' : 'narrow';
    +  const nav = 'wide';
       if (isOn('fast-search')) {
         return \`\${nav} \${query}\`;
       }

    verified: every changed file parses, and every name in it is declared; no read is left without a reason; a second run changes nothing
    Next: unflag remove new-nav --keep on --write does it.
    "
  `);
  expect(code).toBe(0);
  expect(textOf(root, 'src/page.ts')).toBe(before);
});

it('shows what it leaves alone, with the reason', async () => {
  const root = fixture('small');
  write(root, { 'src/either.ts': REFUSED });
  const { code, out } = await remove(root, 'new-nav', '--keep', 'on');
  expect(out.slice(out.indexOf('1 place left'), out.indexOf('diff --git'))).toMatchInlineSnapshot(`
    "1 place left alone

    src/either.ts:2:51  the read asks for several flags, or one of several (new-nav, fast-search)
    2 │ export const either = (wide: boolean): boolean => isOn(wide ? 'new-nav' : 'fast-search');
      │                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    Split the read so that each flag is asked for by its own key.

    "
  `);
  expect(out).toContain('--write does it. 1 place needs a person.\n');
  expect(code).toBe(1);
});

it('writes with --write, and keeps byte order mark, line ends and mode', async () => {
  const root = fixture('small');
  write(root, { 'src/page.ts': `\uFEFF${textOf(root, 'src/page.ts').replaceAll('\n', '\r\n')}` });
  const { code, out, err } = await remove(root, 'fast-search', '--keep', 'off', '--write');
  expect(err).toBe('');
  expect(out).toContain('Next: read git diff, run the tests, commit.\n');
  expect(out).not.toContain('diff --git');
  expect(code).toBe(0);
  const after = textOf(root, 'src/page.ts');
  expect(after).not.toContain('fast-search');
  expect(after.startsWith('\uFEFFimport')).toBe(true);
  expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  expect(readdirSync(join(root, 'src')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('makes a diff that git takes', async () => {
  const root = fixture('small');
  commitAll(root);
  write(root, { 'removal.patch': (await remove(root, 'new-nav', '--keep', 'off')).out });
  git(root, 'apply', 'removal.patch');
  expect(textOf(root, 'src/page.ts')).toContain("const nav = 'narrow';");
});

it('takes the kept value of retired flags from the registry', async () => {
  const root = fixture('small');
  expect((await remove(root, '--retired')).err).toBe('no flag of the registry is retired; say which flag to remove: unflag remove <flag> --keep on\n');
  write(root, { 'flags.yaml': textOf(root, 'flags.yaml').replace('removeBy: 2026-10-01', 'status: retired\n    keep: off') });
  expect((await remove(root, '--retired')).out).toContain("+  const nav = 'narrow';");
  expect((await remove(root, 'new-nav')).out).toContain('Removing new-nav (keeping off): 1 read');
});

it('changes only the files of --only', async () => {
  const root = fixture('small');
  expect((await remove(root, 'new-nav', '--keep', 'on', '--only', 'src/other/**')).out).toMatch(/^nothing to change\n[^]*\nNext: widen --only, which leaves out the files with the flag\.\n/m);
  expect((await remove(root, 'new-nav', '--keep', 'on', '--only', './src/page.ts')).out).toContain('1 file changed');
});

it('gives plan, edits, refusals and verification as JSON', async () => {
  const root = fixture('small');
  write(root, { 'src/either.ts': REFUSED });
  const { code, out } = await remove(root, 'new-nav', '--keep', 'on', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    requests: [{ key: 'new-nav', keep: true }],
    plan: expect.arrayContaining([{ file: 'src/page.ts', change: 'edit', removed: 1, added: 1, dropped: [] }]) as unknown,
    files: expect.arrayContaining([expect.objectContaining({ file: 'src/page.ts', before: textOf(root, 'src/page.ts') })]) as unknown,
    refusals: [{ file: 'src/either.ts', line: 2, column: 51, key: 'new-nav' }],
    verification: { ok: true, problems: [] },
    written: false,
  });
  expect(code).toBe(1);
});

it('gives Markdown for a pull request', async () => {
  expect((await remove(fixture('small'), 'new-nav', '--keep', 'on', '--format', 'markdown')).out).toMatchInlineSnapshot(`
    "### Remove \`new-nav\` (keep on)

    \`new-nav\`: 1 read, 1 declaration and 1 override in 3 files.

    4 files, −9 +1 lines. Verified: every changed file parses, and every name in it is declared; no read is left without a reason; a second run changes nothing.

    <details><summary>Diff</summary>

    \`\`\`diff
    diff --git a/config/flags.json b/config/flags.json
    --- a/config/flags.json
    +++ b/config/flags.json
    @@ -1,6 +1,5 @@
     {
       "features": {
    -    "new-nav": true,
         "fast-search": false
       }
     }
    diff --git a/flags.yaml b/flags.yaml
    --- a/flags.yaml
    +++ b/flags.yaml
    @@ -1,9 +1,4 @@
     flags:
    -  - key: new-nav
    -    owner: '@web'
    -    kind: release
    -    createdAt: 2026-07-01
    -    removeBy: 2026-10-01
       - key: fast-search
         owner: '@search'
         kind: release
    diff --git a/src/page.test.ts b/src/page.test.ts
    --- a/src/page.test.ts
    +++ b/src/page.test.ts
    @@ -1,5 +1,3 @@
    -import { overrideFlags } from './flags';
     import { page } from './page';
     
    -overrideFlags({ 'new-nav': true });
     if (page('x') !== 'wide') throw new Error('expected the wide menu');
    diff --git a/src/page.ts b/src/page.ts
    --- a/src/page.ts
    +++ b/src/page.ts
    @@ -2,7 +2,7 @@
     
     // new-nav is the wide menu.
     export function page(query: string): string {
    -  const nav = isOn('new-nav') ? 'wide' : 'narrow';
    +  const nav = 'wide';
       if (isOn('fast-search')) {
         return \`\${nav} \${query}\`;
       }
    \`\`\`

    </details>
    "
  `);
});

it('takes several flags, each with its own value', async () => {
  const root = fixture('small');
  const { code, out } = await remove(root, 'new-nav', '--keep', 'on', 'fast-search', '--keep=off');
  expect(out).toMatch(/^Removing new-nav \(keeping on\): 1 read.*\nRemoving fast-search \(keeping off\): 1 read/);
  expect(out).toContain('Next: unflag remove new-nav --keep on fast-search --keep off --write does it.\n');
  expect(code).toBe(0);
  expect((await remove(root, '--keep', 'off', 'new-nav', 'fast-search')).out).toMatch(/^Removing new-nav \(keeping off\).*\nRemoving fast-search \(keeping off\)/);
});

it('takes out what listens to a flag that nothing reads any more', async () => {
  const root = folder({ 'unflag.config.yaml': '{}\n', 'src/app.ts': "import { initialize } from 'launchdarkly-js-client-sdk';\n\nexport const client = initialize('id', {});\nclient.on('change:new-nav', () => location.reload());\nclient.on('ready', start);\ndeclare function start(): void;\n" });
  const { code, out } = await remove(root, 'new-nav', '--keep', 'on');
  expect(out).toContain("\n-client.on('change:new-nav', () => location.reload());\n client.on('ready', start);\n");
  expect(code).toBe(0);
});

describe('a plan file', () => {
  it.each([
    ['plan.json', '{ "flags": { "new-nav": "off", "fast-search": true } }'],
    ['plan.yaml', 'flags:\n  - key: new-nav\n    keep: off\n  - { key: fast-search, keep: on }\n'],
  ])('%s says which flags go and what stays', async (file, text) => {
    const root = fixture('small');
    write(root, { [file]: text });
    const { code, out } = await remove(root, '--plan', file);
    expect(out).toMatch(/^Removing new-nav \(keeping off\).*\nRemoving fast-search \(keeping on\)/);
    expect(out).toContain('+  return `narrow ${query}`;');
    expect(out).toContain(`Next: unflag remove --plan ${file} --write does it.\n`);
    expect(code).toBe(0);
  });

  it('leaves values to the registry', async () => {
    const root = fixture('small');
    write(root, { 'plan.yml': 'flags: [{ key: new-nav }]\n', 'flags.yaml': textOf(root, 'flags.yaml').replace('removeBy: 2026-10-01', 'status: retired\n    keep: off') });
    expect((await remove(root, '--plan', 'plan.yml')).out).toContain("+  const nav = 'narrow';");
  });

  it.each([
    ['plan.json', '{ "flag": {} }', 'plan.json:1:3 flag: unknown field "flag"; did you mean "flags"?\nplan.json:1:1: "flags" is missing: expected a list of flags, or a map from keys to the values that stay\n'],
    ['plan.yaml', 'flags:\n  - keep: on\n', 'plan.yaml:2:5 flags[0]: "key" is missing: expected text\n'],
    ['plan.txt', '', 'plan.txt: a plan is a .yaml or .json file\n'],
  ])('%s that is wrong: %s', async (file, text, message) => {
    const root = fixture('small');
    write(root, { [file]: text });
    expect(await remove(root, '--plan', file)).toEqual({ code: 2, out: '', err: message });
  });
});

it('says what goes whole, and with --keep-files lists the files that would go', async () => {
  const root = fixture('small');
  write(root, {
    'src/menu.ts': "import { isOn } from './flags';\nimport { wide } from './wide';\nimport { narrow } from './narrow';\n\nfunction legacyMenu(): string {\n  return narrow();\n}\n\nexport const menu = (): string => (isOn('new-nav') ? wide() : legacyMenu());\n",
    'src/wide.ts': "export const wide = (): string => 'w';\n",
    'src/narrow.ts': "export const narrow = (): string => 'n';\n",
  });
  const { out } = await remove(root, 'new-nav', '--keep', 'on');
  expect(out).toMatch(/ {2}src\/menu\.ts +-\d+ +\+\d+ +drops legacyMenu\n {2}src\/narrow\.ts +-1 +\+0 +deleted\n/);
  const kept = await remove(root, 'new-nav', '--keep', 'on', '--keep-files');
  expect(kept.out).toContain('\n1 file left that would go\n  src/narrow.ts\n');
  expect(kept.out).not.toContain('deleted');
  expect(JSON.parse((await remove(root, 'new-nav', '--keep', 'on', '--keep-files', '--format', 'json')).out)).toMatchObject({ unused: ['src/narrow.ts'] });
});

describe('before and after writing', () => {
  it('refuses to write over uncommitted changes, unless forced', async () => {
    const root = fixture('small');
    commitAll(root);
    write(root, { 'src/page.ts': `${textOf(root, 'src/page.ts')}// mine\n` });
    const args = ['new-nav', '--keep', 'on', '--write'];
    expect(await remove(root, ...args)).toEqual({
      code: 2,
      out: '',
      err: 'nothing was written, because src/page.ts has uncommitted changes; commit or stash them, or use --force\n',
    });
    expect(textOf(root, 'src/page.ts')).toContain("isOn('new-nav')");
    expect((await remove(root, ...args, '--force')).code).toBe(0);
    expect(textOf(root, 'src/page.ts')).not.toContain("isOn('new-nav')");
  });

  it('lets uncommitted changes elsewhere be, also below the repository’s root', async () => {
    const repository = folder();
    const root = join(repository, 'packages', 'small');
    cpSync(fixture('small'), root, { recursive: true });
    commitAll(repository);
    write(root, { 'src/other.ts': '// mine\n' });
    const args = ['new-nav', '--keep', 'on', '--write'];
    expect((await remove(root, ...args)).code).toBe(0);
    expect(textOf(root, 'src/other.ts')).toBe('// mine\n');
    expect((await remove(root, 'fast-search', '--keep', 'on', '--write')).err).toMatch(/^nothing was written, because .*src\/page\.ts have uncommitted changes/);
  });

  it('puts everything back when the test command fails', async () => {
    const root = fixture('small');
    const before = textOf(root, 'src/page.ts');
    const failing = await remove(root, 'new-nav', '--keep', 'on', '--write', '--test', 'grep -c narrow src/page.ts; echo no menu; exit 3');
    expect(failing.out).toContain('0\nno menu\n\nThe test command failed, and every file is as it was: grep');
    expect(failing.code).toBe(1);
    expect(textOf(root, 'src/page.ts')).toBe(before);
    expect((await remove(root, 'new-nav', '--keep', 'on', '--write', '--test', 'true')).code).toBe(0);
    expect(textOf(root, 'src/page.ts')).not.toBe(before);
  });
});

it('says where a flag is named that nothing reads', async () => {
  const root = folder({ 'flags.ts': "export const nav = new Feature('old-nav'); // old-nav\n", 'notes.md': 'old-nav', 'page.ts': "import { nav } from './flags';\nexport const isNew = (): boolean => useFeature(nav);\n" });
  const next = async (): Promise<string | undefined> => (await remove(root, 'old-nav', '--keep', 'on')).out.trim().split('\n').at(-1);
  expect(await next()).toBe('Next: nothing reads it as far as unflag knows, but flags.ts:1 names it: if it is a flag there, say with "routers" in the configuration how it is read.');
  write(root, { 'flags.ts': '// old-nav\n' });
  expect(await next()).toBe('Next: nothing is left to do in the code.');
});

describe('wrong use', () => {
  it.each([
    [[], 'say which flag to remove: unflag remove <flag> --keep on, --plan <file>, or --retired for all retired ones'],
    [['--keep', 'on'], '--keep needs the flag that it is for: unflag remove <flag> --keep on'],
    [['new-nav', '--keep', 'on', 'fast-search'], 'say which value of fast-search stays: --keep on, --keep off or --keep <variant>'],
    [['--keep', 'on', 'new-nav', '--keep', 'off', 'fast-search'], 'each --keep goes behind its flag: unflag remove a --keep on b --keep off'],
    [['new-nav', '--keep', 'on', 'new-nav', '--keep', 'off'], 'new-nav is named twice, with on and with off: say one value'],
    [['--plan', 'none.json'], 'none.json: no such plan file'],
    [['--plan', 'plan.json', '--retired'], '--plan and --retired exclude each other: a plan names its flags'],
    [['new-nav'], 'say which value of new-nav stays: --keep on, --keep off or --keep <variant>'],
    [['new-nva', '--keep', 'on'], 'no flag "new-nva" is read, declared or registered here; did you mean "new-nav"?'],
    [['new-nav', '--keep', 'on', '--retired'], '--keep and --retired exclude each other: --retired takes the kept values from the registry'],
    [['new-nav', '--keep', 'on', '--test', 'true'], '--test runs after the files are written: use it with --write'],
  ])('%j', async (args, message) => {
    expect(await remove(fixture('small'), ...args)).toEqual({ code: 2, out: '', err: `${message}\n` });
  });
});

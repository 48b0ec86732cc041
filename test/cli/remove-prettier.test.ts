import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, folder } from './cli.ts';

const CONFIG = "routers:\n  - modules: ['./src/flags']\n    forms: [{ kind: function, name: isOn, key: 'arg:0' }]\n";
const CLEAN = `import { isOn } from './flags'

export function title(name: string, last: string) {
  return isOn('long-titles')
    ? \`\${name} and \${last}\`
    : decorate(name, isOn('stars'), last)
}

function decorate(...parts: unknown[]) {
  return parts.join(' ')
}
`;

/** A project with a removal in \`src/title.ts\` that leaves a line break which prettier would not make. */
function project(files: Readonly<Record<string, string>>, { installed = true } = {}): string {
  const root = folder({ 'unflag.config.yaml': CONFIG, 'src/flags.ts': 'export const isOn = (key: string) => key.length > 3\n', 'src/title.ts': CLEAN, '.prettierrc': 'semi: false\nsingleQuote: true\n', ...files });
  if (installed) {
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(dirname(createRequire(import.meta.url).resolve('prettier/package.json')), join(root, 'node_modules/prettier'), 'junction');
  }
  return root;
}

async function removed(root: string): Promise<string> {
  const { code, err } = await cli(root, 'remove', 'long-titles', '--keep', 'off', '--write', '--no-verify');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return readFileSync(join(root, 'src/title.ts'), 'utf8');
}

const formatted = "return decorate(name, isOn('stars'), last)\n";

it('formats a file that was clean with the project’s own prettier and configuration', async () => {
  const wide = `${CLEAN}\nexport const list = isOn('long-titles') ? [] : ['the first title', 'the second title', 'a third']\n`;
  const narrow = await removed(project({ '.prettierrc': 'semi: false\nsingleQuote: true\nprintWidth: 96\n', 'src/title.ts': wide }));
  expect(narrow).toContain(formatted);
  expect(narrow).toContain("\nexport const list = ['the first title', 'the second title', 'a third']\n");
  expect(await removed(project({ '.prettierrc': 'semi: false\nsingleQuote: true\nprintWidth: 60\n', 'src/title.ts': "import { isOn } from './flags'\n\nexport const list = isOn('long-titles')\n  ? []\n  : ['the first title', 'the second title', 'a third one']\n" }))).toBe(
    "export const list = [\n  'the first title',\n  'the second title',\n  'a third one',\n]\n",
  );
});

it.each([
  ['a file that was not clean', { 'src/title.ts': CLEAN.replace("join(' ')", 'join(" ")') }],
  ['a file that prettier ignores', { '.prettierignore': 'src/title.ts\n' }],
  ['a file that an ignore file beside it names', { 'src/.prettierignore': 'title.ts\n' }],
])('leaves %s as the removal made it', async (_, files) => {
  const text = await removed(project(files));
  const untouched = text.replace(/return .*?decorate\(name, isOn\('stars'\), last\)/s, 'RETURN');
  expect(untouched).toBe((('src/title.ts' in files ? files['src/title.ts'] : undefined) ?? CLEAN).replace(/return isOn.*?last\)/s, 'RETURN'));
});

it('makes the same removal where prettier is missing or fails, and says so', async () => {
  const without = await removed(project({}, { installed: false }));
  expect(without).not.toContain('long-titles');
  const broken = project({ 'node_modules/prettier/index.js': "throw new Error('no licence');\n", 'node_modules/prettier/package.json': '{ "name": "prettier", "main": "index.js" }' }, { installed: false });
  expect((await cli(broken, 'remove', 'long-titles', '--keep', 'off')).out).toContain('src/title.ts:1:1  prettier failed (no licence): format the file by hand\n');
  expect(await removed(broken)).toBe(without);
});

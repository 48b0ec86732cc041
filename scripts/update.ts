import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Writes what can be derived: lists of files, rule tables, headers of rule pages. With --check it only tells what is out of date. */

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

interface RuleMeta {
  readonly type: string;
  readonly docs: { readonly description: string; readonly preset: string; readonly level?: string };
  readonly fixable?: string;
  readonly hasSuggestions?: boolean;
  readonly defaultOptions?: readonly unknown[] | object;
}

interface Rule {
  readonly name: string;
  readonly scope: 'file' | 'project';
  readonly meta: RuleMeta;
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function write(file: string, text: string): void {
  if (read(file) === text) return;
  stale.push(relative(root, file));
  if (!check) writeFileSync(file, text);
}

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Names of the files of a folder that hold one thing each; `index` and `types` do not. */
function modulesOf(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => /^[a-z][\w-]*\.ts$/.test(file) && !['index.ts', 'types.ts'].includes(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => read(join(root, folder, `${name}.ts`)).includes('export default'))
    .sort((a, b) => (a < b ? -1 : 1));
}

const imports = (names: readonly string[]): string =>
  names.map((name) => `import ${camelCase(name)} from './${name}.ts';\n`).join('');

const GENERATED = '// Written by `npm run update`.\n';

function updateSdks(): void {
  const names = modulesOf('src/sdks');
  const list = names.map((name) => `  ${camelCase(name)},\n`).join('');
  write(
    join(root, 'src/sdks/index.ts'),
    `${GENERATED}${imports(names)}import type { Sdk } from './types.ts';\n\nexport const sdks: readonly Sdk[] = [\n${list}];\n`,
  );
}

async function updateRules(): Promise<Rule[]> {
  const names = modulesOf('rules');
  const list = names.map((name) => `  '${name}': ${camelCase(name)},\n`).join('');
  write(join(root, 'rules/index.ts'), `${GENERATED}${imports(names)}\nexport const rules = {\n${list}};\n`);
  const loaded: Rule[] = [];
  for (const name of names) {
    const module = (await import(pathToFileURL(join(root, 'rules', `${name}.ts`)).href)) as { default: Rule };
    loaded.push(module.default);
  }
  return loaded;
}

/** Replaces what stands between the two markers of a part; leaves a text without them as it is. */
function withPart(text: string, part: string, content: string): string {
  const begin = `<!-- begin ${part} -->`;
  const end = `<!-- end ${part} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) return text;
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

const PRESETS: Readonly<Record<string, string>> = { recommended: '✅', strict: '🔒', all: '' };

function ruleTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(({ name, scope, meta }) => [
    `[${name}](${folder}/${name}.md)`,
    meta.docs.description,
    PRESETS[meta.docs.preset] ?? '',
    meta.fixable ? '🔧' : meta.hasSuggestions ? '💡' : '',
    scope === 'project' ? '📦' : '',
  ]);
  const head = ['Rule', 'What it does', 'Preset', 'Fix', 'Scope'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length))).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function ruleHeader({ name, scope, meta }: Rule): string {
  const { description, preset, level } = meta.docs;
  const presets = preset === 'recommended' ? '`recommended` and `strict`' : preset === 'strict' ? '`strict`' : '';
  const notes = [
    presets ? `In the ${presets} preset${preset === 'recommended' ? 's' : ''}${level ? `, as ${level}` : ''}.` : 'In the `all` preset only.',
    meta.fixable ? '🔧 `eslint --fix` mends it.' : '',
    meta.hasSuggestions ? '💡 The editor offers the change.' : '',
    scope === 'project' ? '📦 Looks at the whole project: reported by `unflag check`, not by ESLint.' : '',
  ];
  return `# unflag/${name}\n\n${description}.\n\n${notes.filter(Boolean).join('\\\n')}`;
}

function updateDocs(rules: readonly Rule[]): void {
  for (const rule of rules) {
    const file = join(root, 'docs/rules', `${rule.name}.md`);
    const text = read(file);
    if (!text.includes('<!-- begin header -->')) stale.push(`${relative(root, file)} (has no header markers)`);
    else write(file, withPart(text, 'header', ruleHeader(rule)));
  }
  const readme = join(root, 'README.md');
  write(readme, withPart(read(readme), 'rules', ruleTable(rules, 'docs/rules')));
}

updateSdks();
updateDocs(await updateRules());

if (stale.length > 0) {
  console.log(`${check ? 'Out of date, run `npm run update`' : 'Updated'}:\n${stale.map((file) => `  ${file}`).join('\n')}`);
  if (check) process.exitCode = 1;
}

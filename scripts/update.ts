import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../src/lint/types.ts';

/** Writes what can be derived: lists of files, rule tables, headers of rule pages. With --check it only tells what is out of date. */

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

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
    `${GENERATED}import type { Sdk } from './types.ts';\n${imports(names)}\n/** All SDKs that unflag knows. */\nexport const sdks: readonly Sdk[] = [\n${list}];\n`,
  );
}

async function updateRules(): Promise<Rule[]> {
  const names = modulesOf('rules');
  const list = names.map((name) => `  '${name}': ${camelCase(name)},\n`).join('');
  write(
    join(root, 'rules/index.ts'),
    `${GENERATED}import type { Rule } from '../src/lint/types.ts';\n${imports(names)}
/** All rules, by name without \`unflag/\`. */
export const rules: Readonly<Record<string, Rule>> = {
${list}};
`,
  );
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

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const PRESETS = { recommended: '✅', strict: '🔒', all: '' };
const SCOPES = { file: '', registry: '📒', project: '📦' };

function ruleTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(({ name, scope, meta }) => [
    `[${name}](${folder}/${name}.md)`,
    capitalised(meta.docs.description),
    PRESETS[meta.docs.preset],
    meta.hasSuggestions ? '💡' : '',
    SCOPES[scope],
  ]);
  const head = ['Rule', 'What it does', '', '', ''];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function ruleHeader({ name, scope, meta }: Rule): string {
  const { description, preset, level, editorLevel = level } = meta.docs;
  const inPresets = {
    recommended: '✅ In the presets `recommended`, `strict` and `all`',
    strict: '🔒 In the presets `strict` and `all`',
    all: 'In the preset `all`',
  };
  const levels =
    editorLevel === level ? `as \`${level}\`` : `as \`${editorLevel}\` in ESLint and \`${level}\` in \`unflag check\``;
  const notes = [
    `${inPresets[preset]}, ${levels}.`,
    meta.hasSuggestions ? '💡 Editors offer the change.' : '',
    scope === 'registry'
      ? '📒 Looks at the registry: `unflag check` reports it, and ESLint where it lints the registry file.'
      : '',
    scope === 'project' ? '📦 Looks at all files at once: `unflag check` reports it, ESLint does not.' : '',
  ];
  return `# unflag/${name}\n\n${capitalised(description)}.\n\n${notes.filter(Boolean).join('\\\n')}`;
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
  console.log(
    `${check ? 'Out of date, run `npm run update`' : 'Updated'}:\n${stale.map((file) => `  ${file}`).join('\n')}`,
  );
  if (check) process.exitCode = 1;
}

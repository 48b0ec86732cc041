import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { sdks } from '../src/sdks/index.ts';
import { parsePlace, type ParsedPlace } from '../src/sdks/notation.ts';
import type { Form, Sdk } from '../src/sdks/types.ts';

/**
 * Checks the SDK descriptions against the declarations of the packages that their evidence names (`npm name@version`):
 * that what they name is declared, and that the parameter where a key or a default should stand is called like one.
 * Packages come from the npm registry and are kept under node_modules/.cache. Usage: npm run sdks:verify [-- name …]
 */

const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'unflag-sdks');

interface Declarations {
  /** Parameter names of everything callable, by its name. */
  readonly signatures: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** All names that are declared or exported. */
  readonly names: ReadonlySet<string>;
}

const folderOf = (spec: string): string => join(CACHE, spec.replaceAll('/', '+'));

/** Brings a package's files into the cache, unless they are there; tells whether they could be had. */
function download(spec: string): boolean {
  const folder = folderOf(spec);
  if (existsSync(join(folder, 'package.json'))) return true;
  mkdirSync(folder, { recursive: true });
  const packed = spawnSync('npm', ['pack', '--silent', '--ignore-scripts', spec], { cwd: CACHE, encoding: 'utf8' });
  const archive = packed.stdout.trim().split('\n').at(-1);
  if (packed.status !== 0 || !archive) return false;
  const unpacked = spawnSync('tar', ['xzf', archive, '-C', folder, '--strip-components=1'], { cwd: CACHE });
  rmSync(join(CACHE, archive));
  return unpacked.status === 0;
}

function declarationsOf(folder: string): Declarations {
  const signatures = new Map<string, string[][]>();
  const names = new Set<string>();
  const add = (name: string, parameters: readonly ts.ParameterDeclaration[]): void => {
    signatures.set(name, [...(signatures.get(name) ?? []), parameters.map((p) => p.name.getText())]);
  };
  /** Call signatures of a type: its own, those of its union members, and of an interface or alias of the same file. */
  const called = (name: string, type: ts.TypeNode | undefined, file: ts.SourceFile): void => {
    if (!type) return;
    if (ts.isFunctionTypeNode(type)) add(name, [...type.parameters]);
    else if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
      type.types.forEach((t) => called(name, t, file));
    else if (ts.isParenthesizedTypeNode(type)) called(name, type.type, file);
    else if (ts.isTypeLiteralNode(type))
      type.members.forEach((m) => ts.isCallSignatureDeclaration(m) && add(name, [...m.parameters]));
    else if (ts.isTypeReferenceNode(type)) {
      const target = type.typeName.getText();
      for (const s of file.statements) {
        if (ts.isInterfaceDeclaration(s) && s.name.text === target)
          s.members.forEach((m) => ts.isCallSignatureDeclaration(m) && add(name, [...m.parameters]));
        if (ts.isTypeAliasDeclaration(s) && s.name.text === target) called(name, s.type, file);
      }
    }
  };
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.d\.[cm]?ts$/.test(path) || path.includes('node_modules')) continue;
    const file = ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isStringLiteral(node)) names.add(node.text);
      if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) && node.name)
        add(node.name.getText(), [...node.parameters]);
      // A module's default export has no name to be found by; its file does.
      if (ts.isFunctionDeclaration(node) && !node.name)
        add(path.replace(/^.*[/\\]|\.d\.[cm]?ts$/g, ''), [...node.parameters]);
      if (ts.isVariableDeclaration(node) || ts.isPropertySignature(node) || ts.isPropertyDeclaration(node))
        called(node.name.getText(), node.type, file);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { signatures, names };
}

const split = (names: string | undefined): string[] =>
  (names ?? '')
    .split('|')
    .map((n) => n.trim())
    .filter(Boolean);

const UNDECLARED = ': not declared';

const LIKE_KEY =
  /key|flag|gate|feature|name|toggle|experiment|config|layer|store|identifier|slug|variable|split|id$|^arg/i;
const LIKE_DEFAULT = /default|fallback|options|alt/i;

/** What is wrong with the place of a form's key or default among the parameters of a name. */
function misplaced(
  name: string,
  place: ParsedPlace | undefined,
  like: RegExp,
  found: Declarations,
): string | undefined {
  if (place?.in !== 'arg') return undefined;
  const signatures = found.signatures.get(name)?.filter((parameters) => parameters.length > 0);
  if (!signatures?.length) return undefined;
  const [property] = place.path.filter((p) => p !== '*').slice(-1);
  if (property !== undefined) return found.names.has(property) ? undefined : `nothing is called '${property}'`;
  const ok = signatures.some(
    (parameters) => like.test(parameters[place.index] ?? '') || /^\.\.\.|^\{|^_\d/.test(parameters[place.index] ?? ''),
  );
  if (ok || place.or) return undefined;
  return `argument ${place.index} of ${name}(${[...new Set(signatures.map((s) => s.join(', ')))].join(') or (')})`;
}

function problemsOf(sdk: Sdk, form: Form, found: Declarations): string[] {
  const names = split(form.name).filter((n) => !n.includes('*') && n !== 'default');
  const title = `${sdk.name}: ${form.kind} ${form.name ?? ''}`;
  if (form.kind === 'list' || form.kind === 'member') return [];
  if (names.length > 0 && !names.some((n) => found.names.has(n))) return [`${title}${UNDECLARED}`];
  const attribute = form.key === undefined ? undefined : parsePlace(form.key);
  const problems = names.flatMap((name) => [
    attribute?.in === 'arg' && attribute.each !== 'one' ? undefined : misplaced(name, attribute, LIKE_KEY, found),
    misplaced(name, form.default === undefined ? undefined : parsePlace(form.default), LIKE_DEFAULT, found),
  ]);
  if (attribute?.in === 'jsx' && !found.names.has(attribute.attribute))
    problems.push(`no attribute '${attribute.attribute}'`);
  return problems.filter((p) => p !== undefined).map((p) => `${title}: ${p}`);
}

/** Receivers of which nothing is declared: what is called or constructed, and types. */
function unknownReceivers(sdk: Sdk, found: Declarations): string[] {
  const yielded = new Set(sdk.forms.map((f) => f.yields));
  const words = [sdk.receiver, ...sdk.forms.map((f) => f.receiver)].flatMap(split).filter((r) => !yielded.has(r));
  return [...new Set(words.flatMap((r) => r.replaceAll(/\(\)|\bnew /g, '').split('.')))].filter(
    (w) => w !== 'default' && !found.names.has(w),
  );
}

const only = process.argv.slice(2);
const merged = (all: readonly Declarations[]): Declarations => {
  const signatures = new Map<string, (readonly string[])[]>();
  for (const { signatures: own } of all)
    for (const [name, list] of own) signatures.set(name, [...(signatures.get(name) ?? []), ...list]);
  return { signatures, names: new Set(all.flatMap(({ names }) => [...names])) };
};

let checked = 0;
let failed = 0;
for (const sdk of sdks.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const packages = [...(sdk.evidence ?? '').matchAll(/\bnpm (\S+?)(?=;|$)/g)].map(([, spec = '']) => spec);
  if (packages.length === 0) {
    console.log(`- ${sdk.name}: ${sdk.evidence ?? 'no evidence'} (not a package)`);
    continue;
  }
  const missing = packages.filter((spec) => !download(spec));
  if (missing.length > 0) {
    failed++;
    console.log(`✗ ${sdk.name}: the registry does not have ${missing.join(', ')}`);
    continue;
  }
  const found = merged(packages.map((spec) => declarationsOf(folderOf(spec))));
  const onlyPackages = packages.length === (sdk.evidence ?? '').split(';').length;
  const all = sdk.forms.flatMap((form) => problemsOf(sdk, form, found));
  // What other evidence stands for may be in no package.
  const problems = onlyPackages ? all : all.filter((problem) => !problem.endsWith(UNDECLARED));
  checked += sdk.forms.length;
  failed += problems.length;
  for (const problem of problems) console.log(`✗ ${problem}`);
  const unknown = unknownReceivers(sdk, found);
  if (problems.length === 0)
    console.log(
      `✓ ${sdk.name}: ${sdk.forms.length} forms${unknown.length > 0 ? `; declared elsewhere: ${unknown.join(', ')}` : ''}`,
    );
}
console.log(`${checked - failed} forms as declared, ${failed} not`);
process.exitCode = failed > 0 ? 1 : 0;

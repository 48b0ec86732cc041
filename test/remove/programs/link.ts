import type { TSESTree } from '@typescript-eslint/types';
import ts from 'typescript';
import type { Source } from '../../../src/facts/source.ts';
import { walk } from '../../../src/facts/walk.ts';
import { inOrder, type Edit } from '../../../src/remove/edits.ts';
import { exportsOf, importsOf, type Import } from '../../../src/remove/usage.ts';
import { sourceOf } from '../router.ts';

type Node = TSESTree.Node;
type Files = Readonly<Record<string, string>>;

/** Packages that programs may import: the name of each in the script. */
const PACKAGES: Readonly<Record<string, string>> = { 'react': 'React', './flags': 'flags' };

const LOADER = `const __packages = { ${Object.entries(PACKAGES).map(([from, name]) => `'${from}': ${name}`).join(', ')} };
const __begun = {};
const __load = (from) => {
  if (__packages[from]) return __packages[from];
  const name = from.replace('./', '');
  if (__begun[name]) return __begun[name].exports;
  const module = (__begun[name] = { exports: {} });
  __modules[name](module, module.exports);
  return module.exports;
};
const __define = (exports, name, get) => Object.defineProperty(exports, name, { get, enumerable: true, configurable: true });
const __defineAll = (exports, given) => { for (const name of Object.keys(given)) if (name !== 'default' && !Object.hasOwn(exports, name)) __define(exports, name, () => given[name]); };
`;

/** Makes one script of the modules of a program, whose `run` is that of the first; undefined when one does not parse or imports what is not there. Bindings are live, and names of a namespace in order, as in modules. */
export function link(files: Files): string | undefined {
  const [main] = Object.keys(files);
  const sources = new Map<string, Source>();
  for (const [file, text] of Object.entries(files)) {
    const source = sourceOf(file.replace(/\.(?:jsx|tsx?)$/, '.js'), /\.(?:jsx|tsx?)$/.test(file) ? plain(file, text) : text);
    if (!source) return undefined;
    sources.set(stem(file), source);
  }
  if (main === undefined) return undefined;
  const given = (name: string): ReadonlySet<string> => exportedBy(name, sources);
  for (const source of sources.values()) if (!importsOf(source).every((i) => isThere(i, given, sources))) return undefined;
  const modules = [...sources].map(([name, source]) => `${JSON.stringify(name)}(module, exports) {\n${moduleOf(source, given(name))}\n}`);
  return `${LOADER}const __modules = {\n${modules.join(',\n')}\n};\nconst { run } = __load('${stem(main)}');`;
}

const stem = (file: string): string => file.replace(/\.\w+$/, '');
const targetOf = (source: string): string => source.replace(/^\.\//, '');

/** Whether what is imported is there. */
const isThere = ({ name, source }: Import, given: (name: string) => ReadonlySet<string>, sources: ReadonlyMap<string, Source>): boolean => {
  if (PACKAGES[source] !== undefined) return true;
  const target = sources.get(targetOf(source));
  return target !== undefined && (name === '' || name === '*' || isCommon(target) || given(targetOf(source)).has(name));
};

/** Whether a module is one of CommonJS. */
const isCommon = ({ ast }: Source): boolean => !ast.body.some((s) => s.type === 'ImportDeclaration' || s.type.startsWith('Export'));

/** The names that a module exports, through others too. */
function exportedBy(name: string, sources: ReadonlyMap<string, Source>, seen = new Set<string>()): Set<string> {
  const source = sources.get(name);
  const names = new Set(source ? exportsOf(source).map((e) => e.name) : []);
  if (!source || seen.has(name)) return names;
  seen.add(name);
  for (const { as, source: from } of importsOf(source)) {
    if (as === '*') for (const inner of exportedBy(targetOf(from), sources, seen)) if (inner !== 'default') names.add(inner);
    if (as !== undefined && as !== '*') names.add(as);
  }
  return names;
}

/** A module as a function's body: what it imports is taken from the others where it is used. */
function moduleOf(source: Source, exported: ReadonlySet<string>): string {
  const { text, ast } = source;
  const edits: Edit[] = [];
  const loads: string[] = [];
  const getters = new Map<string, string>();
  const loaded = (from: string): string => `__load(${JSON.stringify(from)})`;
  const taken = new Map<string, string>();
  for (const statement of ast.body as readonly Node[]) {
    const [start, end] = statement.range;
    const from = 'source' in statement && statement.source?.type === 'Literal' ? String(statement.source.value) : undefined;
    const holder = `__imported_${String(loads.length)}`;
    if (from !== undefined) {
      loads.push(`const ${holder} = ${loaded(from)};`);
      edits.push({ start, end, text: '' });
    }
    if (statement.type === 'ImportDeclaration') for (const s of statement.specifiers) taken.set(s.local.name, s.type === 'ImportNamespaceSpecifier' ? holder : `${holder}.${s.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(s.imported)}`);
    else if (statement.type === 'ExportAllDeclaration' && statement.exported) getters.set(nameOf(statement.exported), holder);
    else if (statement.type === 'ExportAllDeclaration') loads.push(`__defineAll(exports, ${holder});`);
    else if (statement.type === 'ExportNamedDeclaration' && from !== undefined) for (const s of statement.specifiers) getters.set(nameOf(s.exported), `${holder}.${nameOf(s.local)}`);
    else if (statement.type === 'ExportNamedDeclaration') edits.push(statement.declaration ? { start, end: statement.declaration.range[0], text: '' } : { start, end, text: '' });
    else if (statement.type === 'ExportDefaultDeclaration') edits.push({ start, end: statement.declaration.range[0], text: 'id' in statement.declaration && statement.declaration.id && statement.declaration.type.endsWith('Declaration') ? '' : 'const __default = ' });
  }
  const local = (name: string): string => taken.get(name) ?? name;
  for (const { name, local: at, value } of exportsOf(source)) getters.set(name, value ? '__default' : at?.type === 'Identifier' ? local(at.name) : 'undefined');
  walk(ast, (node) => {
    if (node.type === 'ImportExpression' && node.source.type === 'Literal') edits.push({ start: node.range[0], end: node.range[1], text: `Promise.resolve().then(() => ${loaded(String(node.source.value))})` });
  });
  for (const { references, defs } of source.scopes.scopes.flatMap((s) => s.variables)) {
    if (defs[0]?.type !== 'ImportBinding') continue;
    for (const { identifier } of references) {
      const { parent, range: [start, end] } = identifier as Node;
      if (parent?.type === 'ExportSpecifier') continue;
      const path = taken.get(identifier.name) ?? '';
      const written = parent?.type === 'CallExpression' && parent.callee === identifier && path.includes('.') ? `${beginsStatement(identifier) ? ';' : ''}(0, ${path})` : path;
      edits.push({ start, end, text: parent?.type === 'Property' && parent.shorthand ? `${identifier.name}: ${written}` : written });
    }
  }
  const body = inOrder(edits).reduceRight((t, { start, end, text: by }) => t.slice(0, start) + by + t.slice(end), text);
  const requires = text.includes('require(') ? 'const require = __load;' : '';
  const defined = [...exported].sort().flatMap((name) => (getters.has(name) ? [`__define(exports, '${name}', () => ${getters.get(name) ?? ''});`] : []));
  return [requires, ...defined, ...loads, body].join('\n');
}

/** Whether a statement among others begins with a name: a line before it may have no semicolon. */
function beginsStatement(name: Node): boolean {
  let at = name;
  while (at.parent && at.type !== 'ExpressionStatement' && at.parent.range[0] === name.range[0]) at = at.parent;
  return at.type === 'ExpressionStatement' && /^(?:Program|BlockStatement|StaticBlock|SwitchCase)$/.test(at.parent.type);
}

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '');

/** A text without JSX and types. */
const plain = (file: string, text: string): string =>
  ts.transpileModule(text, { fileName: file, compilerOptions: { jsx: ts.JsxEmit.React, jsxFactory: 'h', jsxFragmentFactory: 'Fragment', target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true } }).outputText;

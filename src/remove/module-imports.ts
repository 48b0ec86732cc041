import type * as Oxc from 'oxc-parser';
import { isEmbedded } from '../project/embedded.ts';
import { parse, parseLeniently } from '../project/parse.ts';
import { within } from './edits.ts';
import { importsOf, type Import } from './usage.ts';

/** Calls, mocks and types that may bring a module in. */
const OTHER_WAYS = /\bimport\s*\(|\b(?:require|mock|doMock|unmock|requireActual|importActual)\b|\bresolve\s*(?:<|\(\s*["'/])/;

/** What stands where an import, a re-export, a call or a mock names a module. */
export const importSources = (text: string): string[] => [...text.matchAll(/(?:\bfrom|\bimport|\()\s*(?:\/\*[^*]*\*\/\s*)*(["'`])([^"'`\n]*)\1/g)].flatMap(([, , source]) => source ?? []);

/** What a file may import that cannot be parsed: all of what it names, and it may pass that on. */
const anyImports = (text: string): Import[] => importSources(text).flatMap((source) => [{ name: '*', source, dynamic: true }, ...(/\bexport\s*\*/.test(text) ? [{ name: '*', source, as: '*' }] : [])]);

/** What `importsOf` finds in a file; of one that brings modules in by statements alone, no tree is read. */
export function moduleImports(file: string, text: string): readonly Import[] {
  if (isEmbedded(file) || OTHER_WAYS.test(text)) return importsInTree(file, text);
  const { errors, module: { staticImports, staticExports } } = parseLeniently(file, text).result;
  if (errors.length > 0) return importsInTree(file, text);
  const starts = new Set(staticImports.map(({ start }) => start));
  // an import that is exported by a statement of its own counts there too
  const exportedOn = staticExports.filter(({ start }) => !starts.has(start));
  return [...staticImports.map((i) => ({ start: i.start, imports: importsBy(i) })), ...exportedOn.map((e) => ({ start: e.start, imports: e.entries.flatMap(exportedBy) }))]
    .sort((a, b) => a.start - b.start).flatMap(({ imports }) => imports);
}

function importsInTree(file: string, text: string): readonly Import[] {
  const { source } = parse(file, text);
  if (!source) return anyImports(text);
  const { types = [], ast } = source;
  const withTypes = ast.body.flatMap((s) => (s.type === 'ImportDeclaration' && types.some((type) => within(type, s.range)) ? [{ name: '*', source: s.source.value, dynamic: true }] : []));
  return [...importsOf(source), ...withTypes, ...types.flatMap((type) => anyImports(text.slice(...type)))];
}

function importsBy({ moduleRequest: { value: source }, entries }: Oxc.StaticImport): Import[] {
  if (entries.length === 0) return [{ name: '', source }];
  return entries.map(({ importName: { kind, name }, localName: { value, start, end } }) =>
    ({ name: kind === 'Name' ? (name ?? '') : kind === 'Default' ? 'default' : '*', source, local: { name: value, range: [start, end] } }));
}

function exportedBy({ moduleRequest, importName, exportName }: Oxc.StaticExportEntry): Import[] {
  if (!moduleRequest) return [];
  return [{ name: importName.kind === 'Name' ? (importName.name ?? '') : '*', source: moduleRequest.value, as: exportName.kind === 'Name' ? (exportName.name ?? '') : '*' }];
}

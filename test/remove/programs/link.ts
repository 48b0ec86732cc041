import type { TSESTree } from '@typescript-eslint/types';
import ts from 'typescript';
import { exportsOf } from '../../../src/remove/usage.ts';
import { sourceOf } from '../router.ts';

type Node = TSESTree.Node;
type Files = Readonly<Record<string, string>>;

/** Makes one script of the modules of a program; undefined when one does not parse or imports what is not there. */
export function link(files: Files): string | undefined {
  const [main] = Object.keys(files);
  if (main === undefined) return undefined;
  const done: string[] = [];
  const scripts: string[] = [];
  const load = (file: string): boolean => {
    if (done.includes(file)) return true;
    done.push(file);
    const script = scriptOf(file, files, load);
    if (script === undefined) return false;
    scripts.push(file === main ? script.body : `const ${variableOf(file)} = (() => {\n${script.body}\nreturn { ${script.exported.join(', ')} };\n})();\n`);
    return true;
  };
  return load(main) ? scripts.join('') : undefined;
}

const variableOf = (file: string): string => `module_${file.replace(/\.\w+$/, '')}`;

function scriptOf(file: string, files: Files, load: (file: string) => boolean): { body: string; exported: readonly string[] } | undefined {
  const text = files[file];
  const source = text === undefined ? undefined : sourceOf(file, text);
  if (text === undefined || !source) return undefined;
  const exported = exportsOf(source).flatMap(({ name, local }) => (local?.type === 'Identifier' ? [`${name}: ${local.name}`] : []));
  let body = '';
  for (const statement of source.ast.body as readonly Node[]) {
    const from = 'source' in statement && statement.source?.type === 'Literal' ? String(statement.source.value) : undefined;
    if (from === './flags') continue;
    const target = from === undefined ? undefined : Object.keys(files).find((name) => name.replace(/\.\w+$/, '') === from.slice(2));
    if (from !== undefined && (target === undefined || !load(target))) return undefined;
    if (statement.type === 'ImportDeclaration') {
      const names = statement.specifiers.flatMap((s) => (s.type === 'ImportSpecifier' && s.imported.type === 'Identifier' ? [`${s.imported.name}: ${s.local.name}`] : []));
      const [whole] = statement.specifiers.filter((s) => s.type === 'ImportNamespaceSpecifier');
      if (names.length > 0 || whole) body += `const ${whole?.local.name ?? `{ ${names.join(', ')} }`} = ${variableOf(target ?? '')};\n`;
    } else if (statement.type === 'ExportAllDeclaration') exported.push(statement.exported?.type === 'Identifier' ? `${statement.exported.name}: ${variableOf(target ?? '')}` : `...${variableOf(target ?? '')}`);
    else if (statement.type === 'ExportNamedDeclaration' && target !== undefined) exported.push(...statement.specifiers.flatMap(({ exported: as, local }) => (as.type === 'Identifier' && local.type === 'Identifier' ? [`${as.name}: ${variableOf(target)}.${local.name}`] : [])));
    else if (statement.type === 'ExportNamedDeclaration') body += statement.declaration ? `${text.slice(...(statement.declaration as Node).range)}\n` : '';
    else body += `${text.slice(...statement.range)}\n`;
  }
  return { body: file.endsWith('x') ? withoutJsx(body) : body, exported };
}

const withoutJsx = (text: string): string =>
  ts.transpileModule(text, { fileName: 'program.jsx', compilerOptions: { jsx: ts.JsxEmit.React, jsxFactory: 'h', jsxFragmentFactory: 'Fragment', target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } }).outputText.replace(/^export \{\};?$/m, '');

import type { TSESTree } from '@typescript-eslint/types';
import picomatch from 'picomatch';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { joinSource } from '../resolve/specifier-resolver.ts';

type Node = TSESTree.Node;

/** Whether a text may load modules by a pattern. */
export const mayLoadByPattern = (text: string): boolean => /\brequire\.context\b|\bimport\.meta\.(?:glob|globEager)\b|\b(?:import|require)\s*\(\s*(?:\/\*[^]*?\*\/\s*)*(?:`|['"][^'"\n]*['"]\s*\+)/.test(text);

/** What a module loads by patterns (`require.context`, `import.meta.glob`, an import of a template): tests of paths from the root. */
export function patternLoads({ file, ast, scopes }: Source): ((path: string) => boolean)[] {
  const tests: ((path: string) => boolean)[] = [];
  const valueOf = (name: Node): Node | undefined => {
    const [def, ...others] = scopes.scopes.flatMap((s) => s.references).find((r) => r.identifier === name)?.resolved?.defs ?? [];
    return def?.type === 'Variable' && others.length === 0 && def.parent.kind === 'const' && def.node.id === def.name ? (def.node.init ?? undefined) : undefined;
  };
  walk(ast, (node) => {
    if (node.type === 'ImportExpression') tests.push(...stringLoad(file, node.source, valueOf));
    if (node.type !== 'CallExpression') return;
    const [first, second, third] = node.arguments;
    const callee = nameOf(node.callee);
    if (callee === 'require' && first) tests.push(...stringLoad(file, first, valueOf));
    if (callee === 'require.context') tests.push(contextLoad(file, first, second, third));
    if (/^import\.meta\.glob(?:Eager)?$/.test(callee) && first) tests.push(globLoad(file, first));
  });
  return tests;
}

function nameOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MetaProperty') return 'import.meta';
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed ? `${nameOf(callee.object)}.${callee.property.name}` : '';
}

const textOf = (node: Node | undefined): string | undefined => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined);

/** Whether a path lies in a folder as an import writes it: relative, from the root, or under an alias. */
function inFolder(file: string, folder: string): (path: string) => boolean {
  if (folder.startsWith('.')) {
    const base = joinSource(file, folder);
    return (path) => base === '' || path.startsWith(`${base}/`);
  }
  const tail = folder.replace(/^[~@]?\//, '').replace(/\/$/, '');
  return (path) => tail === '' || `/${path}`.includes(`/${tail}/`);
}

function contextLoad(file: string, folder: Node | undefined, deep: Node | undefined, pattern: Node | undefined): (path: string) => boolean {
  const text = textOf(folder);
  const isIn = text === undefined ? () => true : inFolder(file, text);
  const regex = pattern?.type === 'Literal' && 'regex' in pattern ? new RegExp(pattern.regex.pattern, pattern.regex.flags.replaceAll(/[gy]/g, '')) : undefined;
  const flat = deep?.type === 'Literal' && deep.value === false && text?.startsWith('.') ? `${joinSource(file, text)}/` : undefined;
  return (path) => isIn(path) && (!regex || regex.test(`./${path}`)) && (flat === undefined || !path.slice(flat.length).includes('/'));
}

function globLoad(file: string, patterns: Node): (path: string) => boolean {
  const globs = (patterns.type === 'ArrayExpression' ? patterns.elements : [patterns]).map((e) => textOf(e ?? undefined));
  const tests = globs.map((g) => {
    if (g === undefined) return () => true;
    if (g.startsWith('!')) return () => false;
    if (g.startsWith('.')) return picomatch(joinSource(file, g), { dot: true });
    return picomatch(`**/${g.replace(/^[~@]?\//, '')}`, { dot: true });
  });
  return (path) => tests.some((t) => t(path));
}

/** `` import(`./pages/${name}`) `` and `'./pages/' + name`. */
function stringLoad(file: string, source: Node, valueOf: (name: Node) => Node | undefined): ((path: string) => boolean)[] {
  if (textOf(source) !== undefined) return [];
  const { text } = headOf(source, valueOf);
  if (!text.includes('/')) return [];
  const folder = text.slice(0, text.lastIndexOf('/'));
  const name = text.slice(text.lastIndexOf('/') + 1);
  const isIn = inFolder(file, folder);
  return [(path) => isIn(path) && (name === '' || `/${path}`.includes(`/${name}`))];
}

/** The text that an expression begins with, as far as it is known. */
function headOf(node: Node, valueOf: (name: Node) => Node | undefined): { readonly text: string; readonly isWhole: boolean } {
  const text = textOf(node);
  if (text !== undefined) return { text, isWhole: true };
  if (node.type === 'Identifier') {
    const value = valueOf(node);
    return value ? headOf(value, () => undefined) : { text: '', isWhole: false };
  }
  const parts: readonly Node[] = node.type === 'TemplateLiteral' ? node.quasis.flatMap((q, i) => [q, ...(node.expressions[i] ? [node.expressions[i]] : [])]) : node.type === 'BinaryExpression' ? [node.left, node.right] : [];
  let head = '';
  for (const part of parts) {
    const next = part.type === 'TemplateElement' ? { text: part.value.cooked, isWhole: true } : headOf(part, valueOf);
    head += next.text;
    if (!next.isWhole) return { text: head, isWhole: false };
  }
  return { text: head, isWhole: parts.length > 0 };
}

import { createRequire } from 'node:module';
import { platform } from 'node:os';
import type * as Scopes from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type * as Oxc from 'oxc-parser';
import type { Source } from '../facts/source.ts';
import { embeddedScript, withoutExpression, type Embedded } from './embedded.ts';
import { flowScript, type FlowScript } from './flow.ts';
import { completeNodes, walk } from '../facts/walk.ts';
import { positionAt } from '../text/lines.ts';
import { textOf } from './text-of.ts';
import { withoutBom } from '../text/without-bom.ts';

/** A file that does not parse: 1-based position and what the parser says. */
export interface SyntaxProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Parsed = { readonly source: Source; readonly problem?: never } | { readonly source?: never; readonly problem: SyntaxProblem };

const load = createRequire(import.meta.url);

/** Loaded when a file is parsed for the first time: the plugin gets its trees from ESLint, and kept facts need none. */
const parser = (): typeof Oxc => load('oxc-parser') as typeof Oxc;
const scopeManager = (): typeof Scopes => load('@typescript-eslint/scope-manager') as typeof Scopes;

/** The scopes of a tree as the reader wants them. */
export const analyzeScopes = (ast: TSESTree.Program): Scopes.ScopeManager =>
  scopeManager().analyze(ast, { sourceType: ast.sourceType, jsxPragma: null, jsxFragmentName: null, lib: [] });

/** Whether six GiB of address space may be reserved: Windows would count them as used, and other systems may set a limit. */
function hasAddressSpace(): boolean {
  if (platform() === 'win32') return false;
  const limits = textOf('/proc', 'self/limits');
  return limits === undefined || /^Max address space +unlimited/m.test(limits);
}

let isRaw: boolean | undefined;

/**
 * Parses with trees as oxc keeps them in memory instead of JSON of them where that is possible: from Node 22 on, with room for its buffer.
 * An editor's own Node (Electron) does not know before it tries that it has none.
 */
function parseSync(file: string, text: string, options: Oxc.ParserOptions): Oxc.ParseResult {
  const oxc = parser();
  isRaw ??= oxc.rawTransferSupported() && hasAddressSpace();
  if (isRaw) {
    const raw = { ...options, experimentalRawTransfer: true };
    try {
      return oxc.parseSync(file, text, raw);
    } catch {
      isRaw = false;
    }
  }
  return oxc.parseSync(file, text, options);
}

const LANGUAGES: Readonly<Record<string, 'ts' | 'tsx' | 'dts'>> = { ts: 'ts', mts: 'ts', cts: 'ts', tsx: 'tsx', js: 'tsx', jsx: 'tsx', mjs: 'tsx', cjs: 'tsx' };

function parseText(file: string, text: string): Oxc.ParseResult {
  const extension = /\.([^.]*)$/.exec(file)?.[1] ?? '';
  const javascript = /^[cm]?jsx?$/.test(extension);
  const lang = file.endsWith('.d.ts') ? 'dts' : (LANGUAGES[extension] ?? 'tsx');
  const options = { astType: 'ts', preserveParens: false } as const;
  const result = parseSync(file, text, { ...options, lang: javascript ? 'jsx' : lang });
  if (!javascript || result.errors.length === 0) return result;
  const typed = parseSync(file, text, { ...options, lang: 'tsx' });
  return typed.errors.length === 0 ? typed : result;
}

const STRAY = /^Unexpected token\. Did you mean `\{'[>}]'\}`/;
const MAX_STRAYS = 50;

/** Reads JSX text with a bare `}` or `>`, which parsers took for text before the JSX grammar forbade them; `strays` is how many there are. */
export function parseLeniently(file: string, text: string): { readonly result: Oxc.ParseResult; readonly strays: number } {
  let masked = text;
  let result = parseText(file, text);
  let strays = 0;
  for (; strays < MAX_STRAYS; strays++) {
    const [error] = result.errors;
    const at = error && STRAY.test(error.message) ? error.labels[0]?.start : undefined;
    if (at === undefined || !/[>}]/.test(masked[at] ?? '')) break;
    masked = `${masked.slice(0, at)}.${masked.slice(at + 1)}`;
    result = parseText(file, masked);
  }
  return { result, strays };
}

/** Gives JSX text what the file says where it was masked to be read. */
function unmask(ast: TSESTree.Program, text: string): void {
  walk(ast, (node) => {
    if (node.type === 'JSXText') node.raw = node.value = text.slice(...node.range);
  });
}

const MAX_FOREIGN = 50;

/** Reads the script of a file that holds other things too, without what its template says in no JavaScript. */
function parseEmbedded(file: string, embedded: Embedded): Oxc.ParseResult {
  let script: string | undefined = embedded.script;
  let result = parseText(`${file}.tsx`, script);
  for (let foreign = 0; result.errors.length > 0 && foreign < MAX_FOREIGN; foreign++) {
    result = parseText(`${file}.ts`, script);
    const [error] = result.errors;
    script = error && withoutExpression(script, embedded, error.labels[0]?.start ?? 0);
    if (script === undefined) break;
  }
  return result.errors.length > 0 ? parseText(`${file}.ts`, embedded.plain) : result;
}

/** Reads JavaScript with Flow's types without them. */
function parseFlow(file: string, text: string): { readonly result: Oxc.ParseResult; readonly types: FlowScript['types'] } | undefined {
  const flow = /\.[cm]?jsx?$/.test(file) ? flowScript(text) : undefined;
  const result = flow && parseText(file, flow.script);
  return flow && result?.errors.length === 0 ? { result, types: flow.types } : undefined;
}

/**
 * Parses one file with oxc and analyses its scopes. JavaScript is read with JSX, and as plain JavaScript
 * first: TypeScript's types in it are accepted when that fails, then Flow's.
 */
export function parse(file: string, withBom: string): Parsed {
  const text = withoutBom(withBom);
  const embedded = embeddedScript(file, text);
  const first = embedded ? { result: parseEmbedded(file, embedded), strays: 0 } : parseLeniently(file, text);
  const flow = first.result.errors.length > 0 && !embedded ? parseFlow(file, text) : undefined;
  const { result, strays } = flow ? { result: flow.result, strays: 0 } : first;
  const error = result.errors[0];
  if (error) {
    const offset = error.labels[0]?.start ?? 0;
    return { problem: { file, ...positionAt(text, offset), message: error.message } };
  }
  const ast = result.program as unknown as TSESTree.Program;
  completeNodes(ast);
  if (strays > 0) unmask(ast, text);
  let scopes: Scopes.ScopeManager | undefined;
  const comments = result.comments.map((c) => ({ type: c.type, value: c.value, range: [c.start, c.end] as const }));
  return { source: { file, text, ast, get scopes() { return (scopes ??= analyzeScopes(ast)); }, comments, ...(embedded ? { scripts: embedded.scripts } : {}), ...(flow ? { types: flow.types } : {}), ...(strays > 0 ? { isLenient: true } : {}) } };
}

import type { TSESTree } from '@typescript-eslint/types';
import { join } from 'node:path';
import type { Router } from '../config/types.ts';
import { moduleName } from '../facts/sdk-index.ts';
import { walk } from '../facts/walk.ts';
import { joinSource } from '../resolve/specifier-resolver.ts';
import { createFileReader, isMinified } from './file-reader.ts';
import { parse } from './parse.ts';

const NAME = /^(?:(?:is|are|has|get|use|check|should)\w*(?:flag|feature|toggle|experiment|variant)\w*|(?:flag|feature|toggle)(?:enabled|ison|on)\w*)$/i;
const CALL = /\b(?:is|are|has|get|use|check|should|flag|feature|toggle)\w*(?:flag|feature|toggle|experiment|variant|enabled|on)\w*\(\s*["'`]/i;
const SPECIFIER = /^\.{1,2}\/|^[@~#]\//;

/** A function of the project that looks like its own way to ask for a flag. */
export interface HomeGrownReader {
  readonly router: Router;
  readonly name: string;
  /** Different keys it is called with. */
  readonly keys: number;
  /** Calls with a literal key. */
  readonly calls: number;
}

interface Candidate {
  readonly module: string;
  readonly name: string;
  readonly keys: Set<string>;
  calls: number;
}

/** Finds functions that are imported from the project's own modules, named like flag readers, and called with at least two different literal keys. */
export function findReaders(root: string, sources: readonly string[]): HomeGrownReader[] {
  const candidates = new Map<string, Candidate>();
  const read = createFileReader();
  for (const file of sources) {
    const content = read(join(root, file));
    if (!('bytes' in content) || !CALL.test(content.bytes.toString('latin1'))) continue;
    const text = content.bytes.toString('utf8');
    const source = isMinified(text) ? undefined : parse(file, text).source;
    if (source) collect(file, source.ast, candidates);
  }
  return [...candidates.values()]
    .filter(({ keys }) => keys.size > 1)
    .sort((a, b) => b.calls - a.calls)
    .map(({ module, name, keys, calls }) => ({
      name,
      calls,
      keys: keys.size,
      router: { modules: [module], forms: [{ kind: 'function', name, key: 'arg:0', ...(/^(?:is|are|has|check|should|use)/i.test(name) ? {} : { value: 'any' }) }] },
    }));
}

function collect(file: string, ast: TSESTree.Program, candidates: Map<string, Candidate>): void {
  const imported = new Map<string, { module: string; name: string }>();
  for (const node of ast.body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type' || !SPECIFIER.test(node.source.value)) continue;
    const module = node.source.value.startsWith('.') ? `./${moduleName(joinSource(file, node.source.value))}` : node.source.value;
    for (const specifier of node.specifiers) {
      const name = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : undefined;
      if (name !== undefined && NAME.test(name)) imported.set(specifier.local.name, { module, name });
    }
  }
  if (imported.size === 0) return;
  walk(ast, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    const reader = imported.get(node.callee.name);
    const [key] = node.arguments;
    if (!reader || key?.type !== 'Literal' || typeof key.value !== 'string') return;
    const id = `${reader.module}\0${reader.name}`;
    const candidate = candidates.get(id) ?? { ...reader, keys: new Set(), calls: 0 };
    candidate.keys.add(key.value);
    candidate.calls++;
    candidates.set(id, candidate);
  });
}

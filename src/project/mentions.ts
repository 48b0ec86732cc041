import type { TSESTree } from '@typescript-eslint/types';
import { join } from 'node:path';
import type { Mention, Range } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import { isCode } from './discover.ts';
import { createFileReader } from './file-reader.ts';
import { linesOf, spanOf } from '../text/lines.ts';
import { withoutBom } from '../text/without-bom.ts';
import { parse } from './parse.ts';
import type { ReportedMention, Scan } from './types.ts';

const TEXT_FILE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|jsonc?|ya?ml|toml|md|mdx|html?|hbs|ejs|css|scss|less|graphql|sql|sh|txt|tf|properties|ini)$|(?:^|\/)(?:\.env[^/]*|Dockerfile|Makefile)$/;
const WORD = String.raw`[\w$-]`;

/** An expression for any of the keys as a whole word. A key that is an everyday word (`beta`) counts between quotes only. */
export function mentionPattern(keys: readonly string[]): RegExp {
  const escape = (key: string): string => key.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const sorted = keys.filter((key) => key !== '').sort((a, b) => b.length - a.length);
  const plain = sorted.filter((key) => /^[a-z]+$/i.test(key) && !/[a-z][A-Z]/.test(key));
  const special = sorted.filter((key) => !plain.includes(key));
  const alternatives = [
    ...(special.length > 0 ? [`(?<!${WORD})(?:${special.map(escape).join('|')})(?!${WORD})`] : []),
    ...(plain.length > 0 ? [`(?<=(["'\`]))(?:${plain.map(escape).join('|')})(?=\\1)`] : []),
  ];
  return new RegExp(alternatives.length > 0 ? alternatives.join('|') : '(?!)', 'g');
}

const isWithin = (range: Range, ranges: readonly Range[]): boolean => ranges.some(([start, end]) => start <= range[0] && range[1] <= end);

/** Tells whether a range lies within one of these, none of which lies in another. */
function insideOf(ranges: readonly Range[]): (range: Range) => boolean {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  return (range) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? 0) <= range[0]) low = middle + 1;
      else high = middle;
    }
    return range[1] <= (sorted[low - 1]?.[1] ?? 0);
  };
}

/** The mentions of keys in one text, classified by what they stand in, but for those within these ranges. */
export function mentionsIn(file: string, text: string, pattern: RegExp, known: readonly Range[] = []): Mention[] {
  const hits = [...text.matchAll(pattern)]
    .map((match): { key: string; range: Range } => ({ key: match[0], range: [match.index, match.index + match[0].length] }))
    .filter(({ range }) => !isWithin(range, known));
  if (hits.length === 0) return [];
  const source = isCode(file) ? parse(file, text).source : undefined;
  if (!source) return hits.map((hit) => ({ ...hit, where: 'text' }));
  const strings: Range[] = [];
  walk(source.ast, (node: TSESTree.Node) => {
    if (node.type === 'Literal' || node.type === 'TemplateElement' || node.type === 'JSXText') strings.push(node.range);
  });
  const isComment = insideOf(source.comments.map((comment) => comment.range));
  const isString = insideOf(strings);
  return hits.map((hit) => ({ ...hit, where: isComment(hit.range) ? 'comment' : isString(hit.range) ? 'string' : 'name' }));
}

/** Every other appearance of the keys in the project's text files: none that is part of an evaluation, a declaration, an override or a registry entry. */
export function findMentions(scan: Scan, keys: readonly string[]): Map<string, ReportedMention[]> {
  const found = new Map<string, ReportedMention[]>();
  if (keys.length === 0) return found;
  const pattern = mentionPattern(keys);
  const bytePattern = mentionPattern(keys.map((key) => Buffer.from(key).toString('latin1')));
  const read = createFileReader();
  const registries = new Set(scan.registry.files);
  for (const file of [...scan.sources, ...scan.others]) {
    const path = join(scan.config.root, file);
    if (!TEXT_FILE.test(file) || registries.has(path)) continue;
    const content = read(path);
    if (!('bytes' in content)) continue;
    bytePattern.lastIndex = 0;
    if (!bytePattern.test(content.bytes.toString('latin1'))) continue;
    const text = withoutBom(content.bytes.toString('utf8'));
    const lines = linesOf(text);
    for (const { key, range, where } of mentionsIn(file, text, pattern, knownRanges(scan, file))) {
      const list = found.get(key) ?? [];
      list.push({ file, ...spanOf(lines, range), where });
      found.set(key, list);
    }
  }
  return found;
}

function knownRanges(scan: Scan, file: string): Range[] {
  const facts = scan.files.get(file)?.facts;
  if (!facts) return [];
  return [
    ...facts.evaluations.flatMap(({ range, keyRange }) => (keyRange ? [range, keyRange] : [range])),
    ...[...facts.declarations, ...facts.overrides, ...facts.companions, ...facts.properties].map(({ range }) => range),
  ];
}

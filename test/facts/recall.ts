import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Evaluation } from '../../src/facts/types.ts';
import { isCode } from '../../src/project/discover.ts';
import { positionAt } from '../../src/text/lines.ts';
import { openProject } from '../../src/project/open-project.ts';

const folder = fileURLToPath(new URL('../../fixtures/recall/', import.meta.url));

/** Names of the labelled projects, one folder each. */
export const projects = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/**
 * What a comment says of its line: `// flag: new-nav`, `// flag: a, !b` (two reads, the second true when off), `// flag: a | b` (one of two),
 * `// flag: nav-*` (a pattern), `// flag: (dynamic)`, `// no flag` (looks like a read and is none).
 */
const LABEL = /(?:\/\/|\/\*|<!--)\s*(?:flag:\s*(.+?)|(no flag)\b.*?)\s*(?:\*\/.*|-->.*)?$/;

interface Comparison {
  /** Labelled reads. */
  readonly sites: number;
  /** Lines that look like reads and are none. */
  readonly lookAlikes: number;
  /** One line a difference: place, code, what was expected and what was found. */
  readonly differences: readonly string[];
}

const describeRead = ({ keys, exactness, pattern, negated }: Evaluation): string => {
  const key = exactness === 'pattern' ? String(pattern) : keys.length > 0 ? [...keys].sort().join(' | ') : '(dynamic)';
  return negated ? `!${key}` : key;
};

const normal = (label: string): string => {
  const [, not, keys] = /^(!?)(.*)$/.exec(label.trim()) ?? [];
  return `${not ?? ''}${(keys ?? '').split('|').map((key) => key.trim()).sort().join(' | ')}`;
};

/** Scans a labelled project as the command line does and compares the reads of each line with its label. */
export function compareProject(name: string): Comparison {
  const root = `${folder}${name}`;
  const { scan } = openProject({ cwd: root, asOf: '2026-01-01' });
  let sites = 0;
  let lookAlikes = 0;
  const differences = scan.problems.map((problem) => `${problem.file}:${problem.line} does not parse: ${problem.message}`);
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(isCode).sort()) {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    const found = new Map<number, string[]>();
    for (const read of scan.files.get(file)?.facts.evaluations ?? []) {
      if (read.forwarded) continue;
      const { line } = positionAt(text, read.range[0]);
      found.set(line, [...(found.get(line) ?? []), describeRead(read)]);
    }
    for (const [index, code] of text.split('\n').entries()) {
      const [, label, none] = LABEL.exec(code) ?? [];
      const expected = (label ?? '').split(',').filter(Boolean).map(normal).sort().join(', ');
      sites += expected === '' ? 0 : expected.split(', ').length;
      lookAlikes += none === undefined ? 0 : 1;
      const actual = (found.get(index + 1) ?? []).sort().join(', ');
      if (actual !== expected) differences.push(`${file}:${index + 1}  ${code.trim()}\n    expected ${expected || 'no flag'}, found ${actual || 'no flag'}`);
    }
  }
  return { sites, lookAlikes, differences };
}

import { createHash } from 'node:crypto';
import type { ReportedFinding } from './types.ts';

/** A finding as a baseline keeps it: without lines, so that it is still the same when code moves. */
export interface KnownFinding {
  readonly rule: string;
  readonly file: string;
  readonly key?: string;
  readonly messageId: string;
  readonly fingerprint: string;
}

/** Fingerprint of a finding: rule, file, flag, message and the code it is about, white space aside. */
export function fingerprintOf({ rule, file, key, messageId }: Pick<KnownFinding, 'rule' | 'file' | 'key' | 'messageId'>, code: string): string {
  const parts = [rule, file, key ?? '', messageId, code.replaceAll(/\s+/g, '')];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

/**
 * Findings that are not among the known ones. Each known finding covers one: first the same code, then any of the same
 * rule, flag and message in the file (the code was edited), then, with `acrossFiles`, in any file (the code was moved).
 */
export function newFindings(findings: readonly ReportedFinding[], known: readonly KnownFinding[], { acrossFiles = false } = {}): ReportedFinding[] {
  const identities: ((finding: KnownFinding | ReportedFinding) => string)[] = [
    ({ fingerprint }) => fingerprint ?? '',
    ({ rule, file, key = '', messageId }) => [rule, file, key, messageId].join('\0'),
    ...(acrossFiles ? [({ rule, key = '', messageId }: KnownFinding | ReportedFinding) => [rule, key, messageId].join('\0')] : []),
  ];
  let rest = [...findings];
  let unused = [...known];
  for (const identity of identities) {
    const counts = new Map<string, KnownFinding[]>();
    for (const item of unused) counts.set(identity(item), [...(counts.get(identity(item)) ?? []), item]);
    const used = new Set<KnownFinding>();
    rest = rest.filter((finding) => {
      const item = counts.get(identity(finding))?.pop();
      if (item) used.add(item);
      return !item;
    });
    unused = unused.filter((item) => !used.has(item));
  }
  return rest;
}

/** Text of a baseline file: one finding a line, sorted, so that changes to it read well. */
export function formatBaseline(findings: readonly ReportedFinding[]): string {
  const lines = findings.map(({ rule, file, key, messageId, fingerprint = '' }) =>
    JSON.stringify({ rule, file, ...(key === undefined ? {} : { key }), messageId, fingerprint }),
  );
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n    ${lines.sort().join(',\n    ')}\n  ` : ''}]\n}\n`;
}

/** Reads the text of a baseline file; undefined when it is none. */
export function parseBaseline(text: string): KnownFinding[] | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, findings } = (data ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings)) return undefined;
  return findings.every(isKnownFinding) ? findings : undefined;
}

function isKnownFinding(value: unknown): value is KnownFinding {
  const { rule, file, messageId, fingerprint } = (value ?? {}) as Record<string, unknown>;
  return [rule, file, messageId, fingerprint].every((field) => typeof field === 'string');
}

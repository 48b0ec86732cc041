import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { baseScan } from './base-scan.ts';
import { formatBaseline, newFindings, parseBaseline, type KnownFinding } from './baseline.ts';
import { findingsOf } from './findings-of.ts';
import { createReport } from './report.ts';
import type { OpenProject } from './open-project.ts';
import type { Report, ReportedFinding } from './types.ts';

export interface CheckOptions {
  /** Absolute path that `baseline` is relative to. */
  readonly cwd: string;
  /** Git ref: only what came in since the merge base with it. */
  readonly changedSince?: string | undefined;
  /** File of findings to leave out. */
  readonly baseline?: string | undefined;
  /** Write the baseline instead of reading it. */
  readonly updateBaseline?: boolean | undefined;
  /** Lowest severity that fails; `error` unless said. */
  readonly failOn?: 'error' | 'warn' | 'never' | undefined;
}

export interface CheckResult {
  readonly report: Report;
  /** A finding is as severe as `failOn` says. */
  readonly failed: boolean;
  /** Findings left out because they were there before the change. */
  readonly before: number;
  /** Findings left out because the baseline holds them. */
  readonly inBaseline: number;
  /** Findings written to the baseline. */
  readonly written?: number;
}

/** Runs the rules on an open project. */
export function checkProject({ scan, asOf }: OpenProject, { cwd, changedSince, baseline, updateBaseline, failOn = 'error' }: CheckOptions): CheckResult {
  const all = findingsOf(scan, asOf);
  const known = changedSince === undefined ? [] : findingsOf(baseScan(scan, changedSince), asOf).map(toKnown);
  const changed = newFindings(all, known, { acrossFiles: true });
  if (updateBaseline) {
    if (baseline === undefined) throw new UsageError('--update-baseline needs --baseline <file>, the file to write');
    writeFileSync(resolve(cwd, baseline), formatBaseline(all));
    return { report: createReport(scan, { asOf }), failed: false, before: 0, inBaseline: all.length, written: all.length };
  }
  const findings = newFindings(changed, baseline === undefined ? [] : readBaseline(cwd, baseline));
  return {
    report: createReport(scan, { asOf, findings }),
    failed: findings.some(({ severity }) => severity === failOn || (failOn === 'warn' && severity === 'error')),
    before: all.length - changed.length,
    inBaseline: changed.length - findings.length,
  };
}

const toKnown = ({ fingerprint = '', ...finding }: ReportedFinding): KnownFinding => ({ ...finding, fingerprint });

function readBaseline(cwd: string, file: string): KnownFinding[] {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch {
    throw new UsageError(`${file}: no such baseline; unflag check --baseline ${file} --update-baseline writes it`);
  }
  const known = parseBaseline(text);
  if (!known) throw new UsageError(`${file}: not a baseline of unflag; unflag check --baseline ${file} --update-baseline writes one`);
  return known;
}

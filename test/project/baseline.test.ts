import { expect, it } from 'vitest';
import { fingerprintOf, formatBaseline, newFindings, parseBaseline } from '../../src/project/baseline.ts';
import type { ReportedFinding } from '../../src/project/types.ts';

function finding(line: number, code: string, { file = 'a.ts', key = 'new-nav', rule = 'no-expired-flag' } = {}): ReportedFinding {
  const identity = { rule, file, key, messageId: 'expired' };
  return { ...identity, fingerprint: fingerprintOf(identity, code), severity: 'error', message: '', line, column: 1, endLine: line, endColumn: 2 };
}
const remember = (findings: ReportedFinding[]) => parseBaseline(formatBaseline(findings)) ?? [];

it('knows a finding again when lines move and white space changes', () => {
  expect(newFindings([finding(90, "isOn(\t'new-nav')")], remember([finding(3, "isOn('new-nav')")]))).toEqual([]);
});

it('knows a finding again when its code is edited', () => {
  expect(newFindings([finding(3, "!isOn('new-nav')")], remember([finding(3, "isOn('new-nav')")]))).toEqual([]);
});

it('reports one more of the same, and names the one whose code is new', () => {
  const added = finding(9, "isOn('new-nav') && b");
  expect(newFindings([finding(3, "isOn('new-nav')"), added], remember([finding(3, "isOn('new-nav')")]))).toEqual([added]);
});

it('reports the same in another file, another flag and another rule', () => {
  const others = [finding(1, 'x', { file: 'b.ts' }), finding(1, 'x', { key: 'other' }), finding(1, 'x', { rule: 'no-nested-flags' })];
  expect(newFindings(others, remember([finding(1, 'x')]))).toEqual(others);
});

it('lets code move between files where asked', () => {
  expect(newFindings([finding(1, 'x', { file: 'b.ts' })], remember([finding(1, 'x')]), { acrossFiles: true })).toEqual([]);
});

it('writes the same text for the same findings in any order, and takes back nothing else', () => {
  const [a, b] = [finding(1, 'x'), finding(2, 'y', { key: 'b' })];
  expect(formatBaseline([a, b])).toBe(formatBaseline([b, a]));
  expect(parseBaseline(formatBaseline([]))).toEqual([]);
  expect(parseBaseline('{ "version": 2, "findings": [] }')).toBeUndefined();
  expect(parseBaseline('[]')).toBeUndefined();
  expect(parseBaseline('no json')).toBeUndefined();
});

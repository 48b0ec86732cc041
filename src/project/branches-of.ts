import type { Flag } from './flags.ts';
import { spanOf } from '../text/lines.ts';
import { byPlace } from './report.ts';
import type { ReportedTogglePoint, Scan } from './types.ts';

/** Every toggle point that a flag decides. */
export function branchesOf(scan: Scan, { key, entry }: Flag): ReportedTogglePoint[] {
  const names = [key, ...(entry?.aliases ?? [])];
  const points = [...scan.files.values()].flatMap(({ file, lines, facts }) =>
    facts.togglePoints
      .filter(({ keys }) => keys.some((each) => names.includes(each)))
      .map(({ kind, range, branches }) => ({
        file,
        ...spanOf(lines, range),
        kind,
        branches: branches.map(({ sides, range: at, statements, lines: long, empty }) => ({
          file,
          ...spanOf(lines, at),
          side: names.map((name) => sides[name]).find((side) => side !== undefined) ?? 'mixed',
          statements,
          lines: long,
          empty,
        })),
      })),
  );
  return points.sort(byPlace);
}

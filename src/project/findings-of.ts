import type { ReportedFinding, Scan } from './types.ts';
export function findingsOf(_scan: Scan, _asOf: string): ReportedFinding[] { return []; }

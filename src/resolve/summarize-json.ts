import { isRecord } from '../facts/constants.ts';
import type { Constant } from '../facts/types.ts';
import type { ModuleSummary } from './types.ts';

/** What other files see of a JSON module: its value as the default export, and the members of an object by their names. */
export function summarizeJson(text: string): ModuleSummary | undefined {
  let value: Constant;
  try {
    value = JSON.parse(text) as Constant;
  } catch {
    return undefined;
  }
  const exported: Record<string, Constant> = { ...(isRecord(value) ? value : {}), default: value };
  return { exports: Object.fromEntries(Object.entries(exported).map(([name, member]) => [name, { type: 'constant', value: member }])), stars: [] };
}

import type { Rule } from '../src/lint/types.ts';
import noDynamicFlagKey from './no-dynamic-flag-key.ts';

/** All rules, by name without `unflag/`. */
export const rules: Readonly<Record<string, Rule>> = {
  'no-dynamic-flag-key': noDynamicFlagKey,
};

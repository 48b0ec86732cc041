// Written by `npm run update`.
import type { Rule } from '../src/lint/types.ts';
import consistentFlagDefault from './consistent-flag-default.ts';
import maxFlagBranch from './max-flag-branch.ts';
import maxTogglePoints from './max-toggle-points.ts';
import noConsumedValueBehindFlag from './no-consumed-value-behind-flag.ts';
import noContradictoryFlagCondition from './no-contradictory-flag-condition.ts';
import noDirectSdkRead from './no-direct-sdk-read.ts';
import noDynamicFlagKey from './no-dynamic-flag-key.ts';
import noExpiredFlag from './no-expired-flag.ts';
import noFlagObjectTruthiness from './no-flag-object-truthiness.ts';
import noFlagRereadAcrossAwait from './no-flag-reread-across-await.ts';
import noIdenticalFlagBranches from './no-identical-flag-branches.ts';
import noMixedSideTest from './no-mixed-side-test.ts';
import noModuleLevelFlag from './no-module-level-flag.ts';
import noNestedFlags from './no-nested-flags.ts';
import noRetiredFlag from './no-retired-flag.ts';
import noUnawaitedFlag from './no-unawaited-flag.ts';
import noUnregisteredFlag from './no-unregistered-flag.ts';
import noUnusedFlag from './no-unused-flag.ts';
import noUpcomingExpiry from './no-upcoming-expiry.ts';
import requireBothSidesTested from './require-both-sides-tested.ts';
import requireFlagMetadata from './require-flag-metadata.ts';

/** All rules, by name without `unflag/`. */
export const rules: Readonly<Record<string, Rule>> = {
  'consistent-flag-default': consistentFlagDefault,
  'max-flag-branch': maxFlagBranch,
  'max-toggle-points': maxTogglePoints,
  'no-consumed-value-behind-flag': noConsumedValueBehindFlag,
  'no-contradictory-flag-condition': noContradictoryFlagCondition,
  'no-direct-sdk-read': noDirectSdkRead,
  'no-dynamic-flag-key': noDynamicFlagKey,
  'no-expired-flag': noExpiredFlag,
  'no-flag-object-truthiness': noFlagObjectTruthiness,
  'no-flag-reread-across-await': noFlagRereadAcrossAwait,
  'no-identical-flag-branches': noIdenticalFlagBranches,
  'no-mixed-side-test': noMixedSideTest,
  'no-module-level-flag': noModuleLevelFlag,
  'no-nested-flags': noNestedFlags,
  'no-retired-flag': noRetiredFlag,
  'no-unawaited-flag': noUnawaitedFlag,
  'no-unregistered-flag': noUnregisteredFlag,
  'no-unused-flag': noUnusedFlag,
  'no-upcoming-expiry': noUpcomingExpiry,
  'require-both-sides-tested': requireBothSidesTested,
  'require-flag-metadata': requireFlagMetadata,
};

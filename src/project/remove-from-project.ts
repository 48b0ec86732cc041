import { removeFlags, type RemovalResult, type RemoveOptions } from '../remove/remove.ts';
import type { Request } from '../remove/types.ts';
import type { Verification } from '../remove/verify.ts';
import { createRemovalProject } from './removal-project.ts';
import { newTypeErrors } from './type-check.ts';
import type { Scan } from './types.ts';

/** A removal that is made and verified, but not written. */
export interface Removal extends RemovalResult {
  readonly requests: readonly Request[];
}

export interface ProjectRemoveOptions extends RemoveOptions {
  /** Compare TypeScript's errors before and after; yes unless said. */
  readonly types?: boolean;
}

/** Takes flags out of a scanned project, in memory. */
export function removeFromProject(scan: Scan, requests: readonly Request[], { types = true, ...options }: ProjectRemoveOptions = {}): Removal {
  const result = removeFlags(createRemovalProject(scan), requests, options);
  const errors = types ? newTypeErrors(scan, result.files) : undefined;
  return { requests, ...result, verification: errors ? withTypes(result.verification, errors) : result.verification };
}

const withTypes = ({ checked, problems }: Verification, errors: readonly string[]): Verification => ({
  ok: problems.length + errors.length === 0,
  checked: [...checked, 'TypeScript finds no new error'],
  problems: [...problems, ...errors],
});

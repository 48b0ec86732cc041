import { removeFlags, type RemovalResult, type RemoveOptions } from '../remove/remove.ts';
import type { Request } from '../remove/types.ts';
import { createRemovalProject } from './removal-project.ts';
import type { Scan } from './types.ts';

/** A removal that is made and verified, but not written. */
export interface Removal extends RemovalResult {
  readonly requests: readonly Request[];
}

/** Takes flags out of a scanned project, in memory. */
export function removeFromProject(scan: Scan, requests: readonly Request[], options: RemoveOptions = {}): Removal {
  return { requests, ...removeFlags(createRemovalProject(scan), requests, options) };
}

import type { Removal } from '../project/remove-from-project.ts';
import { lineCounts } from './diff.ts';

/** A removal as data: what was asked, the plan, the edits, what is left and what was verified. */
export const removalJson = ({ requests, sites, dropped, unused, files, refusals, notices, verification }: Removal) => ({
  version: 1,
  requests,
  sites,
  plan: files.map((file) => ({ file: file.file, change: file.after === null ? 'delete' : 'edit', ...lineCounts([file]), dropped: dropped[file.file] ?? [] })),
  unused,
  files,
  refusals,
  notices,
  verification,
});

import type { Flag } from '../project/flags.ts';
import { keepValue } from '../registry/keep-value.ts';
import { removeFromProject } from '../project/remove-from-project.ts';
import type { Scan } from '../project/types.ts';
import { lineCounts } from '../reporters/diff.ts';
import type { RemovalPreview } from '../reporters/explanation.ts';
import { constantText } from '../reporters/words.ts';

/** What taking a flag out would do: at its kept value where the registry has one, on otherwise. */
export function previewRemoval(scan: Scan, { key, entry, evaluations }: Flag): RemovalPreview | undefined {
  if (evaluations.length === 0) return undefined;
  const keep = keepValue(entry?.keep ?? true);
  const { files, refusals } = removeFromProject(scan, [{ key, keep }]);
  const { removed, added } = lineCounts(files);
  const deleted = files.filter(({ after }) => after === null).length;
  return {
    keep: constantText(keep),
    changed: files.length - deleted,
    deleted,
    linesRemoved: removed,
    linesAdded: added,
    refusals: refusals.map(({ file, line, column, reason }) => ({ file, line, column, reason })),
  };
}

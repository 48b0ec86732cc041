import { createTwoFilesPatch, structuredPatch } from 'diff';
import type { Colors } from 'picocolors/types.js';

/** A file before and after; `after` is null when it is deleted. */
export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string | null;
}

/** A unified diff that `git apply` and `patch -p1` take, coloured where colours are on. */
export function diff(files: readonly ChangedFile[], colors: Colors): string {
  return files.map((file) => colour(patchOf(file), colors)).join('');
}

/** Lines that a change removes and adds. */
export function lineCounts(files: readonly ChangedFile[]): { removed: number; added: number } {
  const lines = files.flatMap(({ file, before, after }) => structuredPatch(file, file, before, after ?? '').hunks.flatMap((hunk) => hunk.lines));
  return { removed: lines.filter((line) => line.startsWith('-')).length, added: lines.filter((line) => line.startsWith('+')).length };
}

function patchOf({ file, before, after }: ChangedFile): string {
  const target = after === null ? '/dev/null' : `b/${file}`;
  const patch = createTwoFilesPatch(`a/${file}`, target, before, after ?? '', undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, `diff --git a/${file} b/${file}\n${after === null ? 'deleted file mode 100644\n' : ''}`);
}

function colour(patch: string, colors: Colors): string {
  if (!colors.isColorSupported) return patch;
  return patch
    .split('\n')
    .map((line) => {
      if (/^(?:diff --git|deleted file|--- |\+\+\+ )/.test(line)) return colors.bold(line);
      if (line.startsWith('@@')) return colors.cyan(line);
      if (line.startsWith('-')) return colors.red(line);
      return line.startsWith('+') ? colors.green(line) : line;
    })
    .join('\n');
}

import { positionAt } from '../text/lines.ts';
import { wholeWord } from '../text/patterns.ts';
import type { RemovalProject } from './project.ts';
import type { Refusal } from './types.ts';

/** Files that name a flag and do not parse: they may ask for it, so that it stays declared. */
export function unparsedFiles(project: RemovalProject, keys: ReadonlySet<string>): Refusal[] {
  return project.sources.flatMap((file) => {
    const text = project.facts(file) ? '' : (project.read(file) ?? '');
    const named = [...keys].flatMap((key) => { const at = text.includes(key) ? text.search(new RegExp(wholeWord(key))) : -1; return at < 0 ? [] : [{ key, at }]; });
    if (named.length === 0 || project.parse(file, text)) return [];
    return named.map(({ key, at }) => ({ file, key, range: [at, at + key.length] as const, ...positionAt(text, at), reason: 'the file names the flag and does not parse', hint: 'mend it, or take the flag out of it by hand' }));
  });
}

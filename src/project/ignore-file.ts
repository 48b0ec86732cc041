import picomatch from 'picomatch';

/** Says of a path below the folder of a `.gitignore` (forward slashes; folders without a slash at the end) whether it is ignored, or undefined when no line speaks of it. */
export type IgnoreFile = (path: string, isFolder: boolean) => boolean | undefined;

/** Reads the lines of a `.gitignore`; the last line that matches decides, as in git. */
export function ignoreFile(text: string): IgnoreFile {
  const rules = text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.replace(/(?<!\\)\s+$/, '');
    if (line === '' || line.startsWith('#')) return [];
    const negated = line.startsWith('!');
    const body = line.slice(negated ? 1 : 0).replace(/^\\(?=[#!])/, '');
    const foldersOnly = body.endsWith('/');
    const pattern = body.replace(/\/$/, '');
    const anchored = pattern.includes('/');
    const glob = anchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
    return [{ matches: picomatch(glob, { dot: true }), negated, foldersOnly }];
  });
  return (path, isFolder) => {
    const rule = rules.findLast((r) => (isFolder || !r.foldersOnly) && r.matches(path));
    return rule ? !rule.negated : undefined;
  };
}

import { join } from 'node:path';
import { importsOf, type Prefilter } from '../facts/prefilter.ts';
import { createFileReader, isMinified, type SkipReason } from './file-reader.ts';

/** What a file's text says at once, before anything is parsed. */
export interface Glance {
  /** It can hold a fact by itself. */
  readonly holds: boolean;
  /** It passes other files' exports on. */
  readonly isBarrel: boolean;
  /** The modules it names where it can bring them in. */
  readonly imports: readonly string[];
  /** Why it is not read at all. */
  readonly skipped?: { readonly reason: SkipReason; readonly detail?: string };
}

/** Looks at files of a project, by path from its root, each once. */
export type Glances = (file: string) => Glance;

/** Glances at texts that are read in another way; `holds` is asked with the text as it is. */
export function textGlances(read: (file: string) => string | undefined, holds: (text: string) => boolean): Glances {
  const known = new Map<string, Glance>();
  return (file) => {
    const there = known.get(file);
    if (there) return there;
    const text = read(file) ?? '';
    const glance = { holds: holds(text), isBarrel: isBarrelText(text), imports: importsOf(text) };
    known.set(file, glance);
    return glance;
  };
}

const BARREL = /\bexport\s*(?:\*|\{[^}]*\}\s*from\b)|\bexports\b[^;]*=[^;]*\brequire\(/;
const NOTHING: Glance = { holds: false, isBarrel: false, imports: [] };

/** Whether a text passes other files' exports on. */
export const isBarrelText = (text: string): boolean => text.includes('export') && BARREL.test(text);

/** Makes the glances of a project; its pre-filter is asked with the text decoded as latin1. */
export function createGlances(root: string, prefilter: Prefilter): Glances {
  const read = createFileReader();
  const known = new Map<string, Glance>();
  const strings = new Map<string, string>();

  /** One copy of each string, which does not hold the text that it was cut from. */
  const kept = (cut: string): string => {
    const there = strings.get(cut);
    if (there !== undefined) return there;
    const copy = Buffer.from(cut, 'latin1').toString('utf8');
    strings.set(copy, copy);
    return copy;
  };

  const look = (file: string): Glance => {
    const content = read(join(root, file));
    if ('absent' in content) return NOTHING;
    if ('skipped' in content) return { ...NOTHING, skipped: { reason: content.skipped, ...(content.reason === undefined ? {} : { detail: content.reason }) } };
    const text = content.bytes.toString('latin1');
    if (isMinified(text) && prefilter.test(text)) return { ...NOTHING, skipped: { reason: 'minified' } };
    return { holds: prefilter.holds(file, text), isBarrel: isBarrelText(text), imports: importsOf(text).map(kept) };
  };

  return (file) => {
    const glance = known.get(file) ?? look(file);
    known.set(file, glance);
    return glance;
  };
}

import { join } from 'node:path';
import { importsOf, type Prefilter } from '../facts/prefilter.ts';
import { createFileReader, isMinified, type SkipReason } from './file-reader.ts';

/** What a file's text says at once, before anything is parsed. */
export interface Glance {
  /** It is there, and no link. */
  readonly exists: boolean;
  /** It has to do with flags by what it says itself, if only by naming what they are asked of. */
  readonly names: boolean;
  /** It names what flags are asked of, which it may hand on. */
  readonly passes: boolean;
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

/** Glances at texts that are read in another way, but for files whose glance is known from before. */
export function textGlances(read: (file: string) => string | undefined, prefilterOf: (file: string) => Prefilter, before: (file: string) => Glance | undefined): Glances {
  const known = new Map<string, Glance>();
  return (file) => {
    const there = known.get(file) ?? before(file);
    if (there) return there;
    const text = read(file);
    const glance = text === undefined ? NOTHING : glanceAt(file, text, importsOf(text), prefilterOf(file));
    known.set(file, glance);
    return glance;
  };
}

function glanceAt(file: string, text: string, imports: readonly string[], prefilter: Prefilter): Glance {
  const names = prefilter.test(text, imports, file);
  if (names && isMinified(text)) return { ...NOTHING, exists: true, skipped: { reason: 'minified' } };
  return { exists: true, names, passes: names && prefilter.passes(text, imports, file), holds: names && prefilter.holds(file, text, imports), isBarrel: isBarrelText(text), imports };
}

const BARREL = /\bexport\s*(?:\*|\{[^}]*\}\s*from\b)|\bexports\b[^;=]{0,99}=[^;]{0,199}\brequire\(/;
const NOTHING: Glance = { exists: false, names: false, passes: false, holds: false, isBarrel: false, imports: [] };

/** Whether a text passes other files' exports on. */
export const isBarrelText = (text: string): boolean => text.includes('export') && BARREL.test(text);

/** Makes the glances of a project; the pre-filter of a file is asked with its text decoded as latin1. */
export function createGlances(root: string, prefilterOf: (file: string) => Prefilter): Glances {
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
    if ('skipped' in content) return { ...NOTHING, exists: true, skipped: { reason: content.skipped, ...(content.reason === undefined ? {} : { detail: content.reason }) } };
    const text = content.bytes.toString('latin1');
    return glanceAt(file, text, importsOf(text).map(kept), prefilterOf(file));
  };

  return (file) => {
    const glance = known.get(file) ?? look(file);
    known.set(file, glance);
    return glance;
  };
}

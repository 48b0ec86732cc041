import type { FileFacts } from '../facts/types.ts';
import { hashOf } from '../project/disk-marks.ts';

/** A text that was linted, and what was found in it. */
export interface LintedText {
  readonly text: string;
  /** Names the text, made when it is asked for. */
  readonly hash: string;
  readonly mayHaveFlags: boolean;
  /** Its facts, by the parser's visitor keys: another parser may give another tree. */
  readonly facts: WeakMap<object, FileFacts>;
}

/** Texts of so many files are kept, those that were linted last. */
const MOST = 1000;

/** Keeps what was found in files, by path: an editor lints a text again as it is when it is saved, shown, or another file changed. */
export function createLintedTexts(): (file: string, text: string, find: () => boolean) => LintedText {
  const known = new Map<string, LintedText>();
  return (file, text, find) => {
    const there = known.get(file);
    if (there?.text === text) return there;
    let hash: string | undefined;
    const found = { text, get hash() { return (hash ??= hashOf(text)); }, mayHaveFlags: find(), facts: new WeakMap<object, FileFacts>() };
    known.delete(file);
    known.set(file, found);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

import type { FileFacts } from '../facts/types.ts';
import { hashedText, type HashedText } from '../project/disk-marks.ts';

/** A text that was linted, and what was found in it. */
export interface LintedText {
  readonly hashed: HashedText;
  readonly mayHaveFlags: boolean;
  /** Its facts, by the parser's visitor keys: another parser may give another tree. */
  readonly facts: WeakMap<object, FileFacts>;
}

/** Texts of so many files are kept, those that were linted last. */
const MOST = 1000;

/** Keeps what was found in files, by path: an editor lints a text again as it is when it is saved, shown, or another file changed. */
export function createLintedTexts(): (file: string, text: string, find: (text: HashedText) => boolean) => LintedText {
  const known = new Map<string, LintedText>();
  return (file, text, find) => {
    const there = known.get(file);
    if (there?.hashed.text === text) return there;
    const hashed = hashedText(text);
    const found = { hashed, mayHaveFlags: find(hashed), facts: new WeakMap<object, FileFacts>() };
    known.delete(file);
    known.set(file, found);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

import type { Transform } from '../sdks/types.ts';

const WORDS_AND_DIGITS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;
const WORDS = /[A-Z]?[a-z\d]+|[A-Z\d]+(?![a-z])/g;

const wordsOf = (key: string, pattern: RegExp): string[] => key.match(pattern) ?? [];
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
const camel = (words: readonly string[]): string => words.map((word, index) => (index === 0 ? word.toLowerCase() : capitalised(word))).join('');

const TRANSFORMS: Readonly<Record<Transform, (key: string) => string>> = {
  camelCase: (key) => camel(wordsOf(key, WORDS_AND_DIGITS)),
  camelCaseWords: (key) => camel(wordsOf(key, WORDS)),
  snakeCase: (key) => wordsOf(key, WORDS_AND_DIGITS).join('_').toLowerCase(),
  constantCase: (key) => wordsOf(key, WORDS).join('_').toUpperCase(),
  lowerSnake: (key) => key.toLowerCase().replaceAll(' ', '_'),
};

/** Ways in which people write a key: as it is, in camel, Pascal, kebab, snake and constant case, and as plain words. */
export function keyForms(key: string): string[] {
  const words = wordsOf(key, WORDS);
  const lower = words.map((word) => word.toLowerCase());
  return [...new Set([key, camel(words), words.map(capitalised).join(''), lower.join('-'), TRANSFORMS.snakeCase(key), lower.join('_'), TRANSFORMS.constantCase(key), lower.join(' ')])].filter((form) => form !== '');
}

/** Answers which of the known keys a name in code stands for under a transform; the name itself when none does, or several do. */
export function createCanonicalKey(keys: Iterable<string>): (name: string, transform: Transform | undefined) => string {
  const known = [...keys];
  const exact = new Set(known);
  const byTransform = new Map<Transform, ReadonlyMap<string, string | undefined>>();
  const namesOf = (transform: Transform): ReadonlyMap<string, string | undefined> => {
    const names = new Map<string, string | undefined>();
    for (const key of known) {
      const name = TRANSFORMS[transform](key);
      names.set(name, names.has(name) ? undefined : key);
    }
    byTransform.set(transform, names);
    return names;
  };
  return (name, transform) => {
    if (transform === undefined || exact.has(name)) return name;
    return (byTransform.get(transform) ?? namesOf(transform)).get(name) ?? name;
  };
}

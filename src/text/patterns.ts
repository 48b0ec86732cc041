/** Source of a regular expression, with or without the `u` flag, that matches a text as it is written. */
export const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d');

/** Source of a regular expression that matches one of these identifiers as a whole word. */
export const wholeWord = (...names: readonly string[]): string => `(?<![\\w$])(?:${names.map(escapePattern).join('|')})(?![\\w$])`;

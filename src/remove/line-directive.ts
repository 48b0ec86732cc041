const DIRECTIVE = /^\W*(?:@ts-expect-error|@ts-ignore|(?:eslint|oxlint)-disable-(?:next-)?line|biome-ignore)\b/;

/** Whether a comment, by its text, speaks to a tool about the line it is on or the one below. */
export const isLineDirective = (value: string): boolean => DIRECTIVE.test(value);

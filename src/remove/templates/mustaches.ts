import type { Range } from '../../facts/types.ts';
import type { MarkupNode } from './markup.ts';

const MUSTACHE = /\{\{([^]*?)\}\}/g;

/** Text of the same length and lines that says nothing. */
export const blanked = (text: string): string => text.replaceAll(/[^\n\r]/g, '_');

/** Markup in which no `{{ }}` says anything. */
export const withoutMustaches = (text: string): string => text.replaceAll(MUSTACHE, blanked);

/** Each `{{ }}` of a node's text: where it stands, and what stands in it. */
export const mustachesIn = (text: string, { range: [from, to] }: MarkupNode): { readonly outer: Range; readonly inner: Range }[] =>
  [...text.slice(from, to).matchAll(MUSTACHE)].map(({ index, 0: whole, 1: inner = '' }) => {
    const start = from + index;
    return { outer: [start, start + whole.length], inner: [start + 2, start + 2 + inner.length] };
  });

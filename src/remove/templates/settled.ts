import type { Range } from '../../facts/types.ts';
import type { Edit } from '../edits.ts';
import type { Known } from '../known.ts';

interface TextPlace {
  /** The text round it, up to the next tags and comments. */
  readonly run: Range;
  /** What is between the tags round the text. */
  readonly body: Range;
  /** Whether what is round it may be left with nothing in it. */
  readonly mayEmpty: boolean;
  /** White space is not shown at the edges of an element, whatever it stands beside. */
  readonly trimsEdges: boolean;
}

/** A known value as the text that it shows; undefined where the text would read differently. */
export function settledText(text: string, outer: Range, known: Known, { run, body, mayEmpty, trimsEdges }: TextPlace): readonly Edit[] | undefined {
  if (known.kind !== 'exact' || (typeof known.value === 'object' && known.value !== null)) return undefined;
  const shown = known.value === null || known.value === undefined ? '' : String(known.value);
  if (/[{}<>&@]|^\s|\s$|\s\s|[^\S ]/.test(shown)) return undefined;
  const [lead, trail] = [text.slice(body[0], outer[0]), text.slice(outer[1], body[1])];
  if (lead.trim() === '' && trail.trim() === '') return shown === '' && !mayEmpty ? undefined : [{ start: body[0], end: body[1], text: shown }];
  const hasText = text.slice(run[0], outer[0]).trim() !== '' && text.slice(outer[1], run[1]).trim() !== '';
  const isEdge = (space: string): boolean => /^(?:\s|<!--[^]*?-->)+$/.test(space);
  return hasText || (shown !== '' && (trimsEdges || (!isEdge(lead) && !isEdge(trail)))) ? [{ start: outer[0], end: outer[1], text: shown }] : undefined;
}

/** Whether a text reads the same as the value of an attribute, between quotes or without. */
export const mayBeAttribute = (value: string): boolean => !/["'&<>{}\n\r`=]/.test(value);

/** Each word of a text that may be a name. */
export const wordsOf = (text: string): string[] => text.match(/[\w$]+/g) ?? [];

import type { Range } from '../facts/types.ts';
import { inOrder, type Edit } from './edits.ts';

type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.to - piece.from);

/** A text under edit that knows which parts of it stand unchanged from the original, so that rounds of edits become one list. */
export class Overlay {
  readonly original: string;
  private pieces: Piece[];
  private joined: string | undefined;

  constructor(original: string) {
    this.original = original;
    this.pieces = [{ from: 0, to: original.length }];
  }

  get text(): string {
    return (this.joined ??= this.pieces.map((p) => ('text' in p ? p.text : this.original.slice(p.from, p.to))).join(''));
  }

  copy(): Overlay {
    const copy = new Overlay(this.original);
    copy.pieces = this.pieces;
    return copy;
  }

  /** Applies edits given in offsets of the present text. */
  apply(edits: readonly Edit[]): void {
    const pieces: Piece[] = [];
    const queue = [...this.pieces];
    let at = 0;
    const take = (until: number, keep: boolean): void => {
      while (at < until) {
        const piece = queue.shift();
        if (!piece) throw new RangeError(`edit beyond the end of the text: ${until}`);
        const length = lengthOf(piece);
        const used = Math.min(length, until - at);
        const [head, tail] = split(piece, used);
        if (keep) pieces.push(head);
        if (used < length) queue.unshift(tail);
        at += used;
      }
    };
    for (const edit of inOrder(edits)) {
      take(edit.start, true);
      take(edit.end, false);
      if (edit.text !== '') pieces.push({ text: edit.text });
    }
    this.pieces = [...pieces, ...queue].filter((p) => lengthOf(p) > 0);
    this.joined = undefined;
  }

  /** Places of the present text where something was put in or taken out. */
  touched(): Range[] {
    const found: Range[] = [];
    let shift = 0;
    for (const { start, end, text } of this.edits()) {
      found.push([start + shift, start + shift + text.length]);
      shift += text.length - (end - start);
    }
    return found;
  }

  /** One list of edits from the original to the present text. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let text = '';
    const flush = (until: number): void => {
      if (text !== '' || until > at) {
        if (this.original.slice(at, until) !== text) edits.push({ start: at, end: until, text });
      }
      text = '';
    };
    for (const piece of this.pieces) {
      if ('text' in piece) text += piece.text;
      else {
        flush(piece.from);
        at = piece.to;
      }
    }
    flush(this.original.length);
    return edits;
  }
}

function split(piece: Piece, length: number): [Piece, Piece] {
  if ('text' in piece) return [{ text: piece.text.slice(0, length) }, { text: piece.text.slice(length) }];
  return [{ from: piece.from, to: piece.from + length }, { from: piece.from + length, to: piece.to }];
}

/** A 1-based place in a text. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Answers the position of any offset of a text; lines end at LF, CRLF or CR. */
export function lineTable(text: string): (offset: number) => Position {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\r\n]/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

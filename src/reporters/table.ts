/** One cell: its text and how to colour it once it is aligned. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
  readonly right?: boolean;
}

/** Rows with columns aligned, two spaces between them. */
export function table(rows: readonly (readonly Cell[])[]): string {
  const widths: number[] = [];
  for (const row of rows) for (const [index, { text }] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, text.length);
  return rows
    .map((row) => {
      const cells = row.map(({ text, paint, right }, index) => {
        const room = ' '.repeat((widths[index] ?? 0) - text.length);
        const shown = paint ? paint(text) : text;
        const last = index === row.length - 1;
        return right ? room + shown : last ? shown : shown + room;
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

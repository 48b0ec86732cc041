import picocolors from 'picocolors';
import { expect, it } from 'vitest';
import { codeFrame } from '../../src/reporters/code-frame.ts';
import { linesOf, spanOf } from '../../src/text/lines.ts';

const colors = picocolors.createColors(false);

function frame(text: string, marked: string, options: { columns?: number; around?: number } = {}): string {
  const start = text.indexOf(marked);
  return `\n${codeFrame(text, spanOf(linesOf(text), [start, start + marked.length]), { colors, ...options })}\n`;
}

it('underlines a place', () => {
  expect(frame("a();\nif (isOn('x')) b();\n", "isOn('x')")).toMatchInlineSnapshot(`
    "
    2 │ if (isOn('x')) b();
      │     ^^^^^^^^^
    "
  `);
});

it('shows lines around it', () => {
  expect(frame('one\ntwo\r\nthree\nfour\n', 'three', { around: 1 })).toMatchInlineSnapshot(`
    "
    2 │ two
    3 │ three
      │ ^^^^^
    4 │ four
    "
  `);
});

it('underlines the first line of a place of several', () => {
  expect(frame('call(\n  1,\n);', 'call(\n  1,\n)')).toMatchInlineSnapshot(`
    "
    1 │ call(
      │ ^^^^^ … to line 3
    "
  `);
});

it('keeps the mark under its code after tabs', () => {
  expect(frame('\tif (on) {', 'on')).toMatchInlineSnapshot(`
    "
    1 │   if (on) {
      │       ^^
    "
  `);
});

it('cuts long lines round the place', () => {
  expect(frame(`${'a'.repeat(200)} isOn('x') ${'b'.repeat(200)}`, "isOn('x')", { columns: 50 })).toMatchInlineSnapshot(`
    "
    1 │ …aaaaaaaaaaaaaaaa isOn('x') bbbbbbbbbbbbbbb…
      │                   ^^^^^^^^^
    "
  `);
  expect(frame(`isOn('x') ${'b'.repeat(200)}`, "isOn('x')", { columns: 50 })).toMatchInlineSnapshot(`
    "
    1 │ isOn('x') bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
      │ ^^^^^^^^^
    "
  `);
});

it('underlines an empty place with one mark', () => {
  expect(codeFrame('abc', { line: 1, column: 2, endLine: 1, endColumn: 2 }, { colors })).toBe('1 │ abc\n  │  ^');
});

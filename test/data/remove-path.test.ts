import { describe, expect, it } from 'vitest';
import { removeDotenvKey } from '../../src/data/remove-dotenv-key.ts';
import { removePath } from '../../src/data/remove-path.ts';
import type { DataPath } from '../../src/data/located.ts';

interface Case {
  readonly title: string;
  readonly file: string;
  readonly before: string;
  readonly path: DataPath;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    title: 'an entry of a list with its fields and inner comments',
    file: 'a.yaml',
    before:
      'flags:\n  - key: a\n    owner: x # team\n\n  - key: b\n    # why\n    owner: y\n    # and so\n\n  - key: c\n',
    path: ['flags', 1],
    after: 'flags:\n  - key: a\n    owner: x # team\n\n  - key: c\n',
  },
  {
    title: 'the comment directly above goes, others stay',
    file: 'a.yaml',
    before: '# All flags\nflags:\n  # Payments\n\n  # about a\n  - key: a\n    owner: x\n  # about b\n  - key: b\n',
    path: ['flags', 0],
    after: '# All flags\nflags:\n  # Payments\n\n  # about b\n  - key: b\n',
  },
  {
    title: 'the last entry takes the blank line before it',
    file: 'a.yaml',
    before: 'flags:\n  - key: a\n\n  - key: b\n\nother: 1\n',
    path: ['flags', 1],
    after: 'flags:\n  - key: a\n\nother: 1\n',
  },
  {
    title: 'the last entry, next key without a blank line',
    file: 'a.yaml',
    before: 'flags:\n  - key: a\n\n  - key: b\nother: 1\n',
    path: ['flags', 1],
    after: 'flags:\n  - key: a\nother: 1\n',
  },
  {
    title: 'the only entry of a list',
    file: 'a.yaml',
    before: 'flags: # all\n  - key: a\n    owner: x\n',
    path: ['flags', 0],
    after: 'flags: [] # all\n',
  },
  {
    title: 'the only entry of a map',
    file: 'a.yaml',
    before: 'v: 1\nflags:\n  # c\n  a:\n    owner: x\nw: 2\n',
    path: ['flags', 'a'],
    after: 'v: 1\nflags: {}\nw: 2\n',
  },
  {
    title: 'a dash at the margin',
    file: 'a.yaml',
    before: 'flags:\n- key: a\n# about b\n- key: b\n',
    path: ['flags', 0],
    after: 'flags:\n# about b\n- key: b\n',
  },
  {
    title: 'an entry without a value',
    file: 'a.yaml',
    before: 'flags:\n  a:\n  b:\n    owner: x\n',
    path: ['flags', 'a'],
    after: 'flags:\n  b:\n    owner: x\n',
  },
  {
    title: 'an entry that ends in a block scalar',
    file: 'a.yaml',
    before:
      'flags:\n  a:\n    description: |\n      one\n      # two\n\n  b:\n    description: >-\n      # x\n      y\n  c: {}\n',
    path: ['flags', 'b'],
    after: 'flags:\n  a:\n    description: |\n      one\n      # two\n\n  c: {}\n',
  },
  {
    title: 'a comment that heads a group of lines stays',
    file: 'a.yaml',
    before: 'x: 1\nf:\n  # All switches\n  a: true\n  b: false\n',
    path: ['f', 'a'],
    after: 'x: 1\nf:\n  # All switches\n  b: false\n',
  },
  {
    title: 'a comment that names the line goes',
    file: 'a.yaml',
    before: 'f:\n  # a is for the sale\n  a: true\n  b: false\n',
    path: ['f', 'a'],
    after: 'f:\n  b: false\n',
  },
  {
    title: 'the head of a file stays',
    file: 'a.yaml',
    before: '# Settings\na: 1\nb:\n  c: 2\n',
    path: ['a'],
    after: '# Settings\nb:\n  c: 2\n',
  },
  {
    title: 'the first key of an item',
    file: 'a.yaml',
    before: 'l:\n  - a: 1\n    b: 2\n  - c: 3\n',
    path: ['l', 0, 'a'],
    after: 'l:\n  - b: 2\n  - c: 3\n',
  },
  {
    title: 'the only key of an item',
    file: 'a.yaml',
    before: 'l:\n  - a: 1\n  - c: 3\n',
    path: ['l', 0, 'a'],
    after: 'l:\n  - {}\n  - c: 3\n',
  },
  { title: 'the only key of a file', file: 'a.yaml', before: '# c\na: 1\n', path: ['a'], after: '# c\n{}\n' },
  {
    title: 'an item of a flow list',
    file: 'a.yaml',
    before: 'l: [a, b, c] # all\n',
    path: ['l', 1],
    after: 'l: [a, c] # all\n',
  },
  {
    title: 'the last field of a flow map',
    file: 'a.yaml',
    before: 'm: { a: 1, b: 2 }\n',
    path: ['m', 'b'],
    after: 'm: { a: 1 }\n',
  },
  {
    title: 'the only field of a flow map',
    file: 'a.yaml',
    before: 'm: { a: 1 }\n',
    path: ['m', 'a'],
    after: 'm: {}\n',
  },
  {
    title: 'CRLF',
    file: 'a.yaml',
    before: 'flags:\r\n  - key: a\r\n    owner: x\r\n\r\n  - key: b\r\n',
    path: ['flags', 0],
    after: 'flags:\r\n  - key: b\r\n',
  },
  { title: 'a byte order mark', file: 'a.yaml', before: '\uFEFFa: 1\nb: 2\n', path: ['a'], after: '\uFEFFb: 2\n' },
  {
    title: 'what an alias brings is left alone',
    file: 'a.yaml',
    before: 'x: &x { a: 1 }\ny:\n  <<: *x\n  b: 2\n',
    path: ['y', 'a'],
    after: 'x: &x { a: 1 }\ny:\n  <<: *x\n  b: 2\n',
  },
  {
    title: 'text that does not parse is left alone',
    file: 'a.yaml',
    before: 'a: [1\nb: 2\n',
    path: ['b'],
    after: 'a: [1\nb: 2\n',
  },
  {
    title: 'a field of JSON',
    file: 'a.json',
    before: '{\n  "a": 1,\n  "b": { "c": 2 },\n  "d": 3\n}\n',
    path: ['b'],
    after: '{\n  "a": 1,\n  "d": 3\n}\n',
  },
  {
    title: 'the last field of JSON',
    file: 'a.json',
    before: '{\n  "a": 1,\n  "b": 2\n}\n',
    path: ['b'],
    after: '{\n  "a": 1\n}\n',
  },
  {
    title: 'the only field of JSON',
    file: 'a.json',
    before: '{\n  "f": {\n    "a": 1\n  }\n}\n',
    path: ['f', 'a'],
    after: '{\n  "f": {}\n}\n',
  },
  {
    title: 'JSON on one line',
    file: 'a.json',
    before: '{"a":[1, 2, 3],"b":2}',
    path: ['a', 2],
    after: '{"a":[1, 2],"b":2}',
  },
  { title: 'JSON on one line, first', file: 'a.json', before: '{"a":[1, 2, 3],"b":2}', path: ['a'], after: '{"b":2}' },
  {
    title: 'JSON with comments',
    file: 'a.jsonc',
    before:
      '{\n  // about a\n  "a": 1, // one\n  /* about\n     b */\n  "b": 2, // two\n  // about c\n  "c": 3, // three\n}\n',
    path: ['b'],
    after: '{\n  // about a\n  "a": 1, // one\n  // about c\n  "c": 3, // three\n}\n',
  },
  {
    title: 'the last field before a comment of its own',
    file: 'a.jsonc',
    before: '{\n  "a": 1, // one, really\n  // about b\n  "b": 2 // two\n  // the end\n}\n',
    path: ['b'],
    after: '{\n  "a": 1 // one, really\n  // the end\n}\n',
  },
  {
    title: 'an element of a module',
    file: 'a.ts',
    before: "export default [\n  { key: 'a' },\n  // second, of two\n  {\n    key: 'b',\n  },\n] as const;\n",
    path: [1],
    after: "export default [\n  { key: 'a' },\n] as const;\n",
  },
  {
    title: 'an element of a module that is a constant',
    file: 'a.ts',
    before: "const a = { key: 'a' };\nexport default [a, { key: 'b' }];\n",
    path: [0],
    after: "const a = { key: 'a' };\nexport default [{ key: 'b' }];\n",
  },
];

describe('removePath', () => {
  it.each(cases)('$title ($file)', ({ file, before, path, after }) => {
    expect(removePath(file, before, path)).toBe(after);
  });
});

describe('removeDotenvKey', () => {
  it.each([
    ['a line', 'A=1\nFLAG_X=true\nB=2\n', 'A=1\nB=2\n'],
    ['its comment', 'A=1\n\n# Flag x\nexport FLAG_X="a\nb" # c\n\nB=2\n', 'A=1\n\nB=2\n'],
    ['not the head of a group', '# Flags\nFLAG_X=1\nFLAG_Y=1\n', '# Flags\nFLAG_Y=1\n'],
    ['the last line', 'A=1\r\n\r\nFLAG_X=1', 'A=1\r\n'],
    ['every assignment', 'FLAG_X=1\nA=1\nFLAG_X=2\n', 'A=1\n'],
    ['nothing alike', '# FLAG_X=1\nFLAG_XY=1\n', '# FLAG_X=1\nFLAG_XY=1\n'],
  ])('%s', (_, before, after) => {
    expect(removeDotenvKey(before, 'FLAG_X')).toBe(after);
  });
});

import { describe, expect, it } from 'vitest';
import { toValue } from '../../src/data/located.ts';
import { parseData } from '../../src/data/parse-data.ts';

const read = (file: string, text: string) => {
  const { root, problems } = parseData(file, text);
  return root ? toValue(root) : problems.map(({ range, message }) => `${range[0]} ${message}`);
};

describe('data in a module is read without running it', () => {
  it.each([
    ["enum K { A = 'a', B = `b` }\nexport default [K.A, K['B']];", ['a', 'b']],
    ['const base = { a: 1, b: 2 } as const;\nexport default { b: 0, ...base, a: -3 };', { a: -3, b: 2 }],
    ["const one = ['x'];\nexport default [...one, 'y', `${'z'}-${1}`, 'p' + 'q'];", ['x', 'y', 'z-1', 'pq']],
    ['const c = { d: null };\nexport { c as default };', { d: null }],
    ["export default Object.freeze({ 'x-y': true, ['z']: !1 } satisfies object);", { 'x-y': true, z: false }],
    ['export default defineFlags([1]);', [1]],
    ['exports.default = { a: 1 };', { a: 1 }],
  ])('%s', (text, expected) => {
    expect(read('a.ts', text)).toEqual(expected);
  });

  it.each([
    [
      'export default { a: f() };',
      '20 expected a constant, found a call; it must be readable without running the file',
    ],
    [
      'let a = 1; export default [a];',
      '27 expected a constant, found a, which is no constant of this file; it must be readable without running the file',
    ],
    [
      'const a = [a]; export default a;',
      '11 expected a constant, found a, which is defined by itself; it must be readable without running the file',
    ],
    [
      'export default { get a() { return 1 } };',
      '17 expected a constant, found a function; it must be readable without running the file',
    ],
    [
      'enum K { A }\nexport default K.A;',
      '9 expected a constant, found an enum member without a written value; it must be readable without running the file',
    ],
    [
      'export default [, 1];',
      '15 expected a constant, found an empty element; it must be readable without running the file',
    ],
  ])('%s', (text, expected) => {
    expect(read('a.ts', text)).toEqual([expected]);
  });
});

describe('YAML', () => {
  it.each([
    ['a: &x { b: 1 }\nc: *x\nd:\n  <<: *x\n  e: on\n', { a: { b: 1 }, c: { b: 1 }, d: { b: 1, e: 'on' } }],
    ['a: 2026-01-02\nb: ~\nc:\n1: x\n', { a: '2026-01-02', b: null, c: null, 1: 'x' }],
    ['a: &x\n  b: *x\nc: *x\n', { a: { b: { b: undefined } }, c: { b: undefined } }],
  ])('%j', (text, expected) => {
    expect(read('a.yaml', text)).toEqual(expected);
  });
});

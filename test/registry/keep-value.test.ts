import { expect, it } from 'vitest';
import { keepValue } from '../../src/registry/keep-value.ts';

it.each([
  ['on', true],
  ['Off', false],
  ['true', true],
  [false, false],
  ['treatment', 'treatment'],
  ['"on"', 'on'],
  ['12', 12],
  ['12px', '12px'],
  ['{"a":[1]}', { a: [1] }],
  ['{half', '{half'],
  ['null', null],
  ['', ''],
])('%j means %j', (written, value) => {
  expect(keepValue(written)).toEqual(value);
});

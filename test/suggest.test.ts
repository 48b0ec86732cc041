import { expect, it } from 'vitest';
import { closest } from '../src/suggest.ts';

it.each([
  ['new-chekout', ['new-checkout', 'new-search'], 'new-checkout'],
  ['newCheckout', ['new-checkout', 'old-checkout'], 'new-checkout'],
  ['NEW_CHECKOUT', ['new-checkout'], 'new-checkout'],
  ['acb', ['abc', 'xyz'], 'abc'],
  ['chekc', ['check', 'scan'], 'check'],
  ['lst', ['list', 'scan'], 'list'],
  ['dark-mode', ['new-checkout', 'old-search'], undefined],
  ['ab', ['xy'], undefined],
  ['x', [], undefined],
  ['scan', ['scan'], undefined],
])('%s, of %j, means %s', (word, candidates, expected) => {
  expect(closest(word, candidates)).toBe(expected);
});

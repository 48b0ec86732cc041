import { describe, expect, it } from 'vitest';
import { fixtures, readFixture } from './read-fixture.ts';

describe('flag reads of each SDK', () => {
  it.each(fixtures)('%s: finds what is there and nothing else', (name) => {
    const { found, expected } = readFixture(name);
    expect(found).toEqual(expected);
  });
});

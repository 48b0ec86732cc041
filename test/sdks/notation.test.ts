import { describe, expect, it } from 'vitest';
import { parseValue } from '../../src/sdks/notation.ts';

const partsOf = (notation: string): unknown => parseValue(notation)?.parts;

describe('parts of wrapped values', () => {
  it('mean what they are called', () => {
    expect(partsOf('object(.enabled,.name,.isLoading)')).toEqual({ enabled: 'enabled', name: 'variant', isLoading: 'loading' });
  });

  it('hold the flag where nothing else can, by any name', () => {
    expect(partsOf('object(.status)')).toEqual({ status: 'value' });
    expect(partsOf('object(.status,.isLoading)')).toEqual({ status: 'value', isLoading: 'loading' });
  });

  it('hold something else beside what does', () => {
    expect(partsOf('object(.enabled,.status)')).toEqual({ enabled: 'enabled', status: 'payload' });
    expect(partsOf('object(.status,.reason)')).toEqual({ status: 'payload', reason: 'payload' });
  });

  it('mean what the notation says', () => {
    expect(partsOf('object(.status=value,.reason)')).toEqual({ status: 'value', reason: 'payload' });
    expect(partsOf('object(.status=payload)')).toEqual({ status: 'payload' });
    expect(parseValue('object(.status=on)')).toBeUndefined();
  });
});

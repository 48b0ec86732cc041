import picomatch from 'picomatch';
import type { Config } from '../config/types.ts';

/** Says of a file, by path from the root, whether the configuration counts it as a test. */
export function testMatcher({ tests }: Pick<Config, 'tests'>): (file: string) => boolean {
  return tests.length > 0 ? picomatch([...tests], { dot: true }) : () => false;
}

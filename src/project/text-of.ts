import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutBom } from '../text/without-bom.ts';

/** Text of a project file without its byte order mark, or undefined when it cannot be read. */
export function textOf(root: string, file: string): string | undefined {
  try {
    return withoutBom(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

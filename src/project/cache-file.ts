import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder for what is kept between runs, which need not be there yet; undefined where nothing is installed. */
export const cacheFolder = (root: string): string | undefined => (existsSync(join(root, 'node_modules')) ? join(root, 'node_modules/.cache/unflag') : undefined);

const sha = (content: Buffer): string => createHash('sha1').update(content).digest('hex');

/** A cache file's beginning, up to what is kept. */
const headOf = (sum: string): string => `{"sum":"${sum}","facts":`;
const HEAD_LENGTH = headOf('').length + 40;

/** ASCII needs no decoding when it is read. */
const ascii = (json: string): string => json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Reads the JSON that is kept in a file; undefined when it is not there, or not as it was written. */
export function readChecked(file: string): string | undefined {
  try {
    const content = readFileSync(file);
    const kept = content.subarray(HEAD_LENGTH, -1);
    return headOf(sha(kept)) === content.toString('latin1', 0, HEAD_LENGTH) ? kept.toString('latin1') : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all; a disk that cannot be written to is no error. */
export function writeChecked(file: string, json: string): void {
  const kept = Buffer.from(ascii(json), 'latin1');
  const part = join(dirname(file), `${randomUUID()}.part`);
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    return;
  }
  try {
    writeFileSync(part, Buffer.concat([Buffer.from(headOf(sha(kept))), kept, Buffer.from('}')]));
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
}

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

export type SkipReason = 'large' | 'binary' | 'minified' | 'unreadable';

/** A file's bytes (a view that the next read overwrites), why it is skipped, or `absent`: gone, a link or a folder. */
export type FileBytes = { readonly bytes: Buffer } | { readonly skipped: SkipReason; readonly reason?: string } | { readonly absent: true };

/** Files with more bytes are not read. */
export const MAX_BYTES = 1024 * 1024;

/** Windows has no such flag. */
const NO_FOLLOW = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

/** Makes a reader of files up to 1 MiB that uses one buffer for all of them. */
export function createFileReader(): (path: string) => FileBytes {
  const buffer = Buffer.allocUnsafeSlow(MAX_BYTES);
  return (path) => {
    let descriptor: number;
    try {
      descriptor = openSync(path, constants.O_RDONLY | NO_FOLLOW);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR' ? { absent: true } : { skipped: 'unreadable', reason: code ?? String(error) };
    }
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return { absent: true };
      if (stat.size > MAX_BYTES) return { skipped: 'large' };
      let length = 0;
      for (let read = -1; read !== 0 && length < stat.size; length += read) read = readSync(descriptor, buffer, length, stat.size - length, length);
      const bytes = buffer.subarray(0, length);
      return bytes.includes(0) ? { skipped: 'binary' } : { bytes };
    } catch (error) {
      return { skipped: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
    } finally {
      closeSync(descriptor);
    }
  };
}

/** Code made by a tool for machines: long lines on average. Meant for files that are about to be parsed. */
export function isMinified(text: string): boolean {
  if (text.length < 20_000) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > 400;
}

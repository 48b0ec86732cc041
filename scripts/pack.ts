import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Packs the package as it is built, without building it again; returns the tarball's path. */
export function pack(folder: string): string {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(
    execFileSync('npm', args, { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' }),
  ) as { filename: string }[];
  if (!packed) throw new Error('npm pack named no tarball');
  return join(folder, packed.filename);
}

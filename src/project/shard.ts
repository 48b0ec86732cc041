import { createHash } from 'node:crypto';

/** One of several parts of a project's files, 1-based: `2/3` is the second of three. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/3`; undefined when it says no shard. */
export function parseShard(written: string): Shard | undefined {
  const [, index, count] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(written)?.map(Number) ?? [];
  return index !== undefined && count !== undefined && index <= count ? { index, count } : undefined;
}

/**
 * Says of a file, by path from the root, whether it belongs to a shard. The path alone decides: no machine has to know sizes, no other
 * file moves when one is added, and the files of a folder full of flags are spread over all shards.
 */
export const inShard =
  ({ index, count }: Shard) =>
  (file: string): boolean =>
    createHash('sha1').update(file).digest().readUInt32BE() % count === index - 1;

/** A shard as the command line writes it. */
export const shardText = ({ index, count }: Shard): string => `${String(index)}/${String(count)}`;

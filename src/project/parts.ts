import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { loadConfig } from '../config/load-config.ts';
import { KnownError, UsageError, type Problem } from '../errors.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import type { DiscoveredWithHashes } from './discover.ts';
import { decodeFacts, encodeFacts, factsKey } from './facts-cache.ts';
import { asOfDay, type OpenProject, type ProjectOptions } from './open-project.ts';
import { decidesImports } from './project-state.ts';
import { discoverProject, joinShards, readShard, type ShardReading } from './scan.ts';
import { inShard, shardText, type Shard } from './shard.ts';
import { withTags } from './with-tags.ts';

/** The commands that run in shards. */
export type ShardedCommand = 'scan' | 'check';

/** What a run over one shard leaves for `unflag merge`: facts, of which nothing was judged yet. */
interface Part {
  readonly unflag: string;
  readonly command: ShardedCommand;
  readonly shard: Shard;
  /** TypeScript was asked for types. */
  readonly types: boolean;
  /** Name the configuration with the registry's keys, and the project's files with their content. */
  readonly configuration: string;
  readonly files: string;
  readonly reading: ShardReading;
}

/** Reads one shard of a project; gives the text of its part. */
export function readPart(command: ShardedCommand, shard: Shard, { cwd, config: file, types = true, onProgress }: ProjectOptions): string {
  const config = loadConfig({ cwd, ...(file === undefined ? {} : { file }) });
  const registry = loadRegistry(config.registry, { root: config.root });
  const found = discoverProject({ config, registry });
  const reading = readShard({ config, registry, types, ...(onProgress ? { onProgress } : {}) }, found, inShard(shard));
  const part: Part = { unflag: packageJson.version, command, shard, types, configuration: factsKey(found.scopes), files: contentOf(found), reading };
  return `${JSON.stringify(part, encodeFacts)}\n`;
}

/** Opens a project from the parts that runs over all its shards left; throws a `KnownError` with all that is wrong with them. */
export function openParts(files: readonly string[], { cwd, config: file, asOf, now = new Date() }: ProjectOptions): OpenProject & { readonly command: ShardedCommand } {
  const config = loadConfig({ cwd, ...(file === undefined ? {} : { file }) });
  const registry = loadRegistry(config.registry, { root: config.root });
  const found = discoverProject({ config, registry });
  const here = { unflag: packageJson.version, configuration: factsKey(found.scopes), files: contentOf(found) };
  const parts = files.map((path) => ({ path, part: parsePart(path, cwd) }));
  const [first] = parts;
  if (!first) throw new UsageError('say which parts to merge: unflag merge part-*.json');
  const problems = parts.flatMap(({ path, part }, index) => {
    const message = mismatch(part, here) ?? conflict(part, parts.slice(0, index));
    return message === undefined ? [] : [{ file: path, message }];
  });
  if (problems.length > 0) throw new KnownError(problems);
  const { command, shard: { count } } = first.part;
  const there = new Set(parts.map(({ part }) => part.shard.index));
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !there.has(index));
  if (missing.length > 0) throw new UsageError(`not all shards are here: ${missing.map((index) => shardText({ index, count })).join(', ')} missing`);
  const own = new Set(files.map((path) => resolve(cwd, path)));
  const others = found.others.filter((other) => !own.has(resolve(config.root, other)));
  const scan = joinShards({ config, registry, types: first.part.types }, { ...found, others }, parts.map(({ part }) => part.reading));
  return { command, scan: withTags(scan), asOf: asOfDay(asOf, config, now) };
}

/** Names the content of all files that facts depend on. */
function contentOf({ sources, others, hash }: DiscoveredWithHashes): string {
  const deciding = [...sources, ...others.filter(decidesImports)];
  return createHash('sha1').update(JSON.stringify(deciding.map((file) => [file, hash(file)]))).digest('hex');
}

function parsePart(path: string, cwd: string): Part {
  const problem = (message: string): KnownError => new KnownError([{ file: path, message } satisfies Problem]);
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch {
    throw problem('no such file');
  }
  try {
    const part = JSON.parse(text, decodeFacts) as Partial<Part> | null;
    if (part?.unflag !== undefined && part.reading && part.shard) return part as Part;
  } catch {
    // Cut short, or no JSON at all.
  }
  throw problem('not a part that unflag scan --shard or unflag check --shard wrote');
}

/** Why a part is not of what is here. */
function mismatch({ unflag, configuration, files }: Part, here: Pick<Part, 'unflag' | 'configuration' | 'files'>): string | undefined {
  if (unflag !== here.unflag) return `made by unflag ${unflag}, and this is ${here.unflag}; run all shards and merge with one version`;
  if (configuration !== here.configuration) return 'made with another configuration, or other keys in the registry, than there are here; run all shards and merge on one commit';
  if (files !== here.files) return 'made from other files than there are here; run all shards and merge on one commit';
  return undefined;
}

/** Why a part does not go with those before it. */
function conflict({ command, shard, types }: Part, before: readonly { readonly path: string; readonly part: Part }[]): string | undefined {
  const [first] = before;
  if (first && first.part.shard.count !== shard.count) return `shard ${shardText(shard)}, but ${first.path} is shard ${shardText(first.part.shard)}`;
  if (first && first.part.command !== command) return `made by unflag ${command}, but ${first.path} by unflag ${first.part.command}`;
  if (first && first.part.types !== types) return `made ${types ? 'with' : 'without'} types, but ${first.path} ${types ? 'without' : 'with'} them; give --no-types to all shards or to none`;
  const same = before.find(({ part }) => part.shard.index === shard.index);
  return same && `shard ${shardText(shard)} again, which ${same.path} is`;
}

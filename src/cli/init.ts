import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { defaultRegistry } from '../config/default-registry.ts';
import { configFiles } from '../config/load-config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { UserConfig } from '../config/types.ts';
import { loadYaml } from '../data/load-yaml.ts';
import { UsageError } from '../errors.ts';
import { findReaders } from '../project/find-readers.ts';
import { firstSeen } from '../project/first-seen.ts';
import { createReport } from '../project/report.ts';
import { scanProject } from '../project/scan.ts';
import type { Scan } from '../project/types.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import { createRegistry } from '../registry/create-registry.ts';
import { formatRegistry, type NewEntry } from '../registry/format-registry.ts';
import { count } from '../text/count.ts';
import type { Context, ExitCode } from './context.ts';
import { createProgress } from './progress.ts';

const CONFIG = 'unflag.config.yaml';
const REGISTRY = 'flags.yaml';

/** `unflag init`: writes a configuration and a registry into the current folder, from what is found there; never over an existing file. */
export async function init(context: Context): Promise<ExitCode> {
  const { cwd: root, out } = context;
  const colors = picocolors.createColors(context.colors);
  const present = configFiles.find((name) => existsSync(join(root, name)));
  if (present !== undefined) throw new UsageError(`${present} exists already, and unflag init writes over nothing; edit it, or move it away first`);
  const registryFile = defaultRegistry(root);
  const newRegistry = existsSync(join(root, REGISTRY)) ? `unflag.${REGISTRY}` : REGISTRY;
  const registry = registryFile === undefined ? createRegistry([]) : loadRegistry([join(root, registryFile)], { root });

  const scanWith = (user: UserConfig): Scan => {
    const progress = createProgress(context, 'Reading');
    const scan = scanProject({
      config: resolveConfig(user, root),
      registry,
      onProgress: (done, all) => {
        progress.step(done, all);
      },
    });
    progress.done();
    return scan;
  };
  const plain = scanWith({});
  const isTest = (file: string): boolean => plain.scopes.of(file).isTest(file);
  const readers = findReaders({ root, sources: plain.sources.filter((file) => !isTest(file)), tests: plain.sources.filter(isTest), isKnown: knownReads(plain) });
  const user: UserConfig = {
    registry: registryFile ?? newRegistry,
    ...(readers.length > 0 ? { routers: readers.map(({ router }) => router) } : {}),
  };
  const scan = readers.length > 0 ? scanWith(user) : plain;
  const { flags } = createReport(scan, { asOf: context.now.toISOString().slice(0, 10) });
  const read = flags.filter(({ evaluations }) => evaluations.length > 0);
  const known = new Set(scan.config.sdks.map(({ name }) => name));
  const sdks = [...new Set(read.flatMap(({ evaluations }) => evaluations.map(({ sdk }) => sdk)))].filter((name) => known.has(name));

  writeFileSync(join(root, CONFIG), configText(user, readers.length > 0), { flag: 'wx' });
  if (registryFile === undefined) {
    const progress = createProgress(context, 'Dating');
    const days = await firstSeen(root, new Map(read.map(({ key, evaluations }) => [key, evaluations])), (done, all) => {
      progress.step(done, all);
    });
    progress.done();
    const entries = read.map(({ key }): NewEntry => {
      const createdAt = days.get(key);
      return { key, ...(createdAt === undefined ? {} : { createdAt }) };
    });
    writeFileSync(join(root, newRegistry), `${formatRegistry(entries).trimEnd()}\n`, { flag: 'wx' });
  }

  out(`Found ${count(read.length, 'flag')} in ${count(scan.sources.length, 'file')}${sdks.length > 0 ? `, through ${sdks.join(', ')}` : ''}.\n`);
  for (const { names, router, keys, calls } of readers) {
    out(`Found ${colors.bold(names.join(', '))} ${router.modules ? `of ${router.modules.join()}` : router.receiver ? `on ${router.receiver}` : 'of templates'}, asked for ${count(keys, 'key')} in ${count(calls, 'place')}: added as a router; take it out if these are no flags.\n`);
  }
  out(`\n${colors.green('wrote')} ${CONFIG}\n`);
  out(registryFile === undefined ? `${colors.green('wrote')} ${newRegistry}\n` : `kept  ${registryFile}\n`);
  out(`\nFor the editor and ESLint, in eslint.config.js:\n\n${ESLINT}\n`);
  out(
    read.length > 0
      ? `Next: give each flag in ${registryFile ?? newRegistry} an owner and a kind or a date; then run unflag check.\n`
      : `Next: describe how this project reads flags, with "routers" in ${CONFIG}; then run unflag scan.\n`,
  );
  return 0;
}

/** Says of a call whether it is one of the reads that a scan found. */
function knownReads({ files }: Scan): (file: string, offset: number) => boolean {
  const starts = new Map([...files].map(([file, { facts }]) => [file, new Set(facts.evaluations.map(({ range }) => range[0]))]));
  return (file, offset) => starts.get(file)?.has(offset) ?? false;
}

const ESLINT = `  import unflag from 'unflag/eslint-plugin';

  export default [
    // …
    unflag.configs.recommended,
  ];
`;

const EXAMPLE = `
# How this project reads flags, where it is not an SDK that unflag knows:
# routers:
#   - modules: [./src/flags]
#     forms:
#       - { kind: function, name: isOn, key: 'arg:0' }
`;

function configText(user: UserConfig, hasRouters: boolean): string {
  const head = '# yaml-language-server: $schema=./node_modules/unflag/dist/schema/config.json\n';
  return `${head}${loadYaml().stringify(user, { lineWidth: 0, singleQuote: true })}${hasRouters ? '' : EXAMPLE}`;
}

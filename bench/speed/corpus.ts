import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { configs, layCommit } from '../lib.ts';

/** Repositories of the corpus: first those of 14,000 files and 60 MB, then what makes it 26,000. */
const REPOSITORIES = ['Unleash/unleash', 'linode/manager', 'artsy/force'];
const MORE = ['openshift/console', 'growthbook/growthbook', 'dailydotdev/apps', 'desktop/desktop'];

interface Written {
  readonly routers?: readonly { readonly modules?: readonly string[] }[];
  readonly declarations?: readonly { readonly file: string }[];
}

const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/** Keys that text searches look for: the registry's, one a line. */
export const keysFile = join(import.meta.dirname, 'keys.txt');

/** One tree of several repositories, as git sees it, with one configuration and a registry of 50 flags. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/** Builds the corpus below a folder, or finds it there. */
export function buildCorpus(mirror: string, below: string, size: 'usual' | 'large'): Corpus {
  const folder = join(below, `corpus-${size}`);
  if (!existsSync(folder)) {
    const part = `${folder}.part`;
    rmSync(part, { recursive: true, force: true });
    const repositories = size === 'large' ? [...REPOSITORIES, ...MORE] : REPOSITORIES;
    for (const repository of repositories) layCommit(join(mirror, repository.replace('/', '+'), 'repo'), 'HEAD', join(part, folderOf(repository)));
    writeFileSync(join(part, 'unflag.config.yaml'), stringify({ registry: 'flags.yaml', ...merged(repositories) }));
    const keys = readFileSync(keysFile, 'utf8').split('\n').filter(Boolean);
    writeFileSync(join(part, 'flags.yaml'), stringify({ flags: keys.map((key) => ({ key, owner: '@bench', kind: 'release', createdAt: '2026-01-01' })) }));
    writeFileSync(join(part, '.gitignore'), 'node_modules/.cache\n');
    mkdirSync(join(part, 'node_modules'));
    const git = (...args: string[]): void => void execFileSync('git', args, { cwd: part, stdio: 'ignore' });
    git('init', '-q');
    git('add', '-A', '-f');
    git('-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-q', '-m', 'corpus');
    renameSync(part, folder);
  }
  const listed = execFileSync('git', ['ls-tree', '-r', '-l', '-z', 'HEAD'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 }).split('\0');
  const sizes = listed.flatMap((line) => (SOURCE.test(line) ? [Number(/(\d+)\t/.exec(line)?.[1] ?? 0)] : []));
  return { folder, files: sizes.length, bytes: sizes.reduce((sum, each) => sum + each, 0) };
}

const folderOf = (repository: string): string => repository.split('/')[1] ?? repository;

/** The repositories' own configurations as one, with their paths below each repository's folder. */
function merged(repositories: readonly string[]): Written {
  const all = repositories.flatMap((repository) => {
    const file = join(configs, repository.replace('/', '+'), 'unflag.config.yaml');
    return existsSync(file) ? [{ folder: folderOf(repository), written: parse(readFileSync(file, 'utf8')) as Written }] : [];
  });
  return {
    routers: all.flatMap(({ folder, written: { routers = [] } }) =>
      routers.map((router) => (router.modules ? { ...router, modules: router.modules.map((module) => module.replace(/^\.\//, `./${folder}/`)) } : router))),
    declarations: all.flatMap(({ folder, written: { declarations = [] } }) => declarations.map((declaration) => ({ ...declaration, file: `${folder}/${declaration.file}` }))),
  };
}

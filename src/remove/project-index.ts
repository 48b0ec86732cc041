import { isAskedOf, isModuleOf, moduleName } from '../facts/sdk-index.ts';
import { exportedNames, type ExportedNames } from '../resolve/exported-names.ts';
import { importSources, moduleImports } from './module-imports.ts';
import { mayLoadByPattern, patternLoads } from './pattern-loads.ts';
import type { RemovalProject } from './project.ts';
import type { Import } from './usage.ts';

/** An import source where a file names it. */
export interface Naming {
  readonly file: string;
  readonly source: string;
}

/** What classes extend, and names that are imported or exported under others. */
const EXTENDED = /\bclass\b[^{]*?\bextends\b([^{]+)\{|\b([A-Z][\w$]*)\s+as\s+[\w$]+\s*[,}]/g;

/** What can be said of a project's files as they are; each thing is looked for when it is first asked for, and kept for all removals from the project. */
export class ProjectIndex {
  private readonly project: RemovalProject;
  private readonly importLists = new Map<string, readonly Import[]>();
  private readonly exports = new Map<string, ExportedNames>();
  private readonly namings = new Map<string, readonly Naming[]>();
  private readonly entries = new Map<string, boolean>();
  private index: { readonly users: ReadonlyMap<string, readonly Naming[]>; readonly ofWorkspaces: readonly string[] } | undefined;
  private extended: ReadonlySet<string> | undefined;
  private workspaces: ReadonlySet<string> | undefined;
  private dependencies: ReadonlySet<string> | undefined;
  private loads: ((path: string) => boolean)[] | undefined;

  constructor(project: RemovalProject) {
    this.project = project;
  }

  imports(file: string): readonly Import[] {
    const known = this.importLists.get(file);
    if (known) return known;
    const text = this.project.read(file) ?? '';
    const imports = moduleImports(file, text);
    this.importLists.set(file, imports);
    return imports;
  }

  exportedNames(file: string): ExportedNames {
    const found = this.exports.get(file) ?? exportedNames(this.project.read(file) ?? '');
    this.exports.set(file, found);
    return found;
  }

  /** Whether a class somewhere extends one of this name, or may by another name of it. */
  isExtended(name: string): boolean {
    this.extended ??= new Set(this.project.sources.flatMap((file) => [...(this.project.read(file) ?? '').matchAll(EXTENDED)].flatMap(([, bases = '', renamed]) => renamed ?? bases.match(/[\w$]+/g) ?? [])));
    return this.extended.has(name);
  }

  /** Whether an import source names one of the project's own packages. */
  isWorkspace(source: string): boolean {
    this.workspaces ??= new Set(this.manifests().flatMap((text) => [...text.matchAll(/"name"\s*:\s*"([^"]+)"/g)].flatMap(([, name]) => name ?? [])));
    return this.workspaces.has(packageOf(source));
  }

  /** Whether an import source names a package that the project has from elsewhere, installed or not. */
  private isDependency(source: string): boolean {
    this.dependencies ??= new Set(this.manifests().flatMap((text) => [...text.matchAll(/ependencies"\s*:\s*\{([^}]*)\}/g)].flatMap(([, list = '']) => [...list.matchAll(/"([^"]+)"\s*:/g)].flatMap(([, name]) => name ?? []))));
    return this.dependencies.has(packageOf(source)) && !this.isWorkspace(source);
  }

  private manifests(): string[] {
    return this.project.others.filter((f) => /(?:^|\/)package\.json$/.test(f)).map((f) => this.project.read(f) ?? '');
  }

  /** Files that name one of the project's own packages. */
  get ofWorkspaces(): readonly string[] {
    return this.words().ofWorkspaces;
  }

  /** What names modules, by the last part of the name, and by the file where it is one of the project's packages; in texts as they were: a plan knows what imports it adds. */
  private words(): NonNullable<ProjectIndex['index']> {
    if (this.index) return this.index;
    const users = new Map<string, Naming[]>();
    const ofWorkspaces = new Set<string>();
    const add = (name: string | undefined, naming: Naming): void => {
      if (name === undefined) return;
      const list = users.get(name);
      if (list) list.push(naming);
      else users.set(name, [naming]);
    };
    for (const file of this.project.sources) {
      for (const source of new Set(importSources(this.project.read(file) ?? ''))) {
        add(lastPart(source), { file, source });
        if (!this.isWorkspace(source)) continue;
        ofWorkspaces.add(file);
        add(this.project.resolve(file, source), { file, source });
      }
    }
    return (this.index = { users, ofWorkspaces: [...ofWorkspaces] });
  }

  /** Where files may mean a module. */
  namingsOf(file: string): readonly Naming[] {
    const found = this.namings.get(file) ?? this.mayName(file).filter(({ file: user, source }) => user !== file && this.means(user, source, file));
    this.namings.set(file, found);
    return found;
  }

  /** What may name a module, by its words. */
  private mayName(file: string): Naming[] {
    const isIndex = /(?:^|\/)index\.[^/]+$/.test(file);
    const { users } = this.words();
    return [...new Set([file, stemOf(file), ...(isIndex ? ['', 'index'] : [])].flatMap((name) => users.get(name) ?? []))];
  }

  /** Whether an import source may mean a file; one that can not be resolved does when its last part is the file's name. */
  means(user: string, source: string, file: string): boolean {
    const target = this.project.resolve(user, source);
    if (target !== undefined) return target === file;
    return (source.startsWith('.') || (source.includes('/') && !this.isDependency(source))) && lastPart(source) === stemOf(file);
  }

  /** Files that something else than an import may use: packages' entries, framework conventions, what the configuration names. */
  isEntry(file: string): boolean {
    let entry = this.entries.get(file);
    if (entry === undefined) this.entries.set(file, (entry = isConventionalEntry(file) || this.isOfFramework(file) || this.isPackageEntry(file) || this.isLoadedByPattern(file)));
    return entry;
  }

  /** Whether a module that is no test is imported by no code: what loads it may use what it exports. The index of a folder that only exports others on is named by its folder alone. */
  isLoadedUnseen(file: string): boolean {
    const { project } = this;
    return !project.isTest(file) && this.namingsOf(file).every(({ file: user }) => project.isTest(user)) && !(/\/index\.[^/]+$/.test(file) && !this.isMain(file) && this.onlyExportsOn(file));
  }

  private onlyExportsOn(file: string): boolean {
    const body = this.project.parse(file, this.project.read(file) ?? '')?.ast.body ?? [];
    return body.length > 0 && body.every((s) => s.type === 'ExportAllDeclaration' || (s.type === 'ExportNamedDeclaration' && s.source !== null));
  }

  /** Whether a file is the index of a package, or of its sources. */
  private isMain(file: string): boolean {
    const folder = file.replace(/(?:(?:^|\/)(?:src|lib))?(?:^|\/)index\.[^/]+$/, '');
    return folder === '' || this.project.read(`${folder}/package.json`) !== undefined;
  }

  /** Whether a framework that a manifest above names loads it by its place, or by what it exports. */
  private isOfFramework(file: string): boolean {
    const folders = file.split('/').slice(0, -1).map((_, i, all) => all.slice(0, all.length - i)).concat([[]]);
    const manifests = folders.flatMap((folder) => {
      const text = this.project.read([...folder, 'package.json'].join('/'));
      return text === undefined ? [] : { folder, text };
    });
    const [home] = manifests;
    const place = home && home.folder.length > 0 ? file.slice(home.folder.join('/').length + 1) : file;
    if (FRAMEWORKS.some(({ packages, files }) => files.test(place) && manifests.some(({ text }) => packages.test(text)))) return true;
    return PAGE_EXPORT.test(this.project.read(file) ?? '');
  }

  /** Whether some module loads it by a pattern, such as every file of a folder. */
  private isLoadedByPattern(file: string): boolean {
    this.loads ??= this.project.sources.flatMap((f) => {
      const text = this.project.read(f) ?? '';
      const source = mayLoadByPattern(text) ? this.project.parse(f, text) : undefined;
      return source ? patternLoads(source) : [];
    });
    return this.loads.some((loads) => loads(file));
  }

  /** Whether flags are asked of a file, or of one of its exports, as the configuration says: that stays, whether or not a flag is left. A pattern of many modules describes none of them as a whole. */
  isRouter(file: string, name = ''): boolean {
    const isWhole = name === '' || name === 'default';
    return this.project.config.routers.some((router) => isModuleOf(router, [file, moduleName(file)]) && isAskedOf(router, name) && (!isWhole || router.modules.some((module) => moduleName(module) === moduleName(file))));
  }

  private isPackageEntry(file: string): boolean {
    for (let folder = file.split('/').slice(0, -1); ; folder = folder.slice(0, -1)) {
      const manifest = [...folder, 'package.json'].join('/');
      const text = this.project.read(manifest);
      if (text !== undefined) {
        const inside = file.slice(folder.join('/').length + (folder.length > 0 ? 1 : 0)).replace(/\.[cm]?[jt]sx?$/, '');
        if (/"private"\s*:\s*true/.test(text) && folder.length === 0) return text.includes(`${inside}.`) && !inside.endsWith('index');
        const plain = inside.replace(/^(?:src|lib)\//, '');
        return text.includes(`/${plain}.`) || text.includes(`"${plain}.`) || (plain === 'index' && /"(?:main|module|exports|types|typings)"/.test(text));
      }
      if (folder.length === 0) return false;
    }
  }
}

const indexes = new WeakMap<RemovalProject, ProjectIndex>();

/** The index of a project. */
export function indexOf(project: RemovalProject): ProjectIndex {
  const index = indexes.get(project) ?? new ProjectIndex(project);
  indexes.set(project, index);
  return index;
}

/** The package that an import source names. */
const packageOf = (source: string): string => (source.startsWith('@') ? source.split('/', 2).join('/') : (source.split('/', 1)[0] ?? ''));

/** Last part of an import source without its extension; empty for `.` and `..`. */
const lastPart = (source: string): string => (source.replace(/\/$/, '').split('/').at(-1) ?? '').replace(/\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/, '').replace(/^\.+$/, '');

const stemOf = (file: string): string => {
  const parts = file.replace(/\.d\.ts$|\.[^./]+$/, '').split('/');
  return (parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)) ?? '';
};

/** Files that frameworks load by their place, from the folder of the package that uses them. */
const FRAMEWORKS: readonly { readonly packages: RegExp; readonly files: RegExp }[] = [
  { packages: /"next"\s*:/, files: /^(?:src\/)?(?:pages\/.+|middleware|proxy|instrumentation(?:-client)?)\.[cm]?[jt]sx?$/ },
  { packages: /"(?:gatsby|astro|nuxt|vike|@redwoodjs\/web)"\s*:/, files: /^(?:src\/|app\/)?pages\/.+$/ },
  { packages: /"(?:@remix-run\/(?:react|dev|serve)|@react-router\/dev)"\s*:/, files: /^app\/(?:routes\/.+|routes|root|entry\.(?:client|server))\.[cm]?[jt]sx?$/ },
  { packages: /"expo-router"\s*:/, files: /^(?:src\/)?app\/.+\.[jt]sx?$/ },
  { packages: /"@sveltejs\/kit"\s*:/, files: /(?:^|\/)\+[\w.@-]+\.[jt]s$|^src\/hooks(?:\.\w+)?\.[jt]s$/ },
];

/** What only frameworks ask a page's module for. */
const PAGE_EXPORT = /\bexport\s+(?:async\s+)?(?:const|function)\s+(?:getServerSideProps|getStaticProps|getStaticPaths|generateStaticParams|generateMetadata)\b/;

const isConventionalEntry = (file: string): boolean =>
  /(?:^|\/)(?:pages|app)\/(?:.*\/)?(?:page|layout|route|loading|error|not-found|template|default|middleware|_app|_document)\.[jt]sx?$/.test(file)
  || /\.(?:config|stories|story)\.[cm]?[jt]sx?$|\.d\.ts$/.test(file)
  || /(?:^|\/)(?:migrations?|scripts)\//.test(file);

import type { TSESTree } from '@typescript-eslint/types';
import { moduleName } from '../facts/sdk-index.ts';
import type { Source } from '../facts/source.ts';
import { isEmbedded } from '../project/embedded.ts';
import { Fold } from './fold.ts';
import { outsideOf } from './outside.ts';
import { mayLoadByPattern, patternLoads } from './pattern-loads.ts';
import { ImportRoles } from './import-roles.ts';
import type { RemovalProject } from './project.ts';
import type { Seeds } from './seed.ts';
import type { GoneSlot } from './tests/gone-slots.ts';
import { exportsOf, importsOf, type Import } from './usage.ts';
import { wholeWord } from '../text/patterns.ts';

type Node = TSESTree.Node;

/** An import source where a file names it. */
interface Naming {
  readonly file: string;
  readonly source: string;
}

/** The files of one removal while it is being made: texts, folds, and who uses what. */
export class Plan {
  readonly project: RemovalProject;
  readonly folds = new Map<string, { fold: Fold; seeds?: Seeds; source: Source }>();
  readonly deleted = new Set<string>();
  /** New texts of files that are no code. */
  readonly data = new Map<string, { before: string; after: string }>();
  /** Parameters and props that went, as tests still give them. */
  readonly gone: GoneSlot[] = [];
  /** By test file, shapes of places where it hands flags to what reads them. */
  readonly given = new Map<string, Set<string>>();
  private readonly texts = new Map<string, string>();
  private readonly parsed = new Map<string, { text: string; imports: readonly Import[] }>();

  /** What the functions and components are for that files import. */
  readonly roles: ImportRoles;

  constructor(project: RemovalProject) {
    this.project = project;
    this.roles = new ImportRoles(project);
  }

  /** Present text of a file: changed, or as it is. */
  text(file: string): string {
    const fold = this.folds.get(file);
    if (fold) return fold.fold.overlay.text;
    let text = this.texts.get(file);
    if (text === undefined) this.texts.set(file, (text = this.project.read(file) ?? ''));
    return text;
  }

  /** The fold of a file, begun where there is none yet; undefined when the file does not parse. */
  fold(file: string): Fold | undefined {
    const known = this.folds.get(file);
    if (known) return known.fold;
    const text = this.project.read(file);
    const source = text === undefined || text.length > 1_000_000 ? undefined : this.project.parse(file, text);
    if (!source) return undefined;
    const fold = new Fold(source, this.project.parse, { ...outsideOf(this, file), roles: (now) => this.roles.of(file, now) });
    this.folds.set(file, { fold, source });
    return fold;
  }

  /** The present tree of a file. */
  source(file: string): Source | undefined {
    const fold = this.folds.get(file);
    return fold ? fold.fold.current : this.project.parse(file, this.text(file));
  }

  imports(file: string): readonly Import[] {
    const text = this.text(file);
    const known = this.parsed.get(file);
    if (known && known.text === text) return known.imports;
    const source = this.source(file);
    const imports = source ? importsOf(source) : [];
    this.parsed.set(file, { text, imports });
    return imports;
  }

  importsIn(source: Source): Import[] {
    return importsOf(source);
  }

  private index: { readonly users: ReadonlyMap<string, readonly Naming[]>; readonly ofWorkspaces: readonly string[] } | undefined;

  /** What names modules, by the last part of the name, and by the file where it is one of the project's packages; in texts as they were, since nothing adds an import. */
  private importIndex(): NonNullable<Plan['index']> {
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

  /** What may name a module, by its words. */
  private mayName(file: string): Naming[] {
    const isIndex = /(?:^|\/)index\.[^/]+$/.test(file);
    const { users } = this.importIndex();
    const found = new Set([file, stemOf(file), ...(isIndex ? ['', 'index'] : [])].flatMap((name) => users.get(name) ?? []));
    return [...found].filter(({ file: user }) => user !== file && !this.deleted.has(user));
  }

  /** Files that brought a module in before the removal, whatever of it. */
  usersOf(file: string): string[] {
    return [...new Set(this.mayName(file).filter((naming) => this.means(naming.file, naming.source, file)).map(({ file: user }) => user))];
  }

  /** Imports of a module by its path, in all files; with a word only in those that have it or may export everything on. */
  importersOf(file: string, word?: RegExp): { file: string; import: Import }[] {
    const result: { file: string; import: Import }[] = [];
    for (const user of new Set(this.mayName(file).map((naming) => naming.file))) {
      const text = this.text(user);
      if (word !== undefined && !word.test(text) && !/export\s*\*/.test(text)) continue;
      for (const i of this.imports(user)) if (this.means(user, i.source, file)) result.push({ file: user, import: i });
    }
    return result;
  }

  /** Whether an import source may mean a file; one that can not be resolved does when its last part is the file's name. */
  private means(user: string, source: string, file: string): boolean {
    const target = this.project.resolve(user, source);
    if (target !== undefined) return target === file;
    return (source.startsWith('.') || source.includes('/')) && lastPart(source) === stemOf(file);
  }

  /** Where an exported name of a module is imported, through modules that export it on; `open` when it is used in a way that can not be followed, such as by a template. */
  usesOf(file: string, name: string, seen = new Set<string>()): { uses: { file: string; import: Import }[]; open: boolean } {
    const key = `${file}\0${name}`;
    if (seen.has(key)) return { uses: [], open: false };
    seen.add(key);
    const uses: { file: string; import: Import }[] = [];
    let open = this.isEntry(file);
    const word = name === 'default' ? undefined : new RegExp(wholeWord(name));
    for (const { file: user, import: i } of this.importersOf(file, word)) {
      if (i.dynamic && i.name === '*') open ||= name === 'default' || (word?.test(this.text(user)) ?? true);
      else if (i.as !== undefined && (i.name === name || (i.name === '*' && name !== 'default'))) {
        const outer = this.usesOf(user, i.name === '*' && i.as === '*' ? name : i.as, seen);
        uses.push(...outer.uses);
        open ||= outer.open || (i.name === '*' && i.as !== '*');
      } else if (i.name === '*' && i.local) open ||= name === 'default' ? /\.default\b/.test(this.text(user)) : (word?.test(this.text(user)) ?? true);
      else if (i.name === name) {
        uses.push({ file: user, import: i });
        open ||= isEmbedded(user);
      }
    }
    // an import that is exported again by the importer, or by a package name that can not be resolved to this file
    if (word && !open) {
      for (const user of this.importIndex().ofWorkspaces) {
        if (user === file || this.deleted.has(user) || uses.some((u) => u.file === user) || !word.test(this.text(user))) continue;
        if (this.imports(user).some((i) => i.name === name && i.local && this.project.resolve(user, i.source) === undefined && this.isWorkspace(i.source))) open = true;
      }
    }
    return { uses, open };
  }

  private workspaces: ReadonlySet<string> | undefined;

  /** Whether an import source names one of the project's own packages. */
  private isWorkspace(source: string): boolean {
    this.workspaces ??= new Set(this.project.others.filter((f) => /(?:^|\/)package\.json$/.test(f)).flatMap((f) => [...this.text(f).matchAll(/"name"\s*:\s*"([^"]+)"/g)].flatMap(([, name]) => name ?? [])));
    return this.workspaces.has(source.startsWith('@') ? source.split('/', 2).join('/') : (source.split('/', 1)[0] ?? ''));
  }

  private readonly entries = new Map<string, boolean>();

  /** Files that something else than an import may use: packages' entries, framework conventions, what the configuration names. */
  isEntry(file: string): boolean {
    let entry = this.entries.get(file);
    if (entry === undefined) this.entries.set(file, (entry = isConventionalEntry(file) || this.isRouter(file) || this.isPackageEntry(file) || this.isLoadedByPattern(file)));
    return entry;
  }

  private loads: ((path: string) => boolean)[] | undefined;

  /** Whether some module loads it by a pattern, such as every file of a folder. */
  private isLoadedByPattern(file: string): boolean {
    this.loads ??= this.project.sources.flatMap((f) => {
      const text = this.project.read(f) ?? '';
      const source = mayLoadByPattern(text) ? this.project.parse(f, text) : undefined;
      return source ? patternLoads(source) : [];
    });
    return this.loads.some((loads) => loads(file));
  }

  /** How the project reads flags stays, whether or not a flag is left. */
  private isRouter(file: string): boolean {
    return this.project.config.routers.some(({ modules }) => modules.some((m) => m === file || moduleName(m) === moduleName(file)));
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

  private readonly lost = new Map<string, Set<string>>();

  /** Notes that some file let go of an export. */
  lose(file: string, name: string): void {
    this.lost.set(file, (this.lost.get(file) ?? new Set()).add(name));
  }

  /** Whether other files let go of values of a module; one whose types alone were imported has its values used by other means. */
  hasLostValue(file: string, source: Source): boolean {
    const lost = this.lost.get(file);
    const values = exportsOf(source).filter((e) => !/^TS(?:Interface|TypeAlias)Declaration$/.test(e.local?.parent?.type ?? '')).map((e) => e.name);
    return values.length === 0 || lost === undefined || [...lost].some((name) => name === '*' || name === '' || values.includes(name) || !this.exportNames(file).includes(name));
  }

  /** Exports of a file that are its own, by name. */
  exportNames(file: string): string[] {
    const source = this.source(file);
    return source ? exportsOf(source).map((e) => e.name) : [];
  }

  local(file: string, name: string): Node | undefined {
    const source = this.source(file);
    return source && exportsOf(source).find((e) => e.name === name)?.local;
  }
}

/** What stands where an import, a re-export, a call or a mock names a module. */
const importSources = (text: string): string[] => [...text.matchAll(/(?:\bfrom|\bimport|\()\s*(?:\/\*[^*]*\*\/\s*)*(["'`])([^"'`\n]*)\1/g)].flatMap(([, , source]) => source ?? []);

/** Last part of an import source without its extension; empty for `.` and `..`. */
const lastPart = (source: string): string => (source.replace(/\/$/, '').split('/').at(-1) ?? '').replace(/\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/, '').replace(/^\.+$/, '');

const stemOf = (file: string): string => {
  const parts = file.replace(/\.d\.ts$|\.[^./]+$/, '').split('/');
  return (parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)) ?? '';
};

const isConventionalEntry = (file: string): boolean =>
  /(?:^|\/)(?:pages|app)\/(?:.*\/)?(?:page|layout|route|loading|error|not-found|template|default|middleware|_app|_document)\.[jt]sx?$/.test(file)
  || /(?:^|\/)pages\/.*\.[jt]sx?$/.test(file) && !/(?:^|\/)pages\/.*\/[A-Z][^/]*\.[jt]sx?$/.test(file) && /(?:^|\/)next\.config\./.test(file)
  || /\.(?:config|stories|story)\.[cm]?[jt]sx?$|\.d\.ts$/.test(file)
  || /(?:^|\/)(?:migrations?|scripts)\//.test(file);

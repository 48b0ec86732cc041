import type { TSESTree } from '@typescript-eslint/types';
import type { FileFacts } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { isEmbedded } from '../project/embedded.ts';
import { Fold } from './fold.ts';
import { outsideOf } from './outside.ts';
import { ImportRoles } from './import-roles.ts';
import type { Outside } from './pass.ts';
import type { RemovalProject } from './project.ts';
import { indexOf, type ProjectIndex } from './project-index.ts';
import type { Seeds } from './seed.ts';
import type { ConstantFunction } from './tests/constant-functions.ts';
import type { GoneSlot } from './tests/gone-slots.ts';
import type { Notice } from './types.ts';
import { exportsOf, importsOf, type Import } from './usage.ts';
import { exportedNames } from '../resolve/exported-names.ts';
import { wholeWord } from '../text/patterns.ts';

type Node = TSESTree.Node;

/** So many trees of files that do not change are kept at a time: a tree takes some fifty times the memory of its text. */
const MOST_TREES = 200;

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
  /** Cases of tests that gave a parameter which went the value of the side that went. */
  readonly doubts: Notice[] = [];
  /** Functions that only said what a requested flag is. */
  readonly constants: ConstantFunction[] = [];
  private readonly index: ProjectIndex;
  /** Imports of the present texts of folds. */
  private readonly folded = new WeakMap<Source, readonly Import[]>();

  /** What the functions and components are for that files import. */
  readonly roles: ImportRoles;

  /** Keys of the flags that go. */
  private readonly keys: ReadonlySet<string>;

  constructor(project: RemovalProject, keys: ReadonlySet<string>, roles = new ImportRoles(project)) {
    this.project = project;
    this.keys = keys;
    this.index = indexOf(project);
    this.roles = roles;
  }

  /** A plan that goes on from here, while this one stays as it is. */
  copy(): Plan {
    const copy = new Plan(this.project, this.keys, this.roles);
    for (const [file, entry] of this.folds) copy.folds.set(file, { ...entry, fold: entry.fold.copy(copy.outside(file)) });
    for (const file of this.deleted) copy.deleted.add(file);
    for (const [file, data] of this.data) copy.data.set(file, data);
    for (const [file, shapes] of this.given) copy.given.set(file, new Set(shapes));
    for (const [file, users] of this.added) copy.added.set(file, new Set(users));
    for (const [file, names] of this.lost) copy.lost.set(file, new Map(names));
    copy.gone.push(...this.gone);
    copy.doubts.push(...this.doubts);
    copy.constants.push(...this.constants);
    return copy;
  }

  private outside(file: string): Outside {
    return { ...outsideOf(this, file), roles: (now) => this.roles.of(file, now) };
  }

  /** Present text of a file: changed, or as it is. */
  text(file: string): string {
    return this.folds.get(file)?.fold.overlay.text ?? this.project.read(file) ?? '';
  }

  /** The fold of a file, begun where there is none yet; undefined when the file does not parse. */
  fold(file: string): Fold | undefined {
    const known = this.folds.get(file);
    if (known) return known.fold;
    const text = this.project.read(file);
    const source = text === undefined || text.length > 1_000_000 ? undefined : this.project.parse(file, text);
    if (!source) return undefined;
    const fold = new Fold(source, this.project.parse, this.outside(file));
    this.folds.set(file, { fold, source });
    return fold;
  }

  /** The present tree of a file. */
  source(file: string): Source | undefined {
    const fold = this.folds.get(file);
    return fold ? fold.fold.current : this.tree(file);
  }

  /** Trees of files as they were, those last asked for. */
  private readonly trees = new Map<string, Source | undefined>();

  /** What the present text of a file holds of flags. */
  factsNow(file: string): FileFacts | undefined {
    const source = this.source(file);
    return source && this.project.readAgain?.(source);
  }

  private tree(file: string): Source | undefined {
    const tree = this.trees.has(file) ? this.trees.get(file) : this.project.parse(file, this.text(file));
    this.trees.delete(file);
    this.trees.set(file, tree);
    const [oldest] = this.trees.keys();
    if (this.trees.size > MOST_TREES && oldest !== undefined) this.trees.delete(oldest);
    return tree;
  }

  imports(file: string): readonly Import[] {
    const fold = this.folds.get(file);
    if (!fold) return this.index.imports(file);
    const { current } = fold.fold;
    const imports = this.folded.get(current) ?? importsOf(current);
    this.folded.set(current, imports);
    return imports;
  }

  /** Whether a file may export a name, by a glance at its text: most modules that a barrel passes on need no tree. */
  mayExport(file: string, name: string): boolean {
    const { names, open } = this.folds.has(file) ? exportedNames(this.text(file)) : this.index.exportedNames(file);
    return open || names.has(name);
  }

  /** Files that bring a module in, before the removal or since, whatever of it. */
  usersOf(file: string): string[] {
    return [...new Set([...this.index.namingsOf(file).map(({ file: user }) => user), ...(this.added.get(file) ?? [])])].filter((user) => !this.deleted.has(user));
  }

  /** By module, files that import it only since the removal. */
  private readonly added = new Map<string, Set<string>>();

  /** Notes that a file is given an import of a module. */
  addUser(file: string, user: string): void {
    this.added.set(file, (this.added.get(file) ?? new Set()).add(user));
  }

  /** Whether a class somewhere extends one of this name. */
  isExtended(name: string): boolean {
    return this.index.isExtended(name);
  }

  /** Those of them whose import leads to it. */
  surelyUsing(file: string): string[] {
    return this.index.namingsOf(file).filter(({ file: user, source }) => !this.deleted.has(user) && this.project.resolve(user, source) === file).map(({ file: user }) => user);
  }

  /** Imports of a module by its path, in all files; with a word only in those that have it or may hand everything on. */
  importersOf(file: string, word?: RegExp): { file: string; import: Import }[] {
    const result: { file: string; import: Import }[] = [];
    for (const user of this.usersOf(file)) {
      const text = this.text(user);
      if (word !== undefined && !word.test(text) && !/export\s*\*|\*\s*as\s/.test(text)) continue;
      for (const i of this.imports(user)) if (this.index.means(user, i.source, file)) result.push({ file: user, import: i });
    }
    return result;
  }

  /** Where an exported name of a module is imported, through modules that export it on; `open` when it is used in a way that can not be followed, such as by a template. */
  usesOf(file: string, name: string, seen = new Set<string>()): { uses: { file: string; import: Import }[]; open: boolean } {
    const key = `${file}\0${name}`;
    if (seen.has(key)) return { uses: [], open: false };
    seen.add(key);
    const uses: { file: string; import: Import }[] = [];
    let open = this.index.isEntry(file) || this.index.isLoadedUnseen(file) || this.declaresOthers(file, name);
    const word = name === 'default' ? undefined : new RegExp(wholeWord(name));
    for (const { file: user, import: i } of this.importersOf(file, word)) {
      if (i.dynamic && i.name === '*') open ||= name === 'default' || (word?.test(this.text(user)) ?? true);
      else if (i.name === '*' && i.as !== undefined && i.as !== '*') open = true;
      else if (i.as !== undefined && (i.name === name || (i.name === '*' && name !== 'default'))) {
        const outer = this.usesOf(user, i.name === '*' ? name : i.as, seen);
        uses.push(...outer.uses);
        open ||= outer.open;
      } else if (i.name === '*' && i.local) open ||= this.isExported(user, i.local) || (name === 'default' ? /\.default\b/.test(this.text(user)) : (word?.test(this.text(user)) ?? true));
      else if (i.name === name) {
        uses.push({ file: user, import: i });
        open ||= isEmbedded(user);
      }
    }
    // an import that is exported again by the importer, or by a package name that can not be resolved to this file
    if (word && !open) {
      for (const user of this.index.ofWorkspaces) {
        if (user === file || this.deleted.has(user) || uses.some((u) => u.file === user) || !word.test(this.text(user))) continue;
        if (this.imports(user).some((i) => i.name === name && i.local && this.project.resolve(user, i.source) === undefined && this.index.isWorkspace(i.source))) open = true;
      }
    }
    return { uses, open };
  }

  /** Whether a file exports what it imported by a name. */
  private isExported(file: string, { name }: { readonly name: string }): boolean {
    const source = this.source(file);
    return source === undefined || exportsOf(source).some(({ local }) => local?.type === 'Identifier' && local.name === name);
  }

  /** Whether flags are asked of an export, as the configuration says, and it is none of the flags that go: it stays as it is, whether or not a flag is left. */
  isRouter(file: string, name: string): boolean {
    return this.index.isRouter(file, name) && !this.isRequested(name);
  }

  /** Whether something else than an import may use a file. */
  isEntry(file: string): boolean {
    return this.index.isEntry(file) || this.index.isRouter(file);
  }

  /** Whether a key is that of a flag that goes. */
  isRequested(key: string): boolean {
    return this.keys.has(key);
  }

  /** Whether a file, or one of its exports, declares flags that stay. */
  declaresOthers(file: string, name?: string): boolean {
    return this.project.facts(file)?.declarations.some(({ key, container }) => !this.keys.has(key) && (name === undefined || container === name)) ?? false;
  }

  /** By file, exports that others let go of, and whether code did that is no test. */
  private readonly lost = new Map<string, Map<string, boolean>>();

  /** Notes that some file let go of an export. */
  lose(file: string, name: string, byCode: boolean): void {
    const names = this.lost.get(file) ?? new Map<string, boolean>();
    this.lost.set(file, names.set(name, byCode || names.get(name) === true));
  }

  /** Files whose exports others let go of. */
  get losers(): readonly string[] {
    return [...this.lost.keys()];
  }

  /** Whether some file let go of an export. */
  hasLost(file: string, name: string): boolean {
    return this.lost.get(file)?.has(name) ?? false;
  }

  /** Whether other files than tests let go of values of a module; one whose types alone were imported has its values used by other means. */
  hasLostValue(file: string, source: Source): boolean {
    const lost = [...(this.lost.get(file) ?? [])].filter(([, byCode]) => byCode).map(([name]) => name);
    const exported = exportsOf(this.folds.get(file)?.source ?? source);
    const values = exported.filter((e) => !/^TS(?:Interface|TypeAlias)Declaration$/.test(e.local?.parent?.type ?? '')).map((e) => e.name);
    return lost.length > 0 && (values.length === 0 || lost.some((name) => name === '*' || name === '' || values.includes(name) || !exported.some((e) => e.name === name)));
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

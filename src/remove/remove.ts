import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import { settleClassMembers } from './class-members.ts';
import { settleOpenMethods } from './open-methods.ts';
import { idleDirectives, removeAnnouncements } from './comments.ts';
import { markDeclarations, removeDeclarations, removeEntries } from './declarations.ts';
import { isEmbedded } from '../project/embedded.ts';
import { noteCarriers } from './carriers.ts';
import { foldComparisons, type Comparisons } from './comparisons.ts';
import type { Fold } from './fold.ts';
import { createFreezer, frozenReads } from './frozen.ts';
import { idleTemplates } from './idle-templates.ts';
import type { Known } from './known.ts';
import { settleHeldObjects } from './held-objects.ts';
import { isObjectFlag, keysLookedInto, keysLookedIntoElsewhere } from './object-flags.ts';
import { removeOverrides } from './overrides.ts';
import type { PassContext } from './pass.ts';
import { settleParameters } from './parameters.ts';
import { Plan } from './plan.ts';
import { positionAt } from '../text/lines.ts';
import type { RemovalProject } from './project.ts';
import { release, releaseName, releaseOwn, type Limits } from './release.ts';
import { settleRelays } from './relays.ts';
import { settleReturned } from './returned.ts';
import { dropFromRouters } from './router-objects.ts';
import { finishFold, stayingCompanions, stayingReads } from './remove-in-file.ts';
import { seedsOf } from './seed.ts';
import { constantFunction } from './tests/constant-functions.ts';
import { noteGiven } from './tests/given-flags.ts';
import { removeFromTests } from './tests/remove-from-tests.ts';
import type { Notice, Refusal, Request } from './types.ts';
import { markListed } from './listed-keys.ts';
import { markTypedTables } from './typed-tables.ts';
import { unloadedFiles } from './unloaded.ts';
import { unparsedFiles } from './unparsed.ts';
import { noteDecided, unreadCalls } from './unread-calls.ts';
import { filesNaming, stillNamed } from './still-named.ts';
import { unreadTemplates } from './unread-templates.ts';
import { exportsOf, importsOf, type Import } from './usage.ts';
import { verify, type Verification } from './verify.ts';

type Node = TSESTree.Node;

export interface RemoveOptions {
  /** Says of a file, by path from the root, whether it may be changed; all files unless said. */
  readonly only?: (file: string) => boolean;
  /** Leave files that lost their last use. */
  readonly keepFiles?: boolean;
  /** Names of properties that stay where functions and components are given them, or all that they are given: TypeScript said that something needs it. */
  readonly held?: ReadonlySet<string> | 'all';
  /** By file that is left alone: what TypeScript said of what would become of it. */
  readonly unfit?: ReadonlyMap<string, string>;
}

/** What TypeScript said of a removal. */
export interface Told {
  /** By test file, shapes of places that are known to hold flags. */
  readonly shapes?: ReadonlyMap<string, ReadonlySet<string>>;
  /** By test file, members of fakes that their types do not do without. */
  readonly missed?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Test files that have errors with what would become of them: they are left to a person. */
  readonly left?: ReadonlySet<string>;
  /** Comparisons with the keys that can not be true once the declarations are gone. */
  readonly impossible?: Comparisons;
  /** Flags that must stay declared, each with a file that needs it. */
  readonly needed?: ReadonlyMap<string, string>;
}

/** A file that a removal changes; null deletes it. */
export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string | null;
}

export interface RemovalResult {
  readonly files: readonly ChangedFile[];
  readonly refusals: readonly Refusal[];
  /** Places to look at; nothing is wrong with the removal itself. */
  readonly notices: readonly Notice[];
  /** Files that import a changed one, and are not changed themselves. */
  readonly importers: readonly string[];
  /** Made when it is asked for. */
  readonly verification: Verification;
}

const WAVES = 60;

/** Takes flags out of a project: folds every file that reads them, follows the constants into other files, and sweeps what lost its last use. */
export const removeFlags = (project: RemovalProject, given: readonly Request[], options: RemoveOptions = {}): RemovalResult => beginRemoval(project, given, options)();

/** The first part of a removal, which nothing that TypeScript says of it changes; gives what makes the rest, as often as there is more to go by. */
export function beginRemoval(project: RemovalProject, given: readonly Request[], options: RemoveOptions = {}): (told?: Told) => RemovalResult {
  const requests = given.flatMap((r) => [r, ...(project.registry.find(r.key)?.aliases ?? []).map((key) => ({ key, keep: r.keep }))]);
  const frozen = createFreezer(project, options.unfit);
  const may = (file: string): boolean => (options.only?.(file) ?? true) && frozen(file) === undefined;
  const keys = new Set(requests.map((r) => r.key));
  const plan = new Plan(project, keys);
  const refused = [...frozenReads(project, keys, frozen), ...unparsedFiles(project, keys)].filter(({ file }) => options.only?.(file) ?? true);
  for (const [file, error] of options.unfit ?? []) {
    if (!refused.some((r) => r.file === file)) plan.doubts.push({ file, line: 1, column: 1, reason: `the file stays as it is, for TypeScript finds an error otherwise: ${error}`, hint: 'make the types fit, and remove the flag again' });
  }

  const isGeneric = genericReads(project);
  const objects = objectsAmong(plan, requests);
  const isObject = (key: string): boolean => objects.has(key);

  for (const file of project.flagged) {
    const facts = project.facts(file);
    if (!facts || !may(file)) continue;
    const named = (list: readonly { readonly keys: readonly string[] }[]): boolean => list.some((f) => f.keys.some((k) => keys.has(k)));
    const isOverridden = named(facts.overrides);
    const declares = /\.[cm]?[jt]sx?$/.test(file) && facts.declarations.some((d) => keys.has(d.key));
    const fold = isOverridden || declares || named(facts.evaluations) || named(facts.properties) || named(facts.companions) ? plan.fold(file) : undefined;
    if (!fold) continue;
    const source = fold.current;
    noteCarriers(plan, file, source, facts.evaluations);
    if (!project.isTest(file)) noteGiven(plan, file, fold, facts.evaluations, keys);
    const seeds = seedsOf(source, facts, requests, fold, { isGeneric, isObject, isTest: project.isTest(file) });
    plan.folds.set(file, { fold, seeds, source });
    fold.mark(seeds.marks);
    markDeclarations(plan, file, fold, keys);
    markListed(plan, file, fold, facts, keys);
    fold.change([...(isOverridden && !project.isTest(file) ? removeOverrides(source, facts, requests) : []), ...seeds.changes], seeds.carriers);
    fold.run();
  }

  markTypedTables(plan, keys);
  const limits = { may, keepFiles: options.keepFiles ?? false, ...(options.held ? { held: options.held } : {}) };
  settle(plan, requests, limits);
  return (told = {}) => endRemoval({ plan: plan.copy(), requests, keys, limits, refused, objects }, told);
}

/** A removal before tests and declarations are looked at. */
interface Begun {
  readonly plan: Plan;
  readonly requests: readonly Request[];
  readonly keys: ReadonlySet<string>;
  readonly limits: Limits;
  readonly refused: readonly Refusal[];
  readonly objects: ReadonlySet<string>;
}

function endRemoval({ plan, requests, keys, limits, refused, objects }: Begun, told: Told): RemovalResult {
  const { may } = limits;
  const { impossible, needed } = told;
  const { project } = plan;
  const refusals = [...refused];
  const expected = [...plan.folds].flatMap(([file, { seeds, source }]) => (seeds?.expectations ?? []).map((range) => ({ file, ...positionAt(source.text, range[0]), reason: 'the test expects something of the flag itself', hint: 'say what it should expect now, or remove it' })));
  const notices = [...expected, ...removeFromTests(plan, requests, may, keptReads(plan, keys, may), limits, told)];
  for (const { file, name } of plan.constants) if (plan.hasLost(file, name) && may(file) && !plan.deleted.has(file)) releaseName(plan, file, name, limits);
  settle(plan, requests, limits);
  const kept = new Set([...keptReads(plan, keys, may).keys(), ...refusals.map((r) => r.key)]);
  refusals.push(...removeDeclarations(plan, kept, requests, may, needed));
  for (const r of refusals) kept.add(r.key);
  dropFromRouters(plan, new Set([...keys].filter((key) => !kept.has(key))), may);
  if (impossible) foldComparisons(plan, impossible, keys, kept, may);
  settle(plan, requests, limits);
  const announced = removeAnnouncements(plan, kept, requests, may);
  noteDecided(plan);
  for (const [file, { fold, seeds, source }] of plan.folds) {
    if (plan.deleted.has(file)) continue;
    if (seeds) refusals.push(...finishFold(source, fold, seeds));
    else fold.finish();
  }
  removeEntries(plan, kept, requests, may);

  const files: ChangedFile[] = [];
  for (const [file, { fold, source }] of plan.folds) {
    if (plan.deleted.has(file)) continue;
    if (fold.overlay.text !== source.text) files.push({ file, before: source.text, after: fold.overlay.text });
  }
  for (const file of plan.deleted) files.push({ file, before: project.read(file) ?? '', after: null });
  for (const [file, { before, after }] of plan.data) if (before !== after) files.push({ file, before, after });
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  const changed = new Set(files.map(({ file }) => file));
  const gone = new Set([...keys].filter((key) => !kept.has(key)));
  const naming = filesNaming(plan, gone);
  const importers = [...new Set([...files.flatMap(({ file }) => plan.surelyUsing(file)), ...naming])].filter((user) => !changed.has(user));
  const all = [...notices, ...plan.doubts, ...announced, ...idleDirectives(plan), ...idleTemplates(plan), ...unreadCalls(plan), ...unreadTemplates(plan, keys), ...stillNamed(plan, gone, naming), ...unloadedFiles(plan)];
  return verifiedLater({ files, refusals, importers, notices: all }, project, requests, [...refusals, ...notices], objects);
}

/** A result that is verified when it is asked; it does not hold the plan it was made of. */
function verifiedLater(result: Omit<RemovalResult, 'verification'>, project: RemovalProject, requests: readonly Request[], left: readonly { readonly file: string }[], objects: ReadonlySet<string>): RemovalResult {
  let verification: Verification | undefined;
  return { ...result, get verification() { return (verification ??= verify(project, result.files, requests, left, (key) => objects.has(key))); } };
}

/** Flags that are objects: as the project declares them, or, of those kept on, as some read takes them. */
function objectsAmong(plan: Plan, requests: readonly Request[]): Set<string> {
  const objects = new Set(requests.flatMap(({ key }) => (isObjectFlag(plan, key) ? key : [])));
  for (const file of plan.project.flagged) {
    const asked = plan.project.facts(file)?.evaluations.filter(({ keys }) => requests.some(({ key }) => keys.includes(key) && !objects.has(key))) ?? [];
    const source = asked.length > 0 ? plan.source(file) : undefined;
    if (source) for (const key of [...keysLookedInto(source, asked, requests), ...keysLookedIntoElsewhere(plan, file, source, asked, requests)]) objects.add(key);
  }
  return objects;
}

/** Says of the keys of a read whether they are all that a list of the project declares: the read asks for any flag, not for one of these. */
function genericReads(project: RemovalProject): (keys: readonly string[]) => boolean {
  const lists = new Map<string, Set<string>>();
  for (const file of project.flagged) {
    for (const d of project.facts(file)?.declarations ?? []) {
      if (d.container === undefined) continue;
      const id = `${file}\0${d.container}`;
      lists.set(id, (lists.get(id) ?? new Set()).add(d.key));
    }
  }
  return (keys) => [...lists.values()].some((list) => [...list].every((k) => keys.includes(k)));
}

/** Flags of which a read stays, refused or in a file that is left alone, so that their declarations must; with the files of these reads. */
function keptReads(plan: Plan, keys: ReadonlySet<string>, may: (file: string) => boolean): Map<string, Set<string>> {
  const kept = new Map<string, Set<string>>();
  const keep = (key: string, file: string): void => void kept.set(key, (kept.get(key) ?? new Set()).add(file));
  for (const [file, { fold, seeds }] of plan.folds) {
    if (plan.deleted.has(file)) continue;
    for (const { key } of [...(seeds ? [...stayingReads(fold, seeds), ...stayingCompanions(fold, seeds)] : []), ...[...fold.pending()].flatMap((seed) => seeds?.reads[seed] ?? [])]) keep(key, file);
  }
  for (const file of plan.project.flagged) {
    const facts = may(file) ? undefined : plan.project.facts(file);
    for (const key of [...(facts?.evaluations ?? []), ...(facts?.properties ?? [])].flatMap((read) => read.keys)) if (keys.has(key)) keep(key, file);
  }
  return kept;
}

/** Lets constants travel and unused exports go, until no file changes any more. */
function settle(plan: Plan, requests: readonly Request[], limits: Limits): void {
  const { may } = limits;
  /** Templates call and pass things in ways of their own. */
  const mayShape = (file: string): boolean => may(file) && !isEmbedded(file);
  const told = new Set<string>();
  const tried = new Map<string, string>();
  const imported = new Map<string, ReadonlyMap<string, Import>>();
  for (let wave = 0; wave < WAVES; wave++) {
    let moved = false;
    for (const [file, { fold, source }] of [...plan.folds]) {
      if (plan.deleted.has(file) || !may(file)) continue;
      if (spread(plan, file, fold, may, told, requests)) moved = true;
      const before = imported.get(file) ?? importMap(source);
      const now = importMap(fold.current);
      imported.set(file, now);
      for (const [key, gone] of before) {
        if (!now.has(key) && release(plan, file, gone, limits)) moved = true;
      }
    }
    for (const [file, { fold }] of [...plan.folds]) {
      if (!plan.deleted.has(file) && mayShape(file) && releaseOwn(plan, file, fold, limits, told)) moved = true;
    }
    if (!moved && settleClassMembers(plan, mayShape)) moved = true;
    if (!moved && settleOpenMethods(plan, mayShape)) moved = true;
    if (!moved && settleReturned(plan, mayShape)) moved = true;
    if (!moved && settleHeldObjects(plan, mayShape)) moved = true;
    if (!moved && limits.held !== 'all' && settleParameters(plan, mayShape, tried, limits.held)) moved = true;
    if (!moved && settleRelays(plan, mayShape)) moved = true;
    if (!moved) return;
  }
}

function importMap(source: Source): ReadonlyMap<string, Import> {
  return new Map(importsOf(source).map((i) => [`${i.source}\0${i.name}\0${i.as ?? ''}`, i]));
}

/** Tells the importers of a file what its exports have become. */
function spread(plan: Plan, file: string, fold: Fold, may: (file: string) => boolean, told: Set<string>, requests: readonly Request[]): boolean {
  const context = fold.context();
  let moved = false;
  for (const exported of exportsOf(fold.current)) {
    const known = knownExport(exported.local, exported.value, context);
    const id = `${file}\0${exported.name}`;
    if (!known || told.has(id)) continue;
    told.add(id);
    const constant = constantFunction(plan, file, exported.name, exported.local, known, requests);
    if (constant && !plan.project.isTest(file)) plan.constants.push(constant);
    for (const use of plan.usesOf(file, exported.name).uses) {
      if (!use.import.local || !may(use.file) || (known.kind === 'function' && plan.project.isTest(use.file))) continue;
      const target = plan.fold(use.file);
      const local = target && plan.imports(use.file).find((i) => i.source === use.import.source && i.name === use.import.name && i.local)?.local;
      if (!target || !local) continue;
      target.mark([{ kind: 'known', offset: local.range[0], name: local.name, known }]);
      target.run();
      moved = true;
    }
  }
  return moved;
}

/** What an export is known to be, when importers may rely on it. */
function knownExport(local: Node | undefined, value: Node | undefined, context: PassContext): Known | undefined {
  const variable = local && context.variable(local);
  const def = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (variable && (!def || variable.references.some((r) => r.isWrite() && !r.init))) return undefined;
  const node = def?.type === 'Variable' && def.node.id === def.name ? def.node.init : def?.type === 'FunctionName' ? (def.node as Node) : def ? undefined : value;
  const known = node ? context.known(node) : undefined;
  return known?.kind === 'exact' || known?.kind === 'function' || (known?.kind === 'truthiness' && known.isText) ? known : undefined;
}

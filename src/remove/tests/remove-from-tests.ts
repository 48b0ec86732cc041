import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import type { FileFacts, Override, Range } from '../../facts/types.ts';
import { within } from '../edits.ts';
import type { Fold } from '../fold.ts';
import { nodeAt } from '../overrides.ts';
import type { Change } from '../pass.ts';
import type { Sdk } from '../../sdks/types.ts';
import type { Plan } from '../plan.ts';
import type { RemoveOptions, Told } from '../remove.ts';
import { positionAt } from '../../text/lines.ts';
import { importsOf } from '../usage.ts';
import { dropStatements } from '../statements.ts';
import type { Notice, Request } from '../types.ts';
import { waitChange, waitedFor } from './aliases.ts';
import { readersOf as readersOfConstants, testsOfFunction, type ConstantFunction } from './constant-functions.ts';
import { deadCases } from './dead-cases.ts';
import { dropOverride } from './drop-override.ts';
import { fakeMemberChange } from './fake-member.ts';
import { fedChange, fedMarks, fedStill } from './fed-variables.ts';
import { forcingsOf, type Forcing } from './forcings.ts';
import { fakeTypeChange } from './fake-types.ts';
import { forcingsGiven } from './given-flags.ts';
import { forcingsOfSlots, slotChange } from './gone-slots.ts';
import { handedOn } from './handed-on.ts';
import { lostEnvironment, noticesOfEnvironment, readersOf as readersOfEnvironment } from './lost-environment.ts';
import { casesOfLostFakes, mockChange } from './module-mocks.ts';
import { createReach, type Reach } from './reach.ts';
import { casesReset, casesWithNone, companionChange, resetChange, sourceOf } from './resets.ts';
import { isOpen, rowChange } from './rows.ts';
import { overridesOfShapes } from './shapes.ts';
import { parameterChange } from './setup-parameter.ts';
import { blocksIn, blocksRound, statementsOf, type Block } from './structure.ts';
import { stubChange, stubsUsed } from './stub-tables.ts';
import { chainOf, tidyChange } from './tidy.ts';
import { titleChanges } from './titles.ts';
import { DOUBTFUL, DOUBTFUL_SET_UP, isOnlyClause, namesKey, plainState, sideOf, stateIn, withoutClause } from './words.ts';

type Node = TSESTree.Node;

const ROUNDS = 400;

/**
 * Takes flags out of the tests: cases of the side that goes, mocks and loops over both sides. Tests of code that still reads a flag
 * (`kept`: by key, files with reads that stay) keep it. Gives what a person should look at.
 */
export function removeFromTests(plan: Plan, requests: readonly Request[], may: (file: string) => boolean, kept: ReadonlyMap<string, ReadonlySet<string>>, { keepFiles = false }: RemoveOptions, { shapes = new Map(), missed = new Map(), left = new Set() }: Told = {}): Notice[] {
  const { project } = plan;
  const notices: Notice[] = [];
  const reach = createReach(plan, requests);
  const readers = readersOf(plan, requests);
  const others = otherKeys(plan, requests);
  const faking = new Set(testsFaking(plan, requests, reach));
  const constant = constantsByTest(plan);
  const environment = lostEnvironment(plan, requests);
  for (const file of new Set([...project.flagged, ...testsOf(plan, readers), ...faking, ...shapes.keys(), ...plan.given.keys(), ...plan.gone.map((g) => g.file), ...constant.keys(), ...environment.byTest.keys()])) {
    if (!project.isTest(file) || plan.deleted.has(file) || !may(file) || !/\.[cm]?[jt]sx?$/.test(file)) continue;
    if (left.has(file)) {
      notices.push({ file, line: 1, column: 1, ...LEFT });
      continue;
    }
    const overrides = (project.facts(file) ?? plan.factsNow(file))?.overrides ?? [];
    const named = overrides.some((o) => o.keys.some((k) => requests.some((r) => r.key === k)));
    const spare = overrides.some((o) => o.every && !isForOthers(o, overrides, requests) && reach.isReaderSpare(file, readerOf(o)));
    const own = readers.filter((r) => reach.isReaderSpare(file, r));
    const about = !named && !spare && overrides.some((o) => o.every) && requests.some((r) => namesKey(plan.text(file), r.key));
    const hasSlots = plan.gone.some((g) => g.file === file);
    if (!named && !spare && !about && own.length === 0 && !faking.has(file) && !shapes.has(file) && !plan.given.has(file) && !hasSlots && !constant.has(file) && !environment.byTest.has(file)) continue;
    const gone = requests.filter((r) => !reach.isNeeded(file, [...(kept.get(r.key) ?? [])].filter((f) => !project.isTest(f))));
    const fold = gone.length > 0 || hasSlots ? plan.fold(file) : undefined;
    if (!fold) continue;
    const had = hasCases(fold);
    const set = environment.byTest.get(file) ?? [];
    notices.push(...removeFromTest(plan, file, fold, [...gone.filter((r) => !set.some((s) => s.flag === r.key) || named), ...set], reach, own.filter((name) => missed.get(file)?.has(name) !== true), others, shapes.get(file), [...readersOfConstants(constant.get(file) ?? []), ...readersOfEnvironment(set, project.config.sdks)]));
    if (had && !keepFiles && !hasCases(fold)) plan.deleted.add(file);
  }
  return [...notices, ...noticesOfEnvironment(plan, environment, may)];
}

const hasCases = ({ current: { ast, text } }: Fold): boolean => blocksIn(ast, text).some((b) => b.kind === 'case');

/** Keys of flags that stay, as code reads and forces them. */
function otherKeys(plan: Plan, requests: readonly Request[]): Set<string> {
  const keys = new Set<string>();
  for (const file of plan.project.flagged) {
    const facts = plan.project.facts(file);
    for (const { keys: list } of [...(facts?.evaluations ?? []), ...(facts?.overrides ?? [])]) for (const key of list) keys.add(key);
  }
  for (const { key } of requests) keys.delete(key);
  return keys;
}

/** Methods by which the requested flags were read. */
function readersOf(plan: Plan, requests: readonly Request[]): string[] {
  const names = new Set<string>();
  for (const [file, { seeds }] of plan.folds) {
    if ((seeds?.reads.length ?? 0) === 0) continue;
    for (const e of plan.project.facts(file)?.evaluations ?? []) {
      const name = /\.([\w$]+)\(\)$/.exec(e.form)?.[1];
      if (name !== undefined && e.keys.some((k) => requests.some((r) => r.key === k))) names.add(name);
    }
  }
  return [...names];
}

/** Tests that fake a module by which the flags were read, and that need it no more. */
function testsFaking(plan: Plan, requests: readonly Request[], reach: Reach): string[] {
  const modules = new Set<string>();
  for (const [file, { seeds, source }] of plan.folds) {
    if (!seeds || seeds.reads.length === 0) continue;
    const heads = new Set((plan.project.facts(file)?.evaluations ?? []).filter((e) => e.keys.some((k) => requests.some((r) => r.key === k))).map((e) => /^[\w$]+/.exec(e.form)?.[0]));
    for (const i of importsOf(source)) {
      const module = heads.has(i.name) ? plan.project.resolve(file, i.source) : undefined;
      if (module !== undefined) modules.add(module);
    }
  }
  const users = [...modules].flatMap((m) => plan.importersOf(m).filter((u) => u.import.dynamic && u.import.name === '' && plan.project.isTest(u.file) && reach.isModuleSpare(u.file, u.import.source)).map((u) => u.file));
  return [...users, ...reach.near()];
}

/** Functions that only said what a flag is, by the tests that name them and are alone in that. */
function constantsByTest(plan: Plan): Map<string, ConstantFunction[]> {
  const found = new Map<string, ConstantFunction[]>();
  for (const constant of plan.constants) for (const test of testsOfFunction(plan, constant)) found.set(test, [...(found.get(test) ?? []), constant]);
  return found;
}

/** Tests that import a file which read the flags by a method. */
function testsOf(plan: Plan, readers: readonly string[]): string[] {
  if (readers.length === 0) return [];
  return [...plan.folds].flatMap(([file, { seeds }]) => (seeds && seeds.reads.length > 0 && !plan.deleted.has(file) ? plan.importersOf(file).map((u) => u.file) : []))
    .filter((file) => plan.project.isTest(file));
}

const LEFT = { reason: 'the test forces the flag in a way that its types depend on', hint: 'take the flag out of it by hand' };

const SET = { reason: 'the test sets a variable that only forced the flag', hint: 'take it out by hand' };

const MISNAMED = { reason: 'the title names the other side of the flag than the test sets', hint: 'look at what it means, and give it another title' };

const readerOf = (override: Override): string => override.form.split('.')[0] ?? '';

/** Whether a test fakes the reader of a mock that names no key for flags that stay, too. */
const isForOthers = (mock: Override, overrides: readonly Override[], requests: readonly Request[]): boolean =>
  overrides.some((o) => readerOf(o) === readerOf(mock) && o.keys.some((k) => !requests.some((r) => r.key === k)));

/** One test file, one change at a time. */
function removeFromTest(plan: Plan, file: string, fold: Fold, requests: readonly Request[], reach: Reach, readers: readonly string[], others: ReadonlySet<string>, shapes: ReadonlySet<string> = new Set(), further: readonly Sdk[] = []): Notice[] {
  const flat = new Set<string>();
  const notices: Notice[] = [];
  const keys = new Set(requests.map((r) => r.key));
  let judged = false;
  /** Titles of cases that are left to a person. */
  const left = new Set<string>();
  const sources = new Set<string>();
  /** Blocks that forced a requested flag. */
  const forced = new Set<string>();
  /** Cases and suites that forced no other flag; the empty name stands for the file. */
  const about = new Set<string>();
  /** What that which forces a requested flag takes its value from. */
  const feeding = new Set<string>();
  const freed = new Set<string>();
  const aliases = waitedFor(fold.context());
  const stubs = stubsUsed(fold.context());
  const before = (plan.project.facts(file) ?? plan.factsNow(file))?.overrides ?? [];
  const isSpare = (o: Override): boolean => !isForOthers(o, before, requests) && reach.isReaderSpare(file, readerOf(o));
  /** Keys that the file forced before and that no place in it forces now. */
  const free = (now: readonly Override[]): string[] => [...keys].filter((key) => [before, now].map((list) => list.some((o) => o.keys.includes(key))).join() === 'true,false');
  const facts = (): FileFacts => {
    const read = plan.project.readAgain?.(fold.current, further) ?? EMPTY;
    const { ast } = fold.current;
    const given = overridesOfShapes(ast, plan.given.get(file) ?? new Set(), keys).map((o): Override => ({ ...o, handed: true }));
    const without = (list: readonly Override[], known: readonly Override[]): Override[] => list.filter((o) => !known.some((k) => k.range.join() === o.range.join()));
    const proven = [...given, ...without(overridesOfShapes(ast, shapes, keys), given)];
    return { ...read, overrides: [...read.overrides, ...without(proven, read.overrides)] };
  };
  for (let round = 0; round < ROUNDS; round++) {
    const context = fold.context();
    const slots = forcingsOfSlots(plan.gone.filter((g) => g.file === file), context);
    const read = facts();
    const forcings = [...forcingsOf(context, read, requests, (o, at, request) => isSpare(o) || isAbout(o, at, request, context), (call) => handedOn(plan, file, call)), ...forcingsGiven(fold, requests)];
    for (const f of forcings) {
      if (f.fed) feeding.add(f.fed.id);
      for (const source of sourceOf(f.at, context)) sources.add(source);
      const [block] = blocksRound(f.at, context.source.text);
      if (block) forced.add(chainOf(block, context.source.text));
      const titled = blocksRound(f.at, context.source.text).find((b) => b.kind !== 'hook');
      const range = titled?.call.range ?? context.source.ast.range;
      if (!read.overrides.some((o) => o.keys.some((k) => !keys.has(k)) && within(o.range, range))) about.add(titled ? chainOf(titled, context.source.text) : '');
    }
    const step = (changes: readonly (Change | undefined)[]): boolean => {
      const all = changes.filter((c) => c !== undefined && c.edits.length > 0) as Change[];
      if (all.length === 0 || fold.change(all).length === 0) return false;
      fold.run();
      return true;
    };
    const doubt = (row: Node): void => void notices.push({ file, ...positionAt(context.source.text, row.range[0]), ...DOUBTFUL });
    if (step([first([...forcings, ...slots], (f) => rowChange(f, context, doubt))])) continue;
    if (!judged) {
      judged = true;
      const { source } = context;
      for (const chain of [...liveSuites(forcings, source.text), ...suitesOfState(blocksIn(source.ast, source.text), requests, source.text)]) flat.add(chain);
      const ofOthers = read.overrides.filter((o) => o.every ? !isSpare(o) : o.keys.some((k) => !keys.has(k))).map((o) => o.range);
      const { dead, mixed, doubtful, misnamed, setUp } = deadCases(source.ast, source.text, [...forcings, ...resetForcings(forcings, context, ofOthers), ...slots.filter((s) => s.value)], requests, ofOthers);
      for (const node of [...mixed, ...forcings.filter((f) => isOpen(f, context)).map((f) => f.at)]) {
        const [block] = blocksIn(node, source.text);
        if (block) left.add(chainOf(block, source.text));
        notices.push({ file, ...positionAt(source.text, node.range[0]), reason: 'the test sets the flag to both sides', hint: 'look at what it expects now' });
      }
      for (const node of doubtful) notices.push({ file, ...positionAt(source.text, node.range[0]), ...DOUBTFUL });
      for (const node of misnamed) notices.push({ file, ...positionAt(source.text, node.range[0]), ...MISNAMED });
      for (const node of setUp) notices.push({ file, ...positionAt(source.text, node.range[0]), ...DOUBTFUL_SET_UP });
      if (step(dropStatements(dead, context))) continue;
    }
    const isLeft = ({ at }: Forcing): boolean => left.size > 0 && blocksRound(at, context.source.text).some((b) => left.has(chainOf(b, context.source.text)));
    const leftFed = new Set(forcings.flatMap((f) => (f.feeds && isLeft(f) ? [f.feeds.id] : [])));
    const own = forcings.filter((f) => !isOpen(f, context) && !isLeft(f) && !(f.fed && leftFed.has(f.fed.id)));
    if (step([first(own, (f) => overrideChange(f, forcings, keys, context, reach, file))])) continue;
    if (step([first(slots, (s) => slotChange(s, context))])) continue;
    if (step([fakeTypeChange(free(read.overrides), context)])) continue;
    if (leftFed.size === 0 && step([mockChange(file, context, reach, others)])) continue;
    if (step([stubChange(stubs, context)])) continue;
    if (step([fedChange(feeding, context)])) continue;
    const spare = fedMarks(feeding, context).filter(({ name = '' }) => !freed.has(name));
    if (spare.length > 0) {
      for (const { name = '' } of spare) freed.add(name);
      fold.mark(spare);
      fold.run();
      continue;
    }
    if (step([resetChange(sources, context) ?? companionChange(sources, forced, context)])) continue;
    if (step([waitChange(aliases, context)])) continue;
    if (step(readers.map((name) => fakeMemberChange(name, context)))) continue;
    const emptied = new Set(fold.notes.filter((n) => n.kind === 'emptied').map((n) => n.offset));
    if (step([tidyChange(context, emptied, flat)])) continue;
    step(titleChanges(requests, about, context));
    break;
  }
  const context = fold.context();
  for (const at of fedStill(feeding, context)) notices.push({ file, ...positionAt(context.source.text, at.range[0]), ...SET });
  for (const { at, name } of casesOfLostFakes(file, context, reach, () => facts().overrides.map((o) => o.range))) notices.push({ file, ...positionAt(context.source.text, at.range[0]), reason: `the code under test does not use ${name} any more`, hint: 'look at what the test expects now' });
  return notices;
}

/** Cases that begin by turning every flag off, where others of the file turn this one on. */
function resetForcings(forcings: readonly Forcing[], context: ReturnType<Fold['context']>, others: readonly Range[]): Forcing[] {
  const resets = [...casesReset(context).map((at) => ({ at, isSole: true })), ...casesWithNone(forcings, context, others)];
  return [...new Set(forcings.map((f) => f.request))].filter((r) => r.keep === true).flatMap((request) => {
    const { override } = forcings.find((f) => f.request === request)!;
    return resets.map(({ at, isSole }) => ({ override: isSole ? override : { ...override, every: true }, request, at, value: { value: false } }));
  });
}

/** Whether a mock that names no key is for a flag: the nearest title says its state by its key, or the name of the value that it forces does. */
function isAbout({ forced }: Override, at: Node, { key }: Request, context: ReturnType<Fold['context']>): boolean {
  const value = forced && nodeAt(context.source, forced);
  if (value?.type === 'Identifier' && (namesKey(value.name, key) || context.known(value))) return true;
  return blocksRound(at, context.source.text).some((b) => b.title !== '' && namesKey(b.title, key) && stateIn(b.title, key) !== undefined);
}

const EMPTY: FileFacts = { evaluations: [], togglePoints: [], variables: [], declarations: [], overrides: [], companions: [], properties: [] };

function first<T>(list: readonly T[], of: (item: T) => Change | undefined): Change | undefined {
  for (const item of list) {
    const change = of(item);
    if (change && change.edits.length > 0) return change;
  }
  return undefined;
}

/** Suites that are there for the side that stays: they force it, and their title says no more. */
function liveSuites(forcings: readonly Forcing[], text: string): string[] {
  return forcings.flatMap((f) => {
    const { request: { keep } } = f;
    if (f.parameter || f.fed || (typeof keep !== 'boolean' && !(f.value && sideOf(f.value.value, keep) === 'kept'))) return [];
    const round = blocksRound(f.at, text);
    const nearest = round[0]?.kind === 'hook' && statementsOf(round[0].fn).length <= 1 ? round.find((b) => b.kind === 'suite') : undefined;
    return round.filter((b) => b.kind === 'suite' && isLiveTitle(b.title, f.request, b === nearest)).map((b) => chainOf(b, text));
  });
}

/** Suites whose titles say no more than that a flag is as it stays. */
const suitesOfState = (blocks: readonly Block[], requests: readonly Request[], text: string): string[] =>
  blocks.filter((b) => b.kind === 'suite' && requests.some(({ key, keep }) => typeof keep === 'boolean' && isOnlyClause(b.title.slice(1, -1), key, keep ? 'on' : 'off'))).map((b) => chainOf(b, text));

/** Whether a title says the state that stays (any variant is on): of the flag, or of whatever when the suite's only set-up is to force the flag. */
function isLiveTitle(title: string, request: Request, isSole: boolean): boolean {
  const { key, keep } = request;
  if (withoutClause(title.slice(1, -1), request, true) !== undefined) return false;
  const state = (isSole ? plainState(title) : undefined) ?? stateIn(title, key);
  return state !== undefined && (state === 'on') === (keep !== false);
}

/** Whether others are asked of a fake that answers for any flag: in a hook by all that the test reaches, in a case by what the test imports. */
const answersOthers = (node: Node, override: Override, text: string, reach: Reach, file: string): boolean =>
  override.every === true && !reach.isReaderUnused(file, readerOf(override), blocksRound(node, text).some(({ kind }) => kind === 'case') ? 'imported' : 'reached');

/** Takes one override out, with the set-up parameter that its value came through. */
function overrideChange(forcing: Forcing, all: readonly Forcing[], keys: ReadonlySet<string>, context: ReturnType<Fold['context']>, reach: Reach, file: string): Change | undefined {
  const { override, parameter } = forcing;
  if (forcing.through || forcing.feeds) return undefined;
  const node = nodeAt(context.source, override.range);
  if (!node || answersOthers(node, override, context.source.text, reach, file)) return undefined;
  const change = dropOverride(override, node, keys, isModuleSpare(context.source.ast, reach, file), context);
  if (!parameter) return change;
  const isSole = all.filter((f) => f.parameter?.variable === parameter.variable).every((f) => f.override === override);
  const values = all.filter((f) => f.through?.variable === parameter.variable && !f.implicit);
  const isSettled = values.every((f) => f.value && sideOf(f.value.value, forcing.request.keep) === 'kept');
  const only = parameter.variable.references.filter((r) => !r.init).every((r) => r.identifier.range[0] >= node.range[0] && r.identifier.range[1] <= node.range[1]);
  if (!isSole || !(isSettled || (only && change))) return change;
  const own = parameterChange(parameter, forcing.request.keep, change ? [node] : [], context);
  return own ? { ...change, edits: [...(change?.edits ?? []), ...own.edits] } : change;
}

/** Whether every module that the file fakes, of those that hold readers of flags, has lost its users. */
function isModuleSpare(ast: Node, reach: Reach, file: string): boolean {
  const sources: string[] = [];
  walk(ast, (n) => {
    if (n.type === 'CallExpression' && n.callee.type === 'MemberExpression' && n.callee.property.type === 'Identifier' && /^(?:do)?[mM]ock$/.test(n.callee.property.name)) {
      const [source] = n.arguments;
      if (source?.type === 'Literal' && typeof source.value === 'string') sources.push(source.value);
    }
  });
  return sources.length === 0 || sources.some((s) => reach.isModuleSpare(file, s));
}


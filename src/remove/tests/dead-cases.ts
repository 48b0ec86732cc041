import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import { within } from '../edits.ts';
import type { Request } from '../types.ts';
import type { Forcing } from './forcings.ts';
import { blocksIn, blocksRound, inside, rootName, statementsOf, type Block } from './structure.ts';
import { twinsOf } from './twins.ts';
import { givesReason, isOfSame, namesKey, plainState, saysChange, saysFlagChanges, saysFlagOff, saysOtherOff, saysWhenOff, saysWithout, sideOf, speaksOfFlags, stateIn } from './words.ts';

type Node = TSESTree.Node;

export interface Verdict {
  /** Statements of cases and suites that are for the side that goes. */
  readonly dead: readonly Node[];
  /** Cases that force both sides: what they expect is for a person to say. */
  readonly mixed: readonly Node[];
  /** Cases that force the side that goes and do not say that they are about it: what they expect may hold all the same. */
  readonly doubtful: readonly Node[];
  /** Cases that run with the side that stays, and whose titles name the other. */
  readonly misnamed: readonly Node[];
  /** Where set-up forces the side that goes for cases that stay. */
  readonly setUp: readonly Node[];
}

/**
 * Which test cases are for the side of a flag that goes. A case's own forced value tells, then that of the hooks of its suites; a value that
 * the whole file shares says nothing, unless the case's title says the rest. A twin of a case of the side that stays, which contradicts it, is for the other.
 * `others` are places that force other flags.
 */
export function deadCases(root: Node, text: string, forcings: readonly Forcing[], requests: readonly Request[], others: readonly Range[] = []): Verdict {
  const blocks = blocksIn(root, text);
  const cases = blocks.filter((b) => b.kind === 'case');
  const gone = new Set<Block>();
  const mixed = new Set<Node>();
  const doubtfulBlocks = new Set<Block>();
  const misnamed = new Set<Block>();
  /** Set-up that forces the side that goes, with the cases that it is for. */
  const bases = new Map<Node, Block[]>();
  for (const request of requests) if (!forcings.some((f) => f.request === request)) {
    for (const block of cases) if (request.keep === true && [block, ...blocksRound(block.statement, text)].some(({ title }) => saysWhenOff(title, request.key))) gone.add(block);
  }
  for (const request of new Set(forcings.map((f) => f.request))) {
    const own = forcings.filter((f) => f.request === request && !f.parameter && !f.fed).map((f) => ({ ...f, side: f.value && sideOf(f.value.value, request.keep), round: blocksRound(f.at, text) })).filter((f) => !isAfter(f.round[0]) && !f.override.resets);
    if (own.length === 0) continue;
    const sideIn = (list: readonly (typeof own)[number][]): 'kept' | 'dead' | 'mixed' | undefined => {
      const sides = new Set(list.filter((f) => !f.implicit).map((f) => f.side));
      if (sides.size === 0) return undefined;
      return sides.size > 1 ? 'mixed' : [...sides][0];
    };
    const roots = blocks.filter((b) => b.kind === 'suite' && blocksRound(b.statement, text).length === 0);
    // what turns several flags off says nothing of titles that speak of a flag without its name
    const isSharedOff = own.some((f) => f.side === 'dead' && f.round.every((b) => b.kind !== 'case') && (f.besides ?? []).length > 0);
    const isHabit = isOnlyKeptOut(cases, own, request) || own.some((f) => f.override.needed);
    for (const block of cases) {
      const mine = own.filter((f) => inside(f.at, block.fn));
      const explicit = sideIn(mine);
      const suites = blocksRound(block.statement, text).filter((b) => b.kind === 'suite');
      const off = own.filter((f) => f.side === 'dead' && (inside(f.at, block.fn) || suites.some((b) => inside(f.at, b.fn))));
      // a mock of all flags may be for another, which the title then names, and says nothing of a case that only speaks of flags
      const isVague = off.length > 0 && off.every((f) => f.override.every);
      const isSaid = !(isVague && saysOtherOff(block.title, request.key)) && saysSide([block, ...suites], request, { besides: off.flatMap((f) => f.besides ?? []), isVague, isHabit, inherited: explicit === undefined ? off.flatMap((f) => (typeof f.value?.value === 'string' ? f.value.value : [])) : [] });
      if (explicit === 'dead') (isSaid ? gone : doubtfulBlocks).add(block);
      if (explicit === 'mixed' && saysChange(block.title, request.key)) gone.add(block);
      else if (explicit === 'mixed') mixed.add(block.statement);
      if (explicit === 'kept' && saysFlagChanges(block.title, request.key) && isLater(mine, block)) gone.add(block);
      if (explicit === 'kept') for (const twin of twinsOf(block, own, cases, text)) gone.add(twin);
      if (explicit !== undefined) continue;
      const { side, from } = inherited(own, suites, sideIn);
      if (request.keep === true && side !== 'kept' && [block, ...suites].some((b) => isBesideKept(b, request, own, others))) gone.add(block);
      else if (request.keep === true && saysOff(block, request, own)) doubtfulBlocks.add(block);
      const isShared = from === undefined || (suites.at(-1) === from && roots.length === 1);
      for (const at of deadSetUp(own, mine, side, suites)) bases.set(at, [...(bases.get(at) ?? []), block]);
      if (side === 'dead' && !isShared) (isSaid ? gone : doubtfulBlocks).add(block);
      else if (side === undefined && suites.length > 0 && contrasts(block, request, own)) gone.add(block);
      else if (saysDead([block, ...suites].filter((b) => !isAboutOther(b, request, own, others) && (!isSharedOff || namesKey(b.title, request.key))), request, side === 'dead' || own.some((f) => f.implicit === true || (f.side === 'dead' && f.round.every((b) => b.kind !== 'case'))))) (side === 'kept' && own.every((f) => f.round.length > 0 || isLoaded(f.at)) ? misnamed : gone).add(block);
    }
  }
  const dead = outermost(blocks, cases, gone);
  const left = (list: ReadonlySet<Block>): Node[] => [...list].filter((b) => !gone.has(b)).map((b) => b.statement);
  const setUp = [...bases].filter(([, list]) => list.some((b) => !gone.has(b) && !doubtfulBlocks.has(b))).map(([at]) => at);
  return { dead, mixed: [...mixed], doubtful: left(doubtfulBlocks), misnamed: left(misnamed), setUp };
}

/** Whether a case does something else before it forces a flag. */
function isLater(forcings: readonly { readonly at: Node }[], { fn }: Block): boolean {
  const [first] = statementsOf(fn);
  return first !== undefined && !forcings.some(({ at }) => inside(at, first));
}

/** Where set-up forces the side that goes for a case: in hooks of its suites and of the file, or where a function of set-up turns the flag on unless the case says else. */
function deadSetUp<F extends Forcing & { readonly side: 'kept' | 'dead' | undefined; readonly round: readonly Block[] }>(own: readonly F[], mine: readonly F[], side: string | undefined, suites: readonly Block[]): Node[] {
  const isRound = ({ at, round }: F): boolean => round[0]?.kind === 'hook' && (round.length === 1 || suites.some((b) => inside(at, b.fn)));
  const hooks = side === 'dead' ? own.filter((f) => f.side === 'dead' && !f.implicit && isRound(f)).map((f) => f.at) : [];
  return [...hooks, ...mine.flatMap((f) => (f.implicit && f.side === 'dead' && f.request.keep !== true && f.through?.fallback ? f.through.fallback : []))];
}

/** Whether a block is run after cases: what it sets holds for none of them. */
const isAfter = (block: Block | undefined): boolean => block?.kind === 'hook' && /^(?:after|teardown)/.test(rootName(block.call.callee));

/** Whether code is run when its file is loaded, for it is no part of what the file declares. */
function isLoaded(code: Node): boolean {
  let at = code;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at.type === 'ExpressionStatement';
}

/**
 * Whether cases that force the dead side are about it. Who turns a flag on means it; who turns it off may only keep it out of the way,
 * unless titles say more. `besides` are flags that stay and are off with it: they may be what the case is about. `isVague`: what forces the side names no flag. `isHabit`: the file's cases turn it off whatever they are about.
 * `inherited` are the variants that hooks set, which cases may share for want of a better one.
 */
export function saysSide(blocks: readonly Block[], { key, keep }: Forcing['request'], { besides = [], isVague = false, isHabit = false, inherited = [] }: { readonly besides?: readonly string[]; readonly isVague?: boolean; readonly isHabit?: boolean; readonly inherited?: readonly string[] } = {}): boolean {
  const name = key.split('#').at(-1) ?? key;
  if (keep !== true) return inherited.length === 0 || blocks.some(({ title }) => namesKey(title, name) || speaksOfFlags(title) || inherited.some((variant) => namesKey(title, variant)));
  const titles = blocks.filter(({ title }) => namesKey(title, name));
  if (besides.length > 0 && (titles.length === 0 || titles.some(({ title }) => /\b(?:and|or|nor)\b/.test(title) || besides.some((k) => namesKey(title, k))))) return false;
  return titles.length > 0 || blocks.some(({ title }) => (!isVague && speaksOfFlags(title)) || (!isHabit && !(isVague && givesReason(title)) && saysWithout(title, name)));
}

/** Whether no case turns a flag on, and several turn it off with titles that say nothing of it. */
function isOnlyKeptOut(cases: readonly Block[], own: readonly { readonly at: Node; readonly side: string | undefined; readonly implicit?: boolean }[], request: Request): boolean {
  if (request.keep !== true || own.some((f) => !f.implicit && f.side !== 'dead')) return false;
  return cases.filter((b) => own.some((f) => !f.implicit && inside(f.at, b.fn)) && !saysSide([b], request)).length >= 3;
}

/** Whether a case that forces nothing says that its flag is off, beside one that forces it on. */
const saysOff = ({ title, statement }: Block, { key }: Request, own: readonly { readonly round: readonly Block[]; readonly side: string | undefined }[]): boolean =>
  stateIn(title, key) === 'off' && own.some((f) => f.side === 'kept' && f.round[0]?.kind === 'case' && f.round[0].statement.parent === statement.parent);

/** Whether a case or suite says that the flag is off, where what stands beside it turns this flag on and no other. */
const isBesideKept = (block: Block, { key }: Request, own: readonly { readonly round: readonly Block[]; readonly side: string | undefined }[], others: readonly Range[]): boolean =>
  saysFlagOff(block.title, key) && own.some((f) => f.side === 'kept' && f.round.some((b) => b.kind !== 'hook' && b.statement !== block.statement && b.statement.parent === block.statement.parent)) && !others.some((at) => within(at, block.statement.parent.range));

/** Whether a case says off next to a suite that says on and forces it (or the reverse): `does nothing when disabled` beside `when enabled`. */
function contrasts(block: Block, { keep }: Forcing['request'], own: readonly { readonly round: readonly Block[]; readonly side: string | undefined; readonly at: Node }[]): boolean {
  const said = plainState(block.title);
  if (typeof keep !== 'boolean' || said === undefined || (said === 'on') === keep) return false;
  return own.some((f) => {
    const suite = f.round.find((b) => b.kind === 'suite');
    return f.side === 'kept' && f.round[0]?.kind === 'hook' && suite !== undefined && suite.statement.parent === block.statement.parent && plainState(suite.title) === (keep ? 'on' : 'off') && isOfSame(block.title, suite.title);
  });
}

/** The value that the hooks of the nearest suite set. */
function inherited<F extends { readonly round: readonly Block[] }>(own: readonly F[], suites: readonly Block[], sideIn: (list: readonly F[]) => 'kept' | 'dead' | 'mixed' | undefined): { side: 'kept' | 'dead' | 'mixed' | undefined; from?: Block } {
  for (const suite of suites) {
    const list = own.filter((f) => f.round.some((b) => b.kind === 'hook') && f.round.find((b) => b.kind === 'suite')?.call === suite.call && !f.round.some((b) => b.kind === 'case'));
    const side = sideIn(list);
    if (side !== undefined) return { side, from: suite };
  }
  return { side: sideIn(own.filter((f) => f.round.every((b) => b.kind === 'hook'))) };
}

/** Whether the flag that a title speaks of without its name is another one: what the case or suite forces is not this one. */
const isAboutOther = ({ title, call }: Block, { key }: Request, own: readonly { readonly at: Node }[], others: readonly Range[]): boolean =>
  !namesKey(title, key) && others.some((at) => within(at, call.range)) && !own.some(({ at }) => within(at.range, call.range));

/** Whether the titles say that a case is for the side that goes, and nothing forces the other. */
function saysDead(blocks: readonly Block[], request: Forcing['request'], isDefault: boolean): boolean {
  if (typeof request.keep !== 'boolean') return false;
  const slot = /#(.*[a-z][A-Z].*)$/.exec(request.key)?.[1];
  for (const { title } of blocks) {
    const state = slot === undefined ? stateIn(title, request.key) : title.includes(slot) ? plainState(title) : undefined;
    if (state === undefined) continue;
    const isDead = (state === 'on') !== request.keep;
    return isDead && (isDefault || (request.keep && namesKey(title, request.key)));
  }
  return false;
}

/** The statements of cases, and in their place the suites that hold no others. */
export function withSuites(cases: ReadonlyMap<Node, unknown>, root: Node, text: string): Node[] {
  const blocks = blocksIn(root, text);
  return outermost(blocks, blocks.filter((b) => b.kind === 'case'), new Set(blocks.filter((b) => cases.has(b.statement))));
}

/** Dead cases, and in their place the suites that hold no others. */
function outermost(blocks: readonly Block[], cases: readonly Block[], gone: ReadonlySet<Block>): Node[] {
  const suites = blocks.filter((b) => b.kind === 'suite');
  const whole = suites.filter((s) => {
    const held = cases.filter((c) => inside(c.call, s.fn));
    return held.length > 0 && held.every((c) => gone.has(c));
  });
  const all = [...whole, ...gone].map((b): Node => b.statement);
  return all.filter((n) => !all.some((o) => o !== n && inside(n, o)));
}

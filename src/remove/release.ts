import type { TSESTree } from '@typescript-eslint/types';
import type { Fold } from './fold.ts';
import type { Plan } from './plan.ts';
import { casesAbout, dropCases } from './tests/own-cases.ts';
import { isIdle } from './unloaded.ts';
import { exportsOf, importsOf, type Import } from './usage.ts';

type Node = TSESTree.Node;

/** How far a removal may go. */
export interface Limits {
  /** Whether a file may be changed. */
  may(file: string): boolean;
  /** Leave files that lost their last use. */
  readonly keepFiles: boolean;
  /** Names of properties that functions and components keep, or all that they are given. */
  readonly held?: ReadonlySet<string> | 'all';
}

/** A file let go of an import: what it was taken from may have lost its last use. */
export function release(plan: Plan, file: string, gone: Import, limits: Limits): boolean {
  const target = plan.project.resolve(file, gone.source);
  if (target === undefined || plan.deleted.has(target) || !limits.may(target) || !/\.[cm]?[jt]sx?$/.test(target) || target.endsWith('.d.ts')) return false;
  plan.lose(target, gone.name, !plan.project.isTest(file));
  return gone.name === '*' || gone.name === '' ? dropIfUnused(plan, target, limits) : releaseName(plan, target, gone.name, limits);
}

/** Drops the export of a name that no other file uses any more, or the whole file. Says whether anything went. */
export function releaseName(plan: Plan, target: string, name: string, limits: Limits): boolean {
  if (plan.project.isTest(target)) return false;
  const { uses, open } = plan.usesOf(target, name);
  if (open || plan.isRouter(target, name) || uses.some((u) => !isOwnTest(u.file, target))) return false;
  if (dropIfUnused(plan, target, limits)) return true;
  const fold = plan.fold(target);
  const own = fold && exportsOf(fold.current).find((e) => e.name === name);
  const cases = own && uses.length > 0 ? casesAbout(plan, target, uses) : undefined;
  if (!fold || (uses.length > 0 && !cases?.every((c) => limits.may(c.file)))) return false;
  if (own) {
    const offset = own.at.type === 'ExportSpecifier' || own.at.type === 'ExportDefaultDeclaration' ? own.at.range[0] : own.local?.range[0];
    if (offset === undefined) return false;
    const before = fold.overlay.text;
    const named = own.local?.type === 'Identifier' ? { name: own.local.name } : {};
    fold.mark([{ kind: 'candidate', offset, unshared: true, ...named }]);
    fold.run();
    if (fold.overlay.text === before) return false;
    if (cases) dropCases(plan, cases, limits.keepFiles);
    return true;
  }
  // the name is exported on from elsewhere
  const on = plan.imports(target).find((i) => i.as === name);
  if (on) {
    const specifier = fold.current.ast.body.flatMap((s) => (s.type === 'ExportNamedDeclaration' && s.source ? (s.specifiers as Node[]) : [])).find((s) => s.type === 'ExportSpecifier' && 'name' in s.exported && s.exported.name === name);
    if (!specifier) return false;
    fold.mark([{ kind: 'candidate', offset: specifier.range[0], unshared: true }]);
    fold.run();
    return true;
  }
  for (const star of plan.imports(target).filter((i) => i.name === '*' && i.as === '*')) {
    const inner = plan.project.resolve(target, star.source);
    if (inner !== undefined && (plan.exportNames(inner).includes(name) || plan.imports(inner).some((i) => i.as === name))) {
      plan.lose(inner, name, plan.hasLostValue(target, fold.current));
      return releaseName(plan, inner, name, limits);
    }
  }
  return false;
}

/** Deletes a file that no other file uses any more, with its own tests, stories and styles. */
function dropIfUnused(plan: Plan, target: string, limits: Limits): boolean {
  if (limits.keepFiles || plan.isEntry(target) || plan.declaresOthers(target) || plan.project.isTest(target)) return false;
  const users = plan.importersOf(target);
  const barrels = users.filter((u) => u.import.as !== undefined && !plan.project.isTest(u.file));
  const others = users.filter((u) => u.import.as === undefined && !isOwnTest(u.file, target));
  if (others.length > 0) return false;
  for (const barrel of barrels) {
    const names = barrel.import.name === '*' ? plan.exportNames(target) : [barrel.import.as ?? ''];
    if (barrel.import.as !== '*' && barrel.import.name === '*') return false;
    if (names.some((n) => { const { uses, open } = plan.usesOf(barrel.file, n); return open || uses.some((u) => !isOwnTest(u.file, target)); })) return false;
  }
  const source = plan.source(target);
  if (!source || !isIdle(plan, target, source) || !plan.hasLostValue(target, source)) return false;
  const own = plan.project.sources.filter((f) => isOwnTest(f, target) && !plan.deleted.has(f) && !hasLetGo(plan, f, target));
  const styles = plan.project.others.filter((f) => isOwnStyle(f, target));
  plan.fold(target);
  for (const f of [target, ...own, ...styles]) if (limits.may(f)) plan.deleted.add(f);
  for (const barrel of barrels) {
    dropBarrelLine(plan, barrel.file, barrel.import.source);
    if (plan.text(barrel.file).trim() === '' && plan.usersOf(barrel.file).length === 0 && limits.may(barrel.file) && !plan.isEntry(barrel.file)) plan.deleted.add(barrel.file);
  }
  const now = plan.imports(target);
  for (const i of [...now, ...unreleased(plan, target, now)]) if (i.source.startsWith('.') || i.name !== '') release(plan, target, i, limits);
  return true;
}

/** What a file imported before and no more, of which nobody has been told yet. */
function unreleased(plan: Plan, file: string, now: readonly Import[]): Import[] {
  const before = plan.folds.get(file)?.source;
  return (before ? importsOf(before) : []).filter((i) => !now.some((n) => n.source === i.source && n.name === i.name) && !plan.hasLost(plan.project.resolve(file, i.source) ?? '', i.name));
}

/** Whether a file imported another before and takes what it needs from elsewhere now. */
function hasLetGo(plan: Plan, file: string, target: string): boolean {
  const isOf = (i: Import): boolean => plan.project.resolve(file, i.source) === target;
  const before = plan.folds.get(file)?.source;
  return before !== undefined && importsOf(before).some(isOf) && !plan.imports(file).some(isOf);
}

function dropBarrelLine(plan: Plan, file: string, source: string): void {
  const fold = plan.fold(file);
  if (!fold) return;
  const { layout } = fold.context();
  const lines = fold.current.ast.body.filter((s) => (s.type === 'ExportAllDeclaration' || s.type === 'ExportNamedDeclaration') && s.source?.value === source);
  fold.change(lines.map((line) => { const [start, end] = layout.whole(line.range, 0); return { edits: [{ start, end, text: '' }] }; }));
}

const stem = (file: string): string => file.replace(/\.[^/]*$/, '');

/** Whether a test or story is about one file, by its name and place. */
function isOwnTest(test: string, target: string): boolean {
  const name = test.split('/').at(-1) ?? '';
  const own = stem(target.split('/').at(-1) ?? '');
  if (!/[.\-_](?:test|spec|stories|story|cy|e2e|mock|unit|integration)\.[^/]*$|-test\./.test(name) && !/(?:^|\/)(?:__tests__|__mocks__|tests?|stories|__stories__)\//.test(test)) return false;
  if (name.split(/[.]|-test|-spec|_test/)[0] !== own) return false;
  const folder = (f: string): string => f.split('/').slice(0, -1).filter((p) => !/^(?:__tests__|__mocks__|tests?|stories|__stories__|src)$/.test(p)).join('/');
  return own === 'index' ? folder(test) === folder(target) : folder(test) === folder(target) || test.includes('/test/');
}

const isOwnStyle = (file: string, target: string): boolean => /\.(?:css|scss|sass|less|snap)$/.test(file) && (stem(file) === stem(target) || file.startsWith(`${target.split('/').slice(0, -1).join('/')}/__snapshots__/${stem(target.split('/').at(-1) ?? '')}.`));

/** Exports that lost their last use in their own file, and are used in no other. */
export function releaseOwn(plan: Plan, file: string, fold: Fold, limits: Limits, told: Set<string>): boolean {
  let moved = false;
  for (const exported of exportsOf(fold.current)) {
    const offset = exported.local?.range[0];
    const id = `own ${file}\0${exported.name}`;
    if (offset === undefined || told.has(id) || !fold.notes.some((m) => m.kind === 'candidate' && m.offset === offset && !m.unshared)) continue;
    told.add(id);
    if (releaseName(plan, file, exported.name, limits)) moved = true;
  }
  return moved;
}


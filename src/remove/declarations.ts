import { relative } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { removeDotenvKey } from '../data/remove-dotenv-key.ts';
import { removePath } from '../data/remove-path.ts';
import { removeEntry } from '../registry/remove-entry.ts';
import { walk } from '../facts/walk.ts';
import type { Fold } from './fold.ts';
import type { Change, Mark, PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { positionAt } from '../text/lines.ts';
import { dropStatement } from './statements.ts';
import { dropRowsNaming } from './tests/own-cases.ts';
import type { Refusal, Request } from './types.ts';

type Node = TSESTree.Node;

const CODE = /\.[cm]?[jt]sx?$/;

/** Takes the flags' own declarations out of code: enum members, entries of objects, lists and types, functions. Gives the refusals. */
export function removeDeclarations(plan: Plan, kept: ReadonlySet<string>, requests: readonly Request[], may: (file: string) => boolean, needed: ReadonlyMap<string, string> = new Map()): Refusal[] {
  const keys = new Set(requests.map((r) => r.key).filter((key) => !kept.has(key)));
  for (;;) {
    const refusals: Refusal[] = [];
    let changed = false;
    for (const [file, { fold }] of plan.folds) {
      if (plan.deleted.has(file) || !may(file)) continue;
      const before = fold.overlay.text;
      refusals.push(...removeFrom(plan, file, fold, keys, may, needed));
      changed ||= fold.overlay.text !== before;
    }
    // One declaration may have been the last use of another.
    if (!changed || refusals.length === 0) return refusals;
  }
}

function removeFrom(plan: Plan, file: string, fold: Fold, keys: ReadonlySet<string>, may: (file: string) => boolean, needed: ReadonlyMap<string, string>): Refusal[] {
  const refusals = new Map<string, Refusal>();
  const stays = new Set<number>();
  for (let mark = next(fold, keys, stays); mark; mark = next(fold, keys, stays)) {
    stays.add(mark.offset);
    const key = mark.name ?? '';
    const node = declaredAt(fold.current.ast, mark.offset);
    let user = node && (userOf(plan, file, node) ?? needed.get(key));
    if (node && user !== undefined && may(user) && plan.project.isTest(user) && dropTestRows(plan, user, node)) user = userOf(plan, file, node) ?? needed.get(key);
    if (user !== undefined) refusals.set(key, stillUsed(plan, file, key, user));
    const change = node && user === undefined ? dropDeclared(node, fold.context()) : undefined;
    if (!change) continue;
    const before = fold.overlay.text;
    fold.change([change]);
    fold.run();
    if (fold.overlay.text === before) continue;
    stays.clear();
    refusals.clear();
  }
  return [...refusals.values()];
}

function stillUsed(plan: Plan, file: string, key: string, user: string): Refusal {
  const range = plan.project.facts(file)?.declarations.find((d) => d.key === key)?.range ?? [0, 0];
  return { file, range, ...positionAt(plan.project.read(file) ?? '', range[0]), key, reason: `its declaration is still used in ${user}`, hint: `remove the use in ${user}, then the declaration` };
}

/** The next declaration of one of the keys that was not looked at yet; offsets move with each change. */
const next = (fold: Fold, keys: ReadonlySet<string>, seen: ReadonlySet<number>): Mark | undefined => fold.notes.find((m) => m.kind === 'declaration' && keys.has(m.name ?? '') && !seen.has(m.offset));

/** Takes the flags out of registries and data files. */
export function removeEntries(plan: Plan, kept: ReadonlySet<string>, requests: readonly Request[], may: (file: string) => boolean): void {
  const { registry, config } = plan.project;
  /** As entries name them: from the root. */
  const registryFiles = registry.files.map((file) => relative(config.root, file).replaceAll('\\', '/'));
  for (const { key } of requests) {
    if (kept.has(key)) continue;
    const homes = registry.all.flatMap((entry) => (entry.key === key && registryFiles.includes(entry.at.file) ? [entry.at.file] : []));
    for (const home of homes) change(plan, home, may, (file, text) => removeEntry(file, text, key));
    for (const file of plan.project.flagged) {
      if (CODE.test(file)) continue;
      for (const declaration of plan.project.facts(file)?.declarations ?? []) {
        if (declaration.key !== key) continue;
        if (declaration.form === 'dotenv') change(plan, file, may, (_file, text) => removeDotenvKey(text, key));
        else change(plan, file, may, (name, text) => removePath(name, text, [...(declaration.container?.split('.') ?? []), key]));
      }
    }
  }
}

function change(plan: Plan, file: string, may: (file: string) => boolean, edit: (file: string, text: string) => string): void {
  const before = plan.data.get(file)?.before ?? plan.project.read(file);
  if (before === undefined || !may(file)) return;
  const after = edit(file, plan.data.get(file)?.after ?? before);
  plan.data.set(file, { before, after });
}

/** The declaring node that begins at an offset. */
function declaredAt(ast: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  walk(ast, (node) => {
    if (found || node.range[1] <= offset || node.range[0] > offset) return false;
    if (node.range[0] === offset && isDeclaring(node)) found = node;
    return !found;
  });
  return found;
}

const isDeclaring = (node: Node): boolean => {
  const parent = node.parent;
  if (node.type === 'ExportNamedDeclaration' || node.type === 'TSEnumMember' || node.type === 'TSPropertySignature' || node.type === 'TSMethodSignature') return true;
  if (node.type === 'PropertyDefinition' || node.type === 'MethodDefinition' || (node.type === 'Property' && parent?.type === 'ObjectExpression')) return true;
  return parent?.type === 'ArrayExpression' || parent?.type === 'TSUnionType';
};

/** A file that still uses the name a flag is declared by. */
function userOf(plan: Plan, file: string, node: Node): string | undefined {
  if (node.type === 'ExportNamedDeclaration') {
    const d = node.declaration;
    const name = d?.type === 'VariableDeclaration' ? (d.declarations[0]?.id as TSESTree.Identifier).name : d && 'id' in d && d.id?.type === 'Identifier' ? d.id.name : undefined;
    return name === undefined ? undefined : plan.usesOf(file, name).uses[0]?.file;
  }
  const named = nameOf(node);
  if (!named) return undefined;
  const { owner, member } = named;
  const use = new RegExp(`(?<![\\w$])${owner}\\s*\\??\\.\\s*${member}(?![\\w$])|(?<![\\w$])${owner}\\[['"]${member}['"]\\]`);
  return [file, ...plan.project.sources].find((f) => !plan.deleted.has(f) && use.test(plan.text(f)));
}

/** By which names code asks for a member of an enum, object or class: `Keys.nav`. */
function nameOf(node: Node): { readonly owner: string; readonly member: string } | undefined {
  const member = node.type === 'TSEnumMember' ? node.id : node.type === 'Property' || (node.type === 'PropertyDefinition' && node.static) ? node.key : undefined;
  const owner = node.type === 'TSEnumMember' ? node.parent.parent.id.name : node.type === 'PropertyDefinition' ? node.parent.parent.id?.name : ownerOf(node);
  return member?.type === 'Identifier' && owner !== undefined ? { owner, member: member.name } : undefined;
}

/** Takes out what a test has for a declaration in tables of cases alone. */
function dropTestRows(plan: Plan, test: string, node: Node): boolean {
  const named = nameOf(node);
  return named !== undefined && dropRowsNaming(plan, test, named.owner, named.member);
}

/** The name of the variable whose value the object literal round a property is. */
function ownerOf(node: Node): string | undefined {
  let at = node.parent?.parent;
  while (at && /^TS(?:As|Satisfies)Expression$|^CallExpression$/.test(at.type)) at = at.parent;
  return at?.type === 'VariableDeclarator' && at.id.type === 'Identifier' ? at.id.name : undefined;
}

function dropDeclared(node: Node, context: PassContext): Change | undefined {
  const { layout } = context;
  const parent = node.parent!;
  const item = (items: readonly Node[]): Change => ({ edits: [layout.listItem(items.map((i) => i.range), items.indexOf(node))] });
  switch (node.type) {
    case 'ExportNamedDeclaration': {
      const d = node.declaration;
      return d?.type === 'VariableDeclaration' && d.declarations.length > 1 ? undefined : dropStatement(node, '', context);
    }
    case 'TSEnumMember': return item(node.parent.members);
    case 'Property': return parent.type === 'ObjectExpression' ? item(parent.properties) : undefined;
    case 'TSPropertySignature': case 'TSMethodSignature': case 'PropertyDefinition': case 'MethodDefinition': {
      const [start, end] = layout.whole(node.range, previousEnd(parent, node));
      return { edits: [{ start, end, text: '' }] };
    }
    default: break;
  }
  if (parent.type === 'ArrayExpression') return item(parent.elements.filter((e) => e !== null));
  if (parent.type === 'TSUnionType') return unionMember(parent, node, context);
  return undefined;
}

function previousEnd(parent: Node, node: Node): number {
  const list: readonly Node[] = parent.type === 'TSInterfaceBody' || parent.type === 'ClassBody' ? parent.body : parent.type === 'TSTypeLiteral' ? parent.members : [];
  return list[list.indexOf(node) - 1]?.range[1] ?? parent.range[0] + 1;
}

function unionMember(union: TSESTree.TSUnionType, node: Node, { layout }: PassContext): Change | undefined {
  const index = union.types.indexOf(node as TSESTree.TypeNode);
  if (union.types.length < 2) return undefined;
  const bar = layout.tokenBefore(node.range[0]) - 1;
  if (layout.text[bar] === '|') {
    const [start, end] = layout.startsLine(bar) ? layout.whole([bar, node.range[1]], 0) : [layout.tokenBefore(bar), node.range[1]];
    const closes = layout.startsLine(bar) && !layout.endsLine(layout.pastComment(node.range[1]));
    return { edits: [{ start: closes ? layout.tokenBefore(bar) : start, end: closes ? node.range[1] : end, text: '' }] };
  }
  const next = union.types[index + 1];
  return next ? { edits: [{ start: node.range[0], end: next.range[0], text: '' }] } : undefined;
}

/** Notes where a file declares the requested flags, before anything moves. */
export function markDeclarations(plan: Plan, file: string, fold: Fold, keys: ReadonlySet<string>): void {
  for (const d of plan.project.facts(file)?.declarations ?? []) {
    if (keys.has(d.key) && d.form !== 'comment' && d.form !== 'factory') fold.mark([{ kind: 'declaration', offset: d.range[0], name: d.key }]);
  }
}

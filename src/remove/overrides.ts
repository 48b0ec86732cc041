import type { TSESTree } from '@typescript-eslint/types';
import type { FileFacts } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { Layout } from './layout.ts';
import type { Change, Mark } from './pass.ts';
import type { Request } from './types.ts';

type Node = TSESTree.Node;

const STORY = /\.stor(?:y|ies)\.[^/]*$/;

/** Takes the requested flags out of what forces them in stories, set-ups, settings and providers; test files are for `tests/`. An object that code may still look into stays, empty. */
export function removeOverrides(source: Source, facts: FileFacts, requests: readonly Request[]): Change[] {
  const keys = new Set(requests.map((r) => r.key));
  const layout = new Layout(source);
  return facts.overrides.flatMap((override) => {
    const own = override.fake ? [] : override.keys.filter((k) => keys.has(k));
    const node = own.length > 0 ? nodeAt(source, override.range) : undefined;
    if (!node) return [];
    if (node.type === 'AssignmentExpression') return isSetting(node) && !facts.evaluations.some((e) => e.keys.some((k) => keys.has(k))) ? statementChange(node.parent, layout) : [];
    const statement = own.length === override.keys.length ? setUpStatement(node, source.text) : undefined;
    return withoutEntries(entriesIn(node, new Set(own)), node, layout, undefined, !STORY.test(source.file)) ?? (statement ? statementChange(statement, layout) : []);
  });
}

/** A statement of its own that gives a flag a plain value: `settings.flags.newNav = true;`. */
const isSetting = ({ parent, right }: TSESTree.AssignmentExpression): boolean =>
  parent.type === 'ExpressionStatement' && right.type === 'Literal' && (parent.parent.type === 'Program' || parent.parent.type === 'BlockStatement');

/** The statement that does nothing but force a flag: `data.flag('new-nav').on(true);`, `await data.update(data.flag('new-nav').on(true));`. */
function setUpStatement(override: Node, text: string): Node | undefined {
  const callee = override.type === 'CallExpression' ? override.callee : undefined;
  const holder = callee?.type === 'MemberExpression' ? text.slice(...callee.object.range) : undefined;
  let at = override;
  for (let { parent } = at; parent; { parent } = at) {
    if (parent.type === 'AwaitExpression' || (parent.type === 'MemberExpression' && parent.object === at && parent.parent.type === 'CallExpression')) at = parent;
    else if (parent.type === 'CallExpression' && parent.callee === at && parent.arguments.every((a) => /^(?:Literal|Identifier)$/.test(a.type))) at = parent;
    else if (parent.type === 'CallExpression' && parent.arguments.length === 1 && parent.callee.type === 'MemberExpression' && text.slice(...parent.callee.object.range) === holder) at = parent;
    else return parent.type === 'ExpressionStatement' && (parent.parent.type === 'Program' || parent.parent.type === 'BlockStatement') ? parent : undefined;
  }
  return undefined;
}

export interface Entry {
  readonly key: string;
  readonly node: Node;
}

/** The expression, property or element with a range. */
export function nodeAt(source: Source, range: readonly [number, number]): Node | undefined {
  let found: Node | undefined;
  walk(source.ast, (node) => {
    if (found || node.range[1] <= range[0] || node.range[0] >= range[1]) return false;
    if (node.range[0] === range[0] && node.range[1] === range[1] && !node.type.endsWith('Statement')) found = node;
    return !found;
  });
  return found;
}

/** Properties named by a key, and elements that are one. */
export function entriesIn(node: Node, keys: ReadonlySet<string>): Entry[] {
  const entries: Entry[] = [];
  walk(node, (n) => {
    if (n.type === 'Property' && n.parent.type === 'ObjectExpression') {
      const name = nameOf(n.key);
      if (name !== undefined && !n.computed && keyNamedBy(name, keys)) {
        entries.push({ key: keyNamedBy(name, keys) ?? name, node: n });
        return false;
      }
      if (n.computed && n.key.type === 'MemberExpression') {
        const key = keyNamedBy(nameOf(n.key.property) ?? '', keys);
        if (key !== undefined) {
          entries.push({ key, node: n });
          return false;
        }
      }
    }
    if (n.parent?.type === 'ArrayExpression' && n !== node) {
      const name = n.type === 'Literal' && typeof n.value === 'string' ? n.value : n.type === 'MemberExpression' && !n.computed ? nameOf(n.property) : undefined;
      const key = name === undefined ? undefined : keyNamedBy(name, keys);
      if (key !== undefined) entries.push({ key, node: n });
    }
    return undefined;
  });
  return entries;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The key that a written name stands for: itself, or the same words in another case. */
export const keyNamedBy = (name: string, keys: ReadonlySet<string>): string | undefined => (keys.has(name) ? name : [...keys].find((k) => plain(k) === plain(name) && plain(k) !== ''));

const nameOf = (node: Node): string | undefined => (node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : undefined);

function statementChange(statement: Node, layout: Layout): Change {
  const parent = statement.parent!;
  const list: readonly Node[] = parent.type === 'Program' || parent.type === 'BlockStatement' ? parent.body : [];
  const [previous, next] = [-1, 1].map((step) => list[list.indexOf(statement) + step]);
  const floor = previous?.range[1] ?? parent.range[0] + (parent.type === 'Program' ? 0 : 1);
  const isHead = next !== undefined && layout.startsLine(next.range[0]) && /^[^\n]*\n[^\S\n]*$/.test(layout.text.slice(statement.range[1], next.range[0]));
  const [start, end] = layout.whole(statement.range, isHead ? Math.max(floor, ...layout.commentsIn([floor, statement.range[0]]).map((c) => c.range[1])) : floor);
  const marks: Mark[] = parent.type === 'BlockStatement' ? [{ kind: 'emptied', offset: parent.range[0] }] : [];
  return { edits: [{ start, end, text: '' }], marks };
}

/**
 * Removes entries from their containers; containers that held nothing else go too, up to the call. `mayLack`: whether a call does without
 * its last argument, if that is known; one that it needs keeps its form: `serve('/config', { flags: {} })`. `keepsRoot`: the property that all stands in stays.
 */
export function withoutEntries(entries: readonly Entry[], root: Node, layout: Layout, mayLack: (call: TSESTree.CallExpression) => boolean | undefined = () => undefined, keepsRoot = false): Change | undefined {
  const goes = new Set<Node>(entries.map((e) => e.node));
  const needed = new Set<Node>();
  if (goes.size === 0) return undefined;
  for (let size = 0; size < goes.size; ) {
    size = goes.size;
    for (const node of [...goes]) {
      const container = node.parent!;
      if (container === undefined || goes.has(container)) continue;
      const items = itemsOf(container);
      if (items.length === 0 || !items.every((i) => goes.has(i))) continue;
      const holder = container.parent!;
      if (holder.type === 'Property' && holder.parent.type === 'ObjectExpression' && within(holder, root)) {
        if (!keepsRoot || holder !== root) goes.add(holder);
      }
      else if (holder.type === 'CallExpression' && within(holder, root) && holder.arguments.at(-1) === container) {
        if (holder.arguments.length === 1 && holder.parent.type === 'ExpressionStatement') goes.add(holder.parent);
        else if (mayLack(holder) ?? holder.arguments.length > 1) goes.add(container);
        else if (mayLack(holder) === false) needed.add(container);
      }
    }
  }
  for (const node of goes) if ([...needed].some((n) => within(node, n)) && !entries.some((e) => e.node === node)) goes.delete(node);
  const top = [...goes].filter((n) => ![...goes].some((o) => o !== n && o.range[0] <= n.range[0] && n.range[1] <= o.range[1]));
  const edits = new Map<string, { start: number; end: number; text: string }>();
  const marks: Mark[] = [];
  for (const node of top) {
    if (node.type === 'ExpressionStatement') {
      const change = statementChange(node, layout);
      for (const edit of change.edits) edits.set(`${edit.start}`, edit);
      marks.push(...(change.marks ?? []));
      continue;
    }
    const items = itemsOf(node.parent!);
    const rest = items.filter((i) => i === node || !goes.has(i));
    const isEmptied = rest.length === 1 && layout.commentsIn(node.parent!.range).length === 0;
    const edit = isEmptied ? layout.soleItem(node.range) : layout.listItem(rest.map((i) => i.range), rest.indexOf(node));
    edits.set(`${edit.start}`, edit);
  }
  return { edits: [...edits.values()], marks };
}

const within = (node: Node, root: Node): boolean => node.range[0] >= root.range[0] && node.range[1] <= root.range[1];

function itemsOf(container: Node): readonly Node[] {
  switch (container.type) {
    case 'ObjectExpression': return container.properties;
    case 'ArrayExpression': return container.elements.filter((e) => e !== null);
    case 'CallExpression': return container.arguments;
    default: return [];
  }
}

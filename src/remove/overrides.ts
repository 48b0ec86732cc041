import type { TSESTree } from '@typescript-eslint/types';
import type { FileFacts } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { Layout } from './layout.ts';
import type { Change, Mark } from './pass.ts';
import type { Request } from './types.ts';

type Node = TSESTree.Node;

/** Takes the requested flags out of what forces them in tests and stories; test cases of the side that goes, go. */
export function removeOverrides(source: Source, facts: FileFacts, requests: readonly Request[], isTest: boolean): Change[] {
  const keep = new Map(requests.map((r) => [r.key, r.keep]));
  const layout = new Layout(source);
  const changes: Change[] = [];
  const dead = new Set<Node>();
  for (const override of facts.overrides) {
    if (!override.keys.some((k) => keep.has(k))) continue;
    const node = nodeAt(source, override.range);
    if (!node) continue;
    const found = entriesIn(node, new Set(override.keys.filter((k) => keep.has(k))));
    for (const entry of found) {
      const forced = entry.node.type === 'Property' ? literalOf(entry.node.value) : undefined;
      const kept = keep.get(entry.key);
      const other = isTest && typeof forced === 'boolean' && typeof kept === 'boolean' && forced !== kept;
      const test = other ? caseOf(node) : undefined;
      if (test && !mentions(test, node, entry.key, kept)) {
        if (!dead.has(test)) changes.push(statementChange(test, layout));
        dead.add(test);
      }
    }
    if ([...dead].some((d) => d.range[0] <= node.range[0] && node.range[1] <= d.range[1])) continue;
    const change = withoutEntries(found, node, layout);
    if (change) changes.push(change);
  }
  return changes;
}

interface Entry {
  readonly key: string;
  readonly node: Node;
}

function nodeAt(source: Source, range: readonly [number, number]): Node | undefined {
  let found: Node | undefined;
  walk(source.ast, (node) => {
    if (found || node.range[1] <= range[0] || node.range[0] >= range[1]) return false;
    if (node.range[0] === range[0] && node.range[1] === range[1] && !node.type.endsWith('Statement')) found = node;
    return !found;
  });
  return found;
}

/** Properties named by a key, and elements that are one. */
function entriesIn(node: Node, keys: ReadonlySet<string>): Entry[] {
  const entries: Entry[] = [];
  walk(node, (n) => {
    if (n.type === 'Property' && n.parent.type === 'ObjectExpression') {
      const name = nameOf(n.key);
      if (name !== undefined && !n.computed && matches(name, keys)) {
        entries.push({ key: matches(name, keys) ?? name, node: n });
        return false;
      }
      if (n.computed && n.key.type === 'MemberExpression') {
        const key = matches(nameOf(n.key.property) ?? '', keys);
        if (key !== undefined) {
          entries.push({ key, node: n });
          return false;
        }
      }
    }
    if (n.parent?.type === 'ArrayExpression' && n !== node) {
      const name = n.type === 'Literal' && typeof n.value === 'string' ? n.value : n.type === 'MemberExpression' && !n.computed ? nameOf(n.property) : undefined;
      const key = name === undefined ? undefined : matches(name, keys);
      if (key !== undefined) entries.push({ key, node: n });
    }
    return undefined;
  });
  return entries;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The key that a written name stands for: itself, or the same words in another case. */
const matches = (name: string, keys: ReadonlySet<string>): string | undefined => (keys.has(name) ? name : [...keys].find((k) => plain(k) === plain(name) && plain(k) !== ''));

const nameOf = (node: Node): string | undefined => (node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : undefined);

const literalOf = (node: Node): unknown => (node.type === 'Literal' ? node.value : undefined);

/** The statement of the test case round a node; a set-up hook stands for the suite round it. */
function caseOf(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type !== 'CallExpression' || at.parent.type !== 'ExpressionStatement') continue;
    const name = calleeName(at.callee);
    if (/^(?:it|test|fit|specify)$/.test(name)) return at.parent;
    if (/^before(?:Each|All)?$/.test(name)) {
      const suite = suiteOf(at);
      return suite && suite.parent?.type !== 'Program' ? suite : undefined;
    }
  }
  return undefined;
}

function suiteOf(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'CallExpression' && at.parent.type === 'ExpressionStatement' && /^(?:describe|context|suite)$/.test(calleeName(at.callee))) return at.parent;
  }
  return undefined;
}

function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression') return calleeName(callee.object);
  return callee.type === 'CallExpression' ? calleeName(callee.callee) : '';
}

/** Whether a test case also forces the flag to the side that stays. */
function mentions(test: Node, override: Node, key: string, kept: unknown): boolean {
  return entriesIn(test, new Set([key])).some((e) => !(e.node.range[0] >= override.range[0] && e.node.range[1] <= override.range[1]) && e.node.type === 'Property' && literalOf(e.node.value) === kept);
}

function statementChange(statement: Node, layout: Layout): Change {
  const parent = statement.parent!;
  const list: readonly Node[] = parent.type === 'Program' || parent.type === 'BlockStatement' ? parent.body : [];
  const previous = list[list.indexOf(statement) - 1];
  const [start, end] = layout.whole(statement.range, previous?.range[1] ?? parent.range[0] + (parent.type === 'Program' ? 0 : 1));
  const marks: Mark[] = parent.type === 'BlockStatement' ? [{ kind: 'emptied', offset: parent.range[0] }] : [];
  return { edits: [{ start, end, text: '' }], marks };
}

/** Removes entries from their containers; containers that held nothing else go too, up to the call. */
function withoutEntries(entries: readonly Entry[], root: Node, layout: Layout): Change | undefined {
  const goes = new Set<Node>(entries.map((e) => e.node));
  if (goes.size === 0) return undefined;
  for (let size = 0; size < goes.size; ) {
    size = goes.size;
    for (const node of [...goes]) {
      const container = node.parent!;
      if (container === undefined || goes.has(container)) continue;
      const items = itemsOf(container);
      if (items.length === 0 || !items.every((i) => goes.has(i))) continue;
      const holder = container.parent!;
      if (holder.type === 'Property' && holder.parent.type === 'ObjectExpression' && within(holder, root)) goes.add(holder);
      else if (holder.type === 'CallExpression' && within(holder, root) && holder.arguments.at(-1) === container) {
        if (holder.arguments.length === 1 && holder.parent.type === 'ExpressionStatement') goes.add(holder.parent);
        else if (holder.arguments.length > 1) goes.add(container);
      }
    }
  }
  const top = [...goes].filter((n) => ![...goes].some((o) => o !== n && o.range[0] <= n.range[0] && n.range[1] <= o.range[1]));
  const edits = new Map<string, { start: number; end: number; text: string }>();
  for (const node of top) {
    if (node.type === 'ExpressionStatement') {
      const change = statementChange(node, layout).edits[0];
      if (change) edits.set(`${change.start}`, change);
      continue;
    }
    const items = itemsOf(node.parent!);
    const rest = items.filter((i) => i === node || !goes.has(i));
    const edit = layout.listItem(rest.map((i) => i.range), rest.indexOf(node));
    edits.set(`${edit.start}`, edit);
  }
  return { edits: [...edits.values()] };
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

import type { TSESTree } from '@typescript-eslint/types';
import type { Constant, Range } from '../../facts/types.ts';
import { isUnseenWhenFalsy } from '../expressions.ts';
import { isTruthy } from '../known.ts';
import { realChildren, shownBy } from '../gate-parts.ts';
import type { Change, Mark, Pass, PassContext } from '../pass.ts';
import { importedBy, readsFragments } from '../pure-imports.ts';
import { withoutAttribute } from '../slots.ts';

type Node = TSESTree.Node;
type Parent = TSESTree.JSXElement | TSESTree.JSXFragment;

/** JSX children that render nothing or one known text. */
export const jsx: Pass = {
  name: 'jsx',
  visit(node, context) {
    if (node.type === 'JSXFragment' && context.marked('fragment', node.range[0]) && !isHandedOn(node, context)) return singleChild(node, context) ?? splice(node, context);
    if (node.type === 'JSXElement') return isChild(node) && showsNothing(node, context) ? dropChild(node, node.parent, context) : context.marked('emptied', node.range[0]) && selfClosing(node, context);
    if (node.type !== 'JSXExpressionContainer') return undefined;
    const parent = node.parent;
    if (parent.type === 'JSXAttribute') return attributeText(node, context);
    if (parent.type !== 'JSXElement' && parent.type !== 'JSXFragment') return undefined;
    const marked = context.marked('tidy', node.range[0]);
    const value = context.known(node.expression) ?? (marked && node.expression.type === 'Literal' ? { kind: 'exact' as const, value: node.expression.value as string | number | boolean | null } : undefined);
    if (value?.kind === 'exact' && (typeof value.value === 'boolean' || value.value === null || value.value === undefined || value.value === '')) return dropChild(node, parent, context) ?? spaceIn(node, parent, context);
    if (context.layout.commentsIn(node.range).length > 0) return undefined;
    if (value?.kind !== 'exact') return rendersNothing(node.expression, context) ? dropChild(node, parent, context) : undefined;
    if (typeof value.value === 'string' || typeof value.value === 'number') return textChild(node, parent, String(value.value), context);
    return undefined;
  },
};

/** Whether a value that a component gives, or a condition ends with, shows nothing. */
const isBlank = (value: Constant): boolean => value === false || value === null || value === undefined;

/** `a && known`, where the known value is false, or an element of nothing, and `a` shows nothing when it is false. */
function rendersNothing(node: Node, context: PassContext): boolean {
  if (node.type !== 'LogicalExpression' || node.operator !== '&&') return false;
  const right = context.known(node.right);
  const isNothing = right?.kind === 'exact' ? isBlank(right.value) : node.right.type === 'JSXElement' && showsNothing(node.right, context);
  return isNothing && context.isPure(node.left) && isUnseenWhenFalsy(node.left, context);
}

/** `attr={'text'}` is `attr="text"`. */
function attributeText(node: TSESTree.JSXExpressionContainer, context: PassContext): Change | undefined {
  const value = context.known(node.expression) ?? (context.marked('tidy', node.range[0]) && node.expression.type === 'Literal' ? { kind: 'exact' as const, value: node.expression.value } : undefined);
  if (value?.kind === 'exact' && value.value === undefined && isAsIfAbsent(node.parent)) return { edits: [withoutAttribute(node.parent, context)] };
  if (value?.kind !== 'exact' || typeof value.value !== 'string' || /["&\\\n\r{}]/.test(value.value) || context.layout.commentsIn(node.range).length > 0) return undefined;
  const quote = quoteOfAttributes(context.layout.text);
  return value.value.includes(quote) ? undefined : { edits: [{ start: node.range[0], end: node.range[1], text: `${quote}${value.value}${quote}` }] };
}

/** Whether an element of the page is the same without an attribute that is not given a value: nothing before it may give one. */
function isAsIfAbsent(attribute: Node): boolean {
  if (attribute.parent?.type !== 'JSXOpeningElement') return false;
  const { name, attributes } = attribute.parent;
  return name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name) && attributes.slice(0, attributes.findIndex((a) => a === attribute)).every((a) => a.type === 'JSXAttribute');
}

/** The quotes that a file uses most in attributes. */
const quoteOfAttributes = (text: string): string => (text.split(/\w='/).length > text.split(/\w="/).length ? "'" : '"');

const isText = (node: Node | undefined): boolean => node?.type === 'JSXText' && node.value.trim() !== '';

/** The neighbours of a child; white space that JSX ignores does not count. */
function neighbours(node: Node, parent: Parent): { before: Node | undefined; after: Node | undefined } {
  const index = parent.children.indexOf(node as TSESTree.JSXChild);
  return { before: parent.children[index - 1], after: parent.children[index + 1] };
}

/** Removes a JSX child that renders nothing, unless the text round it would then read differently. */
export function dropChild(node: Node, parent: Parent, context: PassContext): Change | undefined {
  const { layout } = context;
  const { before, after } = neighbours(node, parent);
  const breakBefore = before?.type === 'JSXText' && /[\n\r][^\S\n\r]*$/.test(before.raw);
  const breakAfter = after?.type === 'JSXText' && /^[^\S\n\r]*[\n\r]/.test(after.raw);
  if (isText(before) && isText(after) && (breakBefore || breakAfter) && !readsAlike(before, after)) return undefined;
  const spaceBefore = before?.type === 'JSXText' && !breakBefore && /[^\S\n\r]$/.test(before.raw);
  const spaceAfter = after?.type === 'JSXText' && !breakAfter && /^[^\S\n\r]/.test(after.raw);
  const edge = (side: Node | undefined, otherBreaks: boolean): boolean => side === undefined ? otherBreaks : false;
  if (!readsAlike(before, after) && ((spaceBefore && (breakAfter || edge(after, false))) || (spaceAfter && (breakBefore || edge(before, false))))) return undefined;
  const marks: Mark[] = [{ kind: parent.type === 'JSXFragment' ? 'fragment' : 'emptied', offset: parent.range[0] }];
  const isAlone = layout.startsLine(node.range[0]) && layout.endsLine(node.range[1]);
  const outer: Range = isAlone ? layout.whole(node.range, before?.type === 'JSXText' ? before.range[0] : node.range[0]) : node.range;
  const isBetween = !isAlone && isText(before) && isText(after);
  const lead = layout.text.slice(0, outer[0]);
  const spaces = isBetween && breakAfter ? lead.length - lead.trimEnd().length : 0;
  const more = isBetween && breakBefore ? (/\S/.exec(layout.text.slice(outer[1]))?.index ?? 0) : 0;
  return { edits: [{ start: outer[0] - spaces, end: outer[1] + more, text: '' }], marks, claims: claimsOf(node, before, after) };
}

/** A child that renders nothing and keeps the space beside it from the end or the beginning of a line: `one {false}`. */
function spaceIn(node: TSESTree.JSXExpressionContainer, parent: Parent, { layout }: PassContext): Change | undefined {
  const { before, after } = neighbours(node, parent);
  if (before?.type !== 'JSXText' || after?.type !== 'JSXText' || layout.commentsIn(node.range).length > 0) return undefined;
  const quote = layout.text.includes('{" "}') ? '"' : "'";
  const text = `{${quote} ${quote}}`;
  const claims = claimsOf(node, before, after);
  if (before.raw.endsWith(' ') && /^[^\S\n\r]*[\n\r]\s*$/.test(after.raw)) return { edits: [{ start: node.range[0] - 1, end: node.range[1], text }], claims };
  return after.raw.startsWith(' ') && /^\s*[\n\r][^\S\n\r]*$/.test(before.raw) ? { edits: [{ start: node.range[0], end: node.range[1] + 1, text }], claims } : undefined;
}

/** `one {'two '}` as text, where it reads the same: white space round line breaks does not count in JSX. */
function textChild(node: TSESTree.JSXExpressionContainer, parent: Parent, value: string, { layout }: PassContext): Change | undefined {
  if (/[{}<>&\n\r]/.test(value)) return undefined;
  const { before, after } = neighbours(node, parent);
  const [lead, rest] = [before, after].map((n) => (n?.type === 'JSXText' ? n.raw : '')) as [string, string];
  const reads = shown(lead) + value + shown(rest);
  const text = [value.trim(), value.trimEnd(), value.trimStart(), value].find((v) => shown(lead + v + rest) === reads);
  if (text === undefined) return undefined;
  const marks = [before, after].flatMap((n) => (n ? [n, ...Object.values(neighbours(n, parent))] : [])).flatMap((n): Mark[] => (n && n !== node && n.type === 'JSXExpressionContainer' && n.expression.type === 'Literal' ? [{ kind: 'tidy', offset: n.range[0] }] : []));
  const [start, end] = text === '' && layout.startsLine(node.range[0]) && layout.endsLine(node.range[1]) ? layout.whole(node.range, before?.range[0] ?? node.range[0]) : node.range;
  return { edits: [{ start, end, text }], marks, claims: claimsOf(node, before, after) };
}

/** Whether two texts read the same with nothing between them. */
const readsAlike = (before: Node | undefined, after: Node | undefined): boolean => before?.type === 'JSXText' && after?.type === 'JSXText' && shown(before.raw + after.raw) === shown(before.raw) + shown(after.raw);

/** What text reads depends on its neighbours: of two that meet, one changes at a time. */
const claimsOf = (...children: readonly (Node | undefined)[]): string[] => children.flatMap((child) => (child ? [`child:${child.range[0]}-${child.range[1]}`] : []));

/** What JSX makes of text between tags. */
const shown = (raw: string): string => {
  const lines = raw.split(/\r\n|\n|\r/);
  return lines.map((line, i) => line.replace(i === 0 ? '' : /^[ \t]+/, '').replace(i === lines.length - 1 ? '' : /[ \t]+$/, '')).filter((line) => line !== '').join(' ');
};

const isChild = (node: TSESTree.JSXElement): node is TSESTree.JSXElement & { parent: Parent } => node.parent.type === 'JSXElement' || node.parent.type === 'JSXFragment';

/** An element whose component can only give nothing, and whose props are free of effects. */
function showsNothing(node: TSESTree.JSXElement, context: PassContext): boolean {
  const { name, attributes } = node.openingElement;
  const value = name.type === 'JSXIdentifier' ? context.known(name) : undefined;
  return value?.kind === 'function' && value.returns.kind === 'exact' && isBlank(value.returns.value) && attributes.every((a) => context.isPure(a)) && node.children.every((c) => context.isPure(c));
}

/** `<A></A>` that lost what it held is `<A />`. */
function selfClosing(node: TSESTree.JSXElement, { layout }: PassContext): Change | undefined {
  if (!node.closingElement || !node.children.every((c) => c.type === 'JSXText' && c.value.trim() === '' && (c.value === '' || /[\n\r]/.test(c.raw)))) return undefined;
  const start = node.openingElement.range[1] - 1;
  return { edits: [{ start, end: node.range[1], text: layout.startsLine(start) ? '/>' : ' />' }] };
}

/** Whether a child goes to a component, which may count its children or give them props, where an element or a fragment only shows them. */
function isHandedOn({ parent }: TSESTree.JSXFragment, context: PassContext): boolean {
  if (parent.type !== 'JSXElement') return false;
  const { name } = parent.openingElement;
  const from = importedBy(context.variable(name));
  if (from && readsFragments(from)) return false;
  return name.type === 'JSXMemberExpression' ? name.property.name !== 'Fragment' : name.type === 'JSXIdentifier' && !/^[a-z]|^Fragment$/.test(name.name);
}

/** A fragment that the flag made necessary and that holds one element now is that element. */
function singleChild(node: TSESTree.JSXFragment, context: PassContext): Change | undefined {
  const [only, ...others] = realChildren(node);
  if (!only || others.length > 0 || (only.type !== 'JSXElement' && only.type !== 'JSXFragment') || context.layout.commentsIn(node.range).some((c) => c.range[1] <= only.range[0] || c.range[0] >= only.range[1])) return undefined;
  const { layout } = context;
  const outer = layout.grouped(node);
  const drops = outer[0] < node.range[0] && !layout.isMultiLine(only.range) && node.parent.type !== 'JSXExpressionContainer';
  const place = drops && layout.commentsIn(outer).length === 0 ? outer : node.range;
  const up: Mark[] = node.parent.type === 'JSXFragment' ? [{ kind: 'fragment', offset: node.parent.range[0] }] : [];
  return { edits: layout.keep(place, only.range), marks: up };
}

/** A fragment that stands among children, and that the flag made necessary, is its own children. */
function splice(node: TSESTree.JSXFragment, context: PassContext): Change | undefined {
  const { parent } = node;
  const [first] = node.children;
  const last = node.children.at(-1);
  if ((parent.type !== 'JSXElement' && parent.type !== 'JSXFragment') || !first || !last) return undefined;
  const { before, after } = neighbours(node, parent);
  const breaks = (side: Node | undefined): boolean => side === undefined || (side.type === 'JSXText' && side.value.trim() === '' && /[\n\r]/.test(side.raw));
  const trims = (child: Node, edge: RegExp): boolean => child.type !== 'JSXText' || edge.test(child.raw);
  if (!breaks(before) || !breaks(after) || !trims(first, /^(?:\S|\s*[\n\r])/) || !trims(last, /(?:\S|[\n\r]\s*)$/)) return undefined;
  const { text } = context.layout;
  const start = node.openingFragment.range[1] + (/^\s*/.exec(text.slice(node.openingFragment.range[1]))?.[0].length ?? 0);
  const end = node.closingFragment.range[0] - (/\s*$/.exec(text.slice(0, node.closingFragment.range[0]))?.[0].length ?? 0);
  return start < end ? { edits: context.layout.keep(node.range, [start, end]), marks: parent.type === 'JSXFragment' ? [{ kind: 'fragment', offset: parent.range[0] }] : [] } : undefined;
}

/** `<Feature flag="x">…</Feature>` is its children, its fallback, or nothing. */
export const gate: Pass = {
  name: 'gate',
  visit(node, context) {
    if (node.type !== 'JSXElement') return undefined;
    const mark = context.marked('gate', node.openingElement.range[0]);
    const stays = mark ? mark.stays : armOf(node, context);
    if (stays === undefined) return undefined;
    const parent = node.parent;
    const asChild = parent.type === 'JSXElement' || parent.type === 'JSXFragment';
    if (stays === 'children') return keepChildren(node, parent, context);
    if (stays?.endsWith('()')) return wrapped(node, stays.slice(0, -2), context);
    const value = stays === null ? undefined : attributeOf(node, stays)?.value;
    if (!value) return asChild ? dropChild(node, parent, context) : { edits: [{ start: node.range[0], end: node.range[1], text: context.placeholder({ kind: 'exact', value: null }) }] };
    return partOf(value, node, context);
  },
};

/** `<Wrap wrapper={(c) => <a>{c}</a>}>…</Wrap>` whose condition is met is `<a>…</a>`. */
function wrapped(node: TSESTree.JSXElement, name: string, context: PassContext): Change | undefined {
  const value = attributeOf(node, name)?.value;
  const fn = value?.type === 'JSXExpressionContainer' ? value.expression : undefined;
  const [param, ...others] = fn?.type === 'ArrowFunctionExpression' && !fn.async ? fn.params : [];
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (fn?.type !== 'ArrowFunctionExpression' || param?.type !== 'Identifier' || others.length > 0 || fn.body.type !== 'JSXElement' || !first || !last || realChildren(node).length === 0) return undefined;
  const [use, ...again] = context.variable(param)?.references ?? [];
  const place = use?.identifier.parent;
  if (again.length > 0 || attributeOf(node, 'key') || place?.type !== 'JSXExpressionContainer' || place.parent.type !== 'JSXElement' || node.children.some((c) => c.type === 'JSXExpressionContainer' && c.expression.type.includes('Function'))) return undefined;
  const { layout } = context;
  const [start, end] = [first.range[0], last.range[1]];
  if (layout.commentsIn([node.range[0], start]).length > 0 || layout.commentsIn([end, node.range[1]]).length > 0) return undefined;
  const breaks = (child: Node, edge: RegExp): boolean => child.type === 'JSXText' && edge.test(child.raw);
  const [before, after] = [layout.text.slice(fn.body.range[0], place.range[0]), layout.text.slice(place.range[1], fn.body.range[1])];
  return {
    edits: [
      { start: node.range[0], end: start, text: breaks(first, /^[^\S\n\r]*[\n\r]/) ? lineless(before, before.trimEnd()) : before },
      { start: end, end: node.range[1], text: breaks(last, /[\n\r][^\S\n\r]*$/) ? lineless(after, after.trimStart()) : after },
    ],
  };
}

/** What is left of code without the white space at its end, where that breaks lines. */
const lineless = (code: string, trimmed: string): string => (/[\n\r]/.test(code.startsWith(trimmed) ? code.slice(trimmed.length) : code.slice(0, code.length - trimmed.length)) ? trimmed : code);

/** The one part of a gate that stays, in the place of the gate. */
function partOf(part: Node, node: TSESTree.JSXElement, context: PassContext): Change | undefined {
  const kept = shownBy(part);
  const { parent } = node;
  if (!kept) return undefined;
  if (parent.type !== 'JSXElement' && parent.type !== 'JSXFragment') return { edits: context.layout.keep(node.range, kept.range) };
  if (kept.type === 'JSXElement' || kept.type === 'JSXFragment') return { edits: context.layout.keep(node.range, kept.range), marks: [{ kind: 'fragment', offset: kept.range[0] }, { kind: 'fragment', offset: parent.range[0] }] };
  if (kept.type === 'Literal' && kept.value === null) return dropChild(node, parent, context);
  return { edits: braced(context.layout.keep(node.range, kept.range), node.range, kept.range) };
}

const attributeOf = (node: TSESTree.JSXElement, name: string): TSESTree.JSXAttribute | undefined =>
  node.openingElement.attributes.find((a): a is TSESTree.JSXAttribute => a.type === 'JSXAttribute' && a.name.type === 'JSXIdentifier' && a.name.name === name);

/** The part that stays of a component that takes a condition, where the condition is known; undefined where it is not. */
function armOf(node: TSESTree.JSXElement, context: PassContext): string | null | undefined {
  const { attributes, name } = node.openingElement;
  const known = new Map<unknown, boolean>();
  for (const a of attributes) {
    if (a.type === 'JSXSpreadAttribute') return undefined;
    const value = a.value?.type === 'JSXExpressionContainer' ? context.known(a.value.expression) : undefined;
    if (value) known.set(a.name.name, isTruthy(value));
  }
  const gate = known.size > 0 ? context.gate(name) : undefined;
  const isMet = gate && known.get(gate.condition);
  return isMet === undefined ? undefined : ((isMet ? gate?.on : gate?.off) ?? null);
}

const braced = (edits: Change['edits'], outer: Range, inner: Range): Change['edits'] =>
  edits.map((e) => (e.start === outer[0] && e.end === inner[0] ? { ...e, text: '{' } : e.end === outer[1] ? { ...e, text: '}' } : e));

function keepChildren(node: TSESTree.JSXElement, parent: Node, context: PassContext): Change | undefined {
  const { layout } = context;
  const real = realChildren(node);
  const [only] = real;
  if (only?.type === 'JSXExpressionContainer' && only.expression.type.includes('Function')) return real.length === 1 ? partOf(only, node, context) : undefined;
  const asChild = parent.type === 'JSXElement' || parent.type === 'JSXFragment';
  if (!only) return asChild ? dropChild(node, parent, context) : { edits: [{ start: node.range[0], end: node.range[1], text: context.placeholder({ kind: 'exact', value: null }) }] };
  if (!asChild && real.length === 1 && (only.type === 'JSXElement' || only.type === 'JSXFragment')) {
    const outer = layout.grouped(node);
    const place = outer[0] < node.range[0] && !layout.isMultiLine(only.range) && parent.type !== 'JSXExpressionContainer' ? outer : node.range;
    return { edits: layout.keep(place, only.range) };
  }
  if (!asChild && real.length === 1 && only.type === 'JSXExpressionContainer' && only.expression.type !== 'JSXEmptyExpression') return { edits: layout.keep(node.range, only.expression.range) };
  const { before, after } = asChild ? neighbours(node, parent) : { before: undefined, after: undefined };
  const last = real.at(-1) as Node;
  const textEdge = (child: Node, side: Node | undefined, space: RegExp): boolean => child.type === 'JSXText' && (isText(side) || space.test((child).raw));
  if (asChild && !textEdge(only, before, /^[^\S\n\r]+\S/) && !textEdge(last, after, /\S[^\S\n\r]+$/)) {
    const raw = layout.text.slice(only.range[0], last.range[1]);
    const start = only.type === 'JSXText' ? only.range[0] + (/^\s*/.exec(raw)?.[0].length ?? 0) : only.range[0];
    const end = last.type === 'JSXText' ? last.range[1] - (/\s*$/.exec(raw)?.[0].length ?? 0) : last.range[1];
    return { edits: layout.keep(node.range, [start, end]), marks: parent.type === 'JSXFragment' ? [{ kind: 'fragment', offset: parent.range[0] }] : [] };
  }
  const closing = node.closingElement;
  if (!closing) return undefined;
  return { edits: [{ start: node.openingElement.range[0], end: node.openingElement.range[1], text: '<>' }, { start: closing.range[0], end: closing.range[1], text: '</>' }] };
}

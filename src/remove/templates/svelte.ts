import type { Range } from '../../facts/types.ts';
import type { Source } from '../../facts/source.ts';
import { within, type Edit } from '../edits.ts';
import type { Known } from '../known.ts';
import { claimsOf, isElement, nodesIn, realIn, type MarkupElement, type MarkupNode } from './markup.ts';
import { isNativeTag, keepsSpace } from './native-tags.ts';
import { parseMarkup } from './parse-markup.ts';
import { mayBeAttribute, settledText, wordsOf } from './settled.ts';
import { MarkupLayout, type Spacing } from './spacing.ts';
import type { Branch, Choice, Place, Template } from './template.ts';

const spacing: Spacing = {
  isShown: (_, before, after) => before !== undefined && after !== undefined,
  value: ['{', '}'],
  trimsBlocks: true,
  skipsComments: true,
};

/** What stands in braces: its head (`#if `, `:else if `, `@html `), and where its expression is. */
interface Braces {
  readonly range: Range;
  readonly head: string;
  readonly expression: Range;
}

/** Names under which blocks and their parts stand in a tree of elements. */
const [IF, PART, BLOCK] = ['b1', 'b2', 'b3'];

/** The end of what begins with a brace; strings are left out. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const c = text[at] ?? '';
    if (/["'`]/.test(c)) {
      for (at++; at < text.length && text[at] !== c; at++) if (text[at] === '\\') at++;
    } else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/** All braces of the markup, and the markup with elements in place of blocks. */
function withoutBraces(text: string, scripts: readonly Range[]): { masked: string; braces: Braces[] } | undefined {
  const braces: Braces[] = [];
  const closed = [...text.matchAll(/<!--[^]*?-->|<style\b[^>]*>[^]*?<\/style\s*>/gi)].map(({ index, 0: whole }): Range => [index, index + whole.length]);
  const out = Array.from({ length: text.length }, (_, i) => text[i] ?? '');
  const fill = ([start, end]: Range, put: string, filler: string): void => {
    for (let i = start; i < end; i++) if (!/[\n\r]/.test(text[i] ?? '') || filler === '_') out[i] = put[i - start] ?? filler;
  };
  for (const [start, end] of scripts) for (let i = start; i < end; i++) if (!/[\n\r]/.test(text[i] ?? '')) out[i] = '_';
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const skipped = [...scripts, ...closed].find(([start, end]) => start <= at && at < end);
    const end = skipped ? skipped[1] : endOf(text, at);
    if (end < 0) return undefined;
    if (!skipped) {
      const head = /^\{\s*((?:[#:]else\s+if|:else\s+if|[#:/@]\w+|\.{3})?\s*)/.exec(text.slice(at, end));
      const written = head?.[1] ?? '';
      const range: Range = [at, end];
      braces.push({ range, head: written.trim().replaceAll(/\s+/g, ' '), expression: [at + (head?.[0].length ?? 1), end - 1] });
      const name = written.startsWith('#if') || written.startsWith('/if') ? IF : BLOCK;
      if (written.startsWith('#')) {
        fill(range, `<${name}`, ' ');
        out[end - 1] = '>';
      } else if (written.startsWith('/')) {
        fill(range, `</${name}`, ' ');
        out[end - 1] = '>';
      } else if (written.startsWith(':')) {
        fill(range, `<${PART}`, ' ');
        out[end - 2] = '/';
        out[end - 1] = '>';
      } else fill(range, '', '_');
    }
    at = end;
  }
  return { masked: out.join(''), braces };
}

/** Svelte files. */
export function svelteTemplate({ text, scripts = [] }: Source): Template | undefined {
  const read = withoutBraces(text, scripts);
  const tree = read && parseMarkup(text, { masked: read.masked, isRaw: (name) => name === 'script' || name === 'style' });
  if (!read || !tree) return undefined;
  const { braces } = read;
  const layout = new MarkupLayout(text, spacing);
  const all = [...nodesIn(tree)].filter((n) => !(isElement(n) && /^(?:script|style)$/.test(n.name)));
  layout.fixed = all.flatMap((n) => (isElement(n) ? [...(keepsSpace(n.name) ? [n.body] : []), ...n.attributes.flatMap(({ name, value }) => (value && name !== 'class' ? [value] : []))] : []));
  const names = new Set(braces.flatMap(({ head, expression }) => declaredBy(head, text.slice(...expression))));
  for (const n of all) if (isElement(n)) for (const { name, value } of n.attributes) if (name.startsWith('let:')) for (const word of wordsOf(name.slice(4) + (value ? text.slice(...value) : ''))) names.add(word);
  const isComponent = (n: MarkupNode | undefined): boolean => n !== undefined && isElement(n) && !/^b[123]$/.test(n.name) && !isNativeTag(n.name);
  const isReal = realIn(text);
  const bracesIn = (range: Range): Braces[] => braces.filter((b) => within(b.range, range));
  const keptSpaces = all.filter((n) => isElement(n) && keepsSpace(n.name));
  const mayEdit = (range: Range): boolean => !keptSpaces.some((n) => within(range, n.range));
  const isPart = (n: MarkupNode): boolean => isElement(n) && n.name === PART;
  /** What stands with a node in the same part of a block, or in the same element. */
  const partAround = (node: MarkupNode): readonly MarkupNode[] => {
    const siblings = node.parent?.children ?? tree;
    const at = siblings.indexOf(node);
    const next = siblings.findIndex((n, i) => i > at && isPart(n));
    return siblings.slice(siblings.findLastIndex((n, i) => i < at && isPart(n)) + 1, next < 0 ? siblings.length : next);
  };
  const places: Place[] = [];
  const nothing = (): undefined => undefined;
  const common = { names, mayBeFunction: false, claims: [] } as const;

  for (const node of all) {
    if (node.kind === 'text') {
      for (const { range, head, expression } of bracesIn(node.range)) {
        if (head !== '' && head !== '@html' && head !== '@render') continue;
        const { parent } = node;
        const around = partAround(node);
        const body: Range = [around[0]?.range[0] ?? 0, around.at(-1)?.range[1] ?? 0];
        const settled = (known: Known): readonly Edit[] | undefined => settledText(text, range, known, { run: node.range, body, mayEmpty: parent !== undefined && !isComponent(parent), trimsEdges: true });
        places.push({ ...common, range: expression, use: 'value', quote: '', claims: claimsOf(parent), settled: head === '' && parent && mayEdit(range) ? settled : nothing });
      }
    }
    if (!isElement(node)) continue;
    for (const attribute of node.attributes) {
      const { name, range, value, quote } = attribute;
      const own = bracesIn(range);
      for (const { head, expression, range: whole } of own) {
        const use = name.startsWith('bind:') || (own.length === 1 && !value && head === '') ? 'target' : name.startsWith('class:') ? 'condition' : 'value';
        if (head !== '' && head !== '...') continue;
        places.push({ ...common, range: expression, use, quote, settled: (known) => (head === '' && value ? settledAttribute(node, attribute, whole, known) : undefined) });
      }
    }
  }
  for (const { head, expression } of braces) if (head === '#if' || head === ':else if') places.push({ ...common, range: expression, use: 'condition', quote: '', settled: nothing });

  const settledAttribute = (element: MarkupElement, { name, range, value, quote }: MarkupElement['attributes'][number], own: Range, known: Known): readonly Edit[] | undefined => {
    if (known.kind !== 'exact' || !value) return undefined;
    const isWhole = own[0] === value[0] && own[1] === value[1];
    if (isWhole && name.startsWith('class:') && known.value) return settledClass(element, range, name.slice(6));
    if (isWhole && ((name.startsWith('class:') && !known.value) || (name.startsWith('on:') && (known.value === undefined || known.value === null) && isNativeTag(element.name)))) return [layout.withoutAttribute(element, range)];
    if (typeof known.value !== 'string' || !mayBeAttribute(known.value) || name.includes(':')) return undefined;
    if (quote === '') return isWhole && known.value !== '' ? [{ start: own[0], end: own[1], text: `"${known.value}"` }] : undefined;
    const space = name === 'class' && known.value === '' && text[own[0] - 1] === ' ' && /[\s"']/.test(text[own[1]] ?? '') ? 1 : 0;
    return isWhole && known.value === '' ? undefined : [{ start: own[0] - space, end: own[1], text: known.value }];
  };

  /** `class:name={true}` is one more class. */
  const settledClass = (element: MarkupElement, range: Range, name: string): readonly Edit[] | undefined => {
    const plain = element.attributes.find((a) => a.name === 'class');
    if (!plain) return isNativeTag(element.name) ? [{ start: range[0], end: range[1], text: `class="${name}"` }] : undefined;
    const written = plain.value && plain.quote !== '' ? text.slice(...plain.value) : undefined;
    if (!plain.value || written === undefined || /[{}]|^$|\s$/.test(written) || written.split(/\s+/).includes(name)) return undefined;
    return [layout.withoutAttribute(element, range), { start: plain.value[1], end: plain.value[1], text: ` ${name}` }];
  };

  const choiceOf = (block: MarkupElement): Choice => {
    const siblings = partAround(block);
    const heads: Range[] = [block.open, ...block.children.filter(isPart).map(({ range }) => range)];
    const starts = [...heads.map(([start]) => start), block.body[1]];
    const close = (): boolean => !isComponent(block.parent) || siblings.some((n) => n !== block && isReal(n));
    return {
      claims: claimsOf(block.parent, block),
      branches: heads.map((head): Branch => {
        const own = braces.find(({ range }) => range[0] === head[0]);
        const isElse = own?.head === ':else';
        const test = places.find(({ range }) => range === own?.expression);
        return {
          ...(test && !isElse ? { test } : {}),
          asFirst: (written) => [isElse ? { start: head[0], end: head[1], text: `{#if ${written}}` } : { start: head[0], end: own?.expression[0] ?? head[0], text: '{#if ' }],
          asLast: () => (isElse ? [] : [{ start: head[0], end: head[1], text: '{:else}' }]),
          alone: () => (block.children.some(isReal) || close() ? layout.unwrap(block, block.range, block.body, siblings) : undefined),
        };
      }),
      without(from, to) {
        if (to - from < heads.length) return [{ start: starts[from]!, end: starts[to]!, text: '' }];
        const edit = close() ? layout.without([(layout.commentAbove(block.range, siblings) ?? block).range[0], block.range[1]], siblings) : undefined;
        return edit && [edit];
      },
    };
  };

  const choices = all.filter(isElement).filter((n) => n.name === IF && mayEdit(n.range)).map(choiceOf);
  return { places, choices, seesScript: true, unwrapsRefs: false, gate: nothing };
}

/** Names that a block declares for what stands in it or behind it. */
function declaredBy(head: string, written: string): string[] {
  if (head === '#each' || head === '#await') return wordsOf(/\s(?:as|then|catch)\s([^]*)$/.exec(written)?.[1] ?? '');
  if (head === ':then' || head === ':catch' || head === '#snippet') return wordsOf(written);
  return head === '@const' ? wordsOf(written.split('=')[0] ?? '') : [];
}

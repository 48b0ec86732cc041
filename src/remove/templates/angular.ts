import type { Range } from '../../facts/types.ts';
import type { Source } from '../../facts/source.ts';
import type { Edit } from '../edits.ts';
import type { Known } from '../known.ts';
import { claimsOf, isElement, nodesIn, realIn, type MarkupAttribute, type MarkupBlock, type MarkupElement, type MarkupNode } from './markup.ts';
import { mustachesIn, withoutMustaches } from './mustaches.ts';
import { isNativeTag, keepsSpace } from './native-tags.ts';
import { parseMarkup } from './parse-markup.ts';
import { settledText, wordsOf } from './settled.ts';
import { MarkupLayout, type Spacing } from './spacing.ts';
import type { Branch, Choice, Place, Template } from './template.ts';

/** `preserveWhitespaces: false`. */
const spacing: Spacing = { isShown: (_, before, after) => before === 'text' || after === 'text', skipsComments: true };

/** What other languages of templates, and whole pages, have. */
const FOREIGN = /<!doctype|<html|<\?php|\{%|<%|\{\{[#/>^!]|\s(?:data-)?ng-(?!container\b|template\b|content\b|reflect)[a-z]|\sv-(?:if|for|bind|on|model|show)\b|\sx-(?:data|if|show)\b/i;
const PIPE = /(?<!\|)\|(?!\|)/;

/** Templates of Angular in files of their own. */
export function angularTemplate({ text }: Source): Template | undefined {
  if (FOREIGN.test(text)) return undefined;
  const tree = parseMarkup(text, { masked: withoutMustaches(text), hasBlocks: true });
  if (!tree) return undefined;
  const layout = new MarkupLayout(text, spacing);
  const isBlock = (n: MarkupNode | undefined): n is MarkupBlock => n?.kind === 'block';
  const isReal = realIn(text);
  const isFixed = (n: MarkupNode): boolean => isElement(n) && (keepsSpace(n.name) || n.attributes.some(({ name }) => name === 'i18n' || name === 'ngNonBindable'));
  const all = [...nodesIn(tree)];
  layout.fixed = all.flatMap((n) => (isElement(n) ? [...(isFixed(n) ? [n.body] : []), ...n.attributes.flatMap(({ name, value }) => (value && name !== 'class' ? [value] : []))] : []));
  const names = new Set(all.flatMap((n) => (isElement(n) ? n.attributes.flatMap(declaredBy(text)) : isBlock(n) ? n.parameters.flatMap((p) => declaredIn(text.slice(...p))) : n.kind === 'other' ? wordsOf(text.slice(...n.range)) : [])));
  const places: Place[] = [];
  const choices: Choice[] = [];
  const nothing = (): undefined => undefined;
  const siblingsOf = (n: MarkupNode): readonly MarkupNode[] => n.parent?.children ?? tree;

  const place = (range: Range, use: Place['use'], more: Partial<Place> = {}): void => {
    const lead = /^\s*/.exec(text.slice(...range))?.[0].length ?? 0;
    if (!PIPE.test(text.slice(...range))) places.push({ range: [range[0] + lead, range[1]], use, names, quote: '', mayBeFunction: false, claims: [], settled: nothing, ...more });
  };

  /** What takes what an element holds: a component, through containers that only hold it. */
  const takerOf = (n: MarkupNode): MarkupElement | undefined => {
    const { parent } = n;
    return isBlock(parent) || (isElement(parent) && parent.name === 'ng-container') ? takerOf(parent) : isElement(parent) && !isNativeTag(parent.name) && parent.name !== 'ng-template' ? parent : undefined;
  };

  const without = (nodes: readonly MarkupNode[], range: Range): readonly Edit[] | undefined => {
    const [first] = nodes;
    if (!first || (takerOf(first) && !siblingsOf(first).some((n) => isReal(n) && !nodes.includes(n)))) return undefined;
    const above = layout.commentAbove(range, siblingsOf(first));
    const edit = layout.without([above?.range[0] ?? range[0], range[1]], siblingsOf(first));
    return edit && [edit];
  };

  const unwrap = (node: MarkupElement | MarkupBlock): readonly Edit[] | undefined => {
    if (!node.children.some(isReal)) return without([node], node.range);
    return takerOf(node) ? undefined : layout.unwrap(node, node.range, node.body, siblingsOf(node));
  };

  const shownAlways = (element: MarkupElement, { range }: MarkupAttribute): readonly Edit[] | undefined =>
    element.name === 'ng-container' && element.attributes.length === 1 ? unwrap(element) : [layout.withoutAttribute(element, range)];

  /** What `; else name` shows, where it stands right behind, is shown by nothing else, and holds elements. */
  const otherOf = (element: MarkupElement, written: string): MarkupElement | undefined => {
    const name = /^;\s*else\s+([\w$]+)\s*(?:;\s*)?$/.exec(written)?.[1];
    const siblings = siblingsOf(element);
    const next = siblings.slice(siblings.indexOf(element) + 1).find(isReal);
    const [only, ...more] = isElement(next) && next.name === 'ng-template' ? next.attributes : [];
    if (name === undefined || !isElement(next) || only?.name !== `#${name}` || more.length > 0 || wordsOf(text).filter((word) => word === name).length !== 2) return undefined;
    const held = next.children.filter(isReal);
    return isElement(held[0]) && isElement(held.at(-1)) ? next : undefined;
  };

  const ofAttribute = (element: MarkupElement, attribute: MarkupAttribute, mayEdit: boolean): void => {
    const { name, value, quote, range } = attribute;
    if (!value || quote === '') return;
    const written = text.slice(...value);
    if (name === '*ngIf') {
      const [condition = ''] = written.split(';');
      if (/\sas\s|\blet\b|\bthen\b/.test(written)) return;
      const at: Range = [value[0], value[0] + condition.length];
      place(at, 'condition', { quote });
      const test = places.at(-1);
      if (!mayEdit || !test || test.range[1] !== at[1]) return;
      const other = condition === written ? undefined : otherOf(element, written.slice(condition.length));
      const both = (a: readonly Edit[] | undefined, b: readonly Edit[] | undefined): readonly Edit[] | undefined => a && b && [...a, ...b];
      choices.push({
        claims: claimsOf(element.parent, element, other),
        branches: [{ test, asFirst: () => [], asLast: () => [], alone: () => (other ? both(shownAlways(element, attribute), without([other], other.range)) : shownAlways(element, attribute)) }],
        without: () => (condition === written ? without([element], element.range) : other && both(without([element], element.range), unwrap(other))),
      });
      return;
    }
    const use = name.startsWith('[(') ? 'target' : name.startsWith('(') ? 'effect' : /^\[(?:class\.|hidden|disabled)/.test(name) ? 'condition' : 'value';
    if (!/^[[(]/.test(name)) return;
    const end = written.includes(';') ? written.indexOf(';') : written.length;
    const settled = (known: Known): readonly Edit[] | undefined => {
      const goes = end === written.length && ((use === 'effect' && isNativeTag(element.name)) || (name.startsWith('[class.') && known.kind === 'exact' && !known.value));
      return goes ? [layout.withoutAttribute(element, range)] : undefined;
    };
    place([value[0], value[0] + end], use, { quote, settled: mayEdit ? settled : nothing });
  };

  const chainOf = (first: MarkupBlock): MarkupBlock[] => {
    const siblings = siblingsOf(first);
    const chain = [first];
    for (const n of siblings.slice(siblings.indexOf(first) + 1)) {
      if (!isReal(n)) continue;
      if (!isBlock(n) || !n.name.startsWith('else')) break;
      chain.push(n);
    }
    return chain;
  };

  const ofBlock = (first: MarkupBlock): void => {
    const blocks = chainOf(first);
    const branches = blocks.map((block): Branch => {
      const [condition] = block.parameters;
      const isElse = block.name === 'else';
      const known = places.length;
      if (condition && block.parameters.length === 1) place(condition, 'condition');
      const test = places[known];
      const [start, end] = block.head;
      return {
        ...(test ? { test } : {}),
        asFirst: (put) => [isElse ? { start, end, text: `@if (${put}) {` } : { start, end: start + (/^@else\s+if/.exec(text.slice(start, end))?.[0].length ?? 0), text: '@if' }],
        asLast: () => (isElse ? [] : [{ start, end, text: '@else {' }]),
        alone: () => unwrap(block),
      };
    });
    choices.push({
      claims: claimsOf(first.parent, ...blocks),
      branches,
      without(from, to) {
        const [a, b] = [blocks[from], blocks[to - 1]];
        if (!a || !b) return undefined;
        if (to - from === blocks.length) return without(blocks, [a.range[0], b.range[1]]);
        const [start, end] = from === 0 ? [a.range[0], blocks[to]?.range[0] ?? b.range[1]] : [blocks[from - 1]?.range[1] ?? a.range[0], b.range[1]];
        return [{ start, end, text: '' }];
      },
    });
  };

  const visit = (nodes: readonly MarkupNode[], mayEdit: boolean): void => {
    for (const node of nodes) {
      if (node.kind === 'text') {
        for (const { outer, inner } of mustachesIn(text, node)) {
          const { parent } = node;
          const body = parent?.body ?? [0, text.length];
          place(inner, 'value', { claims: claimsOf(parent), settled: (known) => (mayEdit ? settledText(text, outer, known, { run: node.range, body, mayEmpty: !takerOf(node), trimsEdges: true }) : undefined) });
        }
      }
      if (!isElement(node) && !isBlock(node)) continue;
      if (isElement(node)) for (const attribute of node.attributes) ofAttribute(node, attribute, mayEdit);
      visit(node.children, mayEdit && !isFixed(node));
      if (isBlock(node) && node.name === 'if' && mayEdit) ofBlock(node);
    }
  };
  visit(tree, true);

  /** `*appFeature="'x'"` shows its element. */
  const gate = (offset: number, isShown: boolean): readonly Edit[] | undefined => {
    const element = all.filter(isElement).find(({ open }) => open[0] < offset && offset < open[1]);
    const own = element?.attributes.find(({ range }) => range[0] <= offset && offset < range[1]);
    for (let at: MarkupNode | undefined = element; at; at = at.parent) if (isFixed(at)) return undefined;
    if (!element || !own?.value || !own.name.startsWith('*') || !/^\s*(["'])[^"']*\1\s*$/.test(text.slice(...own.value))) return undefined;
    return isShown ? shownAlways(element, own) : without([element], element.range);
  };

  return { places, choices, seesScript: false, unwrapsRefs: false, gate };
}

/** Names that an attribute declares: `#name`, `let-name`, `*ngFor="let name of …; index as i"`. */
const declaredBy = (text: string) => ({ name, value }: MarkupAttribute): string[] => {
  if (/^(?:#|let-)/.test(name)) return wordsOf(name.replace(/^(?:#|let-)/, ''));
  return name.startsWith('*') && value ? declaredIn(text.slice(...value)) : [];
};

const declaredIn = (written: string): string[] => [...written.matchAll(/\b(?:let|as)\s+([\w$]+)|^\s*([\w$]+)\s+of\s/g)].flatMap(([, name, item]) => name ?? item ?? []);

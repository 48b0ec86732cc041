import type { Range } from '../../facts/types.ts';
import type { Source } from '../../facts/source.ts';
import type { Edit } from '../edits.ts';
import { isTruthy, type Known } from '../known.ts';
import { claimsOf, isElement, nodesIn, realIn, type MarkupAttribute, type MarkupElement, type MarkupNode } from './markup.ts';
import { blanked, mustachesIn, withoutMustaches } from './mustaches.ts';
import { isNativeTag, keepsSpace } from './native-tags.ts';
import { parseMarkup } from './parse-markup.ts';
import { mayBeAttribute, settledText, wordsOf } from './settled.ts';
import { MarkupLayout, type Spacing } from './spacing.ts';
import type { Branch, Choice, Place, Template } from './template.ts';

/** Vue's `whitespace: 'condense'`. */
const spacing: Spacing = {
  isShown(space, before, after) {
    if (before === 'text' || after === 'text') return true;
    if (before === undefined || after === undefined) return false;
    return before === 'value' || after === 'value' || (before === 'element' && after === 'element' && !space.includes('\n'));
  },
  value: ['{{', '}}'],
};

const CONDITION = /^v-(?:if|else-if|else)$/;
/** Elements that only show what they hold, or nothing. */
const PASSES_ON = /^(?:template|slot|[Tt]ransition|[Tt]ransition-?[Gg]roup|[Kk]eep-?[Aa]live|[Tt]eleport)$/;
/** Modifiers with which a listener does something by itself. */
const ACTING = /^(?:prevent|stop|self|capture|once|passive|native)$/;

/** Vue files: what their expressions say, and which parts of them show in place of which. */
export function vueTemplate({ text, scripts = [] }: Source): Template | undefined {
  const masked = withoutMustaches(scripts.reduceRight((t, [start, end]) => t.slice(0, start) + blanked(t.slice(start, end)) + t.slice(end), text));
  const tree = parseMarkup(text, { masked, isRaw: (name, attributes) => name !== 'template' || attributes.some((a) => a.name === 'lang' && a.value !== 'html') });
  const [root, ...others] = tree?.filter(isElement).filter(({ name }) => name === 'template') ?? [];
  if (!tree || !root || others.length > 0 || root.attributes.some(({ name, value }) => name === 'lang' && value && text.slice(...value) !== 'html')) return undefined;
  const layout = new MarkupLayout(text, spacing);
  layout.fixed = [...nodesIn(root.children)].flatMap((n) => (isElement(n) ? [...(keepsSpace(n.name) ? [n.body] : []), ...n.attributes.flatMap(({ name, value }) => (value && (/^(?:class|style)$/.test(name) ? [] : isDirective(name) ? text.slice(...value).includes('`') : true) ? [value] : []))] : []));
  const places: Place[] = [];
  const choices: Choice[] = [];
  const seesScript = tree.some((n) => isElement(n) && n.name === 'script' && n.attributes.some(({ name }) => name === 'setup'));

  const attribute = (element: MarkupElement, test: (name: string) => boolean): MarkupAttribute | undefined => element.attributes.find(({ name }) => test(name));

  /** Names that an element declares for itself and what stands in it. */
  const declaredBy = (element: MarkupElement): string[] =>
    element.attributes.flatMap(({ name, value }) => {
      const written = value ? text.slice(...value) : '';
      if (name === 'v-for') return wordsOf(written.replace(/\s(?:in|of)\s[^]*$/, ''));
      return /^(?:v-slot|#|slot-scope$)/.test(name) ? wordsOf(written) : [];
    });

  const isReal = realIn(text);

  const placeOf = (element: MarkupElement, { name, range, value, quote }: MarkupAttribute, names: ReadonlySet<string>, settles: boolean): Place | undefined => {
    if (!value || quote === '' || !isDirective(name) || /^(?:v-for$|v-slot|#|v-else$|v-pre$|v-once$|v-cloak$)/.test(name)) return undefined;
    const use = /^v-(?:if|else-if|show)$/.test(name) ? 'condition' : /^(?:@|v-on:)/.test(name) ? 'effect' : /^v-model\b|\.sync$/.test(name) ? 'target' : 'value';
    return { range: value, use, names, quote, mayBeFunction: use === 'effect', claims: [], settled: (known) => (settles ? settledAttribute(element, { name, range, value, quote }, known) : undefined) };
  };

  const settledAttribute = (element: MarkupElement, { name, range, value }: MarkupAttribute, known: Known): readonly Edit[] | undefined => {
    const gone = (): readonly Edit[] => [layout.withoutAttribute(element, range)];
    if (name === 'v-show') return isTruthy(known) ? gone() : undefined;
    const [, listened] = /^(?:@|v-on:)(.*)$/.exec(name) ?? [];
    if (listened !== undefined) {
      const [event, ...modifiers] = listened.split('.');
      if (!isNativeTag(element.name) || event === '' || event?.startsWith('[')) return undefined;
      if (modifiers.length === 0) return gone();
      return modifiers.every((m) => ACTING.test(m)) && modifiers.some((m) => /^(?:prevent|stop)$/.test(m)) && value ? [{ start: range[0] + name.length, end: range[1], text: '' }] : undefined;
    }
    const [, bound] = /^(?::|v-bind:)([\w-]+)$/.exec(name) ?? [];
    if (bound === undefined || known.kind !== 'exact') return undefined;
    const others = element.attributes.filter((a) => a.name === bound);
    if (bound === 'class') return settledClass(element, range, known.value, others);
    const isPlain = typeof known.value === 'string' && known.value !== '' && mayBeAttribute(known.value);
    return isPlain && bound !== 'style' && bound !== 'is' && others.length === 0 ? [{ start: range[0], end: range[1], text: `${bound}="${known.value}"` }] : undefined;
  };

  /** `class="a" :class="'b'"` is `class="a b"`. */
  const settledClass = (element: MarkupElement, range: Range, value: unknown, [plain, ...more]: readonly MarkupAttribute[]): readonly Edit[] | undefined => {
    if (value === '' || value === null || value === undefined || value === false) return [layout.withoutAttribute(element, range)];
    if (typeof value !== 'string' || !mayBeAttribute(value) || value.trim() !== value || more.length > 0) return undefined;
    if (!plain) return [{ start: range[0], end: range[1], text: `class="${value}"` }];
    if (!plain.value || plain.quote === '') return undefined;
    const written = text.slice(...plain.value);
    const had = new Set(written.split(/\s+/));
    const joined = plain.range[0] < range[0] ? { start: plain.value[1], end: plain.value[1], text: ` ${value}` } : { start: plain.value[0], end: plain.value[0], text: `${value} ` };
    return had.has('') || value.split(/\s+/).some((name) => had.has(name)) ? undefined : [layout.withoutAttribute(element, range), joined];
  };

  const mustaches = (node: MarkupNode, names: ReadonlySet<string>, settles: boolean): void => {
    for (const { outer, inner } of mustachesIn(text, node)) {
      const { parent } = node;
      const body = parent?.body ?? node.range;
      const mayEmpty = parent !== root && parent?.kind === 'element' && (isNativeTag(parent.name) || PASSES_ON.test(parent.name));
      places.push({
        range: inner, use: 'value', names, quote: '', mayBeFunction: false, claims: claimsOf(parent),
        settled: (known) => (settles ? settledText(text, outer, known, { run: node.range, body, mayEmpty, trimsEdges: false }) : undefined),
      });
    }
  };

  const visit = (nodes: readonly MarkupNode[], around: ReadonlySet<string>, mayEdit: boolean): void => {
    for (const node of nodes) {
      if (node.kind === 'text') mustaches(node, around, mayEdit);
      if (!isElement(node) || attribute(node, (n) => n === 'v-pre')) continue;
      const declared = declaredBy(node);
      const names = declared.length > 0 ? new Set([...around, ...declared]) : around;
      for (const a of node.attributes) {
        const place = placeOf(node, a, names, true);
        if (place) places.push(place);
      }
      visit(node.children, names, mayEdit && !keepsSpace(node.name));
    }
    if (mayEdit) choicesAmong(nodes);
  };

  const choicesAmong = (nodes: readonly MarkupNode[]): void => {
    let chain: MarkupElement[] = [];
    const end = (): void => {
      if (chain.length > 0) choices.push(choiceOf(chain, nodes));
      chain = [];
    };
    for (const node of nodes) {
      if (!isReal(node)) continue;
      const condition = isElement(node) ? attribute(node, (n) => CONDITION.test(n))?.name : undefined;
      if (condition !== 'v-else' && condition !== 'v-else-if') end();
      if (isElement(node) && condition !== undefined && (condition === 'v-if' || chain.length > 0)) chain.push(node);
    }
    end();
  };

  /** Whether a node is a template that may be all that the page shows: what stands in it alone gets the page's attributes where it is an element, and not where it is a choice. */
  const isRootTemplate = (node: MarkupNode['parent']): boolean => node !== root && node?.kind === 'element' && node.name === 'template' && (node.parent === root || isRootTemplate(node.parent));

  const choiceOf = (elements: readonly MarkupElement[], siblings: readonly MarkupNode[]): Choice => {
    const choice = plainChoice(elements, siblings);
    if (!isRootTemplate(elements[0]?.parent) || siblings.filter(isReal).length > elements.length) return choice;
    return { ...choice, branches: choice.branches.map((branch) => ({ ...branch, alone: () => undefined })), without: () => undefined };
  };

  const plainChoice = (elements: readonly MarkupElement[], siblings: readonly MarkupNode[]): Choice => ({
    claims: claimsOf(elements[0]?.parent, ...elements),
    branches: elements.map((element) => branchOf(element, siblings)),
    without(from, to) {
      const above = from > 0 ? siblings.find((n) => n.kind === 'comment' && n.range[0] >= elements[from - 1]!.range[1] && n.range[1] <= elements[from]!.range[0]) : layout.commentAbove([elements[0]!.range[0], elements[to - 1]!.range[1]], siblings);
      const run: Range = [(above ?? elements[from]!).range[0], elements[to - 1]!.range[1]];
      if (to - from === elements.length && !mayGo(elements, siblings)) return undefined;
      const edit = layout.without(run, siblings, { before: from > 0, after: to < elements.length });
      return edit && [edit];
    },
  });

  /** Whether a chain may go whole: what is round it may ask whether it holds anything. */
  const mayGo = (elements: readonly MarkupElement[], siblings: readonly MarkupNode[]): boolean => {
    const parent = siblings[0]?.parent;
    const rest = siblings.filter((n) => isReal(n) && !elements.some((e) => e === n));
    if (parent === root) return rest.filter((n) => !(isElement(n) && attribute(n, (name) => name.startsWith('v-else')))).length > 1;
    if (!parent || parent.kind !== 'element' || isNativeTag(parent.name) || PASSES_ON.test(parent.name)) return true;
    const isSlot = (n: MarkupNode): boolean => isElement(n) && n.name === 'template' && attribute(n, (name) => /^(?:v-slot|#|slot$)/.test(name)) !== undefined;
    return elements.every(isSlot) || rest.some((n) => !isSlot(n));
  };

  /** Whether an element may give way to what it holds: it holds something, and what the page takes for its only element stays that. */
  const mayUnwrap = (element: MarkupElement, siblings: readonly MarkupNode[]): boolean => {
    const [only, ...more] = element.children.filter(isReal);
    if (!only) return mayGo([element], siblings);
    if (element.parent !== root || more.length > 0 || siblings.filter(isReal).length > 1) return true;
    return isElement(only) && !PASSES_ON.test(only.name) && !attribute(only, (name) => CONDITION.test(name) || name === 'v-for');
  };

  const branchOf = (element: MarkupElement, siblings: readonly MarkupNode[]): Branch => {
    const condition = attribute(element, (n) => CONDITION.test(n))!;
    const test = places.find(({ range }) => range === condition.value);
    const isElse = condition.name === 'v-else';
    const alone = (): readonly Edit[] | undefined => {
      const rest = element.attributes.filter((a) => a !== condition);
      if (element.name !== 'template' || rest.some(({ name }) => /^(?:v-for$|v-slot|#)/.test(name))) return [layout.withoutAttribute(element, condition.range)];
      return rest.every(({ name }) => name === 'key') && mayUnwrap(element, siblings) ? layout.unwrap(element, element.range, element.body, siblings) : undefined;
    };
    return {
      ...(test ? { test } : {}),
      asFirst: (written) => [isElse ? { start: condition.range[0], end: condition.range[1], text: `v-if="${written}"` } : { start: condition.range[0], end: condition.range[0] + condition.name.length, text: 'v-if' }],
      asLast: () => (isElse ? [] : [{ start: condition.range[0], end: condition.range[1], text: 'v-else' }]),
      alone,
    };
  };

  /** An attribute that shows its element, or an element that shows what it holds. */
  const gate = (offset: number, shows: boolean): readonly Edit[] | undefined => {
    const element = [...nodesIn(root.children)].filter(isElement).filter(({ open }) => open[0] <= offset && offset < open[1]).at(-1);
    if (!element || element.attributes.some(({ name }) => CONDITION.test(name) || /^v-(?:for|pre)$/.test(name))) return undefined;
    const siblings = element.parent?.children ?? root.children;
    const own = element.attributes.find(({ range }) => range[0] <= offset && offset < range[1]);
    const gone = (): readonly Edit[] | undefined => {
      const edit = mayGo([element], siblings) ? layout.without(element.range, siblings) : undefined;
      return edit && [edit];
    };
    if (own) return shows ? [layout.withoutAttribute(element, own.range)] : gone();
    const holdsSlots = element.children.some((n) => isElement(n) && attribute(n, (name) => /^(?:v-slot|#|slot)/.test(name)));
    if (offset !== element.open[0] || element.attributes.length !== 1 || holdsSlots) return undefined;
    if (!shows) return gone();
    return mayUnwrap(element, siblings) ? layout.unwrap(element, element.range, element.body, siblings) : undefined;
  };

  visit(root.children, new Set(), true);
  return { places, choices, seesScript, unwrapsRefs: true, gate };
}

const isDirective = (name: string): boolean => /^(?:v-|:|@|#)/.test(name);

import type { Range } from '../../facts/types.ts';

/** An attribute of an element; `value` is what stands between its quotes. */
export interface MarkupAttribute {
  readonly name: string;
  readonly range: Range;
  readonly value?: Range;
  /** The character that ends its value, where one does. */
  readonly quote: string;
}

/** What holds other nodes in its body. */
interface Holder {
  readonly name: string;
  readonly range: Range;
  readonly body: Range;
  readonly children: readonly MarkupNode[];
  readonly parent: MarkupParent | undefined;
}

/** An element, with its tags and what stands between them. */
export interface MarkupElement extends Holder {
  readonly kind: 'element';
  readonly open: Range;
  readonly isSelfClosing: boolean;
  readonly attributes: readonly MarkupAttribute[];
}

/** Control flow: `@if (…) {…}`. */
export interface MarkupBlock extends Holder {
  readonly kind: 'block';
  readonly head: Range;
  readonly parameters: readonly Range[];
}

/** Text, a comment, or what is not looked into. */
export interface MarkupLeaf {
  readonly kind: 'text' | 'comment' | 'other';
  readonly range: Range;
  readonly parent: MarkupParent | undefined;
}

export type MarkupParent = MarkupElement | MarkupBlock;
export type MarkupNode = MarkupParent | MarkupLeaf;

export const isElement = (node: MarkupNode | undefined): node is MarkupElement => node?.kind === 'element';

/** Says of the nodes of a text whether they are more than a comment or white space. */
export const realIn = (text: string) => (node: MarkupNode): boolean => node.kind !== 'comment' && !(node.kind === 'text' && text.slice(...node.range).trim() === '');

/** Every node of a tree, parents first. */
export function* nodesIn(nodes: readonly MarkupNode[]): Generator<MarkupNode> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* nodesIn(node.children);
  }
}

/** What a change claims that may move the content of elements. */
export const claimsOf = (...elements: readonly (MarkupNode | undefined)[]): string[] => elements.map((e) => `markup:${e?.range[0] ?? ''}`);

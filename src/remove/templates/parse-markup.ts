import { createRequire } from 'node:module';
import type * as Parser from 'angular-html-parser';
import type { Range } from '../../facts/types.ts';
import type { MarkupAttribute, MarkupNode, MarkupParent } from './markup.ts';

const load = createRequire(import.meta.url);

/** Loaded when a template is edited for the first time. */
const parser = (): typeof Parser => load('angular-html-parser') as typeof Parser;

export interface MarkupSyntax {
  /** Markup as HTML of the same length: what only the framework understands stands as a word. */
  readonly masked: string;
  /** Of several languages in one file, which elements hold markup: others are not looked into. */
  readonly isRaw?: (name: string, attributes: readonly { readonly name: string; readonly value?: string }[]) => boolean;
  readonly hasBlocks?: boolean;
}

const rangeOf = ({ start, end }: Parser.ParseSourceSpan): Range => [start.offset, end.offset];

/** Markup as a tree with positions; undefined where tags do not match, or a parser would have to guess. */
export function parseMarkup(text: string, { masked, isRaw, hasBlocks = false }: MarkupSyntax): readonly MarkupNode[] | undefined {
  const raw: Parser.TagContentType = parser().TagContentType.RAW_TEXT;
  const { errors, rootNodes } = parser().parse(masked, {
    canSelfClose: true, isTagNameCaseSensitive: true, tokenizeAngularBlocks: hasBlocks, tokenizeAngularLetDeclaration: hasBlocks,
    ...(isRaw ? { getTagContentType: (name, _prefix, hasParent, attributes) => (!hasParent && isRaw(name, attributes) ? raw : undefined) } : {}),
  });
  if (errors.length > 0) return undefined;
  let isGuessed = false;

  const attributeOf = (node: Parser.Ast.Attribute): MarkupAttribute => {
    const range = rangeOf(node.sourceSpan);
    const [start, end] = node.valueSpan ? rangeOf(node.valueSpan) : [0, 0];
    const quote = /["']/.exec(text[start] ?? '')?.[0] ?? '';
    const name = node.keySpan ? text.slice(...rangeOf(node.keySpan)) : node.name;
    return { name, range, quote, ...(node.valueSpan ? { value: quote === '' ? [start, end] : [start + 1, end - 1] } : {}) };
  };
  const childrenOf = (nodes: readonly Parser.Ast.Node[], parent: MarkupParent): MarkupNode[] => nodes.map((n) => nodeOf(n, parent));
  const nodeOf = (node: Parser.Ast.Node, parent: MarkupParent | undefined): MarkupNode => {
    const whole = rangeOf(node.sourceSpan);
    switch (node.kind) {
      case 'element': {
        const open = rangeOf(node.startSourceSpan);
        const end = node.endSourceSpan ? rangeOf(node.endSourceSpan) : open;
        if (!node.endSourceSpan && !node.isVoid) isGuessed = true;
        const range: Range = [open[0], end[1]];
        const children: MarkupNode[] = [];
        const element: MarkupNode = { kind: 'element', name: node.nameSpan ? masked.slice(...rangeOf(node.nameSpan)) : node.name, range, open, body: [open[1], Math.max(open[1], end[0])], isSelfClosing: node.isSelfClosing, attributes: node.attrs.map(attributeOf), children, parent };
        children.push(...childrenOf(node.children, element));
        return element;
      }
      case 'block': {
        const head = rangeOf(node.startSourceSpan);
        const end = node.endSourceSpan ? rangeOf(node.endSourceSpan) : head;
        if (!node.endSourceSpan) isGuessed = true;
        const children: MarkupNode[] = [];
        const block: MarkupNode = { kind: 'block', name: node.name, range: [head[0], end[1]], head, body: [head[1], Math.max(head[1], end[0])], parameters: node.parameters.map((p) => rangeOf(p.sourceSpan)), children, parent };
        children.push(...childrenOf(node.children, block));
        return block;
      }
      case 'text': case 'comment': return { kind: node.kind, range: whole, parent };
      default: return { kind: 'other', range: whole, parent };
    }
  };
  const nodes = rootNodes.map((n) => nodeOf(n, undefined));
  return isGuessed ? undefined : nodes;
}

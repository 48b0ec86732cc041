import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import type { Source } from '../../facts/source.ts';
import { walk } from '../../facts/walk.ts';
import { inOrder, within, type Edit } from '../edits.ts';
import { isInScript, markupNames } from '../markup.ts';
import { isPlaceholder } from '../placeholders.ts';
import { angularTemplate } from './angular.ts';
import { optionMember, type OptionMember } from './option-member.ts';
import type { Place, Template } from './template.ts';
import { svelteTemplate } from './svelte.ts';
import { vueTemplate } from './vue.ts';

type Node = TSESTree.Node;

/** What a template's value place may hold that calls it, rather than being run: a path or a function. */
const FUNCTION = /^(?:[A-Za-z_$][\w$]*(?:\s*\??\.\s*[\w$]+|\s*\[[^\]]*\])*$|(?:async\s*)?(?:[\w$]+|\([^()]*\))\s*=>|(?:async\s+)?function\b)/;

/** A file's template with the tree of its expressions. */
export class TemplateView {
  readonly template: Template;
  private readonly source: Source;
  private readonly nodes = new Map<Place, Node>();

  constructor(source: Source, template: Template) {
    this.source = source;
    this.template = template;
    const open = new Set(template.places);
    for (const statement of source.ast.body) {
      if (statement.type !== 'ExpressionStatement' || isInScript(source, statement.range)) continue;
      const { expression } = statement;
      const place = [...open].find(({ range }) => within(expression.range, range));
      if (!place) continue;
      open.delete(place);
      const rest = source.text.slice(place.range[0], expression.range[0]) + source.text.slice(expression.range[1], place.range[1]);
      if (/^[\s()]*$/.test(rest)) this.nodes.set(place, expression);
    }
  }

  /** The expression of a place; undefined where it was not read whole. */
  nodeOf(place: Place): Node | undefined {
    return this.nodes.get(place);
  }

  /** The place that a part of the template stands in. */
  placeAt(range: Range): Place | undefined {
    return this.template.places.find((place) => within(range, place.range) && this.nodes.has(place));
  }

  /** What a name in the template stands for is declared by the script, not by the template. */
  isOfScript(node: Node): boolean {
    const place = this.placeAt(node.range);
    return place !== undefined && place.use !== 'target' && this.template.seesScript && !(node.type === 'Identifier' && place.names.has(node.name));
  }

  /** Why a read in the template stays; nothing where it may go. */
  troubleWith(range: Range, keyRange: Range | undefined, read: Node | undefined): string | undefined {
    const place = this.placeAt(range);
    if (!place) return this.template.gate(range[0], true) && keyRange ? undefined : 'the read stands in a part of the template that is not understood';
    if (place.use === 'target') return 'the template also writes to it';
    const names = read ? rootsOf(read) : [];
    const own = names.find((name) => place.names.has(name));
    if (own !== undefined) return `the template declares ${own} itself`;
    const hidden = this.template.seesScript ? undefined : names.find((name) => this.isDeclared(name));
    return hidden === undefined ? undefined : `the template does not see ${hidden} of the script`;
  }

  /** Whether the script declares a name for the whole file. */
  private isDeclared(name: string): boolean {
    return this.source.scopes.scopes.some(({ type, set }) => (type === 'module' || type === 'global') && set.has(name));
  }

  /** What is made of the value of an expression; of one that is not understood, anything. */
  useOf(expression: Node): Place['use'] {
    return this.placeAt(expression.range)?.use ?? 'value';
  }

  /** Names that the template may use outside of the expressions that are read. */
  unreadNames(): ReadonlySet<string> {
    return markupNames(this.source, [...this.nodes.keys()].flatMap(({ range, use }) => (use === 'target' ? [] : [range])));
  }

  /** What a name in the template stands for by the options of a component, where it does not see the script itself. */
  memberOf(node: Node): OptionMember | undefined {
    const place = node.type === 'Identifier' && this.template.unwrapsRefs && !this.template.seesScript ? this.placeAt(node.range) : undefined;
    return place && place.use !== 'target' && node.type === 'Identifier' && !place.names.has(node.name) && !this.isAssigned(node.name) ? optionMember(this.source.ast, node.name) : undefined;
  }

  /** Whether the file may give a member of the component another value. */
  private isAssigned(name: string): boolean {
    const own = name.replaceAll('$', '\\$');
    return new RegExp(`(?<!(?:const|let|var)\\s+)(?<![\\w$])${own}\\s*(?:=(?![=>])|[-+*/%&|^?]+=(?!=)|\\+\\+|--)|(?:\\+\\+|--)\\s*(?:\\w+\\.)*${own}(?![\\w$])|v-model[^=>]*=\\s*["'][^"']*(?<![\\w$])${own}(?![\\w$])`).test(this.source.text);
  }

  /** Whether edits of expressions keep them what they are. */
  mayEdit(edits: readonly Edit[]): boolean {
    const outside = edits.filter(({ start, end }) => !isInScript(this.source, [start, end]));
    const places = new Map<Place, Edit[]>();
    for (const edit of outside) {
      const place = this.placeAt([edit.start, edit.end]);
      if (!place || place.use === 'target' || (place.quote !== '' && edit.text.includes(place.quote)) || /[\n\r]/.test(edit.text)) return false;
      places.set(place, [...(places.get(place) ?? []), edit]);
    }
    return [...places].every(([place, own]) => !place.mayBeFunction || !becomesFunction(this.source.text, place, own));
  }
}

/** Names that an expression begins from. */
function rootsOf(read: Node): string[] {
  const names: string[] = [];
  walk(read, (node) => {
    const { parent } = node;
    const isMember = (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) || (parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand);
    if (node.type === 'Identifier' && !isMember) names.push(node.name);
  });
  return names;
}

function becomesFunction(text: string, { range }: Place, edits: readonly Edit[]): boolean {
  const before = text.slice(...range);
  let after = '';
  let at = range[0];
  for (const edit of inOrder(edits)) {
    after += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  after += text.slice(at, range[1]);
  return FUNCTION.test(after.trim()) && !FUNCTION.test(before.trim()) && !isPlaceholder(after.trim());
}

const FRONT_ENDS: Readonly<Record<string, (source: Source) => Template | undefined>> = { vue: vueTemplate, svelte: svelteTemplate, html: angularTemplate };

/** The template of a file, where it has one that is understood. */
export function templateView(source: Source): TemplateView | undefined {
  const [, language = ''] = /\.(vue|svelte|html)$/.exec(source.file) ?? [];
  const template = source.scripts && FRONT_ENDS[language]?.(source);
  return template && new TemplateView(source, template);
}

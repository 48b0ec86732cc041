import type { Range } from '../facts/types.ts';
import { handlebarsExpressions } from './handlebars.ts';

/**
 * Files that hold code among other things (Vue, Svelte, Astro, templates of Angular and Ember) as a script of the same length: what is not
 * code is blanked out, expressions of the template stand where they stood. So every offset means the same place in both texts.
 */
export interface Embedded {
  /** The script, as long as the text (an Astro file's closing fragment may follow). */
  readonly script: string;
  /** The same without the template's expressions, for templates that cannot be read. */
  readonly plain: string;
  /** The template's expressions, each with what was put round it. */
  readonly expressions: readonly Range[];
  /** Where the text is a script of its own, rather than an expression of a template. */
  readonly scripts: readonly Range[];
}

const EMBEDDED = /\.(?:vue|svelte|astro|html|hbs)$/;

/** Whether a file holds code among other things. */
export const isEmbedded = (file: string): boolean => EMBEDDED.test(file);

const blank = (text: string): string => text.replaceAll(/[^\r\n]/g, ' ');

/** Pieces of a text that stay, everything else blanked out. */
class Mask {
  readonly #text: string;
  readonly #out: string[];
  readonly expressions: Range[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#out = [...blank(text).split('')];
  }

  /** Keeps a piece of code as it is. */
  keep(start: number, end: number): void {
    for (let i = start; i < end; i++) this.#out[i] = this.#text[i] ?? ' ';
  }

  /** Keeps an expression, with these characters before it and behind it in place of what stood there: as a statement of its own unless said. */
  expression(start: number, end: number, [first, second, last] = [';', '(', ')']): void {
    if (start < 2 || this.#text.slice(start, end).trim() === '') return;
    this.keep(start, end);
    this.#out[start - 2] = first;
    this.#out[start - 1] = second;
    this.#out[end] = last;
    this.expressions.push([start - 2, end + 1]);
  }

  /** Puts code where an expression stood, and one character more. */
  replace([start, end]: Range, code: string): void {
    if (start < 2) return;
    const written = `; ${code}`;
    for (let i = 0; i < written.length; i++) this.#out[start - 2 + i] = written[i] ?? ' ';
    this.expressions.push([start - 2, end + 1]);
  }

  /** Leaves a piece out again that was kept. */
  drop(start: number, end: number): void {
    for (let i = start; i < end; i++) if (!/[\r\n]/.test(this.#text[i] ?? '')) this.#out[i] = ' ';
  }

  toString(): string {
    return this.#out.join('');
  }
}

const SCRIPT = /<script\b([^>]*)>([^]*?)<\/script\s*>/gi;
const NO_CODE = /<!--[^]*?-->|<style\b[^>]*>[^]*?<\/style\s*>/gi;

/** Blanks comments and styles, so that nothing in them is taken for code. */
const withoutProse = (text: string): string => text.replaceAll(NO_CODE, blank);

const isProgram = (attributes: string): boolean => !/\btype\s*=\s*["'](?!module|text\/(?:java|type)script|ts)/i.test(attributes);

/** Keeps the scripts of a file; gives the markup without them, and where they are. */
function keepScripts(text: string, masks: readonly Mask[]): { markup: string; scripts: Range[] } {
  const scripts: Range[] = [];
  const markup = text.replaceAll(SCRIPT, (whole: string, attributes: string, body: string, at: number) => {
    const start = at + whole.indexOf('>', 7 + attributes.length) + 1;
    if (isProgram(attributes)) {
      for (const mask of masks) mask.keep(start, start + body.length);
      scripts.push([start, start + body.length]);
    }
    return blank(whole);
  });
  return { markup, scripts };
}

/** An opening tag of a component, and attributes whose value is a plain word. */
const COMPONENT_TAG = /<(?:[A-Z][\w.]*|[a-z]\w*-[\w-]+)(?=\s)(?:[^<>"'{]|"[^"]*"|'[^']*'|\{[^{}]*\})*>/g;
const PLAIN_ATTRIBUTE = /\s(?!v-|(?:class|style|id|ref|type|slot)=)[a-z][\w-]*=((["'])[\w.:-]+\2)/gi;

/** The same of any element of Angular, whose own attributes are the ones with two words. */
const ELEMENT_TAG = /<[a-z]\w*(?=\s)(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const TWO_WORD_ATTRIBUTE = /\s[a-z]+[A-Z]\w*=((["'])[\w.:-]+\2)/g;

/** Where the plain values of components' attributes are, which are texts: a gate says by one which flag it asks for. */
function* attributeValues(markup: string, isAngular: boolean): Generator<Range> {
  for (const [tags, attribute] of [[COMPONENT_TAG, PLAIN_ATTRIBUTE], [ELEMENT_TAG, TWO_WORD_ATTRIBUTE]] as const) {
    if (tags === COMPONENT_TAG || isAngular) for (const { 0: tag, index } of markup.matchAll(tags)) for (const [start, end] of groups(tag, attribute, 1)) yield [index + start, index + end];
  }
}

/** Directives whose value is an expression; `v-for` and `v-slot` declare names and are left out. */
const VUE_ATTRIBUTE = /\s(?:v-(?!for\b|slot\b|else(?!-if)|pre\b|once\b|cloak\b)[\w:.[\]-]+|[:@][\w:.[\]-]+)\s*=\s*(["'])([^]*?)\1/g;
const ANGULAR_ATTRIBUTE = /\s(?:\*ng(?:If|Switch(?:Case)?)|\*[\w]+|\[[\w.@-]+\]|\([\w.@-]+\))\s*=\s*(["'])([^]*?)\1/g;
/** What `v-for` runs over. */
const VUE_LOOP = /\sv-for\s*=\s*(["'])[^"']*?\s(?:in|of)\s([^]*?)\1/g;
const ANGULAR_LET = /@let\s+[\w$]+\s*=([^;]*);/g;
const ANGULAR_DEFER = /@defer\s*\(\s*when\s((?:[^()]|\([^()]*\))*)\)/g;
const ANGULAR_BLOCK = /@(?:else\s+)?(?:if|switch|case)\s*\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;
/** What `@for` runs over. */
const ANGULAR_FOR = /@for\s*\(\s*[\w$]+\s+of\s((?:[^();]|\((?:[^()]|\([^()]*\))*\))*)/g;
const MUSTACHE = /\{\{([^]*?)\}\}/g;

/** Where the group of each match is. */
function* groups(text: string, pattern: RegExp, group: number): Generator<Range> {
  for (const match of text.matchAll(pattern)) {
    const written = match[group] ?? '';
    const start = match.index + match[0].lastIndexOf(written);
    yield [start, start + written.length];
  }
}

/** Where the expressions of an Angular template are. */
function* angularExpressions(markup: string): Generator<Range> {
  for (const [pattern, group] of [[ANGULAR_ATTRIBUTE, 2], [ANGULAR_BLOCK, 1], [ANGULAR_LET, 1], [ANGULAR_DEFER, 1], [ANGULAR_FOR, 1], [MUSTACHE, 1]] as const) {
    for (const [from, to] of groups(markup, pattern, group)) {
      const start = from + angularStart(markup.slice(from, to));
      yield [start, start + angularExpression(markup.slice(start, to)).length];
    }
  }
}

/** `let x of xs`: the expression is what follows. */
const angularStart = (written: string): number => /^\s*let\s+\w+\s+of\s/.exec(written)?.[0].length ?? 0;

/** `flags.x; else other` and `flags.x as y`: what comes before is the expression. Pipes read as bitwise or, which is as good. */
const angularExpression = (expression: string): string => expression.split(';')[0]?.replace(/\s+as\s+\w+\s*$/, '') ?? '';

/** A pipe and the colon before its first argument. */
const PIPE_WITH_ARGUMENTS = /(?<!\|)\|\s*\w+\s*:/g;

/** Where the arguments of an expression's pipes are: up to what closes the brackets that the pipe stands in, or to the next pipe. */
function* pipeArguments(expression: string): Generator<Range> {
  for (const { 0: pipe, index } of expression.matchAll(PIPE_WITH_ARGUMENTS)) {
    const start = index + pipe.length - 1;
    let depth = 0;
    let end = start;
    for (let quote = ''; end < expression.length; end++) {
      const char = expression[end] ?? '';
      if (quote !== '') quote = char === quote ? '' : quote;
      else if (/["'`]/.test(char)) quote = char;
      else if (/[([{]/.test(char)) depth++;
      else if (/[)\]}]/.test(char) && --depth < 0) break;
      else if (char === '|' && depth === 0 && expression[end + 1] !== '|' && expression[end - 1] !== '|') break;
    }
    yield [start, end];
  }
}

/** Keeps the expressions of an Angular template, which begins at an offset, without what its pipes are given. */
function keepAngular(markup: string, at: number, mask: Mask, around?: [string, string, string]): void {
  for (const [start, end] of angularExpressions(markup)) {
    mask.expression(at + start, at + end, around);
    for (const [from, to] of pipeArguments(markup.slice(start, end))) mask.drop(at + start + from, at + start + to);
  }
}

/** What may begin a statement as it is, so that `{a}{b}` reads as two. */
const PLAIN = /^\s*(?!(?:async|class|function|let)\b)[\w$!'"`([]/;

/** Svelte: `{#if x}`, `{:else if x}`, `{#each xs as y}`, `{@html x}`, `{x}`; braces are counted, strings are not looked into. */
function keepSvelte(text: string, mask: Mask): void {
  for (let i = text.indexOf('{'); i >= 0; i = text.indexOf('{', i + 1)) {
    let depth = 0;
    let end = i;
    for (; end < text.length; end++) {
      if (text[end] === '{') depth++;
      else if (text[end] === '}' && --depth === 0) break;
    }
    if (end >= text.length) return;
    const head = /^\{\s*(?:\.{3}|#(?:if|key|await)\s|:else\s+if\s|@(?:html|render|const)\s|#each\s|[#:/@]\w+)?/.exec(text.slice(i, end))?.[0] ?? '{';
    const isEach = head.startsWith('{#each');
    const isBlock = /^\{\s*[:/]/.test(head) && !head.includes('if');
    const named = head.startsWith('{@const') ? (/^[^=]*=(?![=>])/.exec(text.slice(i + head.length, end))?.[0] ?? '') : '';
    const start = i + head.length + named.length;
    const body = text.slice(start, end);
    const expression = isEach || head.startsWith('{#await') ? body.replace(/\s(?:as|then)\s[^]*$/, '') : body;
    if (!isBlock && start >= 2) mask.expression(start, start + expression.length, PLAIN.test(expression) ? [';', ' ', ';'] : undefined);
    i = end;
  }
}

const INLINE = /\btemplate:\s*`((?:[^`\\$]|\$(?!\{))*)`/g;

/** Angular components that hold their template: its expressions stand where they stood, as those of the template literal. */
function inlineTemplates(text: string): Embedded | undefined {
  if (!text.includes('@Component')) return undefined;
  const full = new Mask(text);
  full.keep(0, text.length);
  const scripts: Range[] = [];
  let at = 0;
  for (const [start, end] of groups(text, INLINE, 1)) {
    const markup = withoutProse(text.slice(start, end));
    keepAngular(markup, start, full, ['$', '{', '}']);
    for (const [from, to] of attributeValues(markup, true)) full.expression(start + from, start + to, ['$', '{', '}']);
    scripts.push([at, start]);
    at = end;
  }
  return at === 0 ? undefined : { script: full.toString(), plain: text, expressions: full.expressions, scripts: [...scripts, [at, text.length]] };
}

/** The script that a file holds among other things; undefined where all of it is a script. */
export function embeddedScript(file: string, text: string): Embedded | undefined {
  if (file.endsWith('.ts')) return inlineTemplates(text);
  if (!isEmbedded(file)) return undefined;
  const prose = withoutProse(text);
  if (file.endsWith('.hbs')) return handlebars(prose);
  const [full, plain] = [new Mask(text), new Mask(text)];
  const { markup, scripts } = keepScripts(prose, [full, plain]);
  if (file.endsWith('.vue')) {
    for (const [pattern, group] of [[VUE_ATTRIBUTE, 2], [VUE_LOOP, 2], [MUSTACHE, 1]] as const) for (const at of groups(markup, pattern, group)) full.expression(...at);
  } else if (file.endsWith('.svelte')) {
    keepSvelte(markup, full);
  } else if (file.endsWith('.html')) {
    keepAngular(markup, 0, full);
  } else if (file.endsWith('.astro')) {
    return astro(text, markup);
  }
  for (const at of attributeValues(markup, file.endsWith('.html'))) full.expression(...at);
  return { script: full.toString(), plain: plain.toString(), expressions: full.expressions, scripts };
}

/** A template of Ember: all of it is markup. */
function handlebars(text: string): Embedded {
  const full = new Mask(text);
  for (const { range, code } of handlebarsExpressions(text)) full.replace(range, code);
  return { script: full.toString(), plain: blank(text), expressions: full.expressions, scripts: [] };
}

/** The script without the expression of the template that an error is about; undefined where there is none before it. */
export function withoutExpression(script: string, { expressions }: Embedded, error: number): string | undefined {
  const [at] = expressions.filter(([start]) => start < error && script[start] !== ' ').sort(([a], [b]) => b - a);
  return at && script.slice(0, at[0]) + blank(script.slice(...at)) + script.slice(at[1]);
}

/** The front matter between fences, then markup that is nearly JSX. */
function astro(text: string, markup: string): Embedded | undefined {
  const fence = /^\s*---[^\n]*\n([^]*?)\n---/.exec(text);
  const start = fence ? fence[0].indexOf('\n') + 1 : 0;
  const end = fence ? start + (fence[1]?.length ?? 0) : 0;
  const [full, plain] = [new Mask(text), new Mask(text)];
  for (const mask of [full, plain]) mask.keep(start, end);
  const rest = fence ? fence[0].length : 0;
  const jsx = markup.slice(rest).replaceAll(/<!doctype[^>]*>/gi, blank).replaceAll(/<((?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b[^>]*?)\/?>/g, (whole, inner: string) => (whole.endsWith('/>') ? whole : blank(`<${inner}>`)));
  const head = full.toString().slice(0, Math.max(0, rest - 3));
  return { script: `${head}${fence ? ';<>' : ''}${fence ? jsx : `<>${jsx.slice(2)}`}</>`, plain: plain.toString(), expressions: [], scripts: fence ? [[start, end]] : [] };
}

import type { Range } from '../facts/types.ts';

/**
 * Files that hold code among other things (Vue, Svelte, Astro, Angular templates) as a script of the same length: what is not
 * code is blanked out, expressions of the template stand where they stood. So every offset means the same place in both texts.
 */
export interface Embedded {
  /** The script, as long as the text (an Astro file's closing fragment may follow). */
  readonly script: string;
  /** The same without the template's expressions, for templates that hold something that is no JavaScript. */
  readonly plain: string;
  /** Where the text is a script of its own, rather than an expression of a template. */
  readonly scripts: readonly Range[];
}

const EMBEDDED = /\.(?:vue|svelte|astro|html)$/;

/** Whether a file holds code among other things. */
export const isEmbedded = (file: string): boolean => EMBEDDED.test(file);

const blank = (text: string): string => text.replaceAll(/[^\r\n]/g, ' ');

/** Pieces of a text that stay, everything else blanked out. */
class Mask {
  readonly #text: string;
  readonly #out: string[];

  constructor(text: string) {
    this.#text = text;
    this.#out = [...blank(text).split('')];
  }

  /** Keeps a piece of code as it is. */
  keep(start: number, end: number): void {
    for (let i = start; i < end; i++) this.#out[i] = this.#text[i] ?? ' ';
  }

  /** Keeps an expression as a statement of its own: `;(` goes before it and `)` behind it, where there was room. */
  expression(start: number, end: number): void {
    if (start < 2 || this.#text.slice(start, end).trim() === '') return;
    this.keep(start, end);
    this.#out[start - 2] = ';';
    this.#out[start - 1] = '(';
    this.#out[end] = ')';
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

/** Directives whose value is an expression; `v-for` and `v-slot` declare names and are left out. */
const VUE_ATTRIBUTE = /\s(?:v-(?!for\b|slot\b|else(?!-if)|pre\b|once\b|cloak\b)[\w:.[\]-]+|[:@][\w:.[\]-]+)\s*=\s*(["'])([^]*?)\1/g;
const ANGULAR_ATTRIBUTE = /\s(?:\*ng(?:If|Switch(?:Case)?)|\*[\w]+|\[[\w.@-]+\]|\([\w.@-]+\))\s*=\s*(["'])([^]*?)\1/g;
const ANGULAR_BLOCK = /@(?:else\s+)?(?:if|switch|case)\s*\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;
const MUSTACHE = /\{\{([^]*?)\}\}/g;

function keepGroup(text: string, pattern: RegExp, group: number, mask: Mask, trim: (expression: string) => string = (e) => e): void {
  for (const match of text.matchAll(pattern)) {
    const found = match[group] ?? '';
    const start = match.index + match[0].lastIndexOf(found);
    const expression = trim(found);
    const lead = found.length - found.trimStart().length;
    if (expression.trim() !== '') mask.expression(start + (expression.startsWith(found.slice(0, lead)) ? 0 : lead), start + expression.length);
  }
}

/** `flags.x; else other` and `flags.x as y`: what comes before is the expression. Pipes read as bitwise or, which is as good. */
const angularExpression = (expression: string): string => expression.split(';')[0]?.replace(/\s+as\s+\w+\s*$/, '').replace(/\|\s*(\w+)\s*:[^]*$/, '| $1') ?? '';

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
    const head = /^\{\s*(?:#(?:if|key|await)\s|:else\s+if\s|@(?:html|render|const)\s|#each\s|[#:/@]\w+)?/.exec(text.slice(i, end))?.[0] ?? '{';
    const isEach = head.startsWith('{#each');
    const isBlock = /^\{\s*[:/]/.test(head) && !head.includes('if');
    const body = text.slice(i + head.length, end);
    const expression = isEach || head.startsWith('{#await') ? body.replace(/\s(?:as|then)\s[^]*$/, '') : body;
    if (!isBlock && head.length + i >= 2 && !head.startsWith('{@const')) mask.expression(i + head.length, i + head.length + expression.length);
    i = end;
  }
}

/** The script that a file holds; undefined when it holds none. */
export function embeddedScript(file: string, text: string): Embedded | undefined {
  const prose = withoutProse(text);
  const [full, plain] = [new Mask(text), new Mask(text)];
  const { markup, scripts } = keepScripts(prose, [full, plain]);
  if (file.endsWith('.vue')) {
    keepGroup(markup, VUE_ATTRIBUTE, 2, full);
    keepGroup(markup, MUSTACHE, 1, full);
  } else if (file.endsWith('.svelte')) {
    keepSvelte(markup, full);
  } else if (file.endsWith('.html')) {
    keepGroup(markup, ANGULAR_ATTRIBUTE, 2, full, angularExpression);
    keepGroup(markup, ANGULAR_BLOCK, 1, full, angularExpression);
    keepGroup(markup, MUSTACHE, 1, full, angularExpression);
  } else if (file.endsWith('.astro')) {
    return astro(text, markup);
  }
  return { script: full.toString(), plain: plain.toString(), scripts };
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
  return { script: `${head}${fence ? ';<>' : ''}${fence ? jsx : `<>${jsx.slice(2)}`}</>`, plain: plain.toString(), scripts: fence ? [[start, end]] : [] };
}

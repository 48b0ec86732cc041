import type { Range } from '../facts/types.ts';

/** An expression of a Handlebars template: where it stands, and as many characters of JavaScript that ask for the same. */
export interface HandlebarsExpression {
  readonly range: Range;
  readonly code: string;
}

/** Comments, and what stands between braces. */
const MUSTACHE = /\{\{!--[^]*?--\}\}|\{\{![^]*?\}\}|(\{\{\{?~?)([^]*?)~?\}?\}\}/g;
const TOKEN = /"[^"]*"|'[^']*'|[()]|[^\s()"'=]+=(?!=)|[^\s()"']+|\s+/g;
/** What begins a block that shows its content by a condition: `#if`, `else if`; helpers of that name choose likewise. */
const CONDITION = /^(?:else\s+)?#?(if|unless)(?=\s)/;
const BLOCK = /^(?:else\s+)?[#^]?/;
const BLOCK_PARAMETERS = /\sas\s+\|[^|]*\|\s*$/;

const spaces = (text: string): string => ' '.repeat(text.length);

const RESERVED = /^(?:if|in|let|with|case|catch|class|const|default|delete|do|else|enum|export|extends|for|function|import|new|return|super|switch|throw|try|typeof|var|void|while|yield)$/;

/** A path as a member expression: `this.features.x`, `@user.name`, `feature-flag`. */
function pathCode(path: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(path)) return path;
  return path.replaceAll(/[^\w$.]/g, '_').replaceAll(/\.(?=[\d.]|$)/g, '_').replace(RESERVED, (word) => `_${word.slice(1)}`);
}

/** What has one helper or path first and its arguments after it, up to a closing parenthesis; `( name` and the first space become `name(`. */
function callsCode(text: string): string {
  const out: string[] = [];
  /** Of each open call: whether its name and its first argument have been seen, and where its parenthesis goes. */
  const open: { isNamed: boolean; arguments: number; isOpened: boolean; opens: boolean }[] = [{ isNamed: false, arguments: 0, isOpened: false, opens: false }];
  for (const [token] of text.matchAll(TOKEN)) {
    const call = open.at(-1)!;
    if (token === '(') {
      open.push({ isNamed: false, arguments: 0, isOpened: false, opens: true });
      out.push(' ');
    } else if (token === ')') {
      const done = open.length > 1 ? open.pop()! : call;
      out.push(done.isOpened ? ')' : ' ');
    } else if (/^\s/.test(token)) {
      const isFirst = call.isNamed && !call.isOpened;
      call.isOpened ||= isFirst;
      out.push((isFirst ? '(' : call.arguments > 0 ? ',' : ' ') + spaces(token.slice(1)));
      continue;
    } else if (token.endsWith('=')) {
      out.push(spaces(token));
      continue;
    } else {
      out.push(/^["']/.test(token) ? token : pathCode(token));
    }
    if (token === '(') continue;
    const within = open.at(-1)!;
    if (within.isNamed) within.arguments++;
    else within.isNamed = true;
  }
  return `${out.join('')}${open[0]?.isOpened ? ')' : ' '}`;
}

/** The expressions between a template's braces; each is followed by one character more. */
export function* handlebarsExpressions(text: string): Generator<HandlebarsExpression> {
  for (const { 0: whole, 1: braces, 2: inner, index } of text.matchAll(MUSTACHE)) {
    if (braces === undefined || inner === undefined || /^\s*(?:\/|else\s*$|[>&])/.test(inner)) continue;
    const start = index + whole.indexOf(inner, braces.length);
    const body = inner.replace(BLOCK_PARAMETERS, spaces);
    const condition = CONDITION.exec(body.trimStart());
    const head = body.length - body.trimStart().length + (condition?.[0] ?? BLOCK.exec(body.trimStart())?.[0] ?? '').length;
    const written = body.slice(head).trimEnd();
    if (written === '') continue;
    const isGiven = condition !== null || /^\s*(?:each|let|with|in)\s/.test(written);
    const given = isGiven && condition === null ? written.replace(/^\s*\w+/, spaces) : written;
    const lead = given.length - given.trimStart().length;
    // What a condition or a loop is given is an expression by itself; `if a b c` of a helper would be three.
    const code = isGiven ? `${spaces(given.slice(0, lead))}${operands(given.slice(lead))} ` : callsCode(written);
    yield { range: [start + head, start + head + written.length], code: condition?.[1] === 'unless' && code.startsWith(' ') ? `!${code.slice(1)}` : code };
  }
}

/** Values that stand beside each other. */
const operands = (text: string): string => callsCode(`(x ${text}`).slice(3, -1);

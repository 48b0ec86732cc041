import type { Range } from '../facts/types.ts';

const DIRECTIVE =
  /(\/\/|\/\*)[\s*]*(?:eslint|oxlint)-(disable|enable)(-next-line|-line)?(?![\w-])((?:(?!\*\/)[^\n])*)(\*\/)?/g;

/** From an offset on, until another directive; rules absent: all rules. */
interface Switch {
  readonly offset: number;
  readonly off: boolean;
  readonly rules: readonly string[] | undefined;
}

const rulesOf = (list: string): readonly string[] | undefined => {
  const names = (list.split(/\s-{2,}\s/)[0] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 ? names : undefined;
};

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

/**
 * Which findings of a file its `eslint-disable` (or `oxlint-disable`) comments silence, so that `check` says what an
 * editor shows. Rule names are without `unflag/`.
 */
export function disabledIn(text: string): (rule: string, range: Range) => boolean {
  const lines: { readonly range: Range; readonly rules: readonly string[] | undefined }[] = [];
  const switches: Switch[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const [whole, opening = '', what, where, list = ''] = match;
    const start = match.index;
    const rules = rulesOf(list);
    const from = text.lastIndexOf('\n', start) + 1;
    const end = lineEnd(text, start + whole.length);
    if (where === '-line' && what === 'disable') lines.push({ range: [from, end], rules });
    else if (where === '-next-line' && what === 'disable')
      lines.push({ range: [end + 1, lineEnd(text, end + 1)], rules });
    else if (where === undefined && opening === '/*') switches.push({ offset: start, off: what === 'disable', rules });
  }
  if (lines.length + switches.length === 0) return () => false;
  const names = (rules: readonly string[] | undefined, rule: string): boolean =>
    rules === undefined || rules.includes(`unflag/${rule}`);
  return (rule, [start]) =>
    lines.some(({ range, rules }) => range[0] <= start && start <= range[1] && names(rules, rule)) ||
    (switches.filter(({ offset, rules }) => offset <= start && names(rules, rule)).at(-1)?.off ?? false);
}

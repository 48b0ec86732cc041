import {
  blankLinesAfter,
  blankLinesBefore,
  commentsAbove,
  headsGroup,
  isBlankLine,
  lineStart,
  nextLine,
} from './text-lines.ts';

/** One assignment of a `.env` file, quoted values over several lines included. */
const assignment =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=(?:[ \t]*(?:"(?:\\[\s\S]|[^"\\])*"|'[^']*'|`[^`]*`))?[^\r\n]*\r?(?:\n|$)/gm;

/** Removes a variable from a `.env` file's text, with the comment directly above it; the text as it was when it has none. */
export function removeDotenvKey(text: string, key: string): string {
  const found = [...text.matchAll(assignment)].filter((match) => match[1] === key);
  return found.reduceRight((changed, { 0: whole, index }) => {
    const end = index + whole.length;
    const comment = commentsAbove(changed, index, { style: 'hash', floor: 0 });
    const next = end < changed.length ? changed.slice(end, nextLine(changed, end)) : undefined;
    const oneLine = nextLine(changed, index) === end;
    const start = comment < index && oneLine && headsGroup(changed, [comment, index], 0, key, next) ? index : comment;
    const follows = start === 0 || isBlankLine(changed, lineStart(changed, start - 1));
    if (end === changed.length) return changed.slice(0, blankLinesBefore(changed, start));
    return changed.slice(0, start) + changed.slice(follows ? blankLinesAfter(changed, end) : end);
  }, text);
}

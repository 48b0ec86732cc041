import type { TSESTree } from '@typescript-eslint/types';
import { OF_FLAGS } from '../facts/sdk-index.ts';
import type { Layout } from './layout.ts';
import { isLineDirective } from './line-directive.ts';

/**
 * Offset where the comments above an import end that are about more than it: they begin the file, or head a group of imports of which
 * one stays. Undefined where all of them are the import's own.
 */
export function headingEnd(declaration: TSESTree.ImportDeclaration, goes: (other: TSESTree.ImportDeclaration) => boolean, layout: Layout): number | undefined {
  const { text, source: { ast: { body } } } = layout;
  const index = body.indexOf(declaration);
  const floor = body[index - 1]?.range[1] ?? 0;
  const comments = layout.commentsIn([floor, declaration.range[0]]).filter((c) => layout.startsLine(c.range[0]));
  const adjoining = comments.slice(comments.findLastIndex((c, i) => BLANK_LINE.test(text.slice(c.range[1], comments[i + 1]?.range[0] ?? declaration.range[0]))) + 1);
  const heading = adjoining.filter(({ value }) => !isLineDirective(value));
  const [top] = adjoining;
  const last = heading.at(-1);
  const isAbout = speaksOf(declaration.specifiers.map(({ local }) => local.name));
  const isFirst = body.slice(0, index).every((s) => 'directive' in s);
  if (!top || !last || heading.some(({ value }) => isAbout(value) || (!isFirst && OF_FLAGS.test(value)))) return undefined;
  const isApart = index === 0 || BLANK_LINE.test(text.slice(floor, top.range[0]));
  return isFirst || (isApart && restOfGroup(body, index, text).some((other) => !goes(other))) ? last.range[1] : undefined;
}

/** Says of a comment whether it speaks of what has one of these names: by a word of more than three letters that is part of it. */
export function speaksOf(names: readonly string[]): (comment: string) => boolean {
  const words = names.flatMap((name) => name.split(/(?=[A-Z])|_/)).filter((word) => word.length > 3).map((word) => word.toLowerCase());
  return (comment) => words.some((word) => comment.toLowerCase().includes(word));
}

const BLANK_LINE = /\n[^\S\n]*\r?\n/;

/** The imports that follow one without a blank line between. */
function restOfGroup(body: readonly TSESTree.ProgramStatement[], index: number, text: string): TSESTree.ImportDeclaration[] {
  const found: TSESTree.ImportDeclaration[] = [];
  for (let at = index + 1; ; at++) {
    const [previous, next] = [body[at - 1], body[at]];
    if (!previous || next?.type !== 'ImportDeclaration' || BLANK_LINE.test(text.slice(previous.range[1], next.range[0]))) return found;
    found.push(next);
  }
}

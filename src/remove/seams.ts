import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { mapOffset, type Edit } from './edits.ts';
import { isInScript } from './markup.ts';
import { listOf } from './statements.ts';

const HAZARD = /^(?:[([`+\-/*,.<]|in\b|instanceof\b)/;
const HAZARD_LENGTH = 12;

/**
 * Before edits are made: says of the text after them, and its tree where it parses, which semicolons it lacks, where a statement that begins
 * like a continuation came to stand behind one that ends without, and which ones that led a line for such a beginning it needs no more.
 */
export function seamsOf(source: Source, edits: readonly Edit[]): (text: string, after: Source | undefined) => Edit[] {
  const isEdited = new Set(edits.map((e) => e.start));
  const mayJoin = (start: number): boolean => isEdited.has(start) || beginsLikeMore(source.text, start);
  const starts = statementStarts(source).filter((start) => mayJoin(start) && isInScript(source, [start, start])).flatMap((start) => landing(start, edits) ?? []);
  const led = statementStarts(source).filter((start) => isEdited.has(start) && isLed(source.text, start) && beginsLikeMore(source.text, start)).flatMap((start) => landing(start, edits) ?? []);
  return (text, after) => {
    const idle = after ? led.filter((start) => isIdle(after, start, text)) : [];
    const hazards = starts.map((at) => pastComments(text, at)).filter((at) => beginsLikeMore(text, at) && !text.startsWith('</', at));
    if (hazards.length === 0) return idle.map((at) => ({ start: at - 1, end: at, text: '' }));
    const present = new Set(after && statementStarts(after));
    const isApart = (at: number): boolean => (after ? present.has(at) : /(?:^|[;{}])\s*$/.test(text.slice(0, at)));
    const lacking = [...new Set(hazards.filter((at) => !isApart(at)))].map((at) => ({ start: at, end: at, text: ';' }));
    return [...lacking, ...idle.map((at) => ({ start: at - 1, end: at, text: '' }))].sort((a, b) => a.start - b.start);
  };
}

/** Whether a semicolon leads the line of an offset, for the statement there. */
const isLed = (text: string, at: number): boolean => /(?:^|[\n\r])[^\S\n\r]*;$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));

/** Expressions that are statements for what they do. */
const DOES = new Set(['CallExpression', 'AssignmentExpression', 'AwaitExpression', 'UpdateExpression', 'YieldExpression']);

/** Whether the semicolon that leads a statement's line does nothing: the statement, which stays, does not begin like a continuation, and no other has it for its body. */
function isIdle(source: Source, start: number, text: string): boolean {
  if (!isLed(text, start) || beginsLikeMore(text, start)) return false;
  let begins = false;
  let isBody = false;
  walk(source.ast, (node) => {
    if (node.range[0] === start && listOf(node)) begins = node.type !== 'ExpressionStatement' || DOES.has(node.expression.type);
    if (node.type === 'EmptyStatement' && node.range[1] === start && !listOf(node)) isBody = true;
  });
  return begins && !isBody;
}

const beginsLikeMore = (text: string, at: number): boolean => HAZARD.test(text.slice(at, at + HAZARD_LENGTH));

/** Offset of the first token at or after an offset. */
const pastComments = (text: string, at: number): number => at + (/^(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/.exec(text.slice(at))?.[0].length ?? 0);

/** Offsets at which a list has a statement. */
function statementStarts(source: Source): number[] {
  const starts: number[] = [];
  walk(source.ast, (node) => {
    if (listOf(node)) starts.push(node.range[0]);
  });
  return starts;
}

/** Where a statement begins after the edits; undefined when it went. */
const landing = (start: number, edits: readonly Edit[]): number | undefined => mapOffset(start, edits.filter((e) => e.start !== start));

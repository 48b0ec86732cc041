import { keyForms } from '../facts/canonical-key.ts';
import { createAnnouncementTest } from './announcement.ts';
import { announcementEdits } from './announcement-edits.ts';
import { mapOffset } from './edits.ts';
import { isLineDirective } from './line-directive.ts';
import { escapePattern } from '../text/patterns.ts';
import type { Plan } from './plan.ts';
import type { Notice, Request } from './types.ts';
import { positionAt } from '../text/lines.ts';

/** Takes out the comments that announce the removal of the flags; where the code below such a comment stays as it was, a person should look at it. */
export function removeAnnouncements(plan: Plan, kept: ReadonlySet<string>, requests: readonly Request[], may: (file: string) => boolean): Notice[] {
  const names = new Set<string>();
  for (const { key } of requests) if (!kept.has(key)) names.add(key);
  if (names.size === 0) return [];
  for (const file of plan.project.flagged) for (const d of plan.project.facts(file)?.declarations ?? []) if (d.name !== undefined && names.has(d.key)) names.add(d.name);
  const announces = createAnnouncementTest([...names]);
  const forms = [...names].flatMap(keyForms);
  const notices: Notice[] = [];
  for (const file of plan.project.sources) {
    if (plan.deleted.has(file) || !/\.[cm]?[jt]sx?$/.test(file)) continue;
    const text = plan.text(file);
    if (!WORD.test(text) || !forms.some((form) => text.includes(form)) || !may(file)) continue;
    const source = plan.source(file);
    const edits = source ? announcementEdits(source, announces) : [];
    const fold = edits.length > 0 ? plan.fold(file) : undefined;
    if (!fold) continue;
    for (const { start, end } of edits) {
      const code = /^(?:[^\S\n\r]|[\n\r]|\/\/.*|\/\*[^]*?\*\/)*[^\n\r]+/.exec(text.slice(end))?.[0] ?? '';
      const at = code.trim() === '' ? -1 : fold.overlay.original.search(new RegExp(text.slice(start, end + code.length).trim().split(/\s+/).map(escapePattern).join('\\s+')));
      if (at < 0) continue;
      const words = text.slice(start, end).trim();
      notices.push({ file, ...positionAt(fold.overlay.original, at), reason: `a comment said that something goes with the flag (${words.replaceAll(/\s+/g, ' ')}), and the code by it is as it was`, hint: 'remove what it was about, if it is still there' });
    }
    fold.change(edits.map((edit) => ({ edits: [edit] })));
  }
  return notices;
}

const WORD = /remove|delete|drop|clean|rid of|retire|rip|take/i;

/** Directives that stay while the line they are for has changed: what they silence may be gone. Positions are in the text after the removal. */
export function idleDirectives(plan: Plan): Notice[] {
  const notices: Notice[] = [];
  for (const [file, { fold, source }] of plan.folds) {
    const { text, original } = fold.overlay;
    if (plan.deleted.has(file) || text === original) continue;
    const edits = fold.overlay.edits();
    for (const { value, range } of source.comments) {
      const at = isLineDirective(value) ? mapOffset(range[0], edits) : undefined;
      if (at === undefined) continue;
      const isOwnLine = /-disable-line\b/.test(value);
      if (coveredLine(original, range, isOwnLine) === coveredLine(text, [at, at + range[1] - range[0]], isOwnLine)) continue;
      const name = /@?[\w-]+/.exec(value)?.[0] ?? '';
      notices.push({ file, ...positionAt(text, at), reason: `${name} is for a line that changed`, hint: 'take it out if nothing is left to silence' });
    }
  }
  return notices;
}

/** The line that a directive is for: its own up to the comment, or the next one with code. */
function coveredLine(text: string, [start, end]: readonly [number, number], isOwnLine: boolean): string {
  if (isOwnLine) return (/[^\n\r]*$/.exec(text.slice(0, start))?.[0] ?? '').trim();
  return (/^(?:\s|\*\/|\}(?=\s*$)|\/\/.*|\/\*[^]*?\*\/)*([^\n\r]*)/m.exec(text.slice(end))?.[1] ?? '').trim();
}

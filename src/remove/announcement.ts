import { keyForms } from '../facts/canonical-key.ts';
import { escapePattern } from '../text/patterns.ts';

const VERB = String.raw`(?:remove|delete|drop|clean[ -]?up|cleanup|get rid of|retire|rip out|take out)(?:d|ed|n)?`;
const TASK = /^\W*(?:@?todo|fixme|xxx|hack)\b/i;
/** What begins a sentence that asks for a removal: `Remove …`, `This can be removed …`. */
const REQUEST = new RegExp(String.raw`^\W*(?:please |(?:this|it|we|they|these|that|the \w+) )?(?:(?:can|should|must|may|could|to|will|safe to|is|are)\s+)*(?:be\s+)?${VERB}\b`, 'i');
const ROLLED_OUT = String.raw`(?:rolled out|released|launched|shipped|live|ga\b|generally available|removed|retired|cleaned up|gone|done|stable|permanent|fully|100\s?%|(?:on|enabled|available) (?:by default|everywhere|for (?:all|every)))`;

/** Tells of a comment's words whether they announce that code goes with the flag: a task that says so, or a request that waits for the flag. */
export function createAnnouncementTest(names: readonly string[]): (words: string) => boolean {
  const forms = [...new Set(names.flatMap(keyForms))];
  const plain = forms.filter((form) => /^[a-z]+$/i.test(form) && !/[a-z][A-Z]/.test(form));
  const special = forms.filter((form) => !plain.includes(form)).map(escapePattern).join('|');
  const everyday = plain.map(escapePattern).join('|');
  const alternatives = [
    ...(special ? [String.raw`(?<![\w$-])(?:${special})(?![\w$-])`] : []),
    ...(everyday ? [`(?<=["'\`])(?:${everyday})(?=["'\`])|\\b(?:${everyday})(?= (?:feature|flag|toggle)\\b)|(?<=\\b(?:feature|flag|toggle):? )(?:${everyday})\\b|(?<=^\\W*(?:todo|fixme)[\\s:(]+)(?:${everyday})(?=\\)?:)`] : []),
  ];
  const key = new RegExp(alternatives.join('|') || '(?!)', 'i');
  const task = new RegExp(String.raw`\b${VERB}\b`, 'i');
  const waits = new RegExp(String.raw`\b(?:when|once|after|as soon as|if)\b.*(?:${key.source}).*\b${ROLLED_OUT}|\b(?:with|along with|together with) (?:the )?(?:feature |flag |toggle )*["'\`]?(?:${key.source})`, 'is');
  return (words) => {
    if (!key.test(words)) return false;
    if (TASK.test(words)) return task.test(words);
    return REQUEST.test(words) && waits.test(words);
  };
}

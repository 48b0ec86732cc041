import type { Removal } from '../project/remove-from-project.ts';
import type { ReportedFlag } from '../project/types.ts';
import { lineCounts } from './diff.ts';
import { sitesText } from './removal.ts';
import { count } from '../text/count.ts';
import { constantText, stateOf } from './words.ts';

/** The message of a commit that removes one flag: what went, why, what was verified, what is left to a person; facts for bots as trailers. */
export function commitMessage(removal: Removal, flag: ReportedFlag | undefined): string {
  const { requests, files, refusals, notices, verification } = removal;
  const { key, keep } = requests[0] ?? { key: '', keep: undefined };
  const { description, owner, issue } = flag?.entry ?? {};
  const { removed, added } = lineCounts(files);
  const gone = files.filter(({ after }) => after === null).map(({ file }) => file);
  const dropped = Object.entries(removal.dropped).map(([file, names]) => `${names.join(', ')} (${file})`);
  const parts = [
    `Remove feature flag ${key}, keeping ${constantText(keep)}`,
    description ?? '',
    whyText(flag),
    `${count(files.length, 'file')}, -${String(removed)} +${String(added)} lines. The flag had ${sitesText(removal.sites[0])}.`,
    list('Deleted:', gone),
    list('No longer used and gone:', dropped),
    `Verified: ${verification.checked.join('; ')}.`,
    list('Left to a person:', refusals.map(({ file, line, reason, hint }) => `${file}:${String(line)}: ${reason}; ${hint}`)),
    list('To look at:', notices.map(({ file, line, reason, hint }) => `${file}:${String(line)}: ${reason}; ${hint}`)),
    [`Flag: ${key}`, `Kept-Value: ${constantText(keep)}`, trailer('Flag-Owner', owner), trailer('Remove-By', flag?.deadline), trailer('Issue', issue)].filter((line) => line !== undefined).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** `Why: the registry says that it is retired.` */
function whyText(flag: ReportedFlag | undefined): string {
  if (!flag || !/^(?:retired|expired|due|upcoming)$/.test(flag.state)) return '';
  return flag.state === 'retired' ? `Why: it is retired (${flag.entry?.file ?? ''}).` : `Why: removal deadline ${flag.deadline ?? ''}, ${stateOf(flag)}.`;
}

const list = (head: string, items: readonly string[]): string => (items.length === 0 ? '' : [head, ...items.map((item) => `- ${item}`)].join('\n'));

const trailer = (name: string, value: string | undefined): string | undefined => (value === undefined ? undefined : `${name}: ${value}`);

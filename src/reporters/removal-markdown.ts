import picocolors from 'picocolors';
import type { Removal } from '../project/remove-from-project.ts';
import { diff, lineCounts } from './diff.ts';
import { sitesText } from './removal.ts';
import type { Output } from './types.ts';
import { count } from '../text/count.ts';
import { constantText } from './words.ts';

/** A removal for a pull request's description: what goes, what is left to a person, and the diff. */
export function removalMarkdown({ requests, sites, files, dropped, unused, refusals, notices, verification }: Removal, { write }: Output): void {
  const { removed, added } = lineCounts(files);
  write(`### Remove ${requests.map(({ key, keep }) => `\`${key}\` (keep ${constantText(keep)})`).join(', ')}\n\n`);
  for (const site of sites) write(`\`${site.key}\`: ${sitesText(site)}.\n\n`);
  write(`${count(files.length, 'file')}, −${String(removed)} +${String(added)} lines. ${verification.ok ? `Verified: ${verification.checked.join('; ')}.` : 'Verification failed:'}\n`);
  for (const problem of verification.problems) write(`- ${problem}\n`);
  const gone = [...files.flatMap(({ file, after }) => (after === null ? [`\`${file}\``] : [])), ...Object.entries(dropped).map(([file, names]) => `${names.map((name) => `\`${name}\``).join(', ')} (\`${file}\`)`)];
  if (gone.length > 0) write(`\n#### What goes whole\n\n${gone.map((item) => `- ${item}\n`).join('')}`);
  if (unused.length > 0) write(`\n#### Left, but no longer used\n\n${unused.map((file) => `- \`${file}\`\n`).join('')}`);
  if (refusals.length > 0) write(`\n#### Left to a person\n\n`);
  for (const { file, line, reason, hint } of refusals) write(`- \`${file}:${String(line)}\`: ${reason}; ${hint}\n`);
  if (notices.length > 0) write(`\n#### To look at\n\n`);
  for (const { file, line, reason, hint } of notices) write(`- \`${file}:${String(line)}\`: ${reason}; ${hint}\n`);
  if (files.length > 0) write(`\n<details><summary>Diff</summary>\n\n\`\`\`diff\n${diff(files, picocolors.createColors(false))}\`\`\`\n\n</details>\n`);
}

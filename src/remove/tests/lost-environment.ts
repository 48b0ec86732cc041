import { positionAt } from '../../text/lines.ts';
import { wholeWord } from '../../text/patterns.ts';
import type { Plan } from '../plan.ts';
import type { Notice, Request } from '../types.ts';

const READ = /\b(?:process|import\.meta)\.env(?:\??\.|\[['"`])([A-Za-z_]\w*)/g;

/** Where tests set environment variables that code read before the removal and none reads now. */
export function lostEnvironment(plan: Plan, requests: readonly Request[], may: (file: string) => boolean): Notice[] {
  const { project } = plan;
  const namesIn = (text: string): Set<string> => new Set([...text.matchAll(READ)].flatMap(([, name]) => name ?? []));
  const lost = new Set<string>();
  for (const [file, { source }] of plan.folds) {
    if (project.isTest(file)) continue;
    const now = plan.deleted.has(file) ? new Set<string>() : namesIn(plan.text(file));
    for (const name of namesIn(source.text)) if (!now.has(name) && !requests.some((r) => r.key === name)) lost.add(name);
  }
  if (lost.size === 0) return [];
  const words = new Map([...lost].map((name) => [name, new RegExp(wholeWord(name))]));
  const present = project.sources.filter((file) => !plan.deleted.has(file)).map((file) => ({ file, text: plan.text(file) }));
  for (const { file, text } of present) if (!project.isTest(file)) for (const [name, word] of words) if (word.test(text)) words.delete(name);
  return present.flatMap(({ file, text }) => (project.isTest(file) && may(file) ? [...words] : []).flatMap(([name, word]): Notice[] => {
    const at = word.exec(text)?.index;
    return at === undefined ? [] : [{ file, ...positionAt(text, at), reason: `the test sets ${name}, which no code reads any more`, hint: 'look at what the test expects now' }];
  }));
}

import { escapePattern } from '../text/patterns.ts';
import { positionAt } from '../text/lines.ts';
import type { Plan } from './plan.ts';
import type { Notice } from './types.ts';

/** Templates that are read for flags as far as the configuration says what asks there. */
const isPartlyRead = (file: string): boolean => file.endsWith('.hbs');
/** Languages of templates that can hold code, and are not read for flags. */
const TEMPLATE = /\.(?:handlebars|mustache|gjs|gts|ejs|eta|erb|haml|slim|pug|jade|twig|liquid|njk|j2|jinja2?|cshtml|jsp|phtml|php|marko)$/;

/** Templates that name one of the keys as a member or a text, in the words of either case: they may read a flag that is gone from the code. */
export function unreadTemplates({ project, deleted }: Plan, keys: ReadonlySet<string>): Notice[] {
  const names = [...keys].map((key) => key.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(Boolean).map(escapePattern).join('[^A-Za-z0-9]?'));
  const pattern = new RegExp(`(?<=[.@'"\`])(?:${names.filter(Boolean).join('|') || '(?!)'})(?![\\w$-])`, 'i');
  const reads = (file: string): boolean => project.facts(file)?.evaluations.some((read) => read.keys.some((key) => keys.has(key))) ?? false;
  const files = [...project.sources.filter((file) => isPartlyRead(file) && !reads(file)), ...project.others.filter((file) => TEMPLATE.test(file))];
  return files.filter((file) => !deleted.has(file)).flatMap((file) => {
    const text = project.read(file) ?? '';
    const named = pattern.exec(text);
    if (!named) return [];
    return [{ file, ...positionAt(text, named.index), reason: `the template names ${named[0]}, and ${isPartlyRead(file) ? 'nothing says that it asks for the flag' : 'templates of this kind are not read'}`, hint: 'see whether it asks for the flag, and take that out by hand' }];
  });
}

/** The modules whose class a template of Ember may be of: the one beside it, those of a pod, or those of the same name in the folders for them. */
export function classesOfTemplate(file: string): readonly string[] {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)\.hbs$/.exec(file) ?? [];
  if (name === '') return [];
  if (name === 'template') return ['./component', './controller'];
  const [, within] = /(?:^|\/)templates\/(.*)$/.exec(folder) ?? [];
  const up = within === undefined ? '' : '../'.repeat(within.split('/').length);
  if (within === undefined) return name === 'index' ? ['./index', './component'] : [`./${name}`];
  return within.startsWith('components/') ? [`${up}${within}${name}`] : [`${up}controllers/${within}${name}`];
}

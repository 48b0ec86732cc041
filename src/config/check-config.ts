import { checkData, didYouMean, found, type Mistake } from '../data/check-data.ts';
import { fieldOf, toValue, type DataPath, type Located } from '../data/located.ts';
import { configSchema } from './schema.ts';

const withoutName = new Set(['member']);
const withoutKey = new Set(['handle', 'status']);
const ofTemplates = new Set(['directive', 'component']);

const textOf = (node: Located, name: string): string | undefined => {
  const field = fieldOf(node, name);
  const value = field && toValue(field.value);
  return typeof value === 'string' ? value : undefined;
};

const itemsOf = (node: Located, name: string): readonly Located[] => {
  const value = fieldOf(node, name)?.value;
  return value?.type === 'list' ? value.items : [];
};

function* checkForm(form: Located, router: Located, path: DataPath): Generator<Mistake> {
  const kind = textOf(form, 'kind');
  const role = textOf(form, 'role') ?? 'read';
  const at = { path, ...(form.range && { range: form.range }) };
  if (kind === undefined) return;
  if (!fieldOf(form, 'name') && !withoutName.has(kind))
    yield { ...at, message: `"name" is missing: expected the name of the ${kind}` };
  if (!fieldOf(form, 'key') && !withoutKey.has(role))
    yield { ...at, message: '"key" is missing: expected the place of the key, such as arg:0' };
  if (kind === 'method' && !fieldOf(form, 'receiver') && !fieldOf(router, 'receiver'))
    yield { ...at, message: '"receiver" is missing: expected what the method is called on, here or on the router' };
}

function* checkRouter(router: Located, path: DataPath): Generator<Mistake> {
  if (router.type !== 'map') return;
  const forms = itemsOf(router, 'forms');
  const isOfTemplates = forms.length > 0 && forms.every((form) => ofTemplates.has(textOf(form, 'kind') ?? ''));
  if (!fieldOf(router, 'modules') && !fieldOf(router, 'receiver') && !isOfTemplates)
    yield {
      path,
      ...(router.range && { range: router.range }),
      message: 'expected "modules" (where it is imported from) or "receiver" (what it is called on), found neither',
    };
  for (const [at, form] of forms.entries()) yield* checkForm(form, router, [...path, 'forms', at]);
}

/** Every mistake of a configuration; `sdkNames` are those that `sdks` may name. */
export function checkConfig(root: Located, sdkNames: readonly string[]): readonly Mistake[] {
  const mistakes = [...checkData(root, configSchema)];
  for (const [at, router] of itemsOf(root, 'routers').entries()) mistakes.push(...checkRouter(router, ['routers', at]));
  for (const [at, node] of itemsOf(root, 'sdks').entries()) {
    const name = toValue(node);
    if (typeof name === 'string' && !sdkNames.includes(name))
      mistakes.push({
        path: ['sdks', at],
        ...(node.range && { range: node.range }),
        message: `expected the name of an SDK, found ${found(node)}${didYouMean(name, sdkNames) || `; known are ${sdkNames.join(', ')}`}`,
      });
  }
  const policies = fieldOf(root, 'kinds')?.value;
  for (const { name, value } of policies?.type === 'map' ? policies.fields : []) {
    const permanent = fieldOf(value, 'permanent');
    if (permanent && toValue(permanent.value) === true && fieldOf(value, 'lifetimeDays'))
      mistakes.push({
        path: ['kinds', name],
        ...(value.range && { range: value.range }),
        message: 'expected either "lifetimeDays" or "permanent: true", found both',
      });
  }
  return mistakes.sort((a, b) => (a.range?.[0] ?? 0) - (b.range?.[0] ?? 0));
}

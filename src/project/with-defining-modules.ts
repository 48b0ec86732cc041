import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/types.ts';
import { readModule } from '../facts/read-facts.ts';
import { moduleName, receiversIn } from '../facts/sdk-index.ts';
import { createResolver, readProjectFile } from '../resolve/create-resolver.ts';
import { definedNames, exportedNames } from '../resolve/exported-names.ts';
import { specifierResolver } from '../resolve/specifier-resolver.ts';
import { summarize } from '../resolve/summarize.ts';
import type { ModuleSummary } from '../resolve/types.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import { parse } from './parse.ts';

/** A form of one exported name, or of what is taken from one: other exports of the file that defines it are not meant. */
const isBound = ({ kind, name = '*', receiver }: Form, { receiver: shared }: Sdk): boolean =>
  kind !== 'property' && ((receiver ?? shared) !== undefined || !name.includes('*'));

/** Exported names that the forms of a router stand for or begin at. */
function namesIn(sdk: Sdk): ReadonlySet<string> {
  const written = [...sdk.forms.flatMap(({ name = '' }) => name.split('|')), ...receiversIn(sdk)];
  return new Set(written.flatMap((each) => /^\s*(?:new )?([\w$]+)/.exec(each)?.[1] ?? []));
}

/** A resolver that reads what modules pass on of others, and nothing of flags. */
export function createPassingResolver(root: string): ReturnType<typeof createResolver> {
  const summaries = new Map<string, ModuleSummary | undefined>();
  const summary = (file: string): ModuleSummary | undefined => {
    if (!summaries.has(file)) {
      const text = readProjectFile(root, file);
      const source = text === undefined || file.endsWith('.json') ? undefined : parse(file, text).source;
      summaries.set(file, source && summarize(readModule(source, { sdks: [], declarations: [], resolver: specifierResolver, isTest: false })).summary);
    }
    return summaries.get(file);
  };
  const has = (file: string): boolean => statSync(join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;
  return createResolver({ root, summary, has, closed: () => ({ type: 'other' }), wrappers: () => undefined, read: (file) => readProjectFile(root, file), mayWrap: () => true, mayPass: () => true });
}

/**
 * A configuration whose routers also hold for the files that define what their modules only pass on: a function is the same
 * by whichever of them it is imported. The outer configuration's routers are ready.
 */
export function withDefiningModules(config: Config, outer?: Config): Config {
  const { root, folder, routers } = config;
  const resolver = createPassingResolver(root);
  /** The files that give a module's exports; mostly a glance shows that the module does itself, and nothing has to be parsed. */
  const definersOf = (from: string, source: string, wanted: readonly string[]): string[] => {
    const file = resolver.resolve(from, source);
    const text = file === undefined ? undefined : readProjectFile(root, file);
    if (file === undefined || text === undefined) return [];
    const defined = definedNames(text);
    const { names, open } = exportedNames(text);
    return wanted.flatMap((name) => (defined.has(name) ? file : open || names.has(name) ? (resolver.locate(from, source, name)?.file ?? []) : []));
  };
  const definers = (sdk: Sdk): Sdk[] => {
    const forms = sdk.forms.filter((form) => isBound(form, sdk));
    const sources = sdk.modules.filter((written) => !/[*{?]/.test(written));
    if (forms.length === 0 || sources.length === 0) return [];
    const names = [...namesIn({ ...sdk, forms })];
    const files = sources.flatMap((source) => definersOf(source.startsWith('.') ? 'x' : `${folder}/x`, source, names));
    const modules = [...new Set(files.map(moduleName))].filter((file) => !sdk.modules.some((written) => moduleName(written) === file));
    return modules.length === 0 ? [] : [{ ...sdk, modules, forms }];
  };
  return { ...config, routers: routers.flatMap((sdk) => [sdk, ...(outer?.routers.includes(sdk) ? [] : definers(sdk))]) };
}

import picomatch from 'picomatch';
import { parsePlace, parseValue, type ParsedPlace } from '../sdks/notation.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import type { Origin } from './origins.ts';
import type { ValueShape } from './types.ts';

/** A form ready to be compared with origins. */
export interface IndexedForm {
  readonly sdk: Sdk;
  readonly form: Form;
  readonly names: readonly string[];
  readonly key: ParsedPlace | undefined;
  readonly default: ParsedPlace | undefined;
  readonly match: ParsedPlace | undefined;
  readonly when: ParsedPlace | undefined;
  readonly forced: ParsedPlace | undefined;
  readonly value: ValueShape;
  /** Tells whether a name is meant by the form. */
  readonly matchesName: (name: string) => boolean;
  /** Tells whether an origin is the form's receiver; without receiver, nothing is. */
  readonly matchesReceiver: (origin: Origin) => boolean;
}

/** SDKs and routers, arranged for questions by name. */
export interface SdkIndex {
  /** Forms of a kind that a name could mean; wild-card names included. */
  forms(kind: Form['kind'], name: string): readonly IndexedForm[];
  readonly members: readonly IndexedForm[];
  readonly properties: readonly IndexedForm[];
  /** Tells whether a module, known by these names, is the SDK's. */
  isModule(sdk: Sdk, names: readonly string[]): boolean;
}

const split = (names: string): string[] => names.split('|').map((n) => n.trim()).filter(Boolean);

/** Path from the project's root without `./`, extension and `/index`, as configuration and resolver write modules. */
export const moduleName = (path: string): string =>
  path.replace(/^\.\//, '').replace(/\.d?\.?[cm]?[jt]sx?$/, '').replace(/(^|\/)index$/, '') || path;

function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const exact = new Set(names.filter((n) => !n.includes('*')));
  const patterns = names.filter((n) => n.includes('*')).map((n) => new RegExp(`^${n.replaceAll(/[.$()[\]^+?{}\\]/g, '\\$&').replaceAll('*', '.*')}$`));
  return (name) => exact.has(name) || patterns.some((p) => p.test(name));
}

const isSuffix = (path: string, wanted: string): boolean => path === wanted || path.endsWith(`.${wanted}`);

function receiverMatcher(alternatives: readonly string[], hasModules: boolean, isOwn: (origin: Pick<Origin, 'source' | 'names'>) => boolean): (origin: Origin) => boolean {
  const matches = (origin: Origin, wanted: string): boolean => {
    switch (origin.root) {
      case 'import':
        if (hasModules && !isOwn(origin)) return false;
        return origin.path === wanted || origin.path === `new ${wanted}()` || (!hasModules && isSuffix(origin.path, wanted));
      case 'type':
        if (hasModules && origin.source === undefined) return origin.path === wanted && (isOwn({}) || wanted.includes('.'));
        if (hasModules && !isOwn(origin)) return false;
        return origin.path === wanted || isSuffix(origin.path, wanted);
      case 'self':
        return hasModules && isOwn({}) && (origin.path === wanted || origin.path === `new ${wanted}()`);
      case 'global':
        return origin.path === wanted && (!hasModules || wanted.includes('.'));
      case 'name':
        return !hasModules && (isSuffix(origin.path, wanted) || origin.path === `new ${wanted}()`);
    }
  };
  return (origin) => alternatives.some((wanted) => matches(origin, wanted));
}

/**
 * Arranges SDKs for one file; `namesOf` tells by which names the module of an import source is known,
 * and without a source those of the file itself.
 */
export function createSdkIndex(sdks: readonly Sdk[], namesOf: (source: string | undefined) => readonly string[]): SdkIndex {
  const compiled = sdks.map(compileSdk);
  const bySource = new Map<string | undefined, readonly string[]>();
  const names = (source: string | undefined): readonly string[] => {
    const known = bySource.get(source) ?? namesOf(source);
    bySource.set(source, known);
    return known;
  };
  const isModuleCache = new Map<Sdk, (names: readonly string[]) => boolean>(compiled.map((c) => [c.sdk, c.isModule]));
  const isModule = (sdk: Sdk, moduleNames: readonly string[]): boolean => isModuleCache.get(sdk)?.(moduleNames) ?? false;

  const byKind = new Map<string, Map<string, IndexedForm[]>>();
  const wild = new Map<string, IndexedForm[]>();
  const members: IndexedForm[] = [];
  const properties: IndexedForm[] = [];
  for (const { sdk, forms, isModule: own } of compiled) {
    for (const f of forms) {
      const alternatives = receiversOf(sdk, f.form);
      const indexed: IndexedForm = { ...f, matchesReceiver: receiverMatcher(alternatives, sdk.modules.length > 0, (origin) => own(origin.names ?? names(origin.source))) };
      if (indexed.form.kind === 'member') members.push(indexed);
      else if (indexed.form.kind === 'property') properties.push(indexed);
      else {
        const list = byKind.get(indexed.form.kind) ?? new Map<string, IndexedForm[]>();
        byKind.set(indexed.form.kind, list);
        for (const name of indexed.names) {
          if (name.includes('*')) wild.set(indexed.form.kind, [...(wild.get(indexed.form.kind) ?? []), indexed]);
          else list.set(name, [...(list.get(name) ?? []), indexed]);
        }
      }
    }
  }
  return {
    forms(kind, name) {
      const exact = byKind.get(kind)?.get(name) ?? [];
      const others = wild.get(kind);
      return others ? [...exact, ...others.filter((f) => f.matchesName(name))] : exact;
    },
    members,
    properties,
    isModule,
  };
}

const MAX_HANDLES = 3;

/** What a form may be taken from: its receivers, and results of handles that yield them (`getInstance().snapshot()` for `Snapshot`). */
function receiversOf(sdk: Sdk, form: Form): string[] {
  const expand = (receivers: string | undefined, depth: number): string[] =>
    split(receivers ?? '').flatMap((name) => [name, ...(depth === 0 ? [] : sdk.forms.filter((f) => f.yields === name).flatMap((handle) => resultsOf(handle, depth)))]);
  const resultsOf = (handle: Form, depth: number): string[] => {
    const calls = split(handle.name ?? '').map((name) => `${name}()`);
    if (handle.kind !== 'method') return handle.kind === 'constructor' ? calls.map((c) => `new ${c}`) : calls;
    return expand(handle.receiver ?? sdk.receiver, depth - 1).flatMap((from) =>
      calls.flatMap((c) => (/^[A-Z]\w*$/.test(from) ? [`${from}.${c}`, `new ${from}().${c}`] : [`${from}.${c}`])));
  };
  return [...new Set(expand(form.receiver ?? sdk.receiver, MAX_HANDLES))];
}

interface CompiledSdk {
  readonly sdk: Sdk;
  readonly forms: readonly Omit<IndexedForm, 'matchesReceiver'>[];
  readonly isModule: (names: readonly string[]) => boolean;
}

const place = (written: string | undefined): ParsedPlace | undefined => (written === undefined ? undefined : parsePlace(written));

const compiledSdks = new WeakMap<Sdk, CompiledSdk>();

function compileSdk(sdk: Sdk): CompiledSdk {
  const known = compiledSdks.get(sdk);
  if (known) return known;
  const wanted = sdk.modules.map((m) => (m.startsWith('.') || m.includes('/') ? moduleName(m) : m));
  const exact = new Set([...wanted, ...sdk.modules]);
  const globs = wanted.filter((m) => /[*{?]/.test(m)).map((m) => picomatch(m));
  const compiled: CompiledSdk = {
    sdk,
    isModule: (names) => names.some((n) => exact.has(n) || globs.some((g) => g(n))),
    forms: sdk.forms.map((form) => {
      const formNames = split(form.name ?? '*');
      return {
        sdk,
        form,
        names: formNames,
        key: place(form.key), default: place(form.default), match: place(form.match), when: place(form.when), forced: place(form.forced),
        value: parseValue(form.value ?? (form.kind === 'hoc' ? 'component' : 'boolean'), form.offVariant) ?? { type: 'any' },
        matchesName: nameMatcher(formNames),
      };
    }),
  };
  compiledSdks.set(sdk, compiled);
  return compiled;
}

import { readFacts } from '../../src/facts/read-facts.ts';
import type { FileFacts } from '../../src/facts/types.ts';
import type { Source } from '../../src/facts/source.ts';
import { parse } from '../../src/project/parse.ts';
import { removeInFile, type InFileResult } from '../../src/remove/remove-in-file.ts';
import type { Request } from '../../src/remove/types.ts';
import type { Resolver } from '../../src/resolve/types.ts';
import { defineSdk } from '../../src/sdks/types.ts';

/** The flag system that fixtures and generated programs use: a module `./flags` with one form of each kind. */
export const router = defineSdk({
  name: 'flags',
  title: 'Fixture flags',
  modules: ['./flags'],
  receiver: 'client',
  forms: [
    { kind: 'function', name: 'flag | isOn', key: 'arg:0', default: 'arg:1' },
    { kind: 'function', name: 'isOff', key: 'arg:0', negated: true },
    { kind: 'function', name: 'flagAsync', key: 'arg:0', async: true },
    { kind: 'function', name: 'variant', key: 'arg:0', value: 'string' },
    { kind: 'function', name: 'setting', key: 'arg:0', value: 'any' },
    { kind: 'function', name: 'details', key: 'arg:0', value: 'object(.enabled,.name,.payload)' },
    { kind: 'function', name: 'useFlags', key: 'member', default: 'arg:0.keys' },
    { kind: 'function', name: 'getFlags', key: 'member', async: true },
    { kind: 'function', name: 'useFlagIf', key: 'arg:0.feature', when: 'arg:0.when' },
    { kind: 'function', name: 'useResultIf', key: 'arg:0.feature', when: 'arg:0.when', default: 'arg:0.otherwise', value: 'object(.value,.isLoading)' },
    { kind: 'function', name: 'useVariant', key: 'arg:0', value: 'object(.value,.isLoading,.ready)' },
    { kind: 'function', name: 'useTuple', key: 'arg:0', value: 'tuple[0] string' },
    { kind: 'function', name: 'fetchDetails', key: 'arg:0', async: true, value: 'detail<boolean>.value' },
    { kind: 'function', name: 'mockFlags', key: 'arg:0.keys', role: 'override' },
    { kind: 'function', name: 'exposed', key: 'arg:0', role: 'track' },
    { kind: 'method', name: 'on | off', key: 'arg:0', prefix: 'change:', role: 'track' },
    { kind: 'function', name: 'useStatus', role: 'status', settled: true },
    { kind: 'method', name: 'isEnabled', key: 'arg:0' },
    { kind: 'component', name: 'Feature', key: 'jsx:flag', off: 'jsx:fallback' },
    { kind: 'hoc', name: 'withFlag', key: 'arg:0', on: 'arg:1', off: 'arg:2' },
    { kind: 'directive', name: 'v-feature | appFeature', key: 'arg:0' },
    { kind: 'property', name: 'flag', key: 'self' },
  ].filter((f) => f.kind !== 'property') as never,
});

/** What flags are asked of, handed on under its type. */
const handedOn = defineSdk({ name: 'flag-set', title: 'Fixture flag set', modules: [], receiver: 'FlagSet', forms: [{ kind: 'member', key: 'member' }] } as never);

/** What has flags among other things. */
const owner = defineSdk({ name: 'users', title: 'Fixture users', modules: [], receiver: 'user | account', forms: [{ kind: 'method', name: 'hasFeature', key: 'arg:0' }, { kind: 'method', name: 'lacksFeature', key: 'arg:0', negated: true }] } as never);

const resolver: Resolver = { moduleNames: (_file, source) => [source], constant: () => undefined, passesOn: () => false, origins: () => [], sdk: () => undefined };

/** Parses a text, which must be valid. */
export function sourceOf(file: string, text: string): Source | undefined {
  return parse(file, text).source;
}

export function factsIn(source: Source): FileFacts {
  return readFacts(source, { sdks: [router, handedOn, owner], declarations: [{ file: 'src/keys.ts', export: 'Flags' }], resolver, isTest: false });
}

/** Removes flags from a text by the fixtures' router. */
export function removeFrom(file: string, text: string, requests: readonly Request[]): InFileResult {
  const source = sourceOf(file, text);
  if (!source) throw new Error(`${file} does not parse`);
  return removeInFile(source, { facts: factsIn(source), parse: sourceOf }, requests);
}

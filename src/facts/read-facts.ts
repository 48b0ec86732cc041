import type { DeclarationSource } from '../config/types.ts';
import type { Resolver, TypeOracle } from '../resolve/types.ts';
import type { Sdk, Transform } from '../sdks/types.ts';
import { createBindings, type Bindings } from './bindings.ts';
import { createConditions, evaluationsOf, type Conditions } from './conditions.ts';
import { componentOf } from './angular-component.ts';
import { createConstants, type Constants } from './constants.ts';
import { findDeclarations, findTags } from './declarations.ts';
import { findEvaluations } from './evaluations.ts';
import type { Findings } from './findings.ts';
import { createKeys } from './keys.ts';
import { createOrigins, type Origins } from './origins.ts';
import { createSdkIndex, moduleName, type SdkIndex } from './sdk-index.ts';
import { findFunctionCalls } from './function-calls.ts';
import { findOneSidedValues } from './one-sided-values.ts';
import { openQuestions } from './open-questions.ts';
import type { Source } from './source.ts';
import { findTogglePoints } from './toggle-points.ts';
import type { FileFacts, FlagVariable } from './types.ts';
import { findDefaultCases, withTestCases } from './test-cases.ts';
import { withTruthTests } from './truth-tests.ts';
import { withTasks } from './with-tasks.ts';
import { findWrappers, type Wrapper } from './wrappers.ts';

/** What a reading needs besides the file itself. */
export interface ReadContext {
  /** SDKs to look for; routers are SDKs too and belong here as well. Earlier ones win. */
  readonly sdks: readonly Sdk[];
  readonly declarations: readonly DeclarationSource[];
  readonly resolver: Resolver;
  readonly isTest: boolean;
  /** The key that a name in code stands for, where a transform lies between them (`newNav` for `new-nav`); the name itself unless given. */
  readonly canonicalKey?: (name: string, transform: Transform | undefined) => string;
  /** Answers what the text leaves open; what it would be asked is an open question of the facts without it. */
  readonly types?: TypeOracle | undefined;
}

/** A file read, with the nodes behind its facts: what the summary of the module is made from. */
export interface Reading {
  readonly source: Source;
  readonly bindings: Bindings;
  readonly constants: Constants;
  readonly origins: Origins;
  readonly conditions: Conditions;
  readonly found: Findings;
  readonly wrappers: readonly Wrapper[];
  /** Names by which configuration may know the file. */
  readonly fileNames: readonly string[];
}

/** A wrapper may call a wrapper that calls a wrapper: rounds within one file. */
const MAX_HOPS = 6;

const LATE_IMPORT = /\b(?:require|import)\s*\(\s*["'`]([^"'`\n]+)["'`]/g;

/** Every module the file takes values from: by imports, `require` and `import()`. */
function importSources({ ast, text, file }: Source): string[] {
  const imports = ast.body.flatMap((s) => (s.type === 'ImportDeclaration' ? [s.source.value] : []));
  const late = [...text.matchAll(LATE_IMPORT)].flatMap(([, from]) => (from === undefined ? [] : [from]));
  const component = componentOf(file);
  return [...new Set([...imports, ...late, ...(component ? [component.source] : [])])];
}

/** Finds what one file asks of flags, and which of its functions forward a key; what it asks, only when that is wanted. */
export function readModule(source: Source, context: ReadContext): Reading {
  const { resolver } = context;
  const bindings = createBindings(source.scopes);
  const constants = createConstants(source.file, bindings, resolver);
  const origins = createOrigins(source.file, bindings, resolver, constants);
  const fileNames = [source.file, moduleName(source.file)];
  let asked: Asked | undefined;
  const ask = (): Asked => (asked ??= findAsked({ source, bindings, constants, origins, fileNames }, context));
  return {
    source, bindings, constants, origins, fileNames,
    get found() { return ask().found; },
    get conditions() { return ask().conditions; },
    get wrappers() { return ask().wrappers; },
  };
}

type Asked = Pick<Reading, 'found' | 'conditions' | 'wrappers'>;

function findAsked({ source, bindings, constants, origins, fileNames }: Omit<Reading, keyof Asked>, { sdks, resolver, types, isTest, canonicalKey = (name) => name }: ReadContext): Asked {
  const keys = createKeys(bindings, constants, types);
  const moduleNames = (from: string): readonly string[] => resolver.moduleNames(source.file, from);
  const imported = [...new Set(importSources(source).flatMap((from) => [resolver.sdk(source.file, from), ...(resolver.reached?.(source.file, from) ?? [])]))].filter((sdk) => sdk !== undefined);

  let wrappers: readonly Wrapper[] = [];
  for (let hop = 0; ; hop++) {
    const local: Sdk[] = wrappers.length > 0 ? [{ name: moduleName(source.file), title: 'this file', modules: fileNames, forms: wrappers.map((w) => w.form) }] : [];
    const index = createSdkIndex(sdks, [...imported, ...local], (from) => (from === undefined ? fileNames : moduleNames(from)));
    const found = findEvaluations({ ast: source.ast, bindings, constants, origins, keys, index, fileNames, moduleNames, canonicalKey, types, isTest, template: source.scripts && source.text });
    const conditions = createConditions(source.text, found, bindings, constants);
    const next = found.unknownKeys.size > 0 ? findWrappers(found, bindings, constants, conditions) : [];
    const isStable = keysHandedOn(next) === keysHandedOn(wrappers);
    wrappers = next;
    if (!isStable && hop < MAX_HOPS) continue;
    for (const { evaluations, telling } of wrappers) {
      for (const index of evaluations) if (!telling.includes(index) || found.evaluations[index]?.exactness === 'dynamic') markForwarded(found, index);
    }
    return { found, conditions, wrappers: wrappers.map((wrapper) => asDescribed(wrapper, index, fileNames)) };
  }
}

/** How many keys of reads the wrappers of a file hand on: more with each hop. */
const keysHandedOn = (wrappers: readonly Wrapper[]): number => wrappers.reduce((sum, { evaluations }) => sum + evaluations.length, 0);

/** A wrapper as an SDK or a router describes it, where one does; what its code lets guess is less. */
function asDescribed(wrapper: Wrapper, index: SdkIndex, fileNames: readonly string[]): Wrapper {
  const { kind, name = '', receiver } = wrapper.form;
  const described = index.forms(kind, name).find((f) => index.isModule(f.sdk, fileNames) && (receiver === undefined || f.receivers.includes(receiver)));
  if (!described || described.form.role !== undefined) return wrapper;
  const { form, sdk: { transform } } = described;
  const { table } = wrapper.form;
  return { ...wrapper, form: { ...(transform ? { transform } : {}), ...(table ? { table } : {}), ...form, name, ...(receiver === undefined ? {} : { receiver }) } };
}

/** Marks the read inside a wrapper: its calls say which flags it asks for, whatever its parameter's type allows; keys that are written there stay its own. */
function markForwarded({ evaluations, unknownKeys }: Findings, index: number): void {
  const read = evaluations[index];
  const keys = unknownKeys.get(index)?.written ?? [];
  if (!read) return;
  evaluations[index] = keys.length > 0 ? { ...read, keys }
    : { ...read, keys, exactness: 'dynamic', ...(read.exactness === 'union' ? { reason: 'the key is a parameter' } : {}), forwarded: true };
}

/** Facts of a reading. */
export function factsOf(reading: Reading, context: Pick<ReadContext, 'declarations'>): FileFacts {
  const { source, found, conditions, constants, fileNames } = reading;
  const hasFlags = found.evaluations.length > 0;
  const togglePoints = hasFlags ? findTogglePoints(source.text, source.ast, source.comments, found, conditions, constants) : [];
  const oneSidedValues = findOneSidedValues(source, togglePoints, reading.bindings);
  const overrides = withTestCases(source.ast, found.overrides, reading.bindings, constants);
  const defaultCases = findDefaultCases(source.ast, overrides, reading.bindings);
  const open = openQuestions(source.file, found, reading.bindings);
  return {
    evaluations: withTruthTests(source.ast, withTasks(source, reading.bindings, found), conditions),
    togglePoints,
    variables: hasFlags ? flagVariables(reading) : [],
    declarations: [...found.declarations, ...findDeclarations(source, fileNames, context.declarations, constants), ...findTags(source.comments)],
    overrides,
    companions: found.companions,
    properties: found.properties,
    ...(oneSidedValues.length > 0 && { oneSidedValues }),
    ...(hasFlags && findFunctionCalls(source.ast, reading.bindings)),
    ...(defaultCases.length > 0 && { defaultCases }),
    ...(open.length > 0 && { openQuestions: open }),
  };
}

function flagVariables({ source, conditions }: Reading): FlagVariable[] {
  const variables: FlagVariable[] = [];
  for (const scope of source.scopes.scopes) {
    for (const variable of scope.variables) {
      const [name] = variable.identifiers;
      if (!name || variable.references.length === 0 || variable.defs[0]?.type !== 'Variable') continue;
      const condition = conditions.of(name);
      const evaluations = evaluationsOf(condition);
      if (evaluations.length > 0) variables.push({ name: variable.name, range: name.range, condition, evaluations });
    }
  }
  return variables;
}

/** Reads one file to facts. Pure: the same source and context give the same facts. */
export const readFacts = (source: Source, context: ReadContext): FileFacts => factsOf(readModule(source, context), context);


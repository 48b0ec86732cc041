import { parsePlace } from '../sdks/notation.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import { escapePattern } from '../text/patterns.ts';
import { METHODS } from './list-calls.ts';
import { isModuleOf, moduleName, namesByFile } from './sdk-index.ts';

export interface PrefilterWords {
  readonly sdks: readonly Sdk[];
  readonly routers: readonly Sdk[];
  /** Known flag keys. */
  readonly keys?: Iterable<string>;
  /** Further names that make a file worth reading: wrappers that were found, enums of keys. */
  readonly names?: Iterable<string>;
}

/** The longest part of a glob that is certain to appear. */
const longest = (parts: readonly string[]): string => parts.reduce((a, b) => (b.length > a.length ? b : a), '');
const literalPart = (glob: string): string => longest(glob.split('*'));

const alternatives = (joined: string): string[] => joined.split('|').map((part) => part.trim());

/** A receiver appears with all its names. */
const receiverWords = (receiver: string): string[] => (receiver.match(/[\w$]+/g) ?? []).filter((word) => !['this', 'new', 'default'].includes(word));

const receiverWord = (receiver: string): string => longest(receiverWords(receiver));

/** Whether a glob means all that is in a folder (`./src/flags/**`), and the folder's name. */
const folderOf = (module: string): string | undefined => /([\w.@-]+)\/\*[*/]*$/.exec(module)?.[1];

/** A file as it stands between quotes: it may be imported by any path that ends in its name; for a folder, by a path through it, or by a relative one if that is meant too. */
function filePattern(module: string, ...others: readonly string[]): string {
  const folder = folderOf(module);
  if (folder !== undefined) return [`${escapePattern(folder)}["'/]`, ...others].join('|');
  const base = module.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '').split('/').at(-1) ?? '';
  return base.includes('*') ? escapePattern(literalPart(base)) : `[/"']${escapePattern(base)}(?:/index)?(?:\\.\\w+)?["']`;
}

/** A name, perhaps with `*` in it, as it stands in code: no part of a longer one. */
function namePattern(name: string): string {
  const part = literalPart(name);
  const starts = /^[\w$]/.test(part) && name.startsWith(part) ? '(?<![\\w$])' : '';
  const ends = /[\w$]$/.test(part) && name.endsWith(part) ? '(?![\\w$])' : '';
  return `${starts}${escapePattern(part)}${ends}`;
}

const kebabCase = (name: string): string => name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** All names that a form goes by in code: a component's tag may be written with dashes in a template, and a utility may ask a list by a name of its own. */
function namesOf({ kind, name }: Form): string[] {
  const names = name === undefined ? [] : alternatives(name);
  const others = kind === 'component' ? names.map(kebabCase) : kind === 'list' ? Object.keys(METHODS).filter((other) => names.includes(METHODS[other] ?? '')) : [];
  return [...new Set([...names, ...others])];
}

/** Names that a default export goes by without an import. */
const namesWithoutImport = (sdk: Sdk, form: Form): string[] =>
  ((form.kind === 'component' || form.kind === 'function') && form.name === 'default' ? namesByFile(sdk).flatMap((name) => namesOf({ ...form, name })) : []);

/** What must appear in a file that uses a form by the name it was exported with; undefined when the name can be any. */
function formWord(form: Form, write = (name: string): string => escapePattern(literalPart(name))): string | undefined {
  const names = namesOf(form);
  return names.length > 0 && names.every((name) => literalPart(name).length > 1 && name !== 'default') ? names.map(write).join('|') : undefined;
}

/** What is there without an import: environment variables. */
const isAmbient = (receiver: string | undefined): boolean => receiver !== undefined && /\b(?:process|import\.meta)\./.test(receiver);

/** SDKs that are there by import alone: their packages are looked up instead of searched for. */
const isPackaged = (sdk: Sdk): boolean => sdk.modules.length > 0 && !isAmbient(sdk.receiver);

function patternsOf(sdk: Sdk): string[] {
  const byModule = sdk.modules.map((module) => filePattern(module));
  return sdk.forms.flatMap((form) => {
    const word = formWord(form);
    if (form.kind === 'property') return word === undefined ? byModule : [word];
    const receiver = form.receiver ?? sdk.receiver;
    const onReceiver = form.kind === 'method' || form.kind === 'member' || form.kind === 'list';
    if (!onReceiver || receiver === undefined) return word === undefined ? [...byModule, ...namesWithoutImport(sdk, form).map(escapePattern)] : [word];
    if (form.kind === 'member' && word !== undefined) return [word];
    return [...byModule, ...alternatives(receiver).map(receiverWord).filter(Boolean).map(escapePattern)];
  });
}

/** What a file must hold for a form to apply in it: each pattern, and for forms that are bound to files one of these names. */
interface Need {
  readonly patterns: readonly string[];
  readonly sdk?: Sdk;
}

/** An import from the same folder or one near it. */
const RELATIVE = '["\']\\.{1,2}/';

const anyOf = (patterns: readonly string[]): string => [...new Set(patterns)].join('|');

/** Names of members that an object literal in the file must have for its keys to be found there; what may come from elsewhere is not asked for. */
function memberWords({ role, key }: Form): string[] {
  const place = role === 'override' && key !== undefined ? parsePlace(key) : undefined;
  return place && !place.or && 'path' in place ? place.path.filter((name) => /^\w+$/.test(name)) : [];
}

/** Each of the ways in which a form can apply. What chooses by a condition of its own has no facts without a flag in it. */
function needsOf(sdk: Sdk, form: Form): Need[] {
  if (form.role === 'condition') return [];
  const word = formWord(form, form.kind === 'property' ? undefined : namePattern);
  const byName = [...(word === undefined ? [] : [word]), ...memberWords(form).map(escapePattern)];
  if (form.kind === 'property') return [{ patterns: word === undefined ? [] : [`(?<![\\w$])(?:${word})["'\`]?\\]?\\s*(?:[:,}]|/[/*])`], ...(sdk.modules.length > 0 ? { sdk } : {}) }];
  const receiver = form.receiver ?? sdk.receiver;
  const onReceiver = form.kind === 'method' || form.kind === 'list' || (form.kind === 'member' && word === undefined);
  const byModule = sdk.modules.length > 0 ? [{ patterns: [anyOf(sdk.modules.map((module) => filePattern(module, RELATIVE))), ...byName] }] : [];
  if (!onReceiver || receiver === undefined) {
    const named = namesWithoutImport(sdk, form);
    return word === undefined ? [...byModule, ...(named.length > 0 ? [{ patterns: [named.map(namePattern).join('|')] }] : [])] : [{ patterns: byName }];
  }
  const stubbed = alternatives(receiver).some((path) => /^(?:process|import\.meta)\.env$/.test(path)) ? [{ patterns: ['\\bstubEnv\\b', ...byName] }] : [];
  return [...byModule, ...stubbed, ...alternatives(receiver).map((path) => ({ patterns: [...receiverWords(path).map(escapePattern), ...byName] }))];
}

/** A key that is an ordinary word counts only where it is a string or a member. */
const keyPattern = (key: string): string => (/^[a-z]+$|^.{1,4}$/i.test(key) ? `["'\`.]${escapePattern(key)}\\b` : escapePattern(key));

/** Anything that can bring a module in: imports, re-exports, `require`, mocks. */
const SOURCE = /(?:from|import|require|[mM]ock|Actual)\b[\s(]*["']([^"'\n]+)["']/g;

/** The modules that a text names where it can bring them in; some it names need not be brought in at all. */
export const importsOf = (text: string): string[] => [...new Set([...text.matchAll(SOURCE)].flatMap(([, from]) => from ?? []))];

export interface Prefilter {
  /** Whether a text can have to do with flags; it brings in these modules, and is this file's. */
  test(text: string, imports?: readonly string[], file?: string): boolean;
  /** Whether a text that can have to do with flags names what they are asked of, so that it may hand it on. */
  passes(text: string, imports: readonly string[], file?: string): boolean;
  /** Whether a file with this text can hold a fact by itself, without wrappers that it imports: a narrower question. */
  holds(file: string, text: string, imports: readonly string[]): boolean;
}

/**
 * Tells of a file's text, before it is parsed, whether it can have anything to do with flags: it imports an SDK's package, or
 * holds a router's name, a known key or a `@flag` tag. With `latin1` it is for text that was decoded byte by byte.
 */
export function createPrefilter(words: PrefilterWords, { latin1 = false } = {}): Prefilter {
  const packages = words.sdks.filter(isPackaged).flatMap(({ modules }) => modules);
  const exact = new Set(packages.filter((name) => !name.includes('*')));
  const globs = packages.filter((name) => name.includes('*'));
  const matchesGlob = globs.length > 0 ? new RegExp(`^(?:${globs.map((glob) => glob.split('*').map(escapePattern).join('.*')).join('|')})$`) : undefined;
  const asked = words.sdks.filter((sdk) => !isPackaged(sdk)).concat(words.routers);
  const handedOn = asked.map((sdk) => ({ ...sdk, forms: sdk.forms.filter(({ kind }) => kind !== 'property') })).flatMap(patternsOf);
  const pattern = (written: string): RegExp => new RegExp(latin1 ? toLatin1(written) : written);
  const named = pattern(shortest([
    ...asked.flatMap(patternsOf),
    ...[...(words.keys ?? [])].filter(Boolean).map(keyPattern),
    ...[...(words.names ?? [])].filter(Boolean).map(escapePattern),
    '@flag\\s',
  ]));
  const passed = pattern(handedOn.length > 0 ? shortest(handedOn) : '(?!)');
  const needs = asked.flatMap((sdk) => sdk.forms.flatMap((form) => needsOf(sdk, form)));
  const distinctNeeds = new Map(needs.map((need) => [JSON.stringify([need.patterns, need.sdk?.modules]), need]));
  const tests = [{ patterns: ['@flag\\s'] }, ...distinctNeeds.values()].map(({ patterns, sdk }: Need) => ({ sdk, patterns: patterns.map(pattern) }));
  const seen = new Map<string, boolean>();
  const isPackage = (from: string): boolean => {
    const known = seen.get(from);
    if (known !== undefined) return known;
    const is = exact.has(from) || (matchesGlob?.test(from) ?? false);
    seen.set(from, is);
    return is;
  };
  const folders = asked.filter(({ modules, forms }) => forms.some(({ kind }) => kind !== 'property') && modules.some((module) => folderOf(module) !== undefined));
  const isWithin = (file: string | undefined): boolean => file !== undefined && folders.some((sdk) => isModuleOf(sdk, [file, moduleName(file)]));
  return {
    test: (text, imports, file) => named.test(text) || isWithin(file) || (imports ?? importsOf(text)).some(isPackage),
    passes: (text, imports, file) => passed.test(text) || isWithin(file) || imports.some(isPackage),
    holds: (file, text, imports) =>
      ((named.test(text) || isWithin(file)) && tests.some(({ patterns, sdk }) => patterns.every((each) => each.test(text)) && (!sdk || isModuleOf(sdk, [file, moduleName(file)])))) || imports.some(isPackage),
  };
}

/** One pattern for any of these, without words that others are part of. */
function shortest(patterns: readonly string[]): string {
  const distinct = [...new Set(patterns.flatMap((pattern) => (/^[\w|]+$/.test(pattern) ? pattern.split('|') : [pattern])))];
  return distinct.filter((word) => !distinct.some((other) => /^\w+$/.test(other) && other !== word && word.includes(other))).join('|');
}

/** Each UTF-8 byte as one character. */
const toLatin1 = (text: string): string =>
  text.replace(/[^\0-\x7f]/gu, (char) => String.fromCharCode(...new TextEncoder().encode(char)));

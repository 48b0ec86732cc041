import type { ValuePart, ValueShape, ValueType } from '../facts/types.ts';
import type { Place } from './types.ts';

/** A place in a form, parsed. */
export type ParsedPlace = (
  | { readonly in: 'arg'; readonly index: number; readonly path: readonly string[]; readonly each: 'one' | 'elements' | 'keys' }
  | { readonly in: 'jsx'; readonly attribute: string; readonly path: readonly string[]; readonly each: 'one' | 'elements' | 'keys' }
  | { readonly in: 'fixed'; readonly key: string }
  | { readonly in: 'member' | 'self' | 'children' | 'value' | 'keys' }
) & {
  /** Where to look when nothing known stands here. */
  readonly or?: ParsedPlace;
  /** Where another key stands that is asked for as well. */
  readonly and?: ParsedPlace | undefined;
};

const eachOf = (suffix: string | undefined): 'one' | 'elements' | 'keys' => (suffix === '[]' ? 'elements' : suffix === '.keys' ? 'keys' : 'one');
const pathOf = (path: string | undefined): string[] => (path ?? '').replaceAll('[]', '.*').split('.').filter(Boolean);

/** Parses the notation of `Place`; undefined when it is none. In a path, `*` stands for each member. */
export function parsePlace(place: Place): ParsedPlace | undefined {
  for (const [sign, field] of [[' & ', 'and'], [' | ', 'or']] as const) {
    const at = place.indexOf(sign);
    if (at < 0) continue;
    const [first, other] = [parsePlace(place.slice(0, at)), parsePlace(place.slice(at + sign.length))];
    return first && other && { ...first, [field]: other };
  }
  if (place === 'member' || place === 'self' || place === 'children' || place === 'value' || place === 'keys') return { in: place };
  if (place.startsWith('=') && place.length > 1) return { in: 'fixed', key: place.slice(1) };
  const arg = /^arg:(\d+)((?:\.(?:[\w$-]+|\*)|\[\])*?)(\[\]|\.keys)?$/.exec(place);
  if (arg) return { in: 'arg', index: Number(arg[1]), path: pathOf(arg[2]), each: eachOf(arg[3]) };
  const jsx = /^jsx:([\w$:-]+)((?:\.(?:[\w$-]+|\*)|\[\])*?)(\[\]|\.keys)?$/.exec(place);
  if (jsx?.[1]) return { in: 'jsx', attribute: jsx[1], path: pathOf(jsx[2]), each: eachOf(jsx[3]) };
  return undefined;
}

/** What members of wrapped flag values mean by their names, where the notation does not say it (`.status=value`). */
const PARTS: Readonly<Record<string, ValuePart>> = {
  enabled: 'enabled', on: 'enabled', isEnabled: 'enabled', isOn: 'enabled', active: 'enabled', feature_enabled: 'enabled', featureEnabled: 'enabled',
  off: 'disabled', isOff: 'disabled', disabled: 'disabled',
  value: 'value', data: 'value', flagValue: 'value',
  name: 'variant', variant: 'variant', variation: 'variant', variationKey: 'variant', treatment: 'variant', group: 'variant', groupName: 'variant',
  isLoading: 'loading', loading: 'loading', isPending: 'loading',
  isReady: 'ready', ready: 'ready', flagsReady: 'ready', clientReady: 'ready', isAuthoritative: 'ready',
};

const MEANINGS: ReadonlySet<string> = new Set<ValuePart>(['enabled', 'disabled', 'value', 'variant', 'loading', 'ready', 'payload']);
const isMeaning = (word: string): word is ValuePart => MEANINGS.has(word);
const OF_FLAG: ReadonlySet<ValuePart> = new Set<ValuePart>(['enabled', 'disabled', 'value', 'variant']);

/** The parts of a wrapped value; a member that alone can hold the flag holds it, whatever its name. */
function partsOf(written: string): Record<string, ValuePart> | undefined {
  const parts: Record<string, ValuePart> = {};
  const unknown: string[] = [];
  for (const member of written.split(',')) {
    const [name = '', meaning] = member.trim().slice(1).split('=');
    if (meaning !== undefined && !isMeaning(meaning)) return undefined;
    const part = meaning ?? PARTS[name];
    parts[name] = part ?? 'payload';
    if (part === undefined) unknown.push(name);
  }
  const [sole, ...others] = unknown;
  if (sole !== undefined && others.length === 0 && !Object.values(parts).some((part) => OF_FLAG.has(part))) parts[sole] = 'value';
  return parts;
}

const TYPES = new Set<string>(['boolean', 'string', 'number', 'json', 'any', 'component', 'opaque']);

/** Parses a value notation (`boolean`, `object(.enabled,.name)`, `object(.allowed=value)`, `tuple[0] string`, `detail<boolean>.value`); undefined when it is none. */
export function parseValue(notation: string, offVariant?: string): ValueShape | undefined {
  const off = offVariant === undefined ? {} : { offVariant };
  if (TYPES.has(notation)) return { type: notation as ValueType, ...off };
  const object = /^object\((\.[\w$]+(?:=\w+)?(?:,\s*\.[\w$]+(?:=\w+)?)*)\)$/.exec(notation);
  if (object?.[1]) {
    const parts = partsOf(object[1]);
    return parts && { type: 'any', parts, ...off };
  }
  const tuple = /^tuple\[(\d+)\](?: (\w+))?$/.exec(notation);
  if (tuple?.[1] !== undefined) {
    const type = tuple[2] ?? 'boolean';
    return TYPES.has(type) ? { type: type as ValueType, parts: { [tuple[1]]: 'value' }, ...off } : undefined;
  }
  const member = /^(?:\w+)(?:<(\w+)>)?\.([\w$]+)$/.exec(notation);
  if (member?.[2]) {
    const type = member[1] ?? 'any';
    return TYPES.has(type) ? { type: type as ValueType, parts: { [member[2]]: 'value' }, ...off } : undefined;
  }
  return undefined;
}

import type { Constant } from '../../facts/types.ts';

/** Which side of a removal a forced value is on: the one that stays, the one that goes, or neither for certain. */
export function sideOf(value: Constant, keep: Constant): 'kept' | 'dead' | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { enabled, name } = value as { readonly enabled?: Constant; readonly name?: Constant };
    if (typeof keep === 'boolean') return typeof enabled === 'boolean' ? sideOf(enabled, keep) : undefined;
    if (enabled === false) return 'dead';
    return typeof name === 'string' ? sideOf(name, keep) : undefined;
  }
  if (typeof value === typeof keep) return Object.is(value, keep) ? 'kept' : 'dead';
  if (typeof keep !== 'boolean' && value === false) return 'dead';
  if (typeof keep === 'boolean' && (value === undefined || value === null)) return keep ? 'dead' : 'kept';
  return undefined;
}

const OFF = /\b(?:off|disabled|not enabled|isn'?t enabled|inactive|not active|deactivated|false|not set|not on)\b/i;
const ON = /\b(?:on|enabled|active|activated|true)\b/i;
const ABOUT = /\b(?:flags?|ff|feature[ -]?(?:flags?|toggles?|switch)?|toggles?|experiments?|variants?)\b/i;

const WITHOUT = /\b(?:no|nothing|not|never|none|without|only|old|older|legacy|previous(?:ly)?|classic|original|former|existing|fall(?:s )?back|fallback|default|control|unavailable|empty|missing|hidden|hides?|regular|plain|simple|basic)\b|n['’]t\b/i;

/** Whether a title speaks of flags at all. */
export const speaksOfFlags = (title: string): boolean => ABOUT.test(title);

/** Whether a title says how things are without something: off, old, not there. */
export const saysWithout = (title: string): boolean => OFF.test(title) || WITHOUT.test(title);

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Whether a title names a flag by its key, however it is written. */
export const namesKey = (title: string, key: string): boolean => plain(key).length > 3 && plain(title).includes(plain(key));

/** Whether a title says on or off at all, of whatever. */
export const plainState = (title: string): 'on' | 'off' | undefined => (OFF.test(title) ? 'off' : ON.test(title) ? 'on' : undefined);

/** Which state a title says its flag is in; undefined when it is not about a flag. */
export function stateIn(title: string, key: string): 'on' | 'off' | undefined {
  if (!namesKey(title, key) && !ABOUT.test(title)) return undefined;
  return plainState(title);
}

const CHANGE = /\b(?:change[sd]?|changing|toggle[sd]?|toggling|switche[sd]|flip(?:s|ped)?|update[sd]?|turned)\b/i;

/** Whether a title is about a flag changing while the code runs: it never will again. */
export const saysChange = (title: string, key: string): boolean => CHANGE.test(title) && (namesKey(title, key) || ABOUT.test(title));

const WHEN_OFF = /\b(?:if|when|while|with|where|given)\b\s+(?:the\s+)?((?:(?!\b(?:if|when)\b).)+?)\s+(?:(?:is|are)\s+)?(?:off|disabled|false|not enabled|inactive|not set|not on)\b/gi;

/** Whether a title has the clause that a flag, named by its key, is off: `hides it if the new_nav flag is disabled`. */
export const saysWhenOff = (title: string, key: string): boolean =>
  [...title.matchAll(WHEN_OFF)].some(([, subject = '']) => plain(subject.replaceAll(/\b(?:features?|flags?|ff|toggles?|experiments?)\b/gi, '')) === plain(key));

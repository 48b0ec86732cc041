import type { Constant } from '../../facts/types.ts';
import { saysOn } from '../text-state.ts';
import type { Request } from '../types.ts';

/** Which side of a removal a forced value is on: the one that stays, the one that goes, or neither for certain. */
export function sideOf(value: Constant, keep: Constant): 'kept' | 'dead' | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { enabled, name } = value as { readonly enabled?: Constant; readonly name?: Constant };
    if (typeof keep === 'boolean') return typeof enabled === 'boolean' ? sideOf(enabled, keep) : undefined;
    if (enabled === false) return 'dead';
    return typeof name === 'string' ? sideOf(name, keep) : undefined;
  }
  const says = typeof keep === 'boolean' && typeof value === 'string' ? saysOn(value) : undefined;
  if (says !== undefined) return says === keep ? 'kept' : 'dead';
  if (typeof value === typeof keep) return Object.is(value, keep) ? 'kept' : 'dead';
  if (typeof keep !== 'boolean' && value === false) return 'dead';
  if (typeof keep === 'boolean' && (value === undefined || value === null)) return keep ? 'dead' : 'kept';
  return undefined;
}

/** What a person is told of a case that stays although it set the flag to the side that went. */
export const DOUBTFUL = { reason: 'the test set the flag to the side that went', hint: 'look at whether it still holds' };

/** The same of what cases have in common. */
export const DOUBTFUL_SET_UP = { reason: 'the set-up of tests set the flag to the side that went', hint: 'look at whether the tests that it is for still hold' };

const OFF = /\b(?:off|disabled|not enabled|isn'?t enabled|inactive|not active|deactivated|false|not set|not on|without (?:(?!\b(?:with|and|or|but|when|if)\b)[^,])*? (?:enabled|active|activated))\b/i;
/** `on` is a state where it ends what is said, or follows what can be on; in `on GET` it is none. */
const ON = /\b(?:enabled|active|activated|true|(?<=\b(?:is|are|be|turned|switched|set|flags?|features?|toggles?|experiments?|mode)\s)on|on(?!\s+(?!(?:and|or|but|for|by|in|then|while|when|if)\b)[\w'"`/$]))\b/i;
const ABOUT = /\b(?:flags?|ff|feature[ -]?(?:flags?|toggles?|switch)?|toggles?|experiments?|variants?)\b/i;

const WITHOUT = /\b(?:no|nothing|not|never|none|without|only|old|older|legacy|previous(?:ly)?|classic|original|former|existing|fall(?:s )?back|fallback|by default|control|unavailable|empty|missing|hidden|hides?|regular|plain|simple|basic)\b|n['’]t\b/i;

/** Whether a title speaks of flags at all. */
export const speaksOfFlags = (title: string): boolean => ABOUT.test(title);

/** Whether a title says why something is as it is, and that this is no flag: `does not offer it for closed accounts`. */
export const givesReason = (title: string): boolean => /\b(?:for|when|if|unless|while|after|before|because|once)\s+\S/i.test(title) && !ABOUT.test(title);

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Whether a title names a flag by its key, however it is written. */
export const namesKey = (title: string, key: string): boolean => plain(key).length > 3 && plain(title).includes(plain(key));

/** What a title says of when, after what it says: a suite that says nothing else is about that. */
const SUBORDINATE = /(?<=\w\W{1,3})\b(?:when|if|while|where|unless|because|since|until)\b[^,]*/gi;

/** Whether a title says how things are without something: off, old, not there. What it says of something else does not count: `shows a price when no user is known`. */
export const saysWithout = (title: string, key: string): boolean =>
  OFF.test(title) || WITHOUT.test(title.replaceAll(SUBORDINATE, (clause) => (ABOUT.test(clause) || sharesWord(clause, key) ? clause : '')));

/** Whether a text has a word of a key. */
const sharesWord = (text: string, key: string): boolean => key.split(/[^A-Za-z0-9]|(?<=[a-z0-9])(?=[A-Z])/).some((word) => word.length > 3 && plain(text).includes(word.toLowerCase()));

/** Whether a title says on or off at all, of whatever. */
export const plainState = (title: string): 'on' | 'off' | undefined => (OFF.test(title) ? 'off' : ON.test(title) ? 'on' : undefined);

/** Which state a title says its flag is in; undefined when it is not about a flag. */
export function stateIn(title: string, key: string): 'on' | 'off' | undefined {
  const isNamed = namesKey(title, key);
  if (!isNamed && (!ABOUT.test(title) || isStateOfOther(title, key))) return undefined;
  const without = isNamed ? WITH_FLAG.exec(title)?.[1] : undefined;
  return plainState(title) ?? (without === undefined ? undefined : without === '' ? 'on' : 'off');
}

/** `with the new_nav flag`, `without the new_nav experimental flag`. */
const WITH_FLAG = /\bwith( ?out|) (?:the )?\S+(?: \S+){0,4} (?:flag|toggle|experiment)\b/i;

const CHANGE = /\b(?:change[sd]?|changing|toggle[sd]?|toggling|switche[sd]|flip(?:s|ped)?|update[sd]?|turned)\b/i;

/** Whether a title is about a flag changing while the code runs: it never will again. */
export const saysChange = (title: string, key: string): boolean => CHANGE.test(title) && (namesKey(title, key) || ABOUT.test(title));

/** Whether a title says that it is this flag, by its key, which changes: `updates when the new_nav flag changes`. */
export function saysFlagChanges(title: string, key: string): boolean {
  const subject = CHANGES.exec(title)?.groups;
  return subject !== undefined && plain(key).length > 3 && named(subject) === plain(key);
}

const CONJUNCTION = '(?:if|when|while|with|where|given)';
/** What leads to a conjunction, at the end of what stands before it: `shows it if and only | if the flag is on`. */
const LEADS = /\s+(?:if\s+and\s+)?only$/i;
const SUBJECT = '(?:the\\s+)?(?<subject>(?:(?!\\b(?:if|when)\\b)[^,])+?)';
const BE = '(?:(?:is|are|set\\s+to)\\s+)*';
const STATES = { on: '(?:on|enabled|active|activated|true|set|turned on|switched on)', off: '(?:off|disabled|deactivated|false|not enabled|inactive|not active|not activated|not set|not on|turned off|switched off)' };
const GENERIC = /\b(?:experimental|features?|flags?|ff|toggles?|experiments?)\b/gi;

/** What a clause calls its flag, but for the words that any flag is called by. */
const named = (groups: Readonly<Record<string, string>> | undefined): string => plain((groups?.subject ?? '').replaceAll(GENERIC, ''));

const clauseOf = (conjunction: string, state: string, flags = 'i'): RegExp => new RegExp(`\\b${conjunction}\\b\\s+${SUBJECT}\\s+${state}\\b`, flags);
const when = (state: 'on' | 'off'): RegExp => clauseOf(CONJUNCTION, `${BE}${STATES[state]}`, 'gi');
const CHANGES = clauseOf('(?:when|if|while|after|once)', '(?:changes|(?:is|gets)\\s+(?:changed|toggled|flipped|switched|updated))');
const [WHEN_ON, WHEN_OFF] = [when('on'), when('off')];

/** Whether a title has the clause that a flag, named by its key, is off: `hides it if the new_nav flag is disabled`. */
export const saysWhenOff = (title: string, key: string): boolean => [...title.matchAll(WHEN_OFF)].some(({ groups }) => named(groups) === plain(key));

/** The same where the title may call it just the flag: `hides it if FF disabled`. */
export const saysFlagOff = (title: string, key: string): boolean =>
  saysWhenOff(title, key) || [...title.matchAll(WHEN_OFF)].some(({ groups }) => named(groups) === '' && /\b(?:flags?|ff|toggles?|experiment(?:s|al)?)\b/i.test(groups?.subject ?? ''));

/** Whether all that a title says to be on or off is something else than a flag: `hides the toggle when the sidebar is active`. */
function isStateOfOther(title: string, key: string): boolean {
  const subjects = [...title.matchAll(WHEN_OFF), ...title.matchAll(WHEN_ON)].map(({ groups }) => groups?.subject ?? '');
  return subjects.length > 0 && subjects.every((subject) => !ABOUT.test(subject) && named({ subject }) !== '' && !plain(key).includes(plain(subject)));
}

/** Whether all that a title has clauses of to say that it is off is something else than the flag: `keeps them when rooms per floor is off`. */
export function saysOtherOff(title: string, key: string): boolean {
  const subjects = [...title.matchAll(WHEN_OFF)].map(({ groups }) => named(groups));
  return subjects.length > 0 && subjects.every((name) => name !== '' && !plain(key).includes(name) && !namesKey(name, key));
}

/** Whether a title says off of what another title says on of, or the reverse, or of nothing by name: `when disabled`, beside `when navigation is enabled`. */
export const isOfSame = (title: string, other: string): boolean =>
  [...title.matchAll(WHEN_OFF), ...title.matchAll(WHEN_ON)].every(({ groups }) => plain(other).includes(named(groups)));

const clauses = (state: 'on' | 'off'): readonly RegExp[] => [
  new RegExp(`^(?<before>.*\\S)\\s+${CONJUNCTION}\\s+${SUBJECT}\\s+${BE}${STATES[state]}\\s*$`, 'i'),
  new RegExp(`^${CONJUNCTION}\\s+${SUBJECT}\\s+${BE}${STATES[state]}\\s*,\\s*(?<after>\\S.*)$`, 'i'),
  new RegExp(`^(?<before>.*\\s)?(?<conjunction>\\b${CONJUNCTION}\\s+)${SUBJECT}\\s+${BE}${STATES[state]}\\s+and\\s+(?<after>\\S.*)$`, 'i'),
  new RegExp(`^(?<before>.*\\b${CONJUNCTION}\\b.*\\S)\\s+and\\s+${SUBJECT}\\s+${BE}${STATES[state]}\\s*$`, 'i'),
];
const CLAUSES = { on: clauses('on'), off: clauses('off') };

/** Whether a title, without its quotes, is nothing but the clause that a flag, named by its key, is in a state: `with the new_nav flag enabled`. */
export const isOnlyClause = (title: string, key: string, state: 'on' | 'off'): boolean => named(ONLY[state].exec(title)?.groups) === plain(key);

const only = (state: 'on' | 'off'): RegExp => new RegExp(`^${CONJUNCTION}\\s+${SUBJECT}\\s+${BE}${STATES[state]}$`, 'i');
const ONLY = { on: only('on'), off: only('off') };

/** A title without the clause that a flag is in the state that stays: `shows it when the new_nav flag is on`. `forces`: the title may call it just the flag. */
export function withoutClause(title: string, { key, keep }: Request, forces: boolean): string | undefined {
  if (typeof keep !== 'boolean') return undefined;
  for (const clause of CLAUSES[keep ? 'on' : 'off']) {
    const found = clause.exec(title);
    const name = named(found?.groups);
    if (found && (name === plain(key) || (name === '' && forces))) return ['before', 'conjunction', 'after'].map((part) => (found.groups?.[part] ?? '').replace(LEADS, '')).join('');
  }
  return undefined;
}

import type { Constant } from '../facts/types.ts';
import { isEquality } from '../facts/syntax.ts';
import { exact, type Known } from './known.ts';

type Text = Extract<Known, { readonly kind: 'truthiness' }>;

const ON = /^(?:true|1|on|y|yes|t|enabled?|active)$/i;
const OFF = /^(?:false|0|off|n|no|f|disabled?|inactive|)$/i;

/** Whether a text, as environment variables are, says on or off; undefined for any other. */
export const saysOn = (text: string): boolean | undefined => (ON.test(text) ? true : OFF.test(text) ? false : undefined);

/** A text of which is known whether it says on. */
export const ofText = (known: Known | undefined): Text | undefined => (known?.kind === 'truthiness' && known.isText ? known : undefined);

/** What comparing such a text with a constant gives, where that says on or off as well, or nothing at all. */
export function equalsText({ truthy }: Text, operator: string, other: { readonly value: Constant } | undefined): Known | undefined {
  if (!isEquality(operator) || !other) return undefined;
  const { value } = other;
  const isNegated = operator.startsWith('!');
  if (truthy && (value === undefined || value === null)) return exact(isNegated);
  const says = typeof value === 'string' || typeof value === 'number' ? saysOn(String(value)) : undefined;
  return says === undefined ? undefined : exact((says === truthy) !== isNegated);
}

/** Whether such a text is in a list, where all that is in it says on or off. */
export function isAmongTexts({ truthy }: Text, list: readonly unknown[]): Known | undefined {
  const says = list.map((item) => (typeof item === 'string' ? saysOn(item) : undefined));
  return says.includes(undefined) ? undefined : exact(says.includes(truthy));
}

const METHODS = new Map<string, (text: string) => string>([['toLowerCase', (t) => t.toLowerCase()], ['toUpperCase', (t) => t.toUpperCase()], ['trim', (t) => t.trim()], ['toString', (t) => t]]);

/** What a method makes of a text; a text that says on still does. */
export function textBy(known: Known, method: string): Known | undefined {
  const make = METHODS.get(method);
  return make && known.kind === 'exact' && typeof known.value === 'string' ? exact(make(known.value)) : make && ofText(known);
}

import type { Constant, ValueShape } from '../facts/types.ts';

/** What is known of an expression whose value comes from a removed flag. */
export type Known =
  | { readonly kind: 'exact'; readonly value: Constant }
  /** Only whether it is true as a condition; of a text also which of the texts that say on or off it may be. */
  | { readonly kind: 'truthiness'; readonly truthy: boolean; readonly isText?: true }
  /** A wrapped value: parts by member name or index. A ref of Vue stands in templates for its `value`. */
  | { readonly kind: 'object'; readonly parts: Readonly<Record<string, Known>>; readonly isRef?: true }
  | { readonly kind: 'promise'; readonly of: Known }
  /** A function that does nothing but yield a known value. */
  | { readonly kind: 'function'; readonly returns: Known };

export const exact = (value: Constant): Known => ({ kind: 'exact', value });

/** Whether a known value, or what it promises, can be written as a literal. */
export const isLiteral = (known: Known): boolean => (known.kind === 'promise' ? known.of : known).kind === 'exact';

/** Whether a known value is true as a condition. */
export function isTruthy(known: Known): boolean {
  if (known.kind === 'exact') return Boolean(known.value);
  return known.kind === 'truthiness' ? known.truthy : true;
}

/** Whether two known values are one and the same primitive. */
export const isSame = (a: Known, b: Known): boolean =>
  a.kind === 'exact' && b.kind === 'exact' && Object.is(a.value, b.value) && (typeof a.value !== 'object' || a.value === null);

/** Whether the kept value means on: anything but false, `off`, null, 0 and the SDK's off variant. */
const isOn = (keep: Constant, offVariant: string | undefined): boolean => Boolean(keep) && (offVariant === undefined || keep !== offVariant);

/** What a read of the given shape yields when the flag is kept at a value; undefined when that is not known. */
export function knownFor(shape: ValueShape, keep: Constant, negated: boolean, offDefault?: Constant): Known | undefined {
  const on = isOn(keep, shape.offVariant);
  const plain = (): Known | undefined => {
    switch (shape.type) {
      case 'boolean': return exact(on !== negated);
      case 'string':
      case 'number':
        if (typeof keep === shape.type) return negated ? exact(!on) : exact(keep);
        if (on) return undefined;
        if (shape.offVariant !== undefined) return exact(shape.offVariant);
        return offDefault === undefined ? undefined : exact(offDefault);
      case 'json':
        if (typeof keep === 'boolean') return keep || offDefault === undefined ? undefined : exact(offDefault);
        return exact(keep);
      case 'any': return exact(negated ? !on : keep);
      default: return undefined;
    }
  };
  if (!shape.parts) return plain();
  const parts: Record<string, Known> = {};
  for (const [name, part] of Object.entries(shape.parts)) {
    const value = knownPart(part, on, keep, shape, plain);
    if (value) parts[name] = value;
  }
  return { kind: 'object', parts };
}

function knownPart(part: string, on: boolean, keep: Constant, shape: ValueShape, plain: () => Known | undefined): Known | undefined {
  switch (part) {
    case 'enabled': return exact(on);
    case 'disabled': return exact(!on);
    case 'value': return plain();
    case 'variant':
      if (typeof keep === 'string') return exact(keep);
      return !on && shape.offVariant !== undefined ? exact(shape.offVariant) : undefined;
    case 'loading': return exact(false);
    case 'ready': return exact(true);
    default: return undefined;
  }
}

/** Source text of a constant, in the quotes given. */
export function literal(value: Constant, quote: "'" | '"' = "'"): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return quoted(value, quote);
  if (Array.isArray(value)) return `[${value.map((v: Constant) => literal(v, quote)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Readonly<Record<string, Constant>>);
    if (entries.length === 0) return '{}';
    return `{ ${entries.map(([k, v]) => `${/^[A-Za-z_$][\w$]*$/.test(k) && k !== '__proto__' ? k : `[${quoted(k, quote)}]`}: ${literal(v, quote)}`).join(', ')} }`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function quoted(value: string, quote: "'" | '"'): string {
  const body = JSON.stringify(value).slice(1, -1).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return quote === '"' ? `"${body}"` : `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

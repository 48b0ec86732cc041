import type { Constant, Range } from '../facts/types.ts';

/** A value as a data file has it, with the place where it is written. Ranges are absent when the value was computed rather than read. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

interface LocatedScalar {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null | undefined;
  readonly range?: Range;
}

export interface LocatedList {
  readonly type: 'list';
  readonly items: readonly Located[];
  /** What goes when an item goes, its dash included; undefined for items that are written elsewhere. */
  readonly spans?: readonly (Range | undefined)[];
  readonly range?: Range;
  readonly style: Style;
}

export interface LocatedMap {
  readonly type: 'map';
  readonly fields: readonly LocatedField[];
  readonly range?: Range;
  readonly style: Style;
}

/** flow: between brackets, parted by commas; block: one line or more an item, by indentation. */
type Style = 'flow' | 'block';

export interface LocatedField {
  readonly name: string;
  readonly nameRange?: Range;
  /** What goes when the field goes; absent when it is written elsewhere. */
  readonly span?: Range;
  readonly value: Located;
}

/** A path into data: field names and 0-based list indexes. */
export type DataPath = readonly (string | number)[];

/** The plain value. */
export function toValue(node: Located): Constant {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(toValue);
  return Object.fromEntries(node.fields.map((field) => [field.name, toValue(field.value)]));
}

/** A computed value without places; functions and other things that are no data become `undefined`. */
export function fromValue(value: unknown): Located {
  if (Array.isArray(value)) return { type: 'list', style: 'flow', items: value.map(fromValue) };
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => ({ name, value: fromValue(field) }));
    return {
      type: 'map',
      style: 'flow',
      fields: fields.filter((field) => field.value.type !== 'scalar' || field.value.value !== undefined),
    };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return { type: 'scalar', value };
  return { type: 'scalar', value: undefined };
}

/** The field of a map; undefined when it is no map or has no such field. */
export function fieldOf(node: Located | undefined, name: string): LocatedField | undefined {
  return node?.type === 'map' ? node.fields.find((field) => field.name === name) : undefined;
}

/** A path as people write it: `routers[0].forms[1].kind`. */
export function pathText(path: DataPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[\w$-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text ? `${text}.${step}` : step;
  }, '');
}

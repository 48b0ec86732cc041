/**
 * A schema that both checks data (`check-data.ts`) and is published as JSON Schema (`json-schema.ts`).
 * `expected` is what a person is told that a value should be.
 */
export type Schema =
  StringSchema | NumberSchema | PlainSchema | ListSchema | TupleSchema | MapSchema | RecordSchema | EitherSchema;

interface Described {
  readonly description?: string;
}

export interface StringSchema extends Described {
  readonly type: 'string';
  /** The only words allowed. */
  readonly words?: readonly string[];
  /** A regular expression's source, for the whole text. */
  readonly pattern?: string;
  readonly accepts?: (text: string) => boolean;
  /** Not empty and not white space alone. */
  readonly nonEmpty?: true;
  /** Needed with `pattern` or `accepts`. */
  readonly expected?: string;
}

interface NumberSchema extends Described {
  readonly type: 'number';
  /** Least whole number allowed. */
  readonly min: number;
}

/** `constant` is any value that JSON can write. */
interface PlainSchema extends Described {
  readonly type: 'boolean' | 'null' | 'constant';
}

export interface ListSchema extends Described {
  readonly type: 'list';
  readonly of: Schema;
  readonly nonEmpty?: true;
}

interface TupleSchema extends Described {
  readonly type: 'tuple';
  readonly of: readonly Schema[];
  readonly expected: string;
}

export interface MapSchema extends Described {
  readonly type: 'map';
  readonly fields: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly expected?: string;
  /** What the items are called in messages about unknown fields: `option`, `field`. */
  readonly fieldWord?: string;
}

/** A map with free keys, or with those of `words`. */
export interface RecordSchema extends Described {
  readonly type: 'record';
  readonly of: Schema;
  readonly words?: readonly string[];
  /** What a key is, for messages: `kind`. */
  readonly keyWord?: string;
}

export interface EitherSchema extends Described {
  readonly type: 'either';
  readonly expected?: string;
  readonly of: readonly Schema[];
}

/**
 * The glossary in code. Facts are plain data: offsets, keys and indexes, never nodes.
 * All offsets count UTF-16 units of the text without its byte order mark; lines and columns, where they appear, are 1-based.
 */

/** Half-open range of offsets in a file's text. */
export type Range = readonly [start: number, end: number];

/** A value that can be written as a literal: what a flag is kept at, what a default is. */
export type Constant = string | number | boolean | null | undefined | readonly Constant[] | { readonly [name: string]: Constant };

/** How well the key of an evaluation is known: one key, one of several, a pattern with `*` for the unknown parts, or not at all. */
export type Exactness = 'exact' | 'union' | 'pattern' | 'dynamic';

/** Why the reader holds something for a flag: a type, an import, the configuration's word, or the key alone. */
export type Confidence = 'type' | 'import' | 'configured' | 'key-only';

/** What a flag's value is before it is looked at; `opaque`: a wrapper's own result that depends on the flag but is not its value. */
export type ValueType = 'boolean' | 'string' | 'number' | 'json' | 'any' | 'component' | 'opaque';

/** What one part of a wrapped value says: the on/off state, its opposite, the value, the variant's name, a loading state, or data of the variant. */
export type ValuePart = 'enabled' | 'disabled' | 'value' | 'variant' | 'loading' | 'ready' | 'payload';

/** How an evaluation's result carries the flag's value: plain, or by parts (`.enabled`, `.value`, `[0]`). */
export interface ValueShape {
  readonly type: ValueType;
  /** Member name or tuple index to what it says; absent when the result itself is the value. */
  readonly parts?: Readonly<Record<string, ValuePart>>;
  /** Name of the variant that means off (`disabled` in Unleash, `control` in Split), where the SDK has one. */
  readonly offVariant?: string;
}

/** A place that takes a result for true or false which is true whatever the flag is: a whole object, or a string that is never empty. */
export interface TruthTest {
  readonly range: Range;
  readonly of: 'object' | 'string';
}

/** One place that asks for a flag's value. */
export interface Evaluation {
  /** The keys it may ask for: one when exact, several when union, none when pattern or dynamic. */
  readonly keys: readonly string[];
  readonly exactness: Exactness;
  /** With exactness `pattern`: the key with `*` for every unknown part. */
  readonly pattern?: string;
  /** With exactness other than `exact`: what kept the key from being known, in words. */
  readonly reason?: string;
  /** The whole read: the call, the member taken from a flag object, the element of a destructuring pattern, the opening JSX element. */
  readonly range: Range;
  /** Where the key is written, when it is written in this read. */
  readonly keyRange?: Range;
  /** Name of the SDK or router that knows this form. */
  readonly sdk: string;
  /** The form as a person writes it: `useFlags().member`, `client.getBooleanValue()`, `<Feature>`. */
  readonly form: string;
  /** The result is true when the flag is off. */
  readonly negated: boolean;
  /** The result is a promise of the value. */
  readonly async: boolean;
  readonly value: ValueShape;
  /** Source range of the default value, when one is written. */
  readonly defaultRange?: Range;
  /** The default value, when it is a literal. */
  readonly defaultValue?: Constant;
  readonly confidence: Confidence;
  /** What kind of syntax the read is; removal and rules need to know what may replace it. */
  readonly syntax: 'expression' | 'destructuring' | 'jsx-gate' | 'hoc' | 'decorator';
  /** JSX gate or HOC: where the code of each side is; `children` stands for the element's children. */
  readonly arms?: { readonly on?: Range | 'children'; readonly off?: Range | 'children' };
  /** The result is whether the flag's value equals this (`<FeatureFlag name="x" equals="b">`, `isFlagEnabled('x', 'b')`). */
  readonly match?: Constant;
  /** A further condition under which alone the flag is asked (`useFlagIf({ feature, when })`): source range. */
  readonly whenRange?: Range;
  /** The form reads other things as well (`keys`): with a key that is not known it may be no flag's. */
  readonly amongOthers?: boolean;
  /** What is asked is not there for flags alone (`user.hasFeature('x')`): that it may be missing is no matter of the flag. */
  readonly ofOther?: boolean;
  /** The key is a parameter of a function around it: the function is a wrapper, its calls are the reads. */
  readonly forwarded?: boolean;
  /** Range of the innermost function around the read; absent at module level. */
  readonly function?: Range;
  /** The read as it is written, with white space folded: reads that are written alike ask the same. */
  readonly text?: string;
  /** How many times its function may have waited (`await`, `yield`) before the read. */
  readonly task?: number;
  /** Of an async read: it, or the variable that holds it, is awaited. */
  readonly awaited?: boolean;
  /** It runs once, when the module is loaded. */
  readonly atLoad?: boolean;
  /** The read (by index) of the same flag that may have run before, with a wait since. */
  readonly rereadOf?: number;
  /** Where the result is taken for true or false although it is always true. */
  readonly truthTests?: readonly TruthTest[];
}

/** Which outcome of a flag a branch is for: on, off, a variant's name, or `mixed` when the flag alone does not tell. */
export type Side = string;

/** What decides a toggle point, in terms of this file's evaluations (by index). */
export type Condition =
  /** The flag is on (whatever the polarity of the read: `isOff('x')` is `not` of this). */
  | { readonly type: 'flag'; readonly evaluation: number }
  | { readonly type: 'is'; readonly evaluation: number; readonly value: Constant }
  | { readonly type: 'not'; readonly of: Condition }
  | { readonly type: 'and' | 'or'; readonly of: readonly Condition[] }
  /** A condition without a flag; `text` is its source with white space folded, so that equal conditions compare equal. */
  | { readonly type: 'other'; readonly text: string };

/** The code of one outcome of a toggle point. */
export interface Branch {
  /** Side by flag key, for each flag that this branch is certain about. */
  readonly sides: Readonly<Record<string, Side>>;
  readonly range: Range;
  /** Statements in it, nested ones included; an expression counts as 1. */
  readonly statements: number;
  /** Lines it spans. */
  readonly lines: number;
  /** Its code without white space and comments: equal code has equal fingerprints. */
  readonly fingerprint: string;
  /** Control never leaves it at its end: it returns, throws, breaks or continues. */
  readonly exits: boolean;
  /** The branch is not written: there is no else, and nothing after an early exit. */
  readonly empty: boolean;
}

export type TogglePointKind = 'if' | 'conditional' | 'logical' | 'switch' | 'loop' | 'jsx-gate' | 'hoc' | 'lookup' | 'early-exit';

/** Code whose path depends on a flag. */
export interface TogglePoint {
  readonly kind: TogglePointKind;
  readonly range: Range;
  /** Range of the condition. */
  readonly test: Range;
  readonly condition: Condition;
  /** Keys of the flags that decide here, each once. */
  readonly keys: readonly string[];
  /** Evaluations (by index) that decide here. */
  readonly evaluations: readonly number[];
  readonly branches: readonly Branch[];
  /** The toggle point (by index) whose branch contains this one. */
  readonly parent?: { readonly point: number; readonly branch: number };
}

/** A variable that holds a flag's value or something derived from it. */
export interface FlagVariable {
  readonly name: string;
  /** Range of the declared name. */
  readonly range: Range;
  readonly condition: Condition;
  readonly evaluations: readonly number[];
}

export type DeclarationForm =
  | 'enum' | 'object' | 'array' | 'union' | 'interface' | 'const' | 'function' | 'class' | 'factory' | 'env'
  | 'json' | 'yaml' | 'dotenv' | 'registry' | 'comment';

/** A place where the project says that a flag exists. */
export interface Declaration {
  readonly key: string;
  readonly range: Range;
  readonly form: DeclarationForm;
  /** Name of what declares it: the enum, the object, the type. */
  readonly container?: string;
  /** The member's own name, where it is not the key (`Flags.NewNav = 'new-nav'`). */
  readonly name?: string;
  /** Fields of a JSDoc `@flag` tag, as written. */
  readonly tag?: Readonly<Record<string, string>>;
}

/** What an override forces one flag to. */
export interface ForcedValue {
  readonly value?: Constant;
  /** Source range of the value that is forced, when one is written. */
  readonly forced?: Range;
  /** The values that a loop within the test case forces one after the other. */
  readonly inTurn?: readonly Constant[];
}

/** A place where a test, a story or a set-up forces a flag's value. */
export interface Override extends ForcedValue {
  readonly keys: readonly string[];
  readonly range: Range;
  readonly sdk: string;
  readonly form: string;
  /** What each flag is forced to, where an object says so (`overrideFlags({ a: true, b: false })`). */
  readonly entries?: Readonly<Record<string, ForcedValue>>;
  /** A mock that forces every flag it is asked for: it names no key. */
  readonly every?: boolean;
  /** Range of the test case's function that it stands in. */
  readonly testCase?: Range;
  /** It only tidies up: nothing of its test case comes after it. */
  readonly resets?: boolean;
  /** A call of the test's own function, which hands the flags on to what forces them and may do more. */
  readonly handed?: boolean;
  /** A fake of a client written out as an object: only tests have those. */
  readonly fake?: boolean;
  /** Code under test can not do without it, whatever a case is about. */
  readonly needed?: boolean;
}

/** A test case whose title names a flag that other cases of its file force, and that does not force it: it tests what the flag is by default. */
export interface DefaultCase {
  readonly keys: readonly string[];
  /** Range of the title. */
  readonly range: Range;
}

/**
 * An exposure, listener, loading state, default value (`useFlags({ x: false })`: the entry) or element of a list that a call asks for at once
 * (`getFlags(['x', 'y'])`) that dies with its flag.
 */
export interface Companion {
  readonly keys: readonly string[];
  readonly range: Range;
  readonly role: 'track' | 'status' | 'default' | 'listed';
  /** A loading state: what its plain value is once flags are there. */
  readonly settled?: boolean;
  readonly sdk: string;
  readonly form: string;
}

/** Flags named as data: a property of an object that something else gates (`{ path: '/x', flag: 'new-nav' }`, `flags: ['a', 'b']`). */
export interface FlagProperty {
  readonly keys: readonly string[];
  /** They are named in a list, all of them or with others that are not known. */
  readonly list?: 'whole' | 'partial';
  /** The whole property, `flag: 'new-nav'`. */
  readonly range: Range;
  /** The object literal that holds it. */
  readonly object: Range;
  /** The object counts while the flag is off (`notFlag: 'x'`). */
  readonly negated: boolean;
  readonly sdk: string;
}

/** A call by what says what it does: the name of the method, the function, or the command that is sent. */
export interface NamedCall {
  readonly name: string;
  readonly range: Range;
}

/** What a call gave, in a variable that is used on one side of a flag only; other calls that get it, or are asked of it, are told. */
export interface OneSidedValue extends NamedCall {
  /** The callee as it is written. */
  readonly written: string;
  /** The toggle point (by index) and its branch that use it. */
  readonly point: number;
  readonly branch: number;
  /** Calls that get it, or are asked of it, in that branch. */
  readonly inside: readonly NamedCall[];
  /** The same outside of that branch. */
  readonly outside: readonly NamedCall[];
  /** What the method is called on lives on when its function has ended. */
  readonly outlives: boolean;
}

/** A function of the file that has a name. */
export interface NamedFunction {
  readonly name: string;
  readonly range: Range;
  /** Names that it is exported by. */
  readonly exports?: readonly string[];
}

/** A call of a function, or the rendering of a component, of this file or of another one. */
export interface FunctionCall {
  readonly kind: 'call' | 'render';
  /** As it is written. */
  readonly name: string;
  readonly range: Range;
  /** Range of the function, where it is one of this file. */
  readonly function?: Range;
  /** Where it is imported from, and its name there. */
  readonly imported?: { readonly source: string; readonly name: string };
}

/** Any other appearance of a key. */
export interface Mention {
  readonly key: string;
  readonly range: Range;
  readonly where: 'comment' | 'string' | 'name' | 'text';
}

/** What only types can tell, and did not: which keys a read can ask for, or whether a call is one of an SDK's client. */
export interface OpenQuestion {
  readonly about: 'key' | 'receiver';
  readonly range: Range;
  /** Of a receiver: the SDKs that have such a method. */
  readonly sdks?: readonly string[];
}

/** Everything unflag knows of one file; depends on its text, the configuration and the summaries of the modules it imports. */
export interface FileFacts {
  readonly evaluations: readonly Evaluation[];
  readonly togglePoints: readonly TogglePoint[];
  readonly variables: readonly FlagVariable[];
  readonly declarations: readonly Declaration[];
  readonly overrides: readonly Override[];
  readonly companions: readonly Companion[];
  readonly properties: readonly FlagProperty[];
  readonly oneSidedValues?: readonly OneSidedValue[];
  /** Functions and calls of a file that asks for flags. */
  readonly functions?: readonly NamedFunction[];
  readonly calls?: readonly FunctionCall[];
  readonly defaultCases?: readonly DefaultCase[];
  readonly openQuestions?: readonly OpenQuestion[];
}

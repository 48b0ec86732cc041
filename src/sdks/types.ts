/**
 * How flags are read, as data. The files of this folder describe published SDKs; a router in the configuration is
 * the same thing, written by a user for the project's own wrapper. Notation of places and values: docs/routers.md.
 */

/**
 * Where something stands in a form:
 * `arg:0` argument · `arg:1.key` property of the object literal there · `arg:0[]` each element of the array there · `arg:0.keys` each key of the object there ·
 * `arg:0.*.x` property x of each value of the object there · `jsx:name` JSX attribute (`jsx:name[]`, `jsx:name.keys` and paths likewise) · `children` the element's children ·
 * `member` the member taken from the result or the receiver (access, `['x']` or destructuring) · `self` the name of what is called · `=new-nav` this very key ·
 * `arg:1 | arg:0` the first place where a key is known · `arg:0 & arg:1` a key at each of these places.
 */
export type Place = string;

/**
 * What a form yields: `boolean`, `string`, `number`, `json`, `any`, `component`, `opaque` (depends on the flag, but is not its value), `object(.enabled,.name)` (parts by name),
 * `tuple[0]` (value at an index; with a type: `tuple[0] string`), `detail.value` (value in a member; with a type: `detail<boolean>.value`).
 */
export type ValueNotation = string;

export type FormKind =
  /** A function or hook of the module, called: `isOn('x')`, `useFlags().x`. */
  | 'function'
  /** A method of the receiver, called: `client.isEnabled('x')`. */
  | 'method'
  /** A member of the receiver, taken: `config.featureToggles.x`. The name is not used. */
  | 'member'
  /** A list of keys that are on, asked: `features.includes('x')`, `features.has('x')`. */
  | 'list'
  /** A JSX element: `<Feature flag="x">`. */
  | 'component'
  /** A function that yields a component from two: `withFlag('x', New, Old)`. */
  | 'hoc'
  /** A function that declares a flag and yields its reader: `const x = flag({ key: 'x' })`, then `await x()`. */
  | 'factory'
  /** A class whose instances are flags: `new FeatureFlag('x')`, then `.value`; or whose constructor is told keys. */
  | 'constructor'
  /** An attribute of a template, whose value is `arg:0`: `*appFeature="'x'"`, `[appFeature]="'x'"`, `v-feature="'x'"`. */
  | 'directive'
  /** A decorator: `@RequireFlag('x')`. */
  | 'decorator'
  /** A property called `name` of any object literal in files matched by `modules`: `{ path: '/x', flag: 'x' }` with key `value`; with key `keys` (role override), the keys of the object there. */
  | 'property';

export type FormRole =
  /** Asks for the value (default). */
  | 'read'
  /** Yields something that asks: an SDK client, a bound evaluator. */
  | 'handle'
  /** How tests, stories and set-ups force a value. */
  | 'override'
  /** Declares keys. */
  | 'declare'
  /** An exposure or listener that dies with the flag. */
  | 'track'
  /** Chooses by a boolean of its own (`<If condition={on}>`): `key` is where the boolean stands, `on` and `off` are what it chooses from. */
  | 'condition'
  /** A loading state; `settled` is what it is once flags are there. */
  | 'status';

export interface Form {
  readonly kind: FormKind;
  /** Exported name, method, component; `*` for every name, or a glob (`enable*`). Several: `a | b`. */
  readonly name?: string;
  /** Where the flag's key stands. Not needed for role handle and status. */
  readonly key?: Place;
  /** Which keys are flags, where the same form also reads other things (`feature_* | labs.*`, or all but some: `!is* | !error`); every key unless said. */
  readonly keys?: string;
  /** What the written string says before the key (`change:` in `on('change:new-nav')`); without it the form is not meant. */
  readonly prefix?: string;
  /** Found of wrappers, never written: the keys by the names that are given, where a constant object lies between (`KEYS[name]`). */
  readonly table?: Readonly<Record<string, string>>;
  /** Found of wrappers, never written: what their code puts before and behind the name that is given (`'new-' + name`). */
  readonly around?: readonly [before: string, behind: string];
  /** Where the default value stands. */
  readonly default?: Place;
  /** `boolean` unless said. */
  readonly value?: ValueNotation;
  /** The result is a promise. */
  readonly async?: boolean;
  /** The result is true when the flag is off. */
  readonly negated?: boolean;
  /** `read` unless said. */
  readonly role?: FormRole;
  /** Narrows or replaces the SDK's receiver for this form. */
  readonly receiver?: string;
  /** JSX gate, HOC: where the code of the on side stands; `children` for a component unless said. */
  readonly on?: Place;
  /** JSX gate, HOC: where the code of the off side stands. */
  readonly off?: Place;
  /** A further condition (`useFlagIf({ feature, when })`), without which the default is given. */
  readonly when?: Place;
  /** Where the value that the flag's must equal stands, for gates on a variant (`<FeatureFlag matchValue="b">`). */
  readonly match?: Place;
  /** How a written name relates to the key (`useFlags().newNav` for `new-nav`). Overrides the SDK's. */
  readonly transform?: Transform;
  /** Name of the variant that means off. */
  readonly offVariant?: string;
  /** Role status: the value once flags are loaded. */
  readonly settled?: boolean;
  /** Role override: where the forced value stands; with `arg:0.keys` the value of each key. */
  readonly forced?: Place;
  /** A handle's receiver name: methods with this receiver may be called on what it yields. */
  readonly yields?: string;
}

/** How a key becomes a name in code. `camelCase` splits at digits as lodash does, `camelCaseWords` does not; never inverted: every known key is transformed and compared. */
export type Transform = 'camelCase' | 'camelCaseWords' | 'snakeCase' | 'constantCase' | 'lowerSnake';

export interface Sdk {
  /** Name in configuration and output: `launchdarkly-node`. */
  readonly name: string;
  /** Title in documentation. */
  readonly title: string;
  /** Import sources, exact or with `*`. For a router also files (from the project's root), aliases and globs. */
  readonly modules: readonly string[];
  /**
   * What methods and members are taken from, alternatives joined by ` | `: a class or interface (`LDClient`), an instance (`new GrowthBook()`),
   * the result of a call (`OpenFeature.getClient()`, `useLDClient()`), an exported object (`posthog`, `default`).
   * In a router without modules also a variable or member path as it is written (`uiConfig.flags`).
   */
  readonly receiver?: string;
  readonly transform?: Transform;
  readonly forms: readonly Form[];
  /** Source of the facts, for whoever checks them: package and version, or documentation. */
  readonly evidence?: string;
}

/** Keeps an SDK file's literal types checked. */
export const defineSdk = (sdk: Sdk): Sdk => sdk;

import type { TSESTree } from '@typescript-eslint/types';
import type { TypeOracle } from '../resolve/types.ts';
import type { Form, Transform } from '../sdks/types.ts';
import type { Bindings } from './bindings.ts';
import type { Constants } from './constants.ts';
import type { Keys } from './keys.ts';
import type { Origins } from './origins.ts';
import type { IndexedForm, SdkIndex } from './sdk-index.ts';
import type { Companion, Declaration, Evaluation, FlagProperty, OpenQuestion, Override } from './types.ts';

type Node = TSESTree.Node;

/** What answers questions about the nodes of one file. */
export interface FileReaders {
  readonly ast: TSESTree.Program;
  readonly bindings: Bindings;
  readonly constants: Constants;
  readonly origins: Origins;
  readonly keys: Keys;
  readonly index: SdkIndex;
}

/** An expression, and where in its value the key is. */
export interface UnknownKey {
  readonly node: Node;
  readonly path: readonly string[];
}

interface UnknownKeys {
  readonly unknown: readonly UnknownKey[];
  /** The keys that the same read asks for as well. */
  readonly written: readonly string[];
}

/** What the walk over a file found, with the nodes that facts leave out. */
export interface Findings {
  readonly evaluations: Evaluation[];
  /** The node of each evaluation: call, member, property of a pattern, opening element. */
  readonly nodes: Map<Node, number>;
  /** Local names that hold an evaluation's value: the identifier of a destructuring element. */
  readonly elements: Map<Node, number>;
  /** Functions that ask for a flag once they are called, which are evaluations where they are made: `isOn.bind(null, 'x')`. */
  readonly bound: Map<Node, number>;
  /** The form of each evaluation. */
  readonly forms: IndexedForm[];
  /** Of evaluations whose keys are not all written: where the others come from. */
  readonly unknownKeys: Map<number, UnknownKeys>;
  /** Calls that declare a flag and yield its reader. */
  readonly factories: { readonly node: Node; readonly keys: readonly string[]; readonly form: Form }[];
  readonly overrides: Override[];
  readonly companions: Companion[];
  readonly declarations: Declaration[];
  readonly properties: FlagProperty[];
  /** Receivers of calls that may be an SDK's, where neither text nor types tell. */
  readonly openReceivers: OpenQuestion[];
}

/** What a file is read with for what it asks. */
export interface Reading extends FileReaders {
  /** Names by which configuration may know this file, and the module of an import source. */
  readonly fileNames: readonly string[];
  readonly moduleNames: (source: string) => readonly string[];
  /** The key that a name in code stands for, where a transform lies between them. */
  readonly canonicalKey: (name: string, transform: Transform | undefined) => string;
  readonly types?: TypeOracle | undefined;
  readonly isTest: boolean;
  /** The file's text, where it holds a template: attributes of that are calls in the tree. */
  readonly template?: string | undefined;
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Constant } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import type { FunctionNode } from '../facts/syntax.ts';
import type { Edit } from './edits.ts';
import type { ConditionGate, Roles } from './import-roles.ts';
import type { Known } from './known.ts';
import type { PackageExport } from './pure-imports.ts';
import type { Layout } from './layout.ts';

type Node = TSESTree.Node;

/**
 * A note about a place that outlives a round of edits. `candidate`: a declared name that lost a use · `known`: a declared name whose value is known ·
 * `settle`: a statement after which control may end now · `emptied`: code that lost a part of its content · `fragment`: a JSX fragment that changed · `gate`: a JSX element that a flag decides · `declaration`: where a flag is declared ·
 * `companion`: a call that has no use without the flag · `member`: a class member that lost a use · `parameter`: a parameter's pattern that let go of a name · `chosen`: a declared name whose value the flag chose · `default`: an entry of an object that gives reads of a flag their default · `forced`: a call or an element of a test that hands a flag on, by key · `forgotten`: a dependency of a hook whose function lost a use of it · `given`: a call that was given something else · `unread`: a call that lost the name of its result · `refused`: a read that was left alone, by its number.
 */
export interface Mark {
  readonly kind: 'candidate' | 'known' | 'settle' | 'emptied' | 'fragment' | 'tidy' | 'gate' | 'declaration' | 'member' | 'parameter' | 'chosen' | 'default' | 'companion' | 'forced' | 'forgotten' | 'given' | 'unread' | 'refused';
  readonly offset: number;
  readonly name?: string;
  readonly known?: Known;
  /** Candidate, member: its value was only there to ask for flags, so dropping what gives it is no loss. */
  readonly carrier?: boolean;
  /** Gate: the part that stays (`children` or an attribute's name), or nothing. */
  readonly stays?: string | null;
  /** Candidate: one of the uses it lost gave it a value. */
  readonly written?: boolean;
  /** Known: the read it comes from. Companion, refused: its number. */
  readonly seed?: number;
  /** Candidate: no other file uses it either, so its export is no use. */
  readonly unshared?: boolean;
  /** Forced: what hands the flag on names no key. */
  readonly every?: boolean;
}

/** Edits that only make sense together. */
export interface Change {
  readonly edits: readonly Edit[];
  /** In offsets of the text before the edits. */
  readonly marks?: readonly Mark[];
  /** It takes out markup as a front end of templates says, not only code. */
  readonly isMarkup?: boolean;
  /** Names that move to another scope; two changes of one round must not claim the same. */
  readonly claims?: readonly string[];
}

/** A function and what may be asked of the file it stands in. */
export interface Called {
  readonly fn: FunctionNode;
  readonly context: PassContext;
}

/** A name where it is declared, and what may be asked of that file. */
export interface Declared {
  readonly variable: Variable;
  readonly context: PassContext;
}

/** What only other files can tell of a file; unknown in the editor. */
export interface Outside {
  /** What the names are for that the file imports. */
  roles(source: Source): Roles;
  /** Whether an imported name means one value for good. */
  isFixed(name: Node): boolean;
  /** The package's export that an imported name stands for, directly or through modules of the project. */
  packageOf(name: Node): PackageExport | undefined;
  /** Where the project declares an imported name. */
  declarationOf(name: Node): Declared | undefined;
  /** Whether a class of the project extends one of this name. */
  isExtended(name: string): boolean;
}

/** What a pass may ask. */
export interface PassContext {
  readonly source: Source;
  readonly layout: Layout;
  /** What is known of an expression because of a removed flag, and only because of it. */
  known(node: Node): Known | undefined;
  /** The value of a literal or of what a removed flag gives. */
  constant(node: Node): { value: Constant } | undefined;
  /** The literal that the flag chose for a name: it decides what the name is compared with. */
  chosen(node: Node): Known | undefined;
  /** Text that stands for a known value until the end. */
  placeholder(known: Known): string;
  isPure(node: Node): boolean;
  /** Where a name is declared: here, or in the file of the project it is imported from. */
  declarationOf(name: Node): Declared | undefined;
  /** The function that a name stands for, here or in the file it is imported from. */
  functionOf(name: Node): Called | undefined;
  /** Whether calling a name only computes a value. */
  isFree(name: Node): boolean;
  /** Whether the function that is called can not be read, or is described as one that flags are read by. */
  isUnread(callee: Node): boolean;
  /** Whether an imported name means one value for good. */
  isFixed(name: Node): boolean;
  /** The variable an identifier refers to or declares. */
  variable(node: Node): Variable | undefined;
  /** Whether the file's own template uses a name. */
  isInMarkup(name: string): boolean;
  /** What a template makes of the value of an expression that it holds; nothing where the expression is a statement of a script. */
  useInTemplate(statement: TSESTree.ExpressionStatement): 'condition' | 'value' | 'effect' | 'target' | undefined;
  /** What an element's name stands for, when it is a component that takes a condition. */
  gate(name: Node): ConditionGate | undefined;
  marked(kind: Mark['kind'], offset: number): Mark | undefined;
}

/** One step of removal: looks at one node at a time, parents first, and yields changes. */
export interface Pass {
  readonly name: string;
  visit(node: Node, context: PassContext): Change | undefined;
}

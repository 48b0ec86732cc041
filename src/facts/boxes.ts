import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.ts';
import type { Origin } from './origins.ts';
import { bare, isFunction, returnsOf } from './syntax.ts';

type Node = TSESTree.Node;

/** Hooks of React and its kin that hold a value: what is given to them, or their type says, is what comes out again. */
const BOXES = /^(?:React\.|default\.)?(?:createContext|useRef|createRef|useState|useContext|use)\(\w*\)$/;
const OPEN_BOXES = /(?:createContext|\buseContext|\buse)\(\)$/;
export const isBoxModule = (source: string): boolean => /^(?:react|preact|preact\/(?:hooks|compat))$/.test(source);
/** Whether an origin says of a value only which hook of React holds it. */
export const isBox = (o: Origin): boolean => o.root === 'import' && isBoxModule(o.source ?? '') && BOXES.test(o.path);

/** Whether a hook may be given by a context what it holds. */
export const isOpenBox = (o: Origin): boolean => isBox(o) && OPEN_BOXES.test(o.path);

export interface BoxesContext {
  readonly bindings: Bindings;
  of(node: Node): readonly Origin[];
  /** The origins of what calls give. */
  calls(origins: readonly Origin[]): Origin[];
  typeOrigins(type: TSESTree.TypeNode): readonly Origin[];
}

/** Where what React's hooks and contexts hold comes from. */
export function createBoxes({ bindings, of, calls, typeOrigins }: BoxesContext) {
  /** The call of a hook that holds a value, behind a variable too. */
  function boxOf(expression: Node): TSESTree.CallExpression | undefined {
    const node = bare(expression);
    if (node.type === 'Identifier') {
      const variable = bindings.variableOf(node);
      const sole = variable && bindings.soleValue(variable);
      return sole && sole.steps.length === 0 && bare(sole.from).type === 'CallExpression' ? boxOf(sole.from) : undefined;
    }
    return node.type === 'CallExpression' && calls(of(node.callee)).some(isBox) ? node : undefined;
  }

  /** What a hook holds: what is given to it, or what a function given to it makes, or what its type says. */
  function heldOrigins({ arguments: [first], typeArguments }: TSESTree.CallExpression): Origin[] {
    const typed = (typeArguments?.params ?? []).flatMap((type) => typeOrigins(type));
    if (!first || first.type === 'SpreadElement') return typed;
    const made = isFunction(first) ? returnsOf(first) : [boxOf(first) ?? first];
    return [...typed, ...made.flatMap((node) => of(node))].filter((o) => o.root !== 'name');
  }

  /** A part of what a hook gives: `useRef(client).current`, the first element of `useState(client)`. */
  function unboxed(expression: Node, member: string): Origin[] {
    const box = member === 'current' || member === '0' ? boxOf(expression) : undefined;
    return box ? heldOrigins(box) : [];
  }

  return { heldOrigins, unboxed };
}

import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { importOf, staticName } from '../facts/bindings.ts';
import { enclosingClass, enclosingFunction, outermost } from '../facts/syntax.ts';

type Node = TSESTree.Node;
type VariableOf = (name: Node) => Variable | undefined;

const RXJS = /^rxjs(?:\/|$)/;

/** Functions of RxJS that are given observables, and those that are given a function which yields one. A promise does as well. */
const TAKES = /^(?:combineLatest|combineLatestWith|concat|concatWith|forkJoin|from|iif|lastValueFrom|firstValueFrom|merge|mergeWith|race|takeUntil|withLatestFrom|zip|zipWith)$/;
const FLATTENS = /^(?:catchError|concatMap|defer|exhaustMap|flatMap|mergeMap|switchMap)$/;

/** Whether the code round a read takes its result for an observable of RxJS: by the declared type of where it goes, or by the function that it is given to. */
export function expectsObservable(read: Node, isPromise: boolean, variable: VariableOf): boolean {
  const at = outermost(read);
  const { parent } = at;
  const isCalled = (callee: Node, names: RegExp): boolean => !isPromise && names.test(namedBy(callee, variable) ?? '');
  switch (parent?.type) {
    case 'AssignmentExpression': return parent.right === at && isObservable(typeOf(parent.left, variable), variable);
    case 'VariableDeclarator': return parent.init === at && isObservable(parent.id.typeAnnotation, variable);
    case 'PropertyDefinition': return parent.value === at && isObservable(parent.typeAnnotation, variable);
    case 'ReturnStatement': case 'ArrowFunctionExpression': {
      const fn = parent.type === 'ReturnStatement' ? enclosingFunction(parent) : parent;
      const call = fn?.parent.type === 'CallExpression' && fn.parent.arguments[0] === fn ? fn.parent : undefined;
      return isObservable(fn?.returnType, variable) || (call !== undefined && isCalled(call.callee, FLATTENS));
    }
    case 'ArrayExpression': return parent.parent.type === 'CallExpression' && isCalled(parent.parent.callee, TAKES);
    case 'CallExpression': return parent.callee !== at && isCalled(parent.callee, TAKES);
    default: return false;
  }
}

/** The name that RxJS exports something by. */
function namedBy(node: Node, variable: VariableOf): string | undefined {
  const from = node.type === 'Identifier' ? importOf(variable(node)?.defs[0]) : undefined;
  return from && RXJS.test(from.source) ? from.name : undefined;
}

/** Whether a type is one of RxJS: `Observable<boolean>`, `Subject<boolean> | null`. */
function isObservable(annotation: TSESTree.TSTypeAnnotation | undefined, variable: VariableOf): boolean {
  const type = annotation?.typeAnnotation;
  const types: readonly Node[] = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  return types.some((t) => t.type === 'TSTypeReference' && namedBy(t.typeName, variable) !== undefined);
}

/** The type that a name or a field of the own class is declared with. */
function typeOf(place: Node, variable: VariableOf): TSESTree.TSTypeAnnotation | undefined {
  const name = place.type === 'Identifier' ? variable(place)?.defs[0]?.name : undefined;
  if (name) return name.type === 'Identifier' ? name.typeAnnotation : undefined;
  const member = place.type === 'MemberExpression' && place.object.type === 'ThisExpression' ? staticName(place.property, place.computed) : undefined;
  const field = member === undefined ? undefined : enclosingClass(place)?.body.body.find((m) => m.type === 'PropertyDefinition' && staticName(m.key, m.computed) === member);
  return field?.type === 'PropertyDefinition' ? field.typeAnnotation : undefined;
}

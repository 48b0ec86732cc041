import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { objectMethod, staticName, type Bindings, type Step } from './bindings.ts';
import type { Projections } from './projections.ts';
import { bare, isFunction, returnsOf } from './syntax.ts';

type Node = TSESTree.Node;

/** Methods of lists that give one element, and those that give a list of some of them. */
const GIVES_ONE = /^(?:find|findLast|at|pop|shift)$/;
const GIVES_SOME = /^(?:filter|slice|splice|reverse|sort|toReversed|toSorted|concat)$/;
const ADDS: Readonly<Record<string, number>> = { push: 0, unshift: 0, add: 0, set: 1 };

/** More elements than this are a table of data. */
const MAX_ELEMENTS = 40;
const MAX_DEPTH = 4;

/** Finds the values that lists, maps and objects hold, where all of them are written in the file. */
export interface Elements {
  /** The value that a call takes out of a list or a map may be each of these. */
  takenBy(call: TSESTree.CallExpression): readonly Node[];
  /** All that may stand at a place of an object or list that is not known. */
  of(expression: Node): readonly Node[];
  /** What a variable that runs over something stands for, and the steps from there. */
  runOver(variable: Variable): { readonly elements: readonly Node[]; readonly steps: readonly Step[] } | undefined;
  /** What is put into an object after it was made: `services.web = new Client()`. */
  putInto(object: Node, member: string): readonly Node[];
}

export function createElements(bindings: Bindings, projections: Projections): Elements {
  const methodOf = (call: TSESTree.CallExpression): { name: string; object: Node } | undefined => {
    const callee = bare(call.callee);
    const name = callee.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : undefined;
    return callee.type === 'MemberExpression' && name !== undefined ? { name, object: callee.object } : undefined;
  };

  const literalOf = (variable: Variable): Node | undefined => {
    const sole = bindings.soleValue(variable);
    return sole?.steps.length === 0 ? bare(sole.from) : undefined;
  };

  /** What is put into a list, an object, a set or a map where it is kept. */
  const added = (variable: Variable): Node[] =>
    variable.references.flatMap(({ identifier }): Node[] => {
      const member = identifier.parent;
      const call = member?.type === 'MemberExpression' && member.object === identifier ? member.parent : undefined;
      if (call?.type === 'AssignmentExpression' && call.left === member) return [call.right];
      const name = member?.type === 'MemberExpression' ? staticName(member.property, member.computed) : undefined;
      const at = call?.type === 'CallExpression' && call.callee === member && name !== undefined ? ADDS[name] : undefined;
      const value = at === undefined || call?.type !== 'CallExpression' ? undefined : call.arguments[at];
      return value && value.type !== 'SpreadElement' ? [value] : [];
    });

  function of(expression: Node, depth = 0): readonly Node[] {
    if (depth > MAX_DEPTH) return [];
    const node = bare(expression);
    switch (node.type) {
      case 'ArrayExpression':
        return node.elements.length > MAX_ELEMENTS ? [] : node.elements.flatMap((e) => (!e ? [] : e.type === 'SpreadElement' ? of(e.argument, depth + 1) : [e]));
      case 'ObjectExpression':
        return node.properties.length > MAX_ELEMENTS ? [] : node.properties.flatMap((p) => (p.type === 'Property' ? [p.value] : of(p.argument, depth + 1)));
      case 'Identifier': {
        const variable = bindings.variableOf(node);
        const sole = variable && bindings.soleValue(variable);
        const [step, ...others] = sole?.steps ?? [];
        if (!variable || !sole || others.length > 0 || (step && !('rest' in step))) return [];
        return [...of(sole.from, depth + 1), ...added(variable)];
      }
      case 'MemberExpression': {
        const member = staticName(node.property, node.computed);
        const part = member === undefined ? undefined : projections.into(node.object, { member });
        return part ? of(part, depth + 1) : [];
      }
      case 'NewExpression': {
        const [entries] = node.arguments;
        const name = node.callee.type === 'Identifier' ? node.callee.name : '';
        if (!entries || (name !== 'Map' && name !== 'Set')) return [];
        return of(entries, depth + 1).flatMap((e) => (name === 'Set' ? [e] : (projections.into(e, { member: '1' }) ?? [])));
      }
      case 'CallExpression': {
        const [first] = node.arguments;
        const method = methodOf(node);
        if (!method) return [];
        if (objectMethod(node) === 'values' || (method.name === 'from' && method.object.type === 'Identifier' && method.object.name === 'Array')) return first && node.arguments.length === 1 ? of(first, depth + 1) : [];
        if (method.name === 'values' && node.arguments.length === 0) return of(method.object, depth + 1);
        if (GIVES_SOME.test(method.name)) return of(method.object, depth + 1);
        return method.name === 'map' && first && isFunction(first) ? returnsOf(first) : [];
      }
      default:
        return [];
    }
  }

  return {
    of: (expression) => of(expression),
    takenBy(call) {
      const method = methodOf(call);
      if (!method) return [];
      if (GIVES_ONE.test(method.name)) return of(method.object);
      const object = method.name === 'get' ? bare(method.object) : undefined;
      const variable = object?.type === 'Identifier' ? bindings.variableOf(object) : undefined;
      const made = variable && literalOf(variable);
      return object && made?.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Map' ? of(object) : [];
    },
    runOver(variable) {
      const element = bindings.element(variable);
      if (!element) return undefined;
      const call = bare(element.of);
      const isEntries = call.type === 'CallExpression' && objectMethod(call) === 'entries';
      const [given] = isEntries ? call.arguments : [];
      const [first, ...steps] = element.steps;
      if (!isEntries) return { elements: of(element.of), steps: element.steps };
      return given && first && 'member' in first && first.member === '1' ? { elements: of(given), steps } : undefined;
    },
    putInto(object, member) {
      const node = bare(object);
      const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
      if (!variable || literalOf(variable)?.type !== 'ObjectExpression') return [];
      return variable.references.flatMap(({ identifier }): Node[] => {
        const at = identifier.parent;
        const assignment = at?.type === 'MemberExpression' && at.object === identifier && staticName(at.property, at.computed) === member ? at.parent : undefined;
        return assignment?.type === 'AssignmentExpression' && assignment.left === at && assignment.operator === '=' ? [assignment.right] : [];
      });
    },
  };
}

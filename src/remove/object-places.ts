import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingFunction, isEquality, isNothing } from '../facts/syntax.ts';
import { contextOf, localOf, usesOf } from './callees.ts';
import { ownCallee } from './parameters.ts';
import type { Plan } from './plan.ts';
import { exportsOfVariable } from './usage.ts';

type Node = TSESTree.Node;

/** A node of a file. */
export interface Place {
  readonly file: string;
  readonly node: Node;
}

/** Where the code of a project names a variable of a file, in other files by imports; undefined where its exports can not be followed. */
export function referencesTo(plan: Plan, file: string, variable: Variable, seen = new Set<string>()): Place[] | undefined {
  const context = contextOf(plan, file);
  if (!context) return undefined;
  const places: Place[] = variable.references.filter((r) => !r.init).map((r) => ({ file, node: r.identifier }));
  for (const e of exportsOfVariable(variable, context)) {
    const imported = importsOfExport(plan, file, e.name, seen);
    if (!imported) return undefined;
    places.push(...imported);
  }
  return places.filter(({ node }) => node.parent?.type !== 'ExportSpecifier' && node.parent?.type !== 'ExportDefaultDeclaration');
}

/** Where other files name what a file exports by a name, also those that get it from files that export it again; undefined where that can not be followed. */
export function importsOfExport(plan: Plan, file: string, name: string, seen = new Set<string>()): Place[] | undefined {
  const id = `${file}\0${name}`;
  if (seen.has(id)) return [];
  seen.add(id);
  const { uses, open } = plan.usesOf(file, name);
  if (open) return undefined;
  const places: Place[] = [];
  for (const use of uses) {
    const context = contextOf(plan, use.file);
    const local = context && localOf(plan, context, use.import);
    const variable = local && context.variable(local);
    const named = variable && referencesTo(plan, use.file, variable, seen);
    if (!named) return undefined;
    places.push(...named);
  }
  return places;
}

/** Follows an object from expressions that hold it to those that look into it: by names, and by what functions return. Undefined where it goes where that can not be followed; in tests such places are found, too. */
export function looksInto(plan: Plan, holders: readonly Place[]): Place[] | undefined {
  const found: Place[] = [];
  const seen = new Set<Node>();
  const isFollowed = (place: Place): boolean => {
    if (seen.has(place.node)) return true;
    seen.add(place.node);
    if (isFollowedFrom(place)) return true;
    if (!plan.project.isTest(place.file)) return false;
    found.push(place);
    return true;
  };
  const isFollowedFrom = ({ file, node }: Place): boolean => {
    let at = node;
    while (at.parent && /^TS(?:As|Satisfies|NonNull)/.test(at.parent.type)) at = at.parent;
    const { parent } = at;
    switch (parent?.type) {
      case 'MemberExpression':
        found.push({ file, node: at });
        return parent.object === at && !parent.computed;
      case 'VariableDeclarator':
        if (parent.id.type === 'ObjectPattern') found.push({ file, node: at });
        return parent.id.type === 'ObjectPattern' || (parent.id.type === 'Identifier' && isNameFollowed(file, parent.id));
      case 'ReturnStatement':
        return areResultsFollowed(file, enclosingFunction(parent));
      case 'ArrowFunctionExpression':
        return areResultsFollowed(file, parent);
      case 'ExpressionStatement':
        return true;
      case 'IfStatement': case 'ConditionalExpression':
        return parent.test === at;
      case 'UnaryExpression':
        return parent.operator === '!';
      case 'BinaryExpression':
        return isEquality(parent.operator) && [parent.left, parent.right].some(isNothing);
      default:
        return false;
    }
  };
  const isNameFollowed = (file: string, id: TSESTree.Identifier): boolean => {
    const variable = contextOf(plan, file)?.variable(id);
    if (variable?.defs.length !== 1 || variable.references.some((r) => r.isWrite() && !r.init)) return false;
    return referencesTo(plan, file, variable)?.every(isFollowed) ?? false;
  };
  const areResultsFollowed = (file: string, fn: Node | undefined): boolean => {
    const callee = fn && fn.parent?.type !== 'CallExpression' ? ownCallee(file, fn) : undefined;
    if (!callee || callee.node !== fn || !('async' in fn) || fn.async || fn.generator) return false;
    const { uses, open } = usesOf(plan, callee);
    return !open && uses.every((use) => use.node.type === 'CallExpression' && use.shift === 0 && isFollowed(use));
  };
  return holders.every(isFollowed) ? found : undefined;
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { chosenValue } from './chosen.ts';
import { conditionGateOf } from './condition-gate.ts';
import { constantOf } from './constant-of.ts';
import { isEffectFree, isFreeClass } from './effects.ts';
import { createEvaluator } from './evaluate.ts';
import { functionOf, takenFunction } from './function-of.ts';
import { NO_ROLES } from './import-roles.ts';
import { Layout } from './layout.ts';
import { madeBy } from './made-functions.ts';
import { isInScript } from './markup.ts';
import type { MarkupUse } from './markup-use.ts';
import type { Called, Declared, Mark, Outside, PassContext } from './pass.ts';
import { isPlaceholder, type Placeholders } from './placeholders.ts';
import { importedBy, isMaker, isPureImport, isRunner, type PackageExport } from './pure-imports.ts';
import { getterNames, isPure } from './purity.ts';
import { isAfterDeclaration } from './run-order.ts';
import { stateSelectorOf } from './state-selectors.ts';
import { methodOf } from './typed-methods.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;

/** What is known of a text and of what is round it. */
interface Surroundings {
  readonly markup: MarkupUse;
  readonly notes: readonly Mark[];
  readonly placeholders: Placeholders;
  /** What other files tell; unknown in the editor. */
  readonly outside: Outside | undefined;
}

/** What passes may ask of a text. */
export function createContext({ markup, notes, placeholders, outside }: Surroundings): PassContext {
  const { source, view, names } = markup;
  const variables = variablesOf(source);
  const marks = new Map(notes.map((m) => [`${m.kind}:${m.offset}`, m]));
  const marked = (kind: Mark['kind'], offset: number): Mark | undefined => marks.get(`${kind}:${offset}`);
  const getters = getterNames(source.ast);
  const variable = (node: Node): Variable | undefined => (view && !isInScript(source, node.range) && !view.isOfScript(node) ? undefined : variables.get(node));
  const roles = outside?.roles(source) ?? NO_ROLES;
  const isImport = (name: Node): boolean => variables.get(name)?.defs[0]?.type === 'ImportBinding';
  /** Whether what is called can not be read, or is described as what flags are read by. */
  const isUnread = (callee: Node): boolean => {
    if (callee.type !== 'Identifier' || roles.carriers.has(callee.name)) return true;
    const called = calledBy(callee);
    return called === undefined || roles.describes(called.context.source.file);
  };
  const handsOut = (callee: Node): boolean => {
    if (callee.type === 'Identifier') return placeholders.isWrapper(callee) || (isImport(callee) && (roles.carriers.has(callee.name) || roles.lists.has(callee.name) || (roles.guessed.has(callee.name) && isUnread(callee))));
    if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type !== 'Identifier' || callee.property.type !== 'Identifier') return false;
    return roles.carriers.has(`${callee.object.name}.${callee.property.name}`) && isImport(callee.object);
  };
  const isCarrier = (n: Node): boolean => {
    if (n.type === 'AwaitExpression') return n.argument.type === 'CallExpression' && n.argument.callee.type === 'Identifier' && roles.lists.has(n.argument.callee.name) && isCarrier(n.argument);
    return n.type === 'Identifier' ? isPlaceholder(n.name) : n.type === 'CallExpression' && handsOut(n.callee) && n.arguments.every((a) => placeholders.isWrapper(n.callee) || pure(a));
  };
  const judged = new Map<object, boolean>();
  const once = (about: object, judge: () => boolean): boolean => {
    if (!judged.has(about)) {
      judged.set(about, false);
      judged.set(about, judge());
    }
    return judged.get(about) ?? false;
  };
  const packageOf = (name: Node): PackageExport | undefined => (isImport(name) ? (outside ? outside.packageOf(name) : importedBy(variables.get(name))) : undefined);
  const originOf = (name: Node): PackageExport | 'own' | undefined => (variables.get(name) ? (packageOf(name) ?? 'own') : undefined);
  const isMade = (name: Node): boolean => { const imported = packageOf(name); return imported !== undefined && isMaker(imported); };
  const isInitialized = (name: Node): boolean => {
    const found = variables.get(name);
    return !found || /^(?:ImportBinding|FunctionName)$/.test(found.defs[0]?.type ?? '') || isAfterDeclaration(name, found, { variable });
  };
  const made = new Map<Variable, ReturnType<typeof madeBy>>();
  const madeOf = (name: Node): ReturnType<typeof madeBy> => {
    const declared = declarationOf(name);
    if (!declared || !isInitialized(name)) return undefined;
    const { variable: about } = declared;
    if (!made.has(about)) {
      made.set(about, undefined);
      made.set(about, madeBy(declared));
    }
    return made.get(about);
  };
  const runsGiven = (name: Node): boolean => {
    const imported = packageOf(name);
    return (imported !== undefined && isRunner(imported)) || madeOf(name) === 'runs';
  };
  const isFree = (name: Node): boolean => {
    const imported = packageOf(name);
    if ((imported && isPureImport(imported)) || madeOf(name) === 'free') return true;
    const found = calledBy(name);
    return found !== undefined && isInitialized(name) && once(found.fn, () => isEffectFree(found.fn, found.context));
  };
  const isFreeMethod = (callee: TSESTree.MemberExpression): boolean => {
    const found = outside && methodOf(callee, { variable, declarationOf, calledBy, isExtended: (name) => outside.isExtended(name), context });
    return found !== undefined && once(found.fn, () => isEffectFree(found.fn, found.context));
  };
  const makesFree = (name: Node): boolean => {
    const declared = declarationOf(name);
    return declared !== undefined && isInitialized(name) && once(declared.variable, () => isFreeClass(declared));
  };
  const pure = (node: Node): boolean => isPure(node, getters, { isCarrier, isFree, isFreeMethod, runsGiven, makesFree, isMaker: isMade, originOf, variable });
  const known = createEvaluator({
    placeholder: (name) => placeholders.of(name)?.known,
    variable: (node) => { const found = variable(node); return found && markup.sets(found) ? undefined : found; },
    declared: (offset) => marked('known', offset)?.known,
    memberOf: (node) => (view && !isInScript(source, node.range) ? view.memberOf(node) : undefined),
    inTemplate: (node) => (view && !isInScript(source, node.range) && view.isOfScript(node) ? (view.template.unwrapsRefs ? 'refs' : 'plain') : undefined),
    isPure: pure,
    declarationOf: (name) => declarationOf(name),
    chosen: (node) => chosenValue(node, { variable, marked, declarationOf }),
    selectorOf: (name) => stateSelectorOf(name, { packageOf, declarationOf }),
    isShortened: (block) => [block, ...block.body].some((n) => marked(n === block ? 'emptied' : 'settle', n.range[0]) !== undefined),
  });
  const declarationOf = (name: Node): Declared | undefined => {
    const found = variable(name);
    return isImport(name) ? outside?.declarationOf(name) : found && { variable: found, context };
  };
  const namedBy = (name: Node): Called | undefined => {
    const declared = declarationOf(name);
    const fn = declared && functionOf(declared.variable, (n) => declared.context.variable(n));
    return fn && { fn, context: declared.context };
  };
  const calledBy = (name: Node): Called | undefined => namedBy(name) ?? takenFunction(variable(name), namedBy);
  const context: PassContext = {
    source,
    layout: new Layout(source),
    known,
    constant: (node) => {
      const value = known(node);
      if (value) return value.kind === 'exact' ? { value: value.value } : undefined;
      return constantOf(node, { variable, declarationOf });
    },
    chosen: (node) => chosenValue(node, { variable, marked, declarationOf }),
    placeholder: (value) => placeholders.add(value),
    isPure: pure,
    isFree,
    isUnread,
    isFixed: (name) => outside?.isFixed(name) ?? false,
    declarationOf,
    functionOf: calledBy,
    isInMarkup: (name) => names.has(name),
    useInTemplate: (statement) => (isInScript(source, statement.range) ? undefined : view?.useOf(statement.expression)),
    variable,
    gate(name) {
      if (name.type !== 'JSXIdentifier') return undefined;
      const described = isImport(name) ? roles.gates.get(name.name) : undefined;
      const component = described ? undefined : namedBy(name);
      return described ?? (component && conditionGateOf(component.fn));
    },
    marked,
  };
  return context;
}

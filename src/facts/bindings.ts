import type { Definition, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastWordOf } from './syntax.ts';

type Node = TSESTree.Node;

/** One step from a value into a part of it: a member or element by name, or what a rest element gathers. */
export type Step = { readonly member: string } | { readonly rest: true };

/** Where a variable's value comes from: an expression and the steps from it (`const { a: [b] } = init` is `init`, `.a`, `.0`). */
export interface Provenance {
  readonly from: Node;
  readonly steps: readonly Step[];
  /** Default values met on the way (`{ a = 1 }`), outermost first. */
  readonly defaults: readonly Node[];
}

/** Answers which variable an identifier means, and where variables get their values. */
export interface Bindings {
  variableOf(identifier: Node): Variable | undefined;
  /** The variable of the whole file that has this name. */
  ofFile(name: string): Variable | undefined;
  /** The only value a variable ever has: its initialiser, or its one assignment. */
  soleValue(variable: Variable): Provenance | undefined;
  /** Every value written to a variable. */
  values(variable: Variable): Provenance[];
  /** The steps from one of a function's arguments to the variable that holds it or a part of it. */
  parameterSteps(variable: Variable): { readonly index: number; readonly steps: readonly Step[] } | undefined;
  /** The list that a variable runs over, itself or a part of each element: `for (const { flag } of routes)`, `routes.map(({ flag }) => …)`. */
  element(variable: Variable): { readonly of: Node; readonly steps: readonly Step[] } | undefined;
  /** Type annotations that speak of a variable, with the steps from the annotated thing. */
  annotations(variable: Variable): { readonly type: TSESTree.TypeNode; readonly steps: readonly Step[] }[];
}

/** Methods of lists that give each element to a function. */
export const ITERATORS = new Set(['map', 'forEach', 'some', 'every', 'filter', 'find', 'flatMap', 'findIndex']);

/** Name of a property key or member property, when it is known without evaluation. */
export function staticName(node: Node, computed: boolean): string | undefined {
  if (!computed && (node.type === 'Identifier' || node.type === 'PrivateIdentifier')) return node.name;
  if (node.type === 'Literal' && (typeof node.value === 'string' || typeof node.value === 'number')) return String(node.value);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name that an import takes from its module; `*` for all of it. */
export function importedName(node: TSESTree.ImportClause): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default';
  if (node.type === 'ImportNamespaceSpecifier') return '*';
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

/** Where a name is imported from, and its name there. */
export const importOf = (definition: Definition | undefined): { readonly source: string; readonly name: string } | undefined =>
  definition?.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && definition.node.type !== 'TSImportEqualsDeclaration'
    ? { source: definition.parent.source.value, name: importedName(definition.node) } : undefined;

/** The method of `Object` that a call calls: `freeze` of `Object.freeze(x)`. */
export function objectMethod(node: Node): string | undefined {
  const callee = node.type === 'CallExpression' ? node.callee : undefined;
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object' ? staticName(callee.property, callee.computed) : undefined;
}

/** The way from a pattern down to one of its identifiers; undefined when a computed key is on it. */
function stepsTo(pattern: Node, identifier: Node): { steps: Step[]; defaults: Node[] } | undefined {
  const steps: Step[] = [];
  const defaults: Node[] = [];
  for (let node: Node = identifier; node !== pattern; ) {
    const parent = node.parent;
    if (!parent) return undefined;
    if (parent.type === 'Property') {
      const name = staticName(parent.key, parent.computed);
      if (name === undefined) return undefined;
      steps.unshift({ member: name });
    } else if (parent.type === 'ArrayPattern') {
      steps.unshift({ member: String(parent.elements.indexOf(node as never)) });
    } else if (parent.type === 'RestElement') {
      steps.unshift({ rest: true });
      if (parent.parent.type === 'ArrayPattern') return undefined;
    } else if (parent.type === 'AssignmentPattern') {
      defaults.unshift(parent.right);
    }
    node = parent;
  }
  return { steps, defaults };
}

const annotationOf = (node: Node): TSESTree.TypeNode | undefined =>
  'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation : undefined;

const COMPONENT_TYPE = /^(?:FC|FunctionComponent|SFC|StatelessComponent|VFC|VoidFunctionComponent)$/;

/** Functions that make a component of one, and are told the type of its props first. */
const MAKES_COMPONENT = /^(?:memo|observer|\w*FC|\w*Component)$/;

/** `const C: React.FC<Props> = (props) => …`, `memo<Props>((props) => …)`, `forwardRef<Element, Props>((props, ref) => …)`: the type of the props. */
function propsType(parameter: Node): TSESTree.TypeNode | undefined {
  const fn = parameter.parent;
  if ((fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression') || fn.params[0] !== parameter) return undefined;
  const call = fn.parent.type === 'CallExpression' && fn.parent.callee !== fn ? fn.parent : undefined;
  const maker = call ? lastWordOf(call.callee) : '';
  const told = call?.typeArguments?.params;
  if (told && maker === 'forwardRef') return told[1];
  if (told && MAKES_COMPONENT.test(maker)) return told[0];
  const holder = call && (maker === 'forwardRef' || MAKES_COMPONENT.test(maker)) ? call.parent : fn.parent;
  if (holder.type !== 'VariableDeclarator') return undefined;
  const type = annotationOf(holder.id);
  if (type?.type !== 'TSTypeReference') return undefined;
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right : type.typeName;
  return name.type === 'Identifier' && COMPONENT_TYPE.test(name.name) ? type.typeArguments?.params[0] : undefined;
}

/** The pattern of a parameter that holds an identifier. */
function parameterOf(definition: Definition): Node | undefined {
  if (!('params' in definition.node)) return undefined;
  const { range } = definition.name;
  return definition.node.params.find((p) => p.range[0] <= range[0] && range[1] <= p.range[1]);
}

/** A value and a type of one name (`const Flag = {…}`, `type Flag = …`), each by itself. */
interface Halves {
  readonly value: Variable;
  readonly type: Variable;
}

/** The variable that scopes make of a value and a type of one name, taken apart again; undefined for one that is only one of them. */
function halvesOf(variable: Variable): Halves | undefined {
  const isType = (definition: Definition): boolean => definition.type === DefinitionType.Type;
  if (variable.defs.length < 2 || !variable.defs.some(isType) || variable.defs.every(isType)) return undefined;
  const half = (defs: Definition[], references: Variable['references']): Variable =>
    Object.create(variable, { defs: { value: defs }, identifiers: { value: defs.map(({ name }) => name) }, references: { value: references } }) as Variable;
  return {
    value: half(variable.defs.filter((d) => !isType(d)), variable.references.filter((r) => r.isValueReference)),
    type: half(variable.defs.filter(isType), variable.references.filter((r) => r.isTypeReference)),
  };
}

export function createBindings(scopes: ScopeManager): Bindings {
  const byIdentifier = new Map<Node, Variable>();
  const halved = new Map<Variable, Halves>();
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables) {
      const halves = halvesOf(variable);
      if (halves) halved.set(variable, halves);
      for (const each of halves ? [halves.value, halves.type] : [variable]) for (const id of each.identifiers) byIdentifier.set(id, each);
    }
  }
  for (const scope of scopes.scopes) {
    for (const { resolved, identifier, isValueReference } of scope.references) {
      const halves = resolved && halved.get(resolved);
      if (resolved) byIdentifier.set(identifier, halves ? (isValueReference ? halves.value : halves.type) : resolved);
    }
  }

  const provenanceOf = (pattern: Node, identifier: Node, from: Node): Provenance | undefined => {
    const way = stepsTo(pattern, identifier);
    return way && { from, ...way };
  };

  const values = (variable: Variable): Provenance[] => {
    const found: (Provenance | undefined)[] = [];
    for (const definition of variable.defs) {
      if (definition.type === DefinitionType.Variable && definition.node.init) {
        found.push(provenanceOf(definition.node.id, definition.name, definition.node.init));
      } else if (definition.type === DefinitionType.Parameter) {
        const parameter = parameterOf(definition);
        const inner = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
        if (inner?.type === 'AssignmentPattern') found.push(provenanceOf(inner.left, definition.name, inner.right));
      }
    }
    for (const reference of variable.references) {
      if (!reference.isWrite() || reference.init || !reference.writeExpr) continue;
      const assignment = reference.identifier.parent;
      if (assignment?.type === 'AssignmentExpression' && assignment.operator === '=' && assignment.left === reference.identifier) {
        found.push({ from: assignment.right, steps: [], defaults: [] });
      }
    }
    return found.filter((p) => p !== undefined);
  };

  const soleValueOf = (variable: Variable): Provenance | undefined => {
    const [definition] = variable.defs;
    if (variable.defs.length !== 1 || definition?.type !== DefinitionType.Variable) return undefined;
    const writes = variable.references.filter((r) => r.isWrite());
    if (definition.node.init ? writes.length > 1 : writes.length !== 1) return undefined;
    const loop = definition.node.parent.parent;
    if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === definition.node.parent) return undefined;
    return values(variable)[0];
  };
  const soleValues = new Map<Variable, Provenance | undefined>();

  return {
    variableOf: (identifier) => byIdentifier.get(identifier),
    ofFile: (name) => scopes.scopes.find(({ type }) => type === 'module')?.set.get(name),
    values,
    soleValue(variable) {
      if (!soleValues.has(variable)) soleValues.set(variable, soleValueOf(variable));
      return soleValues.get(variable);
    },
    parameterSteps(variable) {
      const [definition] = variable.defs;
      const parameter = definition?.type === DefinitionType.Parameter ? parameterOf(definition) : undefined;
      if (!definition || !parameter || !('params' in definition.node)) return undefined;
      if (variable.references.some((r) => r.isWrite() && !r.init)) return undefined;
      const steps = stepsTo(parameter.type === 'AssignmentPattern' ? parameter.left : parameter, definition.name)?.steps;
      return steps && { index: definition.node.params.findIndex((p) => p === parameter), steps };
    },
    element(variable) {
      const [definition] = variable.defs;
      if (definition?.type === DefinitionType.Variable) {
        const loop = definition.node.parent.parent;
        const steps = loop.type === 'ForOfStatement' && loop.left === definition.node.parent ? stepsTo(definition.node.id, definition.name)?.steps : undefined;
        return loop.type === 'ForOfStatement' && steps ? { of: loop.right, steps } : undefined;
      }
      const given = this.parameterSteps(variable);
      const fn = definition?.node;
      const call = given?.index === 0 && fn?.parent?.type === 'CallExpression' && fn.parent.arguments[0] === fn ? fn.parent : undefined;
      const name = call?.callee.type === 'MemberExpression' ? staticName(call.callee.property, call.callee.computed) : undefined;
      return given && call?.callee.type === 'MemberExpression' && ITERATORS.has(name ?? '') ? { of: call.callee.object, steps: given.steps } : undefined;
    },
    annotations(variable) {
      const found: { type: TSESTree.TypeNode; steps: readonly Step[] }[] = [];
      for (const definition of variable.defs) {
        const parameter = definition.type === DefinitionType.Parameter ? parameterOf(definition) : undefined;
        let pattern: Node | undefined = definition.type === DefinitionType.Variable ? definition.node.id : parameter;
        if (pattern?.type === 'TSParameterProperty') pattern = pattern.parameter;
        if (pattern?.type === 'AssignmentPattern') pattern = pattern.left;
        if (!pattern) continue;
        const type = annotationOf(pattern) ?? (parameter && propsType(parameter));
        const way = type && stepsTo(pattern, definition.name);
        if (type && way) found.push({ type, steps: way.steps });
      }
      return found;
    },
  };
}

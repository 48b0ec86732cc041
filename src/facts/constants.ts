import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Resolver } from '../resolve/types.ts';
import { componentAround, componentOf } from './angular-component.ts';
import type { Bindings } from './bindings.ts';
import { importOf, objectMethod, staticName } from './bindings.ts';
import { fieldOf, keptField } from './class-fields.ts';
import { definedFunction } from './defined-function.ts';
import { frozen, handedBack } from './handed-back.ts';
import { mirroredList } from './mirrored-list.ts';
import { bare, enclosingClass, returnsOf } from './syntax.ts';
import type { Constant } from './types.ts';

type Node = TSESTree.Node;

export interface Known {
  readonly value: Constant;
}

/** Evaluates expressions that are constant by their text: literals, const variables, enums, const objects and arrays, imported constants. */
export interface Constants {
  constantOf(node: Node): Known | undefined;
}

/** Whether a constant is an object. */
export const isRecord = (value: Constant): value is Readonly<Record<string, Constant>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Member of a constant, as JavaScript reads it. */
export function memberOf(value: Constant, name: string): Known | undefined {
  if (Array.isArray(value) && /^\d+$/.test(name)) return { value: value[Number(name)] as Constant };
  if (isRecord(value) && Object.hasOwn(value, name)) return { value: value[name] };
  return undefined;
}

/** Values of an enum's members, numeric ones counted on. */
export function enumMembers(node: TSESTree.TSEnumDeclaration, constantOf: (n: Node) => Known | undefined): Record<string, Constant> {
  const members: Record<string, Constant> = {};
  let next: number | undefined = 0;
  for (const member of node.body.members) {
    const name = staticName(member.id, false);
    const value: Known | undefined = member.initializer ? constantOf(member.initializer) : next === undefined ? undefined : { value: next };
    if (name !== undefined && value) members[name] = value.value;
    next = typeof value?.value === 'number' ? value.value + 1 : undefined;
  }
  return members;
}

/** Fields of a class that hold its constructor's arguments, with the argument's index. */
export function constructorFields(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): Record<string, number> {
  const fields: Record<string, number> = {};
  const constructor = node.body.body.find((m) => m.type === 'MethodDefinition' && m.kind === 'constructor');
  if (constructor?.type !== 'MethodDefinition') return fields;
  const { params, body } = constructor.value;
  const indexOf = new Map<string, number>();
  for (const [index, parameter] of params.entries()) {
    const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const name = inner.type === 'AssignmentPattern' ? inner.left : inner;
    if (name.type !== 'Identifier') continue;
    indexOf.set(name.name, index);
    if (parameter.type === 'TSParameterProperty') fields[name.name] = index;
  }
  for (const statement of body?.body ?? []) {
    const assignment = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined;
    const left = assignment?.left.type === 'MemberExpression' && assignment.left.object.type === 'ThisExpression' ? staticName(assignment.left.property, assignment.left.computed) : undefined;
    const index = assignment?.right.type === 'Identifier' ? indexOf.get(assignment.right.name) : undefined;
    if (left !== undefined && index !== undefined) fields[left] = index;
  }
  return fields;
}

/** The module that a call of CommonJS `require` takes. */
function requiredModule({ callee, arguments: [first] }: TSESTree.CallExpression, bindings: Bindings): string | undefined {
  const requires = callee.type === 'Identifier' && callee.name === 'require' && !bindings.variableOf(callee);
  return requires && first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
}

export function createConstants(file: string, bindings: Bindings, resolver: Resolver): Constants {
  const cache = new Map<Node, Known | undefined>();

  const ofVariable = (identifier: TSESTree.Identifier): Known | undefined => {
    const variable = bindings.variableOf(identifier);
    if (!variable) return identifier.name === 'undefined' ? { value: undefined } : ofTemplate(identifier);
    const [definition] = variable.defs;
    if (definition?.type === DefinitionType.TSEnumName) return { value: enumMembers(definition.node, constantOf) };
    if (definition?.type === DefinitionType.ImportBinding) {
      return ofImport(identifier, '');
    }
    if (definition?.type === DefinitionType.ClassName) return ofClass(definition.node);
    if (definition?.type === DefinitionType.TSModuleName) return ofNamespace(definition.node);
    if (definition?.type !== DefinitionType.Variable) return undefined;
    const provenance = bindings.soleValue(variable);
    if (!provenance || provenance.defaults.length > 0) return undefined;
    let known = constantOf(provenance.from);
    for (const step of provenance.steps) {
      if (!known || !('member' in step)) return undefined;
      known = memberOf(known.value, step.member);
    }
    return known;
  };

  /** What a name in an Angular template is that its component has as a field. */
  const ofTemplate = (identifier: TSESTree.Identifier): Known | undefined => {
    const owner = file.endsWith('.ts') ? componentAround(identifier) : undefined;
    const value = owner && fieldOf(owner, identifier.name);
    if (value) return constantOf(value);
    const component = componentOf(file);
    return component && resolver.constant(file, component.source, `${component.name}.${identifier.name}`);
  };

  /** What a class keeps in one of its fields: `private readonly key = 'new-nav'`. */
  const ofField = (self: Node, name: string): Known | undefined => {
    const owner = self.type === 'ThisExpression' ? enclosingClass(self) : undefined;
    const value = owner && keptField(owner, name);
    return value && constantOf(value);
  };

  /** What another module says of what is imported from it, or of a part of that: `Toggler.NAMES`, `useFlags()`. */
  const ofImport = (name: Node, part: string): Known | undefined => {
    const from = name.type === 'Identifier' ? importOf(bindings.variableOf(name)?.defs[0]) : undefined;
    return from && resolver.constant(file, from.source, from.name + part);
  };

  /** The constant members of an object that a function returns; those of a function of this file also by what it is given: `experiment('new-nav').name`. */
  const ofResult = ({ callee, arguments: given }: TSESTree.CallExpression): Known | undefined => {
    const definition = callee.type === 'Identifier' ? bindings.variableOf(callee)?.defs[0] : undefined;
    if (definition?.type === DefinitionType.ImportBinding) return ofImport(callee, '()');
    const fn = definedFunction(definition);
    const [returned, ...others] = fn ? returnsOf(fn).map(bare) : [];
    if (!fn || fn.async || fn.generator || returned?.type !== 'ObjectExpression' || others.length > 0) return undefined;
    const value: Record<string, Constant> = {};
    for (const p of returned.properties) {
      const name = p.type === 'Property' && p.kind === 'init' ? staticName(p.key, p.computed) : undefined;
      if (name === undefined || p.type !== 'Property') return undefined;
      const parameter = p.value.type === 'Identifier' ? bindings.variableOf(p.value)?.defs[0] : undefined;
      const index = parameter?.type === DefinitionType.Parameter ? fn.params.indexOf(parameter.name) : -1;
      const argument = given[index];
      const known = index < 0 ? constantOf(p.value) : argument && !given.slice(0, index + 1).some((a) => a.type === 'SpreadElement') ? constantOf(argument) : undefined;
      if (known) value[name] = known.value;
    }
    return { value };
  };

  /** What a function gives back of what it is given: `defineFlags({ … })`. */
  const ofHandedBack = ({ callee, arguments: given }: TSESTree.CallExpression): Known | undefined => {
    const definition = callee.type === 'Identifier' ? bindings.variableOf(callee)?.defs[0] : undefined;
    const [fn, from] = [definedFunction(definition), importOf(definition)];
    const back = fn ? handedBack(fn, bindings) : from && resolver.handedBack?.(file, from.source, from.name);
    const argument = back && !given.slice(0, back.index).some((a) => a.type === 'SpreadElement') ? given[back.index] : undefined;
    const known = argument && constantOf(argument);
    return known && (back?.isUntouched || typeof known.value !== 'object') ? known : undefined;
  };

  /** Static fields that are constants. */
  const ofClass = (node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): Known | undefined => {
    const value: Record<string, Constant> = {};
    for (const member of node.body.body) {
      const name = member.type === 'PropertyDefinition' && member.static ? staticName(member.key, member.computed) : undefined;
      const known = name !== undefined && member.type === 'PropertyDefinition' && member.value ? constantOf(member.value) : undefined;
      if (name !== undefined && known) value[name] = known.value;
    }
    return Object.keys(value).length > 0 ? { value } : undefined;
  };

  /** What the constructor of a class keeps of constant arguments, by field: `new Feature('new-nav', false)`. */
  const ofInstance = (node: TSESTree.NewExpression): Known | undefined => {
    if (node.callee.type !== 'Identifier') return undefined;
    const definition = bindings.variableOf(node.callee)?.defs[0];
    const from = importOf(definition);
    const fields = definition?.type === DefinitionType.ClassName ? constructorFields(definition.node) : from && resolver.fields?.(file, from.source, from.name);
    const value: Record<string, Constant> = {};
    for (const [name, index] of Object.entries(fields ?? {})) {
      const argument = node.arguments[index];
      const known = argument && argument.type !== 'SpreadElement' ? constantOf(argument) : undefined;
      if (known) value[name] = known.value;
    }
    return Object.keys(value).length > 0 ? { value } : undefined;
  };

  const ofNamespace = (node: TSESTree.TSModuleDeclaration): Known | undefined => {
    const value: Record<string, Constant> = {};
    for (const statement of node.body?.type === 'TSModuleBlock' ? node.body.body : []) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
      for (const { id } of declared?.type === 'VariableDeclaration' ? declared.declarations : []) {
        const known = constantOf(id);
        if (id.type === 'Identifier' && known) value[id.name] = known.value;
      }
    }
    return Object.keys(value).length > 0 ? { value } : undefined;
  };

  const ofObject = (node: TSESTree.ObjectExpression): Known | undefined => {
    const value: Record<string, Constant> = {};
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        const spread = constantOf(property.argument);
        if (!spread || !isRecord(spread.value)) return undefined;
        Object.assign(value, spread.value);
        continue;
      }
      const name = staticName(property.key, property.computed) ?? constantOf(property.key)?.value;
      const known = property.kind === 'init' && !property.method ? constantOf(property.value) : undefined;
      if (typeof name !== 'string' && typeof name !== 'number') return undefined;
      // A member that is not constant leaves the others known; asking for it finds nothing.
      if (known) value[name] = known.value;
    }
    return { value };
  };

  const compute = (node: Node): Known | undefined => {
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'bigint' || node.value instanceof RegExp ? undefined : { value: node.value };
      case 'TemplateLiteral': {
        let text = node.quasis[0]?.value.cooked ?? '';
        for (const [i, expression] of node.expressions.entries()) {
          const part = constantOf(expression);
          if (!part || typeof part.value === 'object') return undefined;
          text += String(part.value) + (node.quasis[i + 1]?.value.cooked ?? '');
        }
        return { value: text };
      }
      case 'Identifier':
        return ofVariable(node);
      case 'MemberExpression': {
        const object = constantOf(node.object);
        const name = staticName(node.property, node.computed) ?? (object && constantOf(node.property)?.value);
        if (typeof name !== 'string' && typeof name !== 'number') return undefined;
        return (object && memberOf(object.value, String(name))) ?? ofField(node.object, String(name)) ?? ofImport(node.object, `.${name}`);
      }
      case 'ObjectExpression':
        return ofObject(node);
      case 'ArrayExpression': {
        const items = node.elements.map((e) => (e && e.type !== 'SpreadElement' ? constantOf(e) : undefined));
        return items.every((i) => i !== undefined) ? { value: items.map((i) => i.value) } : undefined;
      }
      case 'UnaryExpression': {
        const of = constantOf(node.argument);
        if (!of) return undefined;
        if (node.operator === '!') return { value: !of.value };
        if (node.operator === '-' && typeof of.value === 'number') return { value: -of.value };
        return node.operator === 'void' ? { value: undefined } : undefined;
      }
      case 'BinaryExpression': {
        if (node.operator !== '+') return undefined;
        const [a, b] = [constantOf(node.left), constantOf(node.right)];
        return typeof a?.value === 'string' && typeof b?.value === 'string' ? { value: a.value + b.value } : undefined;
      }
      case 'NewExpression':
        return ofInstance(node);
      case 'CallExpression': {
        const from = requiredModule(node, bindings);
        if (from !== undefined) return resolver.constant(file, from, '*');
        const same = frozen(node);
        if (same) return constantOf(same);
        const mirrored = mirroredList(node);
        if (mirrored) return ofMirrored(mirrored);
        // Object.values(x), Object.keys(x) and Object.entries(x) are lists
        const method = objectMethod(node);
        const [first] = node.arguments;
        const given = method !== undefined && ['values', 'keys', 'entries'].includes(method) && first ? constantOf(first) : undefined;
        if (method === undefined) return sameText(node) ?? ofHandedBack(node) ?? ofResult(node);
        if (!given || !isRecord(given.value)) return undefined;
        return { value: method === 'keys' ? Object.keys(given.value) : method === 'values' ? Object.values(given.value) : Object.entries(given.value) };
      }
      default:
        return undefined;
    }
  };

  /** An object whose members hold their own names, of a list of these. */
  function ofMirrored(list: Node): Known | undefined {
    const names = constantOf(list)?.value;
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? { value: Object.fromEntries(names.map((name) => [name, name])) } : undefined;
  }

  /** The string that a call gives back as it is: `Flag.Nav.toString()`, `String(Flag.Nav)`. */
  function sameText({ callee, arguments: args }: TSESTree.CallExpression): Known | undefined {
    const isString = callee.type === 'Identifier' && callee.name === 'String' && args.length === 1 && !bindings.variableOf(callee);
    const name = callee.type === 'MemberExpression' && args.length === 0 ? staticName(callee.property, callee.computed) : undefined;
    const from = isString ? args[0] : callee.type === 'MemberExpression' && (name === 'toString' || name === 'valueOf') ? callee.object : undefined;
    const known = from && constantOf(from);
    return typeof known?.value === 'string' ? known : undefined;
  }

  function constantOf(expression: Node): Known | undefined {
    const node = bare(expression);
    if (cache.has(node)) return cache.get(node);
    cache.set(node, undefined);
    const known = compute(node);
    cache.set(node, known);
    return known;
  }

  return { constantOf };
}

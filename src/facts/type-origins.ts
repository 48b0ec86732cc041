import type { TSESTree } from '@typescript-eslint/types';
import { importedName, staticName, type Bindings, type Step } from './bindings.ts';
import { DefinitionType } from './definition-type.ts';
import type { Origin } from './origins.ts';

type Node = TSESTree.Node;

/** What origins of types are made with. */
export interface TypeOriginsContext {
  readonly bindings: Bindings;
  /** Where a name comes from that is imported from a module. */
  importOrigins(source: string, name: string): Origin[];
  of(node: Node): readonly Origin[];
  /** The origins of what gives something when it is called. */
  asGiven(origins: readonly Origin[]): Origin[];
  step(origins: readonly Origin[], taken: Step): Origin[];
}

/** The same origin without what says of its members: the type that it was read from, and what is beside it. */
export const withoutNode = (origin: Origin): Origin =>
  (origin.node || origin.beside || origin.isOverlaid ? (({ node: _, beside: __, isOverlaid: ___, ...plain }: Origin) => plain)(origin) : origin);

const beside = (origins: readonly Origin[], names: readonly string[]): Origin[] =>
  (names.length === 0 ? [...origins] : origins.map((o) => ({ ...o, beside: [...names, ...(o.beside ?? [])] })));

const namesIn = (members: readonly TSESTree.TypeElement[]): string[] =>
  members.flatMap((m) => (m.type === 'TSPropertySignature' || m.type === 'TSMethodSignature' ? (staticName(m.key, m.computed) ?? []) : []));

const signatureIn = (members: readonly TSESTree.TypeElement[], name: string): TSESTree.TSPropertySignature | undefined =>
  members.find((m): m is TSESTree.TSPropertySignature => m.type === 'TSPropertySignature' && staticName(m.key, m.computed) === name);

/** The strings that a type is a union of. */
const literalsOf = (type: TSESTree.TypeNode): string[] =>
  type.type === 'TSUnionType' ? type.types.flatMap(literalsOf) : type.type === 'TSLiteralType' && type.literal.type === 'Literal' ? [String(type.literal.value)] : [];

/** A path and the member after it. */
export const join = (path: string, member: string): string => (path === '' ? member : `${path}.${member}`);

/** Where values of types come from, and the types of their members. */
export function createTypeOrigins({ bindings, importOrigins, of, asGiven, step }: TypeOriginsContext) {
  const openTypes = new Set<Node>();

  /** The imported or local name that a type reference means, and what a type of this file is made of. */
  function typeOrigins(type: TSESTree.TypeNode): Origin[] {
    if (openTypes.has(type)) return [];
    openTypes.add(type);
    const found = namedOrigins(type);
    openTypes.delete(type);
    return found;
  }

  function namedOrigins(type: TSESTree.TypeNode): Origin[] {
    switch (type.type) {
      case 'TSUnionType':
        return type.types.flatMap(typeOrigins);
      case 'TSIntersectionType':
        return type.types.flatMap((part) => beside(typeOrigins(part), type.types.flatMap((other) => (other === part ? [] : ownNames(other)))));
      case 'TSTypeLiteral':
        return [{ root: 'type', path: '{}', node: type }];
      case 'TSFunctionType':
        return type.returnType ? asGiven(typeOrigins(type.returnType.typeAnnotation)) : [];
      case 'TSTypeQuery':
        return type.exprName.type === 'Identifier' ? [...of(type.exprName)] : [];
      case 'TSTypeReference': {
        const { typeName } = type;
        const [argument, left] = type.typeArguments?.params ?? [];
        if (typeName.type === 'Identifier' && argument) {
          if (['Readonly', 'Partial', 'Required', 'NonNullable', 'Promise', 'Awaited', 'Pick', 'PropsWithChildren'].includes(typeName.name)) return typeOrigins(argument);
          if (typeName.name === 'Omit' && left) return beside(typeOrigins(argument), literalsOf(left));
          if (typeName.name === 'ReturnType') return typeOrigins(argument).filter((o) => o.root !== 'type').map((o) => ({ ...o, path: `${o.path}()` }));
        }
        const name = typeName.type === 'Identifier' ? typeName : typeName.type === 'TSQualifiedName' && typeName.left.type === 'Identifier' ? typeName.left : undefined;
        return name ? referenceOrigins(name, typeName.type === 'TSQualifiedName' ? typeName.right.name : undefined, type) : [];
      }
      case 'TSIndexedAccessType': {
        const { indexType } = type;
        const member = indexType.type === 'TSLiteralType' && indexType.literal.type === 'Literal' ? indexType.literal.value : undefined;
        return typeof member === 'string' ? step(typeOrigins(type.objectType), { member }) : [];
      }
      case 'TSImportType': {
        const source = type.source.value;
        return type.qualifier?.type === 'Identifier' ? [{ root: 'type', source, path: type.qualifier.name }] : [];
      }
      default:
        return [];
    }
  }

  /** What the name of a type means. */
  function referenceOrigins(name: TSESTree.Identifier, member?: string, type?: TSESTree.TypeNode): Origin[] {
    const node = type ? { node: type } : {};
    const definition = bindings.variableOf(name)?.defs[0];
    if (definition?.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && definition.node.type !== 'TSImportEqualsDeclaration') {
      const source = definition.parent.source.value;
      return importOrigins(source, importedName(definition.node)).filter((o) => o.root === 'import')
        .map((o) => ({ ...o, root: 'type', source: o.source ?? source, path: member === undefined ? o.path : join(o.path, member) }));
    }
    if (definition?.type === DefinitionType.Type) {
      const declared = definition.node;
      if (declared.type === 'TSTypeParameter' && declared.constraint) return typeOrigins(declared.constraint);
      if (declared.type === 'TSTypeAliasDeclaration') return [{ root: 'type', path: name.name, node: declared.typeAnnotation }, ...typeOrigins(declared.typeAnnotation).filter((o) => o.path !== '{}')];
      return [{ root: 'type', path: name.name, ...node }, ...(declared.type === 'TSInterfaceDeclaration' ? baseOrigins(declared) : [])];
    }
    return [{ root: 'type', path: member === undefined ? name.name : join(name.name, member), ...node }];
  }

  /** The imported types that an interface extends, also by others of this file. */
  function baseOrigins(declared: TSESTree.TSInterfaceDeclaration): Origin[] {
    if (openTypes.has(declared)) return [];
    openTypes.add(declared);
    const found = declared.extends.flatMap(({ expression }) => (expression.type === 'Identifier' ? referenceOrigins(expression) : []));
    openTypes.delete(declared);
    return beside(found.filter((o) => o.source !== undefined).map(withoutNode), namesIn(declared.body.body));
  }

  /** The names of the members that a type of this file declares itself. */
  function ownNames(type: TSESTree.TypeNode, depth = 0): string[] {
    if (depth > 8) return [];
    if (type.type === 'TSTypeLiteral') return namesIn(type.members);
    if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') return type.types.flatMap((part) => ownNames(part, depth + 1));
    if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
    const definition = bindings.variableOf(type.typeName)?.defs[0];
    if (definition?.type === DefinitionType.Type && definition.node.type === 'TSInterfaceDeclaration') return namesIn(definition.node.body.body);
    if (definition?.type === DefinitionType.Type && definition.node.type === 'TSTypeAliasDeclaration') return ownNames(definition.node.typeAnnotation, depth + 1);
    return type.typeArguments?.params[0] && !definition ? ownNames(type.typeArguments.params[0], depth + 1) : [];
  }

  /** Type annotation of a member of an interface, its own or one that it extends. */
  function memberOfInterface({ body, extends: bases }: TSESTree.TSInterfaceDeclaration, name: string, depth: number): TSESTree.TypeNode | undefined {
    if (depth > 8) return undefined;
    const own = signatureIn(body.body, name);
    if (own) return own.typeAnnotation?.typeAnnotation;
    for (const { expression } of bases) {
      const definition = expression.type === 'Identifier' ? bindings.variableOf(expression)?.defs[0] : undefined;
      if (definition?.type !== DefinitionType.Type) continue;
      const found = definition.node.type === 'TSInterfaceDeclaration' ? memberOfInterface(definition.node, name, depth + 1)
        : definition.node.type === 'TSTypeAliasDeclaration' ? memberType(definition.node.typeAnnotation, name, depth + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** Type annotation of a member of a type declared in this file. */
  function memberType(type: TSESTree.TypeNode, name: string, depth = 0): TSESTree.TypeNode | undefined {
    if (depth > 8) return undefined;
    if (type.type === 'TSTypeLiteral') return signatureIn(type.members, name)?.typeAnnotation?.typeAnnotation;
    if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
      for (const part of type.types) {
        const found = memberType(part, name, depth + 1);
        if (found) return found;
      }
    }
    if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
      const argument = type.typeArguments?.params[0];
      const definition = bindings.variableOf(type.typeName)?.defs[0];
      if (definition?.type === DefinitionType.Type && definition.node.type === 'TSInterfaceDeclaration') return memberOfInterface(definition.node, name, depth);
      if (definition?.type === DefinitionType.Type && definition.node.type === 'TSTypeAliasDeclaration') return memberType(definition.node.typeAnnotation, name, depth + 1);
      if (argument) return memberType(argument, name, depth + 1);
    }
    return undefined;
  }

  return { typeOrigins, memberType };
}

import type { TSESTree } from '@typescript-eslint/types';
import type { ts } from 'ts-morph';
import type { DeclaredType, TypeOracle } from './types.ts';

type Node = TSESTree.Node;

/** TypeScript's view of one file, by the nodes of its ESTree. */
export interface TypedFile {
  readonly checker: ts.TypeChecker;
  /** Type of an expression, and the node of TypeScript's own tree; undefined when there is none. */
  typeAt(node: Node): { readonly type: ts.Type; readonly at: ts.Node } | undefined;
  /** The package that a file belongs to, or its path from the project's root. */
  sourceOf(fileName: string): string;
}

/** Members whose names begin so say what an SDK's type is to this tool, where the SDK itself is not read. */
export const BRAND = 'unflag:';

const MAX_PARTS = 100;

/** Answers the reader's questions about types. TypeScript is handed in, never loaded. */
export function createTypeOracle({ checker, typeAt, sourceOf }: TypedFile): TypeOracle {
  /** The alternatives of a type, without null and undefined; undefined when anything could be among them. */
  function partsOf(type: ts.Type): readonly ts.Type[] | undefined {
    const name = intrinsicName(type);
    if (name === 'null' || name === 'undefined' || name === 'never') return [];
    if (name === 'any' || name === 'unknown' || name === 'error') return undefined;
    if (type.isUnion()) {
      const parts = type.types.length > MAX_PARTS ? [undefined] : type.types.map(partsOf);
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    if (!type.isTypeParameter()) return [type];
    const constraint = type.getConstraint();
    return constraint && partsOf(constraint);
  }

  const memberType = (type: ts.Type, name: string, at: ts.Node): ts.Type | undefined => {
    const member = type.getProperty(name);
    return member && checker.getTypeOfSymbolAtLocation(member, at);
  };

  function declaredTypes(type: ts.Type): DeclaredType[] {
    if (type.isIntersection()) return type.types.flatMap(declaredTypes);
    const source = sourceOf(type.symbol?.declarations?.[0]?.getSourceFile().fileName ?? '');
    const brands = type.getProperties().flatMap((member): DeclaredType[] => {
      if (!member.name.startsWith(BRAND)) return [];
      return [{ name: member.name.slice(BRAND.length), source: sourceOf(member.declarations?.[0]?.getSourceFile().fileName ?? '') }];
    });
    const own = type.symbol && source !== '' ? [{ name: type.symbol.name, source }] : [];
    return [...brands, ...own, ...(type.getBaseTypes() ?? []).flatMap(declaredTypes)];
  }

  return {
    stringsOf(node, path) {
      const found = typeAt(node);
      let type = found?.type;
      for (const name of path) type = type && found && memberType(type, name, found.at);
      const parts = type && partsOf(type);
      const strings = parts?.map((part) => (part.isStringLiteral() ? part.value : undefined));
      return strings?.every((text) => text !== undefined) ? strings : undefined;
    },
    typesOf(node) {
      const type = typeAt(node)?.type;
      return type && partsOf(type)?.flatMap(declaredTypes);
    },
  };
}

/** What TypeScript calls a type that is built in (`any`, `undefined`): its flags are numbered otherwise from version to version. */
const intrinsicName = (type: ts.Type): string | undefined => (type as { readonly intrinsicName?: string }).intrinsicName;

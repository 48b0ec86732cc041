import type { TSESTree } from '@typescript-eslint/types';
import type { Constant } from '../facts/types.ts';
import { exact, type Known } from './known.ts';

type Node = TSESTree.Node;

/** What a name inside a destructuring pattern takes from a known value. */
export function throughPattern(pattern: Node, name: Node, value: Known): Known | undefined {
  if (pattern === name) return value;
  if (pattern.type === 'AssignmentPattern') {
    if (value.kind === 'exact' && value.value === undefined) return undefined;
    return throughPattern(pattern.left, name, value);
  }
  const inside = (n: Node): boolean => n.range[0] <= name.range[0] && name.range[1] <= n.range[1];
  const part = (key: string): Known | undefined => {
    if (value.kind === 'object') return Object.hasOwn(value.parts, key) ? value.parts[key] : undefined;
    if (value.kind === 'exact' && typeof value.value === 'object' && value.value !== null && Object.hasOwn(value.value, key)) return exact((value.value as Readonly<Record<string, Constant>>)[key]);
    return undefined;
  };
  if (pattern.type === 'ObjectPattern') {
    const property = pattern.properties.find(inside);
    if (property?.type !== 'Property' || property.computed) return undefined;
    const key = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : undefined;
    const value2 = key === undefined ? undefined : part(key);
    return value2 && throughPattern(property.value, name, value2);
  }
  if (pattern.type === 'ArrayPattern') {
    const index = pattern.elements.findIndex((e) => e !== null && inside(e));
    const element = pattern.elements[index];
    const value2 = element ? part(String(index)) : undefined;
    return element && value2 ? throughPattern(element, name, value2) : undefined;
  }
  return undefined;
}

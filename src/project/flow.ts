import { createRequire } from 'node:module';
import type { Range } from '../facts/types.ts';

/** JavaScript with Flow's types: as a script of the same length, without them. */
export interface FlowScript {
  readonly script: string;
  /** Where the types are, in the order of the text. */
  readonly types: readonly Range[];
}

/** A node of Hermes' tree, which is ESTree with nodes for types. */
interface FlowNode {
  readonly type: string;
  readonly range: Range;
  readonly [field: string]: unknown;
}

interface Hermes {
  parse(text: string, options: { readonly flow: 'all'; readonly sourceType: 'module'; readonly babel: false }): FlowNode;
}

const load = createRequire(import.meta.url);

const MAY_BE_FLOW = /@flow\b|\b(?:import|export)\s+type\b|\b(?:type|opaque)\s+\w+|[:(,<=]\s*\?\s*[\w({]|\{\||\(\w+:\s/;

/** Types that stand alone where a statement or a member of a class can. */
const STATEMENT = /^(?:TypeAlias|OpaqueType|InterfaceDeclaration|Declare\w+)$/;
const TYPE = /^(?:TypeAnnotation|TypeParameterDeclaration|TypeParameterInstantiation|Variance|InferredPredicate|DeclaredPredicate)$/;
/** What is no script when its types are gone. */
const MORE_THAN_TYPES = /^(?:Component|Hook|Enum|Match|Record)(?:Declaration|Statement|Expression)/;

const isType = (kind: unknown): boolean => kind === 'type' || kind === 'typeof';
const isNode = (value: unknown): value is FlowNode => typeof value === 'object' && value !== null && typeof (value as FlowNode).type === 'string';

/** Reads JavaScript with Flow's types; undefined where it is none, or holds what does not run without its types (enums, component syntax). */
export function flowScript(text: string): FlowScript | undefined {
  if (!MAY_BE_FLOW.test(text)) return undefined;
  try {
    const { parse } = load('hermes-parser') as Hermes;
    const found = typesIn(parse(text, { flow: 'all', sourceType: 'module', babel: false }), text);
    if (!found) return undefined;
    const types = found.sort(([a], [b]) => a - b);
    return { script: types.reduce((script, [start, end]) => script.slice(0, start) + ' '.repeat(end - start) + script.slice(end), text), types };
  } catch {
    return undefined;
  }
}

/** The ranges of all types; undefined where something is more than types. */
function typesIn(program: FlowNode, text: string): Range[] | undefined {
  const types: Range[] = [];
  let isPlain = true;
  /** A type in a list goes with the comma behind it. */
  const inList = ([start, end]: Range): void => void types.push([start, end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0)]);

  function visit(node: FlowNode): void {
    const { type, range, importKind, exportKind } = node;
    if (MORE_THAN_TYPES.test(type)) isPlain = false;
    if (TYPE.test(type) || STATEMENT.test(type) || (type !== 'ImportSpecifier' && (isType(importKind) || isType(exportKind))) || node.declare === true) return void types.push(range);
    if (type === 'ImportSpecifier' && isType(importKind)) return inList(range);
    if (type === 'Identifier' && node.name === 'this') return inList(range);
    if (type === 'Identifier' && node.optional === true) types.push([range[0] + String(node.name).length, range[0] + String(node.name).length + 1]);
    if (/^As(?:Const)?Expression$/.test(type)) {
      const { expression } = node as unknown as { readonly expression: FlowNode };
      const start = expression.range[1] + text.slice(expression.range[1], range[1]).search(/\bas\b/);
      types.push([start, range[1]]);
      return visit(expression);
    }
    if (Array.isArray(node.implements) && node.implements.length > 0) {
      const [first, last] = [node.implements[0], node.implements.at(-1)] as [FlowNode, FlowNode];
      types.push([text.lastIndexOf('implements', first.range[0]), last.range[1]]);
    }
    for (const [field, value] of Object.entries(node)) {
      if (field === 'parent' || field === 'implements') continue;
      for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(each)) visit(each);
    }
  }

  visit(program);
  return isPlain ? types : undefined;
}

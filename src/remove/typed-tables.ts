import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../facts/syntax.ts';
import { contextOf, localOf } from './callees.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { propertyName } from './slots.ts';

type Node = TSESTree.Node;

/** Notes the entries of requested flags in objects whose type says that they hold all flags of a declared union: `const defaults: Record<FlagKey, boolean> = { … }`. */
export function markTypedTables(plan: Plan, keys: ReadonlySet<string>): void {
  for (const file of plan.project.flagged) {
    const declared = plan.project.facts(file)?.declarations.filter((d) => keys.has(d.key) && d.form === 'union' && d.container !== undefined) ?? [];
    for (const { key, container = '' } of declared) {
      mark(plan, file, key, contextOf(plan, file), (context) => typeNamed(context, container));
      for (const use of plan.usesOf(file, container).uses) mark(plan, use.file, key, contextOf(plan, use.file), (context) => localOf(plan, context, use.import));
    }
  }
}

/** The name by which a file declares a type. */
const typeNamed = ({ source }: PassContext, name: string): Node | undefined =>
  source.ast.body.flatMap((s) => {
    const declared = s.type === 'ExportNamedDeclaration' ? s.declaration : s;
    return declared?.type === 'TSTypeAliasDeclaration' && declared.id.name === name ? declared.id : [];
  })[0];

function mark(plan: Plan, file: string, key: string, context: PassContext | undefined, named: (context: PassContext) => Node | undefined): void {
  const name = context && !plan.project.isTest(file) ? named(context) : undefined;
  for (const table of context && name ? tablesOf(name, context) : []) {
    const entry = table.properties.find((p) => p.type === 'Property' && !p.computed && propertyName(p.key) === key);
    if (entry?.type === 'Property' && context?.isPure(entry.value)) plan.fold(file)?.mark([{ kind: 'declaration', offset: entry.range[0], name: key }]);
  }
}

/** The object literals whose type has each member of a named type as a key. */
function tablesOf(name: Node, context: PassContext): TSESTree.ObjectExpression[] {
  return (context.variable(name)?.references ?? []).flatMap(({ identifier }) => {
    let at: Node | undefined = keyedBy(identifier);
    while (at?.parent?.type === 'TSTypeParameterInstantiation' && at.parent.parent.type === 'TSTypeReference' && at.parent.parent.typeName.type === 'Identifier' && /^(?:Readonly|Partial|Required)$/.test(at.parent.parent.typeName.name)) at = at.parent.parent;
    const holder = at?.parent;
    if (holder?.type !== 'TSTypeAliasDeclaration') return holder ? literalUnder(holder) : [];
    return (context.variable(holder.id)?.references ?? []).flatMap((r) => (r.identifier.parent.type === 'TSTypeReference' ? literalUnder(r.identifier.parent.parent) : []));
  });
}

/** The type that a union gives its keys: `Record<Union, …>`, `{ [key in Union]: … }`. */
function keyedBy(identifier: Node): Node | undefined {
  const reference = identifier.parent?.type === 'TSTypeReference' ? identifier.parent : undefined;
  const list = reference?.parent;
  if (list?.type === 'TSMappedType') return list;
  const holder = list?.type === 'TSTypeParameterInstantiation' && list.params[0] === reference ? list.parent : undefined;
  return holder?.type === 'TSTypeReference' && holder.typeName.type === 'Identifier' && holder.typeName.name === 'Record' ? holder : undefined;
}

function literalUnder(holder: Node): TSESTree.ObjectExpression[] {
  const declarator = holder.type === 'TSTypeAnnotation' && holder.parent.type === 'Identifier' && holder.parent.parent.type === 'VariableDeclarator' ? holder.parent.parent : undefined;
  const value = declarator ? declarator.init : holder.type === 'TSAsExpression' || holder.type === 'TSSatisfiesExpression' ? holder.expression : undefined;
  const literal = value ? bare(value) : undefined;
  return literal?.type === 'ObjectExpression' ? [literal] : [];
}

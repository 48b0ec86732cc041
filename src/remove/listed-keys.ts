import type { TSESTree } from '@typescript-eslint/types';
import type { FileFacts } from '../facts/types.ts';
import { bare } from '../facts/syntax.ts';
import { calleeOf, contextOf } from './callees.ts';
import type { Fold } from './fold.ts';
import { membersTaken } from './object-flags.ts';
import { nodeAt } from './overrides.ts';
import type { Plan } from './plan.ts';

type Node = TSESTree.Node;

/** Notes the requested flags in lists that a call asks for at once, where what it gives has them by their names: `getFlags([Keys.nav, Keys.search])`. */
export function markListed(plan: Plan, file: string, fold: Fold, { companions }: Pick<FileFacts, 'companions'>, keys: ReadonlySet<string>): void {
  for (const { role, keys: [key = ''], range } of companions) {
    const element = role === 'listed' && keys.has(key) ? nodeAt(fold.current, range) : undefined;
    const call = element?.parent?.parent;
    if (element?.parent?.type !== 'ArrayExpression' || call?.type !== 'CallExpression' || !call.arguments.includes(element.parent)) continue;
    if (givesObject(plan, file, call)) fold.mark([{ kind: 'declaration', offset: range[0], name: key }]);
  }
}

/** Whether a call gives an object, as members taken of it by their names or its declared type say. */
function givesObject(plan: Plan, file: string, call: TSESTree.CallExpression): boolean {
  const context = contextOf(plan, file);
  if (context && membersTaken(call, (node) => context.variable(node)).some(({ name }) => name !== '' && !(name in Array.prototype))) return true;
  const callee = bare(call.callee);
  const called = callee.type === 'Identifier' ? calleeOf(plan, file, callee) : undefined;
  const type = called && 'returnType' in called.node ? called.node.returnType : undefined;
  return called !== undefined && type !== undefined && isObjectType(plan, called.file, type);
}

const MAX_DEPTH = 8;

/** Whether a type, or what a promise of it gives, is an object by names. */
function isObjectType(plan: Plan, file: string, type: Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const again = (next: Node | undefined): boolean => next !== undefined && isObjectType(plan, file, next, depth + 1);
  switch (type.type) {
    case 'TSTypeAnnotation': return again(type.typeAnnotation);
    case 'TSTypeLiteral': case 'TSMappedType': case 'TSInterfaceDeclaration': return true;
    case 'TSTypeAliasDeclaration': return again(type.typeAnnotation);
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return false;
      const { name } = type.typeName;
      if (name === 'Record') return true;
      if (/^(?:Promise|Partial|Required|Readonly|Pick|Omit)$/.test(name)) return again(type.typeArguments?.params[0]);
      const declared = declarationOf(plan, file, name);
      return declared !== undefined && isObjectType(plan, declared.file, declared.node, depth + 1);
    }
    default: return false;
  }
}

/** Where a type is declared that a file names. */
function declarationOf(plan: Plan, file: string, name: string): { readonly file: string; readonly node: Node } | undefined {
  for (const statement of plan.source(file)?.ast.body ?? []) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if ((node?.type === 'TSTypeAliasDeclaration' || node?.type === 'TSInterfaceDeclaration') && node.id.name === name) return { file, node };
  }
  const taken = plan.imports(file).find((i) => i.local?.name === name);
  const target = taken && plan.project.resolve(file, taken.source);
  return taken && target !== undefined && target !== file ? declarationOf(plan, target, taken.name) : undefined;
}

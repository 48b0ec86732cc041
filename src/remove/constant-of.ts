import type { TSESTree } from '@typescript-eslint/types';
import type { Constant } from '../facts/types.ts';
import type { PassContext } from './pass.ts';

type Node = TSESTree.Node;
/** What tells which constant a name means; imported names are known with `declarationOf` alone. */
type Bindings = Pick<PassContext, 'variable'> & Partial<Pick<PassContext, 'declarationOf'>>;

/** The value of a literal, or of a name that means one. */
export function constantOf(node: Node, bindings: Bindings): { value: Constant } | undefined {
  switch (node.type) {
    case 'Literal':
      if ('regex' in node || 'bigint' in node) return undefined;
      return { value: node.value };
    case 'TemplateLiteral': return node.expressions.length === 0 && node.quasis[0] ? { value: node.quasis[0].value.cooked } : undefined;
    case 'Identifier': return node.name === 'undefined' && !bindings.variable(node) ? { value: undefined } : undefined;
    case 'UnaryExpression': {
      if (node.operator === 'void') return node.argument.type === 'Literal' ? { value: undefined } : undefined;
      const inner = constantOf(node.argument, bindings);
      if (!inner) return undefined;
      if (node.operator === '-' && typeof inner.value === 'number') return { value: -inner.value };
      return node.operator === '!' ? { value: !inner.value } : undefined;
    }
    case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': return constantOf(node.expression, bindings);
    case 'MemberExpression': return enumMember(node, bindings);
    default: return undefined;
  }
}

/** The value of `Enum.Member` or `constants.name`, where this file, or the one it is imported from, says it. */
function enumMember(node: TSESTree.MemberExpression, bindings: Bindings): { value: Constant } | undefined {
  if (node.computed || node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return undefined;
  const name = node.property.name;
  const declared = bindings.declarationOf?.(node.object);
  const variable = declared?.variable ?? bindings.variable(node.object);
  const home: Bindings = declared?.context ?? bindings;
  const def = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (def?.type === 'TSEnumName') return memberOf(def.node, name, home);
  const init = def?.type === 'Variable' && def.parent.kind === 'const' ? def.node.init : undefined;
  const object = init?.type === 'TSAsExpression' ? init.expression : undefined;
  if (object?.type !== 'ObjectExpression') return undefined;
  const property = object.properties.find((p) => p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === name);
  return property?.type === 'Property' ? constantOf(property.value, home) : undefined;
}

/** The value of an enum's member: what it says, or one more than the number before. */
function memberOf({ body }: TSESTree.TSEnumDeclaration, name: string, bindings: Bindings): { value: Constant } | undefined {
  let next: number | undefined = 0;
  for (const { id, initializer } of body.members) {
    const known: { value: Constant } | undefined = initializer ? constantOf(initializer, bindings) : next === undefined ? undefined : { value: next };
    if ((id.type === 'Identifier' ? id.name : id.type === 'Literal' ? id.value : '') === name) return known;
    next = typeof known?.value === 'number' ? known.value + 1 : undefined;
  }
  return undefined;
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Constant } from '../facts/types.ts';
import type { Bindings } from './evaluate.ts';

type Node = TSESTree.Node;

/** The value of a literal, or of a name that means one. */
export function constantOf(node: Node, bindings: Pick<Bindings, 'variable'>): { value: Constant } | undefined {
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

/** The value of `Enum.Member` or `constants.name`, where this file says it. */
function enumMember(node: TSESTree.MemberExpression, bindings: Pick<Bindings, 'variable'>): { value: Constant } | undefined {
  if (node.computed || node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return undefined;
  const name = node.property.name;
  const variable = bindings.variable(node.object);
  const def = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (def?.type === 'TSEnumName') {
    const member = def.node.body.members.find((m) => (m.id.type === 'Identifier' ? m.id.name : m.id.type === 'Literal' ? m.id.value : '') === name);
    return member?.initializer ? constantOf(member.initializer, bindings) : undefined;
  }
  const init = def?.type === 'Variable' && def.parent.kind === 'const' ? def.node.init : undefined;
  const object = init?.type === 'TSAsExpression' ? init.expression : undefined;
  if (object?.type !== 'ObjectExpression') return undefined;
  const property = object.properties.find((p) => p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === name);
  return property?.type === 'Property' ? constantOf(property.value, bindings) : undefined;
}

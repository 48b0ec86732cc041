import type { TSESTree } from '@typescript-eslint/types';
import { keyForms } from '../../facts/canonical-key.ts';
import { walk } from '../../facts/walk.ts';
import { withoutMember } from '../members.ts';
import type { Change, PassContext } from '../pass.ts';
import { propertyName } from '../slots.ts';

type Node = TSESTree.Node;

const FAKE = /^(?:Mock|Mocked|MockedFunction|MockedFn|MockInstance|SpyInstance|Spied|SpiedFunction)$/;

/** Takes flags that a test forces no more out of the types that it writes for its fakes: `useFlags as jest.Mock<{ newNav: boolean }>`. */
export function fakeTypeChange(keys: readonly string[], context: PassContext): Change | undefined {
  const names = new Set(keys.flatMap(keyForms));
  let change: Change | undefined;
  walk(context.source.ast, (node) => {
    if (change) return false;
    if (node.type !== 'TSPropertySignature' || node.parent.type !== 'TSTypeLiteral' || node.computed || !names.has(propertyName(node.key) ?? '') || !isOfFake(node.parent)) return undefined;
    const { parent } = node;
    const given = parent.parent;
    const edit = parent.members.length > 1 ? withoutMember(node, context) : given.type === 'TSTypeParameterInstantiation' && given.params.length === 1 ? { start: given.range[0], end: given.range[1], text: '' } : undefined;
    if (edit) change = { edits: [edit] };
    return false;
  });
  return change;
}

/** Whether a type says what a fake gives: it is given to the type of a fake, or is what a function so given returns. */
function isOfFake(type: Node): boolean {
  const { parent } = type;
  if (parent?.type === 'TSTypeAnnotation' || parent?.type === 'TSFunctionType') return isOfFake(parent);
  if (parent?.type !== 'TSTypeParameterInstantiation' || parent.parent.type !== 'TSTypeReference') return false;
  const { typeName } = parent.parent;
  return FAKE.test(typeName.type === 'TSQualifiedName' ? typeName.right.name : typeName.type === 'Identifier' ? typeName.name : '');
}

import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { membersOf } from './members.ts';
import type { Plan } from './plan.ts';

type Node = TSESTree.Node;

/** The member of an object flag that says whether it is on. */
export const STATE = 'enabled';

/** Whether the project declares a flag as an object that says by a member whether it is on. */
export function isObjectFlag(plan: Plan, key: string): boolean {
  return plan.project.flagged.some((file) => {
    const declared = plan.project.facts(file)?.declarations.filter((d) => d.key === key && d.form === 'interface') ?? [];
    const source = declared.length > 0 ? plan.source(file) : undefined;
    return source !== undefined && declared.some(({ range }) => {
      let type: Node | undefined;
      walk(source.ast, (node) => {
        if (node.range[1] <= range[0] || node.range[0] >= range[1]) return false;
        if (node.type === 'TSPropertySignature' && node.typeAnnotation && node.range[0] <= range[0] && range[1] <= node.range[1]) type = node.typeAnnotation;
        return undefined;
      });
      return type !== undefined && membersOf(plan, file, type, STATE).found.length > 0;
    });
  });
}

/** `flag.enabled`, of the read `flag`. */
export function stateRead(read: Node): Node | undefined {
  const { parent } = read;
  return parent?.type === 'MemberExpression' && parent.object === read && !parent.computed && parent.property.type === 'Identifier' && parent.property.name === STATE ? parent : undefined;
}

import type { TSESTree } from '@typescript-eslint/types';
import { implementationOf } from '../../facts/module-fakes.ts';
import { bare, soleReturn, type FunctionNode } from '../../facts/syntax.ts';
import type { Constant } from '../../facts/types.ts';
import { contextOf, definitionOf, type Use } from '../callees.ts';
import { functionOf } from '../function-of.ts';
import { exact } from '../known.ts';
import type { PassContext } from '../pass.ts';
import type { Plan } from '../plan.ts';
import { propertyName } from '../slots.ts';
import { argumentAt, parameterOf } from './forcings.ts';

type Node = TSESTree.Node;

/** Notes what a test forces by a fake that it gives to code of a file which asks it for flags: `new Service({ isEnabled: () => false })`. */
export function noteFake(plan: Plan, file: string, use: Use, fake: Node): void {
  const context = contextOf(plan, use.file);
  const asked = (plan.project.facts(file)?.evaluations ?? []).flatMap(({ form, keys }) => {
    const method = /\.([\w$]+)\(\)$/.exec(form)?.[1];
    return method === undefined ? [] : keys.filter((key) => plan.isRequested(key)).map((key) => ({ key, method }));
  });
  const marks = asked.flatMap(({ key, method }) => {
    const answer = context && answerOf(fake, method, context);
    return answer ? [{ kind: 'forced' as const, offset: use.node.range[0], name: key, known: exact(answer.value), every: true }] : [];
  });
  if (marks.length === 0) return;
  plan.given.set(use.file, plan.given.get(use.file) ?? new Set());
  plan.fold(use.file)?.mark(marks);
}

/** What a method of an object always gives, where the object is written out, or a function of the file makes it. */
function answerOf(object: Node, method: string, context: PassContext, call?: TSESTree.CallExpression): { value: Constant } | undefined {
  const node = bare(object);
  if (node.type === 'Identifier') {
    const def = definitionOf(context.variable(node));
    return def?.type === 'Variable' && def.node.id === def.name && def.parent.kind === 'const' && def.node.init ? answerOf(def.node.init, method, context, call) : undefined;
  }
  if (node.type === 'CallExpression') {
    const result = call ? undefined : resultOf(functionOf(context.variable(node.callee), (n) => context.variable(n)));
    return result && answerOf(result, method, context, node);
  }
  const member = node.type === 'ObjectExpression' ? node.properties.find((p) => p.type === 'Property' && !p.computed && propertyName(p.key) === method) : undefined;
  const made = member?.type === 'Property' ? implementationOf(member.value) : undefined;
  const answer = made?.value ?? resultOf(made?.fn);
  if (!answer) return undefined;
  const variable = call && bare(answer).type === 'Identifier' ? context.variable(bare(answer)) : undefined;
  const parameter = variable && parameterOf(variable);
  const given = call && parameter ? argumentAt(call, parameter) : answer;
  return given ? context.constant(given) : undefined;
}

const resultOf = (fn: FunctionNode | undefined): Node | undefined => fn && soleReturn(fn);

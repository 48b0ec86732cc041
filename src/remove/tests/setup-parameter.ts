import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../../facts/syntax.ts';
import { exact } from '../known.ts';
import type { Constant } from '../../facts/types.ts';
import type { Change, PassContext } from '../pass.ts';
import { argumentAt, callsOf, nameOfFunction, patternsOf, usesOf, type Parameter } from './forcings.ts';
import { inside } from './structure.ts';

type Node = TSESTree.Node;

/** Takes a parameter that only handed a flag's value to a mock out of a set-up function and its calls. `going` are the mocks that go with it. */
export function parameterChange(parameter: Parameter, keep: Constant, going: readonly Node[], context: PassContext): Change | undefined {
  const { fn, index, path, variable } = parameter;
  const name = nameOfFunction(fn, context);
  const calls = callsOf(fn, context);
  if (!name || usesOf(name).length !== calls.length) return undefined;
  if (calls.some((c) => argumentAt(c, parameter) === null)) return undefined;
  const others = usesOf(variable).filter((u) => !going.some((g) => inside(u, g)));
  const edits = others.map((use) => {
    const text = context.placeholder(exact(keep));
    return use.parent?.type === 'Property' && use.parent.shorthand ? { start: use.range[1], end: use.range[1], text: `: ${text}` } : { start: use.range[0], end: use.range[1], text };
  });
  const own = path.length === 0 ? positional(parameter, calls, context) : path.length === 1 ? named(parameter, calls, context) : undefined;
  if (!own || (index !== patternsOf(fn).length - 1 && path.length === 0) || (path.length === 0 && patternsOf(fn)[index]?.range[0] === fn.range[0])) return undefined;
  return { edits: [...edits, ...own] };
}

type Edits = { start: number; end: number; text: string }[];

/** Takes a parameter away; with the only one goes what stands between the parentheses. */
function withoutParameter({ fn, index }: Parameter, { layout }: PassContext): Edits[number] {
  const params = patternsOf(fn);
  const param = params[index];
  if (params.length > 1 || !param || fn.range[0] === param.range[0]) return layout.listItem(params.map((p) => p.range), index);
  const after = layout.tokenAfter(param.range[1]);
  return { start: layout.tokenBefore(param.range[0]), end: layout.text[after] === ',' ? layout.tokenAfter(after + 1) : after, text: '' };
}

function positional(parameter: Parameter, calls: readonly TSESTree.CallExpression[], context: PassContext): Edits {
  const { index } = parameter;
  const { layout } = context;
  const edits: Edits = [withoutParameter(parameter, context)];
  for (const call of calls) if (call.arguments.length === index + 1) edits.push(layout.listItem(call.arguments.map((a) => a.range), index));
  return edits;
}

function named(parameter: Parameter, calls: readonly TSESTree.CallExpression[], context: PassContext): Edits | undefined {
  const { fn, index, path: [name = ''] } = parameter;
  const { layout } = context;
  const params = patternsOf(fn);
  const param = params[index];
  const pattern = param?.type === 'AssignmentPattern' ? param.left : param;
  if (!param || pattern?.type !== 'ObjectPattern' || pattern.properties.some((p) => p.type === 'RestElement')) return undefined;
  const whole = pattern.properties.length === 1 && index === params.length - 1;
  const edits: Edits = [];
  for (const call of calls) {
    const argument = call.arguments[index];
    const literal = argument && bare(argument);
    if (!literal) continue;
    if (literal.type !== 'ObjectExpression') return undefined;
    if (whole) {
      if (literal.properties.length > 1) return undefined;
      edits.push(layout.listItem(call.arguments.map((a) => a.range), index));
    } else edits.push(...withoutProperty(literal, name, context));
  }
  if (whole) return [...edits, withoutParameter(parameter, context)];
  const at = pattern.properties.findIndex((p) => p.range[0] <= parameter.identifier.range[0] && parameter.identifier.range[1] <= p.range[1]);
  edits.push(layout.listItem(pattern.properties.map((p) => p.range), at));
  if (param.type === 'AssignmentPattern' && param.right.type === 'ObjectExpression') edits.push(...withoutProperty(param.right, name, context));
  const type = pattern.typeAnnotation?.typeAnnotation;
  if (type) edits.push(...withoutMember(type, name, context));
  return edits;
}

function withoutProperty(literal: TSESTree.ObjectExpression, name: string, { layout }: PassContext): Edits {
  const index = literal.properties.findIndex((p) => p.type === 'Property' && p.key.type === 'Identifier' && p.key.name === name);
  if (index < 0) return [];
  if (literal.properties.length === 1) return [{ start: literal.range[0] + 1, end: literal.range[1] - 1, text: '' }];
  return [layout.listItem(literal.properties.map((p) => p.range), index)];
}

/** The member of a parameter's type, written there or in an interface of the file that only this parameter has. */
export function withoutMember(type: Node, name: string, context: PassContext): Edits {
  const { layout } = context;
  let members: readonly Node[] = type.type === 'TSTypeLiteral' ? type.members : [];
  let floor = type.range[0];
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
    const variable = context.variable(type.typeName);
    const declared = variable?.defs.length === 1 ? (variable.defs[0]?.node as Node | undefined) : undefined;
    const body = declared?.type === 'TSInterfaceDeclaration' ? declared.body : declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? declared.typeAnnotation : undefined;
    if (!body || variable?.references.length !== 1) return [];
    members = body.type === 'TSInterfaceBody' ? body.body : body.members;
    floor = body.range[0];
  }
  const index = members.findIndex((m) => m.type === 'TSPropertySignature' && m.key.type === 'Identifier' && m.key.name === name);
  const member = members[index];
  if (!member) return [];
  const [start, end] = layout.whole(member.range, members[index - 1]?.range[1] ?? floor + 1);
  return [{ start, end, text: '' }];
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Callee } from './callees.ts';
import type { PassContext } from './pass.ts';
import { importedBy } from './pure-imports.ts';
import { walk } from '../facts/walk.ts';

type Node = TSESTree.Node;

/** Packages whose containers construct decorated classes by the types of their constructors' parameters. */
const CONTAINERS = /^(?:@nestjs\/.+|@angular\/core|injection-js|inversify|tsyringe|typedi)$/;

const isOfContainer = (name: Node, context: PassContext): boolean => CONTAINERS.test(importedBy(context.variable(name))?.module ?? '');

/** Whether a container of dependencies constructs a class: a decorator of the container's package says so. */
export const isInjected = (node: Callee['node'], context: PassContext): boolean =>
  'decorators' in node && node.decorators.some(({ expression }) => isOfContainer(expression.type === 'CallExpression' ? expression.callee : expression, context));

/** Whether a place names an injected class without constructing or extending it: as a type, as a provider, or to ask a container for its object. */
export function isToken(place: Node, context: PassContext): boolean {
  const { parent } = place;
  switch (parent?.type) {
    case 'TSTypeReference': case 'TSClassImplements': case 'ArrayExpression': return true;
    case 'Property': return parent.value === place && parent.parent.type === 'ObjectExpression' && !parent.parent.properties.some(listsArguments);
    case 'ArrowFunctionExpression': return parent.body === place;
    case 'BinaryExpression': return parent.operator === 'instanceof';
    case 'CallExpression': return parent.callee !== place && (parent.parent.type === 'Decorator' || isOfContainer(parent.callee, context));
    default: return false;
  }
}

/** `{ provide: C, deps: [A, B] }`: Angular's way to say what a constructor is given. */
const listsArguments = (property: Node): boolean => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'deps';

/** The name of a constructor's `private` parameter that nothing in its class names any more. */
export function unreadProperty({ accessibility, parameter, parent: constructor }: TSESTree.TSParameterProperty): TSESTree.TSParameterProperty['parameter'] | undefined {
  const id = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const body = constructor.parent?.parent;
  if (accessibility !== 'private' || id.type !== 'Identifier' || body?.type !== 'ClassBody') return undefined;
  let isNamed = false;
  walk(body.parent, (node) => {
    if ((node.type === 'Identifier' || node.type === 'Literal' || node.type === 'TemplateElement') && node !== id && namesIt(node, id.name)) isNamed = true;
    if (node.type === 'MemberExpression' && node.computed && node.object.type === 'ThisExpression') isNamed = true;
    return !isNamed;
  });
  return isNamed ? undefined : parameter;
}

/** Whether a name, or a word of a text such as a decorator's template, is one name. */
const namesIt = (node: TSESTree.Identifier | TSESTree.Literal | TSESTree.TemplateElement, name: string): boolean =>
  node.type === 'Identifier' ? node.name === name : String(node.type === 'Literal' ? node.value : node.value.raw).split(/[^\w$]+/).includes(name);

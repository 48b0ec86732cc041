import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { walk } from './walk.ts';

type Node = TSESTree.Node;
type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The class whose decorator holds a node, as a component's holds its template. */
export function componentAround(node: Node): Class | undefined {
  for (let n = node.parent; n; n = n.parent) {
    if (n.type === 'Decorator') return n.parent.type === 'ClassDeclaration' || n.parent.type === 'ClassExpression' ? n.parent : undefined;
  }
  return undefined;
}

/** The module and the name of the component whose template a file is: `NavBarComponent` of `./nav-bar.component` for `nav-bar.component.html`, `Nav` of `./nav` for `nav.html`. */
export function componentOf(file: string): { readonly source: string; readonly name: string } | undefined {
  const base = /([^/]+)\.html$/.exec(file)?.[1];
  return base === undefined ? undefined : { source: `./${base}`, name: base.replaceAll(/(?:^|[-._])(\w)/g, (_, letter: string) => letter.toUpperCase()) };
}

/** Whether a name stands in an Angular template, where it means a member of the component and nothing of the page. */
export const isInComponent = (file: string, node: Node): boolean =>
  /\.\w+\.html$/.test(file) || (file.endsWith('.ts') && isWithinTemplate(node) && componentAround(node) !== undefined);

function isWithinTemplate(node: Node): boolean {
  let n: Node | undefined = node;
  while (n && n.type !== 'TemplateLiteral' && !n.type.endsWith('Statement')) n = n.parent;
  return n?.type === 'TemplateLiteral';
}

const isSelf = (node: Node): boolean => node.type === 'ThisExpression';

const definitionOf = ({ body }: Class, name: string): TSESTree.PropertyDefinition | undefined =>
  body.body.find((m): m is TSESTree.PropertyDefinition => m.type === 'PropertyDefinition' && staticName(m.key, m.computed) === name);

/** What a field of a class begins as, unless that is a plain value which is not kept. */
export function fieldOf(owner: Class, name: string): Node | undefined {
  const value = definitionOf(owner, name)?.value ?? undefined;
  return value?.type === 'Literal' ? keptField(owner, name) : value;
}

/** What a getter of a class gives, where it does nothing else. */
function givenBack({ body }: Class, name: string): Node | undefined {
  const getter = body.body.find((m) => m.type === 'MethodDefinition' && m.kind === 'get' && staticName(m.key, m.computed) === name);
  const statements = getter?.type === 'MethodDefinition' ? getter.value.body?.body : undefined;
  const [only] = statements?.length === 1 ? statements : [];
  return only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}

/** The value of a field that keeps it: one that says so (`readonly`), or that only its class can write and does not. */
export function keptField(owner: Class, name: string): Node | undefined {
  const field = definitionOf(owner, name);
  if (!field) return givenBack(owner, name);
  if (!field.value) return undefined;
  const isOwn = field.accessibility === 'private' || field.key.type === 'PrivateIdentifier';
  return (field.readonly || isOwn) && !isSet(owner.body, name) ? field.value : undefined;
}

/** Whether a class gives one of its fields another value. */
function isSet(body: TSESTree.ClassBody, name: string): boolean {
  let found = false;
  walk(body, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
    found ||= target?.type === 'MemberExpression' && isSelf(target.object) && staticName(target.property, target.computed) === name;
  });
  return found;
}

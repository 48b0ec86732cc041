import type { TSESTree } from '@typescript-eslint/types';

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

import type { TSESTree } from '@typescript-eslint/types';
import { pathOf } from '../../facts/module-fakes.ts';
import { bare } from '../../facts/syntax.ts';
import type { Override } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import { keyNamedBy } from '../overrides.ts';

type Node = TSESTree.Node;

/** A property of an object literal, or an element of a list. */
export type Item = TSESTree.Property | TSESTree.StringLiteral;

interface Place {
  /** What the property is given to, so that like places of a file compare equal: `render(1).flags`, `<Page flags>`. */
  readonly shape: string;
  /** The call, attribute or literal that holds it. */
  readonly root: Node;
}

const nameOf = (property: TSESTree.Property): string => (property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : '*');

/** Where a property or an element is given to. */
export const placeOf = (item: Item): Place | undefined => (item.type === 'Property' ? placeOfLiteral(item.parent) : placeOfLiteral(item.parent, '[]'));

function placeOfLiteral(whole: Node, path = ''): Place | undefined {
  for (let literal = whole; ; ) {
    let at = literal;
    while (at.parent && bare(at.parent) === literal) at = at.parent;
    const { parent } = at;
    if (parent?.type === 'Property' && parent.value === at) {
      path = `.${nameOf(parent)}${path}`;
      literal = parent.parent;
    } else if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') {
      const callee = pathOf(parent.callee);
      return callee === undefined ? undefined : { shape: `${callee}(${parent.arguments.indexOf(at as never)})${path}`, root: parent };
    } else if (parent?.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute' && parent.parent.parent.name.type === 'JSXIdentifier' && parent.parent.name.type === 'JSXIdentifier') {
      return { shape: `<${parent.parent.parent.name.name} ${parent.parent.name.name}>${path}`, root: parent.parent };
    } else return storyPlace(parent, literal, path) ?? (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? { shape: `${parent.id.name} =${path}`, root: literal } : undefined);
  }
}

/** What a story gives its component as a prop: `args: { flags: { newNav: true } }`, beside `export default { component: Page }`. */
function storyPlace(holder: Node | undefined, literal: Node, path: string): Place | undefined {
  const [, prop, rest = ''] = /^\.args\.(\w+)(\W.*)?$/.exec(path) ?? [];
  if (prop === undefined || (holder?.type !== 'VariableDeclarator' && holder?.type !== 'ExportDefaultDeclaration')) return undefined;
  const component = componentOfStories(holder);
  return component === undefined ? undefined : { shape: `<${component} ${prop}>${rest}`, root: literal };
}

function componentOfStories(node: Node): string | undefined {
  let program = node;
  while (program.parent) program = program.parent;
  const body = program.type === 'Program' ? program.body : [];
  const exported = body.find((s) => s.type === 'ExportDefaultDeclaration')?.declaration;
  let meta: Node | null | undefined = exported && bare(exported);
  if (meta?.type === 'Identifier') {
    const { name } = meta;
    const init = body.flatMap((s) => (s.type === 'VariableDeclaration' ? s.declarations : [])).find((d) => d.id.type === 'Identifier' && d.id.name === name)?.init;
    meta = init && bare(init);
  }
  const component = meta?.type === 'ObjectExpression' ? meta.properties.find((p) => p.type === 'Property' && nameOf(p) === 'component') : undefined;
  return component?.type === 'Property' && component.value.type === 'Identifier' ? component.value.name : undefined;
}

interface Placed {
  readonly key: string;
  readonly property: TSESTree.Property;
  readonly place: Place;
}

/** Properties named by requested keys that stand in places of these shapes. */
export function propertiesOfShapes(ast: Node, shapes: ReadonlySet<string>, keys: ReadonlySet<string>): Placed[] {
  const found: Placed[] = [];
  if (shapes.size > 0) walk(ast, (n) => {
    const key = n.type === 'Property' && n.parent.type === 'ObjectExpression' && !n.computed ? keyNamedBy(nameOf(n), keys) : undefined;
    const place = key === undefined || n.type !== 'Property' ? undefined : placeOf(n);
    if (key !== undefined && n.type === 'Property' && place && shapes.has(place.shape)) found.push({ key, property: n, place });
  });
  return found;
}

interface PlacedList {
  readonly list: TSESTree.ArrayExpression;
  readonly place: Place;
}

/** Lists that are written in places of these shapes. */
export function listsOfShapes(ast: Node, shapes: ReadonlySet<string>): PlacedList[] {
  const found: PlacedList[] = [];
  if ([...shapes].some((shape) => shape.endsWith('[]'))) walk(ast, (n) => {
    const place = n.type === 'ArrayExpression' ? placeOfLiteral(n, '[]') : undefined;
    if (n.type === 'ArrayExpression' && place && shapes.has(place.shape)) found.push({ list: n, place });
  });
  return found;
}

/** What these properties and elements force: TypeScript or the code that reads them says that they are flags. Lists stay, if only empty. */
export function overridesOfShapes(ast: Node, shapes: ReadonlySet<string>, keys: ReadonlySet<string>): Override[] {
  const found: Override[] = propertiesOfShapes(ast, shapes, keys).map(({ key, place }) => ({ keys: [key], range: place.root.range, sdk: 'types', form: place.shape }));
  for (const { list, place } of listsOfShapes(ast, shapes)) {
    for (const e of list.elements) if (e?.type === 'Literal' && typeof e.value === 'string' && keys.has(e.value)) found.push({ keys: [e.value], range: place.root.range, sdk: 'types', form: place.shape, handed: true });
  }
  return found;
}

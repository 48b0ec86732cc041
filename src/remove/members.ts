import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import type { Batch } from './batch.ts';
import { contextOf, localOf } from './callees.ts';
import type { Edit } from './edits.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { exportsOf, exportsOfVariable } from './usage.ts';
import { wholeWord } from '../text/patterns.ts';

type Node = TSESTree.Node;

/** Where a type declares a member, and the named types on the way there. */
export interface Members {
  readonly found: { file: string; node: Node }[];
  readonly named: { file: string; id: Node; via: Node }[];
  /** A part of the type could not be followed. */
  open: boolean;
}

/** The declarations of a member that a type annotation leads to. */
export function membersOf(plan: Plan, file: string, type: Node, name: string): Members {
  const members: Members = { found: [], named: [], open: false };
  collect(plan, file, type, name, members, 0);
  return members;
}

const TRANSPARENT = /^(?:Readonly|Partial|Required|NonNullable|PropsWithChildren|FC|FunctionComponent|VFC|VoidFunctionComponent|SFC|ComponentType)$/;

function collect(plan: Plan, file: string, type: Node, name: string, into: Members, depth: number): void {
  if (depth > 12) return;
  const again = (n: Node): void => collect(plan, file, n, name, into, depth + 1);
  switch (type.type) {
    case 'TSTypeAnnotation': return again(type.typeAnnotation);
    case 'TSTypeLiteral': case 'TSInterfaceBody': {
      const list: readonly Node[] = type.type === 'TSTypeLiteral' ? type.members : type.body;
      for (const m of list) if ((m.type === 'TSPropertySignature' || m.type === 'TSMethodSignature') && !m.computed && keyName(m.key) === name) into.found.push({ file, node: m });
      return undefined;
    }
    case 'TSIntersectionType': case 'TSUnionType': return type.types.forEach(again);
    case 'TSTypeReference': case 'TSInterfaceHeritage': {
      const id: Node = type.type === 'TSTypeReference' ? type.typeName : type.expression;
      const args = type.typeArguments?.params ?? [];
      const last = id.type === 'TSQualifiedName' ? id.right.name : id.type === 'MemberExpression' && id.property.type === 'Identifier' ? id.property.name : id.type === 'Identifier' ? id.name : '';
      if (TRANSPARENT.test(last) && args[0]) return again(args[0]);
      if (last === 'Pick' && args[1]) {
        for (const literal of literalsOf(args[1], name)) into.found.push({ file, node: literal });
        return undefined;
      }
      if (last === 'Omit' && args[0]) return again(args[0]);
      if (id.type === 'Identifier') declared(plan, file, id, name, into, depth);
      return undefined;
    }
    default: return undefined;
  }
}

/** The literals of a name in a union of keys. */
const literalsOf = (keys: Node, name: string): Node[] => (keys.type === 'TSUnionType' ? keys.types : [keys]).filter((k) => k.type === 'TSLiteralType' && k.literal.type === 'Literal' && k.literal.value === name);

/** The literals of a name in `Pick<T, …>` and `Omit<T, …>` of a type that is named. */
function chosenKeys(reference: Node, name: string): Node[] {
  const list = reference.parent?.type === 'TSTypeReference' ? reference.parent.parent : undefined;
  const holder = list?.type === 'TSTypeParameterInstantiation' && list.params[0] === reference.parent ? list.parent : undefined;
  const [, keys] = list?.type === 'TSTypeParameterInstantiation' ? list.params : [];
  return holder?.type === 'TSTypeReference' && holder.typeName.type === 'Identifier' && /^(?:Pick|Omit)$/.test(holder.typeName.name) && keys ? literalsOf(keys, name) : [];
}

const keyName = (key: Node): string | undefined => (key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined);

function declared(plan: Plan, file: string, reference: TSESTree.Identifier, name: string, into: Members, depth: number, exportedAs?: string): void {
  const source = plan.fold(file)?.current;
  const wanted = exportedAs === undefined ? reference.name : exportsOf(source!).map((e) => (e.name === exportedAs && e.local?.type === 'Identifier' ? e.local.name : undefined)).find((n) => n !== undefined);
  const before = into.found.length;
  for (const statement of source?.ast.body ?? []) {
    const d = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? (statement.declaration as Node) : statement;
    if ((d.type !== 'TSInterfaceDeclaration' && d.type !== 'TSTypeAliasDeclaration') || d.id.name !== wanted) continue;
    if (into.named.some((n) => n.file === file && n.id === d.id)) return;
    if (d.type === 'TSTypeAliasDeclaration') collect(plan, file, d.typeAnnotation, name, into, depth + 1);
    else {
      collect(plan, file, d.body, name, into, depth + 1);
      for (const heritage of d.extends) collect(plan, file, heritage, name, into, depth + 1);
    }
    if (into.found.length > before) into.named.push({ file, id: d.id, via: reference });
    return;
  }
  const i = exportedAs === undefined ? plan.imports(file).find((x) => x.local?.name === reference.name) : plan.imports(file).find((x) => x.as === exportedAs);
  const target = i && plan.project.resolve(file, i.source);
  if (!i || target === undefined) return;
  if (plan.fold(target)) declared(plan, target, reference, name, into, depth + 1, i.name);
  else into.open = true;
}

/** Takes a member out of the declarations that a type leads to; false where something needs it there. */
export function dropFromTypes(plan: Plan, file: string, type: Node, name: string, batch: Batch): boolean {
  const members = membersOf(plan, file, type, name);
  for (const found of members.found) {
    const there = contextOf(plan, found.file);
    const edit = there && withoutMember(found.node, there);
    if (!edit) return false;
    batch.add(found.file, edit);
  }
  return mayLose(plan, members, name, batch);
}

/** Whether the member may go: what else names the types on the way to it has no use for a member of that name. */
export function mayLose(plan: Plan, members: Members, name: string, batch: Batch): boolean {
  if (members.open) return false;
  const word = new RegExp(wholeWord(name), 'g');
  for (const { file, id } of members.named) {
    const context = contextOf(plan, file);
    const variable = context?.variable(id);
    if (!context || !variable || id.type !== 'Identifier') return false;
    const places: { file: string; node: Node }[] = variable.references.map((r) => ({ file, node: r.identifier }));
    for (const e of exportsOfVariable(variable, context)) {
      const { uses, open } = plan.usesOf(file, e.name);
      if (open) return false;
      for (const use of uses) {
        const there = contextOf(plan, use.file);
        const local = there && localOf(plan, there, use.import);
        const imported = local && there.variable(local);
        for (const r of imported?.references ?? []) places.push({ file: use.file, node: r.identifier });
      }
    }
    for (const place of places) {
      if (plan.project.isTest(place.file)) continue;
      const home = topStatement(place.node);
      const text = plan.text(place.file);
      const there = contextOf(plan, place.file);
      for (const key of there ? chosenKeys(place.node, name) : []) {
        const edit = there && !batch.covers(place.file, key.range[0]) ? withoutMember(key, there) : undefined;
        if (edit) batch.add(place.file, edit);
      }
      const comments = there?.source.comments ?? [];
      const handedOn = places.length > 1 ? new Set<number>() : attributesNamed(home, name);
      word.lastIndex = home.range[0];
      for (let m = word.exec(text); m && m.index < home.range[1]; m = word.exec(text)) {
        const at = m.index;
        if (!batch.covers(place.file, at) && !handedOn.has(at) && !comments.some((c) => c.range[0] <= at && at < c.range[1])) return false;
      }
    }
  }
  return true;
}

/** Where code gives a prop of this name to elements: what it gives is no member of the type that only its own parameter has. */
function attributesNamed(code: Node, name: string): Set<number> {
  const found = new Set<number>();
  walk(code, (n) => {
    if (n.type === 'JSXAttribute' && n.name.name === name) found.add(n.name.range[0]);
  });
  return found;
}

/** The statement at the top of the file that a node stands in. */
function topStatement(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at;
}

/** The edit that takes a member out of its type; undefined when the type would be no type any more. */
export function withoutMember(node: Node, { layout }: PassContext): Edit | undefined {
  const parent = node.parent;
  if (node.type === 'TSLiteralType') {
    if (parent?.type === 'TSTypeParameterInstantiation') return withoutKeys(parent, node, layout);
    if (parent?.type !== 'TSUnionType') return undefined;
    const bar = layout.tokenBefore(node.range[0]) - 1;
    if (layout.text[bar] === '|') return { start: layout.startsLine(bar) ? layout.lineStart(bar) - 1 : layout.tokenBefore(bar), end: node.range[1], text: '' };
    const next = parent.types[parent.types.indexOf(node) + 1];
    return next && { start: node.range[0], end: next.range[0], text: '' };
  }
  const list: readonly Node[] = parent?.type === 'TSInterfaceBody' || parent?.type === 'ClassBody' ? parent.body : parent?.type === 'TSTypeLiteral' ? parent.members : [];
  const index = list.indexOf(node);
  if (!parent || index < 0) return undefined;
  if (list.length === 1 && parent.type === 'TSTypeLiteral' && parent.parent.type === 'TSIntersectionType') return withoutPart(parent, parent.parent);
  const [start, end] = layout.whole(node.range, list[index - 1]?.range[1] ?? parent.range[0] + 1);
  if (layout.startsLine(node.range[0]) && layout.endsLine(node.range[1])) return { start, end, text: '' };
  const next = list[index + 1];
  if (next) return { start: node.range[0], end: next.range[0], text: '' };
  const previous = list[index - 1];
  return previous ? { start: previous.range[1] - (/[;,]$/.test(layout.text.slice(...previous.range)) ? 1 : 0), end: node.range[1], text: '' } : { start, end, text: '' };
}

/** Takes a type out of an intersection that has others. */
function withoutPart(part: TSESTree.TSTypeLiteral, { types }: TSESTree.TSIntersectionType): Edit {
  const index = types.indexOf(part);
  const [previous, next] = [types[index - 1], types[index + 1]];
  return { start: previous ? previous.range[1] : part.range[0], end: previous ? part.range[1] : (next?.range[0] ?? part.range[1]), text: '' };
}

/** `Omit<Props, 'isNew'>` is `Props`, `Pick<Props, 'isNew'>` has nothing of it. */
function withoutKeys({ params, parent }: TSESTree.TSTypeParameterInstantiation, keys: Node, { text }: PassContext['layout']): Edit {
  const [of] = params;
  const isOmit = parent.type === 'TSTypeReference' && parent.typeName.type === 'Identifier' && parent.typeName.name === 'Omit';
  const isPlain = of?.type === 'TSTypeReference' && of.typeName.type === 'Identifier' && !of.typeArguments;
  return isOmit && isPlain ? { start: parent.range[0], end: parent.range[1], text: text.slice(...of.range) } : { start: keys.range[0], end: keys.range[1], text: 'never' };
}

/** Edits that take a name out of documentation: `@param name`, `@prop {T} [name]`, with the lines that go on about it. */
export function withoutDocs(context: PassContext, at: Node | undefined, name: string): Edit[] {
  const edits: Edit[] = [];
  const n = name.replaceAll('$', '\\$');
  for (const comment of context.source.comments) {
    if (comment.type !== 'Block' || !comment.value.startsWith('*')) continue;
    const belongs = at !== undefined && comment.range[1] <= at.range[0] && /^\s*$/.test(context.layout.text.slice(comment.range[1], at.range[0]));
    const tags = belongs ? 'param|arg|argument|prop|property' : '$^';
    const line = new RegExp(`^[^\\S\\n]*\\*[^\\S\\n]*@(?:${tags})[^\\S\\n]+(?:\\{[^\\n]*\\}[^\\S\\n]*)?\\[?(?:[\\w$]+\\.)?${n}(?![\\w$.])[^\\n]*\\n(?:[^\\S\\n]*\\*[^\\S\\n]+(?!@)[^\\s/][^\\n]*\\n)*`, 'gm');
    const text = context.layout.text.slice(...comment.range);
    for (let m = line.exec(text); m; m = line.exec(text)) edits.push({ start: comment.range[0] + m.index, end: comment.range[0] + m.index + m[0].length, text: '' });
  }
  return edits;
}

/** Edits that take a name out of `C.propTypes = {…}`, `C.defaultProps = {…}` and their static forms. */
export function withoutPropTypes(context: PassContext, names: ReadonlySet<string>, prop: string): Edit[] {
  const edits: Edit[] = [];
  walk(context.source.ast, (node) => {
    const target = node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.left.object.type === 'Identifier' && names.has(node.left.object.name) ? node.left.property : node.type === 'PropertyDefinition' && node.static && node.parent.parent.id && names.has(node.parent.parent.id.name) ? node.key : undefined;
    const value = node.type === 'AssignmentExpression' ? node.right : node.type === 'PropertyDefinition' ? node.value : null;
    if (target?.type !== 'Identifier' || !/^(?:propTypes|defaultProps)$/.test(target.name) || value?.type !== 'ObjectExpression') return;
    const index = value.properties.findIndex((p) => p.type === 'Property' && !p.computed && keyName(p.key) === prop);
    if (index < 0) return;
    const holder = node.type === 'PropertyDefinition' ? node : node.parent;
    if (value.properties.length > 1) edits.push(context.layout.listItem(value.properties.map((p) => p.range), index));
    else if (holder?.type === 'PropertyDefinition' || holder?.type === 'ExpressionStatement') {
      const [start, end] = context.layout.whole(holder.range, 0);
      edits.push({ start, end, text: '' });
    } else edits.push(context.layout.soleItem((value.properties[index] as Node).range));
  });
  return edits;
}

/** The default that `C.defaultProps` gives a prop. */
export function defaultProp(context: PassContext, names: ReadonlySet<string>, prop: string): Node | undefined {
  let found: Node | undefined;
  walk(context.source.ast, (node) => {
    const isIt = (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.left.object.type === 'Identifier' && names.has(node.left.object.name) && node.left.property.type === 'Identifier' && node.left.property.name === 'defaultProps') || (node.type === 'PropertyDefinition' && node.static && node.key.type === 'Identifier' && node.key.name === 'defaultProps');
    const value = isIt ? (node.type === 'AssignmentExpression' ? node.right : (node).value) : undefined;
    if (value?.type === 'ObjectExpression') found = value.properties.find((p): p is TSESTree.Property => p.type === 'Property' && !p.computed && keyName(p.key) === prop)?.value ?? found;
    else if (value) found = value;
  });
  return found;
}

import type { TSESTree } from '@typescript-eslint/types';
import picomatch from 'picomatch';
import type { DeclarationSource } from '../config/types.ts';
import { staticName } from './bindings.ts';
import type { Constants } from './constants.ts';
import type { Source, SourceComment } from './source.ts';
import { bare, isFunction, soleReturn } from './syntax.ts';
import type { Declaration, DeclarationForm } from './types.ts';

type Node = TSESTree.Node;

const plainText = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What a statement declares under a name: `export const X = …`, `enum X`, `type X`, `interface X`, `class X`. */
function declaredAs(statement: Node, name: string): Node | undefined {
  const inner = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
  if (name === 'default' && statement.type === 'ExportDefaultDeclaration') return inner;
  if (inner.type === 'VariableDeclaration') {
    const declarator = inner.declarations.find((d) => d.id.type === 'Identifier' && d.id.name === name);
    return declarator?.init ? bare(declarator.init) : undefined;
  }
  return 'id' in inner && inner.id?.type === 'Identifier' && inner.id.name === name ? inner : undefined;
}

/** Follows a path of member names into objects, calls with one object (`z.object({…})`), types and interfaces. */
function descend(node: Node, path: readonly string[]): Node | undefined {
  const target = unwrapCall(bare(node));
  const [head, ...rest] = path;
  if (head === undefined) return target;
  if (target.type === 'ObjectExpression') {
    const property = target.properties.find((p) => p.type === 'Property' && staticName(p.key, p.computed) === head);
    return property?.type === 'Property' ? descend(property.value, rest) : undefined;
  }
  const members = target.type === 'TSInterfaceDeclaration' ? target.body.body : target.type === 'TSTypeLiteral' ? target.members
    : target.type === 'TSTypeAliasDeclaration' && target.typeAnnotation.type === 'TSTypeLiteral' ? target.typeAnnotation.members : [];
  const member = members.find((m) => m.type === 'TSPropertySignature' && staticName(m.key, m.computed) === head);
  return member?.type === 'TSPropertySignature' && member.typeAnnotation ? descend(member.typeAnnotation.typeAnnotation, rest) : undefined;
}

function unwrapCall(node: Node): Node {
  if (node.type !== 'CallExpression') return node;
  const literal = node.arguments.map((a) => bare(a)).find((a) => a.type === 'ObjectExpression' || a.type === 'ArrayExpression');
  return literal ?? (node.callee.type === 'MemberExpression' ? unwrapCall(bare(node.callee.object)) : node);
}

export function findDeclarations(source: Source, names: readonly string[], configured: readonly DeclarationSource[], constants: Constants): Declaration[] {
  const found: Declaration[] = [];
  for (const declaration of configured) {
    if (!matchesFile(declaration.file, source.file, names)) continue;
    const path = declaration.path?.split('.') ?? [];
    if (declaration.export === undefined) {
      if (path.length === 0) found.push(...exportedFunctions(source));
      continue;
    }
    for (const statement of source.ast.body) {
      const node = declaredAs(statement, declaration.export);
      const target = node && descend(node, path);
      if (target) found.push(...entriesOf(target, declaration.export, constants));
    }
  }
  return found;
}

const matchesFile = (pattern: string, file: string, names: readonly string[]): boolean => {
  const wanted = pattern.replace(/^\.\//, '');
  return wanted === file || names.includes(wanted) || (/[*{?]/.test(wanted) && picomatch.isMatch(file, wanted));
};

/** One exported function a flag: every exported function, or constant that holds one, is a key. */
function exportedFunctions(source: Source): Declaration[] {
  return source.ast.body.flatMap((statement): Declaration[] => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    const { declaration } = statement;
    if (declaration.type === 'FunctionDeclaration' && declaration.id && declaration.params.length === 0) return [{ key: declaration.id.name, range: statement.range, form: 'function' }];
    if (declaration.type === 'ClassDeclaration' && declaration.id) return [{ key: declaration.id.name, range: statement.range, form: 'class' }];
    if (declaration.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap((d): Declaration[] => {
      const value = d.init ? bare(d.init) : undefined;
      return d.id.type === 'Identifier' && value && (isFunction(value) || value.type === 'Identifier') ? [{ key: d.id.name, range: statement.range, form: 'function' }] : [];
    });
  });
}

/** The flags that an enum, object, array, class, type or interface names, one a member; of a function, what it returns. */
function entriesOf(node: Node, container: string, constants: Constants): Declaration[] {
  const entry = (form: DeclarationForm, key: unknown, at: Node, name?: string): Declaration[] =>
    typeof key === 'string' ? [{ key, range: at.range, form, container, ...(name === undefined || name === key ? {} : { name }) }] : [];
  if (isFunction(node)) {
    const made = soleReturn(node);
    return made ? entriesOf(bare(made), container, constants) : [];
  }
  switch (node.type) {
    case 'TSEnumDeclaration':
      return node.body.members.flatMap((m, index, members) => {
        const name = staticName(m.id, false);
        const value = m.initializer ? constants.constantOf(m.initializer)?.value : undefined;
        const next = members[index + 1];
        if (typeof value !== 'string' && next && !next.initializer) return []; // those after it are counted on from its number
        return entry('enum', typeof value === 'string' ? value : name, m, name);
      });
    case 'ArrayExpression':
      return node.elements.flatMap((e) => {
        if (!e || e.type === 'SpreadElement') return [];
        const object = bare(e);
        const key = object.type === 'ObjectExpression' ? memberValue(object, ['key', 'name', 'flag', 'id'], constants) : constants.constantOf(object)?.value;
        return entry('array', key, e);
      });
    case 'ObjectExpression':
      return objectEntries(node, container, constants);
    case 'TSTypeAliasDeclaration':
      return entriesOf(node.typeAnnotation, container, constants);
    case 'TSUnionType':
      return node.types.flatMap((t) => (t.type === 'TSLiteralType' && t.literal.type === 'Literal' ? entry('union', t.literal.value, t) : t.type === 'TSUnionType' ? entriesOf(t, container, constants) : []));
    case 'TSLiteralType':
      return node.literal.type === 'Literal' ? entry('union', node.literal.value, node) : [];
    case 'TSInterfaceDeclaration': case 'TSTypeLiteral': {
      const members = node.type === 'TSTypeLiteral' ? node.members : node.body.body;
      return members.flatMap((m) => (m.type === 'TSPropertySignature' || m.type === 'TSMethodSignature' ? entry('interface', staticName(m.key, m.computed), m) : []));
    }
    case 'TSIntersectionType':
      return node.types.flatMap((t) => entriesOf(t, container, constants));
    case 'TSTypeReference':
      return node.typeArguments?.params.flatMap((t) => entriesOf(t, container, constants)) ?? [];
    case 'ClassDeclaration':
      return node.body.body.flatMap((m) => {
        if (m.type !== 'PropertyDefinition' && m.type !== 'MethodDefinition') return [];
        const name = staticName(m.key, m.computed);
        const value = m.type === 'PropertyDefinition' && m.static && m.value ? constants.constantOf(m.value)?.value : undefined;
        return entry('class', typeof value === 'string' ? value : name, m, name);
      });
    case 'NewExpression': case 'CallExpression': {
      const [first] = node.arguments;
      return first && first.type !== 'SpreadElement' && first !== node ? entriesOf(bare(first), container, constants) : [];
    }
    default:
      return [];
  }
}

const memberValue = (object: TSESTree.ObjectExpression, names: readonly string[], constants: Constants): unknown => {
  for (const wanted of names) {
    const p = object.properties.find((q) => q.type === 'Property' && staticName(q.key, q.computed) === wanted);
    if (p?.type === 'Property') return constants.constantOf(p.value)?.value;
  }
  return undefined;
};

/** Members of an object: the value is the key where it is the name in another case (`NEW_NAV: 'new-nav'`), or stands under `key`, or so under `flag`; else the name is. */
function objectEntries(node: TSESTree.ObjectExpression, container: string, constants: Constants): Declaration[] {
  const members = node.properties.flatMap((p) => {
    const name = p.type === 'Property' ? (staticName(p.key, p.computed) ?? constants.constantOf(p.key)?.value) : undefined;
    return p.type === 'Property' && typeof name === 'string' ? [{ p, name, value: bare(p.value) }] : [];
  });
  type Member = (typeof members)[number];
  /** Whether most of these values are names in another case. */
  const areNames = (valueOf: (member: Member) => unknown): boolean => {
    const given = members.flatMap((m) => { const value = valueOf(m); return typeof value === 'string' ? [plainText(value) === plainText(m.name)] : []; });
    return given.includes(true) && given.filter(Boolean).length * 2 >= given.length;
  };
  const under = (...names: readonly string[]) => ({ value }: Member): unknown => (value.type === 'ObjectExpression' ? memberValue(value, names, constants) : undefined);
  const plain = ({ value }: Member): unknown => (value.type === 'ObjectExpression' ? undefined : constants.constantOf(value)?.value);
  const keysOf = [under('key', 'flagKey'), ...[under('flag'), plain].filter(areNames)];
  return members.map((member): Declaration => {
    const { p, name } = member;
    const key = keysOf.map((keyOf) => keyOf(member)).find((k) => typeof k === 'string') ?? name;
    return { key, range: p.range, form: 'object', container, ...(key === name ? {} : { name }) };
  });
}

const TAG = /@flag\s+([^\s@*]+)((?:\s+[\w-]+=(?:"[^"]*"|\S+))*)/g;

/** JSDoc tags and comments `@flag key owner=@team kind=release removeBy=2026-12-01`. */
export function findTags(comments: readonly SourceComment[]): Declaration[] {
  return comments.flatMap((comment) => {
    if (!comment.value.includes('@flag')) return [];
    return [...comment.value.matchAll(TAG)].map((match): Declaration => {
      const tag = Object.fromEntries([...(match[2] ?? '').matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g)].map((m) => [m[1] ?? '', m[2] ?? m[3] ?? '']));
      const start = comment.range[0] + 2 + match.index;
      return { key: match[1] ?? '', range: [start, start + match[0].length], form: 'comment', tag };
    });
  });
}

import { DefinitionType } from '../facts/definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { importOf, staticName, type Bindings } from '../facts/bindings.ts';
import type { Reading } from '../facts/read-facts.ts';
import { constructorFields, createConstants, type Constants } from '../facts/constants.ts';
import { moduleName } from '../facts/sdk-index.ts';
import { definedFunction } from '../facts/defined-function.ts';
import { handedBack, type HandedBack } from '../facts/handed-back.ts';
import { isBox } from '../facts/boxes.ts';
import { createOrigins, type Origin, type Origins } from '../facts/origins.ts';
import { resultOfSelector } from '../facts/given-values.ts';
import { commonJsExport } from '../facts/wrappers.ts';
import { bare, isFunction, returnsOf, type FunctionNode } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import type { Constant } from '../facts/types.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import { specifierResolver } from './specifier-resolver.ts';
import type { ConstructorFields, ExportSummary, ModuleSummary } from './types.ts';

type Node = TSESTree.Node;

const MAX_PARTS = 3;

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string => (node.type === 'Identifier' ? node.name : node.value);

/** What other files can see of a module that was read. */
export interface Summarized {
  readonly summary: ModuleSummary;
  /** The module's wrappers, described as an SDK is: forms that apply to its exported names. */
  wrappers(): Sdk | undefined;
}

/** Notes what a statement passes on of another module's exports; false for a statement that does something else. */
function passesOn(statement: TSESTree.ProgramStatement, exports: Record<string, ExportSummary>, stars: string[]): boolean {
  if (statement.type === 'ExportAllDeclaration') {
    if (statement.exported) exports[nameOf(statement.exported)] = { type: 'reference', source: statement.source.value, name: '*' };
    else stars.push(statement.source.value);
    return true;
  }
  if (statement.type !== 'ExportNamedDeclaration' || !statement.source) return false;
  for (const { exported, local } of statement.specifiers) exports[nameOf(exported)] = { type: 'reference', source: statement.source.value, name: nameOf(local) };
  return true;
}

/** Sums up a module that does nothing but pass on what others export; undefined for one that does more. */
export function summarizeBarrel({ body }: TSESTree.Program): ModuleSummary | undefined {
  const exports: Record<string, ExportSummary> = {};
  const stars: string[] = [];
  return body.every((statement) => passesOn(statement, exports, stars)) ? { exports, stars } : undefined;
}

/** Sums up what other files can see of a module that was read. Constants that other modules' constants make up are left open, but for the one of this name. */
export function summarize(reading: Reading, closed?: string): Summarized {
  const { source, bindings } = reading;
  let isOpen = false;
  const later = (): undefined => void (isOpen = true);
  const ownConstants = (): Constants => createConstants(source.file, bindings, { ...specifierResolver, constant: later, fields: later, handedBack: later });
  let constants = ownConstants();
  // What other modules say of origins is asked of them when it is needed.
  const origins = createOrigins(source.file, bindings, specifierResolver);
  const exports: Record<string, ExportSummary> = {};
  const stars: string[] = [];
  const fields: Record<string, ConstructorFields> = {};
  const back: Record<string, HandedBack> = {};
  const instances: Record<string, string[]> = {};
  let defaultName: string | undefined;
  /** Exported names by local name: forms of local functions apply under each. */
  const exportedAs = new Map<string, string[]>();

  const add = (exported: string, local: string | undefined, node: Node | undefined): void => {
    if (local !== undefined) exportedAs.set(local, [...(exportedAs.get(local) ?? []), exported]);
    // A value says more than a type of the same name.
    const isType = node?.parent?.type === 'TSTypeAliasDeclaration' || node?.parent?.type === 'TSInterfaceDeclaration';
    if (!isType || !(exported in exports)) exports[exported] = node ? describe(node, exported === closed) : { type: 'other' };
    if (!node) return;
    Object.assign(exports, partsOf(exported, node, bindings, origins, constantOf));
    const definition = node.type === 'Identifier' ? bindings.variableOf(node)?.defs[0] : undefined;
    const kept = definition?.type === DefinitionType.ClassName ? constructorFields(definition.node) : {};
    if (Object.keys(kept).length > 0) fields[exported] = kept;
    if (definition?.type === DefinitionType.Variable) for (const type of ownTypes(node)) instances[type] = [...(instances[type] ?? []), exported];
    const fn = isFunction(node) ? node : definedFunction(definition);
    const given = fn && handedBack(fn, bindings);
    if (given) back[exported] = given;
  };

  /** The types of this file that a value is declared to be of. */
  const ownTypes = (node: Node): string[] => origins.of(node).flatMap((o) => (o.root === 'type' && o.source === undefined && /^[A-Z]\w*$/.test(o.path) ? [o.path] : []));

  /** A constant that this file knows without others. */
  function constantOf(node: Node): Constant {
    if (isOpen) constants = ownConstants();
    isOpen = false;
    const known = constants.constantOf(node);
    return isOpen ? undefined : known?.value;
  }

  function describe(node: Node, isClosed: boolean): ExportSummary {
    const identifier = node.type === 'Identifier' ? node : undefined;
    const from = importOf(identifier && bindings.variableOf(identifier)?.defs[0]);
    if (from) return { type: 'reference', ...from };
    if (isOpen) constants = ownConstants();
    isOpen = false;
    const known = isClosed ? reading.constants.constantOf(node) : constants.constantOf(node);
    if (!isOpen && known?.value !== undefined && known.value !== null) return { type: 'constant', value: known.value };
    const origin = asReference(originOf(origins.of(node))) ?? { type: 'other' };
    return isOpen ? { ...origin, isOpen } : origin;
  }

  /** What is set on functions and classes of the file: `Toggler.NAMES = names`. */
  const statics: { local: string; member: string; node: Node }[] = [];
  const noteStatic = ({ left, right }: TSESTree.AssignmentExpression): void => {
    const member = left.type === 'MemberExpression' && left.object.type === 'Identifier' ? staticName(left.property, left.computed) : undefined;
    if (left.type === 'MemberExpression' && left.object.type === 'Identifier' && member !== undefined && !isFunction(right)) statics.push({ local: left.object.name, member, node: right });
  };

  for (const statement of source.ast.body) {
    if (passesOn(statement, exports, stars)) continue;
    switch (statement.type) {
      case 'ExportDefaultDeclaration': {
        const node = bare(statement.declaration);
        const id = node.type === 'Identifier' ? node : 'id' in node && node.id?.type === 'Identifier' ? node.id : undefined;
        defaultName = ownName(node);
        add('default', id?.name ?? 'default', id ?? node);
        break;
      }
      case 'ExportNamedDeclaration':
        for (const specifier of statement.specifiers) {
          add(nameOf(specifier.exported), nameOf(specifier.local), specifier.local);
        }
        if (statement.declaration?.type === 'VariableDeclaration') {
          for (const { id } of statement.declaration.declarations) {
            walk(id, (n) => { if (n.type === 'Identifier' && bindings.variableOf(n)?.identifiers.includes(n)) add(n.name, n.name, n); });
          }
        } else if (statement.declaration && 'id' in statement.declaration && statement.declaration.id?.type === 'Identifier') {
          add(statement.declaration.id.name, statement.declaration.id.name, statement.declaration.id);
        }
        break;
      case 'ExpressionStatement': {
        const exported = statement.expression.type === 'AssignmentExpression' ? commonJsExport(statement.expression.left) : undefined;
        if (statement.expression.type === 'AssignmentExpression' && exported !== undefined) {
          commonJs(exported, statement.expression.right, add);
          if (exported === 'default') defaultName ??= ownName(statement.expression.right);
        } else if (statement.expression.type === 'AssignmentExpression') noteStatic(statement.expression);
        break;
      }
      case 'TSExportAssignment':
        commonJs('default', statement.expression, add);
        defaultName ??= ownName(statement.expression);
        break;
      default:
    }
  }

  for (const { local, member, node } of statics) {
    for (const path of (exportedAs.get(local) ?? []).map((exported) => `${exported}.${member}`)) exports[path] ??= describe(node, path === closed);
  }

  // Types that are not exported are met as types of what is.
  for (const statement of source.ast.body) {
    if (statement.type !== 'TSInterfaceDeclaration' && statement.type !== 'TSTypeAliasDeclaration' && statement.type !== 'ClassDeclaration') continue;
    const name = statement.id?.name;
    const parts = name === undefined || name in exports ? {} : partsOf(name, statement, bindings, origins, constantOf);
    if (name !== undefined && Object.keys(parts).length > 0) Object.assign(exports, { [name]: { type: 'other' } }, parts);
  }

  return {
    summary: { exports, stars, ...unlessEmpty({ fields, handedBack: back, instances }), ...(defaultName === undefined ? {} : { defaultName }) },
    wrappers() {
      const forms = [...wrapperForms(reading, exportedAs), ...flagFunctions(reading, exportedAs)];
      const name = moduleName(source.file);
      return forms.length > 0 ? { name, title: source.file, modules: [name, source.file], forms } : undefined;
    },
  };
}

/** Records by name, without those that hold nothing. */
const unlessEmpty = <T extends object>(records: T): Partial<T> => Object.fromEntries(Object.entries(records).filter(([, record]) => Object.keys(record as object).length > 0)) as Partial<T>;

/** The origin that other files can make use of: of an SDK's client, an instance, the environment, another file's export. */
function originOf(known: readonly Origin[]): ExportSummary | undefined {
  const found = known.filter((o) => o.beside === undefined && o.isOverlaid === undefined);
  const isEnvironment = (o: Origin): boolean => o.root === 'global' && /^(?:process|import\.meta)\.env$/.test(o.path);
  if (found.some(isEnvironment)) return { type: 'origin', source: 'node:process', path: 'env' };
  // What the resolver added stands for what this file names itself; it is found again when it is asked for.
  const unresolved = found.filter((o) => o.names === undefined);
  const held = unresolved.filter((o) => !isBox(o));
  const own = held.length > 0 ? held : unresolved;
  const made = own.find((o) => o.root === 'import' && o.path.startsWith('new ')) ?? own.find((o) => o.root === 'import' && o.path !== '') ?? own.find((o) => o.root === 'type' && !o.path.startsWith('{}'))
    ?? own.find((o) => o.root === 'self' && o.path.includes('('));
  return made && { type: 'origin', source: made.root === 'self' ? '' : (made.source ?? ''), path: made.path };
}

/** An alias of what another module exports is as good as that. */
const asReference = (summary: ExportSummary | undefined): ExportSummary | undefined =>
  summary?.type === 'origin' && summary.source !== '' && !summary.path.includes('(') && summary.source !== 'node:process' ? { type: 'reference', source: summary.source, name: summary.path } : summary;

/** Origins of the parts of an export: members of an object, a class or a type, and what a function returns. */
function partsOf(name: string, exported: Node, bindings: Bindings, origins: Origins, constantOf: (node: Node) => Constant): Record<string, ExportSummary> {
  const parts: Record<string, ExportSummary> = {};
  const put = (path: string, found: readonly Origin[]): void => {
    const origin = originOf(found.filter((o) => o.root !== 'name'));
    if (origin) parts[path] ??= origin;
  };
  visit(name, exported, 0);
  return parts;

  function visit(path: string, expression: Node, depth: number): void {
    if (depth > MAX_PARTS) return;
    const node = bare(expression);
    if (isFunction(node)) { visitFunction(path, node, depth); return; }
    switch (node.type) {
      case 'Identifier': {
        const variable = bindings.variableOf(node);
        const definition = variable?.defs[0];
        if (definition?.type === DefinitionType.Variable) {
          const sole = variable && bindings.soleValue(variable);
          if (sole && sole.steps.length === 0) visit(path, sole.from, depth + 1);
        } else if (definition && 'node' in definition && definition.node !== node && definition.type !== DefinitionType.ImportBinding && definition.type !== DefinitionType.Parameter) {
          visit(path, definition.node, depth + 1);
        }
        return;
      }
      case 'CallExpression': {
        const result = resultOfSelector(node);
        if (result && !isFunction(result)) put(`${path}()`, origins.ofType(result));
        const inner = result ?? node.arguments[0];
        if (inner && isFunction(inner)) visit(path, inner, depth + 1);
        return;
      }
      case 'ObjectExpression':
        for (const p of node.properties) {
          const member = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
          if (p.type !== 'Property' || member === undefined) continue;
          put(`${path}.${member}`, origins.of(p.value));
          const known = path.endsWith('()') ? constantOf(p.value) : undefined;
          if (known !== undefined) parts[`${path}.${member}`] ??= { type: 'constant', value: known };
          visit(`${path}.${member}`, p.value, depth + 1);
        }
        return;
      case 'ClassDeclaration': case 'ClassExpression':
        if (node.superClass) put(`${path} extends`, origins.of(node.superClass));
        for (const member of node.body.body) visitMember(path, member, depth);
        return;
      case 'TSInterfaceDeclaration':
        { visitTypeMembers(path, node.body.body); return; }
      case 'TSTypeAliasDeclaration':
        if (node.typeAnnotation.type === 'TSTypeLiteral') visitTypeMembers(path, node.typeAnnotation.members);
        else if (node.typeAnnotation.type === 'TSTypeReference') put(path, origins.ofType(node.typeAnnotation));
        return;
      default:
    }
  }

  function visitFunction(path: string, fn: FunctionNode, depth: number): void {
    if (fn.returnType) put(`${path}()`, origins.ofType(fn.returnType.typeAnnotation));
    for (const returned of returnsOf(fn)) {
      put(`${path}()`, origins.of(returned));
      visit(`${path}()`, returned, depth + 1);
    }
  }

  function visitMember(path: string, member: TSESTree.ClassElement, depth: number): void {
    if (member.type === 'PropertyDefinition') {
      const name = staticName(member.key, member.computed);
      if (name === undefined) return;
      if (member.typeAnnotation) put(`${path}.${name}`, origins.ofType(member.typeAnnotation.typeAnnotation));
      if (member.value) put(`${path}.${name}`, origins.of(member.value));
      if (member.readonly && member.value?.type === 'Literal' && typeof member.value.value === 'string') parts[`${path}.${name}`] ??= { type: 'constant', value: member.value.value };
    } else if (member.type === 'MethodDefinition' && member.value.type === 'FunctionExpression') {
      const name = staticName(member.key, member.computed);
      if (name === undefined) return;
      if (member.kind === 'get') {
        if (member.value.returnType) put(`${path}.${name}`, origins.ofType(member.value.returnType.typeAnnotation));
        for (const returned of returnsOf(member.value)) put(`${path}.${name}`, origins.of(returned));
        return;
      }
      if (member.kind !== 'constructor') { visitFunction(`${path}.${name}`, member.value, depth); return; }
      for (const p of member.value.params) {
        const inner = p.type === 'TSParameterProperty' ? (p.parameter.type === 'AssignmentPattern' ? p.parameter.left : p.parameter) : undefined;
        if (inner?.type === 'Identifier' && inner.typeAnnotation) put(`${path}.${inner.name}`, origins.ofType(inner.typeAnnotation.typeAnnotation));
      }
    }
  }

  function visitTypeMembers(path: string, members: readonly TSESTree.TypeElement[]): void {
    for (const member of members) {
      if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') continue;
      const name = staticName(member.key, member.computed);
      const annotation = member.type === 'TSPropertySignature' ? member.typeAnnotation : member.returnType;
      if (name !== undefined && member.type === 'TSPropertySignature' && annotation?.typeAnnotation.type === 'TSTypeLiteral') visitTypeMembers(`${path}.${name}`, annotation.typeAnnotation.members);
      if (name !== undefined && annotation) put(`${path}.${name}${member.type === 'TSMethodSignature' ? '()' : ''}`, origins.ofType(annotation.typeAnnotation));
    }
  }
}

/** What a value is called that a module exports as a whole: `module.exports = Toggles`, `module.exports = class Toggles {}`. */
function ownName(value: Node): string | undefined {
  const node = bare(value);
  const id = 'id' in node ? node.id : node;
  return id?.type === 'Identifier' ? id.name : undefined;
}

/** `module.exports = { a, b }`, `module.exports = f`, `exports.a = …`, `export = f`. */
function commonJs(exported: string, value: Node, add: (exported: string, local: string | undefined, node: Node | undefined) => void): void {
  const right = bare(value);
  const local = ownName(right) ?? (isFunction(right) ? exported : undefined);
  if (exported !== 'default' || right.type !== 'ObjectExpression') { add(exported, local, right); return; }
  for (const p of right.properties) {
    const key = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
    if (p.type === 'Property' && key !== undefined) add(key, p.value.type === 'Identifier' ? p.value.name : isFunction(p.value) ? key : undefined, p.value);
  }
}

/** Forms of the module's wrappers under their exported names; methods also for what extends their class, and for classes that only instances of leave the module. */
function wrapperForms({ wrappers, source }: Reading, exportedAs: ReadonlyMap<string, readonly string[]>): Form[] {
  const parents = superclasses(source.ast);
  const extendersOf = (local: string, depth = 0): string[] =>
    depth > MAX_PARTS ? [] : [...parents].filter(([, parent]) => parent === local).flatMap(([name]) => [name, ...extendersOf(name, depth + 1)]);
  return wrappers.flatMap(({ local, form }) => {
    if (form.receiver === local) {
      const receivers = [local, ...extendersOf(local)].flatMap((name) => exportedAs.get(name) ?? [name]);
      return receivers.map((receiver): Form => ({ ...form, receiver }));
    }
    return (exportedAs.get(local) ?? []).map((exported): Form => ({ ...form, name: form.name === local ? exported : `${exported}${(form.name ?? '').slice(local.length)}` }));
  });
}

/** What the top-level classes of a file extend, by name. */
function superclasses(ast: TSESTree.Program): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of ast.body) {
    const node = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if (node?.type === 'ClassDeclaration' && node.id && node.superClass?.type === 'Identifier') found.set(node.id.name, node.superClass.name);
  }
  return found;
}

/** Exported flags that are functions: `export const showBanner = flag({ key: 'show-banner' })`. */
function flagFunctions({ found }: Reading, exportedAs: ReadonlyMap<string, readonly string[]>): Form[] {
  return found.factories.flatMap(({ node, keys, form }) => {
    const { local, suffix } = holderOf(node);
    const names = local === undefined ? [] : local === 'default' ? ['default'] : (exportedAs.get(local) ?? []);
    return names.flatMap((name) => keys.map((key): Form => ({
      kind: 'function', name: name + suffix, key: `=${key}`,
      ...(form.value === undefined ? {} : { value: form.value }), ...(form.async ? { async: true } : {}), ...(form.negated ? { negated: true } : {}),
    })));
  });
}

/** The top-level name that holds an expression, itself or in a member: `nested.search` for `{ search: … }` in `const nested`. */
function holderOf(node: Node): { local?: string; suffix: string } {
  let suffix = '';
  for (let n: Node | undefined = node; n; n = n.parent) {
    const { parent }: Node = n;
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return { local: parent.id.name, suffix };
    if (parent?.type === 'ExportDefaultDeclaration') return { local: 'default', suffix };
    if (parent?.type === 'AssignmentExpression') return { local: commonJsExport(parent.left) ?? '', suffix };
    const name = parent?.type === 'Property' && parent.value === n ? staticName(parent.key, parent.computed) : undefined;
    if (name !== undefined) suffix = `.${name}${suffix}`;
    else if (parent?.type !== 'ObjectExpression' && parent && bare(parent) !== bare(n)) return { suffix };
  }
  return { suffix };
}

import { posix } from 'node:path';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import { bare, soleReturn, type FunctionNode } from '../facts/syntax.ts';
import { Batch } from './batch.ts';
import { contextOf, definitionOf, localOf } from './callees.ts';
import type { Edit } from './edits.ts';
import { functionOf } from './function-of.ts';
import { importedName } from '../facts/bindings.ts';
import { importedBy, type PackageExport } from './pure-imports.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { propertyName } from './slots.ts';
import { exportsOf, type Export } from './usage.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;
type VariableOf = (node: Node) => Variable | undefined;

/** A component of another module, and what the importing file calls it. */
interface Component extends PackageExport {
  readonly local: string;
}

const variablesIn = (source: Source): VariableOf => (node) => variablesOf(source).get(node);

/** Lets the importers of a component that chose between two others, and only renders one of them now, import that one. Says whether anything moved. */
export function settleRelays(plan: Plan, may: (file: string) => boolean): boolean {
  let moved = false;
  for (const [file, { fold, source }] of [...plan.folds]) {
    if (plan.deleted.has(file) || !may(file) || plan.project.isTest(file) || fold.overlay.text === source.text || !/\.[jt]sx$/.test(file)) continue;
    const context = contextOf(plan, file);
    const had = exportsOf(source);
    for (const e of context ? exportsOf(context.source) : []) {
      const to = relayedBy(e, variablesIn(context!.source));
      const before = to && had.find(({ name, local }) => name === e.name && local);
      if (to && before && !relayedBy(before, variablesIn(source)) && switchUsers(plan, file, e.name, to)?.apply(plan, may)) moved = true;
    }
  }
  return moved;
}

/** The imported component that an exported one renders with just the props that it gets itself. */
function relayedBy({ local }: Export, variable: VariableOf): Component | undefined {
  const own = local && variable(local);
  const fn = functionOf(own, variable);
  const result = fn && !fn.async && !fn.generator && !fn.typeParameters ? soleReturn(fn) : undefined;
  const element = result && bare(result);
  if (!fn || element?.type !== 'JSXElement' || element.children.length > 0 || element.openingElement.name.type !== 'JSXIdentifier' || element.openingElement.typeArguments) return undefined;
  if (!handsOnAll(fn, element.openingElement.attributes, variable)) return undefined;
  const others = own?.references.filter((r) => !r.init && !r.identifier.parent?.type.startsWith('Export')) ?? [];
  const imported = others.length === 0 ? importedBy(variable(element.openingElement.name)) : undefined;
  return imported && imported.name !== '*' ? { ...imported, local: element.openingElement.name.name } : undefined;
}

/** Whether attributes are all of a function's only parameter, and nothing else: `{...props}`, or each name that it takes out of it. */
function handsOnAll({ params: [param, ...others] }: FunctionNode, attributes: readonly Node[], variable: VariableOf): boolean {
  if (!param) return attributes.length === 0;
  if (others.length > 0) return false;
  const isOwn = (value: Node, name: Node): boolean => value.type === 'Identifier' && variable(value) !== undefined && variable(value) === variable(name);
  if (param.type === 'Identifier') return attributes.length === 1 && attributes[0]?.type === 'JSXSpreadAttribute' && isOwn(attributes[0].argument, param);
  if (param.type !== 'ObjectPattern' || param.properties.length !== attributes.length) return false;
  return param.properties.every((p) => attributes.some((a) => {
    if (p.type === 'RestElement') return a.type === 'JSXSpreadAttribute' && isOwn(a.argument, p.argument);
    const value = a.type === 'JSXAttribute' && a.value?.type === 'JSXExpressionContainer' ? a.value.expression : undefined;
    return !p.computed && a.type === 'JSXAttribute' && value !== undefined && a.name.name === propertyName(p.key) && isOwn(value, p.value);
  }));
}

/** The edits by which every file that imports a component imports another in its place; undefined where one can not. */
function switchUsers(plan: Plan, file: string, name: string, to: Component): Batch | undefined {
  const { uses, open } = plan.usesOf(file, name);
  if (open || plan.isRouter(file, name) || uses.length === 0 || plan.importersOf(file).some((u) => u.import.dynamic === true || u.import.as !== undefined)) return undefined;
  const batch = new Batch();
  for (const use of uses) {
    const context = contextOf(plan, use.file);
    const local = context && localOf(plan, context, use.import);
    const source = sourceFrom(plan, { file, ...to }, use.file, use.import.source);
    const edits = context && local?.parent && source !== undefined ? switched(local, { ...to, module: source }, context) : undefined;
    if (!edits || source === undefined) return undefined;
    batch.add(use.file, ...edits);
    const target = plan.project.resolve(use.file, source);
    if (target !== undefined) plan.addUser(target, use.file);
  }
  return batch;
}

/** How a file names a module that another names by `module`: beside the source by which it imports that file, or as it is written there. */
function sourceFrom({ project }: Plan, { file, module }: { file: string; module: string }, user: string, own: string): string | undefined {
  const target = project.resolve(file, module);
  if (target === undefined) return module.startsWith('.') ? undefined : module;
  const beside = posix.join(posix.dirname(own), module);
  const candidates = module.startsWith('.') ? [own.startsWith('.') && !beside.startsWith('.') ? `./${beside}` : beside] : [module];
  return candidates.find((source) => project.resolve(user, source) === target);
}

/** The edits by which one file takes a component from elsewhere. */
function switched(local: Node, to: Component, context: PassContext): Edit[] | undefined {
  const { layout } = context;
  const variable = context.variable(local);
  const def = definitionOf(variable);
  const specifier = local.parent;
  const statement = specifier?.parent;
  if (!variable || def?.type !== 'ImportBinding' || statement?.type !== 'ImportDeclaration' || statement.importKind === 'type' || (specifier?.type === 'ImportSpecifier' && specifier.importKind === 'type')) return undefined;
  const alias = specifier?.type === 'ImportSpecifier' && importedName(specifier) !== specifier.local.name ? specifier.local.name : undefined;
  const name = alias ?? (to.name === 'default' ? to.local : to.name);
  if (!/^[A-Z]/.test(name)) return undefined;
  const taken = context.source.scopes.scopes.flatMap((s) => s.set.get(name) ?? []).filter((v) => v !== variable);
  const same = taken.length === 1 ? importedBy(taken[0]) : undefined;
  if (taken.length > 0 && !(same?.module === to.module && same.name === to.name)) return undefined;
  const edits: Edit[] = [];
  for (const { identifier } of variable.references) {
    const at: Node = identifier;
    const { parent } = at;
    if (parent?.type.startsWith('Export')) return undefined;
    if (name === variable.name) continue;
    const isShort = parent?.type === 'Property' && parent.shorthand;
    edits.push({ start: at.range[0], end: at.range[1], text: isShort ? `${variable.name}: ${name}` : name });
    const closing = parent?.type === 'JSXOpeningElement' ? (parent.parent).closingElement : null;
    if (closing) edits.push({ start: closing.name.range[0], end: closing.name.range[1], text: name });
  }
  const written = layout.text.slice(...statement.range);
  const quote = statement.source.raw[0] ?? "'";
  const fresh = `import ${to.name === 'default' ? name : `{ ${alias === undefined ? name : `${to.name} as ${alias}`} }`} from ${quote}${to.module}${quote}${written.endsWith(';') ? ';' : ''}`;
  const index = statement.specifiers.indexOf(specifier as TSESTree.ImportClause);
  if (statement.specifiers.length === 1) {
    const [start, end] = same ? layout.whole(statement.range, 0) : statement.range;
    return [...edits, { start, end, text: same ? '' : fresh }];
  }
  if (statement.specifiers.some((s) => s.type !== 'ImportSpecifier')) return undefined;
  return [...edits, layout.listItem(statement.specifiers.map((s) => s.range), index), ...(same ? [] : [{ start: statement.range[1], end: statement.range[1], text: `\n${fresh}` }])];
}

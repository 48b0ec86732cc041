import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';
import { lastWordOf, type FunctionNode } from '../facts/syntax.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { connectCall } from './connected.ts';
import { styledBy } from './styled.ts';
import { exportsOf, exportsOfVariable, importsOf, type Import } from './usage.ts';

type Node = TSESTree.Node;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A function, component or class that the project declares. */
export interface Callee {
  readonly file: string;
  readonly node: FunctionNode | ClassNode;
  /** The declared name; absent for `export default () => …`. */
  readonly id?: TSESTree.Identifier;
}

/** A place that calls, constructs or renders a callee. */
export interface Use {
  readonly file: string;
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.JSXOpeningElement;
  /** `createElement(C, props)`: its arguments come one place later. */
  readonly shift: number;
  /** The use is of what these make of the callee, the innermost last. */
  readonly through?: readonly Connection[];
  /** The node is a `connect` that renders the callee. */
  readonly connects?: boolean;
}

/** `connect(mapState, …)`, which renders a component with props of its own. */
export interface Connection {
  readonly file: string;
  readonly call: TSESTree.CallExpression;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** It is also used in a way that can not be followed. */
  readonly open: boolean;
  /** What it is used through there, for each such way. */
  readonly opens: readonly (readonly Connection[])[];
  readonly connections: readonly Connection[];
}

/** Calls that hand what they are given on, with at most some props or memory added. */
const WRAPPER = /^(?:memo|memoize|memoizeOne|forwardRef|observer|useCallback|connect|inject|compose|lazy|with[A-Z]\w*)$/;

/** The last word of a callee, through calls of what a call gives: `connect` of `connect(state)(Page)`. */
const nameOfCall = (callee: Node): string => (callee.type === 'CallExpression' ? nameOfCall(callee.callee) : lastWordOf(callee));

const isWrapper = (call: Node | undefined): call is TSESTree.CallExpression => call?.type === 'CallExpression' && WRAPPER.test(nameOfCall(call.callee));

/** What may be asked of the present text of a file. */
export const contextOf = (plan: Plan, file: string): PassContext | undefined => plan.fold(file)?.contextNow;

/** The local name by which a file has an export of a module. */
export function localOf(plan: Plan, context: PassContext, wanted: Pick<Import, 'source' | 'name'>): Node | undefined {
  const imports = importLists.get(context.source) ?? importsOf(context.source);
  importLists.set(context.source, imports);
  const at = imports.find((i) => i.source === wanted.source && i.name === wanted.name && i.local)?.local?.range[0];
  return context.source.ast.body.flatMap((s) => (s.type === 'ImportDeclaration' ? s.specifiers : [])).find((s) => s.local.range[0] === at)?.local;
}

const importLists = new WeakMap<Source, readonly Import[]>();

/** The variable's only definition. */
export const definitionOf = (variable: Variable | undefined): Variable['defs'][number] | undefined => (variable?.defs.length === 1 ? variable.defs[0] : undefined);

/** The callee that a name used in a file means, through imports and wrappers. */
export function calleeOf(plan: Plan, file: string, name: Node, depth = 0): Callee | undefined {
  const context = contextOf(plan, file);
  const def = depth < 8 ? definitionOf(context?.variable(name)) : undefined;
  if (!def) return undefined;
  if (def.type === 'FunctionName' && def.node.type === 'FunctionDeclaration' && def.node.id) return { file, node: def.node, id: def.node.id };
  if (def.type === 'ClassName' && def.node.id) return { file, node: def.node, id: def.node.id };
  if (def.type === 'Variable' && def.node.id.type === 'Identifier' && def.node.init && def.parent.kind === 'const') return fromValue(plan, file, def.node.init, depth, def.node.id);
  if (def.type !== 'ImportBinding' || def.node.type === 'TSImportEqualsDeclaration') return undefined;
  const imported = plan.imports(file).find((i) => i.local?.range[0] === def.name.range[0]);
  return imported && imported.name !== '*' ? exported(plan, file, imported.source, imported.name, depth) : undefined;
}

function fromValue(plan: Plan, file: string, value: Node, depth: number, id?: TSESTree.Identifier): Callee | undefined {
  switch (value.type) {
    case 'ArrowFunctionExpression': case 'FunctionExpression': case 'ClassExpression': case 'FunctionDeclaration': case 'ClassDeclaration':
      return { file, node: value, ...(id ? { id } : 'id' in value && value.id ? { id: value.id } : {}) };
    case 'TSAsExpression': case 'TSSatisfiesExpression': case 'TSNonNullExpression': return fromValue(plan, file, value.expression, depth, id);
    case 'Identifier': return calleeOf(plan, file, value, depth + 1);
    case 'CallExpression': {
      const inner = value.arguments[0];
      const context = contextOf(plan, file);
      const styled = context && styledBy(value, context);
      if (styled) return { file, node: styled.style, ...(id ? { id } : {}) };
      if (!inner || !((context && connectCall(value.callee, context)) || isWrapper(value))) return undefined;
      const lazy = lazySource(value);
      return lazy === undefined ? fromValue(plan, file, inner, depth + 1, id) : exported(plan, file, lazy, 'default', depth);
    }
    default: return undefined;
  }
}

/** The callee that a file imports by a source and a name. */
export function exported(plan: Plan, file: string, source: string, name: string, depth = 0): Callee | undefined {
  const target = plan.project.resolve(file, source);
  const there = target !== undefined && depth < 8 && !plan.deleted.has(target) && plan.mayExport(target, name) ? plan.fold(target)?.current : undefined;
  if (!there || target === undefined) return undefined;
  const own = exportsOf(there).find((e) => e.name === name);
  if (own?.local) return calleeOf(plan, target, own.local, depth + 1);
  if (own?.value) return fromValue(plan, target, own.value, depth);
  for (const i of plan.imports(target)) {
    if (i.as === name && i.name !== '*') return exported(plan, target, i.source, i.name, depth + 1);
    const found = i.as === '*' && i.name === '*' && name !== 'default' ? exported(plan, target, i.source, name, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `lazy(() => import('./C'))`: the source. */
function lazySource(call: TSESTree.CallExpression): string | undefined {
  const [loader] = call.arguments;
  if (nameOfCall(call.callee) !== 'lazy' || loader?.type !== 'ArrowFunctionExpression' || loader.body.type !== 'ImportExpression') return undefined;
  const { source } = loader.body;
  return source.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
}

/** What is found of a callee on the way; places that are `harmless` are no uses. */
interface Found {
  readonly uses: Use[];
  readonly opens: (readonly Connection[])[];
  readonly connections: Connection[];
  readonly through: readonly Connection[];
  readonly harmless: (place: Node, context: PassContext) => boolean;
}

/** Whether a place names a class as a type alone: it neither constructs nor extends it. */
const isTypeName = ({ parent }: Node): boolean => parent?.type === 'TSTypeReference' || parent?.type === 'TSClassImplements';

/** Every use of a callee in the project. In tests only calls and elements count, and nothing there makes it open; nor do types, but those of a decorated class, which a container may construct. */
export function usesOf(plan: Plan, callee: Callee, harmless: Found['harmless'] = (place) => isTypeName(place) && !('decorators' in callee.node && callee.node.decorators.length > 0)): Uses {
  const found: Found = { uses: [], opens: [], connections: [], through: [], harmless };
  const seen = new Set<string>();
  const file = callee.file;
  const context = contextOf(plan, file);
  if (!context) return { ...found, open: true };
  if (callee.id) followName(plan, file, callee.id, context, found, seen);
  else if (callee.node.parent.type === 'ExportDefaultDeclaration') followExport(plan, file, 'default', found, seen);
  else if (isWrapper(callee.node.parent)) followResult(plan, file, callee.node.parent, context, found, seen);
  else found.opens.push(found.through);
  const own = callee.id && context.variable(callee.id);
  const inner = 'id' in callee.node && callee.node.id && callee.node.id !== callee.id ? context.variable(callee.node.id) : undefined;
  if ((!own && callee.id) || (inner && inner.references.length > 0)) found.opens.push([]);
  return { ...found, open: found.opens.length > 0 };
}

function followName(plan: Plan, file: string, id: Node, context: PassContext, found: Found, seen: Set<string>): void {
  const key = `${file}\0${id.range[0]}`;
  if (seen.has(key)) return;
  seen.add(key);
  const variable = context.variable(id);
  if (!variable) {
    found.opens.push(found.through);
    return;
  }
  for (const reference of variable.references) if (!reference.init) followUse(plan, file, reference.identifier, context, found, seen);
  for (const e of exportsOfVariable(variable, context)) followExport(plan, file, e.name, found, seen);
}

function followExport(plan: Plan, file: string, name: string, found: Found, seen: Set<string>): void {
  const key = `${file}\0export ${name}`;
  if (seen.has(key)) return;
  seen.add(key);
  const { uses, open } = plan.usesOf(file, name);
  if (plan.isRouter(file, name)) found.opens.push(found.through);
  if (open && !(name === 'default' && !plan.isEntry(file) && onlyLazily(plan, file, found, seen))) found.opens.push(found.through);
  for (const use of uses) {
    const context = contextOf(plan, use.file);
    const local = context && localOf(plan, context, use.import);
    if (context && local) followName(plan, use.file, local, context, found, seen);
    else if (!plan.project.isTest(use.file)) found.opens.push(found.through);
  }
}

/** Whether every dynamic import of a module is by `lazy`; its components are followed. */
function onlyLazily(plan: Plan, file: string, found: Found, seen: Set<string>): boolean {
  for (const { file: user, import: i } of plan.importersOf(file)) {
    if (i.name === '*' && !i.dynamic) return false;
    if (!i.dynamic || i.name === '' || plan.project.isTest(user)) continue;
    const context = contextOf(plan, user);
    const names = context?.source.ast.body.flatMap((s) => {
      const d = s.type === 'ExportNamedDeclaration' ? s.declaration : s;
      return d?.type === 'VariableDeclaration' ? d.declarations : [];
    }).filter((d) => d.init?.type === 'CallExpression' && lazySource(d.init) === i.source) ?? [];
    const text = plan.text(user);
    if (!context || names.length === 0 || text.split(i.source).length - 1 > names.length) return false;
    for (const d of names) followName(plan, user, d.id, context, found, seen);
  }
  return true;
}

function followUse(plan: Plan, file: string, node: Node, context: PassContext, found: Found, seen: Set<string>): void {
  const isTest = plan.project.isTest(file);
  const open = (): void => {
    if (!isTest) found.opens.push(found.through);
  };
  let at = node;
  while (at.parent && /^TS(?:As|Satisfies|NonNull)/.test(at.parent.type)) at = at.parent;
  if (found.harmless(at, context)) return;
  const parent = at.parent;
  switch (parent?.type) {
    case 'JSXOpeningElement': return void found.uses.push({ file, node: parent, shift: 0, through: found.through });
    case 'JSXClosingElement': return undefined;
    case 'CallExpression': case 'NewExpression':
      if (parent.callee === at) return void found.uses.push({ file, node: parent, shift: 0, through: found.through });
      if (nameOfCall(parent.callee) === 'createElement' && parent.arguments[0] === at) return void found.uses.push({ file, node: parent, shift: 1, through: found.through });
      return parent.type === 'CallExpression' ? followWrapper(plan, file, parent, context, found, seen) : open();
    case 'ExportDefaultDeclaration': case 'ExportSpecifier': return undefined;
    case 'MemberExpression': {
      const name = parent.property.type === 'Identifier' && !parent.computed ? parent.property.name : '';
      return parent.object === at && name !== '' && !/^(?:call|apply|bind|prototype|length)$/.test(name) ? undefined : open();
    }
    default: return open();
  }
}

function followWrapper(plan: Plan, file: string, parent: TSESTree.CallExpression, context: PassContext, found: Found, seen: Set<string>): void {
  const call = connectCall(parent.callee, context);
  if (call) {
    const connection = { file, call };
    found.connections.push(connection);
    followResult(plan, file, parent, context, { ...found, through: [...found.through, connection] }, seen);
  } else if (isWrapper(parent)) followResult(plan, file, parent, context, found, seen);
  else if (!plan.project.isTest(file)) found.opens.push(found.through);
}

/** Follows what a wrapper makes of a callee to where it gets a name. */
function followResult(plan: Plan, file: string, call: Node, context: PassContext, found: Found, seen: Set<string>): void {
  let at = call;
  while (at.parent && (/^TS(?:As|Satisfies|NonNull)/.test(at.parent.type) || (isWrapper(at.parent) && at.parent.callee !== at))) at = at.parent;
  const parent = at.parent;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') followName(plan, file, parent.id, context, found, seen);
  else if (parent?.type === 'ExportDefaultDeclaration') followExport(plan, file, 'default', found, seen);
  else if (!plan.project.isTest(file)) found.opens.push(found.through);
}

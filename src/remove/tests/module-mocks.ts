import type { TSESTree } from '@typescript-eslint/types';
import { moduleFakes, stoodFor } from '../../facts/module-fakes.ts';
import { bare } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';
import type { Range } from '../../facts/types.ts';
import { within } from '../edits.ts';
import type { Change, Mark, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';
import { isFake } from './fake-member.ts';
import { usesOf } from './forcings.ts';
import type { Reach } from './reach.ts';
import { blocksRound, inside } from './structure.ts';
import { wholeStatement } from './drop-override.ts';

type Node = TSESTree.Node;

/** One step of letting go of a module that a test fakes and nothing under test uses any more: resets of its mocks, then the fake itself. `others`: keys of flags that stay. */
export function mockChange(file: string, context: PassContext, reach: Reach, others: ReadonlySet<string>): Change | undefined {
  for (const { call, source } of fakedModules(context.source.ast)) {
    const names = importedFrom((from) => reach.isSameModule(file, source, from), context);
    if (!reach.isModuleSpare(file, source)) {
      const change = lostExport(call, names, (name) => reach.isNameLost(file, source, name), context);
      if (change) return change;
      continue;
    }
    const made = standIns(call, context);
    const uses = [...names.flatMap((v) => mockedUses(v, context)), ...made.flatMap((m) => m.uses)];
    if (uses.some((u) => !isReset(u, others))) continue;
    const hoisted = hoistedFor(call, context);
    if (namesOneOf(call, others) || (hoisted && namesOneOf(hoisted, others))) continue;
    const [reset] = uses;
    const change = reset && resetOf(reset, context);
    if (change) return change;
    if (uses.length > 0) continue;
    const marks: Mark[] = names.flatMap((v) => v.identifiers.map((id): Mark => ({ kind: 'candidate', offset: id.range[0], name: v.name })));
    const aliases: Mark[] = names.flatMap((v) => usesOf(v).flatMap((u) => aliasOf(u, context) ?? []).map((id): Mark => ({ kind: 'candidate', offset: id.range[0], name: (id as TSESTree.Identifier).name, carrier: true })));
    for (const { variable: v } of made) if (v) aliases.push({ kind: 'candidate', offset: v.identifiers[0]!.range[0], name: v.name, carrier: true });
    const drop = dropStatement(call.parent, '', context);
    if (hoisted) return { ...dropStatement(hoisted, '', context), edits: [...drop.edits, ...dropStatement(hoisted, '', context).edits] };
    return { ...drop, marks: [...(drop.marks ?? []), ...marks, ...aliases] };
  }
  return undefined;
}

/** Cases that say what a fake gives which the code under test let go of. `overridesNow` gives the places that force flags which stay. */
export function casesOfLostFakes(file: string, context: PassContext, reach: Reach, overridesNow: () => readonly Range[]): { readonly at: Node; readonly name: string }[] {
  const found = new Map<Node, string>();
  for (const { source } of fakedModules(context.source.ast)) {
    for (const variable of importedFrom((from) => reach.isSameModule(file, source, from), context)) {
      const told = reach.isNameLost(file, source, variable.name) ? mockedUses(variable, context).filter((use) => resetCall(use)?.arguments.length) : [];
      const overrides = told.length > 0 ? overridesNow() : [];
      const uses = told.filter((use) => !overrides.some((at) => within(use.range, at)));
      for (const block of uses.flatMap((use) => blocksRound(use, context.source.text).find((b) => b.kind === 'case') ?? [])) if (!found.has(block.statement)) found.set(block.statement, variable.name);
    }
  }
  return [...found].map(([at, name]) => ({ at, name }));
}

/** Takes an export that nothing imports any more out of what a module is faked by. */
function lostExport(call: TSESTree.CallExpression, names: readonly Variable[], isLost: (name: string) => boolean, context: PassContext): Change | undefined {
  for (const { names: [name = '', ...others], value } of moduleFakes(call)) {
    const property = value.parent;
    const table = property?.parent;
    if (others.length > 0 || property?.type !== 'Property' || table?.type !== 'ObjectExpression' || table.properties.length < 2 || names.some((v) => v.name === name || v.defs[0]?.node.type !== 'ImportSpecifier')) continue;
    if (isFake(value, context) && isLost(name)) return { edits: [context.layout.listItem(table.properties.map((p) => p.range), table.properties.indexOf(property))] };
  }
  return undefined;
}

interface StandIn {
  readonly uses: readonly Node[];
  readonly variable?: Variable;
}

/** What stands for a module's exports, by a name of the test: where else it is used, and the variable that holds nothing else. */
function standIns(call: TSESTree.CallExpression, context: PassContext): StandIn[] {
  return moduleFakes(call).flatMap(({ value }): StandIn[] => {
    const made = bare(stoodFor(value));
    const member = made.type === 'MemberExpression' && made.property.type === 'Identifier' && !made.computed ? made.property.name : undefined;
    const root = member !== undefined && made.type === 'MemberExpression' ? made.object : made;
    const variable = root.type === 'Identifier' ? context.variable(root) : undefined;
    if (!variable || variable.defs[0]?.type !== 'Variable') return [];
    const uses = usesOf(variable).filter((u) => !inside(u, call));
    if (member === undefined) return [{ uses, variable }];
    return [{ uses: uses.flatMap((u) => (u.parent?.type === 'MemberExpression' && u.parent.object === u && u.parent.property.type === 'Identifier' && u.parent.property.name === member ? [u.parent] : [])) }];
  });
}

/** `const mocks = vi.hoisted(…)`, where only this fake uses it. */
function hoistedFor(call: TSESTree.CallExpression, context: PassContext): Node | undefined {
  let found: Node | undefined;
  walk(call, (n) => {
    const variable = n.type === 'Identifier' ? context.variable(n) : undefined;
    const [def] = variable?.defs ?? [];
    if (!variable || def?.type !== 'Variable' || def.node.id !== def.name || def.node.init?.type !== 'CallExpression' || !calls(def.node.init, 'hoisted')) return undefined;
    const declaration = def.node.parent;
    if (usesOf(variable).every((u) => inside(u, call)) && declaration.declarations.length === 1 && listOf(declaration)) found = declaration;
    return undefined;
  });
  return found;
}

interface Faked {
  readonly call: TSESTree.CallExpression;
  readonly source: string;
}

function fakedModules(ast: Node): Faked[] {
  const found: Faked[] = [];
  walk(ast, (n) => {
    if (n.type !== 'CallExpression' || n.parent.type !== 'ExpressionStatement' || !listOf(n.parent) || n.callee.type !== 'MemberExpression') return undefined;
    const { object, property } = n.callee;
    const [source] = n.arguments;
    if (object.type === 'Identifier' && /^(?:jest|vi|vitest)$/.test(object.name) && property.type === 'Identifier' && /^(?:do)?[mM]ock$/.test(property.name) && source?.type === 'Literal' && typeof source.value === 'string') found.push({ call: n, source: source.value });
    return undefined;
  });
  return found;
}

type Variable = NonNullable<ReturnType<PassContext['variable']>>;

function importedFrom(isModule: (source: string) => boolean, context: PassContext): Variable[] {
  return context.source.ast.body.flatMap((s) => (s.type === 'ImportDeclaration' && isModule(s.source.value) ? s.specifiers : [])).flatMap((s) => context.variable(s.local) ?? []);
}

/** The name that a mocked function is given in `const mockFlags = useFlags as jest.Mock`. */
function aliasOf(use: Node, context: PassContext): Node | undefined {
  let at = use;
  while (at.parent && (bare(at.parent) === use || (at.parent.type === 'CallExpression' && at.parent.arguments[0] === at && calls(at.parent, 'mocked')))) at = at.parent;
  const { parent } = at;
  if (parent?.type !== 'VariableDeclarator' || parent.init !== at || parent.id.type !== 'Identifier') return undefined;
  return context.variable(parent.id) ? parent.id : undefined;
}

const calls = (node: TSESTree.CallExpression, name: string): boolean => {
  const { callee } = node;
  return (callee.type === 'Identifier' && callee.name === name) || (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === name);
};

/** Where a mocked function or an alias of it is used, other than to name it. */
function mockedUses(variable: Variable, context: PassContext): Node[] {
  return usesOf(variable).flatMap((use) => {
    if (use.parent?.type.startsWith('TS') && /^TS(?:TypeQuery|TypeReference)$/.test(use.parent.type)) return [];
    const alias = aliasOf(use, context);
    const other = alias && context.variable(alias);
    return other ? usesOf(other) : [use];
  });
}

const RESET = /^mock(?:Reset|Clear|Restore|ReturnValue|ReturnValueOnce|Implementation|ImplementationOnce|ResolvedValue|ResolvedValueOnce)$/;

/** `mocked.mockReset()`, a value for no flag in particular, or the expectation that it is called: it never is any more. */
function isReset(use: Node, others: ReadonlySet<string>): boolean {
  const call = resetCall(use) ?? expectedCall(use);
  return call !== undefined && !namesOneOf(call, others);
}

/** Whether code names one of the keys, as a string or a property. */
function namesOneOf(code: Node, keys: ReadonlySet<string>): boolean {
  let found = false;
  walk(code, (n) => {
    const name = n.type === 'Literal' ? n.value : n.type === 'Property' && n.key.type === 'Identifier' && !n.computed ? n.key.name : undefined;
    if (typeof name === 'string' && keys.has(name)) found = true;
    return !found;
  });
  return found;
}

function resetCall(use: Node): TSESTree.CallExpression | undefined {
  let at: Node = use;
  while (at.parent && (bare(at.parent) === use || (at.parent.type === 'CallExpression' && at.parent.arguments[0] === at && calls(at.parent, 'mocked')))) at = at.parent;
  const member = at.parent;
  if (member?.type !== 'MemberExpression' || member.object !== at || member.property.type !== 'Identifier' || !RESET.test(member.property.name)) return undefined;
  return member.parent.type === 'CallExpression' && member.parent.callee === member && inside(use, member.parent) ? member.parent : undefined;
}

/** `expect(mocked).toHaveBeenCalledWith('nav')`, the whole call. */
function expectedCall(use: Node): TSESTree.CallExpression | undefined {
  const expected = use.parent;
  if (expected?.type !== 'CallExpression' || expected.arguments[0] !== use || expected.callee.type !== 'Identifier' || expected.callee.name !== 'expect') return undefined;
  let at: Node = expected;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  const isAsked = at.type === 'MemberExpression' && at.property.type === 'Identifier' && /^to\w*Called/.test(at.property.name);
  return isAsked && at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
}

const resetOf = (use: Node, context: PassContext): Change | undefined => {
  const reset = resetCall(use);
  const expected = reset ? undefined : expectedCall(use);
  const about = expected && caseAbout(expected, context);
  if (about) return dropStatement(about, '', context);
  const call = reset ?? expected;
  return call && wholeStatement(call, context);
};

const ASKS = /^(?:expect|assert|should|verify|(?:get|find)(?:All)?By|waitFor)/;

/** The case that expects no more than that a mock is called. */
function caseAbout(expected: TSESTree.CallExpression, context: PassContext): TSESTree.ExpressionStatement | undefined {
  const [block] = blocksRound(expected, context.source.text);
  let asks = 0;
  if (block) walk(block.fn, (n) => {
    const name = n.type === 'Identifier' ? n.name : '';
    if (ASKS.test(name) && !(inside(n, expected) && name === 'expect')) asks++;
    return asks === 0;
  });
  return block?.kind === 'case' && asks === 0 ? block.statement : undefined;
}

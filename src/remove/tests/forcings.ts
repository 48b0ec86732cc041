import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { bare, isFunction, type FunctionNode } from '../../facts/syntax.ts';
import type { Constant, FileFacts, Override } from '../../facts/types.ts';
import { constantOf } from '../constant-of.ts';
import { walk } from '../../facts/walk.ts';
import { entriesIn, nodeAt, type Entry } from '../overrides.ts';
import { fedBy, feedsOf, type Fed } from './fed-variables.ts';
import type { PassContext } from '../pass.ts';
import type { Request } from '../types.ts';

type Node = TSESTree.Node;

/** One place of a test file that forces a requested flag. */
export interface Forcing {
  readonly override: Override;
  readonly request: Request;
  /** The mock, or the call of a set-up function that hands the value on. */
  readonly at: Node;
  /** What is written as the value. */
  readonly expression?: Node;
  readonly value?: { readonly value: Constant };
  /** The parameter that the value comes through, where nothing more is known of it. */
  readonly parameter?: Parameter;
  /** Other flags that the same mock turns off. */
  readonly besides?: readonly string[];
  /** A call that leaves the value to the parameter's default. */
  readonly implicit?: boolean;
  /** The parameter of a set-up function that this call gives a value. */
  readonly through?: Parameter;
  /** What the value is taken from, which the test sets in other places. */
  readonly fed?: Fed;
  /** What a fake takes its value from and is set here. */
  readonly feeds?: Fed;
}

/** What gives a variable a value each time that it runs. */
export type Binder = FunctionNode | TSESTree.ForOfStatement;

/** The patterns of what is given: the parameters, or the variable of a loop. */
export const patternsOf = (binder: Binder): readonly Node[] => (isFunction(binder) ? binder.params : binder.left.type === 'VariableDeclaration' ? binder.left.declarations.map((d) => d.id) : []);

/** A variable that is a function's parameter or that of a loop, or a part of one. */
export interface Parameter {
  readonly variable: Variable;
  readonly identifier: Node;
  readonly fn: Binder;
  readonly index: number;
  /** Names or indexes from the parameter to the variable. */
  readonly path: readonly string[];
  /** Default value of the variable itself. */
  readonly fallback?: Node;
}

const DEPTH = 4;

/** The argument that a call of the project's own function hands on in what it returns: `flagData(true)`. */
export type HandsOn = (call: TSESTree.CallExpression) => Node | undefined;

/** Every place that forces one of the requested flags; `counts` says of mocks that name no key whether they are for these flags. */
export function forcingsOf(context: PassContext, facts: FileFacts, requests: readonly Request[], counts: (override: Override, at: Node, request: Request) => boolean, handsOn: HandsOn = () => undefined): Forcing[] {
  const { source } = context;
  const found: Forcing[] = [];
  const add = (forcing: Forcing, depth = 0): void => {
    found.push(forcing);
    if (forcing.fed && depth <= DEPTH) {
      const { override, request, fed } = forcing;
      const node = nodeAt(source, override.range);
      const besides = node ? override.keys.filter((k) => k !== request.key && entriesOf(node, k, context).some((e) => e.node.type === 'Property' && fedBy(bare(e.node.value), context)?.id === fed.id)) : [];
      for (const { at, value, resets } of feedsOf(fed, context)) {
        const { fed: again, ...given } = valueOf(value, context, handsOn);
        if (!again) add({ override, request, at, feeds: fed, ...(besides.length > 0 ? { besides } : {}), ...(resets ? { implicit: true } : {}), ...given }, depth + 1);
      }
    }
    if (!forcing.parameter || depth > DEPTH) return;
    const { parameter } = forcing;
    for (const call of callsOf(parameter.fn, context)) {
      const given = argumentAt(call, parameter);
      if (given === null) continue;
      const { override, request } = forcing;
      const base = { override, request, at: call, through: parameter };
      if (given) add({ ...base, ...valueOf(given, context, handsOn) }, depth + 1);
      else {
        const fallback = parameter.fallback && constantOf(parameter.fallback, context);
        add({ ...base, implicit: true, ...(fallback ? { value: fallback } : {}) }, depth + 1);
      }
    }
  };
  for (const override of facts.overrides) {
    const node = nodeAt(source, override.range);
    if (!node) continue;
    for (const request of requests) {
      const named = override.keys.includes(request.key);
      if (!named && !(override.every && counts(override, node, request))) continue;
      const base = { override, request, at: node };
      const known = override.entries?.[request.key];
      const forced = override.forced && nodeAt(source, override.forced);
      const entries = named ? entriesOf(node, request.key, context) : [];
      if (override.forced) add({ ...base, ...(forced ? valueOf(forced, context, handsOn) : {}), ...('value' in override ? { value: { value: override.value } } : {}) });
      else if ('value' in override) add({ ...base, value: { value: override.value } });
      else if (entries.length === 0) add({ ...base, ...(known && 'value' in known ? { value: { value: known.value } } : {}) });
      const others = override.keys.filter((k) => !requests.some((r) => r.key === k));
      const besides = others.filter((k) => entriesOf(node, k, context).some((e) => e.node.type === 'Property' && constantOf(e.node.value, context)?.value === false));
      for (const entry of override.forced || 'value' in override ? [] : entries) {
        if (entry.node.type === 'Property') add({ ...base, ...(besides.length > 0 ? { besides } : {}), ...valueOf(entry.node.value, context, handsOn) });
        else add({ ...base, ...(guardOf(node, context) ?? { value: { value: true } }) });
      }
    }
  }
  return found;
}

/** Where a mock names a key: in the code itself, or in a constant that it uses. */
function entriesOf(node: Node, key: string, context: PassContext): Entry[] {
  const keys = new Set([key]);
  const own = entriesIn(node, keys);
  if (own.length > 0) return own;
  const found: Entry[] = [];
  walk(node, (n) => {
    const [def] = (n.type === 'Identifier' ? context.variable(n) : undefined)?.defs ?? [];
    if (def?.type === 'Variable' && def.node.id === def.name && def.node.init?.type === 'ObjectExpression') found.push(...entriesIn(def.node.init, keys));
    return found.length === 0;
  });
  return found;
}

/** `if (on) enable(['x'])`: the flag is what the guard says. */
function guardOf(node: Node, context: PassContext): Pick<Forcing, 'expression' | 'value' | 'parameter'> | undefined {
  let at: Node | undefined = node.parent;
  if (at?.type === 'ExpressionStatement') at = at.parent;
  if (at?.type === 'BlockStatement') at = at.parent;
  if (at?.type !== 'IfStatement' || at.alternate || at.test.type !== 'Identifier') return undefined;
  const value = valueOf(at.test, context, () => undefined);
  return value.value ?? value.parameter ? value : undefined;
}

/** What is known of a value as it is written. */
function valueOf(expression: Node, context: PassContext, handsOn: HandsOn, depth = 0): Pick<Forcing, 'expression' | 'value' | 'parameter' | 'fed'> {
  const node = bare(expression);
  const argument = node.type === 'CallExpression' && depth < DEPTH ? handsOn(node) : undefined;
  if (argument) return { ...valueOf(argument, context, handsOn, depth + 1), expression };
  const known = context.known(node);
  if (known?.kind === 'exact') return { expression, value: { value: known.value } };
  const constant = constantOf(node, context) ?? literalObject(node, context);
  if (constant) return { expression, value: constant };
  if (node.type !== 'Identifier') {
    const fed = fedBy(node, context);
    return { expression, ...(fed ? { fed } : {}) };
  }
  const variable = context.variable(node);
  const [def] = variable?.defs ?? [];
  if (variable && def?.type === 'Variable' && def.node.id === def.name && def.node.init && depth < DEPTH && !variable.references.some((r) => r.isWrite() && !r.init)) {
    const inner = valueOf(def.node.init, context, handsOn, depth + 1);
    return { expression, ...(inner.value ? { value: inner.value } : {}) };
  }
  const parameter = variable && parameterOf(variable);
  const fed = parameter ? undefined : fedBy(node, context);
  return { expression, ...(parameter ? { parameter } : {}), ...(fed ? { fed } : {}) };
}

/** The parts of a variant that a literal gives. */
export function literalObject(node: Node, context: PassContext): { value: Constant } | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const parts: Record<string, Constant> = {};
  for (const p of node.properties) {
    if (p.type !== 'Property' || p.computed || p.key.type !== 'Identifier') return undefined;
    const part = constantOf(p.value, context);
    if (part) parts[p.key.name] = part.value;
  }
  return 'enabled' in parts || 'name' in parts ? { value: parts } : undefined;
}

/** The parameter that a variable is, when it is never set again. */
export function parameterOf(variable: Variable): Parameter | undefined {
  const [def] = variable.defs;
  const loop = def?.type === 'Variable' ? def.parent.parent : undefined;
  const fn: Node | null | undefined = def?.type === 'Parameter' ? def.node : loop?.type === 'ForOfStatement' && loop.left === def?.parent ? loop : undefined;
  if (!def || !fn || variable.defs.length !== 1 || variable.references.some((r) => r.isWrite() && r.identifier !== def.name)) return undefined;
  if (!isFunction(fn) && fn.type !== 'ForOfStatement') return undefined;
  const patterns = patternsOf(fn);
  const index = patterns.findIndex((p) => p.range[0] <= def.name.range[0] && def.name.range[1] <= p.range[1]);
  const pattern = patterns[index];
  const way = pattern && wayTo(def.name, pattern);
  return way && { variable, identifier: def.name, fn, index, ...way };
}

/** Names or indexes from a pattern down to one of its names, and the name's default. */
export function wayTo(name: Node, pattern: Node): Pick<Parameter, 'path' | 'fallback'> | undefined {
  const path: string[] = [];
  let fallback: Node | undefined;
  for (let at = name; at !== pattern; at = at.parent) {
    const { parent } = at;
    if (!parent) return undefined;
    if (parent.type === 'AssignmentPattern' && path.length === 0) fallback = parent.right;
    else if (parent.type === 'Property') {
      if (parent.computed || parent.key.type !== 'Identifier') return undefined;
      path.unshift(parent.key.name);
    } else if (parent.type === 'ArrayPattern') path.unshift(String(parent.elements.indexOf(at as never)));
    else if (parent.type === 'RestElement') return undefined;
  }
  return { path, ...(fallback ? { fallback } : {}) };
}

/** The variable that a named function is called by. */
export function nameOfFunction(fn: Binder, context: PassContext): Variable | undefined {
  if (!isFunction(fn)) return undefined;
  if (fn.type === 'FunctionDeclaration') return fn.id ? context.variable(fn.id) : undefined;
  return fn.parent.type === 'VariableDeclarator' && fn.parent.init === fn && fn.parent.id.type === 'Identifier' ? context.variable(fn.parent.id) : undefined;
}

/** The calls of a named function. */
export function callsOf(fn: Binder, context: PassContext): TSESTree.CallExpression[] {
  const variable = nameOfFunction(fn, context);
  return (variable?.references ?? []).flatMap((r) => {
    const { parent } = r.identifier;
    return parent?.type === 'CallExpression' && parent.callee === r.identifier ? [parent] : [];
  });
}

/** The expression that a call gives a parameter; undefined when the default counts, null when that can not be told. */
export function argumentAt(call: TSESTree.CallExpression, { index, path }: Parameter): Node | undefined | null {
  if (call.arguments.slice(0, index + 1).some((a) => a.type === 'SpreadElement')) return null;
  let node: Node | undefined = call.arguments[index];
  for (const name of path) {
    if (!node) return undefined;
    const literal: Node = bare(node);
    if (literal.type !== 'ObjectExpression' || literal.properties.some((p) => p.type !== 'Property')) return null;
    node = literal.properties.flatMap((p) => (p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === name ? [p.value as Node] : []))[0];
  }
  return node;
}

/** The references of a variable other than its declaration. */
export function usesOf(variable: Variable): Node[] {
  return variable.references.filter((r) => !r.init && !variable.identifiers.includes(r.identifier as never)).map((r) => r.identifier);
}

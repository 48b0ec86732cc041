import type { TSESTree } from '@typescript-eslint/types';
import { tableForcings } from '../../facts/flag-tables.ts';
import { bare } from '../../facts/syntax.ts';
import type { Constant } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import type { Change, PassContext } from '../pass.ts';
import { propertyName, withoutAttribute, type Slot } from '../slots.ts';
import { dropStatement, listOf } from '../statements.ts';
import { callsOf, parameterOf, patternsOf, type Forcing } from './forcings.ts';

type Node = TSESTree.Node;

/** A parameter or prop that a removal took from a function, where a test hands it on in a way that only tests do: by a spread, or a variable that is set again. */
export interface GoneSlot {
  readonly file: string;
  /** What the test calls the function or component. */
  readonly name: string;
  /** `createElement(C, props)`: its arguments come one place later. */
  readonly shift: number;
  readonly slot: Slot;
  /** The value that every other use gave; absent when nothing read the slot any more. */
  readonly known?: { readonly value: Constant };
}

const DEPTH = 4;

/** What a test gives slots that went, as forcings of the value that stayed. */
export function forcingsOfSlots(slots: readonly GoneSlot[], context: PassContext): Forcing[] {
  return slots.flatMap((gone) => {
    const { prop } = gone.slot;
    if (prop === undefined) return [];
    const request = { key: `${gone.name}#${prop}`, keep: gone.known?.value };
    const override = { keys: [request.key], range: [0, 0] as const, sdk: 'slot', form: gone.name };
    const found: Forcing[] = [];
    const seen = new Set<Node>();
    const give = (at: Node, site: Node, value: Node | undefined): void => {
      if (seen.has(at)) return;
      seen.add(at);
      const constant = value ? context.constant(value) : { value: true };
      found.push({ override, request, at: site, expression: at, ...(constant && gone.known ? { value: constant } : {}) });
    };
    /** Where an object that is handed on says the property. */
    const follow = (expression: Node | null | undefined, site: Node, depth = 0): void => {
      const node = expression ? bare(expression) : undefined;
      if (!node || depth > DEPTH) return;
      if (node.type === 'ObjectExpression') {
        for (const p of node.properties) {
          if (p.type === 'SpreadElement') follow(p.argument, site, depth + 1);
          else if (!p.computed && propertyName(p.key) === prop) give(p, site, p.value);
        }
        return;
      }
      const variable = node.type === 'Identifier' ? context.variable(node) : undefined;
      if (!variable) return;
      const parameter = parameterOf(variable);
      if (parameter) {
        found.push({ override, request, at: site, parameter: { ...parameter, path: [...parameter.path, prop] } });
        if (parameter.path.length > 0) return;
        for (const call of callsOf(parameter.fn, context)) if (!call.arguments.slice(0, parameter.index + 1).some((a) => a.type === 'SpreadElement')) follow(call.arguments[parameter.index], call, depth + 1);
        const default_ = patternsOf(parameter.fn)[parameter.index];
        if (default_?.type === 'AssignmentPattern') follow(default_.right, default_.right, depth + 1);
        return;
      }
      for (const { at, keys, value } of tableForcings(variable)) {
        if (at.type === 'ObjectExpression') follow(at, at, depth + 1);
        else if (keys.includes(prop)) give(at, at, value);
      }
    };
    walk(context.source.ast, (n) => {
      if (n.type === 'JSXOpeningElement' && n.name.type === 'JSXIdentifier' && n.name.name === gone.name) {
        for (const a of n.attributes) {
          if (a.type === 'JSXSpreadAttribute') follow(a.argument, n);
          else if (a.name.name === prop) give(a, n, a.value?.type === 'JSXExpressionContainer' ? a.value.expression : (a.value ?? undefined));
        }
      }
      if (n.type !== 'CallExpression' && n.type !== 'NewExpression') return;
      const named = gone.shift > 0 ? n.arguments[0] : n.callee;
      if (named?.type === 'Identifier' && named.name === gone.name) follow(n.arguments[gone.slot.index + gone.shift], n);
    });
    return found;
  });
}

/** Takes what gives a slot that went out of the test. */
export function slotChange({ override, expression }: Forcing, context: PassContext): Change | undefined {
  if (override.sdk !== 'slot' || !expression) return undefined;
  const { layout } = context;
  if (expression.type === 'JSXAttribute') return { edits: [withoutAttribute(expression, context)] };
  if (expression.type === 'AssignmentExpression') return expression.parent.type === 'ExpressionStatement' && listOf(expression.parent) ? dropStatement(expression.parent, '', context) : undefined;
  if (expression.type !== 'Property' || expression.parent.type !== 'ObjectExpression') return undefined;
  const { properties } = expression.parent;
  if (properties.length > 1) return { edits: [layout.listItem(properties.map((p) => p.range), properties.indexOf(expression))] };
  const call = expression.parent.parent;
  const isLast = call.type === 'CallExpression' && call.arguments.at(-1) === expression.parent && mayLack(call, context);
  return { edits: [isLast ? layout.listItem(call.arguments.map((a) => a.range), call.arguments.length - 1) : layout.soleItem(expression.range)] };
}

/** Whether the function of a test that is called does without its last argument. */
function mayLack(call: TSESTree.CallExpression, context: PassContext): boolean {
  const [def] = (call.callee.type === 'Identifier' ? context.variable(call.callee) : undefined)?.defs ?? [];
  const fn: Node | null | undefined = def?.type === 'FunctionName' ? (def.node) : def?.type === 'Variable' ? def.node.init : undefined;
  const params = fn && 'params' in fn && Array.isArray(fn.params) ? (fn.params as Node[]) : [];
  return params[call.arguments.length - 1]?.type === 'AssignmentPattern';
}

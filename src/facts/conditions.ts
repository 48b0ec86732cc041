import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings, type Step } from './bindings.ts';
import type { Constants } from './constants.ts';
import type { Findings } from './findings.ts';
import { createHandedValues } from './handed-values.ts';
import { createProjections } from './projections.ts';
import { bare, enclosingClass } from './syntax.ts';
import type { Condition, Constant, Evaluation, Side, ValuePart } from './types.ts';
import { walk } from './walk.ts';

type Node = TSESTree.Node;

/** A flag's value, or a part of what wraps it. */
export interface FlagValue {
  readonly evaluation: number;
  readonly part?: ValuePart;
}

export interface Conditions {
  /** The evaluation whose value an expression is. */
  valueOf(node: Node): FlagValue | undefined;
  /** What the truth of an expression says of flags. */
  of(node: Node): Condition;
}

const ON_WORDS = new Set<unknown>([true, 'true', '1', 'on', 'yes', 'enabled', 1]);
const OFF_WORDS = new Set<unknown>([false, 'false', '0', 'off', 'no', 'disabled', '', 0]);

export const negate = (condition: Condition): Condition => (condition.type === 'not' ? condition.of : { type: 'not', of: condition });

/** The evaluations that a condition depends on. */
export function evaluationsOf(condition: Condition): number[] {
  switch (condition.type) {
    case 'flag': case 'is': return [condition.evaluation];
    case 'not': return evaluationsOf(condition.of);
    case 'and': case 'or': return [...new Set(condition.of.flatMap(evaluationsOf))];
    case 'other': return [];
  }
}

/** Side of each flag that is certain when a condition is true (or false). */
export function sidesWhen(condition: Condition, truth: boolean, evaluations: readonly Evaluation[]): Record<string, Side> {
  const keyOf = (index: number): string | undefined => {
    const keys = evaluations[index]?.keys ?? [];
    return keys.length === 1 ? keys[0] : undefined;
  };
  switch (condition.type) {
    case 'flag': {
      const key = keyOf(condition.evaluation);
      return key === undefined ? {} : { [key]: truth ? 'on' : 'off' };
    }
    case 'is': {
      const key = keyOf(condition.evaluation);
      return key === undefined || !truth ? {} : { [key]: String(condition.value) };
    }
    case 'not':
      return sidesWhen(condition.of, !truth, evaluations);
    case 'and': case 'or':
      if ((condition.type === 'and') !== truth) return {};
      return Object.assign({}, ...condition.of.map((c) => sidesWhen(c, truth, evaluations))) as Record<string, Side>;
    case 'other':
      return {};
  }
}

/** Functions between a value and the place where it is used. */
const MAX_CALLS = 4;

/** What depends on itself. */
const ITSELF: Condition = { type: 'other', text: '' };

/** What a class writes to each of its fields: initial values and assignments to `this.x`; other changes count twice, so that no value is the only one. */
function fieldsOf(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  const add = (name: string | undefined, value: Node): void => {
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), value]);
  };
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' && member.value) add(staticName(member.key, member.computed), member.value);
  }
  walk(owner.body, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
    if (target?.type !== 'MemberExpression' || target.object.type !== 'ThisExpression') return;
    const isPlain = node.type === 'AssignmentExpression' && node.operator === '=';
    add(staticName(target.property, target.computed), isPlain ? node.right : target);
    if (!isPlain) add(staticName(target.property, target.computed), target);
  });
  return found;
}

export function createConditions(text: string, found: Findings, bindings: Bindings, constants: Constants): Conditions {
  const cache = new Map<Node, Condition>();
  const busy = new Set<Variable>();
  const { into, returnedBy, resultOf } = createProjections(bindings);
  const handed = createHandedValues(bindings);
  const fields = new Map<Node, ReadonlyMap<string, readonly Node[]>>();
  /** Members whose value is being followed. */
  const open = new Set<Node>();

  /** The part of a value that a step leads to, through a function of the file with one return too (`useFlags().isDark`), and through frameworks. */
  function part(at: Node, step: Step, depth = 0): Node | undefined {
    const node = bare(at);
    const call = node.type === 'AwaitExpression' ? bare(node.argument) : node;
    const result = depth > MAX_CALLS ? undefined : call.type === 'CallExpression' ? (resultOf(call) ?? handed.ofCall(call)) : call.type === 'Identifier' ? pageProps(call) : undefined;
    return into(at, step) ?? (result && part(result, step, depth + 1));
  }

  function pageProps(identifier: Node): Node | undefined {
    const variable = bindings.variableOf(identifier);
    const given = variable && handed.ofParameter(variable);
    return given?.steps.reduce<Node | undefined>((at, step) => at && into(at, step), given.from);
  }

  /** The only value that a class gives one of its fields: `private readonly isOld = …`, `this.isOld = …` in the constructor. */
  function fieldValue(node: TSESTree.MemberExpression): Node | undefined {
    const owner = node.object.type === 'ThisExpression' ? enclosingClass(node) : undefined;
    const name = staticName(node.property, node.computed);
    if (!owner || name === undefined) return undefined;
    const known = fields.get(owner) ?? fieldsOf(owner);
    fields.set(owner, known);
    const [only, ...others] = known.get(name) ?? [];
    return others.length === 0 ? only : undefined;
  }

  const other = (node: Node): Condition => ({ type: 'other', text: text.slice(...node.range).replaceAll(/\s+/g, ' ') });

  function followed<T>(variable: Variable, follow: () => T): T | undefined {
    if (busy.has(variable)) return undefined;
    busy.add(variable);
    try {
      return follow();
    } finally {
      busy.delete(variable);
    }
  }

  const partOf = (value: FlagValue, member: string): FlagValue | undefined => {
    const part = value.part === undefined ? found.evaluations[value.evaluation]?.value.parts?.[member] : undefined;
    return part && { evaluation: value.evaluation, part };
  };

  /** The evaluation that a function is bound to. */
  function boundTo(callee: Node): number | undefined {
    if (found.bound.size === 0) return undefined;
    const node = bare(callee);
    const name = node.type === 'MemberExpression' ? staticName(node.property, node.computed) : undefined;
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    const made = node.type === 'MemberExpression' && name !== undefined ? into(node.object, { member: name }) : sole?.steps.length === 0 ? sole.from : node;
    return made && found.bound.get(bare(made));
  }

  function valueOf(expression: Node): FlagValue | undefined {
    const node = bare(expression);
    const index = found.nodes.get(node) ?? found.elements.get(node);
    if (index !== undefined) return { evaluation: index };
    if (node.type === 'AwaitExpression') return valueOf(node.argument);
    if (node.type === 'MemberExpression') {
      const name = staticName(node.property, node.computed);
      if (name === undefined) return undefined;
      const inner = valueOf(node.object);
      if (inner) return partOf(inner, name);
      const projected = into(node.object, { member: name }) ?? fieldValue(node);
      if (!projected || open.has(node)) return undefined;
      open.add(node);
      const value = valueOf(projected);
      open.delete(node);
      return value;
    }
    if (node.type === 'CallExpression') {
      const asked = boundTo(node.callee);
      if (asked !== undefined) return { evaluation: asked };
      const returned = returnedBy(node);
      return returned && valueOf(returned);
    }
    if (node.type !== 'Identifier') return undefined;
    const variable = bindings.variableOf(node);
    if (!variable) return undefined;
    const [name] = variable.identifiers;
    const element = name && found.elements.get(name);
    if (element !== undefined) return { evaluation: element };
    const sole = bindings.soleValue(variable);
    if (!sole) return undefined;
    return followed(variable, () => {
      let value = sole.steps.length === 0 ? valueOf(sole.from) : undefined;
      let at: Node | undefined = sole.from;
      for (const step of sole.steps) {
        if (value) value = 'member' in step ? partOf(value, step.member) : undefined;
        else {
          const inner: FlagValue | undefined = at && valueOf(at);
          value = inner && 'member' in step ? partOf(inner, step.member) : undefined;
          if (!value) {
            at = at && into(at, step);
            value = at && step === sole.steps.at(-1) ? valueOf(at) : undefined;
          }
        }
      }
      return value;
    });
  }

  const isFlag = (value: FlagValue): Condition => {
    const evaluation = found.evaluations[value.evaluation];
    const flag: Condition = evaluation?.match !== undefined && evaluation.match !== true
      ? (evaluation.match === false ? { type: 'not', of: { type: 'flag', evaluation: value.evaluation } } : { type: 'is', evaluation: value.evaluation, value: evaluation.match })
      : { type: 'flag', evaluation: value.evaluation };
    return (value.part === 'disabled') !== (evaluation?.negated ?? false) ? negate(flag) : flag;
  };

  /** What it says of a flag that its value equals a constant. */
  function equals(value: FlagValue, constant: Constant): Condition | undefined {
    const evaluation = found.evaluations[value.evaluation];
    if (!evaluation) return undefined;
    if (constant === true) return isFlag(value);
    if (constant === false) return negate(isFlag(value));
    if (constant === null || constant === undefined) return undefined;
    const words = evaluation.sdk === 'env' || evaluation.value.type === 'boolean';
    if (words && ON_WORDS.has(constant)) return isFlag(value);
    if (words && OFF_WORDS.has(constant)) return negate(isFlag(value));
    if (constant === 'on') return isFlag(value);
    if (constant === 'off' || constant === evaluation.value.offVariant) return negate(isFlag(value));
    return { type: 'is', evaluation: value.evaluation, value: constant };
  }

  function compare(node: TSESTree.BinaryExpression): Condition | undefined {
    const positive = node.operator === '===' || node.operator === '==';
    if (!positive && node.operator !== '!==' && node.operator !== '!=') return undefined;
    const sides: [Node, Node][] = [[node.left, node.right], [node.right, node.left]];
    for (const [flagSide, constantSide] of sides) {
      const constant = constants.constantOf(constantSide);
      if (!constant) continue;
      const value = valueOf(flagSide);
      let condition = value && value.part !== 'loading' && value.part !== 'ready' ? equals(value, constant.value) : undefined;
      if (!condition && typeof constant.value === 'boolean') {
        const inner = of(flagSide);
        if (evaluationsOf(inner).length > 0) condition = constant.value ? inner : negate(inner);
      }
      if (condition) return positive ? condition : negate(condition);
    }
    return undefined;
  }

  function compute(node: Node): Condition {
    const value = valueOf(node);
    if (value && value.part !== 'loading' && value.part !== 'ready') return isFlag(value);
    switch (node.type) {
      case 'UnaryExpression':
        return node.operator === '!' ? negate(of(node.argument)) : other(node);
      case 'LogicalExpression': {
        const type = node.operator === '&&' ? 'and' : 'or';
        const [left, right] = [of(node.left), of(node.right)];
        if (node.operator === '??') {
          if (evaluationsOf(left).length === 0) return other(node);
          return constants.constantOf(node.right) ? left : { type: 'or', of: [left, right] };
        }
        const flat = [left, right].flatMap((c) => (c.type === type ? c.of : [c]));
        return evaluationsOf(left).length + evaluationsOf(right).length > 0 ? { type, of: flat } : other(node);
      }
      case 'BinaryExpression':
        return compare(node) ?? other(node);
      case 'ConditionalExpression': {
        const [test, yes, no] = [of(node.test), of(node.consequent), of(node.alternate)];
        if (evaluationsOf(test).length + evaluationsOf(yes).length + evaluationsOf(no).length === 0) return other(node);
        return { type: 'or', of: [{ type: 'and', of: [test, yes] }, { type: 'and', of: [negate(test), no] }] };
      }
      case 'AwaitExpression':
        return of(node.argument);
      case 'SequenceExpression':
        return of(node.expressions.at(-1) ?? node);
      case 'CallExpression': {
        const callee = bare(node.callee);
        const [first] = node.arguments;
        if (callee.type === 'Identifier' && callee.name === 'Boolean' && first && first.type !== 'SpreadElement') return of(first);
        const returned = returnedBy(node);
        return returned ? of(returned) : other(node);
      }
      case 'MemberExpression': {
        const name = staticName(node.property, node.computed);
        const projected = name === undefined ? undefined : (part(node.object, { member: name }) ?? fieldValue(node));
        const condition = projected && of(projected);
        return condition && evaluationsOf(condition).length > 0 ? condition : other(node);
      }
      case 'Identifier': {
        const variable = bindings.variableOf(node);
        const sole = variable && (bindings.soleValue(variable) ?? handed.ofParameter(variable));
        if (!sole) return other(node);
        return followed(variable, () => {
          let at: Node | undefined = sole.from;
          for (const step of sole.steps) at = at && part(at, step);
          const condition = at && of(at);
          return condition && evaluationsOf(condition).length > 0 ? condition : undefined;
        }) ?? other(node);
      }
      default:
        return other(node);
    }
  }

  function of(expression: Node): Condition {
    const node = bare(expression);
    const known = cache.get(node);
    if (known) return known;
    cache.set(node, ITSELF);
    const condition = compute(node);
    cache.set(node, condition);
    return condition;
  }

  return { valueOf, of };
}

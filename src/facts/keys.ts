import { DefinitionType } from './definition-type.ts';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { TypeOracle } from '../resolve/types.ts';
import { staticName, type Bindings } from './bindings.ts';
import { memberOf, type Constants } from './constants.ts';
import { definedFunction } from './defined-function.ts';
import { bare, returnsOf } from './syntax.ts';
import { walk } from './walk.ts';
import type { Constant, Exactness, Range } from './types.ts';

type Node = TSESTree.Node;

/** What is known of the key that an expression gives. */
export interface KeyAnswer {
  readonly keys: readonly string[];
  readonly exactness: Exactness;
  readonly pattern?: string;
  readonly reason?: string;
  readonly keyRange: Range;
  /** The expression asked about; absent when a name is the key. */
  readonly node?: TSESTree.Node;
  /** Where the key is in that expression's value, when it is not the value itself. */
  readonly path?: readonly string[];
  /** Types said it, not the text. */
  readonly typed?: boolean;
  /** The answers for each of several keys that are asked for at once. */
  readonly parts?: readonly KeyAnswer[];
}

export interface Keys {
  /** The key that an expression is; with a path, one inside of it where the text does not tell what it holds. */
  of(node: Node, path?: readonly string[]): KeyAnswer;
}

/** With more keys than this, which one is meant is not known at all. */
export const MAX_UNION = 16;
/** Variables and members between a key and the constant that it is taken from. */
const MAX_STEPS = 5;

export function createKeys(bindings: Bindings, constants: Constants, types?: TypeOracle): Keys {
  const strings = (values: readonly unknown[]): readonly string[] | undefined => (values.length > 0 && values.length <= MAX_UNION && values.every((v) => typeof v === 'string') ? values : undefined);

  const constantElements = (node: Node): readonly string[] | undefined => {
    const known = constants.constantOf(node)?.value;
    return Array.isArray(known) ? strings(known) : undefined;
  };

  /** Keys that a type of string literals allows, as far as this file tells. */
  function typeKeys(type: TSESTree.TypeNode): readonly string[] | undefined {
    if (type.type === 'TSLiteralType') return type.literal.type === 'Literal' && typeof type.literal.value === 'string' ? [type.literal.value] : undefined;
    if (type.type === 'TSUnionType') {
      const parts = type.types.map(typeKeys);
      return parts.every((p) => p !== undefined) ? strings(parts.flat()) : undefined;
    }
    if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
      const definition = bindings.variableOf(type.typeName)?.defs[0];
      return definition?.type === DefinitionType.Type && definition.node.type === 'TSTypeAliasDeclaration' ? typeKeys(definition.node.typeAnnotation) : undefined;
    }
    if (type.type === 'TSIndexedAccessType' && type.objectType.type === 'TSTypeQuery' && type.objectType.exprName.type === 'Identifier') {
      const { objectType: { exprName }, indexType } = type;
      if (indexType.type === 'TSNumberKeyword') return constantElements(exprName);
      const object = typeKeys(indexType) ? constants.constantOf(exprName)?.value : undefined;
      return typeof object === 'object' && object !== null && !Array.isArray(object) ? strings(typeKeys(indexType)?.map((name) => memberOf(object, name)?.value) ?? []) : undefined;
    }
    if (type.type === 'TSTypeOperator' && type.operator === 'keyof' && type.typeAnnotation?.type === 'TSTypeQuery' && type.typeAnnotation.exprName.type === 'Identifier') {
      const object = constants.constantOf(type.typeAnnotation.exprName)?.value;
      return typeof object === 'object' && object !== null && !Array.isArray(object) ? strings(Object.keys(object)) : undefined;
    }
    return undefined;
  }

  /** What a callback's parameter or a loop variable runs over, when the list is constant; elements that have no such part are left out. */
  function iterated(variable: Variable): readonly Constant[] | undefined {
    const element = bindings.element(variable);
    const list = element && constants.constantOf(element.of)?.value;
    if (!element || !Array.isArray(list)) return undefined;
    const parts = element.steps.reduce<readonly Constant[]>((options, step) => ('member' in step ? options.map((option) => memberOf(option, step.member)?.value) : []), list);
    return [...new Set(parts.filter((part) => part !== undefined))];
  }

  /** The constants among which one is taken out of a constant: `KEYS[region]`, and its members (`FLAGS[id].key`). */
  function optionsOf(expression: Node, depth = 0): readonly Constant[] | undefined {
    const node = bare(expression);
    const known = constants.constantOf(node);
    if (known) return [known.value];
    if (depth > MAX_STEPS) return undefined;
    if (node.type === 'MemberExpression') {
      const name = staticName(node.property, node.computed);
      const names = name === undefined ? possible(node.property) : [name];
      const options = optionsOf(node.object, depth + 1);
      return membersOf(isIterated(node.object) ? options?.filter((option) => names?.some((each) => memberOf(option, each))) : options, names);
    }
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    if (variable && !sole) return iterated(variable);
    return sole?.steps.reduce<readonly Constant[] | undefined>((options, step) => membersOf(options, 'member' in step ? [step.member] : undefined), optionsOf(sole.from, depth + 1));
  }

  function membersOf(options: readonly Constant[] | undefined, names: readonly string[] | undefined): readonly Constant[] | undefined {
    const members = options && names?.flatMap((name) => options.map((option) => memberOf(option, name)?.value));
    return members && members.length <= MAX_UNION && members.every((member) => member !== undefined) ? [...new Set(members)] : undefined;
  }

  const stringOptions = (node: Node): readonly string[] | undefined => {
    const options = optionsOf(node);
    return options && strings(options);
  };

  const possible = (expression: Node): readonly string[] | undefined => written(expression) ?? typed(expression);

  let answeredByType = 0;
  const open = new Set<Node>();

  function typed(node: Node, path: readonly string[] = []): readonly string[] | undefined {
    const found = types?.stringsOf(bare(node), path);
    const keys = found && strings(found);
    if (keys) answeredByType++;
    return keys;
  }

  function written(expression: Node): readonly string[] | undefined {
    const node = bare(expression);
    const known = constants.constantOf(node);
    if (typeof known?.value === 'string') return [known.value];
    if (node.type === 'ConditionalExpression') {
      const [a, b] = [possible(node.consequent), possible(node.alternate)];
      return a && b ? strings([...new Set([...a, ...b])]) : undefined;
    }
    if (node.type === 'TemplateLiteral') {
      let texts = [node.quasis[0]?.value.cooked ?? ''];
      for (const [i, part] of node.expressions.entries()) {
        const options = possible(part);
        if (!options || texts.length * options.length > MAX_UNION) return undefined;
        texts = texts.flatMap((t) => options.map((o) => t + o + (node.quasis[i + 1]?.value.cooked ?? '')));
      }
      return texts;
    }
    if (node.type === 'MemberExpression') return stringOptions(node);
    if (node.type === 'CallExpression') return returned(node);
    if (node.type === 'LogicalExpression' && node.operator !== '&&') {
      const [a, b] = [possible(node.left), possible(node.right)];
      return a && b ? strings([...new Set([...a, ...b])]) : undefined;
    }
    if (node.type !== 'Identifier') return undefined;
    const variable = bindings.variableOf(node);
    const definition = variable?.defs[0];
    if (!variable || !definition) return undefined;
    const sole = bindings.soleValue(variable);
    if (sole && sole.steps.length === 0) return possible(sole.from);
    if (sole) return stringOptions(node);
    const [annotation] = bindings.annotations(variable);
    if (annotation && annotation.steps.length === 0) {
      const keys = typeKeys(annotation.type);
      if (keys) return keys;
    }
    const elements = iterated(variable);
    return elements && strings(elements);
  }

  /** The keys that a function of this file may give, when all that it returns are known. */
  function returned({ callee }: TSESTree.CallExpression): readonly string[] | undefined {
    const fn = callee.type === 'Identifier' ? definedFunction(bindings.variableOf(callee)?.defs[0]) : undefined;
    if (!fn || fn.async || fn.generator || open.has(fn)) return undefined;
    open.add(fn);
    const keys = returnsOf(fn).map(possible);
    open.delete(fn);
    return keys.every((each) => each !== undefined) ? strings([...new Set(keys.flat())]) : undefined;
  }

  /** A template with unknown parts, as a pattern with at least one known part. */
  function patternOf(expression: Node, depth = 0): string | undefined {
    const node = bare(expression);
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && depth < MAX_STEPS ? bindings.soleValue(variable) : undefined;
    if (sole) return sole.steps.length === 0 ? patternOf(sole.from, depth + 1) : undefined;
    if (node.type === 'TemplateLiteral') {
      const parts = node.expressions.map((e) => possible(e)?.[0] ?? '*');
      const pattern = node.quasis.map((q, i) => `${q.value.cooked}${i < node.expressions.length ? (parts[i] ?? '*') : ''}`).join('');
      return /[^*]/.test(pattern) ? pattern : undefined;
    }
    if (node.type === 'BinaryExpression' && node.operator === '+') {
      const part = (n: Node): string => possible(n)?.[0] ?? patternOf(n, depth) ?? '*';
      const pattern = part(node.left) + part(node.right);
      return /[^*]/.test(pattern) ? pattern : undefined;
    }
    return undefined;
  }

  const describe = (expression: Node): string => {
    const node = bare(expression);
    if (node.type === 'Identifier') {
      const definition = bindings.variableOf(node)?.defs[0];
      if (definition?.type === DefinitionType.Parameter) return `the key is the parameter '${node.name}'`;
      if (definition?.type === DefinitionType.ImportBinding) return `the key '${node.name}' is imported and its value is not known`;
      return `the value of '${node.name}' is not known`;
    }
    if (node.type === 'CallExpression') return 'the key is the result of a call';
    if (node.type === 'MemberExpression') return 'the key is a member whose value is not known';
    return 'the key is computed';
  };

  /** A list of one is a list all the same: the read asks for whatever is on it, also by another name. */
  function isIterated(expression: Node, depth = 0): boolean {
    let found = false;
    walk(expression, (node) => {
      const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
      const sole = variable && bindings.soleValue(variable);
      found ||= variable !== undefined && (iterated(variable) !== undefined || (depth < MAX_STEPS && sole !== undefined && isIterated(sole.from, depth + 1)));
    });
    return found;
  }

  const known = (keys: readonly string[], node: Node): KeyAnswer =>
    keys.length === 1 && !isIterated(node) ? { keys, exactness: 'exact', keyRange: node.range }
      : { keys, exactness: 'union', reason: `the key is one of ${keys.length}`, keyRange: node.range, node };

  /** The key that a parameter is when nothing is given for it: `(flag = 'new-nav') => isOn(flag)`. */
  function keyByDefault(expression: Node): string | undefined {
    const node = bare(expression);
    const definition = node.type === 'Identifier' ? bindings.variableOf(node)?.defs[0] : undefined;
    const holder = definition?.type === DefinitionType.Parameter ? definition.name.parent : undefined;
    const value = holder?.type === 'AssignmentPattern' && holder.left === definition?.name ? constants.constantOf(holder.right)?.value : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** A read by a parameter with a default asks for that key as well as for those that are given. */
  function withDefault(answer: KeyAnswer, node: Node): KeyAnswer {
    const key = keyByDefault(node);
    if (key === undefined) return answer;
    const { keyRange } = answer;
    return { keyRange, keys: [...new Set([key, ...answer.keys])], exactness: 'union', reason: `the key is a parameter, '${key}' unless another is given`, parts: [{ keys: [key], exactness: 'exact', keyRange }, answer] };
  }

  /** The name of a member that is numbered rather than a text: `Flag.NewNav` of `enum Flag { NewNav, OldNav }`. */
  function numberedMember(expression: Node): string | undefined {
    const node = bare(expression);
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    if (sole) return sole.steps.length === 0 ? numberedMember(sole.from) : undefined;
    const name = node.type === 'MemberExpression' ? staticName(node.property, node.computed) : undefined;
    return typeof constants.constantOf(node)?.value === 'number' ? name : undefined;
  }

  function answerOf(node: Node, path: readonly string[]): KeyAnswer {
    const keyRange = node.range;
    const before = answeredByType;
    const numbered = path.length > 0 ? undefined : numberedMember(node);
    const keys = path.length > 0 ? typed(node, path) : numbered === undefined ? possible(node) : [numbered];
    if (keys) return { ...known(keys, node), path, ...(answeredByType > before ? { typed: true } : {}) };
    if (path.length > 0) return { keys: [], exactness: 'dynamic', reason: 'the key is in an object whose value is not known', keyRange, node, path };
    const pattern = patternOf(node);
    if (pattern !== undefined) return { keys: [], exactness: 'pattern', pattern, reason: 'part of the key is not known', keyRange, node };
    return { keys: [], exactness: 'dynamic', reason: describe(node), keyRange, node };
  }

  return { of: (node, path = []) => (path.length > 0 ? answerOf(node, path) : withDefault(answerOf(node, path), node)) };
}

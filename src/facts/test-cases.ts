import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import type { Constants } from './constants.ts';
import { bare, isFunction, type FunctionNode } from './syntax.ts';
import { escapePattern } from '../text/patterns.ts';
import type { Constant, DefaultCase, ForcedValue, Override } from './types.ts';
import { codeOf, nodesAt } from './walk.ts';

type Node = TSESTree.Node;

const CASE = /^(?:it|test|fit|specify)$/;
const AFTERWARDS = /^(?:after|afterEach|afterAll|onTestFinished|onTestFailed|teardown|addTeardown|cleanup|defer|finally)$/;
const EACH = /^(?:forEach|map|flatMap)$/;

/** The identifier that a callee begins with: `it` of `it.each(rows)`. */
function rootOf(callee: Node): TSESTree.Identifier | undefined {
  const node = bare(callee);
  if (node.type === 'Identifier') return node;
  if (node.type === 'MemberExpression') return rootOf(node.object);
  if (node.type === 'CallExpression') return rootOf(node.callee);
  return node.type === 'TaggedTemplateExpression' ? rootOf(node.tag) : undefined;
}

const lastName = (callee: Node): string => {
  const node = bare(callee);
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (staticName(node.property, node.computed) ?? '') : '';
};

/** The innermost test case round a node: a function given to `it` or `test`, which are global or imported. */
function caseRound(node: Node, bindings: Bindings): FunctionNode | undefined {
  for (let at: Node | undefined = node.parent; at; at = at.parent) if (isFunction(at) && isCase(at, bindings)) return at;
  return undefined;
}

function isCase(fn: FunctionNode, bindings: Bindings): boolean {
  if (fn.parent.type !== 'CallExpression' || !fn.parent.arguments.includes(fn as TSESTree.Expression)) return false;
  const root = rootOf(fn.parent.callee);
  const variable = root && CASE.test(root.name) ? bindings.variableOf(root) : undefined;
  const isRunner = variable === undefined || variable.defs.length === 0 || variable.defs[0]?.type === DefinitionType.ImportBinding;
  return root !== undefined && CASE.test(root.name) && isRunner;
}

/** Whether a node only tidies up: nothing of its test case comes after it, or it runs afterwards. */
function isReset(node: Node, testCase: FunctionNode): boolean {
  let isLast = true;
  for (let at = node; at !== testCase && at.parent; at = at.parent) {
    const { parent }: Node = at;
    if (parent?.type === 'TryStatement' && parent.finalizer === at) return true;
    if (parent?.type === 'CallExpression' && isFunction(at) && AFTERWARDS.test(lastName(parent.callee))) return true;
    if (parent?.type === 'BlockStatement' && (parent.body.at(-1) !== at || at.type !== 'ExpressionStatement')) isLast = false;
  }
  return isLast && testCase.body.type === 'BlockStatement';
}

/** The values that a loop within a node gives a variable one after the other: `for (const on of [true, false])`, `[true, false].forEach((on) => …)`. */
function loopValues(identifier: Node, within: Node, bindings: Bindings, constants: Constants): Constant[] | undefined {
  const definition = bindings.variableOf(identifier)?.defs[0];
  let list: Node | undefined;
  if (definition?.type === DefinitionType.Variable && definition.node.id === definition.name) {
    const loop = definition.node.parent.parent;
    if (loop.type === 'ForOfStatement' && loop.left === definition.node.parent) list = loop.right;
  } else if (definition?.type === DefinitionType.Parameter && isFunction(definition.node) && definition.node.params[0] === definition.name) {
    const call = definition.node.parent;
    const callee = call.type === 'CallExpression' && call.arguments[0] === definition.node ? bare(call.callee) : undefined;
    if (callee?.type === 'MemberExpression' && EACH.test(staticName(callee.property, callee.computed) ?? '')) list = callee.object;
  }
  const array = list && bare(list);
  if (array?.type !== 'ArrayExpression' || array.range[0] < within.range[0] || array.range[1] > within.range[1]) return undefined;
  const values = array.elements.map((element) => element && constants.constantOf(element));
  return values.every((value) => value !== null && value !== undefined) ? values.map(({ value }) => value) : undefined;
}

/** The test cases that are about a flag by their title alone. */
export function findDefaultCases(ast: TSESTree.Program, overrides: readonly Override[], bindings: Bindings): DefaultCase[] {
  const always = new Set(overrides.filter(({ testCase }) => !testCase).flatMap(({ keys }) => keys));
  const patterns = new Map([...new Set(overrides.flatMap(({ keys }) => keys))].filter((key) => !always.has(key)).map((key) => [key, new RegExp(`(?<![\\w$-])${escapePattern(key)}(?![\\w$-])`)]));
  const cases: DefaultCase[] = [];
  for (const node of patterns.size > 0 ? codeOf(ast) : []) {
    if (node.type !== 'CallExpression') continue;
    const [title, ...given] = node.arguments;
    const testCase = given.find((argument) => isFunction(argument) && isCase(argument, bindings));
    if (!testCase || title?.type !== 'Literal' || typeof title.value !== 'string') continue;
    const forced = new Set(overrides.filter((o) => o.testCase?.join() === testCase.range.join()).flatMap((o) => (o.every ? [...patterns.keys()] : o.keys)));
    const written = title.value;
    const keys = [...patterns].filter(([key, pattern]) => !forced.has(key) && pattern.test(written)).map(([key]) => key);
    if (keys.length > 0) cases.push({ keys, range: title.range });
  }
  return cases;
}

/** Says of each override in which test case it is, whether it only tidies up there, and which values a loop forces. */
export function withTestCases(ast: TSESTree.Program, overrides: readonly Override[], bindings: Bindings, constants: Constants): readonly Override[] {
  if (overrides.length === 0) return overrides;
  const places = overrides.flatMap(({ range, forced, entries = {} }) => [range, forced, ...Object.values(entries).map((e) => e.forced)].filter((place) => place !== undefined));
  const wanted = nodesAt(ast, places);
  return overrides.map((override) => {
    const node = wanted.get(override.range.join());
    const testCase = node && caseRound(node, bindings);
    if (!testCase) return override;
    const withLoop = <Forced extends ForcedValue>(forced: Forced): Forced => {
      const value = forced.value === undefined && forced.forced ? wanted.get(forced.forced.join()) : undefined;
      const inTurn = value?.type === 'Identifier' ? loopValues(value, testCase, bindings, constants) : undefined;
      return inTurn ? { ...forced, inTurn } : forced;
    };
    const entries = override.entries && Object.fromEntries(Object.entries(override.entries).map(([key, forced]) => [key, withLoop(forced)]));
    return { ...withLoop(override), ...(entries && { entries }), testCase: testCase.range, ...(isReset(node, testCase) && { resets: true }) };
  });
}

import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../../facts/bindings.ts';
import { implementationOf } from '../../facts/module-fakes.ts';
import { bare, isFunction, lastWordOf, soleReturn } from '../../facts/syntax.ts';
import type { Change, Mark, PassContext } from '../pass.ts';
import { wholeStatement } from './drop-override.ts';
import { blocksRound, statementsOf } from './structure.ts';

type Node = TSESTree.Node;

/** What a fake takes its value from: a variable of the test, a property of one (`mocks.nav`), or what either gives when it is called (`mockNav()`). */
export interface Fed {
  readonly variable: Variable;
  readonly member?: string;
  readonly isCalled: boolean;
  /** Says which it is in any state of the text. */
  readonly id: string;
}

/** One place that says what it holds. */
export interface Feed {
  /** The assignment, the call that sets what a mock gives, or the declaration with its value. */
  readonly at: Node;
  readonly value: Node;
  /** Nothing of its test case comes after it. */
  readonly resets: boolean;
}

/** What an expression takes its value from, where the test sets that again and again: `let mockNav = false; … mockNav = true;`. */
export function fedBy(expression: Node, context: PassContext): Fed | undefined {
  const isCalled = expression.type === 'CallExpression';
  const place = bare(isCalled ? expression.callee : expression);
  const root = place.type === 'MemberExpression' ? bare(place.object) : place;
  const member = place.type === 'MemberExpression' ? staticName(place.property, place.computed) : undefined;
  const variable = root.type === 'Identifier' ? context.variable(root) : undefined;
  if (!variable || (place.type === 'MemberExpression' && member === undefined)) return undefined;
  return fedOf(variable, member, isCalled, context);
}

function fedOf(variable: Variable, member: string | undefined, isCalled: boolean, context: PassContext): Fed | undefined {
  const [def] = variable.defs;
  if (variable.defs.length !== 1 || def?.type !== 'Variable' || def.node.id !== def.name) return undefined;
  const fed: Fed = { variable, isCalled, ...(member === undefined ? {} : { member }), id: `${variable.name}.${member ?? ''}${isCalled ? '()' : ''}` };
  return usesOf(fed) !== undefined && (member === undefined || propertyOf(fed)) && (!isCalled || isMock(valueAtFirst(fed))) && feedsOf(fed, context).some(({ at }) => at.type !== 'VariableDeclarator' && at.type !== 'Property') ? fed : undefined;
}

const isMock = (value: Node | undefined): boolean => value?.type === 'CallExpression' && /^(?:fn|stub|mock(?:Return|Resolved)Value|mockImplementation|returns|hoisted)$/.test(lastWordOf(value.callee));

/** Where it is used; undefined where it may be used without its name. */
function usesOf({ variable, member }: Pick<Fed, 'variable' | 'member'>): Node[] | undefined {
  const found: Node[] = [];
  for (const { identifier, init } of variable.references) {
    if (init) continue;
    const { parent } = identifier;
    if (member === undefined) found.push(identifier);
    else if (parent?.type !== 'MemberExpression' || parent.object !== identifier || staticName(parent.property, parent.computed) === undefined) return undefined;
    else if (staticName(parent.property, parent.computed) === member) found.push(parent);
  }
  return found;
}

function initOf({ variable: { defs: [def] } }: Fed): Node | undefined {
  const init = def?.type === 'Variable' && def.node.init ? bare(def.node.init) : undefined;
  const [made] = init?.type === 'CallExpression' && lastWordOf(init.callee) === 'hoisted' ? init.arguments : [];
  const result = made && isFunction(made) ? soleReturn(made) : undefined;
  return result ? bare(result) : init;
}

function propertyOf(fed: Fed): TSESTree.Property | undefined {
  const literal = initOf(fed);
  const found = literal?.type === 'ObjectExpression' ? literal.properties.filter((p) => p.type === 'Property' && staticName(p.key, p.computed) === fed.member) : [];
  return found.length === 1 && literal?.type === 'ObjectExpression' && !literal.properties.some((p) => p.type === 'SpreadElement') ? (found[0] as TSESTree.Property) : undefined;
}

const valueAtFirst = (fed: Fed): Node | undefined => (fed.member === undefined ? initOf(fed) : propertyOf(fed)?.value);

const SETS = /^mock(?:Return|Resolved)Value(?:Once)?$|^mockImplementation(?:Once)?$|^(?:returns|resolves|callsFake)$/;
const RESETS = /^mock(?:Reset|Clear|Restore)$|^reset(?:History|Behavior)?$/;

/** The assignment to it, or the call that sets what its mock gives. */
function settingOf(use: Node, { isCalled }: Fed): TSESTree.AssignmentExpression | TSESTree.CallExpression | undefined {
  const { parent } = use;
  if (!isCalled) return parent?.type === 'AssignmentExpression' && parent.left === use && parent.operator === '=' ? parent : undefined;
  const call = parent?.type === 'MemberExpression' && parent.object === use ? parent.parent : undefined;
  return call?.type === 'CallExpression' && call.callee === parent && SETS.test(lastWordOf(call.callee)) ? call : undefined;
}

function resetOf(use: Node): TSESTree.CallExpression | undefined {
  const { parent } = use;
  const call = parent?.type === 'MemberExpression' && parent.object === use ? parent.parent : undefined;
  return call?.type === 'CallExpression' && call.callee === parent && call.arguments.length === 0 && RESETS.test(lastWordOf(call.callee)) ? call : undefined;
}

/** What a mock gives by a call that makes or sets it. */
function givenBy(call: Node): Node | undefined {
  const made = implementationOf(call);
  return made?.fn ? soleReturn(made.fn) : made?.value;
}

/** What the test sets it to, and where; its first value counts unless hooks of the file set it before each case. */
export function feedsOf(fed: Fed, context: PassContext): Feed[] {
  const { text } = context.source;
  const feeds = (usesOf(fed) ?? []).flatMap((use): Feed[] => {
    const at = settingOf(use, fed);
    const value = at?.type === 'AssignmentExpression' ? at.right : at && givenBy(at);
    if (!at || !value) return [];
    const [block] = blocksRound(at, text);
    return [{ at, value, resets: block?.kind === 'case' && statementsOf(block.fn).at(-1) === at.parent }];
  });
  const first = valueAtFirst(fed);
  const value = first && (fed.isCalled ? givenBy(first) : first);
  const [def] = fed.variable.defs;
  const at = fed.member === undefined ? (def?.type === 'Variable' ? def.node : undefined) : propertyOf(fed);
  const isSet = feeds.some((f) => { const round = blocksRound(f.at, text); return round.length === 1 && round[0]?.kind === 'hook'; });
  return value && at && !isSet ? [{ at, value, resets: false }, ...feeds] : feeds;
}

/** One step of letting go of what only fed what forced the flag, and nothing reads any more: what sets it, then itself. */
export function fedChange(ids: ReadonlySet<string>, context: PassContext): Change | undefined {
  for (const fed of unreadOf(ids, context)) {
    const uses = usesOf(fed) ?? [];
    for (const use of uses) {
      const set = settingOf(use, fed);
      const call = set ?? resetOf(use);
      const isFree = set?.type === 'AssignmentExpression' ? context.isPure(bare(set.right)) : !set || (givenBy(set) !== undefined && context.isPure(givenBy(set)!));
      const change = call && isFree ? wholeStatement(call, context) : undefined;
      if (change) return change;
    }
    if (uses.length > 0) continue;
    const property = fed.member === undefined ? undefined : propertyOf(fed);
    if (property?.parent.type === 'ObjectExpression' && property.parent.properties.length > 1 && (fed.isCalled || context.isPure(property.value))) {
      const { properties } = property.parent;
      return { edits: [context.layout.listItem(properties.map((p) => p.range), properties.indexOf(property))] };
    }
  }
  return undefined;
}

/** Marks what a fake was fed by, for mocks are made for their use alone. */
export const fedMarks = (ids: ReadonlySet<string>, context: PassContext): Mark[] =>
  unreadOf(ids, context).filter((fed) => fed.isCalled || fed.member !== undefined).map(({ variable }) => ({ kind: 'candidate', offset: variable.identifiers[0]!.range[0], name: variable.name, carrier: true }));

/** Where what only fed what forced the flag is set all the same. */
export const fedStill = (ids: ReadonlySet<string>, context: PassContext): Node[] => unreadOf(ids, context).flatMap((fed) => (usesOf(fed) ?? []).slice(0, 1));

function unreadOf(ids: ReadonlySet<string>, { source }: PassContext): Fed[] {
  const variables = source.scopes.scopes.flatMap((s) => s.variables).filter((v) => v.defs.length === 1 && v.defs[0]?.type === 'Variable');
  return [...ids].flatMap((id) => {
    const [, name, member = '', called] = /^([^.]*)\.(.*?)(\(\))?$/.exec(id) ?? [];
    return variables.filter((v) => v.name === name).map((variable): Fed => ({ variable, isCalled: called !== undefined, ...(member === '' ? {} : { member }), id }));
  }).filter((fed) => usesOf(fed)?.every((use) => settingOf(use, fed) ?? resetOf(use)) === true && (fed.member === undefined || propertyOf(fed)));
}

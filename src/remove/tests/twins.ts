import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, type FunctionNode } from '../../facts/syntax.ts';
import type { Constant } from '../../facts/types.ts';
import { constantOf } from '../constant-of.ts';
import type { Forcing } from './forcings.ts';
import { inside, statementsOf, type Block } from './structure.ts';

type Node = TSESTree.Node;

type Forced = Forcing & { readonly side: 'kept' | 'dead' | undefined };

/**
 * Cases that do not force the side that stays, do the same as one that does, and expect what can not hold together with what that one
 * expects: they were for the other side.
 */
export function twinsOf(kept: Block, forcings: readonly Forced[], cases: readonly Block[], text: string): Block[] {
  const own = stepsOf(kept, 'kept', forcings, text);
  return cases.filter((twin) => {
    if (twin === kept || twin.modified || kept.modified || twin.statement.parent !== kept.statement.parent) return false;
    const steps = stepsOf(twin, 'dead', forcings, text);
    if (!own || steps?.code.join('\n') !== own.code.join('\n')) return false;
    const isHeld = (claim: Claim): boolean => own.claims.some((c) => c.written === claim.written && c.at === claim.at);
    const isDenied = (claim: Claim): boolean => own.claims.some((c) => c.at === claim.at && excludes(c, claim));
    const others = steps.claims.filter((c) => !isHeld(c));
    return others.length > 0 && others.every(isDenied);
  });
}

/** The statement that does nothing but to force one flag. */
function mockOf({ at, override, parameter, through }: Forcing): Node | undefined {
  if (override.every || override.keys.length > 1 || parameter || (through && !(isFunction(through.fn) && isOfOneStep(through.fn)))) return undefined;
  const parent = at.parent?.type === 'AwaitExpression' ? at.parent.parent : at.parent;
  return parent?.type === 'ExpressionStatement' ? parent : undefined;
}

const isOfOneStep = ({ body }: FunctionNode): boolean => body?.type !== 'BlockStatement' || body.body.length === 1;

/** What a case expects of an expression. */
interface Claim {
  readonly about: string;
  /** What is said of it: that it equals a value, or the name of a matcher with its arguments. */
  readonly says: string;
  readonly not: boolean;
  readonly value?: Constant | typeof MADE;
  /** What an object that is written out has for certain. */
  readonly parts?: ReadonlyMap<string, Constant>;
  readonly written: string;
  /** How many other statements come before. */
  readonly at: number;
}

/** An object or array that is written out. */
const MADE: unique symbol = Symbol('made');

/** What a case does beside forcing one side, and what it expects in between; undefined where it forces another, or does more with it. */
function stepsOf({ fn }: Block, side: Forced['side'], forcings: readonly Forced[], text: string): { readonly code: readonly string[]; readonly claims: readonly Claim[] } | undefined {
  const own = forcings.filter((f) => inside(f.at, fn));
  const mocks = new Set(own.map(mockOf));
  if (mocks.has(undefined) || own.some((f) => f.side !== side)) return undefined;
  const code = [fn.params.map((p) => text.slice(...p.range)).join()];
  const claims: Claim[] = [];
  for (const statement of statementsOf(fn)) {
    if (mocks.has(statement)) continue;
    const said = statement.type === 'ExpressionStatement' ? claimOf(bare(statement.expression), text) : undefined;
    const written = folded(statement, text);
    if (said) claims.push({ ...said, written, at: code.length });
    else code.push(written);
  }
  return { code, claims };
}

const folded = (node: Node, text: string): string => text.slice(...node.range).replaceAll(/\s+/g, ' ').replace(/;$/, '');

/** `expect(about).not.toBe(value)`, `assert.strictEqual(about, value)`. */
function claimOf(call: Node, text: string): Omit<Claim, 'written' | 'at'> | undefined {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.property.type !== 'Identifier') return undefined;
  const { object, property: { name } } = call.callee;
  if (object.type === 'Identifier' && object.name === 'assert') return assertedBy(name, call.arguments, text);
  const not = object.type === 'MemberExpression' && object.property.type === 'Identifier' && object.property.name === 'not';
  const expected = not ? object.object : object;
  const [about] = expected.type === 'CallExpression' && expected.callee.type === 'Identifier' && expected.callee.name === 'expect' ? expected.arguments : [];
  if (!about) return undefined;
  const [given] = call.arguments;
  const said = { about: folded(about, text), not };
  if (name === 'toBeDefined') return { ...said, says: 'equals undefined', not: !not, value: undefined };
  if (VALUES.has(name)) return { ...said, says: `equals ${String(VALUES.get(name))}`, value: VALUES.get(name) };
  const says = `${EQUALS.test(name) ? 'equals' : name} ${call.arguments.map((a) => folded(a, text)).join()}`;
  return { ...said, says, ...(EQUALS.test(name) && given ? valueOf(given) : {}) };
}

/** The same by the `assert` of QUnit, Node or Chai. */
function assertedBy(name: string, [about, given]: readonly Node[], text: string): Omit<Claim, 'written' | 'at'> | undefined {
  if (!about) return undefined;
  const said = { about: folded(about, text), not: false };
  const is = /^(?:is)?(true|false)$/i.exec(name)?.[1];
  if (is) return { ...said, says: `equals ${is.toLowerCase()}`, value: is.toLowerCase() === 'true' };
  return /^(?:strict|deep|deepStrict)Equal$/.test(name) && given ? { ...said, says: `equals ${folded(given, text)}`, ...valueOf(given) } : undefined;
}

/** What is known of a value that is expected. */
function valueOf(given: Node): Pick<Claim, 'value' | 'parts'> {
  if (given.type === 'ArrayExpression') return { value: MADE };
  if (given.type !== 'ObjectExpression') return constantOf(given, { variable: () => undefined }) ?? {};
  const parts = new Map<string, Constant>();
  for (const p of given.properties) {
    if (p.type !== 'Property' || p.computed) return { value: MADE };
    const part = constantOf(p.value, { variable: () => undefined });
    const key = p.key.type === 'Identifier' ? p.key.name : p.key.type === 'Literal' ? String(p.key.value) : undefined;
    if (part && key !== undefined) parts.set(key, part.value);
  }
  return { value: MADE, parts };
}

const EQUALS = /^to(?:Be|Equal|StrictEqual)$/;
const VALUES = new Map<string, Constant>([['toBeUndefined', undefined], ['toBeNull', null], ['toBeTrue', true], ['toBeFalse', false]]);

/** Whether two claims can not both hold. */
function excludes(one: Claim, other: Claim): boolean {
  if (one.about !== other.about) return false;
  if (one.says === other.says) return one.not !== other.not;
  if (one.not || other.not || !('value' in one) || !('value' in other)) return false;
  if (one.parts && other.parts) return [...one.parts].some(([key, part]) => other.parts?.has(key) === true && !Object.is(part, other.parts.get(key)));
  return one.value === MADE || other.value === MADE ? one.value !== other.value : !Object.is(one.value, other.value);
}

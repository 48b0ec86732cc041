import type { TSESTree } from '@typescript-eslint/types';
import { createFlagObjectReader } from './flag-objects.ts';
import { staticName } from './bindings.ts';
import type { KeyAnswer } from './keys.ts';
import { mockedFunction, mockedReturn } from './mocked-return.ts';
import { createMockReader, isRecorded, type MockContext } from './mocks.ts';
import { implementationOf, moduleFakes, namedFakes, pathOf, type ModuleFake } from './module-fakes.ts';
import type { Origin } from './origins.ts';
import type { IndexedForm } from './sdk-index.ts';
import { soleReturn } from './syntax.ts';
import type { Override } from './types.ts';

type Node = TSESTree.Node;

const ENVIRONMENTS = ['process.env', 'import.meta.env'];

export interface ForcedValueContext extends Omit<MockContext, 'fakeOrigins'> {
  readonly isTest: boolean;
  /** The form by which members of something with these origins are flags. */
  readonly formOf: (of: readonly Origin[]) => { readonly f: IndexedForm; readonly name: string } | undefined;
  readonly keyOfMember: (f: IndexedForm, at: Node, computed: boolean) => KeyAnswer | undefined;
  /** The literal that an expression is, behind constants too. */
  readonly literalOf: (expression: Node) => Node | undefined;
}

/** Finds where fakes and mocks, and in tests writes into flag objects, say what flags are. */
export function createForcedValueReader(context: ForcedValueContext) {
  const { ast, bindings, constants, index, origins, isTest, formOf, keyOfMember, literalOf } = context;
  let fakes: ReadonlyMap<string, ModuleFake> | undefined;
  const originsOfFake = ({ source, names }: ModuleFake): Origin[] => names.map((path) => ({ root: 'import', source, path }));
  const fakeOrigins = (expression: Node): Origin[] => {
    const path = pathOf(expression);
    const fake = path === undefined ? undefined : (fakes ??= namedFakes(ast)).get(path);
    return fake ? originsOfFake(fake) : [];
  };
  const mocks = createMockReader({ ...context, fakeOrigins });
  const flagObjects = isTest ? createFlagObjectReader(context) : undefined;
  const listed = (override: Override | undefined): Override[] => (override ? [override] : []);

  /** `useFlags.mockReturnValue({ newNav: true })`, where members of what `useFlags()` yields are flags. */
  function ofMockedReturn(node: TSESTree.CallExpression): Override[] | undefined {
    const mocked = mockedReturn(node);
    const literal = mocked && literalOf(mocked.value);
    if (!mocked || !literal) return undefined;
    const fn = mockedFunction(mocked.fn, bindings);
    const from = mocked.member === undefined ? [...origins.of(fn), ...fakeOrigins(fn)] : origins.step(origins.of(fn), { member: mocked.member });
    return literal.type === 'ObjectExpression' ? ofMembers(node, literal, from) : ofList(node, literal, from);
  }

  /** What a mock yields, where what the mocked function yields is a list of the flags that are on. */
  function ofList(node: Node, literal: Node, fn: readonly Origin[]): Override[] | undefined {
    const words = literal.type === 'ArrayExpression' ? literal.elements.map((e) => (e?.type === 'Literal' && typeof e.value === 'string' ? e.value : undefined)) : [];
    const listed = words.filter((word) => word !== undefined);
    if (listed.length === 0 || listed.length < words.length) return undefined;
    for (const o of fn) {
      const path = `${o.path}()`;
      const f = index.forms('list', 'includes').find((form) => index.isReceiver(form, { ...o, path }));
      if (f) return [{ keys: listed, range: node.range, sdk: f.sdk.name, form: `${o.path}.mockReturnValue()` }];
    }
    return undefined;
  }

  /** What a mock yields, where members of what the mocked function yields are flags. */
  function ofMembers(node: Node, literal: TSESTree.ObjectExpression, fn: readonly Origin[]): Override[] | undefined {
    const m = formOf(fn.filter((o) => o.root === 'import' || o.root === 'self').map((o) => ({ ...o, path: `${o.path}()` })));
    if (!m) return undefined;
    const keyed = literal.properties.flatMap((p) => (p.type === 'Property' ? keyOfMember(m.f, p.key, p.computed)?.keys ?? [] : []));
    return keyed.length > 0 ? [{ keys: keyed, range: node.range, sdk: m.f.sdk.name, form: `${m.name.slice(0, -2)}.mockReturnValue()` }] : [];
  }

  /** The exports of a faked module that are readers of flags. */
  const ofModuleFakes = (node: TSESTree.CallExpression): Override[] =>
    moduleFakes(node).flatMap((fake) => {
      const made = implementationOf(fake.value);
      const value = made?.fn ? soleReturn(made.fn) : made?.value;
      const literal = value && literalOf(value);
      const members = literal?.type === 'ObjectExpression' ? ofMembers(fake.value, literal, originsOfFake(fake)) : literal && ofList(fake.value, literal, originsOfFake(fake));
      return members ?? mocks.ofFake(fake.value, originsOfFake(fake));
    });

  /** `vi.stubEnv('FEATURE_NAV', 'true')`, where members of the environment are flags. */
  function ofStubbedEnvironment({ callee, arguments: [name, value], range }: TSESTree.CallExpression): Override | undefined {
    const isStub = callee.type === 'MemberExpression' && staticName(callee.property, callee.computed) === 'stubEnv';
    if (!isStub || !name || !value) return undefined;
    for (const path of ENVIRONMENTS) {
      const m = formOf([{ root: 'global', path }]);
      const answer = m && keyOfMember(m.f, name, true);
      const known = constants.constantOf(value);
      if (m && answer?.exactness === 'exact') return { keys: answer.keys, range, sdk: m.f.sdk.name, form: 'stubEnv()', forced: value.range, ...(known ? { value: known.value } : {}) };
    }
    return undefined;
  }

  return {
    /** What a call forces; whether it may be a read all the same. */
    ofCall(node: TSESTree.CallExpression): { readonly overrides: readonly Override[]; readonly mayRead: boolean } {
      const returned = ofMockedReturn(node);
      if (returned) return { overrides: returned, mayRead: false };
      const faked = ofModuleFakes(node);
      const stubbed = ofStubbedEnvironment(node);
      const mocked = mocks.ofCall(node) ?? (stubbed && [stubbed]);
      return { overrides: [...faked, ...(mocked ?? [])], mayRead: !mocked && !isRecorded(node) };
    },
    ofMethod: mocks.ofMethod,
    ofAssignment: (node: TSESTree.AssignmentExpression): Override[] => listed(flagObjects?.ofAssignment(node)),
    ofDelete: (node: TSESTree.UnaryExpression): Override[] => listed(flagObjects?.ofDelete(node)),
    ofLiteral: (node: TSESTree.ObjectExpression): Override[] => listed(flagObjects?.ofLiteral(node)),
  };
}

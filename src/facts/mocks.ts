import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { memberOf, type Known } from './constants.ts';
import type { FileReaders } from './findings.ts';
import { mockedFunction } from './mocked-return.ts';
import type { Origin } from './origins.ts';
import type { IndexedForm } from './sdk-index.ts';
import { forcedBy, keysComparedIn, type Forced } from './forced-by.ts';
import { tableForcings, tablesIn } from './flag-tables.ts';
import { implementationOf } from './module-fakes.ts';
import { bare, isFunction, type FunctionNode } from './syntax.ts';
import type { ForcedValue, Override } from './types.ts';
import { codeOf } from './walk.ts';

type Node = TSESTree.Node;

const RETURNS = /^(?:mock(?:Return|Resolved)Value(?:Once)?|returns|resolves|thenReturn|thenResolve)$/;
const IMPLEMENTS = /^(?:mockImplementation(?:Once)?|callsFake)$/;
const STUBS = /^(?:stub|spyOn)$/;

export interface MockContext extends FileReaders {
  /** Whether an origin lies in the module of a form. */
  readonly isFormModule: (form: IndexedForm, origin: Origin) => boolean;
  /** What an expression fakes, where a faked module has it as an export. */
  readonly fakeOrigins: (expression: Node) => readonly Origin[];
}

export interface MockReader {
  /** A call that makes a mock return something, and the tables of flags that it looks into. */
  ofCall(node: TSESTree.CallExpression): Override[] | undefined;
  /** A fake of a function of a module, as one of its exports. */
  ofFake(node: Node, origins: readonly Origin[]): Override[];
  /** A method of a fake client: `{ isEnabled: (key) => key === 'new-nav' }`, and the tables of flags that it looks into. */
  ofMethod(node: TSESTree.Property): Override[];
}

/** Finds what mocks of sinon, Jest, Vitest and ts-mockito make a reader of flags return: `isEnabled.withArgs('new-nav').returns(true)`. */
export function createMockReader({ ast, bindings, constants, origins, keys, index, isFormModule, fakeOrigins }: MockContext): MockReader {
  const takesKey = (f: IndexedForm): boolean => (f.form.role ?? 'read') === 'read' && (f.key?.in === 'arg' || f.key?.in === 'self' || f.key?.in === 'fixed');

  /** The form with the key of the flag that it alone asks for under this name. */
  const under = (name: string, f: IndexedForm | undefined): IndexedForm | undefined => (f?.key?.in === 'self' ? { ...f, key: { in: 'fixed', key: name } } : f);

  const functionForm = (name: string, origin: Origin): IndexedForm | undefined => under(name, index.forms('function', name).find((form) => isFormModule(form, origin) && takesKey(form)));

  /** The form of a function that a test has in hand, by its import or by the name of a fake client's method. */
  function formOf(expression: Node): IndexedForm | undefined {
    let node = bare(expression);
    if (node.type === 'CallExpression') {
      const name = calleeName(node);
      if (STUBS.test(name) && node.arguments.length > 0) return stubbed(node);
      const [inner] = node.arguments;
      if ((name === 'mocked' || name === 'when') && inner) return formOf(inner);
      return madeForm(node);
    }
    const stub = node.type === 'Identifier' ? heldForm(node) : undefined;
    if (stub) return stub;
    node = bare(mockedFunction(node, bindings));
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    if (sole && sole.steps.length === 0 && bare(sole.from).type !== 'CallExpression') node = bare(sole.from);
    for (const origin of [...origins.of(node), ...fakeOrigins(node)]) {
      if (origin.root !== 'import' && origin.root !== 'self') continue;
      const form = functionForm(origin.path, origin);
      if (form) return form;
    }
    if (node.type !== 'MemberExpression') return undefined;
    return method(node.object, staticName(node.property, node.computed));
  }

  /** The form that a method of a fake client stands for. */
  function methodForm({ parent, key, computed }: TSESTree.Property): IndexedForm | undefined {
    const name = parent.type === 'ObjectExpression' ? staticName(key, computed) : undefined;
    return name === undefined ? undefined : under(name, index.forms('method', name).find((form) => takesKey(form) && form.receivers.some((r) => namesOf(parent).some((n) => isFakeOf(n, r)))));
  }

  let held: Map<Variable, IndexedForm> | undefined;

  /** The form of a stub that a variable holds and a fake client has as its method: `fakeStore = { isEnabled: fakeIsEnabled }`. */
  function heldForm(identifier: Node): IndexedForm | undefined {
    if (!held) {
      const stubs = (held = new Map<Variable, IndexedForm>());
      for (const node of codeOf(ast)) {
        const variable = node.type === 'Property' && node.value.type === 'Identifier' ? bindings.variableOf(node.value) : undefined;
        const form = variable && methodForm(node as TSESTree.Property);
        if (form) stubs.set(variable, form);
      }
    }
    const variable = bindings.variableOf(identifier);
    return variable && held.get(variable);
  }

  /** The form of a stub that is made where it is held: `isEnabled: sinon.stub().withArgs('new-nav').returns(true)`. */
  function madeForm(stub: Node): IndexedForm | undefined {
    let at: Node | undefined = stub;
    while (at?.parent && (at.parent.type === 'MemberExpression' ? at.parent.object === at : at.parent.type === 'CallExpression' && at.parent.callee === at)) at = at.parent;
    const { parent }: { parent?: Node | undefined } = at ?? {};
    if (parent?.type === 'Property' && isKeyedStub(parent.value)) return methodForm(parent);
    const holder = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : undefined;
    return holder?.type === 'Identifier' ? heldForm(holder) : undefined;
  }

  /** `sinon.stub(client, 'isEnabled')`, `vi.spyOn(client, 'isEnabled')`. */
  function stubbed(node: TSESTree.CallExpression): IndexedForm | undefined {
    const [object, name] = node.arguments;
    const word = name?.type === 'Literal' && typeof name.value === 'string' ? name.value : undefined;
    if (!object || word === undefined) return undefined;
    for (const origin of origins.of(object)) {
      if (origin.root !== 'import' || origin.path !== '') continue;
      const form = functionForm(word, origin);
      if (form) return form;
    }
    return method(object, word);
  }

  /** A method form by its name, where the object is the form's receiver or a fake of one by name (`fakeStore` for `store`). */
  function method(object: Node, name: string | undefined): IndexedForm | undefined {
    if (name === undefined) return undefined;
    const from = origins.of(object);
    const last = (object.type === 'MemberExpression' ? staticName(object.property, object.computed) : object.type === 'Identifier' ? object.name : '') ?? '';
    return under(name, index.forms('method', name).find((f) => takesKey(f) && (from.some((o) => index.isReceiver(f, o)) || f.receivers.some((r) => isFakeOf(last, r)))));
  }

  const keyed = (f: IndexedForm, call: TSESTree.CallExpression): readonly string[] | undefined => {
    const argument = f.key?.in === 'arg' ? call.arguments[f.key.index] : undefined;
    const answer = argument && keys.of(argument);
    return answer?.exactness === 'exact' ? answer.keys : undefined;
  };

  const keyIn = ({ form: { prefix } }: IndexedForm, written: string): string => (prefix !== undefined && written.startsWith(prefix) ? written.slice(prefix.length) : written);

  const found = (f: IndexedForm, node: Node, name: string, keyList: readonly string[], value: Node | undefined, known?: { value: Override['value'] }): Override => {
    const constant = partIn(f, known ?? (value && constants.constantOf(value)));
    const named = f.key?.in === 'fixed' ? [f.key.key] : keyList.map((key) => keyIn(f, key));
    return {
      keys: named, range: node.range, sdk: f.sdk.name, form: `${f.names[0] ?? ''}.${name}()`,
      ...(constant ? { value: constant.value } : {}), ...(value ? { forced: value.range } : {}), ...(named.length === 0 ? { every: true } : {}),
    };
  };

  /** What a fake implementation returns for the keys that it looks at. */
  function implemented(f: IndexedForm, node: Node, name: string, fn: FunctionNode): Override {
    const parameter = fn.params[f.key?.in === 'arg' ? f.key.index : -1];
    const compared = parameter?.type === 'Identifier' ? keysComparedIn(fn, parameter.name, keys) : [];
    const forced = (key: string | undefined): Forced | undefined => forcedBy(fn, parameter?.type === 'Identifier' ? parameter.name : '', key, { keys, constants });
    if (compared.length > 1) return { ...found(f, node, name, compared, undefined), entries: Object.fromEntries(compared.map((key) => [keyIn(f, key), valueOf(forced(key))])) };
    const result = forced(compared[0]);
    return found(f, node, name, compared, result?.node, result && 'value' in result ? { value: result.value } : undefined);
  }

  /** What the tables say that a fake implementation looks its key up in; undefined where it does not. */
  function lookedUp(f: IndexedForm, name: string, fn: FunctionNode): Override[] | undefined {
    const tables = tablesIn(fn, f.key?.in === 'arg' ? f.key.index : -1, bindings);
    return tables.length === 0 ? undefined : tables.flatMap((t) => tableForcings(t)).map(({ at, keys: list, value }) => found(f, at, name, list, value));
  }

  function answered(f: IndexedForm, node: Node, name: string, fn: FunctionNode): Override[] {
    const tables = lookedUp(f, name, fn) ?? [];
    return tables.length > 0 ? tables : [implemented(f, node, name, fn)];
  }

  function faked(f: IndexedForm, node: Node, at: Node): Override[] {
    const made = implementationOf(node);
    if (!made) return [];
    return made.fn ? answered(f, at, 'mockImplementation', made.fn) : [found(f, at, 'mockReturnValue', [], made.value)];
  }

  const ofCall = (node: TSESTree.CallExpression): Override[] | undefined => {
    const callee = bare(node.callee);
    const [argument] = node.arguments;
    if (callee.type !== 'MemberExpression' || !argument) return undefined;
    const name = staticName(callee.property, callee.computed) ?? '';
    const given = (f: IndexedForm | undefined, keyList: readonly string[] | undefined): Override[] | undefined => (f && keyList ? [found(f, node, name, keyList, argument)] : undefined);
    if (RETURNS.test(name)) {
      const target = bare(callee.object);
      if (isKeyedCall(target)) {
        const f = formOf((bare(target.callee) as TSESTree.MemberExpression).object);
        const keyList = f && keyed(f, target);
        return given(f, keyList);
      }
      const recorded = recordedIn(target);
      if (recorded) {
        const f = formOf(recorded.callee);
        const keyList = f && (keyed(f, recorded) ?? (recorded.arguments.every(isMatcher) ? [] : undefined));
        return given(f, keyList);
      }
      return given(formOf(target), []);
    }
    const f = IMPLEMENTS.test(name) && isFunction(argument) ? formOf(callee.object) : undefined;
    return f && isFunction(argument) ? answered(f, node, name, argument) : undefined;
  };

  const ofFake = (node: Node, from: readonly Origin[]): Override[] => {
    for (const origin of from) {
      const f = functionForm(origin.path, origin);
      const overrides = f ? faked(f, node, node) : [];
      if (overrides.length > 0) return overrides;
    }
    return [];
  };

  const ofMethod = (node: TSESTree.Property): Override[] => {
    const f = isKeyedStub(node.value) ? undefined : methodForm(node);
    const made = f && implementationOf(node.value);
    if (!made) return [];
    const name = staticName(node.key, node.computed) ?? '';
    const overrides = (made.fn && lookedUp(f, name, made.fn)) ?? faked(f, node.value, node);
    return overrides.map((o) => ({ ...o, fake: true }));
  };

  return { ofCall, ofFake, ofMethod };
}

/** The flag's value in what a reader gives by parts: `{ value: true, isLoading: false }`. */
function partIn({ value: { parts = {} } }: IndexedForm, given: Known | undefined): Known | undefined {
  const [name] = Object.entries(parts).find(([, part]) => part === 'value') ?? [];
  return given && name !== undefined ? (memberOf(given.value, name) ?? given) : given;
}

/** The call that stands for itself in `when(flags.isOn('new-nav')).thenReturn(true)` of ts-mockito and testdouble. */
function recordedIn(node: Node): TSESTree.CallExpression | undefined {
  const [call] = node.type === 'CallExpression' && calleeName(node) === 'when' ? node.arguments : [];
  return call?.type === 'CallExpression' ? call : undefined;
}

/** Whether a call only says of which calls a mock is to answer: nothing is asked. */
export function isRecorded(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  const holder = recordedIn(parent) === call ? parent.parent : undefined;
  return holder?.type === 'MemberExpression' && /^then[A-Z]/.test(staticName(holder.property, holder.computed) ?? '');
}

/** `anything()`, `It.isAny()`: whatever is given. */
const isMatcher = (node: Node): boolean => node.type === 'CallExpression' && node.arguments.length === 0;

/** `stub.withArgs('new-nav')`: what a stub does for one key. */
const isKeyedCall = (node: Node): node is TSESTree.CallExpression =>
  node.type === 'CallExpression' && /^(?:withArgs|calledWith)$/.test(calleeName(node)) && bare(node.callee).type === 'MemberExpression';

/** `sinon.stub().withArgs('new-nav').returns(true)`. */
function isKeyedStub(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? bare(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && isKeyedCall(bare(callee.object));
}

const valueOf = (forced: Forced | undefined): ForcedValue => (forced && 'value' in forced ? { value: forced.value } : {});

/** Whether a name is that of a receiver or of a fake of it: `fakeStore` for `store`. */
function isFakeOf(name: string, receiver: string): boolean {
  const last = name.toLowerCase();
  const word = plainWord(receiver);
  return word.length > 2 && (last === word || (last.endsWith(word) && /^(?:fake|mock|mocked|stub|test)_?$/.test(last.slice(0, -word.length))) || last === `${word}stub` || last === `${word}mock`);
}

/** Names that an object literal goes by: of the variable or property that holds it, and of the type that it is said to have. */
function namesOf(object: Node): string[] {
  const names: string[] = [];
  let at = object;
  for (; at.parent && bare(at.parent) === object; at = at.parent) {
    const type = at.parent.type === 'TSAsExpression' || at.parent.type === 'TSSatisfiesExpression' ? at.parent.typeAnnotation : undefined;
    if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier') names.push(type.typeName.name);
  }
  const { parent } = at;
  const holder = parent?.type === 'Property' ? parent.key : parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : undefined;
  const named = holder?.type === 'MemberExpression' ? holder.property : holder;
  return named?.type === 'Identifier' ? [...names, named.name] : names;
}

const plainWord = (receiver: string): string => (receiver.split('.').at(-1) ?? '').replace(/^[_#]+|\(\)$/g, '').toLowerCase();

function calleeName(node: TSESTree.CallExpression): string {
  const callee = bare(node.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (staticName(callee.property, callee.computed) ?? '') : '';
}

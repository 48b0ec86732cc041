import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import type { Constants } from './constants.ts';
import type { Keys } from './keys.ts';
import { mockedFunction } from './mocked-return.ts';
import type { Origin, Origins } from './origins.ts';
import type { IndexedForm, SdkIndex } from './sdk-index.ts';
import { forcedBy, keysComparedIn } from './forced-by.ts';
import { bare, isFunction } from './syntax.ts';
import type { Override } from './types.ts';

type Node = TSESTree.Node;

const RETURNS = /^(?:mock(?:Return|Resolved)Value(?:Once)?|returns|resolves|thenReturn|thenResolve)$/;
const IMPLEMENTS = /^(?:mockImplementation(?:Once)?|callsFake)$/;
const STUBS = /^(?:stub|spyOn)$/;

export interface MockContext {
  readonly bindings: Bindings;
  readonly constants: Constants;
  readonly origins: Origins;
  readonly keys: Keys;
  readonly index: SdkIndex;
  /** Whether an origin lies in the module of a form. */
  readonly isFormModule: (form: IndexedForm, origin: Origin) => boolean;
}

/** Finds what mocks of sinon, Jest, Vitest and ts-mockito make a reader of flags return: `isEnabled.withArgs('new-nav').returns(true)`. */
export function createMockReader({ bindings, constants, origins, keys, index, isFormModule }: MockContext): (node: TSESTree.CallExpression) => Override | undefined {
  const takesKey = (f: IndexedForm): boolean => (f.form.role ?? 'read') === 'read' && f.key?.in === 'arg';

  /** The form of a function that a test has in hand, by its import or by the name of a fake client's method. */
  function formOf(expression: Node): IndexedForm | undefined {
    let node = bare(expression);
    if (node.type === 'CallExpression') {
      const name = calleeName(node);
      if (STUBS.test(name)) return stubbed(node);
      const [inner] = node.arguments;
      if ((name === 'mocked' || name === 'when') && inner) return formOf(inner);
      return undefined;
    }
    node = bare(mockedFunction(node, bindings));
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    if (sole && sole.steps.length === 0 && bare(sole.from).type !== 'CallExpression') node = bare(sole.from);
    for (const origin of origins.of(node)) {
      if (origin.root !== 'import' && origin.root !== 'self') continue;
      const form = index.forms('function', origin.path).find((f) => isFormModule(f, origin) && takesKey(f));
      if (form) return form;
    }
    if (node.type !== 'MemberExpression') return undefined;
    return method(node.object, staticName(node.property, node.computed));
  }

  /** `sinon.stub(client, 'isEnabled')`, `vi.spyOn(client, 'isEnabled')`. */
  function stubbed(node: TSESTree.CallExpression): IndexedForm | undefined {
    const [object, name] = node.arguments;
    const word = name?.type === 'Literal' && typeof name.value === 'string' ? name.value : undefined;
    if (!object || word === undefined) return undefined;
    for (const origin of origins.of(object)) {
      if (origin.root !== 'import' || origin.path !== '') continue;
      const form = index.forms('function', word).find((f) => isFormModule(f, origin) && takesKey(f));
      if (form) return form;
    }
    return method(object, word);
  }

  /** A method form by its name, where the object is the form's receiver or a fake of one by name (`fakeStore` for `store`). */
  function method(object: Node, name: string | undefined): IndexedForm | undefined {
    if (name === undefined) return undefined;
    const from = origins.of(object);
    const last = (object.type === 'MemberExpression' ? staticName(object.property, object.computed) : object.type === 'Identifier' ? object.name : '')?.toLowerCase() ?? '';
    const isFake = (receiver: string): boolean => {
      const word = plainWord(receiver);
      return word.length > 2 && (last === word || (last.endsWith(word) && /^(?:fake|mock|mocked|stub|test)_?$/.test(last.slice(0, -word.length))) || last === `${word}stub` || last === `${word}mock`);
    };
    return index.forms('method', name).find((f) => takesKey(f) && (from.some((o) => index.isReceiver(f, o)) || f.receivers.some(isFake)));
  }

  const keyed = (f: IndexedForm, call: TSESTree.CallExpression): readonly string[] | undefined => {
    const argument = f.key?.in === 'arg' ? call.arguments[f.key.index] : undefined;
    const answer = argument && keys.of(argument);
    return answer?.exactness === 'exact' ? answer.keys : undefined;
  };

  const found = (f: IndexedForm, node: Node, name: string, keyList: readonly string[], value: Node | undefined, known?: { value: Override['value'] }): Override => {
    const constant = known ?? (value && constants.constantOf(value));
    return {
      keys: keyList, range: node.range, sdk: f.sdk.name, form: `${f.names[0] ?? ''}.${name}()`,
      ...(constant ? { value: constant.value } : {}), ...(value ? { forced: value.range } : {}), ...(keyList.length === 0 ? { every: true } : {}),
    };
  };

  return (node) => {
    const callee = bare(node.callee);
    const [argument] = node.arguments;
    if (callee.type !== 'MemberExpression' || !argument) return undefined;
    const name = staticName(callee.property, callee.computed) ?? '';
    if (RETURNS.test(name)) {
      const target = bare(callee.object);
      if (target.type === 'CallExpression' && /^(?:withArgs|calledWith)$/.test(calleeName(target)) && bare(target.callee).type === 'MemberExpression') {
        const f = formOf((bare(target.callee) as TSESTree.MemberExpression).object);
        const keyList = f && keyed(f, target);
        return f && keyList ? found(f, node, name, keyList, argument) : undefined;
      }
      const f = formOf(target);
      return f && found(f, node, name, [], argument);
    }
    if (!IMPLEMENTS.test(name) || !isFunction(argument)) return undefined;
    const f = formOf(callee.object);
    const at = f?.key?.in === 'arg' ? f.key.index : -1;
    const parameter = argument.params[at];
    if (!f) return undefined;
    const compared = parameter?.type === 'Identifier' ? keysComparedIn(argument, parameter.name, keys) : [];
    const [only] = compared;
    const result = compared.length <= 1 ? forcedBy(argument, parameter?.type === 'Identifier' ? parameter.name : '', only, { keys, constants }) : undefined;
    return found(f, node, name, compared, result?.node, result && 'value' in result ? { value: result.value } : undefined);
  };
}

const plainWord = (receiver: string): string => (receiver.split('.').at(-1) ?? '').replace(/^[_#]+|\(\)$/g, '').toLowerCase();

function calleeName(node: TSESTree.CallExpression): string {
  const callee = bare(node.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (staticName(callee.property, callee.computed) ?? '') : '';
}

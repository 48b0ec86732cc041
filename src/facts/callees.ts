import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import type { Form } from '../sdks/types.ts';
import type { Findings, Reading } from './findings.ts';
import { askedList, mappedList } from './list-calls.ts';
import { plainPath, type Origin } from './origins.ts';
import type { createPlaces, Site } from './places.ts';
import { namesByFile, type IndexedForm } from './sdk-index.ts';
import { bare } from './syntax.ts';

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What is called: its name, and where that stands. */
interface Called { readonly name: string; readonly at: Node }

/** The form that a call is, and what says so. */
interface Meant { readonly f: IndexedForm; readonly origin: Origin; readonly called: Called; readonly form: string; /** Where they are not those of the call. */ readonly args?: readonly Node[] }

/** A file of the project, where types are not known without reading them. */
const SCRIPT = /\.[cm]?[jt]sx?$/;

/** What names are members of that nothing declares. */
const GLOBAL_OBJECT = /^(?:globalThis|window|self|global)\.(?=\w+$)/;

/** Whether a form is meant by its name where nothing declares that: the configuration says so, or a build imports by itself what a file of the project gives. */
const mayBeUndeclared = ({ sdk: { modules }, names, receivers }: IndexedForm, name: string): boolean =>
  receivers.includes('globalThis') || (modules.length === 0 && receivers.length === 0) || (names.includes(name) && modules.some((module) => module.startsWith('./')));

/** Splits `client.isEnabled` into receiver and name; a path in parentheses stays whole. */
export function splitPath(path: string): { receiver: string; name: string } | undefined {
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  return dot < 0 || name === '' || /[()]/.test(name) ? undefined : { receiver: path.slice(0, dot), name };
}

/** The name at the end of a path of members and calls: `get` of `map.get('x')`. */
export function memberWord(path: Node): string | undefined {
  const node = bare(path);
  if (node.type === 'CallExpression') return memberWord(node.callee);
  return node.type === 'MemberExpression' ? staticName(node.property, node.computed) : undefined;
}

/** Says which forms of flag systems the calls of a file are; notes receivers of which only types could tell. */
export function createCallees(reading: Reading, { keysAt, firstAt }: Pick<ReturnType<typeof createPlaces>, 'keysAt' | 'firstAt'>, openReceivers: Findings['openReceivers']) {
  const { index, origins } = reading;

  const isFormModule = (f: IndexedForm, origin: Origin): boolean =>
    origin.root === 'import' && origin.source !== undefined ? index.isModule(f.sdk, origin.names ?? reading.moduleNames(origin.source))
      : origin.root === 'self' ? index.isModule(f.sdk, reading.fileNames) : origin.root === 'global' && mayBeUndeclared(f, origin.path.replace(/\(\)$/, ''));

  /** The forms of a kind that something of this origin is by its name; of what nothing declares, also default exports by the name of their module. */
  function formsOf(kind: Form['kind'], origin: Origin): readonly IndexedForm[] {
    const found = index.forms(kind, origin.path).filter((f) => isFormModule(f, origin));
    if (origin.root !== 'global' || found.length > 0) return found;
    return index.forms(kind, 'default').filter(({ sdk }) => namesByFile(sdk).includes(origin.path));
  }

  /** Whether a callee can be what flags are asked by, as far as its last word says. */
  function mayAsk(callee: Node): boolean {
    const word = memberWord(callee);
    return word === undefined || index.isCallee(word) || !origins.isAsWritten(callee);
  }

  /** The form that a call of a callee with arguments is. */
  function formOf(node: Call, callee: Node, args: readonly Node[]): Meant | undefined {
    const site: Site = { args };
    const constructs = node.type === 'NewExpression';
    const kinds = constructs ? (['constructor'] as const) : node.parent?.type === 'Decorator' ? (['decorator'] as const) : (['function', 'hoc', 'factory'] as const);
    for (const written of origins.of(callee)) {
      const origin = written.root === 'global' ? { ...written, path: written.path.replace(GLOBAL_OBJECT, '') } : written;
      const whole = { name: origin.path, at: callee };
      for (const kind of kinds) {
        const f = meantOf(formsOf(kind, origin), site, whole);
        if (f) return { f, origin, called: whole, form: plainPath(label(f, origin.path)) };
      }
      const parts = splitPath(origin.path);
      if (constructs || !parts) continue;
      const called = { name: parts.name, at: callee };
      const receiver: Origin = { ...origin, path: parts.receiver };
      for (const kind of ['method', 'list'] as const) {
        const f = meantOf(index.forms(kind, parts.name).filter((form) => index.isReceiver(form, receiver)), site, called);
        if (f) return { f, origin, called, form: plainPath(`${parts.receiver}.${parts.name}()`) };
      }
    }
    return constructs ? undefined : (listForm(node, callee, args) ?? typedMethod(bare(callee), site));
  }

  /** The form of what is asked of a list by a utility, or of what `map` made of it. */
  function listForm(node: Call, callee: Node, args: readonly Node[]): Meant | undefined {
    const path = bare(callee);
    const list = path.type === 'MemberExpression' ? mappedList(path.object) : undefined;
    const asked = list ? { list, name: memberWord(path) ?? '', args } : node.type === 'CallExpression' ? askedList(node, (at) => origins.of(at)) : undefined;
    for (const origin of asked ? origins.of(asked.list) : []) {
      const called = { name: asked?.name ?? '', at: callee };
      const f = meantOf(index.forms('list', called.name).filter((form) => index.isReceiver(form, origin)), { args: asked?.args ?? [] }, called);
      if (f && asked) return { f, origin, called, form: plainPath(`${origin.path}.${called.name}()`), args: asked.args };
    }
    return undefined;
  }

  /** The first form of a name that has to do with the key that is asked for, and with whether a default stands there: some are for keys of one kind. What a wrapper's code says of its names counts first. */
  function meantOf(forms: readonly IndexedForm[], site: Site, called: Called): IndexedForm | undefined {
    const [first, ...others] = forms;
    if (others.length === 0) return first;
    const hasKey = (f: IndexedForm): boolean => f.key === undefined || f.key.in === 'member' || keysAt(f, f.key, site, called).length > 0;
    const hasDefault = (f: IndexedForm): boolean => f.default === undefined || firstAt(f.default, site) !== undefined;
    return forms.find((f) => f.form.table && hasKey(f)) ?? forms.find((f) => hasKey(f) && hasDefault(f)) ?? forms.find(hasKey) ?? forms.find((f) => f.form.prefix === undefined && f.form.keys === undefined) ?? first;
  }

  /** The form of a method by the type of what it is called on; an open question where that type is not known. */
  function typedMethod(callee: Node, site: Site): Meant | undefined {
    const name = callee.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : undefined;
    if (callee.type !== 'MemberExpression' || name === undefined) return undefined;
    const forms = index.forms('method', name).filter((f) => f.names.includes(name) && f.receivers.length > 0 && (f.form.role ?? 'read') === 'read' && firstAt(f.key, site));
    const object = bare(callee.object);
    if (forms.length === 0 || !isOpenReceiver(object)) return undefined;
    const types = reading.types?.typesOf(object);
    if (!types) openReceivers.push({ about: 'receiver', range: object.range, sdks: [...new Set(forms.map(({ sdk }) => sdk.name))] });
    for (const type of types ?? []) for (const f of forms) if (index.isType(f, type)) return { f, origin: { root: 'type', path: type.name }, called: { name, at: callee }, form: plainPath(`${type.name}.${name}()`) };
    return undefined;
  }

  /** Whether nothing says where a receiver comes from, or only that it is from a file of the project. */
  function isOpenReceiver(object: Node): boolean {
    if (object.type !== 'Identifier' && object.type !== 'MemberExpression' && object.type !== 'CallExpression') return false;
    const isOfProject = ({ source, names }: Origin): boolean => (names ?? reading.moduleNames(source ?? '')).some((n) => SCRIPT.test(n));
    return origins.of(object).every((o) => o.root === 'name' || o.root === 'self' || (o.source === undefined ? o.root === 'type' && /[.(]/.test(o.path) : isOfProject(o)));
  }

  return { isFormModule, formsOf, meantOf, mayAsk, formOf };
}

const label = ({ form: { kind } }: IndexedForm, name: string): string => (kind === 'constructor' ? `new ${name}()` : kind === 'decorator' ? `@${name}` : `${name}()`);

/** `client.isOn.call(client, 'x')` and `.apply(client, ['x'])`: what is called, and with what. */
export function borrowedCall({ callee, arguments: [, ...others] }: TSESTree.CallExpression): { callee: Node; args: readonly Node[] } | undefined {
  const member = bare(callee);
  const name = member.type === 'MemberExpression' ? staticName(member.property, member.computed) : undefined;
  if (member.type !== 'MemberExpression') return undefined;
  if (name === 'call') return { callee: member.object, args: others };
  const [list] = others;
  return name === 'apply' && list?.type === 'ArrayExpression' ? { callee: member.object, args: list.elements.filter((e) => e !== null) } : undefined;
}

/** `isOn.bind(null, 'x')`: the function that is asked later, and the arguments that it is given for good. */
export function boundCall({ callee, arguments: [, ...others] }: TSESTree.CallExpression): { callee: Node; args: readonly Node[] } | undefined {
  const member = bare(callee);
  const isBind = member.type === 'MemberExpression' && staticName(member.property, member.computed) === 'bind';
  return isBind && others.length > 0 ? { callee: member.object, args: others } : undefined;
}

import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.ts';
import type { FileFacts } from '../../src/facts/types.ts';
import { parse } from '../../src/project/parse.ts';
import { specifierResolver } from '../../src/resolve/specifier-resolver.ts';
import { defineSdk } from '../../src/sdks/types.ts';

const router = defineSdk({
  name: 'flags',
  title: 'flags',
  modules: ['flags'],
  receiver: 'client',
  forms: [
    { kind: 'function', name: 'isOn', key: 'arg:0', default: 'arg:1' },
    { kind: 'function', name: 'isOff', key: 'arg:0', negated: true },
    { kind: 'function', name: 'variant', key: 'arg:0', value: 'string', async: true },
    { kind: 'method', name: 'get', key: 'arg:0', value: 'object(.enabled,.name)' },
  ],
});

function read(code: string): FileFacts {
  const { source } = parse('file.tsx', `import { client, isOff, isOn, variant } from 'flags';\n${code}`);
  if (!source) throw new Error('the example does not parse');
  return readFacts(source, { sdks: [router], declarations: [], resolver: specifierResolver, isTest: false });
}

const keysOf = (code: string): string[][] => read(code).evaluations.map(({ keys, exactness, pattern }) => [exactness, ...(pattern === undefined ? keys : [pattern])]);

describe('keys', () => {
  test.each([
    ["isOn('a')", [['exact', 'a']]],
    ["const K = 'a'; isOn(K)", [['exact', 'a']]],
    ["enum K { A = 'a' } isOn(K.A)", [['exact', 'a']]],
    ['enum K { A, B } isOn(K.B)', [['exact', 'B']]],
    ["const K = { a: { b: 'x' } } as const; isOn(K.a.b)", [['exact', 'x']]],
    ["class K { static readonly A = 'a' } isOn(K.A)", [['exact', 'a']]],
    ["const p = 'a'; isOn(`${p}-b`)", [['exact', 'a-b']]],
    ["isOn(big ? 'a' : 'b')", [['union', 'a', 'b']]],
    ["const K = { x: 'a', y: 'b' } as const; (k: keyof typeof K) => isOn(K[k])", [['union', 'a', 'b']]],
    ["for (const k of ['a', 'b']) isOn(k)", [['union', 'a', 'b']]],
    ['isOn(`tenant-${id}`)', [['pattern', 'tenant-*']]],
    ['isOn(request.query.flag)', [['dynamic']]],
    ["let k = 'a'; k = 'b'; isOn(k)", [['dynamic']]],
  ])('%s', (code, expected) => {
    expect(keysOf(code)).toEqual(expected);
  });

  test('say why a key is not known', () => {
    expect(read('isOn(compute())').evaluations[0]?.reason).toBe('the key is the result of a call');
  });
});

test('numbered members of an enum are entries where no other member is counted on from them', () => {
  const { source } = parse('keys.ts', 'export enum Flag { Nav, Cart = 4, Search, Beta }');
  const { declarations } = readFacts(source!, { sdks: [router], declarations: [{ file: 'keys.ts', export: 'Flag' }], resolver: specifierResolver, isTest: false });
  expect(declarations.map(({ key }) => key)).toEqual(['Nav', 'Beta']);
});

test.each([
  ['under `flag`, where most are names in another case', "export const flags = { NEW_NAV: { flag: 'new-nav', defaultValue: false }, BETA_2024: { flag: 'beta', defaultValue: 'OFF' }, OLD_PAGE: { flag: 'old-page' } } as const;", ['new-nav', 'beta', 'old-page']],
  ['under `key`', "export const flags = { nav: { key: 'new-nav', id: 'a' } };", ['new-nav']],
  ['as values', "export const flags = { NEW_NAV: 'new-nav', BETA: 'b' };", ['new-nav', 'b']],
  ['as names, with what they are called beside them', "export const flags = { newNav: { name: 'The new navigation' }, beta: { name: 'Beta' }, old: { name: 'Old page' } };", ['newNav', 'beta', 'old']],
  ['as names of defaults', "export const flags = { newNav: 'off', beta: 'blue' };", ['newNav', 'beta']],
])('keys in an object %s', (_, code, keys) => {
  const { source } = parse('keys.ts', code);
  const { declarations } = readFacts(source!, { sdks: [router], declarations: [{ file: 'keys.ts', export: 'flags' }], resolver: specifierResolver, isTest: false });
  expect(declarations.map(({ key }) => key)).toEqual(keys);
});

describe('forms of one name for keys of different kinds', () => {
  const kinds = defineSdk({ name: 'kinds', title: 'kinds', modules: ['flags'], forms: [{ kind: 'function', name: 'isOn', key: 'arg:0', prefix: 'feature.' }, { kind: 'function', name: 'isOn', key: 'arg:0' }] });
  const factsOf = (code: string): FileFacts => readFacts(parse('file.ts', `import { isOn } from 'flags';\n${code}`).source!, { sdks: [kinds], declarations: [], resolver: specifierResolver, isTest: true });

  test('are told apart by the key', () => {
    expect(factsOf("isOn('feature.nav'); isOn('pay.card'); isOn(`pay.${method}`);").evaluations.map(({ keys, pattern }) => pattern ?? keys[0])).toEqual(['nav', 'pay.card', 'pay.*']);
  });

  test('lose their prefix in fakes too', () => {
    expect(factsOf("jest.mocked(isOn).mockImplementation((key) => key !== 'feature.nav');").overrides[0]?.keys).toEqual(['nav']);
  });
});

describe('a flag object known by its type', () => {
  const typed = defineSdk({ name: 'typed', title: 'typed', modules: [], receiver: 'FlagSet | WithFlags.flags', forms: [{ kind: 'member', key: 'member' }] });
  test.each([
    ['function f(flags: FlagSet) { return flags.a; }'],
    ['type P = WithFlags; const C: React.FC<P> = (props) => { const { flags } = props; return flags.a; };'],
    ['type P = Own & WithFlags; const C: FC<P> = ({ flags }) => flags.a;'],
    ['interface P extends WithFlags {} function C(props: P) { return props.flags.a; }'],
    ['class C extends React.Component<Own & WithFlags> { render() { return this.props.flags.a; } }'],
    ['type P = WithFlags; class C extends React.PureComponent<P> { render() { const { flags } = this.props; return flags.a; } }'],
  ])('%s', (code) => {
    const { source } = parse('file.tsx', `import type { FlagSet, WithFlags } from './types';\ninterface Own { b: 1 }\n${code}`);
    const facts = source && readFacts(source, { sdks: [typed], declarations: [], resolver: specifierResolver, isTest: false });
    expect(facts?.evaluations.map(({ keys }) => keys)).toEqual([['a']]);
  });

  test('is none where types extend one another in a circle', () => {
    expect(read('interface A extends B {} interface B extends A {} type C = D; type D = C; (a: A, c: C) => [a.flags.a, c.flags.a]').evaluations).toEqual([]);
  });
});

describe('what is recorded of a read', () => {
  test('its polarity, whether it waits, its value and its default', () => {
    const [on, off, variant] = read("isOn('a', true); isOff('b'); variant('c');").evaluations;
    expect(on).toMatchObject({ negated: false, async: false, defaultValue: true, value: { type: 'boolean' } });
    expect(off).toMatchObject({ negated: true });
    expect(variant).toMatchObject({ async: true, value: { type: 'string' } });
  });

  test('nothing, for a name that is bound to something else', () => {
    expect(keysOf("function f(isOn: (k: string) => boolean) { return isOn('a'); }")).toEqual([]);
  });

  test('a wrapper of the file is no read of its own, its calls are', () => {
    const { evaluations } = read("const ask = (key: string) => !isOn(key); ask('a');");
    expect(evaluations.filter(({ forwarded }) => !forwarded).map(({ keys, negated }) => ({ keys, negated }))).toEqual([{ keys: ['a'], negated: true }]);
  });

  test.each([
    ["const either = (x: string, y: string) => isOn(x) || isOn(y); either('a', 'b');", [['union', 'a', 'b']]],
    ["const either = (x: string, y: string) => isOn(x) || isOn(y); const one = (z: string) => either(z, 'b'); one('a');", [['union', 'b'], ['exact', 'a']]],
    ["const either = (x: string, y: string) => isOn(x) || isOn(y); const any = (x: string, y: string, z: string) => isOn(z) && either(x, y); any('a', 'b', 'c');", [['union', 'c', 'a', 'b']]],
    ["const both = ({ x, y }: Keys) => isOn(x) && isOn(y); both({ x: 'a', y: 'b' }); both({ x: 'c' });", [['union', 'a', 'b'], ['exact', 'c']]],
    ["class C { both(x: string, y: string) { return isOn(x) && isOff(y); } f() { return this.both('a', 'b'); } }", [['union', 'a', 'b']]],
    ["const Both = ({ x, y, children }) => isOn(x) && isOn(y) && children; <Both x='a' y='b'>c</Both>;", [['union', 'a', 'b']]],
    ["const pick = (x: string, y: string, On, Off) => () => (isOn(x) && isOn(y) ? <On /> : <Off />); pick('a', 'b', New, Old);", [['union', 'a', 'b']]],
    ["const twice = (x: string) => isOn(x) && (log(), isOn(x)); twice('a');", [['exact', 'a']]],
  ])('every key that a call of a wrapper hands on: %s', (code, expected) => {
    const reads = read(code).evaluations.filter(({ forwarded }) => !forwarded);
    expect(reads.map(({ exactness, keys }) => [exactness, ...keys])).toEqual(expected);
  });
});

describe('branches', () => {
  const sides = (code: string) => read(code).togglePoints.map(({ kind, branches }) => [kind, ...branches.filter(({ empty }) => !empty).map(({ sides: at }) => at.a ?? '-')]);

  test.each([
    ["if (isOn('a')) x(); else y();", ['if', 'on', 'off']],
    ["if (!isOn('a')) x();", ['if', 'off']],
    ["if (isOff('a')) x(); else y();", ['if', 'off', 'on']],
    ["const on = isOn('a'); z(on ? 1 : 2);", ['conditional', 'on', 'off']],
    ["function f() { if (!isOn('a')) return; x(); }", ['early-exit', 'off', 'on']],
    ["if (isOn('a') && other) x();", ['if', 'on']],
    ["if (client.get('a').enabled) x();", ['if', 'on']],
    ["class C { on = isOn('a'); f() { if (this.on) x(); } }", ['if', 'on']],
    ["class C { private off; constructor() { this.off = isOff('a'); } f() { return this.off ? 1 : 2; } }", ['conditional', 'off', 'on']],
    ["function useIt() { const on = isOn('a'); track(); return { off: !on }; } const { off } = useIt(); if (off) x();", ['if', 'off']],
  ])('%s', (code, expected) => {
    expect(sides(code)).toContainEqual(expected);
  });

  test.each([
    "class C { on = isOn('a'); g() { this.on = false; } f() { if (this.on) x(); } }",
    "class C { on = isOn('a'); g() { this.on ||= y; } f() { if (this.on) x(); } }",
    "class C { on = this.off; off = this.on; z = isOn('a'); f() { if (this.on) x(); } }",
    "function useIt() { if (y) return { on: isOn('a') }; return { on: true }; } const { on } = useIt(); if (on) x();",
    "function useIt() { y(isOn('a')); return { on: useIt().on }; } if (useIt().on) x();",
  ])('is no branch of a flag that the code does not tell: %s', (code) => {
    expect(sides(code)).toEqual([]);
  });
});

describe('stubs within fake clients', () => {
  const forced = (code: string): unknown[] => read(code).overrides.map(({ keys, value }) => [...keys, value]);

  test.each([
    ["const fakeClient = { get: sinon.stub().withArgs('a').returns(true) };", [['a', true]]],
    ["const fakeClient = { get: sinon.stub().withArgs('a').returns(true).withArgs('b').returns(false) };", [['b', false], ['a', true]]],
    ["let stub; beforeEach(() => { stub = sinon.stub().returns(true); fakeClient = { get: stub }; }); it('x', () => { stub.returns(false); });", [[true], [false]]],
    ["const stub = vi.fn(); const client = { get: stub }; stub.mockReturnValue(false);", [[false]]],
    ["const stub = sinon.stub(); const fakeClient = { get: stub }; stub.withArgs('a').returns(true);", [['a', true]]],
    ["const stub = sinon.stub().returns(true); const fakeCache = { get: stub };", []],
    ["const fakeClient = { close: sinon.stub().withArgs('a').returns(true) };", []],
  ])('%s', (code, expected) => {
    expect(forced(code)).toEqual(expected);
  });
});

test('a list is no value that a flag is forced to', () => {
  const named = defineSdk({ name: 'named', title: 'named', modules: [], receiver: 'flags', forms: [{ kind: 'member', key: 'member' }] });
  const { source } = parse('file.tsx', "const step = { flags: { required: ['a'], disallowed: [] } }; const user = { flags: { nav: true } };");
  const { overrides } = readFacts(source!, { sdks: [named], declarations: [], resolver: specifierResolver, isTest: true });
  expect(overrides.map(({ keys }) => keys)).toEqual([['nav']]);
});

test('a test case that names a flag and forces it not tests its default', () => {
  const titles = (code: string): string[] => (read(code).defaultCases ?? []).map(({ keys }) => keys.join());
  const on = "it('shows it', () => { fakeClient.get.withArgs('new-nav').returns(true); });";
  expect(titles(`${on} it('hides it if new-nav is disabled', () => {});`)).toEqual(['new-nav']);
  expect(titles(`${on} it('hides it if new-nav-2 is disabled', () => {}); it('does more', () => {});`)).toEqual([]);
  expect(titles(`${on} it('hides it without new-nav', () => { fakeClient.get.withArgs('new-nav').returns(false); });`)).toEqual([]);
  expect(titles(`fakeClient.get.withArgs('new-nav').returns(true); it('shows new-nav', () => {});`)).toEqual([]);
});

describe('what frameworks hand on', () => {
  const pointsOf = (code: string): unknown[] => read(code).togglePoints.map(({ branches }) => branches.map(({ sides }) => sides.a ?? '-').join());

  test.each([
    ["export const getServerSideProps = async () => ({ props: { a: isOn('a') } }); export default function Page({ a: on }) { return on ? 1 : 2; }", ['on,off']],
    ["export async function getStaticProps() { if (gone) return { notFound: true }; return { props: { a: isOn('a') } }; } const Page = (props) => (props.a ? 1 : 2); export default Page;", ['on,off']],
    ["export function getServerSideProps() { return { props: { a: isOn('a') } }; } export function Other({ a }) { return a ? 1 : 2; }", []],
    ["import { useLoaderData } from '@remix-run/react'; export function loader() { return json({ a: isOff('a') }); } const P = () => { const { a } = useLoaderData(); return a ? 1 : 2; };", ['off,on']],
    ["import { createContext, useContext } from 'react'; const C = createContext({ a: false }); const P = () => <C.Provider value={{ a: isOn('a') }} />; const Q = () => (useContext(C).a ? 1 : 2);", ['on,off']],
    ["import { createContext, useContext } from 'react'; const C = createContext({}); const P = () => <C.Provider value={{ a: isOn('a') }} />; const useC = () => useContext(C); const Q = () => { const { a } = useC(); return a ? 1 : 2; };", ['on,off']],
    ["import { createContext, useContext } from 'react'; const C = createContext({}); const P = () => [<C.Provider value={{ a: isOn('a') }} />, <C.Provider value={{ a: true }} />]; const Q = () => (useContext(C).a ? 1 : 2);", []],
    ["const useContext = (x) => x; const C = make(); const P = () => <C.Provider value={{ a: isOn('a') }} />; const Q = () => (useContext(C).a ? 1 : 2);", []],
  ])('%s', (code, expected) => {
    expect(pointsOf(code)).toEqual(expected);
  });
});

describe('functions that take a component for each side', () => {
  const armsOf = (maker: string, use: string): unknown[] => {
    const code = `${maker} const R = ${use};`;
    const { evaluations } = read(code);
    const text = `import { client, isOff, isOn, variant } from 'flags';\n${code}`;
    return evaluations.filter(({ forwarded }) => !forwarded).map(({ syntax, arms = {} }) => [syntax, ...Object.values(arms).map((arm) => (typeof arm === 'string' ? arm : text.slice(...arm)))]);
  };

  test.each([
    ['const choose = (k, On, Off = () => null) => (p) => (isOn(k) ? <On {...p} /> : <Off {...p} />);', [['hoc', 'New', 'Old']]],
    ['function choose(k, On, Off) { return function Made(p) { const on = isOff(k); if (on) return <On {...p} />; return <Off {...p} />; }; }', [['hoc', 'Old', 'New']]],
    ['const choose = (k, On) => (p) => (isOn(k) ? <On {...p} /> : null);', [['hoc', 'New']]],
    ['const choose = (k, On, Off) => (p) => (isOn(k) ? <On {...p} flag={k} /> : <Off {...p} />);', [['expression']]],
    ['const choose = (k, On, Off) => (p) => { useTracking(k); return isOn(k) ? <On {...p} /> : <Off {...p} />; };', [['expression']]],
    ['const choose = (k, On, Off) => (p) => { if (!ready()) return <Wait />; return isOn(k) ? <On {...p} /> : <Off {...p} />; };', [['expression']]],
    ['const choose = (k, On, Off) => (p) => <main>{isOn(k) ? <On {...p} /> : <Off {...p} />}</main>;', [['expression']]],
  ])('%s', (maker, expected) => {
    expect(armsOf(maker, "choose('a', New, Old)")).toEqual(expected);
  });
});

describe('flags named as data', () => {
  const menu = defineSdk({ name: 'menu', title: 'menu', modules: [], forms: [{ kind: 'property', name: 'needs', key: 'value' }] });
  const named = (code: string): unknown[] => {
    const { source } = parse('file.ts', code);
    if (!source) throw new Error('the example does not parse');
    return readFacts(source, { sdks: [menu], declarations: [], resolver: specifierResolver, isTest: false }).properties.map(({ keys, list }) => (list ? [list, ...keys] : keys));
  };

  test.each([
    ["x({ needs: 'a' })", [['a']]],
    ["x({ needs: ['a', 'b'] })", [['whole', 'a', 'b']]],
    ["x({ path: '/', data: { needs: ['a'] } })", [['whole', 'a']]],
    ["const K = { A: 'a' } as const; const L = [K.A]; x({ needs: L }, { needs: [...L, 'b'] })", [['whole', 'a'], ['partial', 'b']]],
    ["x({ needs: ['a', other] })", [['partial', 'a']]],
    ['x({ needs: [] }, { needs: [1] }, { needs: true })', []],
    ["const { needs = ['a'] } = x; x({ wants: ['a'] })", []],
  ])('%s', (code, expected) => {
    expect(named(code)).toEqual(expected);
  });
});

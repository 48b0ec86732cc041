import { defineGrid, runOf, withFlags } from './grid.ts';
import { wayNames, ways } from './ways.ts';

/** What a module exports as `E`. */
const exported = [
  `export const E = flag('x');`, `export const E = !flag('x');`, `export const E = () => flag('x');`, `export function E() { return flag('x') ? 1 : 2; }`, `export const E = flag('x') ? { a: 1, m() { return this.a; } } : { a: 2, m() { return 9; } };`,
  `export const E = { on: flag('x'), n: 3 };`, `export const E = [flag('x'), 2];`, `export class E { on = flag('x'); static on = flag('x'); m() { return this.on ? 'a' : 'b'; } }`, `const local = flag('x');\nexport { local as E };`,
  `let local = flag('x');\nexport const E = () => local;\nexport function set(v) { local = v; }`, `export let E = flag('x');\nexport function set(v) { E = v; }`, `export const E = flag('x') && (() => log(1));`,
  `function NewImpl(a) { log(1); return a; }\nfunction OldImpl(a) { log(2); return 0; }\nexport const E = flag('x') ? NewImpl : OldImpl;`, `export async function E() { return flag('x') ? 'a' : 'b'; }`, `export function* E() { if (flag('x')) yield 1; yield 2; }`,
  `export async function* E() { if (flag('x')) yield log(1); else return; yield 2; }`, `export const E = (p) => (flag('x') ? [p] : p);`, `export function E(p = flag('x')) { return p; }`, `export const { a: E } = { a: flag('x') };`, `export const { a: E = flag('x') } = {};`, `export const [E = flag('x')] = [];`,
  `const memo = (f) => { let v; return () => (v ??= f()); };\nexport const E = memo(() => flag('x'));`, `export const E = new Map([['on', flag('x')]]);`, `export const E = Object.freeze({ on: flag('x') });`, `class Base { on() { return flag('x'); } }\nexport class E extends Base { m() { return this.on() ? 'a' : 'b'; } }`,
  `export const E = { get on() { return flag('x'); } };`, `export function E(o = {}) { const { on = flag('x') } = o; return on; }`, `export const E = flag('x') ? log(1) : log(2);`, `if (flag('x')) log(5);\nexport const E = 1;`, `export const E = (cb) => (typeof cb === 'function' ? cb(flag('x')) : flag('x'));`,
  `export const E = (on = flag('x')) => ({ on, not: !on });`, `export const E = { v: 1, ...(flag('x') && { on: 2 }) };`, `export const E = flag('x') ? 'new' : 'old';`, `const impl = flag('x') ? (n) => [n] : (n) => n;\nexport const E = impl;`, `export const E = (n) => (flag('x') && n > 0 ? E(n - 1) : n);`,
  `export const E = class { #p = flag('x'); get on() { return this.#p; } };`, `const on = flag('x');\nexport const E = { on, off: !on, m: () => on };`, `function helper() { return log(3); }\nexport function E() { if (!flag('x')) return helper(); return 7; }`, `export function E() { if (flag('x')) throw new Error('thrown'); return 7; }`,
  `export const E = flag('x') ? null : 3;`, `export const E = flag('x') ? undefined : log;`, `let cache;\nexport function E() { if (cache === undefined) cache = flag('x'); return cache; }`, `export function E(k) { switch (k) { case 1: return flag('x'); default: return 0; } }`, `export const E = [1, ...(flag('x') ? [log(2)] : []), 3];`,
  `export const E = [1, flag('x') && 2, 3].filter(Boolean);`, `export const E = { 1: () => flag('x'), on: () => log(1) };`, `export const E = { a: { on: flag('x') }, b: 1 };`, `export const E = flag('x') ? class { on = 1; m() { return 1; } } : class { m() { return log(2); } };`, `export const E = await_(flag('x'));\nfunction await_(x) { return Promise.resolve(x); }`,
  `export const E = { on: flag('x') ? log : undefined, m: flag('x') ? () => 1 : () => log(2) };`, `const all = { a: flag('x'), on: flag('x'), n: 4 };\nexport const E = { ...all, n: 5 };`, `export function E() { return E.on; }\nE.on = flag('x');`, `export const E = Object.assign(() => flag('x'), { on: flag('x') });`, `var E;\nE = flag('x');\nexport { E };`,
  `export const E = (() => { if (flag('x')) return { on: 1 }; return { on: log(2), n: 2 }; })();`, `export const E = [{ on: flag('x'), n: 1 }, { on: true, n: 2 }];`, `export const E = { on: [flag('x') && 'a', 'b'].filter(Boolean), n: flag('x') ? [1] : [] };`,
  `const { flag } = require('./flags');\nmodule.exports = { E: flag('x') };`, `const { flag } = require('./flags');\nexports.E = () => flag('x');`, `const { flag } = require('./flags');\nfunction E(k) { return flag('x') ? k : 2; }\nmodule.exports.E = E;`,
  `const { flag } = require('./flags');\nconst E = { on: flag('x'), n: 1 };\nmodule.exports = { E, z: 1 };`, `const flags = require('./flags');\nclass E { on = flags.flag('x'); m() { return this.on ? 1 : log(2); } }\nmodule.exports = { E };`, `const { flag } = require('./flags');\nmodule.exports = flag('x') ? { E: { on: 1, m: () => 1 } } : { E: { on: log(2) } };`,
];

const uses = [
  'show(E);', 'if (E) show(1);\nelse show(2);', `show(typeof E === 'function' ? E(1) : E);`, 'show(E.on);', 'show(E.on ? log(1) : log(2));', 'show(E());', 'if (E()) show(1);', 'if (!E()) return;\nshow(3);', 'const { on } = E;\nshow(on);', 'show({ E: E, k: 1 });', 'show(JSON.stringify(E));', 'show(new E().m());', 'show(new E().on);',
  'const k = E;\nshow(k && k.on);', 'show([...E]);', `show(E.get?.('on') ?? E.m?.());`, 'show(await E());', 'show(E?.(2));', 'show(E.a?.on);', 'show((() => E)());', 'call(E, E?.on);', 'show(E(false));', 'show([1, 2].map(E));', 'show(E.length);', 'show(E && log(1));', `show(E === 'new' ? 1 : 2);`, 'show(E?.[0]);',
  'switch (E) { case true: show(1); break; default: show(2); }', 'const { on = 4, ...rest } = E;\nshow(rest); show(on);', 'show(String(E).length > 0);', 'show(E.on?.());', 'show(E.m());', 'show(typeof E);', 'show(E == null ? 1 : 2);', 'show(E.call?.(null));', 'show(E.bind?.(null)());', 'show([E, E?.()]);', 'show(E?.());',
  'show(await Promise.resolve(E));', 'for (const i of E) show(i);', 'for await (const i of E()) show(i);', 'show(Array.isArray(E) ? E.length : 0);', `show('on' in E);`, `show(Object.hasOwn(E, 'on'));`, 'show(Object.entries(E));', 'show(Object.assign({}, E));', 'show({ ...E });', 'const [p, q] = E;\nshow(p); show(q);', 'E.on = 5;\nshow(E.on); show(E);',
  'delete E.on;\nshow(E);', 'E.on ||= log(1);\nshow(E.on);', 'show(E.m.call({ a: 7 }));', 'const m = E.m;\nshow(m?.());', `show(E['on'] ? 1 : 2);`, `const k = 'on';\nshow(E[k] ? 1 : 2);`, 'show(((p = E) => p)());', 'const f = ({ on } = E) => (on ? 1 : 2);\nshow(f());', 'class X extends E {}\nshow(new X().on);',
  'switch (E.on) { case true: show(1); break; default: show(2); }', 'show(E.on ? E.n : 0);', 'show(E?.a?.on ? E.b : 0);', 'show(E.on === true);', 'show(E ?? log(2));', 'show(E || log(2));', `show(E.on ?? 'd');`, 'let z = E;\nif (z) z = 2;\nshow(z);', 'show(E ? E : 0);', 'const { on: r = 3 } = E ?? {};\nshow(r);', 'const { a: { on } = {} } = E;\nshow(on);',
  'const g = () => E.on;\nshow(g() ? 1 : 2);', 'show([E].map(({ on }) => on));', 'try { show(E()); } catch (e) { show(e.name); }', 'const it = E;\nshow(it.on ? it : 0);', 'show(await (async () => E)());', 'label: for (;;) { if (E) break label; show(1); break; }', 'show((E, 1));', 'show(!E);', 'show(E && E.on && log(4));', 'show(E.on?.toString());',
  'show(`a${typeof E}`);', 'const { on: { length } = [] } = E;\nshow(length);', 'show(E.find?.((r) => r.n === 2).on);', 'show(E.map?.(({ on, ...r }) => (on ? r : 0)));', 'E?.forEach?.(({ on }) => show(on));', 'show(E.on.length + E.n.length);', 'const fs = [E, log];\nshow(fs[0]?.(1));',
];

/** Two or more modules: each export, each way to import it, each use. */
export const exports_ = defineGrid({
  about: 'what a module exports by the flag, imported in each way and used in each',
  axes: { value: exported, way: wayNames, use: uses },
  files({ value, way, use }) {
    const { name, top = '', inside = '', also = '', others = {} } = ways[way] ?? { name: 'E' };
    const isCommon = value.includes('require(');
    if (isCommon && also !== '') return undefined;
    const body = use.replaceAll(/(?<![\w$]|(?<!\.\.)\.)E\b(?!:)/g, () => name);
    return { 'program.js': `${top}\n${runOf(`${inside}${inside === '' ? '' : '\n'}${body}`)}`, 'values.js': isCommon ? `${value}\n` : withFlags(`${value}\n${also === '' ? '' : `${also}\n`}`), ...others };
  },
});

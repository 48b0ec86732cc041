import fc from 'fast-check';
import type { Constant } from '../../../src/facts/types.ts';

/** A small program: its modules by name, the one that runs first, and the value its flag `x` is kept at. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly keep: Constant;
}

type Text = fc.Arbitrary<string>;

/** How a program asks for its flag: conditions that the flag decides, and values that it gives. */
interface Flavour {
  readonly keeps: readonly Constant[];
  readonly conditions: readonly string[];
  readonly values: readonly string[];
}

const BOOLEAN: Flavour = {
  keeps: [true, false],
  conditions: [
    `flag('x')`, `flag('x')`, `flag('x')`, `!flag('x')`, 'on', 'on', 'on', '!on', `isOff('x')`, `!!flag('x')`, 'un', `client.isEnabled('x')`, 'useFlags().x', `flags.flag('x')`, 'flag(KEY)', 'flag(KEYS.x)', 'isNew()',
    `ask('x')`, 'plain', 'renamed', 'given', 'holder.on', `det.enabled`, `details('x')?.enabled`, 'either()', `typeof isNew === 'function'`, `flag('x') === true`, `flag('x') == null`, 'self.isOn()', 'Gate.on()',
  ],
  values: [`flag('x')`, 'on', 'un', 'plain', 'det.enabled', 'isNew()', `flag('x', log(7))`, `useFlagIf({ feature: 'x', when: !!log(1) })`, `useFlagIf({ feature: 'x', when: !b })`, `useResultIf({ feature: 'x', when: !!log(1) }).value`, `withFlag('x', 1, 2)`, 'given', '+on', 'on + 1', 'on & 1', '-un'],
};

const VARIANT: Flavour = {
  keeps: ['a', 'b', ''],
  conditions: [
    `variant('x') === 'a'`, `variant('x') !== 'b'`, `vn === 'a'`, `vn == 'b'`, `'a' === vn`, `['a', 'c'].includes(vn)`, 'isA', `variant(KEY) === 'b'`, `details('x').name === 'a'`, 'vn', '!vn', `variant('x')`, `typeof vn === 'string'`, `vn > 'a'`,
    'isVariant(\'a\')', `det.name !== 'a'`,
  ],
  values: [`variant('x')`, 'vn', '`v-${vn}`', `({ a: 1, b: log(2) })[vn]`, `vn + 'z'`, `vn ?? 'd'`, `vn || 'd'`, `vn.length`, `vn?.[0]`, 'isA', 'det.name', `variant('x', 'b')`, `[vn][0]`],
};

const SETTING: Flavour = {
  keeps: [0, 3, -1, 'text', null],
  conditions: [`setting('x') > 1`, 'st === 3', 'st', '!st', `setting('x') == null`, 'st < 0', `setting('x') !== 'text'`, 'st >= 0', 'big', `typeof st === 'number'`, 'st === null'],
  values: [`setting('x')`, 'st', 'st + 1', 'st * 2', '-st', 'st ?? 5', 'st || 5', '`${st}px`', '[st, 1]', 'String(st)', 'Number(st)', 'big', `setting('x')?.p`],
};

/** What programs may use without declaring it themselves; each is declared where a program names it. */
const HEAD: Readonly<Record<string, string>> = {
  on: `const on = flag('x');`,
  un: 'const un = !on;',
  det: `const det = details('x');`,
  KEY: `const KEY = 'x';`,
  KEYS: `const KEYS = { x: 'x', y: 'y' };`,
  isNew: `const isNew = () => flag('x');`,
  ask: 'function ask(key) { return flag(key); }',
  plain: 'const { x: plain } = useFlags();',
  renamed: 'const { x: renamed = false, y: other } = useFlags();',
  given: `let given;\ngiven = flag('x');`,
  holder: `const holder = { on: flag('x'), rest: 1 };`,
  either: `function either() {\n  if (flag('x')) return true;\n  return false;\n}`,
  self: `class Self {\n  #on = flag('x');\n  isOn() { return this.#on; }\n}\nconst self = new Self();`,
  Gate: `class Gate {\n  static on() { return flag('x'); }\n}`,
  vn: `const vn = variant('x');`,
  isA: `const isA = variant('x') === 'a';`,
  isVariant: `const isVariant = (name) => variant('x') === name;`,
  st: `const st = setting('x');`,
  big: `const big = setting('x') > 2;`,
};

const NAMES = ['flag', 'isOff', 'flagAsync', 'variant', 'setting', 'details', 'useFlags', 'client', 'useFlagIf', 'useResultIf', 'withFlag'];

const simple = /^(?:[\w.]+(?:\([\w', ]*\))?|'\w*')$/;
const atom = (text: string): string => (simple.test(text) ? text : `(${text})`);
const guard = (text: string): string => (/^[{'"`[(]|^function|^class/.test(text) ? `0, ${atom(text)}` : text);
const indent = (text: string): string => text.replaceAll(/^/gm, '  ');
const inside = (block: string): string => block.slice(2, -2);

/**
 * Statements that read a flag in expressions, statements, closures, classes and generators. `log(n)` shows the order of effects and yields true or
 * false by n; `v` is a mutable variable; `a` and `b` are parameters, falsy or truthy.
 */
function grammarOf({ conditions, values }: Flavour, maxDepth: number): { statement: Text; later: Text } {
  const { statement, later } = fc.letrec<{ expression: string; statement: string; block: string; flagged: string; later: string; laterBlock: string }>((tie) => {
    const e = tie('expression');
    const s = tie('statement');
    const t = tie('flagged');
    const b = tie('block');
    const n = fc.nat({ max: 99 });
    const map = <T extends unknown[]>(f: (...parts: T) => string, ...parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): Text => fc.tuple(...parts).map((p) => f(...(p as unknown as T)));
    const leaf = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...conditions) },
      { weight: 2, arbitrary: fc.constantFrom(...values) },
      { weight: 3, arbitrary: map((i: number) => `log(${i})`, n) },
      { weight: 2, arbitrary: fc.constantFrom('v', 'a', 'b', '0', `''`, `'s'`, 'null', 'undefined', 'true', 'false', '1', '[]', 'obj.p', `flag('y')`, 'obj.m()', 'obj.m', 'new C', `'p' in obj`, '(v, a)') },
    );
    const expressions: Text[] = [
      map((l: string, o: string, r: string) => `${atom(l)} ${o} ${r}`, t, fc.constantFrom('&&', '||'), e.map(atom)),
      map((l: string, o: string, r: string) => `(${l}) ${o} (${r})`, e, fc.constantFrom('&&', '||', '===', '!==', '==', '!=', '+', '<', '??', '-', '&', 'in obj, '), e),
      map((l: string, o: string, r: string) => `${atom(l)} ${o} ${atom(r)}`, e, fc.constantFrom('&&', '||'), t),
      map((x: string, y: string, o: string) => `${atom(x)} ? ${atom(y)} : ${atom(o)}`, e, e, e),
      map((x: string, y: string, o: string) => `${x} ? ${y} : ${o}`, t, e.map(atom), e.map(atom)),
      map((x: string) => `!(${x})`, e),
      map((x: string) => `!!${atom(x)}`, e),
      map((x: string) => `Boolean(${x})`, e.map(atom)),
      map((x: string) => `String(${x})`, e.map(atom)),
      map((x: string, y: string) => `(${atom(x)}, ${atom(y)})`, e, e),
      map((x: string) => `typeof ${atom(x)}`, e),
      map((x: string) => `void ${atom(x)}`, e),
      map((x: string, y: string) => '`a${' + x + '}b${' + y + '}`', e, e),
      map((x: string, y: string) => 'tag`a${' + x + '}b${' + y + '}`', t, e),
      map((x: string, y: string) => `[${atom(x)}, ...(${y} ? [1] : [])].length`, e, e),
      map((x: string, y: string) => `({ k: ${atom(x)}, ...(${y} && { j: 1 }) }).k`, e, e),
      map((x: string) => `(() => ${atom(x)})()`, e),
      map((x: string) => `call(${atom(x)})`, e),
      map((x: string, y: string) => `call(${atom(x)}, ${atom(y)})`, e, e),
      map((x: string, y: string) => `call(...(${x} ? [${atom(y)}] : []), 1)`, t, e),
      map((x: string, y: string) => `(v = ${atom(x)}) && ${atom(y)}`, e, e),
      map((o: string, x: string) => `(v ${o} ${atom(x)})`, fc.constantFrom('||=', '&&=', '??=', '+='), e),
      map((x: string) => `obj?.[${atom(x)} ? 'p' : 'q']`, e),
      map((x: string) => `(${x} ? obj : null)?.p`, t),
      map((x: string, y: string) => `(${x} ? obj : undefined)?.m?.(${y})`, t, e),
      map((x: string, y: string) => `(${x} ? obj.m : ${atom(y)})()`, t, fc.constantFrom('call', 'obj.m')),
      map((x: string, y: string) => `(${x} && obj.m)?.(${y})`, t, e),
      map((x: string, y: string) => `(${x} ? ${atom(y)} : obj)?.p`, t, e),
      map((x: string, y: string) => `new (${x} ? C : obj.m)(${atom(y)}).m?.()`, t, e),
      map((x: string, y: string) => `(${x} ? obj?.m : call)(${y})`, t, e),
      map((x: string) => `delete (${x} ? obj?.p : obj)`, t),
      map((x: string, y: string) => `(${x} ? call : log)(${y})`, t, e),
      map((x: string, y: string) => `((p = ${atom(x)}) => p || ${atom(y)})()`, e, e),
      map((x: string, y: string) => `((p, q = p) => ${atom(y)} && q)(${atom(x)})`, t, e),
      map((x: string, y: string) => `((...r) => r.length ? r[0] : ${atom(y)})(${atom(x)})`, t, e),
      map((x: string, y: string) => `(({ p = ${atom(x)}, q } = {}) => p || q)({ q: ${atom(y)} })`, t, e),
      map((x: string, y: string) => `[${x} && 'k', ${atom(y)}].filter(Boolean).join(' ')`, t, e),
      map((x: string, y: string) => `cx('k', ${x} && 'l', { m: ${x}, [\`n\${${y}}\`]: log(1) })`, t, e),
      map((x: string, y: string) => `cx({ a: ${x}, b: !${atom(x)}, c: ${atom(y)} })`, t, e),
      map((x: string, y: string) => `[1, 2].map((i) => ${x} && i > 1 || ${atom(y)}).length`, t, e),
      map((x: string, y: string) => `((${x}) === (${y} || log(4)))`, t, e),
      map((x: string, y: string) => `new C(${atom(x)}, ${y}).m()`, e, e.map(atom)),
      map((x: string) => `JSON.stringify({ on: ${atom(x)} })`, t),
      map((x: string, y: string) => `Object.keys({ ...(${x} ? { k: ${atom(y)} } : {}) }).length`, t, e),
      map((x: string) => `(() => { try { return ${atom(x)}; } finally { log(2); } })()`, e),
      map((x: string, y: string) => `(function () { return ${x} ? this : ${atom(y)}; })()`, t, e),
      map((x: string, y: string) => `(function (p) { return arguments.length > 1 && p || ${atom(y)}; })(${atom(x)}, 1)`, t, e),
      fc.constantFrom(`details('x').enabled`, `details('x')?.enabled && det.name`, 'det.enabled', 'det.enabled && det.payload', 'typeof det', 'det?.name'),
    ];
    const statements: Text[] = [
      map((x: string) => `show(${atom(x)});`, e),
      map((x: string) => `${guard(x)};`, e),
      map((x: string, y: string) => `${guard(x)} && ${atom(y)};`, t.map(atom), e),
      map((x: string, y: string, o: string) => `if (${x}) ${y} else ${o}`, e, b, b),
      map((x: string, y: string) => `if (${x}) ${y}`, t, b),
      map((x: string, y: string, o: string) => `if (${x}) ${y} else ${o}`, t, b, b),
      map((x: string, y: string, u: string, o: string) => `if (${x}) ${y} else if (${u}) ${o}`, e, b, t, b),
      map((x: string, y: string, u: string, z: string, o: string) => `if (${x}) ${y} else if (${u}) ${z} else ${o}`, t, b, e, b, b),
      map((x: string, u: string, y: string, z: string) => `if (${x}) if (${u}) show(${atom(y)}); else show(${atom(z)});`, e, t, e, e),
      map((x: string, u: string, y: string, z: string) => `if (${x}) if (${u}) show(${atom(y)}); else show(${atom(z)});`, t, e, e, e),
      map((x: string, u: string, y: string, z: string) => `if (${x}) for (const i of [1]) if (${u}) show(${atom(y)}); else show(${atom(z)});\nelse log(8);`, e, t, e, e),
      map((x: string, y: string) => `if (${x}) show(${atom(y)})\n;[1].forEach(show)`, t, e),
      map((x: string, y: string) => `show(0)\nif (${x}) { ;(${y}) }`, t, e),
      map((x: string, y: string) => `let z = 1\nif (${x}) show(z)\n;(() => show(${atom(y)}))()`, t, e),
      map((x: string, y: string) => `let z = 1\n${x} && show(z)\n;\`k\${${y}}\`.length\n;/s/.test('s')`, t, e),
      map((x: string) => `let z = v\nif (${x}) z\n++v\nshow(v)`, t),
      map((x: string) => `if (${x}) return;`, fc.oneof(e, t)),
      map((x: string, y: string) => `if (${x}) return ${y};`, fc.oneof(e, t), e),
      map((x: string) => `return ${x}`, e),
      map((x: string) => `if (${x}) throw new Error('thrown');`, t),
      map((x: string, y: string) => `const k = ${x};\n${inside(y)}\nshow(k);`, e, b),
      map((x: string, y: string, z: string) => `const w = ${x} ? ${atom(y)} : ${atom(z)};\nshow(w);`, t, e, e),
      map((x: string, y: string, z: string) => `const w = ${x} ? { j: ${atom(y)} } : null;\nshow(w ?? ${atom(z)}); show(w && 1); if (w == null || log(1)) show(w?.j);`, t, e, e),
      map((x: string, y: string) => `let w = ${x};\nif (log(5)) w = ${y};\nshow(w);`, t, e),
      map((x: string, y: string, z: string) => `let w;\nif (${x}) w = ${y};\nelse w = ${z};\nshow(w);`, t, e, e),
      map((x: string, y: string) => `let w = ${x};\nw = !w && ${atom(y)};\nshow(w);`, t, e),
      map((x: string, y: string) => `const q = ${x};\nshow(q && ${atom(y)});\nif (q) show(1);`, t, e),
      map((x: string, y: string) => `const q = ${x}, r = !q, u = r || ${atom(y)};\nif (q && u) show(r);`, t, e),
      map((x: string, y: string) => `if (${x}) { var h = ${y}; }\nshow(h);`, t, e),
      map((x: string, y: string, z: string) => `if (${x}) { var h = ${y}; } else { var h = ${z}, hh = 2; }\nshow(h); show(hh);`, t, e, e),
      map((x: string, y: string) => `show(typeof late);\nif (${x}) { for (var late = 0; late < 2; late++) show(${y}); }\nshow(late);`, t, e),
      map((x: string, y: string) => `if (${x}) {\nfunction fo() { return ${y}; }\nshow(fo());\n}\nfunction fo() { return 5; }\nshow(fo());`, t, e),
      map((x: string, y: string) => `while (${x}) {\n${y}\nbreak;\n}`, e, b),
      map((x: string, y: string) => `for (; ${x}; ) {\n${y}\nbreak;\n}`, t, b),
      map((x: string, y: string) => `for (let i = 0; i < 2; i++) {\nif (${x}) continue;\n${inside(y)}\n}`, t, b),
      map((x: string, y: string) => `for (let i = 0, j = ${atom(x)}; i < 2 && (j || ${atom(y)}); i++) show(i);`, t, e),
      map((x: string, y: string) => `for (const i of ${x} ? [1, 2] : []) ${y}`, t, b),
      map((x: string, y: string) => `for (const i of ${x} && ${atom(y)}) show(i);`, t, e),
      map((x: string, y: string) => `for (let i = ${x} && ${atom(y)}, n = 0; n < 1; n++) show(i);`, t, e),
      map((x: string, y: string) => `for (const i in { ...(${x} && { k: 1 }), l: 2 }) {\nshow(i);\n${inside(y)}\n}`, t, b),
      map((x: string, y: string) => `do ${y} while (${x} && log(3) && v++ < 0);`, t, b),
      map((x: string, y: string) => `do {\nif (${x}) break;\n${inside(y)}\n} while (false);`, t, b),
      map((x: string, y: string, z: string) => `outer: for (const i of [1, 2]) {\nfor (const j of [1, 2]) {\nif (${x}) continue outer;\nif (${y}) break outer;\n${inside(z)}\n}\nshow(i);\n}`, t, e, b),
      map((x: string, y: string, z: string) => `switch (${x}) {\ncase true: ${y}\nbreak;\ncase false:\n${z}\ndefault: show(9);\n}`, fc.oneof(t, e), b, b),
      map((x: string, y: string, z: string) => `switch (${x}) {\ncase log(1): ${y}\ncase true:\n${z}\nbreak;\ndefault: show(9);\n}`, t, b, b),
      map((x: string, y: string, z: string) => `switch (true) {\ncase ${x}: ${y}\nbreak;\ncase ${atom(z)}: show(1);\ndefault: show(2);\n}`, t, b, e),
      map((x: string, y: string, z: string) => `switch (${x}) {\ncase 'a': ${y}\ncase 3: show(3); break;\ndefault: show(0);\ncase 'b': {\n${z}\n}\n}`, fc.constantFrom(...values), b, b),
      map((x: string, y: string) => `switch (v) {\ncase 0:\nif (${x}) break;\n${inside(y)}\ncase 1: show(1);\n}`, t, b),
      map((x: string, y: string) => `out: {\nif (${x}) break out;\n${inside(y)}\n}`, t, b),
      map((x: string, y: string) => `out: if (${x}) {\n${inside(y)}\nif (log(2)) break out;\nshow(7);\n}`, t, b),
      map((x: string, y: string, z: string) => `try ${x} finally {\nif (${y}) ${z}\n}`, b, t, b),
      map((x: string, y: string) => `try { if (${x}) return ${y}; show(1); } finally { show(2); }`, t, e),
      map((x: string, y: string) => `try { if (${x}) throw new Error('thrown'); ${y.replaceAll('\n', ' ')} } catch { show(3); } finally { log(4); }`, t, e.map((text) => `show(${atom(text)});`)),
      map((x: string, y: string) => `try { show(tz); } catch { show('dead zone'); }\nconst tz = ${x};\nif (tz) show(${atom(y)});`, t, e),
      map((x: string, y: string) => `const peek = () => tz;\nif (log(4)) try { show(peek()); } catch { show('dead zone'); }\nconst tz = ${x};\nshow(peek() && ${atom(y)});`, t, e),
      map((x: string, y: string) => `const { enabled, payload = ${atom(x)} } = details('x');\nif (enabled === ${atom(y)}) show(payload);`, e, t),
      map((x: string, y: string) => `const { d = ${atom(x)}, p: { q = ${atom(y)} } = {} } = obj;\nshow(d); show(q);`, t, e),
      map((x: string, y: string) => `const [g = ${atom(x)}, h] = [undefined, ${atom(y)}];\nshow(g); show(h);`, t, e),
      map((x: string, y: string) => `let w = 1;\nif (${x}) { w = ${y}; }\nfunction peek() { return w; }\nshow(peek());`, t, e),
      map((x: string) => `let w = 1;\nif (${x}) { w = peek(); }\nfunction peek() { return show(w), 2; }\nshow(peek());`, t),
      map((x: string, y: string) => `function take(p, q) {\nif (p) return q;\nshow(p);\nreturn 5;\n}\nshow(take(${x}, ${atom(y)}));`, t, e),
      map((x: string, y: string) => `const take = (p, q) => (p ? q : 6);\nshow(take(${x}, ${atom(y)}));\nshow(take(${x}, 1));`, t, e),
      map((x: string, y: string) => `function dp(p = ${atom(x)}, q = p && ${atom(y)}) { return q; }\nshow(dp()); show(dp(0)); show(dp(1, 2));`, t, e),
      map((x: string, y: string) => `const part = ({ isOn, other = ${atom(y)} }) => (isOn ? other : 0);\nshow(part({ isOn: ${x} }));`, t, e),
      map((x: string, y: string) => `const opts = { isOn: ${x}, other: ${atom(y)} };\ncall(opts);\nshow(opts.isOn ? opts.other : 1);`, t, e),
      map((x: string, y: string) => `const opts = { isOn: ${x} };\nopts.more = ${atom(y)};\nif (opts.isOn) show(opts);\ndelete opts.isOn;\nshow(opts);`, t, e),
      map((x: string, y: string) => `const ob = { on: ${x}, other: ${y} };\nshow(ob.on && ob.other);`, t, e.map(atom)),
      map((x: string, y: string) => `const ob = { k: 1, ...{ on: ${x} } };\nconst { on: o2, ...rest } = ob;\nshow(o2 || ${atom(y)}); show(rest);`, t, e),
      map((x: string, y: string) => `const tx = ${atom(y)} + 'z';\nconst ux = tx.toString().replace('z', tx).split('').join(tx);\nif (${x}) show(ux);`, t, e),
      map((x: string, y: string) => `const lx = [1, 2].map((n) => {\nconst d = n + 1;\nif (d > 2) return [d];\nreturn ${atom(y)};\n}).concat([3]);\nif (${x}) show(lx);`, t, e),
      map((x: string, y: string) => `const fs = [];\nfor (let i = 0; i < 2; i++) fs.push(() => ${x} && i || ${atom(y)});\nshow(fs.map((f) => f()));`, t, e),
      map((x: string, y: string, z: string) => `class L { #f = ${x}; #g = ${y}; #h() { return ${z}; } m() { return this.#f ? this.#g : this.#h(); } }\nshow(new L().m());`, t, e, e),
      map((x: string, y: string) => `class L { constructor() { this.f = ${x}; } get g() { return this.f ? ${atom(y)} : 0; } set g(w) { if (this.f) show(w); } }\nconst l = new L();\nshow(l.g); l.g = 3;`, t, e),
      map((x: string, y: string) => `class L extends C { constructor() { super(${x}); if (!this.x) return { m: () => ${atom(y)} }; } }\nshow(new L().m());`, t, e),
      map((x: string, y: string) => `class K { static s = ${x}; f = ${y}; static { if (${x}) show(3); } m() { return this.f; } }\nshow(K.s); show(new K().m());`, t, e),
      map((x: string, y: string) => `class K { static #n = 0; static { const k = ${x}; if (k) { this.#n = ${atom(y)}; } } static n() { return K.#n; } }\nshow(K.n());`, t, e),
      map((x: string, y: string) => `class K { [${x} ? 'm' : 'n']() { return ${y}; } }\nshow(new K().m?.());`, t, e),
      map((x: string, y: string, z: string) => `const arr = [${atom(y)}, ...(${x} ? [${atom(z)}] : []), ...(${x} ? [] : [${atom(z)}])];\nconst obj2 = { a: 1, ...(${x} ? { b: ${atom(y)} } : {}), ...(${x} && { get c() { return 1; } }) };\nshow(arr); show(obj2);`, t, e, e),
      map((x: string) => `const m = details('x');\nif (m.enabled) show(${x});\nshow(m);`, e),
      map((x: string, y: string) => `const fr = () => ${x};\nfunction fo() { return !fr(); }\nshow(fo() ? ${atom(y)} : fr());`, t, e),
      map((x: string, y: string) => `const fr = function () { return ${x}; };\nshow([1].map(fr)); show(fr() || ${atom(y)});`, t, e),
      map((x: string, y: string) => `try ${x} catch ${y}`, b, b),
      map((x: string) => `(function () {\nconst on = false;\n${inside(x)}\n})();`, b),
      map((x: string) => `(function (flag) {\n${inside(x)}\n})(() => log(6));`, b),
      map((x: string, y: string) => `function* g() { if (${x}) yield ${atom(y)}; yield 2; }\nshow([...g()].length);`, t, e),
      map((x: string, y: string) => `function* g() { const r = ${x} ? yield 1 : ${atom(y)}; show(r); yield* ${x} ? [1, 2] : []; }\nshow([...g()]);`, t, e),
      map((x: string, y: string, z: string) => `const o = { get g() { return ${y}; }, h: ${x}, [${atom(z)} ? 'i' : 'j']: 1 };\nshow(o.g || o.h);`, t, e, e),
      map((x: string, y: string) => `const { d = ${y}, ...r } = ${x} ? { d: 1 } : {};\nshow(d);`, t, e),
      map((x: string, y: string) => `const fn = (p) => ${x};\nif (${y}) fn(1);\nelse show(fn(2));`, b, t),
      map((x: string, y: string, z: string) => `if (${x}) {\nconst v = 5;\n${inside(y)}\nshow(v);\n}\nshow(${z});`, t, b, e),
      map((x: string, y: string) => `if (${x}) {\nconst a = 1;\nlet v = a;\nshow(v);\n} else {\nclass C {}\nshow(new C() && ${atom(y)});\n}\nshow(v);`, t, e),
      map((x: string) => `show(later());\nif (${x}) return 4;\nfunction later() { return 6; }`, t),
      map((x: string, y: string) => `if (${x}) return late;\nvar late = ${y};\nshow(late);`, t, e),
      map((x: string, y: string) => `// before\nif (${x}) {\n// inside\nshow(${atom(y)}); // behind\n} /* after */\nelse /* other */ show(1); // end`, t, e),
      b,
    ];
    const laterStatements: Text[] = [
      map((x: string) => `const r = await flagAsync('x');\nif (r) show(${atom(x)});\nelse show(r);`, e),
      map((x: string, y: string) => `if (await flagAsync('x')) ${x} else ${y}`, tie('laterBlock'), b),
      map((x: string, y: string) => `if (!(await flagAsync('x')) && ${atom(x)}) ${y}`, e, tie('laterBlock')),
      map((x: string) => `const [p, q] = await Promise.all([flagAsync('x'), call(${atom(x)})]);\nif (p) show(q);`, e),
      map((x: string) => `await flagAsync('x').then((value) => show(value && ${atom(x)}));`, e),
      map((x: string) => `show((await flagAsync('x')) ? await call(${atom(x)}) : 0);`, e),
      map((x: string) => `const pending = flagAsync('x');\nlog(1);\nif (await pending) show(${atom(x)});`, e),
      map((x: string, y: string) => `const load = async () => (${x} ? await call(${atom(y)}) : flagAsync('x'));\nshow(await load());`, t, e),
      map((x: string, y: string) => `try {\nif (${x}) await Promise.reject(new Error('thrown'));\nshow(${atom(y)});\n} catch (error) {\nshow(error.name);\n} finally {\nawait null;\nlog(2);\n}`, t, e),
      map((x: string, y: string) => `async function* stream() { if (${x}) yield call(${atom(y)}); yield 2; }\nfor await (const i of stream()) show(i);`, t, e),
      map((x: string) => `for (const i of [1, 2]) {\nif (await flagAsync('x')) continue;\n${inside(x)}\n}`, b),
      map((x: string) => `if (await flagAsync('x')) return await call(${atom(x)});`, e),
      map((x: string, y: string) => `await (${x} ? call(${atom(y)}) : null);`, t, e),
      fc.constant(`return flagAsync('x');`),
      tie('laterBlock'),
      s,
    ];
    const blockOf = (list: fc.Arbitrary<string[]>): Text => list.map((of) => `{\n${of.map(indent).join('\n')}\n}`);
    return {
      flagged: fc.constantFrom(...conditions),
      expression: fc.oneof({ maxDepth, depthIdentifier: 'e' }, leaf, ...expressions),
      block: blockOf(fc.array(s, { maxLength: 3, depthIdentifier: 's' })),
      statement: fc.oneof({ maxDepth, depthIdentifier: 's' }, ...statements),
      later: fc.oneof({ maxDepth, depthIdentifier: 's' }, ...laterStatements),
      laterBlock: blockOf(fc.array(fc.oneof(tie('later'), s), { maxLength: 3, depthIdentifier: 's' })),
    };
  });
  return { statement, later };
}

/** Names declared twice in one list would not parse: each statement of the list gets its own block, unless it reads well without. */
const scoped = (text: string): string => (/^(?:const|let|class|function)\b/m.test(text) ? `{\n${indent(text)}\n}` : text);

const uses = (text: string, name: string): boolean => new RegExp(`(?<![\\w$.'])${name}(?![\\w$'])`).test(text);

/** The declarations a text needs, and what they need. */
function headOf(text: string): string {
  let needed: string[] = [];
  for (let body = text; ; ) {
    const next = Object.keys(HEAD).filter((name) => uses(body, name));
    body = `${next.map((name) => HEAD[name] ?? '').join('\n')}\n${text}`;
    if (next.length === needed.length) {
      const imported = NAMES.filter((name) => uses(body, name));
      const all = uses(body, 'flags') ? `import * as flags from './flags';\n` : '';
      return `import { ${(imported.length > 0 ? imported : ['flag']).join(', ')} } from './flags';\n${all}${next.map((name) => `${HEAD[name] ?? ''}\n`).join('')}`;
    }
    needed = next;
  }
}

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text, (text) => text, (text) => text, (text) => text, (text) => text,
  (text) => text.replaceAll(/;$/gm, ''),
  (text) => text.replaceAll(/ {2}/g, '\t'),
  (text) => text.replaceAll('\n', '\r\n'),
];

const listOf = (statement: Text, maxLength: number): fc.Arbitrary<string[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: statement.map(scoped) }, { weight: 1, arbitrary: statement }), { minLength: 1, maxLength });

/** Programs of one flavour: most of one function, some asynchronous. */
function programsOf(flavour: Flavour, maxDepth: number, maxLength: number): fc.Arbitrary<Program> {
  const { statement, later } = grammarOf(flavour, maxDepth);
  const sync = listOf(statement, maxLength).map((list) => ({ list, async: '' }));
  const asynchronous = listOf(later, maxLength).map((list) => ({ list, async: 'async ' }));
  return fc.tuple(fc.oneof({ weight: 5, arbitrary: sync }, { weight: 1, arbitrary: asynchronous }), fc.constantFrom(...STYLES), fc.constantFrom(...flavour.keeps)).map(([{ list, async }, style, keep]) => {
    const body = `export ${async}function run(a, b) {\n${list.map(indent).join('\n')}\n}\n`;
    return { files: { 'program.js': style(headOf(body) + body) }, keep };
  });
}

const flavours = (maxDepth: number, maxLength: number): fc.Arbitrary<Program> => fc.oneof(
  { weight: 6, arbitrary: programsOf(BOOLEAN, maxDepth, maxLength) },
  { weight: 1, arbitrary: programsOf(VARIANT, maxDepth, maxLength) },
  { weight: 1, arbitrary: programsOf(SETTING, maxDepth, maxLength) },
);

/** What another module exports, by name. */
const EXPORTS: Readonly<Record<string, string>> = {
  on: `export const on = flag('x');`,
  un: `export const un = isOff('x');`,
  isNew: `export const isNew = () => flag('x');`,
  isOld: `export function isOld() {\n  return !flag('x');\n}`,
  features: `export const features = { on: flag('x'), size: 3 };`,
  useNew: `export function useNew() {\n  const { x, y } = useFlags();\n  return { on: x, other: y };\n}`,
  pick: `export const pick = (yes, no) => (flag('x') ? yes : no);`,
  take: `export function take(p, q = 1) {\n  if (p) return q;\n  log(5);\n  return 0;\n}`,
  box: `export function box({ isOn, label }) {\n  return isOn ? label : call('off');\n}`,
  service: `class Service {\n  #on = flag('x');\n  isOn() { return this.#on; }\n}\nexport const service = new Service();`,
  kit: `class Kit {\n  static #on = flag('x');\n  static isOn() { return Kit.#on; }\n}\nexport const kit = Kit;`,
  nest: `export const nest = { in: { on: flag('x'), n: 1 }, off: isOff('x'), label: () => 'l' };`,
  own: `export const own = { on: flag('x'), label() { return this.on ? 'l' : 'm'; } };`,
  fresh: `const made = () => log(4);\nexport { made as fresh };`,
  stale: `export const stale = () => call('stale');`,
  deep: `export const deep = { a: { on: flag('x') }, b: 1 };`,
  rest: `export const rest = (...given) => given[1];`,
  seen: `export function seen() {\n  return arguments[1];\n}`,
  sole: `export const sole = ({ isOn, first, last }) => (isOn ? last : first);`,
  only: `export function only(p, { isOn } = {}) {\n  return isOn ? p : 0;\n}`,
  again: `export const again = (p) => (p ? () => p : again(true));`,
};

const MODULES: Flavour = {
  keeps: [true, false],
  conditions: [`flag('x')`, 'on', 'un', '!on', 'isNew()', 'isOld()', 'features.on', '!features.on', 'useNew().on', 'service.isOn()', 'kit.isOn()', 'nest.in.on', 'nest.off', 'own.on', 'take(on, 2)', 'box({ isOn: on, label: 1 })', 'deep.a.on', 'only(1, { isOn: on })', `typeof isNew === 'function'`, `typeof features === 'object'`],
  values: ['deep', 'deep.a', 'rest(1, { on })', 'rest(on, on)', 'seen(1, { on })', 'sole({ isOn: on, first: 1, last: log(2) })', 'sole({ isOn: un, first: log(1), last: 2 })', 'only(log(1), { isOn: un })', 'again(on)()', 'pick(1, log(2))', 'pick(fresh(), stale())', 'features.size', 'useNew().other', 'take(on, log(1))', 'take(!un)', 'box({ isOn: on, label: log(7) })', 'fresh()', 'stale()', 'features', 'nest.in.n', 'nest.label()', 'own.label()', 'nest.in', '(nest.off = a)', '(features.on = b)', 'on'],
};

/** How a program comes by the values of another module: the import of these names, the module between them, and how the program calls them. */
const WAYS: readonly ((names: string) => { readonly from: string; readonly between?: string; readonly within?: string })[] = [
  (names) => ({ from: `{ ${names} } from './values'` }),
  (names) => ({ from: `{ ${names} } from './values'` }),
  () => ({ from: `* as values from './values'`, within: 'values' }),
  (names) => ({ from: `{ ${names} } from './barrel'`, between: `export * from './values';\n` }),
  (names) => ({ from: `{ ${names} } from './barrel'`, between: `export { ${names} } from './values';\n` }),
  (names) => ({ from: `{ ${names} } from './barrel'`, between: `import { ${names} } from './values';\nexport { ${names} };\n` }),
  () => ({ from: `{ values } from './barrel'`, between: `export * as values from './values';\n`, within: 'values' }),
];

/** Programs of several modules: values, functions and hooks that a flag decides, used through a module between or not. */
const modules: fc.Arbitrary<Program> = fc.tuple(listOf(grammarOf(MODULES, 2).statement, 2), fc.constantFrom(...WAYS), fc.boolean(), fc.constantFrom(...MODULES.keeps)).map(([list, way, hasEffect, keep]) => {
  const body = `export function run(a, b) {\n${list.map(indent).join('\n')}\n}\n`;
  const names = Object.keys(EXPORTS).filter((name) => uses(body, name));
  const values = `${names.map((name) => `${EXPORTS[name] ?? ''}\n`).join('')}export const other = 1;\n`;
  const { from, between, within } = way(names.join(', '));
  const named = within === undefined ? body : names.reduce((text, name) => text.replaceAll(`{ ${name} }`, `{ ${name}: ${name} }`).replaceAll(new RegExp(`(?<![\\w$.'])${name}(?![\\w$':])`, 'g'), `${within}.${name}`), body);
  const own = NAMES.filter((name) => uses(`${body}${uses(body, 'det') ? (HEAD.det ?? '') : ''}`, name));
  return {
    files: {
      'program.js': `${own.length > 0 ? `import { ${own.join(', ')} } from './flags';\n` : ''}${hasEffect ? `import './effect';\n` : ''}${names.length > 0 ? `import ${from};\n` : ''}${uses(body, 'det') ? `${HEAD.det ?? ''}\n` : ''}${named}`,
      'values.js': `import { flag, isOff, useFlags } from './flags';\n${values}`,
      ...(between !== undefined && names.length > 0 ? { 'barrel.js': between } : {}),
      ...(hasEffect ? { 'effect.js': `log(8);\n` } : {}),
    },
    keep,
  };
});

const RENDERED: Flavour = { ...BOOLEAN, conditions: [`flag('x')`, '!on', 'on', `isOff('x')`, 'plain', 'un'] };

/** Programs that render: gates, conditions among children, attributes, spreads, props. */
const rendered: fc.Arbitrary<Program> = (() => {
  const t = fc.constantFrom(...RENDERED.conditions);
  const simple2 = fc.constantFrom('a', 'b', `'text'`, 'log(1)', 'log(3)', 'null', '1', '<New />', '<Old on={on}>in</Old>');
  const child: Text = fc.oneof(
    t.map((x) => `{${x} && <b>on</b>}`),
    t.map((x) => `{${x} ? <New /> : <Old on={${x}} />}`),
    fc.tuple(t, simple2).map(([x, y]) => `{${x} ? ${y} : null}`),
    fc.tuple(t, simple2).map(([x, y]) => `{${x} || ${y}}`),
    fc.tuple(t, simple2).map(([x, y]) => `{!(${x}) && ${y}}`),
    t.map((x) => `{${x} ? 'yes' : 'no'}`),
    t.map((x) => `<>{${x} && <New />}</>`),
    t.map((x) => `{[1, 2].map((i) => ${x} && <li key={i}>{i}</li>)}`),
    t.map((x) => `<Old on={${x}} label={${x} ? 'l' : undefined}>inner {${x} && 'text'}</Old>`),
    t.map((x) => `<p title={${x} ? 't' : 'u'} {...(${x} ? { id: 'i' } : {})} hidden={${x}}>p</p>`),
    fc.constantFrom(`<Feature flag="x" fallback={<Old />}><New /></Feature>`, `<Feature flag="x">gated <b>x</b></Feature>`, `<Feature flag="y"><New /></Feature>`, 'words', 'two words', `{' '}`, '{log(4)}', '<br />'),
  );
  const children = (glue: string): Text => fc.array(child, { minLength: 1, maxLength: 4 }).map((list) => list.join(glue));
  const view: Text = fc.tuple(fc.constantFrom('div', ''), fc.oneof(children(' '), children(''), children('\n    ').map((text) => `\n    ${text}\n  `))).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`);
  const body: Text = fc.oneof(
    view.map((x) => `  return render(\n  ${x}\n  );`),
    fc.tuple(t, view, view).map(([x, y, z]) => `  if (${x}) return render(${y});\n  return render(${z});`),
    fc.tuple(t, view).map(([x, y]) => `  const view = ${x} ? ${y} : <Old />;\n  return render(view);`),
    fc.tuple(t, view).map(([x, y]) => `  const Part = ({ isOn, children }) => (isOn ? <b>{children}</b> : <>{children}</>);\n  return render(<Part isOn={${x}}>${y}</Part>);`),
    t.map((x) => `  const Part = withFlag('x', New, Old);\n  return render(<Part on={${x}} />);`),
  );
  return fc.tuple(body, fc.constantFrom(...RENDERED.keeps)).map(([text, keep]) => {
    const code = `function New() { log(1); return <b>new</b>; }\nfunction Old({ on, label = 'none', children }) { log(2); return <i>{on ? label : 'off'}{children}</i>; }\nexport function run(a, b) {\n${text}\n}\n`;
    const gate = code.includes('<Feature') ? `import { Feature } from './flags';\n` : '';
    return { files: { 'program.jsx': gate + headOf(code) + code }, keep };
  });
})();

/** Programs, valid or not: many small ones of one module, some large, some of several modules, some that render. */
export const programs: fc.Arbitrary<Program> = fc.oneof(
  { weight: 30, arbitrary: flavours(2, 2) },
  { weight: 5, arbitrary: flavours(4, 4) },
  { weight: 4, arbitrary: modules },
  { weight: 1, arbitrary: rendered },
);

import { defineGrid, runOf, withFlags } from './grid.ts';

/** An expression that asks for the flag, beside `A` and `B`. */
const forms = [
  'FLAG', '!FLAG', 'FLAG && A', 'FLAG || A', '!FLAG && A', 'FLAG ? A : B', 'FLAG ? B : A', 'A && FLAG', 'A || FLAG', 'a ? FLAG : A', 'FLAG ?? A', '(A, FLAG)', '(FLAG, A)', 'FLAG === true && A',
  '(FLAG && a) || A', 'FLAG && a && A', 'a || FLAG || A', '!(FLAG && A)', 'FLAG && (a ? A : B)', '(FLAG || a) && A', 'FLAG === false ? B : A', 'on && A', 'on ? A : B', '!on || A', '(FLAG ? obj : A)?.m', 'FLAG && A && B',
  'A ? FLAG : !FLAG', 'FLAG ? A : FLAG ? B : A', '[FLAG && A, B][0]', '(FLAG ? A : B) || on', 'FLAG !== on || A', '(v = FLAG) && A', '(v ||= FLAG)', '(() => FLAG)() && A', '(FLAG ? { k: A } : { k: B }).k',
] as const;

/** What stands beside the flag. */
const neighbours = [
  'log(1)', 'a', 'obj.m', 'obj?.m', 'obj.p', 'obj', 'v', 'v++', '() => log(2)', 'function () { return this; }', 'class {}', 'async () => 1', '[log(1)]', '{ p: log(1) }', 'new C(1)', `'s'`, '0', 'null', 'undefined', '`t${log(1)}`', '/r/',
  '(log(1), obj.m)', 'obj[log(1)]', 'v = log(1)', 'typeof a', 'obj?.p.q', '-1', '!a', 'call', 'C', 'b ?? a', 'a ? b : v', '() => {}', 'a in obj', 'new C', 'call`t`', '[...[log(1)]]', '{ ...obj }', '{ m() { return 1; } }.m', 'void log(1)', 'a ** 2', 'b, a',
  'obj.m?.()', 'function* () { yield 1; }', '1n', '{}', '[]', `{ get k() { return log(4); } }`,
] as const;

/** Where an expression stands: `HERE`, or `(HERE)` where it must be whole. */
const places = [
  'show(HERE);', 'HERE;', '(HERE)();', '(HERE)(1);', 'show((HERE).p);', 'show((HERE)?.p);', 'show((HERE)?.());', 'show((HERE)[log(3)]);', 'show(new (HERE)());', 'new (HERE);', 'show((HERE)`t${1}`);', 'show(delete (HERE));',
  'show(typeof (HERE));', 'show(void (HERE));', 'show(+(HERE));', 'show((HERE) + 1);', 'show(1 + (HERE));', 'show((HERE) ** 2);', 'show(2 ** (HERE));', 'show((HERE) in obj);', 'show((HERE) instanceof C);', `show('p' in (HERE));`,
  'show([HERE]);', 'show([...(HERE)]);', 'show([, HERE, 1]);', 'show({ k: HERE });', 'show({ ...(HERE) });', 'show({ [HERE]: 1 });', 'call(...(HERE));', 'call(HERE, log(3));', 'v = HERE; show(v);', 'obj.p = HERE; show(obj.p);', 'v += HERE; show(v);',
  'v ||= HERE; show(v);', 'v ??= HERE; show(v);', '[v = HERE] = []; show(v);', '({ z: v = HERE } = {}); show(v);', 'const { z = HERE } = obj; show(z);', 'const [z = HERE] = []; show(z);', 'const { [HERE]: z } = obj; show(z);',
  'show(((p = HERE) => p)());', 'show((({ p = HERE } = {}) => p)());', 'class K extends (HERE) {} show(new K());', 'class K { f = HERE; } show(new K().f);', 'class K { static f = HERE; } show(K.f);',
  'class K { [HERE]() { return 1; } } show(Object.getOwnPropertyNames(K.prototype));', 'class K { static { show(HERE); } }', 'throw HERE;', 'return HERE;', 'show([...(function* () { yield HERE; })()]);', 'show([...(function* () { yield* HERE; })()]);',
  'for (const i of HERE) show(i);', 'for (const i in HERE) show(i);', 'for (v = HERE; log(3) && v < 2; v++) show(v);', 'for (; HERE; ) { show(1); break; }', 'for (let i = 0; i < 1; i++, HERE) show(i);', 'while (HERE) { show(1); break; }',
  'let i = 0; do { show(i); } while (i++ < 1 && (HERE));', 'do { show(1); break; } while (HERE);', 'if (HERE) show(1);', 'if (HERE) show(1); else show(2);', 'if (log(3)) show(1); else if (HERE) show(2);', 'if (log(1)) show(1); else if (HERE) show(2); else show(3);',
  'if (a) if (HERE) show(1); else show(2);', 'switch (HERE) { case true: show(1); case false: show(2); break; default: show(3); }', 'switch (true) { case HERE: show(1); break; default: show(2); }', 'switch (a) { case 1: HERE; show(1); }',
  'show((HERE) ? log(4) : log(5));', 'show(b ? (HERE) : log(5));', 'show((HERE, 1));', 'show((1, HERE));', 'show(!(HERE));', 'show(`a${HERE}b`);', 'show(tag`a${HERE}b`);', 'show((() => HERE)());', 'show((() => { return HERE; })());',
  'show(await (async () => HERE)());', 'const z = HERE; show(z); show(z);', 'let z = HERE; if (b) z = 2; show(z);', 'var z = HERE; show(z);', 'const z = HERE; if (z) show(1);', 'const z = HERE; show(() => z);', 'const z = { k: HERE }; show(z.k); show(z);',
  'const z = [HERE]; show(z[0]); show(z);', 'show([1, 2].map((i) => HERE));', 'show([1, 2].filter(() => HERE));', 'show([HERE, 2].filter(Boolean));', 'lab: { if (HERE) break lab; show(1); }', 'try { show(HERE); } catch (e) { show(2); } finally { show(3); }',
  'v\n(HERE)\nshow(v)', 'let z = 1\n;(HERE)\nshow(z)', 'let z = v\n;[HERE].length\nshow(z)', 'show((HERE) == null);', 'show((HERE) === undefined);', 'show(Boolean(HERE));', 'show(String(HERE));', 'show((HERE)?.m?.());', 'show((HERE) && (HERE));',
  'show((HERE) ? (HERE) : 1);', 'const f = (p) => p; show(f(HERE));', 'const f = ({ p }) => p; show(f({ p: HERE }));', 'const g = () => HERE; show(g()); show(g);', 'show(JSON.stringify({ a: HERE }));', 'show((function () { return HERE; }).call(obj));',
  'show([HERE].includes(true));', 'show(Object.entries({ k: HERE }));', `show(cx('k', HERE, { l: HERE }));`, 'show(await Promise.all([HERE, 1]));', 'show(await (HERE));', 'const z = async () => HERE; show(await z());', 'const o = { get k() { return HERE; } }; show(o.k);',
  'const o = { m() { return HERE; } }; show(o.m());', 'const { k, ...r } = { k: HERE, l: 2 }; show(r); show(k);', 'let z; z = HERE; show(z);', 'let z; if (log(1)) { z = HERE; } show(z);', `const z = (HERE) || 'd'; show(z.length);`, `const z = (HERE) ?? 'd'; show(z);`,
  'if (!(HERE)) return; show(1);', 'if (HERE) { return; } show(1);', 'if (HERE) { const v = 1; show(v); } show(v);', 'if (HERE) { function q() { return 1; } show(q()); }', 'if (HERE) var q = 1; show(q);', 'if (HERE) { class C {} show(new C()); } show(new C(1).m());',
  'if (HERE) ; else show(1);', 'if (HERE) {} else { show(1); }', 'if (HERE) { show(1) } else if (b) { show(2) } else show(3)', 'for await (const i of (async function* () { yield HERE; })()) show(i);', 'const { p: { q = HERE } = {} } = {}; show(q);',
  'const [z, ...r] = [HERE, 2]; show(r); show(z);', 'out: for (const i of [1, 2]) { if (HERE) continue out; show(i); }', 'const o = { k: HERE }; o.k ||= log(7); show(o);', 'let z = HERE; z &&= log(5); show(z);', 'export_(HERE); function export_(x) { show(x); }',
  'show(new C(HERE, 1).m());', 'call?.(HERE);', 'show(obj.m?.(HERE));', 'const o = { k: HERE, get l() { return this.k; } }; show(o.l);', 'try { return HERE; } finally { show(v); }', 'const z = function f(n) { return n ? HERE : f(1); }; show(z(0));',
] as const;

const simple = /^[\w.'`?[(]+$|^log\(1\)$|^\((?!.*\)\s*=>)/;

/** One module: each form at each place, with each neighbour. */
export const expressions = defineGrid({
  about: 'an expression with the flag at each place of a program, beside each other expression',
  isProject: false,
  axes: { form: forms, neighbour: neighbours, place: places },
  files({ form, neighbour, place }) {
    if (!form.includes('A') && neighbour !== neighbours[0]) return undefined;
    const expression = form.replaceAll('FLAG', `flag('x')`).replaceAll(/\bA\b/g, () => (simple.test(neighbour) ? neighbour : `(${neighbour})`)).replaceAll(/\bB\b/g, 'call(9)');
    const head = /\bon\b/.test(form) ? `const on = flag('x');\n` : '';
    return { 'program.js': withFlags(`${head}${runOf(`${place.replaceAll('(HERE)', () => `(${expression})`).replaceAll('HERE', () => expression)}\nshow(obj.p); show(v);`)}`) };
  },
});

import { defineGrid, runOf, withFlags } from './grid.ts';

/** Functions that take the flag. */
const functions = [
  'function E(on) { return on ? 1 : 2; }', 'function E(on, n) { return on ? n : 2; }', 'function E(n, on) { return on ? n : 2; }', 'function E(n, on = false) { return on ? n : 2; }', 'function E({ on, n = 1 }) { return on ? n : 2; }', 'function E({ on, ...rest }) { return on ? rest : 2; }', 'function E(o) { return o.on ? o.n : 2; }',
  'function E(o) { return o?.on ? o : 2; }', 'function E(...a) { return a[0] ? a[1] : 2; }', 'function E(on) { return arguments[0] ? arguments.length : on; }', 'function E(on) { on = on || log(1); return on; }', 'function E(on, cb = () => on) { return cb(); }', 'const E = (on, n = log(2)) => (on ? n : 2);', 'function E(on, n) { if (on) return E(!on, n); return n; }',
  'function E(on) { return () => on; }', 'async function E(on) { return on ? 1 : 2; }', 'class K { constructor(on) { this.on = on; } }\nfunction E(on) { return new K(on).on; }', 'function E(on) { const inner = (on) => on; return inner(3) && on; }', 'function E(on) { return { on, m() { return on; } }; }', 'function E(on, [n] = [1]) { return on ? n : 2; }', 'function E(n, { on } = {}) { return on ? n : 2; }',
  'function E(on) { log(3); if (!on) return; log(4); }', 'const E = function self(on) { return on ? 1 : self(true); };', 'function E(on, n) { return on && n; }', 'function E(a, b, on) { return on ? [a, b] : b; }', 'function* E(on, n) { if (on) yield n; yield* on ? [1] : [2]; }', 'async function* E(on) { yield on ? 1 : log(2); }', 'function E({ on = log(1), n } = {}) { return on ? n : 2; }',
  'function E(on, n = on ? log(1) : log(2)) { return n; }', 'function E({ o: { on } = {}, n }) { return on ? n : 2; }', 'function E([on, n]) { return on ? n : 2; }', 'function E(o) { const { on, ...rest } = o; return on ? rest : o; }', 'function E(o) { const { on } = o; if (on) return o.n; return 2; }', 'function E(o) { o.on = !o.on; return o; }', 'const E = (o) => ({ ...o, k: o.on ? 1 : 2 });', 'function E(on, cb) { if (on) return cb?.(); return 3; }',
  'function E(on, n) { switch (n) { case 1: if (on) return 1; default: return 2; } }', 'function E(on, n) { try { if (on) return n; } finally { log(5); } return 2; }', 'const E = (on) => (n) => (on ? n : 2);', 'function E(on, n) { var on; return on ? n : 2; }', 'function E(on, n) { function on2() { return on; } return on2() ? n : 2; }', 'const E = { f(on, n) { return on ? n : 2; } }.f;', 'function E(on, n) { return inner(on, n); }\nfunction inner(on, n) { return on ? n : 2; }',
  'function E(o) { return inner(o); }\nfunction inner({ on, n }) { return on ? n : 2; }', 'function E(o) { return inner({ ...o, m: 1 }); }\nfunction inner({ on, n, m }) { return on ? n : m; }', 'class K { f(on, n) { return on ? n : 2; } }\nconst E = (...a) => new K().f(...a);', 'class K { static f(on, n) { return on ? n : this.name; } }\nfunction E(on, n) { return K.f(on, n); }', 'function E(on, n) { return this === undefined && on ? n : 2; }',
] as const;

const callers = [
  `show(E(flag('x')));`, `show(E(flag('x'), 5));`, `show(E(5, flag('x')));`, `show(E({ on: flag('x'), n: log(1) }));`, `show(E({ on: flag('x') }));`, `show(E(flag('x'), log(1)));`, `show(E(log(1), flag('x')));`, `show(E(flag('x')));\nshow(E(flag('x'), 3));`, `show(E(flag('x')));\nshow(E(true));`, `show(E(flag('x')));\nshow(E(flag('y')));`,
  `show(E(flag('x')));\nshow(E());`, `show(E(...[flag('x'), 2]));`, `show(E(flag('x'), ...[1]));`, `show(E.call(null, flag('x')));`, `show(E.apply(null, [flag('x'), 1]));`, `show(E.bind(null, flag('x'))(4));`, `show([flag('x')].map(E));`, `const f = E;\nshow(f(flag('x')));`, `show(E(flag('x'))?.m?.());`, `show(E.length); show(E(flag('x')));`, `const o = { on: flag('x'), n: 2 };\nshow(E(o)); show(o);`,
  `const o = { on: flag('x'), n: 2 };\nshow(E(o));`, `const on = flag('x');\nshow(E(on)); show(E(on, 7));`, `show(E(1, { on: flag('x') }));`, `show(E(1, 2, flag('x')));`, `show(E(flag('x') && log(2)));`, `show(await E(flag('x')));`, `show(E(!flag('x')));`, `show(E(flag('x'))); show(E(!flag('x')));`, `show(E(flag('x')).on);`, `call(E); show(E(flag('x')));`, `show(E?.(flag('x'), 1));`,
  `show([...E(flag('x'), 1)]);`, `for await (const i of E(flag('x'))) show(i);`, `show(E(flag('x'), () => log(3)));`, `show(E(flag('x'))(6));`, `show(E([flag('x'), 4]));`, `show(E({ o: { on: flag('x') }, n: 3 }));`, `show(E({ n: log(1), on: flag('x'), m: log(2) }));`, `const on = flag('x');\nshow(E({ on, n: 1 })); show(E({ on, n: 2 }));`, `const base = { on: flag('x') };\nshow(E({ ...base, n: 1 }));`,
  `show(E({ on: flag('x'), ...(b && { n: 5 }) }));`, `let o = { n: 1 };\no.on = flag('x');\nshow(E(o));`, `show(new E(flag('x'), 1));`, `show(E(flag('x') ? 1 : 0, 2));`, `show(E(flag('x'), E(flag('x'), 1)));`, `if (E(flag('x'), 1)) show(1);\nelse show(2);`, `show([1, 2].map((n) => E(flag('x'), n)));`, `const go = (on) => E(on, 1);\nshow(go(flag('x')));`, `const go = ({ on }) => E({ on, n: 1 });\nshow(go({ on: flag('x') }));`,
  `show(E(flag('x'), v++)); show(v);`, `show(typeof E(flag('x'), 1));`, `const r = E(flag('x'), 1);\nshow(r); show(r === E(flag('x'), 1));`, `show(E(undefined ?? flag('x'), 1));`, `show(E\`\${flag('x')}\`);`, `try { show(E(flag('x'), 1)); } catch (e) { show(e.name); }`,
] as const;

type Place = (fn: string, body: string) => Readonly<Record<string, string>>;

const places: Readonly<Record<string, Place>> = {
  same: (fn, body) => ({ 'program.js': withFlags(`${fn}\n${runOf(body)}`) }),
  other: (fn, body) => ({ 'program.js': withFlags(`import { E } from './values';\n${runOf(body)}`), 'values.js': `${fn}\nexport { E };\n` }),
  declared: (fn, body) => ({ 'program.js': withFlags(`import { E } from './values';\n${runOf(body)}`), 'values.js': `${fn.replace(/^(?=(?:async )?(?:function\*?|const) E)/m, 'export ')}\n` }),
  default: (fn, body) => ({ 'program.js': withFlags(`import E from './values';\n${runOf(body)}`), 'values.js': `${fn}\nexport default E;\n` }),
  two: (fn, body) => ({ 'program.js': withFlags(`import { E } from './values';\nimport { other } from './other';\n${runOf(`${body}\nshow(other());`)}`), 'values.js': `${fn}\nexport { E };\n`, 'other.js': withFlags(`import { E } from './values';\nexport const other = () => E(flag('x'), 8);\n`) }),
  handed: (fn, body) => ({ 'program.js': withFlags(`import { E } from './values';\nimport { take } from './other';\n${runOf(`take(E);\n${body}`)}`), 'values.js': `${fn}\nexport { E };\n`, 'other.js': 'export const take = (f) => show(typeof f);\n' }),
};

/** Functions that take the flag, beside or in another module, and their callers. */
export const parameters = defineGrid({
  about: 'each function that takes the flag, with each way to call it, from its own module or others',
  axes: { fn: functions, caller: callers, place: Object.keys(places) },
  files: ({ fn, caller, place }) => places[place]?.(fn, caller),
});

import { expect, it } from 'vitest';
import { checkProgram } from './programs/check-program.ts';

const HEAD = "import { flag, isOff, flagAsync, details, useFlags, useFlagIf, useResultIf } from './flags';\n";

/** Small programs, each about one thing that a careless removal gets wrong; `log(n)` is an effect that gives 0, true or 'yes' by n. */
const programs: readonly (readonly [name: string, body: string])[] = [
  ['a false condition before && as a value', `show(flag('x') && 's');`],
  ['a value before ||', `show(log(3) || flag('x'));`],
  ['a doubly negated flag compared with true', `show(!!flag('x') === true);`],
  ['a flag that is never nullish', `show(flag('x') ?? log(1));`],
  ['arms that bind weaker than what is round them', `show((flag('x') ? a || b : 1) && 's');`],
  ['a comma with an effect', `show((log(1), flag('x')));`],
  ['a comma as a condition', `if ((log(1), flag('x'))) show(1); else show(2);`],
  ['void of an effect', `show(void (flag('x') && log(1)));`],
  ['a conversion by Boolean', `show(Boolean(flag('x') && log(2)));`],
  ['a flag in a sum', `show(flag('x') + 1);\nshow('a' + flag('x'));`],
  ['a flag that is negated as a number', `show(-flag('x'));\nshow(1 - -flag('x'));`],
  ['a function of the flag in typeof', `const isNew = () => flag('x');\nshow(typeof isNew);\nshow(typeof isNew === 'function' ? isNew() : isNew);`],
  ['a member of an object with effects beside it', `const make = () => ({ on: flag('x'), n: log(1) });\nshow(make().on);\nif (make().on) show(1);\nconst { on } = make();\nshow(on);\nshow({ on: flag('x'), n: log(4) }.on);`],
  ['a flag in typeof', `show(typeof flag('x'));\nshow(typeof (flag('x') ? 1 : 's'));`],
  ['a method that loses its object', `show((flag('x') ? obj.m : call)());`],
  ['an optional call of nothing', `show((flag('x') ? call : undefined)?.(log(1)));`],
  ['an optional chain from null', `show((flag('x') ? obj : null)?.p.q);`],
  ['a computed member', `show(obj[flag('x') ? 'p' : 'q']);`],
  ['delete of a member', `const o = { k: 1 };\ndelete (flag('x') ? o.k : 0);\nshow(o);`],
  ['a class made without arguments', `show((flag('x') && new C).x);\nshow((flag('x') && new C)?.m());\nshow(new (flag('x') ? C : obj)().m?.());`],
  ['an in where a loop begins', `for (let i = flag('x') && ('p' in obj), n = 0; n < 1; n++) show(i);\nfor (v = flag('x') ? ('q' in obj) : 1; log(3); ) show(v);\nshow(v);`],
  ['a comma where a loop takes its list', `for (const i of flag('x') ? (v, [1]) : (a, [2])) show(i);`],
  ['a comma in a computed name', `class K { [flag('x') ? (v, 'm') : (a, 'n')]() { return 1; } }\nshow(Object.getOwnPropertyNames(K.prototype));`],
  ['an else that would hang on to another if', `if (a) if (flag('x')) show(1); else show(2);`],
  ['an else behind a loop', `if (a) for (const i of [1]) if (flag('x')) show(i); else show(2);\nelse show(3);`],
  ['an else if chain', `if (b) show(1);\nelse if (flag('x')) show(2);\nelse show(3);`],
  ['a bracket at the start of the next line', `let k = 1\nif (flag('x')) show(k)\n[1].forEach(show)`],
  ['a parenthesis at the start of a kept line', `show(0)\nif (flag('x')) { ;(log(1)) }`],
  ['a template at the start of a kept line', 'const k = `a`\nflag(\'x\') && show(k)\n`b`.length'],
  ['an increment on a line of its own', `if (flag('x')) v\n++v\nshow(v)`],
  ['a return before a dropped line', `if (flag('x')) return\nshow(1)`],
  ['a block that declares a name of its surroundings', `const k = 1;\nif (flag('x')) { const k = 2; show(k); }\nshow(k);`],
  ['a block whose name is used outside', `if (flag('x')) { const v = 2; show(v); }\nshow(v);`],
  ['two blocks of the same name', `if (flag('x')) { let k = 1; show(k); }\nif (flag('x')) { let k = 2; show(k); }`],
  ['a class in a block', `if (flag('x')) { class C { m() { return 9; } }\nshow(new C().m()); }\nshow(new C(3).m());`],
  ['a function of a block', `if (flag('x')) { function f() { return 1; }\nshow(f()); }\nfunction f() { return 2; }\nshow(f());`],
  ['var out of a dead branch', `if (flag('x')) { var k = 1; }\nshow(k);`],
  ['var out of both branches', `if (flag('x')) { var k = 1; } else { var k = 2, l = 3; }\nshow(k);\nshow(l);`],
  ['var of a loop in a dead branch', `if (flag('x')) for (var i = 0; i < 2; i++) show(i);\nshow(i);`],
  ['a function behind a return', `show(f());\nif (flag('x')) return 1;\nfunction f() { return 2; }`],
  ['a read in the dead zone', `try { show(k); } catch { show('dead zone'); }\nconst k = flag('x');\nshow(k);`],
  ['a function called in the dead zone', `try { show(f()); } catch { show('dead zone'); }\nconst k = flag('x');\nfunction f() { return k; }\nshow(f());`],
  ['a variable that is set again', `let k = flag('x');\nif (log(1)) k = !k;\nshow(k);`],
  ['a variable that a closure sets', `let k = flag('x');\nconst set = () => { k = 'set'; };\nif (log(1)) set();\nshow(k);`],
  ['a loop that runs once', `while (flag('x')) { show(1); break; }\ndo { show(2); } while (isOff('x') && v++ < 0);`],
  ['a loop that goes on', `for (const i of [1, 2]) { if (flag('x')) continue; show(i); }`],
  ['a label', `out: { if (flag('x')) break out; show(1); }\nshow(2);`],
  ['a label of an outer loop', `outer: for (const i of [1, 2]) { for (const j of [1, 2]) { if (flag('x')) continue outer; show(i * j); } show(i); }`],
  ['a switch that falls through', `switch (flag('x')) { case true: show(1); case false: show(2); break; default: show(3); }`],
  ['a switch with effects in its cases', `switch (flag('x')) { case log(1): show(1); break; case true: show(2); default: show(3); }`],
  ['a switch over true', `switch (true) { case flag('x'): show(1); break; case log(1): show(2); }`],
  ['a break of a switch in a branch', `switch (v) { case 0: if (flag('x')) break; show(1); case 1: show(2); }`],
  ['finally that overrules', `try { if (flag('x')) return 1; } finally { log(1); }\nreturn 2;`],
  ['a throw in a dead branch', `try { if (flag('x')) throw new Error('thrown'); show(1); } catch { show(2); } finally { show(3); }`],
  ['a generator that yields', `function* g() { if (flag('x')) yield log(1); yield 2; }\nshow([...g()]);`],
  ['a generator that delegates', `function* g() { yield* flag('x') ? [1, 2] : []; }\nshow([...g()]);`],
  ['a getter with an effect', `const o = { get k() { log(1); return 1; } };\nflag('x') && o.k;\nshow(flag('x') || o.k);`],
  ['a static block', `class K { static k = 0; static { if (flag('x')) K.k = log(1); } }\nshow(K.k);`],
  ['a field set once', `class K { #on = flag('x'); m() { return this.#on ? log(1) : log(3); } }\nshow(new K().m());`],
  ['a computed method name', `class K { [flag('x') ? 'm' : 'n']() { return 1; } }\nshow(new K().m?.());`],
  ['a default parameter', `function f(p = flag('x'), q = p && log(1)) { return q; }\nshow(f());\nshow(f(0));`],
  ['a default in a pattern', `const { k = flag('x') ? 1 : log(1) } = obj;\nshow(k);`],
  ['a parameter that is always the flag', `function f(p, q) { return p ? q : 0; }\nshow(f(flag('x'), log(1)));`],
  ['arguments that are counted', `function f(p) { return arguments.length + (p ? 1 : 0); }\nshow(f(flag('x'), 1));`],
  ['parameters that are counted', `function f(p, q) { return q ? p : 0; }\nshow(f(1, flag('x')) + f.length);`],
  ['static members', `class K { static #on = flag('x'); static early = log(1); static m() { return this.#on ? K.#n() : log(3); } static #n() { return flag('x') ? log(1) : log(2); } }\nshow(K.m());`],
  ['a static member that is read before it is set', `class K { static first = K.m(); static #on = flag('x'); static m() { return K.#on; } }\nshow(K.first);\nshow(K.m());`],
  ['an object that is handed on', `const o = { on: flag('x'), k: 1 };\ncall(o);\nshow(o.on ? o.k : 2);`],
  ['the rest of an object', `const { on, ...rest } = { on: flag('x'), k: 1 };\nshow(on);\nshow(rest);`],
  ['spreads of lists and objects', `show([...(flag('x') ? [log(1)] : []), 2]);\nshow({ k: 1, ...(flag('x') && { k: 2 }) });`],
  ['a tagged template', 'show(tag`a${flag(\'x\')}b`);'],
  ['a template with a dollar', 'show(`$${flag(\'x\') ? "{" : "}"}`);'],
  ['a template whose pieces would meet', 'show(`$${flag(\'x\') ? "" : "$"}{a}`);'],
  ['a wrapped value that is handed on', `const d = details('x');\ncall(d);\nshow(d.enabled && d.name);`],
  ['a hook whose element is renamed', `const { x: k = log(1), y } = useFlags();\nshow(k);\nshow(y);`],
  ['a further condition with an effect', `show(useFlagIf({ feature: 'x', when: !!log(1) }));`],
  ['a further condition that is no boolean', `const k = useFlagIf({ feature: 'x', when: log(3) });\nshow(k);`],
  ['a part under a further condition', `const { value: k } = useResultIf({ feature: 'x', when: log(3) });\nshow(k);\nshow(useResultIf({ feature: 'x', when: log(1), otherwise: 1 }).value);`],
  ['an effect beside a further condition', `show(useFlagIf({ feature: 'x', when: log(1), other: log(2) }));`],
  ['signs that would join', `show(-(flag('x') ? -1 : -2));\nshow(v-(flag('x')?-v:-1));\nshow(v+(flag('x')?+v:1));`],
  ['words that would join', `function f() { return(flag('x')?1:2); }\nshow(typeof(flag('x')?a:'s'));\nshow((flag('x')?f():'p')in obj);`],
  ['a regular expression behind a division', `show(4/(flag('x')?/a/g.lastIndex + 1:2));`],
  ['a class at the start of a statement', `(flag('x') ? class {} : C).name;\nshow(1);`],
  ['an object at the start of what is left of a declaration', `const k = { p: log(1) }.p;\nif (isOff('x')) show(k);\nconst f = function () { return log(2); }();\nif (isOff('x')) show(f);`],
  ['an object at the start of an arrow body', `const f = () => (flag('x') ? { k: 1 } : { k: 2 }).k;\nshow(f());`],
  ['a private name that is asked for', `class K { #on = flag('x'); static has(o) { return #on in o; } }\nshow(K.has(new K()));`],
  ['a member that is written to', `const all = useFlags();\nall.x = !all.x;\nshow(all.x);`],
  ['a default with an effect', `show(flag('x', log(1)));`],
];

const asynchronous: readonly (readonly [name: string, body: string])[] = [
  ['await goes with the read', `if (await flagAsync('x')) show(1); else show(2);`],
  ['a promise that is handed on', `const p = flagAsync('x');\nlog(1);\nshow(await p);`],
  ['a promise that is returned', `return flagAsync('x');`],
  ['then of a read', `await flagAsync('x').then((on) => show(on && log(1)));`],
  ['several promises', `const [p, q] = await Promise.all([flagAsync('x'), call(log(1))]);\nshow(p && q);`],
  ['a promise beside an effect that throws', `try { await Promise.all([flagAsync('x'), Promise.reject(new Error('thrown'))]); } catch { show(3); }`],
  ['an asynchronous generator', `async function* g() { if (flag('x')) yield call(1); yield 2; }\nfor await (const i of g()) show(i);`],
];

const rows = [...programs.map(([name, body]) => ({ name, body, start: 'function' })), ...asynchronous.map(([name, body]) => ({ name, body, start: 'async function' }))];

it.each(rows)('$name', async ({ body, start }) => {
  for (const keep of [true, false]) {
    const text = `${HEAD}export ${start} run(a, b) {\n${body}\n}\n`;
    const outcome = await checkProgram({ files: { 'program.js': text }, keep }, { again: true });
    expect(outcome, 'the program is not valid').toBeDefined();
    expect(outcome?.problem, `kept ${keep ? 'on' : 'off'}:\n${outcome?.after ?? ''}`).toBeUndefined();
    expect(outcome?.after !== text || outcome.refusals > 0, 'nothing was done').toBe(true);
  }
});

import { defineGrid, runOf, withFlags } from './grid.ts';

/** What decides; `FLAG` is a read or a name for it. */
const tests = ['FLAG', '!FLAG', 'FLAG && log(1)', 'log(3) || FLAG', 'FLAG || log(3)', 'log(1) && !FLAG', 'FLAG ? a : b', 'on', '!on && b'] as const;

/** A statement that the test decides; `ONE` and `TWO` are what is done then. */
const decided = [
  'if (TEST) { ONE }', 'if (TEST) { ONE } else { TWO }', 'if (TEST) { ONE }\nTWO', 'if (TEST) { ONE }\nelse if (b) { TWO }', 'if (b) { TWO } else if (TEST) { ONE }', 'if (b) { TWO } else if (TEST) { ONE } else show(9);', 'if (a) { if (TEST) { ONE } else { TWO } }',
  'while (TEST) { ONE\nbreak; }', 'while (v < 1) { v++; if (TEST) { ONE } TWO }', 'do { ONE\nif (TEST) break; } while (v++ < 1);', 'do { TWO } while ((TEST) && v++ < 1);', 'for (let i = 0; i < 2 && (TEST); i++) { ONE }', 'for (const i of TEST ? [1, 2] : [3]) { ONE }', 'for (; TEST; ) { ONE\nTWO\nbreak; }',
  'for (const k in { p: 1, ...((TEST) && { q: 2 }) }) { show(k); ONE }', 'switch (TEST) { case true: ONE\ncase false: TWO\ndefault: show(7); }', 'switch (true) { case TEST: ONE\nbreak;\ncase b: TWO }', 'switch (a) { case 1: if (TEST) { ONE }\ncase 0: TWO\nbreak;\ndefault: show(6); }',
  'switch (a) { case (TEST): ONE\ndefault: TWO\ncase 2: show(5); }', 'switch (TEST) { default: ONE\ncase false: { TWO } }', 'inner: { if (TEST) { ONE\nbreak inner; } TWO }', 'inner: if (TEST) { ONE\nif (b) break inner;\nshow(4); } else { TWO }', 'inner: for (const i of [1, 2]) { if (TEST) continue inner; ONE }',
  'try { if (TEST) { ONE } } catch { TWO }', 'try { if (TEST) { ONE } TWO } finally { show(3); }', 'try { TWO } finally { if (TEST) { ONE } }', 'try { throw new Error("thrown"); } catch (e) { if (TEST) { ONE } else { TWO } }', 'try { if (TEST) throw new Error("thrown"); ONE } catch { TWO } finally { show(3); }',
  '{ if (TEST) { ONE } }\n{ TWO }', 'const t = TEST;\nif (t) { ONE } else { TWO }\nshow(t);', 'let t;\nif (TEST) { t = 1; ONE } else { t = 2; TWO }\nshow(t);', 'let t = 0;\nif (TEST) { t += 1; ONE }\nshow(() => t); show(t);', 'var t = TEST;\nif (t) { ONE }\nvar t = 3;\nshow(t);',
  'const f = () => { if (TEST) { ONE } else { TWO } };\nshow(f());', 'function f(p = TEST) { if (p) { ONE } TWO }\nshow(f());', 'const f = ({ p = TEST, ...r } = {}) => { if (p) { ONE } return r; };\nshow(f({ q: 1 }));', 'const o = { m() { if (TEST) { ONE } TWO } };\nshow(o.m?.());', 'class K { #t = TEST; m() { if (this.#t) { ONE } TWO } }\nshow(new K().m());',
  'class K { static { if (TEST) { ONE } } }', 'TEST ? show(1) : show(2);\nONE\nTWO', '(TEST) && show(1);\nONE', 'if (TEST) ONE_\nelse TWO_', 'if (TEST) ONE_', 'if (TEST); else { ONE }\nTWO', 'for (const i of [1]) if (TEST) ONE_\nTWO', 'with_: if (TEST) ONE_\nTWO', 'let n = 0;\nwhile (n++ < 2) if (TEST) { ONE } else { TWO }',
] as const;

const ones = [
  'show(1);', 'return 1;', 'return;', 'throw new Error("thrown");', 'break;', 'continue;', 'break out;', 'continue out;', 'const z = log(1); show(z);', 'let v = 2; show(v);', 'var w = log(4);', 'function q() { return 1; } show(q());', 'class C {} show(new C());', 'yield 1;', 'await null;', '', ';',
  'const { p: z = 3, ...r } = obj; show(r);', '// why\nshow(1); // so', 'if (b) return 2;', 'v = log(2);', '{ const z = 1; show(z); }', 'const g = () => w; show(g());',
] as const;

const twos = ['show(2);', 'return 2;', 'break;', 'const z = log(2); show(z);', 'throw new Error("thrown");', '', 'var w = 5;', 'function q() { return 2; } show(q());'] as const;

/** What is round the statement, and reads on behind it. */
const arounds = [
  'HERE\nshow(8);', 'out: for (const i of [1, 2]) {\nHERE\nshow(i);\n}', 'out: for (const i of [1, 2]) {\nfor (const j of [1, 2]) {\nHERE\nshow(j);\n}\nshow(i);\n}', 'out: do {\nHERE\n} while (v++ < 2);', 'out: {\nHERE\nshow(8);\n}', 'switch (a) {\ncase 1:\nHERE\ncase 2: show(2);\nbreak;\ndefault: show(0);\n}', 'switch (1) {\ncase 0: show(0);\ndefault:\nHERE\n}',
  'try {\nHERE\nshow(8);\n} catch { show(2); } finally { show(3); }', 'try { show(1); } finally {\nHERE\n}', '(() => {\nHERE\nshow(8);\n})();', 'show([1, 2].map((i) => {\nHERE\nreturn i;\n}));', 'function inner() {\nHERE\nshow(w);\nvar w;\n}\nshow(inner());', 'show([...(function* () {\nHERE\nyield 2;\n})()]);', 'for await (const i of (async function* () {\nHERE\nyield 2;\n})()) show(i);',
  'const inner = async () => {\nHERE\nshow(8);\n};\nshow(await inner());', 'const o = { get g() {\nHERE\nreturn 4;\n} };\nshow(o.g);', 'if (log(3)) {\nHERE\n} else show(7);', 'if (b) show(8);\nelse {\nHERE\n}', 'if (b) show(8);\nelse HERE', 'if (a) return show(8);\nHERE', 'var w = 7;\nHERE\nshow(w);', 'const q = () => 9;\n{\nHERE\n}\nshow(q());', 'class K { constructor() {\nHERE\n} }\nshow(new K());',
] as const;

const brace = (text: string): string => (/^(?:const|let|class|function|\/\/|$)/.test(text) || /[;}] \S/.test(text) ? `{ ${text.includes('//') ? `${text}\n` : text} }` : text);

/** One module: each kind of statement that the flag decides, in each other, with each way to go on. */
export const statements = defineGrid({
  about: 'a statement that the flag decides in each other, with each way to go on from it',
  isProject: false,
  axes: { test: tests, statement: decided, one: ones, two: twos, around: arounds },
  files({ test, statement, one, two, around }) {
    const neverEnds = /^(?:while \(TEST|for \(; TEST)/.test(statement) && one === 'continue;';
    if (neverEnds || (!statement.includes('TWO') && two !== twos[0])) return undefined;
    const inner = statement.replaceAll('TEST', test.replaceAll('FLAG', `flag('x')`)).replaceAll('ONE_', () => brace(one)).replaceAll('TWO_', () => brace(two)).replaceAll('ONE', () => `\n${one}\n`).replaceAll('TWO', () => `\n${two}\n`);
    const head = test.includes('on') ? `const on = flag('x');\n` : '';
    return { 'program.js': withFlags(`${head}${runOf(around.replaceAll('HERE', () => inner).replaceAll(/\n\s*\n/g, '\n'))}`) };
  },
});

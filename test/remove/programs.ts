import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { removeFrom } from './router.ts';

const simple = /^(?:[\w.]+(?:\([\w', ]*\))?|'\w*')$/;
const atom = (text: string): string => (simple.test(text) ? text : `(${text})`);
const guard = (text: string): string => (/^[{'"`[(]|^function|^class/.test(text) ? `0, ${atom(text)}` : text);
const indent = (text: string): string => text.replaceAll(/^/gm, '  ');

/**
 * Generates small programs that read `flag('x')` in statements, expressions, closures, classes and asynchronous code.
 * `log(n)` shows the order of effects and yields true or false by n; `v` is a mutable variable, `c` a constant that is falsy or truthy.
 */
const { statement } = fc.letrec<{ expression: string; statement: string; block: string; flagged: string }>((tie) => {
  const e = tie('expression');
  const s = tie('statement');
  const n = fc.nat({ max: 99 });
  const map = <T extends unknown[]>(f: (...parts: T) => string, ...parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<string> => fc.tuple(...parts).map((p) => f(...(p as unknown as T)));
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(`flag('x')`, `!flag('x')`, `isOff('x')`, `on`, `on`, `un`) },
    { weight: 3, arbitrary: map((i: number) => `log(${i})`, n) },
    { weight: 2, arbitrary: fc.constantFrom('v', 'a', 'b', '0', `''`, `'s'`, 'null', 'undefined', 'true', 'false', '1', '[]', 'obj.p', `flag('x', log(7))`) },
  );
  return {
    flagged: fc.constantFrom(`flag('x')`, `!flag('x')`, 'on', `!on`, `isOff('x')`, `!!flag('x')`),
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      leaf,
      map((l: string, o: string, r: string) => `${l} ${o} ${r}`, tie('flagged'), fc.constantFrom('&&', '||'), e.map(atom)),
      map((l: string, o: string, r: string) => `(${l}) ${o} (${r})`, e, fc.constantFrom('&&', '||', '===', '!==', '==', '+', '<', '??'), e),
      map((l: string, o: string, r: string) => `${atom(l)} ${o} ${r}`, e, fc.constantFrom('&&', '||'), tie('flagged')),
      map((t: string, y: string, o: string) => `${atom(t)} ? ${atom(y)} : ${atom(o)}`, e, e, e),
      map((t: string, y: string, o: string) => `${t} ? ${y} : ${o}`, tie('flagged'), e.map(atom), e.map(atom)),
      map((x: string) => `!(${x})`, e),
      map((x: string) => `!!${atom(x)}`, e),
      map((x: string) => `Boolean(${x})`, e.map(atom)),
      map((x: string) => `String(${x})`, e.map(atom)),
      map((x: string, y: string) => `(${atom(x)}, ${atom(y)})`, e, e),
      map((x: string) => `typeof ${atom(x)}`, e),
      map((x: string) => `void ${atom(x)}`, e),
      map((x: string, y: string) => '`a${' + x + '}b${' + y + '}`', e, e),
      map((x: string, y: string) => `[${atom(x)}, ...(${y} ? [1] : [])].length`, e, e),
      map((x: string, y: string) => `({ k: ${atom(x)}, ...(${y} && { j: 1 }) }).k`, e, e),
      map((x: string) => `(() => ${atom(x)})()`, e),
      map((x: string) => `call(${atom(x)})`, e),
      map((x: string, y: string) => `call(${atom(x)}, ${atom(y)})`, e, e),
      map((x: string, y: string) => `(v = ${atom(x)}) && ${atom(y)}`, e, e),
      map((x: string) => `obj?.[${atom(x)} ? 'p' : 'q']`, e),
      map((x: string, y: string) => `((p = ${atom(x)}) => p || ${atom(y)})()`, e, e),
      fc.constantFrom(`details('x').enabled`, `details('x')?.enabled && det.name`, `det.enabled`, `det.enabled && det.payload`, `typeof det`),
      map((x: string) => `new C(${atom(x)}).m()`, e),
    ),
    block: fc.array(s, { maxLength: 3, depthIdentifier: 's' }).map((list) => `{\n${list.map(indent).join('\n')}\n}`),
    statement: fc.oneof(
      { maxDepth: 4, depthIdentifier: 's' },
      map((x: string) => `show(${atom(x)});`, e),
      map((x: string) => `${guard(x)};`, e),
      map((t: string, y: string, o: string) => `if (${t}) ${y} else ${o}`, e, tie('block'), tie('block')),
      map((t: string, y: string) => `if (${t}) ${y}`, tie('flagged'), tie('block')),
      map((t: string, y: string, o: string) => `if (${t}) ${y} else ${o}`, tie('flagged'), tie('block'), tie('block')),
      map((t: string, y: string, u: string, o: string) => `if (${t}) ${y} else if (${u}) ${o}`, e, tie('block'), tie('flagged'), tie('block')),
      map((t: string, y: string, u: string, z: string, o: string) => `if (${t}) ${y} else if (${u}) ${z} else ${o}`, tie('flagged'), tie('block'), e, tie('block'), tie('block')),
      map((t: string, u: string, x: string, y: string) => `if (${t}) if (${u}) show(${atom(x)}); else show(${atom(y)});`, e, tie('flagged'), e, e),
      map((t: string, x: string) => `if (${t}) show(${atom(x)})\n;[1].forEach(show)`, tie('flagged'), e),
      map((t: string, x: string) => `show(0)\nif (${t}) { ;(${x}) }`, tie('flagged'), e),
      map((t: string) => `if (${t}) return;`, fc.oneof(e, tie('flagged'))),
      map((t: string, x: string) => `if (${t}) return ${x};`, fc.oneof(e, tie('flagged')), e),
      map((x: string) => `return ${x}`, e),
      map((t: string) => `if (${t}) throw new Error('thrown');`, tie('flagged')),
      map((x: string, b: string) => `const k = ${x};\n${b.slice(2, -2)}\nshow(k);`, e, tie('block')),
      map((t: string, x: string, y: string) => `const w = ${t} ? ${atom(x)} : ${atom(y)};\nshow(w);`, tie('flagged'), e, e),
      map((t: string, x: string) => `let w = ${t};\nif (log(5)) w = ${x};\nshow(w);`, tie('flagged'), e),
      map((t: string, x: string, y: string) => `let w;\nif (${t}) w = ${x};\nelse w = ${y};\nshow(w);`, tie('flagged'), e, e),
      map((t: string, x: string) => `const q = ${t};\nshow(q && ${atom(x)});\nif (q) show(1);`, tie('flagged'), e),
      map((t: string, x: string) => `if (${t}) { var h = ${x}; }\nshow(h);`, tie('flagged'), e),
      map((t: string, b: string) => `while (${t}) {\n${b}\nbreak;\n}`, e, tie('block')),
      map((t: string, b: string) => `for (let i = 0; i < 2; i++) {\nif (${t}) continue;\n${b.slice(2, -2)}\n}`, tie('flagged'), tie('block')),
      map((t: string, b: string) => `do ${b} while (${t} && log(3) && v++ < 0);`, tie('flagged'), tie('block')),
      map((t: string, b: string, c: string) => `switch (${t}) {\ncase true: ${b}\nbreak;\ncase false:\n${c}\ndefault: show(9);\n}`, fc.oneof(tie('flagged'), e), tie('block'), tie('block')),
      map((t: string, b: string, c: string) => `switch (${t}) {\ncase log(1): ${b}\ncase true:\n${c}\nbreak;\ndefault: show(9);\n}`, tie('flagged'), tie('block'), tie('block')),
      map((t: string, b: string) => `out: {\nif (${t}) break out;\n${b.slice(2, -2)}\n}`, tie('flagged'), tie('block')),
      map((b: string, t: string, c: string) => `try ${b} finally {\nif (${t}) ${c}\n}`, tie('block'), tie('flagged'), tie('block')),
      map((t: string, x: string) => `const { enabled, payload = ${atom(x)} } = details('x');\nif (enabled === ${t}) show(payload);`, tie('flagged'), e),
      map((t: string, x: string) => `let w = 1;\nif (${t}) { w = ${x}; }\nfunction peek() { return w; }\nshow(peek());`, tie('flagged'), e),
      map((t: string) => `let w = 1;\nif (${t}) { w = peek(); }\nfunction peek() { return show(w), 2; }\nshow(peek());`, tie('flagged')),
      map((t: string, x: string, y: string) => `class L { #f = ${t}; #g = ${x}; #h() { return ${y}; } m() { return this.#f ? this.#g : this.#h(); } }\nshow(new L().m());`, tie('flagged'), e, e),
      map((t: string, x: string, y: string) => `const arr = [${atom(x)}, ...(${t} ? [${atom(y)}] : []), ...(${t} ? [] : [${atom(y)}])];\nconst obj2 = { a: 1, ...(${t} ? { b: ${atom(x)} } : {}), ...(${t} && { get c() { return 1; } }) };\nshow(arr); show(obj2);`, tie('flagged'), e, e),
      map((x: string) => `const m = details('x');\nif (m.enabled) show(${x});\nshow(m);`, e),
      map((t: string, x: string) => `const fr = () => ${t};\nfunction fo() { return !fr(); }\nshow(fo() ? ${atom(x)} : fr());`, tie('flagged'), e),
      map((t: string, x: string) => `const ob = { on: ${t}, other: ${x} };\nshow(ob.on && ob.other);`, tie('flagged'), e),
      map((b: string, c: string) => `try ${b} catch ${c}`, tie('block'), tie('block')),
      map((b: string) => `(function () {\nconst on = false;\n${b.slice(2, -2)}\n})();`, tie('block')),
      map((t: string, x: string) => `function* g() { if (${t}) yield ${atom(x)}; yield 2; }\nshow([...g()].length);`, tie('flagged'), e),
      map((t: string, x: string, y: string) => `const o = { get g() { return ${x}; }, h: ${t}, [${atom(y)} ? 'i' : 'j']: 1 };\nshow(o.g || o.h);`, tie('flagged'), e, e),
      map((t: string, x: string) => `class K { static s = ${t}; f = ${x}; static { if (${t}) show(3); } m() { return this.f; } }\nshow(K.s); show(new K().m());`, tie('flagged'), e),
      map((t: string, x: string) => `const { d = ${x}, ...r } = ${t} ? { d: 1 } : {};\nshow(d);`, tie('flagged'), e),
      map((b: string, t: string) => `const fn = (p) => ${b};\nif (${t}) fn(1);\nelse show(fn(2));`, tie('block'), tie('flagged')),
      map((t: string, b: string, x: string) => `if (${t}) {\nconst v = 5;\n${b.slice(2, -2)}\nshow(v);\n}\nshow(${x});`, tie('flagged'), tie('block'), e),
      map((t: string) => `show(later());\nif (${t}) return 4;\nfunction later() { return 6; }`, tie('flagged')),
      tie('block'),
    ),
  };
});

/** Names declared twice in one list would not parse: each statement of the list gets its own block, unless it reads well without. */
const scoped = (text: string): string => (/^(?:const|let|class|function)\b/m.test(text) ? `{\n${indent(text)}\n}` : text);

const HEAD = `import { flag, isOff, details } from './flags';\nconst on = flag('x');\nconst un = !on;\nconst det = details('x');\n`;
const wrap = (list: readonly string[]): string => `${HEAD}export function run(a, b) {\n${list.map((s) => indent(s)).join('\n')}\n}\n`;

/** Programs that parse. */
export const programs: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: statement.map(scoped) }, { weight: 1, arbitrary: statement }), { minLength: 1, maxLength: 4 })
  .map(wrap)
  .filter((text) => isValid(text));

const script = (text: string): string => text.replace(/^import .*\n/, '').replace('export function', 'function').replaceAll(/^import .*$/gm, '');

function isValid(text: string): boolean {
  try {
    new Function(`'use strict'; ${script(text)}`);
    return true;
  } catch {
    return false;
  }
}

/** What running a program shows: effects in order, results and exceptions. */
export function observe(text: string, value: boolean): string[] {
  const seen: string[] = [];
  const describe = (x: unknown): string => {
    try {
      return typeof x === 'function' ? 'function' : typeof x === 'symbol' ? 'symbol' : `${typeof x}:${JSON.stringify(x) ?? String(x)}`;
    } catch {
      return 'cyclic';
    }
  };
  let steps = 0;
  const context = createContext({
    flag: () => value,
    isOff: () => !value,
    details: () => ({ enabled: value, name: 'n', payload: undefined }),
    log: (n: number) => {
      if (steps++ > 400) throw new Error('too long');
      seen.push(`log ${n}`);
      return n % 3 === 0 ? 0 : n % 3 === 1 ? true : 'yes';
    },
    show: (x: unknown) => { seen.push(`show ${describe(x)}`); },
    call: (x: unknown) => { seen.push(`call ${describe(x)}`); return x; },
  });
  const program = `'use strict'; let v = 0; const obj = { p: 0, q: 'q' }; class C { constructor(x) { this.x = x; } m() { return this.x; } }\n${script(text)}\n`;
  for (const [a, b] of [['1', '0'], ['""', '"b"']]) {
    try {
      seen.push(`result ${describe(runInContext(`(() => { ${program}; return run(${a}, ${b}); })()`, context, { timeout: 30_000 }))}`);
    } catch (error) {
      seen.push(`threw ${(error as Error).name} ${/thrown|too long/.exec((error as Error).message)?.[0] ?? ''}`);
    }
  }
  return seen;
}

/** Runs a program before and after the removal of its flag. */
export function checkProgram(program: string, keep: boolean): { before: string[]; after: string[]; text: string } {
  const text = removeFrom('program.js', program, [{ key: 'x', keep }]).text;
  return { before: observe(program, keep), after: [...observe(text, keep)], text: `${program}\n--- kept ${keep} ---\n${text}` };
}

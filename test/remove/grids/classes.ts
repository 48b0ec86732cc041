import { defineGrid, runOf, withFlags } from './grid.ts';

/** How an instance, or the class, holds the flag: its members, what `new` is called with, and how its own code reads it. */
interface Holder {
  readonly members: string;
  readonly given?: string;
  readonly read: string;
  /** Only code of the class may ask for it. */
  readonly isOwn?: boolean;
}

const holders: Readonly<Record<string, Holder>> = {
  field: { members: `on = flag('x');`, read: 'this.on' },
  readonly: { members: `readonly on: boolean = flag('x');`, read: 'this.on' },
  private: { members: `private on = flag('x');`, read: 'this.on', isOwn: true },
  protected: { members: `protected on = flag('x');`, read: 'this.on', isOwn: true },
  hash: { members: `#on = flag('x');`, read: 'this.#on', isOwn: true },
  getter: { members: `get on() { return flag('x'); }`, read: 'this.on' },
  method: { members: `on() { return flag('x'); }`, read: 'this.on()' },
  'private method': { members: `private on() { return flag('x'); }`, read: 'this.on()', isOwn: true },
  'hash method': { members: `#on() { return flag('x'); }`, read: 'this.#on()', isOwn: true },
  'hash getter': { members: `get #on() { return flag('x'); }`, read: 'this.#on', isOwn: true },
  arrow: { members: `on = () => flag('x');`, read: 'this.on()' },
  'public parameter': { members: 'constructor(public on: boolean, public n = 1) {}', given: `flag('x')`, read: 'this.on' },
  'private parameter': { members: 'constructor(private on: boolean, private n = 1) {}', given: `flag('x'), 2`, read: 'this.on', isOwn: true },
  'last parameter': { members: 'constructor(private readonly n: number, private readonly on: boolean) {}', given: `3, flag('x')`, read: 'this.on', isOwn: true },
  'set in constructor': { members: `on: boolean;\n  constructor() { this.on = flag('x'); }`, read: 'this.on' },
  'set from parameter': { members: 'on: boolean;\n  constructor(on: boolean) { this.on = on; }', given: `flag('x')`, read: 'this.on' },
  'private set from parameter': { members: 'private on: boolean;\n  constructor(on: boolean, n = log(1)) { this.on = on; }', given: `flag('x')`, read: 'this.on', isOwn: true },
  options: { members: 'on: boolean;\n  constructor(o: { on: boolean; n?: number }) { this.on = o.on; }', given: `{ on: flag('x'), n: 1 }`, read: 'this.on' },
  'options taken apart': { members: 'private on: boolean;\n  constructor({ on, n = 2 }: { on: boolean; n?: number }) { this.on = on; }', given: `{ on: flag('x'), n: 1 }`, read: 'this.on', isOwn: true },
  'kept options': { members: 'constructor(private o: { on: boolean; n?: number }) {}', given: `{ on: flag('x'), n: 1 }`, read: 'this.o.on', isOwn: true },
  static: { members: `static on = flag('x');`, read: 'K.on' },
  'private static': { members: `private static on = flag('x');`, read: 'K.on', isOwn: true },
  'static hash': { members: `static #on = flag('x');`, read: 'K.#on', isOwn: true },
  'static block': { members: `static on: boolean;\n  static { this.on = flag('x'); }`, read: 'K.on' },
  'static method': { members: `static on() { return flag('x'); }`, read: 'K.on()' },
  'static getter': { members: `static get on() { return flag('x'); }`, read: 'K.on' },
  lazy: { members: `private c?: boolean;\n  on() { return (this.c ??= flag('x')); }`, read: 'this.on()' },
  'lazy once': { members: `private c: boolean | null = null;\n  private on() { if (this.c === null) this.c = flag('x'); return this.c; }`, read: 'this.on()', isOwn: true },
  later: { members: `on = false;\n  init() { this.on = flag('x'); return this; }`, read: 'this.on' },
  'private later': { members: `private on = false;\n  init() { this.on = flag('x'); return this; }`, read: 'this.on', isOwn: true },
  default: { members: `constructor(private on = flag('x')) {}`, read: 'this.on', isOwn: true },
  accessors: { members: `private v = flag('x');\n  get on() { return this.v; }\n  set on(w) { this.v = w; }`, read: 'this.on' },
  both: { members: `on = flag('x');\n  off = !this.on;`, read: '(this.on && !this.off)' },
  'chosen method': { members: `private run = flag('x') ? () => log(1) : () => log(2);`, read: 'this.run()', isOwn: true },
  'part of a field': { members: `private state = { on: flag('x'), n: 1 };`, read: 'this.state.on', isOwn: true },
  'state set again': { members: `private state = { on: flag('x'), n: 1 };\n  bump() { this.state = { ...this.state, n: 2 }; return this; }`, read: 'this.state.on', isOwn: true },
};

/** Classes that extend it, for how it reads the flag. */
const heirs: Readonly<Record<string, (read: string) => string>> = {
  none: () => '',
  plain: () => 'class L extends K { z = 1; }',
  overrides: (read) => (read.endsWith('()') ? 'class L extends K { on() { return false; } }' : 'class L extends K { on = false; }'),
  super: (read) => (read.endsWith('()') ? 'class L extends K { on() { return !super.on(); } }' : 'class L extends K { m(): any { return [super.m()]; } }'),
  reads: (read) => `class L extends K { q() { return ${read} ? log(3) : log(4); } }`,
  constructs: () => 'class L extends K { constructor(...given: any[]) { super(...(given as [any])); log(6); } }',
};

const bodies = [
  `m(): any { return READ ? 'a' : 'b'; }`, 'm(): any { if (!READ) return log(2); return log(1); }', 'm(): any { const { on } = this as any; return [on, READ]; }', 'm(): any { return () => READ; }', 'm(d: any = READ): any { return d; }', 'm = (): any => (READ ? log(1) : log(2));', 'm(): any { const self = this; return (READ, typeof self); }',
  'm(): any { return this.x(READ); }\n  private x(on: any) { return on ? 1 : log(2); }', 'm(): any { if (READ) this.t = 1; return this.t; }\n  private t: number = 0;', 'get m() { return READ ? () => 1 : () => log(2); }', '*i(): any { yield READ; }\n  m(): any { return [...this.i()]; }', 'async a(): Promise<any> { return READ ? 1 : 2; }\n  m(): any { return this.a(); }',
] as const;

const uses = [
  'show(k.m());', 'show(Object.keys(k).length >= 0);', 'const { on } = k as any;\nshow(on);', `show((k as any)['on']); show(k.m());`, 'show((k as any).on); show(k.m());', '(k as any).on = false; show(k.m());', 'show([k].map((i) => i.m()));', 'show(use(C)); show(k.m());', `show('on' in k); show(k.m());`, 'show(k instanceof K); show(k.m());',
  `show(typeof (k as any).init === 'function' ? (k as any).init().m() : k.m());`, 'const s: Shape = k as any;\nshow(s.m()); show(k.m());', 'show(new C(GIVEN).m()); show(k.m());', 'show(Reflect.ownKeys(K.prototype).length > 1); show(k.m());', `show(typeof (k as any).on === 'function' ? (k as any).on() : (k as any).on); show(k.m());`,
  'show((k as any).q?.()); show(k.m());', 'call(k); show(k.m());', 'show((K as any).on); show(k.m());', 'show(JSON.stringify(k));', 'show({ ...k });', 'const { m } = k;\nshow(typeof m);', 'show(k.m.call(k));', 'show((k as any).bump?.().m()); show(k.m());', 'show(await k.m());', 'show(K.name); show(C.length);', 'const again = structuredClone({ ...(k as any), m: 1, run: 1, on: 1, x: 1 });\nshow(again); show(k.m());',
] as const;

/** Classes that hold the flag, the classes that extend them and who uses them, in one module and in two. */
export const classes = defineGrid({
  about: 'each way of a class to hold the flag, extended and used in each way',
  axes: { holder: Object.keys(holders), heir: Object.keys(heirs), body: bodies, use: uses, isApart: [false, true] },
  files({ holder, heir, body, use, isApart }) {
    const { members, given = '', read, isOwn = false } = holders[holder] ?? { members: '', read: 'this' };
    const isHidden = read.includes('#') || members.includes('private');
    if ((isHidden && heir === 'reads') || (isOwn && /overrides|super/.test(heir))) return undefined;
    if ((isOwn && (/\.on\b|'on'|\{ on \}/.test(use) || body.includes('{ on }'))) || (heir === 'constructs' && given === '')) return undefined;
    const heirText = heirs[heir]?.(read) ?? '';
    const name = heirText === '' ? 'K' : 'L';
    const own = `export class K {\n  ${members}\n  ${body.replaceAll('READ', read)}\n}`;
    const user = `${heirText}\ninterface Shape { m(): unknown }\nfunction use(X: any) { return new X(${given.replaceAll(`flag('x')`, 'false')}).m(); }\n${runOf(`const k = new ${name}(${given});\n${use.replaceAll('GIVEN', given).replaceAll(/\bC\b/g, name)}`)}`.replace('run(a, b)', 'run()');
    return isApart ? { 'program.ts': withFlags(`import { K } from './k';\n${user}`), 'k.ts': withFlags(`${own}\n`) } : { 'program.ts': withFlags(`${own}\n${user}`) };
  },
});

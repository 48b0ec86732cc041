import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const after = (text: string, others: Readonly<Record<string, string>> = {}): unknown => {
  const { refusals, problems, ...files } = removed({ 'src/a.ts': `import { flag } from './flags';\n${text}`, ...others }, true);
  expect({ refusals, problems }).toEqual({ refusals: [], problems: [] });
  return (files as Readonly<Record<string, string>>)['src/a.ts'];
};

describe('class members that are one known value', () => {
  it('go with the assignment of the constructor', () => {
    expect(after(`export class A {\n  private readonly isNew: boolean;\n  n: number;\n\n  constructor(n: number) {\n    this.n = n;\n    this.isNew = flag('x');\n  }\n\n  size() {\n    return this.isNew ? this.n : 0;\n  }\n}\n`)).toBe(
      `export class A {\n  n: number;\n\n  constructor(n: number) {\n    this.n = n;\n  }\n\n  size() {\n    return this.n;\n  }\n}\n`,
    );
  });

  it('go when later assignments set the same value again', () => {
    expect(after(`export class A {\n  private isNew: boolean;\n\n  constructor(private readonly n: number) {\n    this.isNew = flag('x');\n  }\n\n  onChange() {\n    if (flag('x') !== this.isNew) {\n      this.isNew = flag('x');\n      this.draw();\n    }\n  }\n\n  reset() {\n    this.isNew = true;\n    this.draw();\n  }\n\n  draw() {\n    console.log(this.isNew ? this.n : 0);\n  }\n}\n`)).toBe(
      `export class A {\n  constructor(private readonly n: number) {\n  }\n\n  onChange() {\n  }\n\n  reset() {\n    this.draw();\n  }\n\n  draw() {\n    console.log(this.n);\n  }\n}\n`,
    );
  });

  it('go where JavaScript has them by their assignment alone', () => {
    const text = `import { flag } from './flags';\nexport class A {\n  constructor(n) {\n    /** @type {boolean} */\n    this._isNew = flag('x');\n    this._n = n;\n  }\n\n  size() {\n    return this._isNew ? this._n : 0;\n  }\n}\n`;
    expect(removed({ 'src/a.js': text }, true)).toMatchObject({ 'src/a.js': `export class A {\n  constructor(n) {\n    this._n = n;\n  }\n\n  size() {\n    return this._n;\n  }\n}\n`, problems: [] });
    expect(removed({ 'src/a.js': text, 'src/b.js': `import { A } from './a';\nexport const b = new A(1)._isNew;\n` }, true)).toMatchObject({ 'src/a.js': expect.stringContaining('this._isNew = true;') as string });
    expect(removed({ 'src/a.js': text, 'src/a.test.js': `import { A } from './a';\nnew A(1)._isNew = false;\n` }, true)).toMatchObject({ 'src/a.js': expect.stringContaining('this._isNew = true;') as string });
  });

  it('go when they are methods that nothing else names', () => {
    expect(after(`export class A {\n  async uri() {\n    if (this._isNew()) {\n      return 1;\n    }\n    return 2;\n  }\n\n  /** Whether it is new. */\n  _isNew(): boolean {\n    return flag('x');\n  }\n}\n`)).toBe(
      `export class A {\n  async uri() {\n    return 1;\n  }\n}\n`,
    );
  });

  it('go when they are static', () => {
    expect(after(`export class A {\n  static early = log(3);\n  private static readonly isNew = flag('x');\n  static #isWide = flag('x');\n\n  static #asks() {\n    return flag('x');\n  }\n\n  title() {\n    return A.isNew ? 'new' : 'old';\n  }\n\n  static width() {\n    return this.#isWide && A.#asks() ? 2 : 1;\n  }\n}\n`)).toBe(
      `export class A {\n  static early = log(3);\n\n  title() {\n    return 'new';\n  }\n\n  static width() {\n    return 2;\n  }\n}\n`,
    );
    expect(after(`export class A {\n  static first = A.late();\n  private static readonly isLate = flag('x');\n\n  static late() {\n    return A.isLate ? 1 : 2;\n  }\n}\n`)).toContain('return A.isLate ? 1 : 2');
  });

  it('go where variables, types and other classes have the same names', () => {
    expect(after(`class B {\n  on = true;\n  label() {\n    return this.on;\n  }\n}\ninterface Shape {\n  on: boolean;\n}\nexport class A {\n  private readonly on = flag('x');\n\n  shape(): Shape {\n    const on = this.on;\n    return { on: on && new B().label() };\n  }\n}\n`)).toBe(
      `class B {\n  on = true;\n  label() {\n    return this.on;\n  }\n}\ninterface Shape {\n  on: boolean;\n}\nexport class A {\n  shape(): Shape {\n    return { on: new B().label() };\n  }\n}\n`,
    );
    expect(after(`export class A {\n  private readonly on = flag('x');\n\n  equals(other: A) {\n    return this.on === other.on;\n  }\n}\n`)).toContain('private readonly on = true;');
    expect(after(`export class A {\n  private readonly on = flag('x');\n\n  all() {\n    const { on } = this;\n    return on;\n  }\n}\n`)).toContain('private readonly on = true;');
  });

  it('stay where they are named elsewhere, set twice, or read before they are set', () => {
    expect(after(`export class A {\n  _isNew() {\n    return flag('x');\n  }\n}\n`, { 'src/b.ts': `import { A } from './a';\nexport const b = new A()._isNew();\n` })).toContain('_isNew() {\n    return true;');
    expect(after(`export class A {\n  private isNew: boolean;\n  constructor() {\n    this.isNew = flag('x');\n  }\n  reset() {\n    this.isNew = false;\n    return this.isNew;\n  }\n}\n`)).toContain('this.isNew = true;');
    expect(after(`export class A {\n  private isNew: boolean;\n  constructor() {\n    this.start();\n    this.isNew = flag('x');\n  }\n  start() {\n    console.log(this.isNew);\n  }\n}\n`)).toContain('console.log(this.isNew)');
    expect(after(`export class A {\n  private isNew: boolean;\n  constructor() {\n    this.isNew = flag('x');\n  }\n  reset(on: boolean) {\n    if (on) this.isNew = true;\n    return this.isNew;\n  }\n}\n`)).toContain('return this.isNew');
    expect(after(`class B {\n  constructor() {\n    this.start();\n  }\n  start() {}\n}\nexport class A extends B {\n  private isNew = flag('x');\n  override start() {\n    console.log(this.isNew);\n  }\n}\n`)).toContain('console.log(this.isNew)');
  });

  it('stay when tests name them, without their calls', () => {
    expect(after(`export class A {\n  n() {\n    return this._isNew() ? 1 : 2;\n  }\n  _isNew() {\n    return flag('x');\n  }\n}\n`, { 'src/a.test.ts': `import { A } from './a';\nstub(new A(), '_isNew');\n` })).toBe(
      `export class A {\n  n() {\n    return 1;\n  }\n  _isNew() {\n    return true;\n  }\n}\n`,
    );
  });
});

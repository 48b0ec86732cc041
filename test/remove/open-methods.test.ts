import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const SERVICE = `import { flag } from './flags';\nexport class Service {\n  static isOld(n: number) {\n    return n < 2;\n  }\n\n  /** Whether it may change. */\n  static mayChange(n: number): boolean {\n    return flag('x') || !this.isOld(n);\n  }\n}\n`;
const USER = `import { Service } from './service';\nexport const label = (n: number) => (Service.isOld(n) ? 'old' : Service.mayChange(n + 1) && n > 5 ? 'yes' : 'no');\n`;
const PAGE = `import { flag } from './flags';\nexport class Page {\n  async isNew() {\n    return await flag('x');\n  }\n\n  async title(n: number) {\n    if (!(await this.isNew())) return 'old';\n    return n > 1 ? 'many' : 'one';\n  }\n}\n`;

const USED = `import { Page } from './page';\nexport const title = (n: number) => new Page().title(n);\n`;

function after(files: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const { refusals, problems, ...changed } = removed(files, true);
  expect({ refusals, problems }).toEqual({ refusals: [], problems: [] });
  return changed;
}

describe('public methods that a flag makes known', () => {
  it('go with their calls, where they are static', () => {
    expect(after({ 'src/service.ts': SERVICE, 'src/user.ts': USER })).toEqual({
      'src/service.ts': `export class Service {\n  static isOld(n: number) {\n    return n < 2;\n  }\n}\n`,
      'src/user.ts': `import { Service } from './service';\nexport const label = (n: number) => (Service.isOld(n) ? 'old' : n > 5 ? 'yes' : 'no');\n`,
    });
  });

  it('go with their calls by `this`', () => {
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE })).toEqual({ 'src/page.ts': `export class Page {\n  async title(n: number) {\n    return n > 1 ? 'many' : 'one';\n  }\n}\n` });
  });

  it('stay, without these calls, where others call them or a framework may', () => {
    const folded = `export class Page {\n  async isNew() {\n    return true;\n  }\n\n  async title(n: number) {\n    return n > 1 ? 'many' : 'one';\n  }\n}\n`;
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE, 'src/user.ts': `import { Page } from './page';\nexport const ask = (page: Page) => page.isNew();\n` })).toEqual({ 'src/page.ts': folded });
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE, 'src/page.test.ts': `import { Page } from './page';\nit('is new', async () => expect(await new Page().isNew()).toBe(true));\n` })).toEqual({ 'src/page.ts': folded });
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE.replace('class Page', 'class Page implements Asked') })).toEqual({ 'src/page.ts': folded.replace('class Page', 'class Page implements Asked') });
  });

  it('stay, without the calls by the class, where code that is not here may have it', () => {
    expect(after({ 'package.json': '{ "name": "lib", "main": "src/index.ts" }', 'src/index.ts': `export * from './service';\n`, 'src/service.ts': SERVICE, 'src/user.ts': USER })).toEqual({
      'src/service.ts': SERVICE.replace(`import { flag } from './flags';\n`, '').replace(`flag('x') || !this.isOld(n)`, 'true'),
      'src/user.ts': `import { Service } from './service';\nexport const label = (n: number) => (Service.isOld(n) ? 'old' : n > 5 ? 'yes' : 'no');\n`,
    });
  });

  it('keep their calls where something may give them another value', () => {
    const kept = expect.stringContaining('await this.isNew()') as string;
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE, 'src/user.ts': `import { Page } from './page';\nexport class Other extends Page {\n  async isNew() {\n    return false;\n  }\n}\n` })).toMatchObject({ 'src/page.ts': kept });
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE, 'src/user.ts': `import { Page } from './page';\nexport const page = new Page();\npage.isNew = async () => false;\n` })).toMatchObject({ 'src/page.ts': kept });
    expect(after({ 'src/used.ts': USED, 'src/page.ts': PAGE, 'src/page.test.ts': `import { Page } from './page';\nspyOn(Page.prototype, 'isNew');\n` })).toMatchObject({ 'src/page.ts': kept });
    expect(after({ 'src/service.ts': SERVICE, 'src/user.ts': USER, 'src/user.test.ts': `import { Service } from './service';\nmocked(Service.mayChange).mockReturnValue(false);\n` })).toMatchObject({ 'src/service.ts': expect.stringContaining('return true') as string });
    expect(after({ 'src/service.ts': SERVICE, 'src/user.ts': USER, 'src/user.test.ts': `import { Service } from './service';\nmocked(Service.mayChange).mockReturnValue(false);\n` })).not.toHaveProperty(['src/user.ts']);
  });
});

import { describe, expect, it } from 'vitest';
import { removal, removed } from './removed.ts';

describe('a removal over several files', () => {
  it('lets a constant function travel and takes it out where nobody calls it any more', () => {
    expect(
      removed(
        {
          'src/is-new.ts': `import { flag } from './flags';\nexport const isNew = () => flag('x');\nexport const other = 1;\n`,
          'src/page.ts': `import { isNew, other } from './is-new';\nimport { old } from './old';\nexport const page = () => (isNew() ? other : old());\n`,
          'src/old.ts': `export const old = () => 2;\n`,
          'src/old.test.ts': `import { old } from './old';\nit('is old', () => expect(old()).toBe(2));\n`,
        },
        true,
      ),
    ).toEqual({
      'src/is-new.ts': `export const other = 1;\n`,
      'src/page.ts': `import { other } from './is-new';\nexport const page = () => other;\n`,
      'src/old.ts': null,
      'src/old.test.ts': null,
      refusals: [],
      problems: [],
    });
  });

  it('takes out what only code used that went from a file before the file did', () => {
    const result = removed(
      {
        'src/app.ts': `import { flag } from './flags';\nimport { old } from './old';\nexport const app = () => (flag('x') ? 1 : old());\n`,
        'src/old.ts': `import { guest, menu } from './menu';\nimport { plain } from './plain';\nexport const old = () => menu() + guest() + plain();\n`,
        'src/plain.ts': `import { guest } from './menu';\nexport const plain = () => guest();\n`,
        'src/menu.ts': `import { link } from './link';\nexport const menu = () => link();\nexport const guest = () => 1;\n`,
        'src/menu.test.ts': `import { guest, menu } from './menu';\nit('shows a menu', () => expect(menu()).toBe(2));\nit('shows a guest', () => expect(guest()).toBe(1));\n`,
        'src/link.ts': `export const link = () => 2;\n`,
        'src/link.test.ts': `import { link } from './link';\nit('links', () => expect(link()).toBe(2));\n`,
      },
      true,
    );
    expect(result).toEqual({ 'src/app.ts': `export const app = () => 1;\n`, 'src/old.ts': null, 'src/plain.ts': null, 'src/menu.ts': null, 'src/menu.test.ts': null, 'src/link.ts': null, 'src/link.test.ts': null, refusals: [], problems: [] });
  });

  it('folds what stands beside an imported constant or function that is a boolean, and leaves what may be something else', () => {
    const result = removed(
      {
        'src/env.ts': `export const CLOUD = !!process.env.CLOUD;\nexport const HOST = process.env.HOST;\nexport let ready = false;\nexport const begin = () => { ready = process.env.READY; };\nexport const isWide = (n) => n > 10;\n`,
        'src/nav.ts': `import { flag } from './flags';\nimport { CLOUD, HOST, isWide, ready } from './env';\nexport const nav = (n) => [CLOUD && flag('x'), HOST && flag('x'), ready && flag('x'), isWide(n) && flag('x')];\n`,
      },
      true,
    );
    expect(result).toEqual({ 'src/nav.ts': `import { CLOUD, HOST, isWide, ready } from './env';\nexport const nav = (n) => [CLOUD, HOST && true, ready && true, isWide(n)];\n`, refusals: [], problems: [] });
  });

  it('keeps what another file still uses', () => {
    const result = removed(
      {
        'src/a.ts': `import { flag } from './flags';\nimport { shared } from './shared';\nexport const a = () => (flag('x') ? 1 : shared());\n`,
        'src/b.ts': `import { shared } from './shared';\nexport const b = shared();\n`,
        'src/shared.ts': `export const shared = () => 2;\n`,
      },
      true,
    );
    expect(result).toEqual({ 'src/a.ts': `export const a = () => 1;\n`, refusals: [], problems: [] });
  });

  it.each([
    ['a package that the project depends on', '@acme/icons', null],
    ['an alias', '@icons', ''],
  ])('takes a path into %s for another file, or may not', (_, name, after) => {
    const files = {
      'package.json': `{ "devDependencies": { "@acme/icons": "^1.0.0" } }`,
      'src/page.ts': `import { flag } from './flags';\nimport { old } from './old';\nexport const page = () => (flag('x') ? 1 : old());\n`,
      'src/old.ts': `export const old = () => 2;\n`,
      'src/icon.ts': `import Icon from '${name}/web/old';\nexport const icon = Icon;\n`,
    };
    expect(removed(files, true)).toMatchObject({ 'src/page.ts': `export const page = () => 1;\n`, 'src/old.ts': after });
  });

  it('drops exports that lost their last use in their own file', () => {
    const list = (rest: string): string => `import { flag } from './flags';\n${rest}`;
    expect(
      removed({ 'src/list.ts': list(`export const old = () => 1;\nexport const older = () => old();\nexport const list = () => (flag('x') ? 3 : older() + old());\n`), 'src/app.ts': `import { list } from './list';\nexport const app = list();\n` }, true),
    ).toEqual({ 'src/list.ts': `export const list = () => 3;\n`, refusals: [], problems: [] });
  });

  it('keeps a list of flags that nothing names any more while it declares others', () => {
    const result = removed(
      {
        'src/keys.ts': `export enum Flags {\n  New = 'x',\n  Other = 'y',\n}\n`,
        'src/app.ts': `import { flag } from './flags';\nimport { Flags } from './keys';\nexport const app = () => (flag('x') ? 1 : flag(Flags.Other));\n`,
      },
      true,
    );
    expect(result).toEqual({ 'src/keys.ts': `export enum Flags {\n  Other = 'y',\n}\n`, 'src/app.ts': `export const app = () => 1;\n`, refusals: [], problems: [] });
  });

  it('takes the comment behind a key out of a union with it', () => {
    const result = removed(
      {
        'src/keys.ts': `export type Flags =\n  | 'w' // the first\n  | 'x' // the new one\n  | 'y'; // the last\n`,
        'src/app.ts': `import { flag } from './flags';\nexport const app = () => (flag('x') ? 1 : 2);\n`,
      },
      true,
    );
    expect(result).toMatchObject({ 'src/keys.ts': `export type Flags =\n  | 'w' // the first\n  | 'y'; // the last\n`, problems: [] });
  });

  it('keeps a file that nobody imported before, such as a script or handler, with what it still uses itself', () => {
    const script = (value: string): string => `export const price = (n: number) => n;\nexport const handler = () => ${value};\nexport const more = () => price(3);\n`;
    const test = { 'src/handler.test.ts': `import { price } from './handler';\nit('has a price', () => expect(price(1)).toBe(1));\n` };
    expect(removed({ 'src/handler.ts': `import { flag } from './flags';\n${script(`(flag('x') ? price(1) : price(2))`)}`, ...test }, true)).toEqual({ 'src/handler.ts': script('price(1)'), refusals: [], problems: [] });
  });

  it('keeps what a module that nobody imports exports: functions that call themselves, and parts that it exports on', () => {
    const again = "import { flag } from './flags';\nexport function again(n: number): number {\n  return flag('x') && n > 0 ? again(n - 1) : 0;\n}\n";
    const index = "export * from './old';\n";
    const app = "import { flag } from './flags';\nimport { old } from './old';\nexport const app = () => (flag('x') ? old() : 0);\n";
    const result = removed({ 'src/again.ts': again, 'src/functions.ts': index, 'src/old.ts': 'export const old = () => 1;\n', 'src/app.ts': app }, false);
    expect(result).toMatchObject({ 'src/again.ts': 'export function again(n: number): number {\n  return 0;\n}\n', 'src/app.ts': 'export const app = () => 0;\n' });
    expect(result).not.toHaveProperty('src/old.ts');
  });

  it('says which file that does something when it is loaded is loaded no more', () => {
    const old = "register('old');\nexport const old = () => 1;\n";
    const app = (more: string): string => `import { flag } from './flags';\nimport { old } from './old';\n${more}export const app = () => (flag('x') ? 2 : old());\n`;
    const noticed = (more: string): unknown => removal({ 'src/old.ts': old, 'src/app.ts': app(more) }, 'x', true).notices.map(({ file, line, reason }) => ({ file, line, reason }));
    expect(noticed('')).toEqual([{ file: 'src/old.ts', line: 1, reason: 'no code loads this file any more, and it does something when it is loaded' }]);
    expect(noticed("import './old';\n")).toEqual([]);
  });

  it.each([
    `import * as express from 'express';\nimport { list } from './list';\nconst router = express.Router();\nrouter.get('/', list());\nrouter.route('/all').get(list()).post(list());\nexport { router as old };\n`,
    `import { Router } from 'express';\nimport { list } from './list';\nexport const old = Router();\nold.use(list());\n`,
    `import { Hono } from 'hono';\nimport { list } from './list';\nconst old = new Hono();\nold.get('/', list());\nexport { old };\n`,
  ])('takes the file of a router away that nothing uses any more', (old) => {
    const files = {
      'src/old.ts': old,
      'src/list.ts': `export const list = () => () => 1;\n`,
      'src/app.ts': `import { flag } from './flags';\nimport { old } from './old';\nexport const app = (use: (r: unknown) => void) => {\n  if (flag('x')) use(old);\n};\n`,
    };
    expect(removed(files, false)).toMatchObject({ 'src/old.ts': null, 'src/list.ts': null, problems: [] });
  });

  it('keeps the file of a router that is handed on when it is loaded, or is of no known package', () => {
    const app = `import { flag } from './flags';\nimport { old } from './old';\nexport const app = () => (flag('x') ? old : undefined);\n`;
    const kept = (head: string): boolean => removal({ 'src/old.ts': `${head}old.get('/', () => 1);\nexport { old };\n`, 'src/app.ts': app }, 'x', false).notices.some(({ file }) => file === 'src/old.ts');
    expect([kept(`import { Router } from 'express';\nimport { main } from './main';\nconst old = Router();\nmain.use(old);\n`), kept(`import { Router } from './router';\nconst old = Router();\n`), kept(`import { Router } from 'express';\nlet old = Router();\n`)]).toEqual([true, true, true]);
  });

  it('refuses a flag that a file names which does not parse, and leaves its declaration', () => {
    const result = removed({ 'src/keys.ts': "export const Flags = ['x', 'y'] as const;\n", 'src/app.ts': "import { flag } from './flags';\nexport const app = () => (flag('x') ? 1 : 2);\n", 'src/broken.ts': "import { flag } from './flags';\nexport const = flag('x');\n" }, true);
    expect(result).toMatchObject({ 'src/app.ts': 'export const app = () => 1;\n', refusals: [{ file: 'src/broken.ts', line: 2, reason: 'the file names the flag and does not parse' }] });
    expect(result).not.toHaveProperty('src/keys.ts');
  });

  it('takes files that only the index of their folder exports on, which nobody imports', () => {
    const app = (path: string): string => `import { flag } from './flags';\nimport { Old } from '${path}';\nexport const app = () => (flag('x') ? 2 : Old());\n`;
    const old = 'export const Old = () => 1;\n';
    const index = "// parts\nexport { Old } from './old';\nexport * from './more';\n";
    expect(removed({ 'src/parts/index.ts': index, 'src/parts/old.ts': old, 'src/parts/more.ts': 'export const more = 1;\n', 'src/app.ts': app('./parts/old') }, true)).toMatchObject({ 'src/parts/old.ts': null, problems: [] });
    expect(removed({ 'src/parts/index.ts': "export { Old } from './old';\n", 'src/parts/old.ts': old, 'src/app.ts': app('./parts/old') }, true)).toMatchObject({ 'src/parts/old.ts': null, 'src/parts/index.ts': null });
    expect(removed({ 'src/index.ts': index, 'src/old.ts': old, 'src/more.ts': 'export const more = 1;\n', 'src/app.ts': app('./old') }, true)).not.toHaveProperty('src/old.ts');
  });

  it('keeps what code may take from a namespace that a module exports', () => {
    const result = removed(
      {
        'src/parts.ts': 'export const Old = () => 1;\nexport const New = () => 2;\n',
        'src/index.ts': "import * as parts from './parts';\nexport { parts };\n",
        'src/app.ts': "import { flag } from './flags';\nimport { New, Old } from './parts';\nimport { parts } from './index';\nexport const app = () => (flag('x') ? New() : Old()) + parts.Old();\n",
      },
      true,
    );
    expect(result).toMatchObject({ problems: [] });
    expect(result).not.toHaveProperty('src/parts.ts');
  });

  it('takes a namespace that a module exports for none of its members', () => {
    const result = removed(
      {
        'src/values.ts': "import { flag } from './flags';\nexport const isNew = flag('x');\n",
        'src/index.ts': "export * as values from './values';\n",
        'src/app.ts': "import { values } from './index';\nexport const app = () => (values.isNew ? 1 : 2);\n",
      },
      true,
    );
    expect(result).toEqual({ 'src/values.ts': 'export const isNew = true;\n', refusals: [], problems: [] });
  });

  it('takes the line of a deleted file out of its barrel', () => {
    const result = removed(
      {
        'src/parts/index.ts': `export { Old } from './old';\nexport { New } from './new';\n`,
        'src/parts/old.ts': `export const Old = () => 1;\n`,
        'src/parts/new.ts': `export const New = () => 2;\n`,
        'src/app.ts': `import { flag } from './flags';\nimport { New, Old } from './parts';\nexport const app = () => (flag('x') ? New() : Old());\n`,
      },
      true,
    );
    expect(result).toEqual({
      'src/app.ts': `import { New } from './parts';\nexport const app = () => New();\n`,
      'src/parts/index.ts': `export { New } from './new';\n`,
      'src/parts/old.ts': null,
      refusals: [],
      problems: [],
    });
  });

  it('counts no refusal in a file that goes, which keeps no declaration either', () => {
    const banner = "import { flag } from './flags';\nexport const Banner = (big: boolean) => (flag(big ? 'x' : 'y') ? 1 : 2);\n";
    const page = "import { flag } from './flags';\nimport { Banner } from './banner';\nexport const page = (flag('x') ? Banner(true) : null);\n";
    expect(removed({ 'src/banner.ts': banner, 'src/page.ts': page }, false)).toEqual({ 'src/banner.ts': null, 'src/page.ts': 'export const page = null;\n', refusals: [], problems: [] });
  });

  it('counts a refusal of a read that is there, though it was joined with others to one line', () => {
    const keys = `interface Base {\n  enabled: boolean;\n}\nexport interface Flags {\n  x: Base & { beta: boolean };\n}\n`;
    const page = `import { setting } from './flags';\nexport const page = () =>\n  use(\n    setting('x')?.enabled,\n    setting('x')?.beta,\n  );\n`;
    const { refusals, problems, ...changed } = removed({ 'src/keys.ts': keys, 'src/page.ts': page }, false);
    expect({ problems, changed }).toEqual({ problems: [], changed: { 'src/page.ts': `import { setting } from './flags';\nexport const page = () => use(false, setting('x')?.beta);\n` } });
    expect(refusals.map(({ line }) => line)).toContain(5);
  });

  it('reads the state of a flag that is declared to be an object, and leaves what else the object says', () => {
    const keys = `interface Base {\n  enabled: boolean;\n}\nexport interface Flags {\n  x: Base & { beta: boolean };\n  y: boolean;\n}\n`;
    const page = (more: string): string => `import { setting } from './flags';\nexport const page = () => {\n  const it = setting('x');\n  return it.enabled ? 1 : 2;\n};\n${more}`;
    expect(removed({ 'src/keys.ts': keys, 'src/page.ts': page('') }, true)).toEqual({
      'src/keys.ts': `export interface Flags {\n  y: boolean;\n}\n`,
      'src/page.ts': `export const page = () => {\n  return 1;\n};\n`,
      refusals: [],
      problems: [],
    });
    const kept: Record<string, unknown> & ReturnType<typeof removed> = removed({ 'src/keys.ts': keys, 'src/page.ts': page(`export const isBeta = setting('x').beta;\n`) }, true);
    expect(kept['src/page.ts']).toBe(`import { setting } from './flags';\nexport const page = () => {\n  return 1;\n};\nexport const isBeta = setting('x').beta;\n`);
    expect([kept['src/keys.ts'], kept.refusals.map((r) => r.line), kept.problems]).toEqual([undefined, [6], []]);
    expect(removed({ 'src/keys.ts': keys, 'src/page.ts': page('') }, false).refusals.map((r) => r.line)).toEqual([3]);
  });

  it('takes a flag that one file looks into for an object in all files', () => {
    const files = { 'src/page.ts': `import { setting } from './flags';\nexport const page = () => (setting('x') ? 1 : 2);\nexport const all = () => setting('x');\n`, 'src/theme.ts': `import { setting } from './flags';\nexport const theme = () => {\n  const it = setting('x');\n  return it ? it.color : 'red';\n};\n` };
    const kept: Record<string, unknown> & ReturnType<typeof removed> = removed(files, true);
    expect(kept['src/page.ts']).toBe(`import { setting } from './flags';\nexport const page = () => 1;\nexport const all = () => setting('x');\n`);
    expect(kept['src/theme.ts']).toBe(`import { setting } from './flags';\nexport const theme = () => {\n  const it = setting('x');\n  return it.color;\n};\n`);
    expect([kept.refusals.map((r) => r.reason), kept.problems]).toEqual([Array(2).fill('the flag holds more than on or off, and its whole value or a member of it is read'), []]);
    expect(removal(files, 'x', { color: 'blue' })).toMatchObject({ refusals: [], verification: { problems: [] }, files: [{ after: expect.stringContaining(`all = () => ({ color: 'blue' })`) as string }, { after: `export const theme = () => {\n  return 'blue';\n};\n` }] });
    expect(removed(files, false)).toMatchObject({ 'src/theme.ts': `export const theme = () => {\n  return 'red';\n};\n`, refusals: [], problems: [] });
  });

  it.each([
    ['every file of a folder', `const all = require.context('./kinds', true, /\\.ts$/);\nexport const load = () => all.keys().map((k) => all(k));\n`],
    ['a glob', `export const all = import.meta.glob('./kinds/*.ts');\n`],
    ['a template', 'export const load = (kind: string) => import(`./kinds/${kind}`);\n'],
  ])('keeps files that are loaded by a pattern: %s', (_name, loader) => {
    const result = removed(
      {
        'src/loader.ts': loader,
        'src/kinds/table.ts': `import type { Wide } from './wide-types';\nexport const table = 1;\nexport default table;\n`,
        'src/page.ts': `import { flag } from './flags';\nimport { table } from './kinds/table';\nexport const page = () => (flag('x') ? 1 : table);\n`,
      },
      true,
    );
    expect(result).toEqual({ 'src/page.ts': `export const page = () => 1;\n`, refusals: [], problems: [] });
  });

  it('tells which folder a load by a pattern is for from the constants in it', () => {
    const result = removed(
      {
        'src/tests/loader.ts': `const folder = 'kinds';\nexport const load = (kind: string) => require('../' + folder + '/' + kind);\n`,
        'src/old.ts': `export const old = 1;\n`,
        'src/kinds/table.ts': `export const table = 1;\n`,
        'src/page.ts': `import { flag } from './flags';\nimport { old } from './old';\nimport { table } from './kinds/table';\nexport const page = () => (flag('x') ? 1 : old + table);\n`,
      },
      true,
    );
    expect(result).toEqual({ 'src/page.ts': `export const page = () => 1;\n`, 'src/old.ts': null, refusals: [], problems: [] });
  });

  it('keeps a file of which only types were imported', () => {
    const result = removed(
      {
        'src/kinds/table.ts': `export interface Props { rows: number }\nexport default (register: (name: string) => void) => register('table');\n`,
        'src/old.ts': `import type { Props } from './kinds/table';\nexport const old = (p: Props) => p.rows;\n`,
        'src/page.ts': `import { flag } from './flags';\nimport { old } from './old';\nexport const page = () => (flag('x') ? 1 : old({ rows: 1 }));\n`,
      },
      true,
    );
    expect(result).toMatchObject({ 'src/page.ts': `export const page = () => 1;\n`, 'src/old.ts': null, refusals: [], problems: [] });
    expect(result).not.toHaveProperty(['src/kinds/table.ts'], null);
  });

  it('drops calls of functions that are free of effects where they are declared, and keeps the others', () => {
    expect(
      removed(
        {
          'src/versions.ts': `export const versionOf = (agent: string) => agent.split('/').at(-1);\nexport function counted(agent: string) {\n  console.log(agent);\n  return agent.length > 1;\n}\n`,
          'src/index.ts': `export { versionOf } from './versions';\n`,
          'src/page.ts': `import { versionOf } from './index';\nimport { counted } from './versions';\nimport { flag } from './flags';\nexport const a = (agent: string) => Boolean(versionOf(agent) && flag('x'));\nexport const b = (agent: string) => Boolean(counted(agent) && flag('x'));\n`,
        },
        false,
      ),
    ).toMatchObject({ 'src/page.ts': `import { counted } from './versions';\nexport const a = (agent: string) => false;\nexport const b = (agent: string) => Boolean((counted(agent), false));\n`, problems: [] });
  });

  it('drops calls of what a hook returns, where that is free of effects', () => {
    expect(
      removed(
        {
          'src/use-plan.ts': `import { useCallback } from 'react';\nexport function usePlan() {\n  const data = useData();\n  const isPro = useCallback(() => data?.plan === 'pro', [data]);\n  const isLate = useCallback(() => {\n    track(data);\n    return Boolean(data.late);\n  }, [data]);\n  const isOwn = memo(() => data.own);\n  return { isPro, isLate, isOwn, isFree: () => data?.plan === undefined };\n}\nexport function useOther(now) {\n  if (now) return { isNow: () => track(now) };\n  return { isNow: () => true };\n}\n`,
          'src/page.ts': `import { useOther, usePlan } from './use-plan';\nimport { flag } from './flags';\nexport const usePage = () => {\n  const { isPro, isLate, isOwn, isFree: isGiven } = usePlan();\n  const { isNow } = useOther(1);\n  return [Boolean(isPro() && flag('x')), Boolean(isGiven() && flag('x')), Boolean(isLate() && flag('x')), Boolean(isOwn() && flag('x')), Boolean(isNow() && flag('x'))];\n};\n`,
        },
        false,
      ),
    ).toMatchObject({ 'src/page.ts': `import { useOther, usePlan } from './use-plan';\nexport const usePage = () => {\n  const { isLate, isOwn } = usePlan();\n  const { isNow } = useOther(1);\n  return [false, false, Boolean((isLate(), false)), Boolean((isOwn(), false)), Boolean((isNow(), false))];\n};\n`, problems: [] });
  });

  it('drops calls of hooks that only read contexts, stores and other such hooks, wherever they are declared', () => {
    expect(
      removed(
        {
          'src/contexts.ts': `import { createContext } from 'react';\nexport const Account = createContext(undefined);\n`,
          'src/use-account.ts': `import { useContext } from 'react';\nimport { Account } from './contexts';\nexport function useAccount() {\n  const account = useContext(Account);\n  if (account === undefined) throw new Error('no AccountProvider');\n  return account;\n}\n`,
          'src/store.ts': `import { useSelector } from 'react-redux';\nexport const useAppSelector = useSelector.withTypes<State>();\nexport const userOf = (state) => state.user;\nexport const kept = (state) => report(state);\n`,
          'src/use-user.ts': `import { useAccount } from './use-account';\nimport { kept, useAppSelector, userOf } from './store';\nexport const useUser = () => ({ account: useAccount(), user: useAppSelector(userOf) });\nexport const useReport = () => useAppSelector(kept);\n`,
          'src/page.tsx': `import { useReport, useUser } from './use-user';\nimport { flag } from './flags';\nexport function Page() {\n  const { user } = useUser();\n  const report = useReport();\n  return flag('x') ? <New /> : <Old user={user} report={report} />;\n}\n`,
        },
        true,
      ),
    ).toMatchObject({ 'src/page.tsx': `import { useReport } from './use-user';\nexport function Page() {\n  useReport();\n  return <New />;\n}\n`, problems: [] });
  });

  it('lists the calls that stay for what else they may do', () => {
    const { files, notices } = removal({ 'src/page.ts': `import { flag } from './flags';\nimport { count, start } from './api';\n\nexport function run(items) {\n  const total = count(items);\n  const isReady = !start();\n  log(items);\n  return flag('x') ? 'new' : \`old \${total} \${isReady}\`;\n}\n` }, 'x', true);
    expect(files[0]?.after).toBe(`import { count, start } from './api';\n\nexport function run(items) {\n  count(items);\n  start();\n  log(items);\n  return 'new';\n}\n`);
    expect(notices.map(({ line, reason }) => ({ line, reason }))).toEqual([4, 5].map((line) => ({ line, reason: 'nothing uses the result any more, and the call may have effects' })));
  });

  it('lists the conditions that stay for what asking them may do', () => {
    const { files, notices } = removal({ 'src/page.tsx': `import { flag } from './flags';\nexport const Page = ({ user }) => (\n  <Bar button={mayEdit(user) && flag('x') && <Edit />}>{mayEdit(user) && flag('x') && <Edit />}{user && flag('x') && <Edit />}</Bar>\n);\n` }, 'x', false);
    expect(files[0]?.after).toBe(`export const Page = ({ user }) => (\n  <Bar button={mayEdit(user) && false}>{mayEdit(user) && false}{user && false}</Bar>\n);\n`);
    expect(notices.map(({ column, reason }) => ({ column, reason }))).toEqual([16, 41, 65].map((column) => ({ column, reason: 'the condition can only be falsy now, and asking it may have effects, or give something else than false' })));
  });

  it('drops what shows nothing under a condition that a function of the project answers with yes or no', () => {
    expect(
      removed(
        {
          'src/access.ts': `export const useAccess = (id) => {\n  const session = useSession();\n  if (session.admin) return true;\n  if (!id) return;\n  return session.roles.includes(id);\n};\nexport const useCount = () => {\n  return 3;\n};\n`,
          'src/page.jsx': `import { useAccess, useCount } from './access';\nimport { flag } from './flags';\nexport function Page({ id }) {\n  const isAble = useAccess(id);\n  const count = useCount();\n  return (\n    <p>\n      {isAble && flag('x') && <New />}\n      {count && flag('x') && <New />}\n      {isAble ? count : 0}\n    </p>\n  );\n}\n`,
        },
        false,
      ),
    ).toMatchObject({ 'src/page.jsx': `import { useAccess, useCount } from './access';\nexport function Page({ id }) {\n  const isAble = useAccess(id);\n  const count = useCount();\n  return (\n    <p>\n      {count && false}\n      {isAble ? count : 0}\n    </p>\n  );\n}\n`, problems: [] });
  });

  it('writes the name that an alias stands for, unless its module sets it again', () => {
    expect(
      removed(
        {
          'src/parsers.ts': `export const fast = (t: string) => t;\nexport const slow = (t: string) => t + t;\nexport let last = 1;\nexport const step = () => void last++;\n`,
          'src/page.ts': `import { fast, last, slow, step } from './parsers';\nimport { parse } from 'package';\nimport { flag } from './flags';\nexport function read(text: string) {\n  const parser = flag('x') ? fast : slow;\n  const other = flag('x') ? parse : slow;\n  const before = flag('x') ? last : 0;\n  step();\n  return [parser(text), other(text), before];\n}\n`,
        },
        true,
      ),
    ).toMatchObject({ 'src/page.ts': `import { fast, last, step } from './parsers';\nimport { parse } from 'package';\nexport function read(text: string) {\n  const before = last;\n  step();\n  return [fast(text), parse(text), before];\n}\n`, problems: [] });
  });

  it('keeps exports that their own file still uses', () => {
    expect(
      removed(
        {
          'src/rows.ts': `export const size = () => 2;\nexport const area = () => size() * size();\n`,
          'src/page.ts': `import { flag } from './flags';\nimport { area, size } from './rows';\nexport const page = () => (flag('x') ? area() : size());\n`,
        },
        true,
      ),
    ).toEqual({ 'src/page.ts': `import { area } from './rows';\nexport const page = () => area();\n`, refusals: [], problems: [] });
  });

  it('keeps what files import that cannot be parsed', () => {
    expect(
      removed(
        {
          'src/old.ts': `export const old = (size: number, on: boolean) => (on ? size : 0);\n`,
          'src/all.ts': `export const all = () => 1;\n`,
          'src/page.ts': `import { flag } from './flags';\nimport { all } from './all';\nimport { old } from './old';\nexport const page = () => (flag('x') ? 1 : old(all(), flag('x')));\n`,
          'src/flow.js': `// @flow\nimport { old } from './old';\nexport * from './all';\ntype P = {| +on: ?boolean |};\nexport const other = (p: P) => old(2, p.on);\n`,
          'src/main.ts': `import { all } from './flow';\nimport { page } from './page';\nconsole.log(all(), page());\n`,
        },
        true,
      ),
    ).toEqual({ 'src/page.ts': `export const page = () => 1;\n`, refusals: [], problems: [] });
  });

  it('takes flags out of JavaScript with types of Flow, and keeps what types name', () => {
    expect(
      removed(
        {
          'src/shape.js': `// @flow\nexport class Shape {}\nexport class Old {}\n`,
          'src/page.js': `// @flow\nimport { flag } from './flags';\nimport { Old, Shape, type Size } from './shape';\ntype P = {| +on: ?Shape |};\nexport function page(p: P, size?: ?Size): Shape | string {\n  if (flag('x')) {\n    const found: ?Shape = (p.on: any);\n    return (found: any);\n  }\n  return String((new Old(): any)) + new Shape();\n}\n`,
          'src/main.js': `import { page } from './page';\npage({});\n`,
        },
        true,
      ),
    ).toEqual({
      'src/shape.js': `// @flow\nexport class Shape {}\n`,
      'src/page.js': `// @flow\nimport { Shape, type Size } from './shape';\ntype P = {| +on: ?Shape |};\nexport function page(p: P, size?: ?Size): Shape | string {\n  const found: ?Shape = (p.on: any);\n  return (found: any);\n}\n`,
      refusals: [], problems: [],
    });
  });
});

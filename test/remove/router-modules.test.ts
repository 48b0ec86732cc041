import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

/** What the module that a router describes becomes when a flag goes that the other file read. */
const module = async (form: string, text: string, user: string, key: string, others: Readonly<Record<string, string>> = {}): Promise<string | null> => {
  const config = `routers:\n  - modules: [./src/config]\n    forms:\n      - { ${form} }\n`;
  const { text: after, problems } = await removed(text, { key, name: 'src/config.ts', files: { 'unflag.config.yaml': config, 'src/page.ts': user, ...others } });
  expect(problems).toEqual([]);
  return after;
};
const MEMBERS = `kind: member, name: 'ENABLE_*', key: member`;

describe('the module of a router', () => {
  it('lets a function go that is one flag, and keeps the others', async () => {
    const user = `import { isNewNav, isWide } from './config';\nexport const page = isNewNav() ? 'new' : isWide() ? 'wide' : 'old';\n`;
    expect(await module(`kind: function, name: '*', key: self`, `export const isNewNav = () => process.env.NAV === '1';\nexport const isWide = () => process.env.WIDE === '1';\n`, user, 'isNewNav')).toBe(
      `export const isWide = () => process.env.WIDE === '1';\n`,
    );
  });

  it('lets a constant go, with what it alone needed', async () => {
    const user = `import { ENABLE_NAV, PORT } from './config';\nexport const page = ENABLE_NAV ? PORT : 0;\n`;
    expect(await module(MEMBERS, `const isSet = (name: string): boolean => process.env[name] === 'true';\n/** The new navigation. */\nexport const ENABLE_NAV = isSet('NAV');\nexport const PORT = 1;\n`, user, 'ENABLE_NAV')).toBe(`export const PORT = 1;\n`);
  });

  it('keeps a constant that is read where the flag is not known to be', async () => {
    const text = `export const ENABLE_NAV = process.env.NAV === 'true';\nexport const all = { ENABLE_NAV };\n`;
    expect(await module(MEMBERS, text, `import { ENABLE_NAV } from './config';\nexport const page = ENABLE_NAV ? 1 : 0;\n`, 'ENABLE_NAV')).toBe(text);
  });

  it('is none of many that a pattern names', async () => {
    const config = `routers:\n  - modules: ['./src/**']\n    receiver: flags\n    forms:\n      - { kind: member, key: member }\n`;
    const files = { 'unflag.config.yaml': config, 'src/flags.ts': `export const flags = { newNav: true, wide: false };\n`, 'src/page.ts': `import { flags } from './flags';\nimport old from './old';\nexport const page = flags.newNav ? 'new' : old();\n` };
    expect((await removed(`export default function old() {\n  return 'old';\n}\n`, { key: 'newNav', name: 'src/old.ts', files })).text).toBe(null);
  });

  const OBJECT = `const config = {\n  // The new navigation.\n  ENABLE_NAV: process.env.NAV === 'true',\n  PORT: 1,\n};\nexport default config;\n`;
  const READ = `import config from './config';\nexport const page = config.ENABLE_NAV ? config.PORT : 0;\n`;

  it('lets a property go that is one flag', async () => {
    expect(await module(MEMBERS, OBJECT, READ, 'ENABLE_NAV')).toBe(`const config = {\n  PORT: 1,\n};\nexport default config;\n`);
  });

  it('keeps a property where something may look at all of them', async () => {
    expect(await module(MEMBERS, OBJECT, READ, 'ENABLE_NAV', { 'src/dump.ts': `import config from './config';\nexport const dump = (): string => JSON.stringify(config);\n` })).toBe(OBJECT);
  });

  it('keeps a property whose value has effects', async () => {
    const text = OBJECT.replace(`process.env.NAV === 'true'`, 'count()').replace('const config', 'let n = 0;\nconst count = (): boolean => (n += 1) > 1;\nconst config');
    expect(await module(MEMBERS, text, READ, 'ENABLE_NAV')).toBe(text);
  });

  it('lets a key go that nothing names any more, and keeps what flags are asked by', async () => {
    const user = `import isOn, { NAV, WIDE } from './config';\nexport const page = isOn(NAV) ? isOn(WIDE) : 0;\n`;
    expect(await module(`kind: function, name: default, key: 'arg:0'`, `export default function isOn(key: string): boolean {\n  return key !== '';\n}\nexport const NAV = 'nav';\nexport const WIDE = 'wide';\n`, user, 'nav')).toBe(
      `export default function isOn(key: string): boolean {\n  return key !== '';\n}\nexport const WIDE = 'wide';\n`,
    );
    const last = `import isOn, { NAV } from './config';\nexport const page = isOn(NAV) ? 1 : 0;\n`;
    expect(await module(`kind: function, name: default, key: 'arg:0'`, `export default function isOn(key: string): boolean {\n  return key !== '';\n}\nexport const NAV = 'nav';\n`, last, 'nav')).toBe(`export default function isOn(key: string): boolean {\n  return key !== '';\n}\n`);
  });
});

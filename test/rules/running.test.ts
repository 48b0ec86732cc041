import { testRule } from './rule-test.ts';

testRule('no-module-level-flag', {
  valid: [
    "export const nav = () => isOn('new-nav');",
    "class Nav { on = isOn('new-nav'); }",
    "const nav = process.env.FEATURE_NAV === 'on';",
    "const nav = process.env.ENABLE_NAV === 'on';",
    "import { ENABLE_NAV } from './constants';\nconst nav = ENABLE_NAV ? 1 : 2;",
    "import * as constants from './constants';\nconst nav = constants.ENABLE_NAV ? 1 : 2;",
    { code: "const on = isOn('new-nav');", filename: 'src/file.test.tsx' },
    'const nav = <Feature flag="new-nav"><p /></Feature>;',
  ],
  invalid: [
    "const on = isOn('new-nav');",
    "if (isOn('new-nav')) start();",
    "class Nav { static on = isOn('new-nav'); }",
  ],
});

testRule('no-unawaited-flag', {
  valid: [
    "async function f() { if (await isOnAsync('new-nav')) a(); }",
    "async function f() { const on = await isOnAsync('new-nav'); if (on) a(); }",
    "async function f() { const on = isOnAsync('new-nav'); b(); if (await on) a(); }",
    "async function f() { const [on, dark] = await Promise.all([isOnAsync('new-nav'), isOnAsync('dark-mode')]); if (on && dark) a(); }",
    "isOnAsync('new-nav').then((on) => { if (on) a(); });",
    "if (isOn('new-nav')) a();",
  ],
  invalid: [
    "async function f() { if (isOnAsync('new-nav')) a(); }",
    "async function f() { const on = isOnAsync('new-nav'); return on ? 1 : 2; }",
    "const x = user && !isOnAsync('new-nav') ? 1 : 2;",
  ],
});

testRule('no-flag-reread-across-await', {
  valid: [
    "async function f() { const on = isOn('new-nav'); await a(); if (on) b(); if (on) c(); }",
    "async function f() { if (isOn('new-nav')) b(); if (isOn('new-nav')) c(); await a(); }",
    "async function f() { if (user) { await a(isOn('new-nav')); } else { b(isOn('new-nav')); } }",
    "async function f() { if (user) { await a(isOn('new-nav')); return; } b(isOn('new-nav')); }",
    "async function f() { if (user) return await a(isOn('new-nav')); return b(isOn('new-nav')); }",
    "async function f() { isOn('new-nav', alice); await a(); isOn('new-nav', bob); }",
    "async function f() { isOn('new-nav'); await a(); isOn('dark-mode'); }",
    "import { ENABLE_NAV } from './constants';\nasync function f() { if (ENABLE_NAV) b(); await a(); if (ENABLE_NAV) c(); }",
    'async function f() { const flags = useFlags(); if (flags.search) b(); await a(); if (flags.search) c(); }',
    'async function f() { const flags = await load(useFlags()); if (flags?.search) b(); await a(); if (flags!.search) c(); }',
    "async function f() { isOn('new-nav'); await a(); later(() => isOn('new-nav')); }",
    { code: "async function f() { isOn('new-nav'); await a(); isOn('new-nav'); }", filename: 'src/file.test.tsx' },
  ],
  invalid: [
    "async function f() {\n  if (isOn('new-nav')) b();\n  await a();\n  if (isOn('new-nav')) c();\n}",
    "async function f() {\n  const one = await isOnAsync('new-nav');\n  const two = await isOnAsync('new-nav');\n}",
    "async function f() {\n  b(isOn('new-nav'));\n  if (user) await a();\n  return isOff('new-nav');\n}",
    "function* f() {\n  b(isOn('new-nav'));\n  yield 1;\n  b(isOn('new-nav'));\n}",
    'async function f() {\n  if (useFlags().search) b();\n  await a();\n  if (useFlags().search) c();\n}',
    'const flags = useFlags();\nasync function f() {\n  if (flags.search) b();\n  await a();\n  if (flags.search) c();\n}',
  ],
});

const CLIENT = "import { OpenFeature } from '@openfeature/server-sdk';\nconst client = OpenFeature.getClient();\n";

testRule('consistent-flag-default', {
  valid: [
    `${CLIENT}client.getBooleanValue('new-nav', false); client.getBooleanValue('new-nav', false);`,
    `${CLIENT}client.getBooleanValue('new-nav', false); client.getBooleanValue('dark-mode', true);`,
    `${CLIENT}client.getBooleanValue('new-nav', fallback); client.getBooleanValue('new-nav', true);`,
  ],
  invalid: [`${CLIENT}client.getBooleanValue('new-nav', false);\nclient.getBooleanValue('new-nav', true);`],
});

testRule('no-direct-sdk-read', {
  valid: [
    "isOn('new-nav');",
    {
      code: `${CLIENT}export const isOn = (key: string) => client.getBooleanValue(key, false);`,
      filename: 'src/flags.ts',
    },
    { code: `${CLIENT}client.getBooleanValue('new-nav', false);`, filename: 'src/file.test.tsx' },
    'if (process.env.FEATURE_NAV) a();',
  ],
  invalid: [`${CLIENT}client.getBooleanValue('new-nav', false);`],
});

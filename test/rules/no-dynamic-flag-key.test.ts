import { testRule } from './rule-test.ts';

testRule('no-dynamic-flag-key', {
  valid: [
    "isOn('new-nav');",
    "const KEY = 'new-nav'; isOn(KEY);",
    "const KEYS = { nav: 'new-nav' } as const; isOn(KEYS.nav);",
    'const area = `nav`; isOn(`new-${area}`);',
    "isOn(old ? 'new-nav' : 'dark-mode');",
    { code: 'for (const key of keys) isOn(key);', filename: 'src/file.test.tsx' },
    // A wrapper: what calls it is looked at instead.
    'export const f = (name: string) => isOn(name);',
    // A store that holds other settings too: this may be any of them.
    "import { settings } from './settings'; export const all = () => names.map((name) => settings.get(name));",
    // The place that the configuration describes as the way to read flags.
    {
      code: "import { OpenFeature } from '@openfeature/server-sdk';\nexport const isOn = (key: string) => OpenFeature.getClient().getBooleanValue(key, false);",
      filename: 'src/flags.ts',
    },
  ],
  invalid: [
    'export const f = (name: string) => isOn(names[name]);',
    'isOn(`new-${area}`);',
    'isOn(keys[0]);',
    "import { settings } from './settings'; export const all = () => names.map((name) => settings.get(`labs.${name}`));",
    { code: 'for (const key of keys) isOn(key);', filename: 'src/file.test.tsx', options: { checkTests: true } },
  ],
});

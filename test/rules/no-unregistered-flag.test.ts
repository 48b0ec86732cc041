import { testRule } from './rule-test.ts';

testRule('no-unregistered-flag', {
  valid: [
    "isOn('new-nav');",
    "isOn('old-checkout');",
    { code: "isOn('whatever');", filename: 'src/file.test.ts' },
    'isOn(key);',
    'if (process.env.FEATURE_X) a();',
    { code: "isOn('whatever');", options: { ignoreSdks: ['router 1'] } },
  ],
  invalid: [
    "isOn('whatever');",
    "isOn('new-naw');",
    'isOn(`new-naw`);',
    "const KEY = 'new-naw'; isOn(KEY);",
    "isOn(x ? 'new-nav' : 'dark-mod');",
    "const { 'new-naw': nav } = useFlags();",
    {
      code: "overrideFlags({ 'new-naw': true, 'new-nav': true });",
      filename: 'src/file.test.ts',
      options: { checkTests: true },
    },
  ],
});

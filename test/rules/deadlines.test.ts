import { testRule } from './rule-test.ts';

testRule('no-expired-flag', {
  valid: [
    "isOn('new-nav');",
    "isOn('admin');",
    "isOn('nobody-knows-me');",
    // Said by no-upcoming-expiry.
    "isOn('soon');",
    "isOn('today');",
    "isOn('grace');",
    // Said by no-retired-flag.
    "isOn('retired');",
    { code: "isOn('expired');", settings: { today: '2026-10-01' } },
    // A key elsewhere is no read.
    "log('expired');",
  ],
  invalid: [
    "isOn('expired');",
    "if (isOn('expired')) a(); if (isOff('expired')) b(); isOn('expired');",
    { code: "isOn('grace');", settings: { today: '2026-11-24' } },
    { code: "isOn('old-checkout');", settings: { today: '2027-06-01' } },
    "/** @flag tagged owner=@me kind=release removeBy=2026-01-31 */\nisOn('tagged');",
  ],
});

testRule('no-upcoming-expiry', {
  valid: ["isOn('new-nav');", "isOn('expired');", "isOn('retired');", "isOn('admin');"],
  invalid: ["isOn('soon'); isOn('soon');", "isOn('today');", "isOn('grace');"],
});

testRule('no-retired-flag', {
  valid: ["isOn('expired');", "log('retired');"],
  invalid: [
    "export const wide = isOn('retired') ? 2 : 1;",
    "export function Cart() {\n  // The old list went in June.\n  if (isOff('retired')) return <OldList />;\n  return <List wide={isOn('retired')} />;\n}",
    'const { retired } = useFlags();\nif (retired) a(); else b();',
    "export const wide = isOn('declined') ? 2 : 1;",
  ],
});

import { testRule } from './rule-test.ts';

testRule('no-contradictory-flag-condition', {
  valid: [
    "if (isOn('new-nav') && !isOn('dark-mode')) a();",
    "if (isOn('new-nav') || !user) a();",
    "if (user && !user && isOn('new-nav')) a();",
    // Asked for different people.
    "if (isOn('new-nav', alice) && !isOn('new-nav', bob)) a();",
    "if (isOn('new-nav', alice)) { if (!isOn('new-nav', bob)) a(); }",
    // Asked again later.
    "async function f() { if (!isOn('new-nav')) { await load(); if (isOn('new-nav')) a(); } }",
    "if (!isOn('new-nav')) { onChange(() => { if (isOn('new-nav')) a(); }); }",
    "async function f() { if (!(await isOnAsync('new-nav')) && (await isOnAsync('new-nav'))) a(); }",
    "const v = variant('checkout'); if (v === 'a' || v === 'b') a();",
    "const v = variant('checkout'); if (v === 'a') a(); else if (v === 'b') b();",
    "const v = variant('checkout'); if (v && v !== 'a') a();",
    "if (isOn('new-nav') || user) { if (isOn('new-nav')) a(); }",
    "let on = isOn('new-nav'); if (!on) { on = refresh(); if (on) a(); }",
    "while (!isOn('new-nav')) { poll(); if (isOn('new-nav')) a(); }",
    "switch (variant('checkout')) { case 'a': a(); break; case 'b': b(); }",
  ],
  invalid: [
    "if (isOn('new-nav') && !isOn('new-nav')) a();",
    "if (isOn('new-nav') || !isOn('new-nav')) a();",
    "if (isOn('new-nav') && isOff('new-nav')) a();",
    "const v = variant('checkout'); if (v === 'a' && v === 'b') a();",
    "const v = variant('checkout'); if (v !== 'a' || v !== 'b') a();",
    "if (!isOn('new-nav')) { a(); if (isOn('new-nav')) b(); }",
    "const on = isOn('new-nav');\nif (!on) later(() => { if (on && user) b(); });",
    "function f() {\n  const on = isOn('new-nav');\n  if (!on) return null;\n  return <p>{on ? <a /> : <b />}</p>;\n}",
    "const v = variant('checkout');\nif (v === 'a') { if (v === 'b') a(); }",
    "const x = isOn('new-nav') ? 1 : isOn('new-nav') ? 2 : 3;",
    "const { 'new-nav': nav } = useFlags();\nif (nav && user) { x(!nav || user ? 1 : 2); if (!nav) a(); }",
  ],
});

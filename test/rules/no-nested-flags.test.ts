import { testRule } from './rule-test.ts';

testRule('no-nested-flags', {
  valid: [
    // calls are followed when asked for, and as far
    "function paint() { return isOn('dark-mode'); }\nif (isOn('new-nav')) paint();",
    {
      code: "const paint = () => shade();\nconst shade = () => isOn('dark-mode');\nif (isOn('new-nav')) paint();",
      options: { depth: 1 },
    },
    { code: "function paint() { return isOn('new-nav'); }\nif (isOn('new-nav')) paint();", options: { depth: 3 } },
    { code: "function paint() { return isOn('admin'); }\nif (isOn('new-nav')) paint();", options: { depth: 3 } },
    {
      code: "function paint() { return isOn('dark-mode'); }\npaint();\nif (isOn('new-nav')) a();",
      options: { depth: 3 },
    },
    { code: "function paint(f) { f(); }\nif (isOn('new-nav')) paint(dark);", options: { depth: 3 } },
    { code: "function loop() { if (isOn('new-nav')) loop(); }", options: { depth: 3 } },
    "if (isOn('new-nav')) a(); if (isOn('dark-mode')) b();",
    "if (isOn('new-nav')) { if (user.isAdmin) a(); }",
    // The same flag again is a contradiction or idle, not a nesting.
    "if (isOn('new-nav')) { if (!isOn('new-nav')) a(); }",
    // Decided together: one decision.
    "if (isOn('new-nav') && isOn('dark-mode')) a();",
    "if (isOn('new-nav')) a(); else if (isOn('dark-mode')) b(); else c();",
    "function f() { if (!isOn('new-nav')) return; if (!isOn('dark-mode')) return; a(); }",
    // What follows an early exit that the flag alone does not decide runs on both sides of it.
    "function f() { if (cloud && isOn('new-nav')) return a(); if (b && isOn('dark-mode')) c(); }",
    // A permission is no temporary flag.
    "if (isOn('admin')) { if (isOn('new-nav')) a(); }",
    "if (isOn('new-nav')) { if (isOn('admin')) a(); }",
    "const on = isOn('new-nav'); const dark = isOn('dark-mode'); if (on) a(dark);",
    { code: "if (isOn('new-nav')) { if (isOn('dark-mode')) a(); }", filename: 'src/file.test.tsx' },
    { code: "if (isOn('new-nav')) { if (isOn('dark-mode')) a(); }", options: { max: 2 } },
    // The other flag is not read in the branch but after it.
    "function f() { if (isOn('new-nav')) { a(); } return isOn('dark-mode') ? 1 : 2; }",
  ],
  invalid: [
    "if (isOn('new-nav')) { if (isOn('dark-mode')) a(); }",
    "if (isOn('new-nav')) { a(); } else { b(); if (isOn('dark-mode')) c(); }",
    "const x = isOn('new-nav') ? (isOn('dark-mode') ? 1 : 2) : 3;",
    "const x = <div>{isOn('new-nav') && <p>{isOn('dark-mode') ? <a /> : <b />}</p>}</div>;",
    "function Page() {\n  if (!isOn('new-nav')) return null;\n  const title = 'x';\n  return <h1>{isOn('dark-mode') && <Moon />}</h1>;\n}",
    "const { 'new-nav': nav, 'dark-mode': dark } = useFlags();\nif (nav) items.forEach((item) => { if (dark) a(item); });",
    "const off = !isOn('new-nav');\nif (off) { if (isOff('dark-mode')) a(); }",
    '<Feature flag="new-nav"><Feature flag="dark-mode"><a /></Feature></Feature>;',
    "switch (variant('checkout')) { case 'a': if (isOn('new-nav')) a(); break; case 'b': b(); }",
    "function f() { if (isOn('new-nav')) { if (isOn('dark-mode')) return 1; return 2; } return 3; }",
    "if (isOn('new-nav') || x) { if (isOn('dark-mode') && isOn('search')) a(); }",
    // Once for each branch, however often it is decided there.
    "if (isOn('new-nav')) { if (isOn('dark-mode')) a(); b(isOn('dark-mode') ? 1 : 2); }",
    {
      code: "function paint() { return isOn('dark-mode') ? 1 : 2; }\nif (isOn('new-nav')) { paint(); paint(); }",
      options: { depth: 1 },
    },
    {
      code: "const paint = () => shade();\nconst shade = () => isOn('dark-mode');\nif (!isOn('new-nav')) paint();",
      options: { depth: 2 },
    },
    {
      code: "class Page {\n  open() { return isOn('new-nav') && this.paint(1); }\n  paint() { return isOn('dark-mode') ? 1 : 2; }\n}",
      options: { depth: 1 },
    },
    { code: "if (isOn('new-nav') && isOn('dark-mode')) a();", options: { checkCombined: true } },
    { code: "if (isOn('new-nav')) a(); else if (isOn('dark-mode')) b();", options: { checkCombined: true } },
    { code: "if (isOn('admin')) { if (isOn('new-nav')) a(); }", options: { checkPermanent: true } },
    { code: "if (isOn('new-nav')) { if (isOn('dark-mode')) { if (isOn('search')) a(); } }", options: { max: 2 } },
    {
      code: "if (isOn('new-nav')) { if (isOn('dark-mode')) a(); }",
      options: { checkTests: true },
      filename: 'src/file.test.tsx',
    },
  ],
});

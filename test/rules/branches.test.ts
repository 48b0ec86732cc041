import { testRule } from './rule-test.ts';

const lines = (n: number): string => Array.from({ length: n }, (_, i) => `  step${i}();`).join('\n');
const items = (n: number): string => Array.from({ length: n }, (_, i) => `  'item ${i}',`).join('\n');

testRule('max-flag-branch', {
  valid: [
    "if (isOn('new-nav')) a(); else b();",
    `if (isOn('new-nav')) {\n${lines(15)}\n}`,
    `if (user) {\n${lines(30)}\n}`,
    // A function that gives up early is as long as it is.
    `function f() {\n  if (!isOn('new-nav')) return;\n${lines(30)}\n}`,
    { code: `if (isOn('new-nav')) {\n${lines(30)}\n}`, filename: 'src/file.test.tsx' },
    { code: `if (isOn('new-nav')) {\n${lines(60)}\n}`, options: { statements: 0, lines: 0 } },
    // The other condition is what the branch is about as well.
    `if (isOn('new-nav') || user) {\n${lines(30)}\n}`,
  ],
  invalid: [
    `if (isOn('new-nav')) {\n${lines(16)}\n}`,
    `if (isOn('new-nav')) a(); else {\n${lines(16)}\n}`,
    `const list = isOn('new-nav') ? [\n${items(40)}\n] : [];`,
    { code: "const list = isOn('new-nav') ? [\n  1,\n] : [];", options: { lines: 2 } },
    { code: '<Feature flag="new-nav">\n  <p>\n    x\n  </p>\n</Feature>;', options: { lines: 2 } },
    {
      code: "switch (variant('checkout')) {\n  case 'big-button': a(); b(); c(); break;\n}",
      options: { statements: 2 },
    },
    // Only the inner one: with it out of the way the outer one is short.
    { code: "if (isOn('new-nav')) {\n  if (isOn('dark-mode')) { a(); b(); c(); }\n}", options: { statements: 2 } },
  ],
});

testRule('no-identical-flag-branches', {
  valid: [
    "if (isOn('new-nav')) a(); else b();",
    "if (isOn('new-nav')) a();",
    "const x = isOn('new-nav') ? 'a b' : 'ab';",
    "switch (variant('checkout')) { case 'a': case 'b': x(); break; default: y(); }",
    'a(useFlags().search || {});',
    // What a component does with a flag that it is handed is its own matter.
    "const Card = ({ flag }) => { const on = isOn(flag); return <p>{on ? 'leave' : 'join'}</p>; };\nconst x = <Card flag=\"new-nav\" />;",
    '<Feature flag="new-nav" />;',
  ],
  invalid: [
    "if (isOn('new-nav')) { a(); } else { a(); }",
    "if (isOn('new-nav')) { a( 1 ); } else { /* old */ a(1) }",
    "const x = isOn('new-nav') ? 1 : 1;",
    "function f() { if (isOn('new-nav')) return x; return x; }",
    "if (isOn('new-nav')) {}",
    'if (isOn(keys[0])) {}',
  ],
});

testRule('max-toggle-points', {
  valid: [
    "isOn('new-nav') && a(); isOn('new-nav') && b(); isOn('new-nav') && c(); isOn('new-nav') && d();",
    { code: "isOn('new-nav') && a(); isOn('new-nav') && b();", options: { file: 1 }, filename: 'src/file.test.tsx' },
    { code: "isOn('new-nav') && a(); isOn('new-nav') && b();", options: { file: 0 } },
    { code: "isOn('new-nav') && a(); isOn('dark-mode') && b();", options: { file: 1 } },
    // Reads alone do not decide.
    { code: "a(isOn('new-nav')); b(isOn('new-nav'));", options: { file: 1 } },
  ],
  invalid: [
    "isOn('new-nav') && a(); isOn('new-nav') && b(); isOn('new-nav') && c(); isOn('new-nav') && d(); isOn('new-nav') && e();",
    { code: "const on = isOn('new-nav');\nconst x = on ? 1 : 2;\nif (on) a();", options: { file: 1 } },
  ],
});

import { testRule, IMPORT } from './rule-test.ts';

const inTest = (code: string) => ({ code: IMPORT + code, filename: 'src/file.test.tsx' });
const MOCK = "import { isOn } from './flags';\nvi.mock('./flags');\n";

testRule('no-mixed-side-test', {
  valid: [
    inTest(
      "it('on', () => { overrideFlags({ 'new-nav': true }); a(); });\nit('off', () => { overrideFlags({ 'new-nav': false }); a(); });",
    ),
    inTest(
      "beforeEach(() => overrideFlags({ 'new-nav': false }));\nit('on', () => { overrideFlags({ 'new-nav': true }); a(); });",
    ),
    inTest(
      "it('both', () => { overrideFlags({ 'new-nav': true }); a(); overrideFlags({ 'dark-mode': false }); b(); });",
    ),
    inTest("it('twice', () => { overrideFlags({ 'new-nav': true }); a(); overrideFlags({ 'new-nav': true }); b(); });"),
    inTest("it.each([true, false])('%s', (on) => { overrideFlags({ 'new-nav': on }); a(); });"),
    inTest("[true, false].forEach((on) => it(`${on}`, () => { overrideFlags({ 'new-nav': on }); a(); }));"),
    // putting it back is no other side
    inTest("it('on', () => { overrideFlags({ 'new-nav': true }); a(); overrideFlags({ 'new-nav': false }); });"),
    inTest(
      "it('on', () => { overrideFlags({ 'new-nav': true }); try { a(); } finally { overrideFlags({ 'new-nav': false }); } });",
    ),
    inTest(
      "it('on', () => { onTestFinished(() => { overrideFlags({ 'new-nav': false }); }); overrideFlags({ 'new-nav': true }); a(); });",
    ),
    // a helper of the same name is no test case
    inTest(
      "const test = (f) => f();\ntest(() => { overrideFlags({ 'new-nav': true }); a(); overrideFlags({ 'new-nav': false }); b(); });",
    ),
    // one answer after the other, perhaps for different flags
    {
      code: `${MOCK}it('x', () => { isOn.mockReturnValueOnce(true); isOn.mockReturnValueOnce(false); a(); });`,
      filename: 'src/file.test.tsx',
    },
  ],
  invalid: [
    inTest(
      "it('nav', () => {\n  overrideFlags({ 'new-nav': true });\n  a();\n  overrideFlags({ 'new-nav': false });\n  b();\n});",
    ),
    inTest(
      "import { test } from 'vitest';\ntest('nav', async () => {\n  overrideFlags({ 'new-nav': 'a' });\n  await act(() => overrideFlags({ 'new-nav': 'b' }));\n  b();\n});",
    ),
    inTest(
      "it('nav', () => {\n  for (const on of [true, false]) {\n    overrideFlags({ 'new-nav': on });\n    a();\n  }\n});",
    ),
    inTest(
      "it('nav', () => {\n  [true, false].forEach((on) => {\n    overrideFlags({ 'new-nav': on });\n    a();\n  });\n});",
    ),
    {
      code: `${MOCK}it('nav', () => {\n  isOn.mockReturnValue(true);\n  a();\n  isOn.mockReturnValue(false);\n  b();\n});`,
      filename: 'src/file.test.tsx',
    },
  ],
});

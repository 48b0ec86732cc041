import { expect, test } from 'vitest';
import { removed } from './removed-from-test.ts';

test('a flag of which a member is read is handed on as it is, though it is described as on or off', async () => {
  const page = "import { isOn } from './flags';\nimport { schedule } from './schedule';\nexport const page = () => {\n  schedule(isOn('x'));\n  return isOn('x') ? 1 : 2;\n};\n";
  const files = {
    'src/schedule.ts': 'export const schedule = (x: unknown): void => { console.log(x); };\n',
    'src/prisons.ts': "import { isOn } from './flags';\nexport const prisons = () => isOn('x').prisons;\n",
  };
  expect((await removed(page, { key: 'x', name: 'src/page.ts', files })).text).toContain("schedule(isOn('x'));");
  expect((await removed(page, { key: 'x', name: 'src/page.ts', files: { 'src/schedule.ts': files['src/schedule.ts'] } })).text).toContain('return 1;');
});

test('as is one of which others take members from a function that returns it', async () => {
  const theme = "import { isOn } from './flags';\nexport const theme = () => isOn('x');\n";
  const taken = "import { theme } from './theme';\nexport const colour = () => theme().colour;\n";
  const asked = "import { theme } from './theme';\nexport const shade = () => {\n  const { shade } = theme();\n  return shade;\n};\n";
  for (const user of [taken, asked]) {
    expect((await removed(user, { key: 'x', name: 'src/user.ts', files: { 'src/theme.ts': theme } })).text).toBe(user);
    expect((await removed(theme, { key: 'x', name: 'src/theme.ts', files: { 'src/user.ts': user } })).text).toBe(theme);
  }
});

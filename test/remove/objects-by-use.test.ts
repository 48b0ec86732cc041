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

import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/eslint-plugin.ts';
import { parse } from '../../src/project/parse.ts';
import { disabledIn } from '../../src/lint/disabled-in.ts';

const HEAD = "import { isOn } from './flags';\n";
const root = join(import.meta.dirname, '../rules/project');

/** Lines on which ESLint reports expired flags. */
function reportedLines(code: string): number[] {
  const config: Linter.Config = {
    files: ['**/*.js'],
    plugins: { unflag: plugin },
    rules: { 'unflag/no-unregistered-flag': 'error' },
  };
  return new Linter({ cwd: root })
    .verify(HEAD + code, config, { filename: join(root, 'src/a.js') })
    .filter(({ ruleId }) => ruleId)
    .map(({ line }) => line);
}

/** Lines with a read, without those that comments silence. */
function undisabledLines(code: string): number[] {
  const text = HEAD + code;
  expect(parse('a.js', text).problem).toBeUndefined();
  const disabled = disabledIn(text);
  return [...text.matchAll(/'nobody'/g)]
    .filter(({ index }) => !disabled('no-unregistered-flag', [index, index]))
    .map(({ index }) => text.slice(0, index).split('\n').length);
}

test.each([
  ["isOn('nobody');", [2]],
  ["// eslint-disable-next-line unflag/no-unregistered-flag\nisOn('nobody');\nisOn('nobody');", [4]],
  ["// eslint-disable-next-line\nisOn('nobody');", []],
  ["/* eslint-disable-next-line no-console, unflag/no-unregistered-flag -- ours */\nisOn('nobody');", []],
  ["// eslint-disable-next-line no-console\nisOn('nobody');", [3]],
  ["// eslint-disable-next-line no-console -- and unflag/no-unregistered-flag\nisOn('nobody');", [3]],
  ["isOn('nobody'); // eslint-disable-line unflag/no-unregistered-flag\nisOn('nobody');", [3]],
  [
    "isOn('nobody');\n/* eslint-disable unflag/no-unregistered-flag */\nisOn('nobody');\n/* eslint-enable */\nisOn('nobody');",
    [2, 6],
  ],
  ["/* eslint-disable */\nisOn('nobody');\n/* eslint-enable no-console */\nisOn('nobody');", []],
  ["// eslint-disable unflag/no-unregistered-flag\nisOn('nobody');", [3]],
  ["/* eslint-disable unflag/no-expired-flag */\nisOn('nobody');", [3]],
])('check is silent where ESLint is: %j', (code, lines) => {
  expect(reportedLines(code)).toEqual(lines);
  expect(undisabledLines(code)).toEqual(lines);
});

import { expect, test } from 'vitest';
import { isBarrelText } from '../../src/project/glances.ts';

test.each([
  ['a re-export', `export { isOn } from './flags';`],
  ['all of a module', `export * from './flags';`],
  ['a member of what CommonJS exports', `exports.flags = require('./flags')`],
  ['an object of modules', `module.exports = {\n  ...require('./flags'),\n  other: 1,\n}`],
  ['an alias', `exports.a = exports.b = require('./flags');`],
])('%s passes exports on', (_, text) => {
  expect(isBarrelText(text)).toBe(true);
});

test.each([
  ['an export of its own', `export const isOn = () => true;`],
  ['CommonJS exports of its own', `const flags = require('./flags');\nmodule.exports.isOn = () => flags.on;`],
  ['a bundle without semicolons', `"object"==typeof exports?f(exports):g(exports.a=1,exports.b=2),`.repeat(15_000)],
])('%s does not', (_, text) => {
  expect(isBarrelText(text)).toBe(false);
});

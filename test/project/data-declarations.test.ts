import { expect, it } from 'vitest';
import { dataDeclarations } from '../../src/project/data-declarations.ts';

it.each([
  ['config.json', '{ "features": { "a-b": true, "c": { "on": 1 } }, "x": 1 }', 'features', ['a-b', 'c']],
  ['config.jsonc', '{\n  // flags\n  "a": 1,\n}', undefined, ['a']],
  ['flags.json', '{ "list": ["a", "b", 3] }', 'list', ['a', 'b']],
  ['flags.yaml', 'flags:\n  - key: a\n    on: true\n  - { name: b }\n', 'flags', ['a', 'b']],
  ['flags.yml', 'a:\n  b:\n    new-nav: true\n    "other": false\n', 'a.b', ['new-nav', 'other']],
  ['.env.local', '# FEATURE_X=1\nFEATURE_A=1\n  export FEATURE_B = "x"\n', undefined, ['FEATURE_A', 'FEATURE_B']],
  ['broken.json', '{ "a": ', undefined, []],
  ['config.json', '{ "a": 1 }', 'not.there', []],
])('%s: %s at %s declares %j', (file, text, path, keys) => {
  const found = dataDeclarations(file, text, path);
  expect(found.map(({ key }) => key)).toEqual(keys);
  for (const { key, range } of found) expect(text.slice(...range)).toContain(key);
});

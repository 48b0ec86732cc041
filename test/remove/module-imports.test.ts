import { expect, it } from 'vitest';
import { moduleImports } from '../../src/remove/module-imports.ts';
import { parse } from '../../src/project/parse.ts';
import { importsOf } from '../../src/remove/usage.ts';

const read = (text: string): unknown => moduleImports('src/a.ts', text);

it('lists what statements bring in or export on, in their order', () => {
  expect(read("import a, { b as c, type D } from 'x';\nexport * from 'p';\nimport 'z';\nexport { d as e, default } from 'r';\nimport { f } from 'q';\nexport { f };\n")).toEqual([
    { name: 'default', source: 'x', local: { name: 'a', range: [7, 8] } },
    { name: 'b', source: 'x', local: { name: 'c', range: [17, 18] } },
    { name: 'D', source: 'x', local: { name: 'D', range: [25, 26] } },
    { name: '*', source: 'p', as: '*' },
    { name: '', source: 'z' },
    { name: 'd', source: 'r', as: 'e' },
    { name: 'default', source: 'r', as: 'default' },
    { name: 'f', source: 'q', local: { name: 'f', range: [116, 117] } },
  ]);
});

it.each([
  "import * as ns from 'n';\nexport * as on from 'm';\nexport type { T } from 't';\nexport type * from 'u';\nimport {} from 'v';\nexport const k = 1;\nexport default k;\n",
  "import { a } from 'a';\nexport const load = () => import('b');\ntype T = typeof import('c');\n",
  "import { a } from 'a';\njest.mock('b');\nconst c = require('c');\nconst d = jest.requireActual<object>('d');\nrequire.resolve('e');\n",
  "import { 'a string' as s } from 'a';\nexport { s as 'another' } from 'b';\nimport eq = require('eq');\n",
])('finds what a walk through the tree finds: %s', (text) => {
  const { source } = parse('src/a.ts', text);
  expect(read(text)).toEqual(source && importsOf(source));
});

it('finds all of what a text names that does not parse', () => {
  expect(read("import { a from 'a';\n")).toEqual([{ name: '*', source: 'a', dynamic: true }]);
  expect(read("import { a from 'a';\nexport * from 'b';\n")).toEqual(['a', 'b'].flatMap((source) => [{ name: '*', source, dynamic: true }, { name: '*', source, as: '*' }]));
});

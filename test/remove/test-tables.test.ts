import { describe, expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const files = {
  'unflag.config.yaml': `${CONFIG}declarations:\n  - { file: src/keys.ts, export: Keys }\n`,
  'src/keys.ts': "export enum Keys {\n  Nav = 'nav',\n  Search = 'search',\n}\n",
  'src/selectors.ts': "import { isOn } from './flags';\nimport { Keys } from './keys';\nexport const isNavOn = (): boolean => isOn(Keys.Nav);\nexport const isSearchOn = (): boolean => isOn(Keys.Search);\n",
  'src/view.ts': "import { isNavOn, isSearchOn } from './selectors';\nexport const view = (): string => (isNavOn() ? 'new' : 'old') + String(isSearchOn());\n",
};
const name = 'src/selectors.test.ts';
const after = async (text: string): Promise<unknown> => {
  const { text: now, refusals, problems } = await removed(text, { files, name });
  expect(problems).toEqual([]);
  return refusals.length > 0 ? refusals : now;
};

describe('rows of tables in tests', () => {
  it('go with what they are about', async () => {
    const table = (rows: string, imported: string): string => `import { isOn } from './flags';
import { Keys } from './keys';
import { ${imported} } from './selectors';
jest.mock('./flags');
const selectors = [${rows}];
selectors.forEach(({ title, key, selector }) => describe(title, () => {
  it('asks for its flag', () => {
    selector();
    expect(isOn).toHaveBeenCalledWith(key);
  });
}));
`;
    const search = "{ title: 'search', key: Keys.Search, selector: isSearchOn }";
    expect(await after(table(`{ title: 'nav', key: Keys.Nav, selector: isNavOn }, ${search}`, 'isNavOn, isSearchOn'))).toBe(table(search, 'isSearchOn'));
  });

  it('take the whole table with them where all are about it', async () => {
    const text = `import { isNavOn, isSearchOn } from './selectors';
it('searches', () => expect(isSearchOn()).toBe(false));
it.each([[1, isNavOn], [2, isNavOn]])('asks %s times', (times, ask) => {
  for (let n = 0; n < times; n++) ask();
});
`;
    expect(await after(text)).toBe("import { isSearchOn } from './selectors';\nit('searches', () => expect(isSearchOn()).toBe(false));\n");
  });

  it('go where they name its key alone', async () => {
    const table = (rows: string): string => `import { Keys } from './keys';
import { labelOf } from './labels';
it.each([${rows}])('%s has a label', (key, label) => {
  expect(labelOf(key)).toBe(label);
});
`;
    expect(await after(table("[Keys.Nav, 'Navigation'], [Keys.Search, 'Search']"))).toBe(table("[Keys.Search, 'Search']"));
  });

  it('stay where the key is named in a case too', async () => {
    const text = `import { Keys } from './keys';
import { labelOf } from './labels';
it.each([[Keys.Nav, 'Navigation'], [Keys.Search, 'Search']])('%s has a label', (key, label) => {
  expect(labelOf(key)).toBe(label);
});
it('has labels', () => {
  expect(labelOf(Keys.Nav)).toBeDefined();
});
`;
    expect(await after(text)).toEqual([expect.objectContaining({ file: 'src/keys.ts', reason: 'its declaration is still used in src/selectors.test.ts' })]);
  });

  it('stay in lists that run no cases', async () => {
    const text = `import { Keys } from './keys';
import { labelOf } from './labels';
it('has labels', () => {
  for (const key of [Keys.Nav, Keys.Search]) expect(labelOf(key)).toBeDefined();
});
`;
    expect(await after(text)).toEqual([expect.objectContaining({ file: 'src/keys.ts' })]);
  });
});

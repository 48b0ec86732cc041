import { describe, expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const files = {
  'unflag.config.yaml': `${CONFIG}  - name: listed
    modules: [./src/listed]
    receiver: listed
    forms:
      - { kind: list, name: find, key: 'arg:0.name', value: 'object(.on)' }
      - { kind: list, name: some, key: 'arg:0.name' }
      - { kind: function, name: useListed, key: 'arg:0[]' }
`,
  'src/listed.ts': `export declare const listed: { name: string; on: boolean }[];
export declare function useListed(names: readonly string[]): boolean[];
`,
};
const NAME = 'src/view.ts';

describe('flags in a list', () => {
  it('have the value that the form says of what a predicate finds', async () => {
    const text = `import { listed } from './listed';
export const view = (): string => (listed.find((flag) => flag.name === 'nav')?.on ? 'new' : 'old');
`;
    expect(await removed(text, { files, name: NAME })).toMatchObject({ problems: [], text: `export const view = (): string => 'new';\n` });
  });

  it.each([
    ['a predicate that asks for more', `import { listed } from './listed';\nexport const view = (user: boolean): string => (listed.find((flag) => flag.name === 'nav' && user)?.on ? 'new' : 'old');\n`],
    ['a predicate whose result is not described', `import { listed } from './listed';\nexport const view = (): string => (listed.some((flag) => flag.name === 'nav') ? 'new' : 'old');\n`],
  ])('stay where there is %s', async (_, text) => {
    expect(await removed(text, { files, name: NAME })).toMatchObject({ text, problems: [] });
  });

  it('stay where they are taken by their place', async () => {
    const text = `import { useListed } from './listed';
export const view = (): string => {
  const [other, nav = false] = useListed(['other', 'nav']);
  return nav && other ? 'new' : 'old';
};
`;
    expect(await removed(text, { files, name: NAME })).toMatchObject({ text, problems: [] });
  });

  describe('that one call asks for', () => {
    const asking = (type: string): Record<string, string> => ({
      'unflag.config.yaml': `${CONFIG}  - name: asked
    modules: [./src/asked]
    forms:
      - { kind: function, name: getFlags, key: 'arg:0[]', async: true }
declarations:
  - { file: src/keys.ts, export: Keys }
`,
      'src/keys.ts': "export const Keys = { nav: 'nav', search: 'search' } as const;\n",
      'src/asked.ts': `type Found<T extends string[]> = { [K in T[number]]: boolean };\nexport async function getFlags<T extends string[]>(keys: T): ${type} { return (await fetch(keys.join())).json(); }\n`,
      'src/top.ts': "import { isOn } from './flags';\nexport const top = (): string => (isOn('nav') ? 'new' : 'old');\n",
    });
    const handedOn = `import { getFlags } from './asked';
import { Keys } from './keys';
export const view = async (): Promise<unknown> => {
  const flags = await getFlags([Keys.nav, Keys.search]);
  return { flags };
};
`;

    it('go from its list where it gives an object, as its type says', async () => {
      expect(await removed(handedOn, { files: asking('Promise<Found<T>>'), name: NAME })).toMatchObject({ problems: [], refusals: [], text: handedOn.replace('Keys.nav, ', '') });
    });

    it('go where members are taken by their names', async () => {
      const text = handedOn.replace('{ flags }', '[flags.search, flags.nav]');
      expect(await removed(text, { files: asking('Promise<any>'), name: NAME })).toMatchObject({ problems: [], refusals: [], text: handedOn.replace('Keys.nav, ', '').replace('{ flags }', '[flags.search, true]') });
    });

    it.each(['Promise<any>', 'Promise<boolean[]>', 'Promise<Map<string, boolean>>'])('stay where it gives %s', async (type) => {
      const { text, refusals } = await removed(handedOn, { files: asking(type), name: NAME });
      expect(text).toBe(handedOn);
      expect(refusals).toEqual([expect.objectContaining({ file: 'src/keys.ts', reason: 'its declaration is still used in src/view.ts' })]);
    });
  });
});

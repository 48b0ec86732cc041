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
});

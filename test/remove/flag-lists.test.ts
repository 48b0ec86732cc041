import { describe, expect, it } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const FILES = {
  'unflag.config.yaml': `${CONFIG}  - name: lists
    modules: [./src/flag-names]
    receiver: getEnabled()
    forms:
      - { kind: list, name: includes, key: 'arg:0' }
  - name: props
    receiver: props.enabled
    forms:
      - { kind: list, name: includes, key: 'arg:0' }
declarations:
  - { file: src/flag-names.ts, export: flagNames }
`,
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
  'src/flag-names.ts': `export const flagNames = ['nav', 'other'] as const;
export type FlagName = (typeof flagNames)[number];
export const getEnabled = async (options: { email?: string }): Promise<FlagName[]> => (await fetch(String(options.email))).json();
`,
  'src/view.ts': `import type { FlagName } from './flag-names';
interface Props { enabled: FlagName[]; name: string }
export const view = (props: Props): string => (props.enabled.includes('nav') ? 'new' : 'old') + props.name;
`,
};

describe('a list of the flags that are on', () => {
  it('is asked for no more where nothing of it is used', async () => {
    const text = `import { getEnabled } from './flag-names';
import { session } from './session';
export const layout = async (): Promise<string> => {
  const user = await session();
  const enabled = await getEnabled(user ? { email: user.email } : {});
  return enabled.includes('nav') ? 'new' : 'old';
};
`;
    const files = { ...FILES, 'src/session.ts': `export const session = async (): Promise<{ email: string } | undefined> => (await fetch('/session')).json();\n` };
    expect(await removed(text, { files, name: 'src/layout.ts' })).toMatchObject({ problems: [], text: `import { session } from './session';
export const layout = async (): Promise<string> => {
  await session();
  return 'new';
};
` });
  });

  it('is asked for no more where it was only handed on', async () => {
    const text = `import { getEnabled } from './flag-names';
import { view } from './view';
export const page = async (): Promise<string> => {
  const enabled = await getEnabled({});
  return view({ enabled, name: 'page' });
};
`;
    expect(await removed(text, { files: FILES, name: 'src/index.ts' })).toMatchObject({ problems: [], text: `import { view } from './view';
export const page = async (): Promise<string> => {
  return view({ name: 'page' });
};
` });
  });

  it('loses the flag in tests, where its type has it no more', async () => {
    const text = `import type { FlagName } from './flag-names';
import { view } from './view';
declare const it: (title: string, run: () => void) => void;
declare const names: { returns(list: FlagName[]): void };
export const forced: FlagName[] = ['nav', 'other'];
export const cast = ['nav'] as FlagName[];

it('is new', () => {
  names.returns(['other', 'nav']);
  view({ enabled: ['nav', 'other'], name: '' });
});
`;
    expect(await removed(text, { files: FILES })).toMatchObject({ problems: [], text: `import type { FlagName } from './flag-names';
import { view } from './view';
declare const it: (title: string, run: () => void) => void;
declare const names: { returns(list: FlagName[]): void };
export const forced: FlagName[] = ['other'];
export const cast = [] as FlagName[];

it('is new', () => {
  names.returns(['other']);
  view({ enabled: ['other'], name: '' });
});
` });
  });

  it('loses the flag in tests that do not import its type', async () => {
    const text = (list: string): string => `import { count } from './count';
declare const it: (title: string, run: () => void) => void;

it('counts', () => {
  count({ enabled: ${list} });
});
`;
    const files = { ...FILES, 'src/count.ts': "import type { FlagName } from './flag-names';\nexport const count = (props: { enabled: FlagName[] }): number => props.enabled.length;\n" };
    expect(await removed(text("['nav', 'other']"), { files })).toMatchObject({ problems: [], text: text("['other']") });
  });

  it('keeps the flag declared where other code lists it under that type', async () => {
    const text = `import type { FlagName } from './flag-names';
export const admin: FlagName[] = ['nav'];
`;
    expect(await removed(text, { files: FILES, name: 'src/admin.ts' })).toMatchObject({ text, problems: [] });
  });
});

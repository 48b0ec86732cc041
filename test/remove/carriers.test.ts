import { expect, it } from 'vitest';
import { removed } from './removed.ts';

const after = (text: string): unknown => (removed({ 'src/a.tsx': text }, true) as Readonly<Record<string, unknown>>)['src/a.tsx'];

it('reads of other flags go where nothing uses them any more, calls of wrappers that may do more stay', () => {
  const text = `import { client, flag, useFlags } from './flags';
import { log } from './log';

const logged = (key: string) => {
  log(key);
  return flag(key);
};

export function Page() {
  const isNew = flag('x');
  const size = flag('size');
  const other = client.isEnabled('other');
  const told = logged('told');
  const { many } = useFlags();
  return isNew ? 1 : [size, other, told, many];
}
`;
  expect(after(text)).toBe(`import { flag } from './flags';
import { log } from './log';

const logged = (key: string) => {
  log(key);
  return flag(key);
};

export function Page() {
  logged('told');
  return 1;
}
`);
});

it('a memo of a known value is that value', () => {
  const text = `import { useMemo } from 'react';
import { flag } from './flags';
import { room } from './room';

export function Page() {
  const isNew = flag('x');
  const isOld = useMemo(() => !isNew && room.isVideo, [isNew, room]);
  return isOld ? 1 : 2;
}
`;
  expect(after(text)).toBe(`export function Page() {
  return 2;
}
`);
});

it('a call that hands out all flags goes with its `await`', () => {
  const text = `import { getFlags } from './flags';
import { load } from './load';

export async function Page({ id }: Props) {
  const flags = await getFlags(id);
  const user = await load(id);
  return flags.x ? <New user={user} /> : <Old />;
}
`;
  expect(after(text)).toBe(`import { load } from './load';

export async function Page({ id }: Props) {
  const user = await load(id);
  return <New user={user} />;
}
`);
});

it('a variable that only holds the read goes, though nothing uses it', () => {
  expect(after(`import { flag, isOn } from './flags';\nexport const kept = flag('x');\nexport function Page() {\n  const isNew = flag('x');\n  const isOld = !isOn('x');\n  return 1;\n}\n`)).toBe(`export const kept = true;\nexport function Page() {\n  return 1;\n}\n`);
});

it('a call by which flags are come at stays where its code can be read and does more', () => {
  const page = (body: string, names: string): string => `import { ${names} } from './server';\n\nexport async function Page(context: Context) {\n${body}}\n`;
  const call = (name: string, given = ''): string => `  const { user } = ${name}(${given});\n  if (!user.hasFeature('x')) return 0;\n`;
  const { 'src/a.ts': a, 'src/b.ts': b, 'src/c.ts': c } = removed({
    'src/server.ts': `export const getServerData = async (context: Context) => {\n  context.res.setHeader('Set-Cookie', 'seen');\n  return context.data;\n};\nexport function useUser() {\n  record();\n  return held;\n}\nexport const useHeld = () => held;\n`,
    'src/a.ts': page(`${call('await getServerData', 'context')}  return 1;\n`, 'getServerData'),
    'src/b.ts': page(`${call('useUser')}  return 1;\n`, 'useUser'),
    'src/c.ts': page(`${call('useHeld')}  return 1;\n`, 'useHeld'),
  }, true) as Readonly<Record<string, unknown>>;
  expect({ a, b, c }).toEqual({
    a: page('  await getServerData(context);\n  return 1;\n', 'getServerData'),
    b: page('  useUser();\n  return 1;\n', 'useUser'),
    c: `export async function Page(context: Context) {\n  return 1;\n}\n`,
  });
});

it('a described call goes also where it is imported from a barrel', () => {
  const { 'page.ts': page } = removed({
    'flags.ts': `export const getFlags = async (id: string) => {\n  record(id);\n  return held;\n};\n`,
    'index.ts': `export * from './flags';\n`,
    'page.ts': `import { getFlags } from './index';\n\nexport async function Page(id: string) {\n  const { user } = await getFlags(id);\n  if (!user.hasFeature('x')) return 0;\n  return 1;\n}\n`,
  }, true) as Readonly<Record<string, unknown>>;
  expect(page).toBe(`export async function Page(id: string) {\n  return 1;\n}\n`);
});

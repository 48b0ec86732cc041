import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const after = (files: Readonly<Record<string, string>>): unknown => {
  const { refusals, problems, ...changed } = removed(files, true);
  expect({ refusals, problems }).toEqual({ refusals: [], problems: [] });
  return changed;
};

const hook = `import { useEffect } from 'react';\nimport { flag } from './flags';\n\ninterface Access {\n  isNew: boolean;\n  plan: string;\n}\n\nexport function useAccess(plan: string): Access {\n  useEffect(() => log(plan), [plan]);\n  return { isNew: flag('x'), plan };\n}\n`;

describe('properties of what a function returns', () => {
  it('go where every use takes them out, with their type', () => {
    expect(
      after({
        'src/use-access.ts': hook,
        'src/a.tsx': `import { useAccess } from './use-access';\nexport const A = () => {\n  const { isNew, plan } = useAccess('a');\n  return isNew ? <b>{plan}</b> : null;\n};\n`,
        'src/b.tsx': `import { useAccess } from './use-access';\nexport const B = () => {\n  const access = useAccess('b');\n  return access.isNew && access.plan;\n};\n`,
        'src/c.tsx': `import { useAccess } from './use-access';\nexport const C = () => {\n  const { isNew } = useAccess('c');\n  return isNew ? 1 : 2;\n};\n`,
      }),
    ).toEqual({
      'src/use-access.ts': `import { useEffect } from 'react';\n\ninterface Access {\n  plan: string;\n}\n\nexport function useAccess(plan: string): Access {\n  useEffect(() => log(plan), [plan]);\n  return { plan };\n}\n`,
      'src/a.tsx': `import { useAccess } from './use-access';\nexport const A = () => {\n  const { plan } = useAccess('a');\n  return <b>{plan}</b>;\n};\n`,
      'src/b.tsx': `import { useAccess } from './use-access';\nexport const B = () => {\n  const access = useAccess('b');\n  return access.plan;\n};\n`,
      'src/c.tsx': `import { useAccess } from './use-access';\nexport const C = () => {\n  useAccess('c');\n  return 1;\n};\n`,
    });
  });

  it('stay where one use hands the object on, takes the rest, or has the function itself', () => {
    for (const use of ["const access = useAccess('a');\n  return render(access);", "const { plan, ...rest } = useAccess('a');\n  return render(plan, rest);", 'return render(useAccess);']) {
      expect(Object.keys(after({ 'src/use-access.ts': hook, 'src/a.tsx': `import { useAccess } from './use-access';\nexport const A = () => {\n  ${use}\n};\n` }) as object)).toEqual(['src/use-access.ts']);
    }
  });

  it('stay where a test has them or the whole result, and other code loses them', () => {
    const page = `import { useAccess } from './use-access';\nexport const A = () => {\n  const { isNew, plan } = useAccess('a');\n  return isNew ? <b>{plan}</b> : null;\n};\n`;
    const afterTest = (body: string): unknown => after({ 'src/use-access.ts': hook, 'src/a.tsx': page, 'src/a.test.tsx': `import { useAccess } from './use-access';\nit('gives it', () => {\n  ${body}\n});\n` });
    const constant = hook.replace(`import { flag } from './flags';\n`, '').replace("flag('x')", 'true');
    const without = page.replace('isNew, ', '').replace('isNew ? <b>{plan}</b> : null', '<b>{plan}</b>');
    for (const body of [`expect(renderHook(() => useAccess('a')).current).toEqual({ isNew: true, plan: 'a' });`, `const { isNew } = useAccess('a');\n  expect(isNew).toBe(true);`]) expect(afterTest(body)).toEqual({ 'src/use-access.ts': constant, 'src/a.tsx': without });
    expect(afterTest(`const { plan } = useAccess('a');\n  expect(plan).toBe('a');`)).toEqual({ 'src/use-access.ts': hook.replace(`import { flag } from './flags';\n`, '').replace('  isNew: boolean;\n', '').replace("isNew: flag('x'), ", ''), 'src/a.tsx': without });
  });

  it('go where they lost their last reader, with what only they used', () => {
    const api = (rest: string): string => `export const useApi = (send: (path: string) => void) => {\n${rest}`;
    expect(
      after({
        'src/use-api.ts': api(`  const saveAll = () => send('all');\n  const save = () => send('one');\n  return { saveAll, save };\n};\n`),
        'src/a.ts': `import { flag } from './flags';\nimport { useApi } from './use-api';\nexport const useSave = (send: () => void) => {\n  const { saveAll, save } = useApi(send);\n  return flag('x') ? save : saveAll;\n};\n`,
      }),
    ).toEqual({
      'src/use-api.ts': api(`  const save = () => send('one');\n  return { save };\n};\n`),
      'src/a.ts': `import { useApi } from './use-api';\nexport const useSave = (send: () => void) => {\n  const { save } = useApi(send);\n  return save;\n};\n`,
    });
  });

  it('stay where a reader is left, or a test has one', () => {
    const files = {
      'src/use-api.ts': `export const useApi = () => ({ saveAll: () => 1, save: () => 2 });\n`,
      'src/a.ts': `import { flag } from './flags';\nimport { useApi } from './use-api';\nexport const a = () => (flag('x') ? useApi().save : useApi().saveAll);\n`,
    };
    for (const [name, use] of [['src/b.ts', `export const b = () => useApi().saveAll;`], ['src/use-api.test.ts', `it('saves', () => expect(useApi().saveAll()).toBe(1));`]]) {
      expect(Object.keys(after({ ...files, [name ?? '']: `import { useApi } from './use-api';\n${use ?? ''}\n` }) as object)).toEqual(['src/a.ts']);
    }
  });
});

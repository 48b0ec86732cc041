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
});

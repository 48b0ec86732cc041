import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const tsconfig = '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }';
const skills = `import { old } from 'legacy';
import { isOn } from './flags';
interface Skills { education: string[] }
export const skills = (): Skills => ({ education: isOn('nav') ? undefined : old() });
`;
const router = `import { isOn } from './flags';
export const route = isOn('nav') ? 'new' : 'old';
`;

describe('files that do not fit their types without a flag', () => {
  it('are left to a person with what TypeScript says; the others are changed', async () => {
    const files = { 'tsconfig.json': tsconfig, 'src/skills.ts': skills };
    const { text, problems, refusals } = await removed(router, { name: 'src/router.ts', files });
    expect(problems).toEqual([]);
    expect(text).toBe("export const route = 'new';\n");
    expect(refusals).toEqual([
      expect.objectContaining({ file: 'src/skills.ts', line: 4, reason: "without it TypeScript finds an error in this file: Type 'undefined' is not assignable to type 'string[]'." }),
    ]);
  });

  it('stay as they are', async () => {
    const { text } = await removed(skills, { name: 'src/skills.ts', files: { 'tsconfig.json': tsconfig, 'src/router.ts': router } });
    expect(text).toBe(skills);
  });

  it('are told of where they only take what a flag gives from elsewhere', async () => {
    const files = { 'tsconfig.json': tsconfig, 'src/nav.ts': "import { isOn } from './flags';\nexport const hasNav = isOn('nav');\n" };
    const list = "import { old } from 'legacy';\nimport { hasNav } from './nav';\nexport const list: string[] = hasNav ? undefined : old();\n";
    const { text, problems, notices } = await removed(list, { name: 'src/list.ts', files });
    expect(problems).toEqual([]);
    expect(text).toBe(list);
    expect(notices).toEqual([expect.objectContaining({ file: 'src/list.ts', reason: "the file stays as it is, for TypeScript finds an error otherwise: Type 'undefined' is not assignable to type 'string[]'." })]);
  });
});

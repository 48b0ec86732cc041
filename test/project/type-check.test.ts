import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openProject } from '../../src/project/open-project.ts';
import { newTypeErrors } from '../../src/project/type-check.ts';

const roots: string[] = [];
afterEach(() => { for (const root of roots.splice(0)) rmSync(root, { recursive: true }); });

function errorsAfter(files: Record<string, string>, changes: Record<string, string | null>, importers: readonly string[] = []): string[] | undefined {
  const root = mkdtempSync(join(tmpdir(), 'unflag-types-'));
  roots.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const { scan } = openProject({ cwd: root });
  return newTypeErrors(scan, Object.entries(changes).map(([file, after]) => ({ file, before: files[file] ?? '', after })), importers);
}

const tsconfig = { 'unflag.config.json': '{}', 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }' };

describe('TypeScript errors round a removal', () => {
  it('shows a new error in a changed file and in a file that imports it', () => {
    const files = { ...tsconfig, 'a.ts': 'export const a = { x: 1, y: 2 };\nexport const n = a.x;\n', 'b.ts': "import { a } from './a';\nexport const b = a.y;\n" };
    expect(errorsAfter(files, { 'a.ts': 'export const a = { x: 1 };\nexport const n = a.z;\n' }, ['b.ts'])).toEqual([
      "a.ts:2:20 TS2339: Property 'z' does not exist on type '{ x: number; }'.",
      "b.ts:2:20 TS2339: Property 'y' does not exist on type '{ x: number; }'.",
    ]);
  });

  it('looks at importers only where a changed file declares something else to them', () => {
    const files = { ...tsconfig, 'a.ts': 'export const a = (): number => {\n  return old();\n};\n', 'b.ts': "import { a } from './a';\nexport const b: string = a();\n" };
    expect(errorsAfter(files, { 'a.ts': 'export const a = (): number => {\n  return 1;\n};\n' }, ['b.ts'])).toEqual([]);
    expect(errorsAfter({ ...files, 'b.ts': "import { a } from './a';\nexport const b: number = a();\n" }, { 'a.ts': "export const a = () => {\n  return 'x';\n};\n" }, ['b.ts'])).toEqual([
      "b.ts:2:14 TS2322: Type 'string' is not assignable to type 'number'.",
    ]);
  });

  it('keeps silent about errors that were there before, wherever they moved', () => {
    const files = { ...tsconfig, 'a.ts': "import { z } from 'not-installed';\nconst gone = 1;\nexport const s: string = 1;\nexport const t = z.any;\n" };
    expect(errorsAfter(files, { 'a.ts': "import { z } from 'not-installed';\nexport const s: string = 1;\nexport const t = z.any;\n" })).toEqual([]);
  });

  it('shows an import whose file went', () => {
    const files = { ...tsconfig, 'a.ts': 'export const a = 1;\n', 'b.ts': "import { a } from './a';\nexport const b = a;\n" };
    expect(errorsAfter(files, { 'a.ts': null }, ['b.ts'])).toEqual([expect.stringContaining("b.ts:1:19 TS2307: Cannot find module './a'")]);
  });

  it('reads a file of two packages by the JSX settings of each', () => {
    const files = {
      'unflag.config.json': '{}',
      'web/tsconfig.json': '{ "compilerOptions": { "jsx": "preserve", "module": "esnext", "moduleResolution": "bundler" } }',
      'app/tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsx", "module": "esnext", "moduleResolution": "bundler" } }',
      'web/a.tsx': "import { old } from 'old';\nimport { z } from 'z';\nexport const A = () => <p>{old}{z}</p>;\n",
      'app/b.tsx': "import { A } from '../web/a';\nexport const b = A();\n",
    };
    expect(errorsAfter(files, { 'web/a.tsx': "import { z } from 'z';\nexport const A = () => <p>{z}</p>;\n", 'app/b.tsx': "import { A } from '../web/a';\nexport const b = [A()];\n" })).toEqual([]);
  });

  it('says nothing where there is no tsconfig', () => {
    expect(errorsAfter({ 'unflag.config.json': '{}', 'a.ts': 'export const a = 1;\n' }, { 'a.ts': 'export const a: string = 1;\n' })).toBeUndefined();
  });
});

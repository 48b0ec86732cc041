import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Constant } from '../../src/facts/types.ts';
import { removed } from './removed-from-test.ts';

const PAGE = `import { isOn } from './flags';\nexport const page = (): string => (isOn('newNav') ? 'new' : 'old');\n`;
const root = join(import.meta.dirname, '../../fixtures/tests');

/**
 * A test that forces `newNav`, or the key of `request.json`, what becomes of it when the flag is kept on (or as `request.json` says, which may leave a file alone), the lines that a person is told of,
 * and modules that it needs beside `page.ts`. With an empty output the file goes; without one it stays as it is.
 */
describe('fixtures/tests', () => {
  it.each(readdirSync(root))('%s', async (name) => {
    const files = Object.fromEntries(readdirSync(join(root, name)).map((file) => [file, readFileSync(join(root, name, file), 'utf8')]));
    const take = (file: RegExp): [string, string] | undefined => {
      const found = Object.entries(files).find(([f]) => file.test(f));
      if (found) delete files[found[0]];
      return found;
    };
    const [file, input] = take(/^input\./)!;
    const [, output] = take(/^output\./) ?? ['', input];
    const [, request] = take(/^request\.json$/) ?? ['', '{}'];
    const { key = 'newNav', keep = true, except } = JSON.parse(request) as { key?: string; keep?: Constant; except?: string };
    const [, expected] = take(/^notices\.txt$/) ?? ['', ''];
    const modules = Object.fromEntries(Object.entries(files).map(([f, text]) => [/^(?:unflag|tsconfig)\./.test(f) ? f : `src/${f}`, text]));
    const { text, notices, problems } = await removed(input, { key, keep, ...(except === undefined ? {} : { only: (f: string) => f !== except }), name: file.replace('input', 'src/page.test'), files: { 'src/page.ts': PAGE, ...modules } });
    expect(text).toBe(output || null);
    expect(notices.map((n) => `${n.line}: ${n.reason}\n`).join('')).toBe(expected);
    expect(problems).toEqual([]);
  });
});

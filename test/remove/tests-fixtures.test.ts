import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const root = join(import.meta.dirname, '../../fixtures/tests');
const PAGE = `import { isOn } from './flags';\nexport const page = (): string => (isOn('newNav') ? 'new' : 'old');\n`;

/**
 * A test that forces `newNav`, what becomes of it when the flag is kept on (or as `request.json` says), the lines that a person is told of,
 * and modules that it needs. With an empty output the file goes; without one it stays as it is.
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
    const [, expected] = take(/^notices\.txt$/) ?? ['', ''];
    const modules = Object.fromEntries(Object.entries(files).map(([f, text]) => [f.startsWith('unflag.') ? f : `src/${f}`, text]));
    const { text, notices, problems } = await removed(input, { key: 'newNav', ...JSON.parse(request) as object, name: file.replace('input', 'src/page.test'), files: { 'src/page.ts': PAGE, ...modules } });
    expect(text).toBe(output || null);
    expect(notices.map((n) => `${n.line}: ${n.reason}\n`).join('')).toBe(expected);
    expect(problems).toEqual([]);
  });
});

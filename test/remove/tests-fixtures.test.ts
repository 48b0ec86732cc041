import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const root = join(import.meta.dirname, '../../fixtures/tests');
const PAGE = `import { isOn } from './flags';\nexport const page = (): string => (isOn('newNav') ? 'new' : 'old');\n`;

/** A test that forces `newNav`, what becomes of it when the flag is kept on, the lines that a person is told of, and modules that it needs. With an empty output the file goes. */
describe('fixtures/tests', () => {
  it.each(readdirSync(root))('%s', async (name) => {
    const read = (file: string, or: string): string => (existsSync(join(root, name, file)) ? readFileSync(join(root, name, file), 'utf8') : or);
    const input = read('input.ts', '');
    const modules = readdirSync(join(root, name)).filter((file) => !/^(?:input|output)\.ts$|\.txt$/.test(file));
    const files = Object.fromEntries(modules.map((file): [string, string] => [`src/${file}`, read(file, '')]));
    const { text, notices, problems } = await removed(input, { key: 'newNav', files: { 'src/page.ts': PAGE, ...files } });
    expect(text).toBe(read('output.ts', input) || null);
    expect(notices.map((n) => `${n.line}: ${n.reason}\n`).join('')).toBe(read('notices.txt', ''));
    expect(problems).toEqual([]);
  });
});

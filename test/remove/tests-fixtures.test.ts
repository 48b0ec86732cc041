import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const root = join(import.meta.dirname, '../../fixtures/tests');
const PAGE = `import { isOn } from './flags';\nexport const page = (): string => (isOn('newNav') ? 'new' : 'old');\n`;

/** A test that forces `newNav`, what becomes of it when the flag is kept on, and the lines that a person is told of. */
describe('fixtures/tests', () => {
  it.each(readdirSync(root))('%s', async (name) => {
    const read = (file: string, or: string): string => (existsSync(join(root, name, file)) ? readFileSync(join(root, name, file), 'utf8') : or);
    const input = read('input.ts', '');
    const { text, notices, problems } = await removed(input, { key: 'newNav', files: { 'src/page.ts': read('page.ts', PAGE) } });
    expect(text).toBe(read('output.ts', input));
    expect(notices.map((n) => `${n.line}: ${n.reason}\n`).join('')).toBe(read('notices.txt', ''));
    expect(problems).toEqual([]);
  });
});

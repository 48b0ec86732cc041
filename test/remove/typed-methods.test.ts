import { expect, test } from 'vitest';
import { removed } from './removed-from-test.ts';

const CLAIM = `const notes: string[] = [];
export class Claim {
  language = 'en';
  parties: string[] = [];
  isWelsh(): boolean {
    return this.language === 'cy' || this.isBilingual();
  }
  isBilingual(): boolean {
    return this.parties.includes('both');
  }
  static isRefused(id: string): boolean {
    return id === 'no';
  }
  static note(id: string): boolean {
    return notes.push(id) > 0;
  }
  count(): number {
    return this.parties.push('');
  }
}
export const load = async (id: string): Promise<Claim> => (await fetch(id)).json();
`;

const PAGE = (asked: string, claim = ''): string => `import { isOn } from './flags';
import { Claim, load } from './claim';
export async function page(id: string, given: Claim): Promise<string> {
${claim}  if (${asked} && !isOn('x')) return 'offline';
  return id;
}
`;

/** What a page becomes that goes offline where a claim is asked something and the flag is off. */
const pageAfter = async (asked: string, claim?: string, files: Readonly<Record<string, string>> = {}): Promise<string | null> =>
  (await removed(PAGE(asked, claim), { key: 'x', name: 'src/page.ts', files: { 'src/claim.ts': CLAIM, ...files } })).text;

test('a method that only answers is not called for nothing, by the class of a parameter', async () => {
  expect(await pageAfter('given.isWelsh()')).toBe(`import { Claim, load } from './claim';
export async function page(id: string, given: Claim): Promise<string> {
  return id;
}
`);
});

test('and by the class itself, where it is static', async () => {
  expect(await pageAfter('Claim.isRefused(id)')).not.toContain('isRefused');
  expect(await pageAfter('Claim.note(id)')).toContain('Claim.note(id)');
  expect(await pageAfter('Claim.isWelsh()')).toContain('Claim.isWelsh()');
});

test('and by the class that a function gives', async () => {
  expect(await pageAfter('claim.isWelsh()', '  const claim = await load(id);\n')).toBe(`import { Claim, load } from './claim';
export async function page(id: string, given: Claim): Promise<string> {
  await load(id);
  return id;
}
`);
});

test.each<[what: string, asked: string, files?: Readonly<Record<string, string>>]>([
  ['that changes something', 'given.count()'],
  ['that another class overrides', 'given.isWelsh()', { 'src/other.ts': "import { Claim } from './claim';\nexport class Other extends Claim {\n  isWelsh(): boolean {\n    return this.parties.push('') > 0;\n  }\n}\n" }],
  ['that another class overrides by another name', 'given.isWelsh()', { 'src/other.ts': "import { Claim as Base } from './claim';\nexport const Other = class extends Base {};\n" }],
  ['of an object without a class', 'JSON.parse(id).isWelsh()'],
])('a method is called as before %s', async (_, asked, files) => {
  expect(await pageAfter(asked, undefined, files)).toContain(`  ${asked};\n`);
});

import { expect, it } from 'vitest';
import { mentionPattern, mentionsIn } from '../../src/project/mentions.ts';

const found = (file: string, text: string, ...keys: string[]) =>
  mentionsIn(file, text, mentionPattern(keys)).map(({ key, where, range }) => `${key} ${where} ${String(range[0])}`);

it('tells comments, strings, names and texts apart', () => {
  expect(found('a.ts', "// newNav goes soon\nconst newNav = 'newNav';", 'newNav')).toEqual(['newNav comment 3', 'newNav name 26', 'newNav string 36']);
  expect(found('a.md', 'The `new-nav` flag', 'new-nav')).toEqual(['new-nav text 5']);
  expect(found('broken.ts', 'const = "new-nav"', 'new-nav')).toEqual(['new-nav text 9']);
});

it('takes whole words only, the longest key first', () => {
  expect(found('a.md', 'new-nav-bar my-new-nav new-nav. $new-nav (new-nav)', 'new-nav', 'nav')).toEqual(['new-nav text 23', 'new-nav text 42']);
  expect(found('a.md', 'new-nav-2 new-nav', 'new-nav', 'new-nav-2')).toEqual(['new-nav-2 text 0', 'new-nav text 10']);
});

it('takes an everyday word between quotes only', () => {
  expect(found('a.md', 'the beta of "beta" and `beta`', 'beta')).toEqual(['beta text 13', 'beta text 24']);
});

it('takes keys with signs of regular expressions as they are', () => {
  expect(found('a.md', 'a.b(c) axb(c)', 'a.b(c)')).toEqual(['a.b(c) text 0']);
});

it('tells each of many mentions by what it stands in', () => {
  const line = "const newNav = ['newNav', newNav]; // newNav\n";
  const wheres = mentionsIn('a.ts', line.repeat(2000).replaceAll('const ', 'var '), mentionPattern(['newNav'])).map(({ where }) => where);
  expect(wheres).toEqual(Array.from({ length: 2000 }, () => ['name', 'string', 'name', 'comment']).flat());
});

it('takes an empty key for nothing', () => {
  expect(found('a.md', 'a new-nav', '', 'new-nav')).toEqual(['new-nav text 2']);
});

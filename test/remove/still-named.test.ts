import { expect, test } from 'vitest';
import { CONFIG, removed } from './removed-from-test.ts';

const FILES = {
  'unflag.config.yaml': `${CONFIG}declarations:\n  - { file: src/flag-names.ts, export: flagNames }\n`,
  'src/flag-names.ts': "export const flagNames = ['new-nav', 'other'] as const;\n",
  'src/page.ts': "import { isOn } from './flags';\nexport const page = isOn('new-nav') ? 1 : 2;\n",
};

test('tells of a story that still lists a flag which nothing declares any more', async () => {
  const story = "export const New = {\n  args: { flags: ['new-nav', 'other'] },\n};\nexport const Newer = { args: { flags: ['new-nav'], title: 'new-nav' } };\n";
  const { text, notices } = await removed(story, { key: 'new-nav', name: 'src/page.stories.ts', files: FILES });
  expect([text, notices]).toEqual([story, [{
    file: 'src/page.stories.ts', line: 2, column: 19, reason: "'new-nav' is still named here and further down (1 more), and nothing declares it any more", hint: 'take it out, if the flag is meant',
  }]]);
});

test('says nothing of texts that are given to nobody, or of keys that nobody declared', async () => {
  const page = "export const style = { name: 'new-nav' };\nexport const is = (name: string) => name === 'new-nav';\n";
  expect((await removed(page, { key: 'new-nav', name: 'src/style.ts', files: FILES })).notices).toEqual([]);
  const { 'unflag.config.yaml': config, ...files } = FILES;
  expect((await removed("export const names = ['new-nav'];\n", { key: 'new-nav', name: 'src/names.ts', files: { ...files, 'unflag.config.yaml': config.replace(/declarations:[^]*/, '') } })).notices).toEqual([]);
});

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import plugin from '../../src/eslint-plugin.ts';
import { sdks } from '../../src/sdks/index.ts';
import { filesIn, modulesOf, root, textOf } from './files.ts';

describe('rules', () => {
  const files = modulesOf('rules');

  it('are listed exactly as they are there', () => {
    expect(Object.keys(rules).sort()).toEqual(files);
  });

  it.each(Object.entries(rules))('%s carries the name of its file', (name, rule) => {
    expect(rule.name).toBe(name);
  });

  it('have a page each, and no page is left over', () => {
    expect(filesIn('docs/rules', /\.md$/)).toEqual(files.map((name) => `docs/rules/${name}.md`));
  });

  it('have tests', () => {
    const tests = filesIn('test/rules', /\.test\.ts$/)
      .map(textOf)
      .join('\n');
    expect(files.filter((name) => !tests.includes(`'${name}'`))).toEqual([]);
  });

  it('are in the README', () => {
    const readme = textOf('README.md');
    expect(files.filter((name) => !readme.includes(`docs/rules/${name}.md`))).toEqual([]);
  });
});

describe('presets', () => {
  const inPreset = (name: 'recommended' | 'strict' | 'all') => Object.keys(plugin.configs[name].rules ?? {}).sort();
  const ofMeta = (...presets: readonly string[]) =>
    Object.values(rules)
      .filter((rule) => rule.scope !== 'project' && presets.includes(rule.meta.docs.preset))
      .map((rule) => `unflag/${rule.name}`)
      .sort();

  it('hold what the rules say of themselves', () => {
    expect(inPreset('recommended')).toEqual(ofMeta('recommended'));
    expect(inPreset('strict')).toEqual(ofMeta('recommended', 'strict'));
    expect(inPreset('all')).toEqual(ofMeta('recommended', 'strict', 'all'));
  });

  it('name only rules that the plugin has', () => {
    const known = Object.keys(plugin.rules ?? {}).map((name) => `unflag/${name}`);
    expect(known).toEqual(expect.arrayContaining(inPreset('all')));
  });
});

describe('SDKs', () => {
  const files = modulesOf('src/sdks');

  it('are listed exactly as they are there', () => {
    expect(sdks).toHaveLength(files.length);
    expect(new Set(sdks.map(({ name }) => name)).size).toBe(files.length);
  });

  it('carry the names of their files', () => {
    expect(sdks.map(({ name }) => name).sort()).toEqual(files);
  });

  it('have a fixture each, with what must be found in it', () => {
    const fixtures = filesIn('fixtures/sdks', /expected\.json$/).map((file) => file.split('/')[2]);
    expect(files.filter((name) => !fixtures.includes(name))).toEqual([]);
  });
});

describe('documentation', () => {
  it('links only to files that are there', () => {
    const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/)];
    const broken = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => join(dirname(page), target))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

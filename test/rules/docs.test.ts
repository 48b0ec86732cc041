import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import parser from '@typescript-eslint/parser';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { parse as parseCode } from '../../src/project/parse.ts';
import plugin from '../../src/eslint-plugin.ts';
import { resolveConfig } from '../../src/config/resolve-config.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { activeRules, runProjectRules } from '../../src/lint/run-rules.ts';
import { deadlineOf } from '../../src/registry/deadline.ts';
import { loadRegistry } from '../../src/registry/load-registry.ts';
import { specifierResolver } from '../../src/resolve/specifier-resolver.ts';
import { docsProject } from './docs-project.ts';
import { IMPORT } from './rule-test.ts';

const folder = join(import.meta.dirname, '../../docs/rules');
const TODAY = '2026-11-22';

interface Example {
  readonly name: string;
  readonly language: string;
  readonly code: string;
  /** What the page says of it; undefined when it is there to explain. */
  readonly verdict: '❌' | '✅' | undefined;
}

/** The code blocks of a page; a line before the block begins with ❌ or ✅. */
function examplesOf(page: string): Example[] {
  const blocks = [...page.matchAll(/(?:^([❌✅])([^\n]*)\n\n)?^```(\w+)\n([\s\S]*?)^```$/gmu)];
  return blocks.map(([, mark, text = '', language = '', code = ''], index) => ({
    name: `${index + 1}${text}`,
    language,
    code,
    verdict: mark === '❌' || mark === '✅' ? mark : undefined,
  }));
}

/** Findings of one rule in an example that a project with a registry would see in ESLint. */
function lintExample(rule: string, { code, language }: Example, registry: string | undefined): string[] {
  const project = docsProject(registry);
  const options = { languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } };
  const isTest = code.includes('checkTests');
  const messages = new Linter({ cwd: project }).verify(
    code.includes('import ') ? code : IMPORT + code,
    {
      files: ['**/*.ts', '**/*.tsx'],
      ...options,
      plugins: { unflag: plugin },
      settings: { unflag: { today: TODAY } },
      rules: code.includes(`unflag/${rule}`) ? {} : { [`unflag/${rule}`]: 'error' },
    },
    { filename: join(project, `src/example${isTest ? '.test' : ''}.${language}`) },
  );
  return messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
}

/** Findings of one rule in an example that is a registry. */
function checkExample(rule: string, registry: string, code: string | undefined): string[] {
  const config = resolveConfig(
    { routers: [{ modules: ['./flags'], forms: [{ kind: 'function', name: 'isOn', key: 'arg:0' }] }] },
    '/project',
  );
  const { source } = parseCode('src/example.ts', IMPORT.replace('./flags', '../flags') + (code ?? ''));
  const facts =
    source && readFacts(source, { sdks: config.routers, declarations: [], resolver: specifierResolver, isTest: false });
  const results = runProjectRules(
    activeRules({ [rule]: 'warn' }).filter((active) => active.rule.name === rule),
    {
      config,
      asOf: TODAY,
      registry: loadRegistry(['/project/flags.yaml'], { root: '/project', read: () => registry }),
      deadline: (entry) => deadlineOf(entry, TODAY, config),
      files: new Map(facts ? [['src/example.ts', facts]] : []),
      isTest: () => false,
    },
  );
  return results.map(({ message }) => `unflag/${rule}: ${message}`);
}

describe.each(readdirSync(folder).sort())('docs/rules/%s', (file) => {
  const rule = file.replace('.md', '');
  const page = readFileSync(join(folder, file), 'utf8');
  const examples = examplesOf(page);
  const registry = examples.find(({ language, verdict }) => language === 'yaml' && !verdict)?.code;
  const code = examples.find(({ language, verdict }) => language !== 'yaml' && !verdict)?.code;

  test('has sections, and a word for each option', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'Why',
      'Examples',
      'Options',
      'When not to use it',
    ]);
    const options = Object.keys(rules[rule]?.meta.schema[0]?.properties ?? {});
    expect(options.filter((name) => !page.includes(`- \`${name}\` (default \``))).toEqual([]);
  });

  test.each(
    examples.filter(({ verdict }) => verdict).map((example) => [example.verdict, example.name, example] as const),
  )('%s %s', (verdict, _, example) => {
    const found =
      example.language === 'yaml' ? checkExample(rule, example.code, code) : lintExample(rule, example, registry);
    if (verdict === '✅') expect(found).toEqual([]);
    else {
      expect(found).not.toEqual([]);
      expect(found.filter((message) => !message.startsWith(`unflag/${rule}: `))).toEqual([]);
    }
  });
});

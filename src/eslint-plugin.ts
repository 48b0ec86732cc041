import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { createPreset, type PresetName } from './lint/presets.ts';
import { toEslintRule } from './lint/to-eslint-rule.ts';

interface Plugin extends ESLint.Plugin {
  readonly configs: Record<PresetName, Linter.Config>;
}

const all = Object.values(rules);

const plugin: Plugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'unflag' },
  rules: Object.fromEntries(all.map((rule) => [rule.name, toEslintRule(rule)])),
  configs: {} as Record<PresetName, Linter.Config>,
};

Object.assign(plugin.configs, {
  recommended: createPreset('recommended', all, plugin),
  strict: createPreset('strict', all, plugin),
  all: createPreset('all', all, plugin),
});

export default plugin;

import type { ESLint, Linter } from 'eslint';
import type { Rule } from './types.ts';

export type PresetName = 'recommended' | 'strict' | 'all';

const SIZES: Readonly<Record<PresetName, number>> = { recommended: 0, strict: 1, all: 2 };

const levelOf = ({ meta: { docs } }: Rule, preset: PresetName): Linter.RuleSeverity =>
  docs.editorLevel ?? (preset === 'recommended' ? docs.level : 'error');

/** The flat configuration of a preset, as the rules' own meta says; rules over all files run in `unflag check` alone. */
export function createPreset(preset: PresetName, rules: readonly Rule[], plugin: ESLint.Plugin): Linter.Config {
  const chosen = rules.filter(({ scope, meta }) => scope !== 'project' && SIZES[meta.docs.preset] <= SIZES[preset]);
  return {
    name: `unflag/${preset}`,
    plugins: { unflag: plugin },
    rules: Object.fromEntries(
      chosen.map((rule): [string, Linter.RuleSeverity] => [`unflag/${rule.name}`, levelOf(rule, preset)]),
    ),
  };
}

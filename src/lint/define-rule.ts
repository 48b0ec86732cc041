import type { FileRule, Messages, ProjectRule, RegistryRule } from './types.ts';

/** Types a rule: options by `defaultOptions`, and the data of each finding by its message's placeholders. */
export function defineRule<const M extends Messages, Options extends object>(
  rule: FileRule<Options, M>,
): FileRule<Options, M>;
export function defineRule<const M extends Messages, Options extends object>(
  rule: RegistryRule<Options, M>,
): RegistryRule<Options, M>;
export function defineRule<const M extends Messages, Options extends object>(
  rule: ProjectRule<Options, M>,
): ProjectRule<Options, M>;
export function defineRule(rule: unknown): unknown {
  return rule;
}

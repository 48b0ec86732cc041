import type { FileRule, Messages, OptionsSchema, ProjectRule, RegistryRule, Rule } from './types.ts';

const CHECK_TESTS = { type: 'boolean', description: 'Look at test files too.' } as const;

const includesTests = (options: unknown): boolean => (options as { checkTests: boolean }).checkTests;

/** Gives a rule the option `checkTests`, without which it sees no test files. */
function skippingTests(rule: FileRule): FileRule {
  const [own] = rule.meta.schema;
  const schema: OptionsSchema = {
    type: 'object',
    properties: { ...own?.properties, checkTests: CHECK_TESTS },
    additionalProperties: false,
  };
  const defaultOptions = { ...(rule.meta.defaultOptions as object), checkTests: false };
  return {
    ...rule,
    meta: { ...rule.meta, schema: [schema], defaultOptions },
    check: (input) => (input.isTest && !includesTests(input.options) ? [] : rule.check(input)),
    ...(rule.checkProject && {
      checkProject(input) {
        const files = [...input.files].filter(([file]) => includesTests(input.options) || !input.isTest(file));
        return rule.checkProject?.({ ...input, files: new Map(files) }) ?? [];
      },
    }),
  };
}

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
export function defineRule(rule: Rule): Rule {
  return rule.scope === 'file' && rule.meta.skipsTests ? skippingTests(rule) : rule;
}

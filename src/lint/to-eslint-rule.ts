import type { Rule as Eslint } from 'eslint';
import { listenersOf } from './lazy/listeners-of.ts';
import type { Rule } from './types.ts';

export const docsUrl = (name: string): string => `https://github.com/unflag/unflag/blob/main/docs/rules/${name}.md`;

/** Turns a rule into one that ESLint and oxlint run. */
export function toEslintRule(rule: Rule): Eslint.RuleModule {
  const { type, docs, messages, schema, defaultOptions, hasSuggestions = false } = rule.meta;
  return {
    meta: {
      type,
      docs: { description: docs.description, recommended: docs.preset === 'recommended', url: docsUrl(rule.name) },
      messages: { ...messages },
      schema: [...schema] as NonNullable<NonNullable<Eslint.RuleMetaData['schema']>>,
      ...(schema.length > 0 && { defaultOptions: [defaultOptions] }),
      hasSuggestions,
    },
    create: (context) => listenersOf(rule, context),
  };
}

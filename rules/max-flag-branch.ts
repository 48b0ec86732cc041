import type { Branch, FileFacts, TogglePoint } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { count } from '../src/text/count.ts';
import { branchName, sideInWords } from '../src/lint/phrases.ts';

interface Side {
  readonly point: TogglePoint;
  readonly branch: Branch;
  readonly key: string;
  readonly side: string;
}

/** Branches that belong to one flag, innermost first. What follows an early exit is the function itself, not a branch of it. */
const sidesOf = (facts: FileFacts): Side[] =>
  facts.togglePoints
    .flatMap((point) =>
      point.branches.flatMap((branch, index): Side[] => {
        const [known] = Object.entries(branch.sides).filter(([, side]) => side !== 'mixed');
        const rest = point.kind === 'early-exit' && index > 0;
        return known && !branch.empty && !rest ? [{ point, branch, key: known[0], side: known[1] }] : [];
      }),
    )
    .sort((a, b) => a.branch.range[1] - a.branch.range[0] - (b.branch.range[1] - b.branch.range[0]));

export default defineRule({
  name: 'max-flag-branch',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'enforce short branches of flags: what a flag chooses between belongs in functions',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      long: '{{ side }} of flag "{{ flag }}" is {{ size }} long (at most {{ max }}). Move it into `{{ name }}`, so that the choice is one line and the removal of the flag is too.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          statements: {
            type: 'integer',
            minimum: 0,
            description: 'Most statements in one branch, nested ones included; 0 for no limit.',
          },
          lines: { type: 'integer', minimum: 0, description: 'Most lines in one branch; 0 for no limit.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { statements: 15, lines: 40 },
    skipsTests: true,
  },
  *check({ facts, options }) {
    const tooLong = (statements: number, lines: number): boolean =>
      (options.statements > 0 && statements > options.statements) || (options.lines > 0 && lines > options.lines);
    const reported: Branch[] = [];
    for (const { point, branch, key, side } of sidesOf(facts)) {
      const within = reported.filter(({ range }) => range[0] >= branch.range[0] && range[1] <= branch.range[1]);
      const statements = branch.statements - within.reduce((sum, inner) => sum + inner.statements - 1, 0);
      const lines = branch.lines - within.reduce((sum, inner) => sum + inner.lines - 1, 0);
      if (!tooLong(statements, lines)) continue;
      reported.push(branch);
      const byStatements = options.statements > 0 && statements > options.statements;
      const name = branchName(key, side);
      const where = sideInWords(side);
      yield {
        range: point.test,
        key,
        messageId: 'long',
        data: {
          side: where.charAt(0).toUpperCase() + where.slice(1),
          flag: key,
          size: byStatements ? count(branch.statements, 'statement') : count(branch.lines, 'line'),
          max: String(byStatements ? options.statements : options.lines),
          name: point.kind === 'jsx-gate' ? `<${name} />` : `${name.charAt(0).toLowerCase()}${name.slice(1)}()`,
        },
        related: [{ range: branch.range, message: `${where} of flag "${key}"` }],
      };
    }
  },
});

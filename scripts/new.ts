import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes the files of a new rule, SDK, pass or reporter: `npm run new rule no-something`. */

const root = join(import.meta.dirname, '..');

interface Recipe {
  /** Files to write, by path from the root. */
  readonly files: (name: string) => Readonly<Record<string, string>>;
  readonly next: (name: string) => readonly string[];
}

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const words = (name: string): string => name.replaceAll('-', ' ');

const rule: Recipe = {
  files: (name) => ({
    [`rules/${name}.ts`]: `import { defineRule } from '../src/lint/define-rule.ts';

export default defineRule({
  name: '${name}',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow ${words(name.replace(/^(?:no|max|require|consistent)-/, ''))}',
      preset: 'all',
      level: 'warn',
    },
    messages: {
      found: 'Flag "{{ key }}" is read here. Say what is wrong with it, and what to do next.',
    },
    schema: [],
    defaultOptions: {},
  },
  *check({ facts, isTest }) {
    if (isTest) return;
    for (const { keys, range } of facts.evaluations) {
      for (const key of keys) yield { range, key, messageId: 'found', data: { key } };
    }
  },
});
`,
    [`test/rules/${name}.test.ts`]: `import { testRule } from './rule-test.ts';

testRule('${name}', {
  valid: ['export const one = 1;'],
  invalid: ["if (isOn('new-nav')) a();"],
});
`,
    [`docs/rules/${name}.md`]: `<!-- begin header -->

<!-- end header -->

## Why

What goes wrong without it: one paragraph, with the failure that it prevents.

## Examples

Examples read flags with \`isOn(key)\` and \`variant(key)\` from a [router](../routers.md), on 2026-11-22.

❌ What is wrong with it:

\`\`\`ts
if (isOn('new-checkout')) pay();
\`\`\`

✅ What is better:

\`\`\`ts
pay();
\`\`\`

## Options

None.

## When not to use it

Who does better without it.
`,
  }),
  next: (name) => [
    `Write the rule in rules/${name}.ts, its test and its page.`,
    'Run npx vitest run test/rules test/self.',
  ],
};

const sdk: Recipe = {
  files: (name) => ({
    [`src/sdks/${name}.ts`]: `import { defineSdk } from './types.ts';

export default defineSdk({
  name: '${name}',
  title: '${name.charAt(0).toUpperCase()}${words(name.slice(1))}',
  modules: ['${name}'],
  receiver: 'Client | createClient()',
  forms: [{ kind: 'method', name: 'isEnabled', key: 'arg:0', default: 'arg:1' }],
  evidence: 'npm ${name}@1.0.0',
});
`,
    [`fixtures/sdks/${name}/input.ts`]: `import { createClient } from '${name}';

const client = createClient();

export const nav = () => client.isEnabled('new-nav', false);

const other = { isEnabled: (key: string) => key.length > 0 };
export const lookAlike = () => other.isEnabled('no-flag');
`,
    [`fixtures/sdks/${name}/expected.json`]: `{
  "evaluations": [
    { "line": 5, "key": "new-nav", "default": false }
  ]
}
`,
  }),
  next: (name) => [
    `Describe the SDK in src/sdks/${name}.ts; docs/routers.md explains the notation.`,
    'Run npx vitest run test/sdks.',
  ],
};

const UNTOUCHED = `import { flag } from './flags';

export const other = () => (flag('another-flag') ? 1 : 2);
`;

const pass: Recipe = {
  files: (name) => ({
    [`src/remove/passes/${name}.ts`]: `import { isTruthy } from '../known.ts';
import type { Pass } from '../pass.ts';

/** A loop that never runs goes; say here what this pass does instead. */
export const ${camelCase(name)}: Pass = {
  name: '${name}',
  visit(node, context) {
    if (node.type !== 'WhileStatement') return undefined;
    const test = context.known(node.test);
    if (!test || isTruthy(test)) return undefined;
    const [start, end] = node.range;
    return { edits: [{ start, end, text: ';' }] };
  },
};
`,
    [`fixtures/remove/${name}/untouched/input.tsx`]: UNTOUCHED,
    [`fixtures/remove/${name}/untouched/output.tsx`]: UNTOUCHED,
    [`fixtures/remove/${name}/untouched/request.json`]: '{ "key": "x", "keep": false }\n',
  }),
  next: (name) => [
    `Add ${camelCase(name)} to src/remove/passes/index.ts, where it belongs: of two that want the same text the earlier one has it.`,
    'Run npx vitest run test/remove.',
  ],
};

const reporter: Recipe = {
  files: (name) => ({
    [`src/reporters/${name}.ts`]: `import type { Reporter } from './types.ts';

/** One line a finding. */
const ${camelCase(name)}: Reporter = ({ findings }, { write }) => {
  for (const { file, line, column, message } of findings) write(\`\${file}:\${line}:\${column} \${message}\\n\`);
};

export default ${camelCase(name)};
`,
  }),
  next: (name) => [
    `Name ${name} in src/cli/reporter.ts, and in the formats of a command in src/cli/program.ts.`,
    'Add what it prints to test/reporters, and run npx vitest run test/reporters.',
  ],
};

const recipes: Readonly<Record<string, Recipe>> = { rule, sdk, pass, reporter };

function create(kind: string, name: string): string {
  const recipe = recipes[kind];
  if (!recipe || !/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(name)) {
    throw new Error(`Usage: npm run new <${Object.keys(recipes).join('|')}> <name-in-kebab-case>`);
  }
  const files = Object.entries(recipe.files(name));
  const taken = files.filter(([file]) => existsSync(join(root, file)));
  if (taken.length > 0) throw new Error(`Already there: ${taken.map(([file]) => file).join(', ')}`);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  spawnSync('npx', ['--no-install', 'tsx', 'scripts/update.ts'], {
    cwd: root,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  return ['Written:', ...files.map(([file]) => `  ${file}`), ...recipe.next(name)].join('\n');
}

try {
  const [kind = '', name = ''] = process.argv.slice(2);
  console.log(create(kind, name));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

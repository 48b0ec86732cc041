import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const common = {
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  // Declarations keep them; in code they cost time to load.
  outputOptions: { comments: { jsdoc: false } },
  checks: { pluginTimings: false, legacyCjs: false },
} as const;

const LAZY_REMOVAL = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export const removeInFile = (...args) => require('./remove-in-file.js').removeInFile(...args);`;

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts', 'eslint-plugin': 'src/eslint-plugin.ts', cli: 'src/cli.ts', 'remove-in-file': 'src/remove/remove-in-file.ts' },
    format: 'esm',
    dts: { entry: ['src/index.ts', 'src/eslint-plugin.ts'] },
    hash: true,
    clean: true,
    plugins: [
      {
        name: 'yaml-in-one-file',
        transform: (code, file) =>
          file.endsWith('/src/data/load-yaml.ts')
            ? code.replace("require('yaml')", "require('./yaml.cjs')")
            : undefined,
      },
      {
        name: 'removal-when-asked-for',
        transform: (_, file) => (file.endsWith('/src/lint/removal.ts') ? LAZY_REMOVAL : undefined),
      },
    ],
  },
  {
    ...common,
    entry: { yaml: 'yaml' },
    format: 'cjs',
    dts: false,
    clean: false,
    banner: { js: `/*!\nyaml\n${readFileSync('node_modules/yaml/LICENSE', 'utf8')}*/` },
  },
]);

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

/** A module that hands on one function becomes one that loads it, from an entry of the build, when it is called. */
const whenCalled = (code: string): string =>
  code.replace(
    /export \{ (\w+) \} from '.*\/([\w-]+)\.ts';/,
    (_, name: string, entry: string) => `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
let loaded;
export const ${name} = (...args) => (loaded ??= require('./${entry}.js')).${name}(...args);`,
  );

export default defineConfig([
  {
    ...common,
    entry: {
      index: 'src/index.ts',
      'eslint-plugin': 'src/eslint-plugin.ts',
      cli: 'src/cli.ts',
      'listeners-of': 'src/lint/listeners-of.ts',
      'remove-in-file': 'src/remove/remove-in-file.ts',
    },
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
        name: 'load-when-called',
        transform: (code, file) => (file.includes('/src/lint/lazy/') ? whenCalled(code) : undefined),
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

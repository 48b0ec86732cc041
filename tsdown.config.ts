import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const common = {
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  checks: { pluginTimings: false, legacyCjs: false },
} as const;

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts', 'eslint-plugin': 'src/eslint-plugin.ts', cli: 'src/cli.ts' },
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

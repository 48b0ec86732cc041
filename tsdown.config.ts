import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', 'eslint-plugin': 'src/eslint-plugin.ts', cli: 'src/cli.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { entry: ['src/index.ts', 'src/eslint-plugin.ts'] },
  fixedExtension: false,
  hash: true,
  clean: true,
  checks: { pluginTimings: false },
});

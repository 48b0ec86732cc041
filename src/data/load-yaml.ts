import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

const require = createRequire(import.meta.url);

/** Loads the YAML library, which projects without YAML do not need. The build puts it into one file, because its own seventy take longer to load than to run. */
export const loadYaml = (): typeof Yaml => require('yaml') as typeof Yaml;

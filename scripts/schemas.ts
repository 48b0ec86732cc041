import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../src/config/schema.ts';
import { jsonSchema } from '../src/data/json-schema.ts';
import type { Schema } from '../src/data/schema.ts';
import { registrySchema } from '../src/registry/schema.ts';

/** Writes the JSON Schemas that the package publishes; runs after the build, which empties dist. */

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/schema');

const published = (title: string, schema: Schema): string =>
  `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title, ...jsonSchema(schema) }, null, 2)}\n`;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'config.json'), published('Configuration of unflag', configSchema));
writeFileSync(join(folder, 'registry.json'), published('Registry of feature flags', registrySchema));
const scan = join(root, 'src/reporters/scan.schema.json');
if (existsSync(scan)) copyFileSync(scan, join(folder, 'scan.json'));

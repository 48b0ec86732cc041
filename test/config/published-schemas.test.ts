import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/config/schema.ts';
import { jsonSchema } from '../../src/data/json-schema.ts';
import { registrySchema } from '../../src/registry/schema.ts';

const ajv = new Ajv({ allErrors: true });
const config = ajv.compile(jsonSchema(configSchema));
const registry = ajv.compile(jsonSchema(registrySchema));
const shop = (file: string): unknown =>
  parse(readFileSync(new URL(`../../fixtures/projects/shop/${file}`, import.meta.url), 'utf8'));

describe('the published JSON Schemas', () => {
  it('accept the shop', () => {
    expect(config(shop('unflag.config.yaml')), JSON.stringify(config.errors)).toBe(true);
    expect(registry(shop('flags.yaml')), JSON.stringify(registry.errors)).toBe(true);
  });

  it.each([
    {},
    {
      registry: ['a.yaml'],
      rules: { 'unflag/no-expired-flag': ['error', { a: 1 }] },
      kinds: { ops: { lifetimeDays: 3 } },
    },
    { routers: [{ receiver: 'a.b', forms: [{ kind: 'member', key: 'member' }] }] },
  ])('accept the configuration %j', (value) => {
    expect(config(value)).toBe(true);
  });

  it.each([
    { rooters: [] },
    { warnDays: -1 },
    { kinds: { relese: {} } },
    { routers: [{ forms: [] }] },
    { rules: { x: 'wrn' } },
  ])('refuse the configuration %j', (value) => {
    expect(config(value)).toBe(false);
  });

  it.each([{ flags: { a: null, b: { removeBy: null, keep: [1] } } }, { flags: [] }])(
    'accept the registry %j',
    (value) => {
      expect(registry(value)).toBe(true);
    },
  );

  it.each([
    {},
    { flags: [{ owner: 'x' }] },
    { flags: { a: { onwer: 'x' } } },
    { flags: [{ key: 'a', removeBy: 'soon' }] },
  ])('refuse the registry %j', (value) => {
    expect(registry(value)).toBe(false);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve-config.ts';
import { withDefiningModules } from '../../src/project/with-defining-modules.ts';

const root = mkdtempSync(join(tmpdir(), 'unflag-defining-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'src'));
writeFileSync(join(root, 'src/lamps.ts'), 'export const isOn = (key: string) => lamps[key];\nexport default isOn;\n');

/** Modules that a router of `./src/flags` holds for when that file says this. */
function modulesFor(text: string): string[] {
  writeFileSync(join(root, 'src/flags.ts'), text);
  const config = resolveConfig({ routers: [{ modules: ['./src/flags'], forms: [{ kind: 'function', name: 'isOn', key: 'arg:0' }] }] }, root);
  return withDefiningModules(config).routers.flatMap(({ modules }) => modules);
}

test.each([
  ["export { isOn } from './lamps';"],
  ["export * from './lamps';"],
  ["export { default as isOn } from './lamps';"],
  ["import { isOn } from './lamps';\nexport { isOn };"],
  ["import on from './lamps';\nexport { on as isOn };"],
  ["export function isOff(key: string) { return !key; }\nexport { isOn } from './lamps';"],
])('holds for the file that defines what a module passes on: %s', (text) => expect(modulesFor(text)).toEqual(['./src/flags', 'src/lamps']));

test.each([
  ['export function isOn(key: string) { return flags[key]; }'],
  ['export async function isOn(key: string) { return flags[key]; }'],
  ['export const isOn = (key: string): boolean => flags[key];'],
  ['export const isOn: Ask = async key => flags[key];'],
  ["export * as lamps from './lamps';\nexport function isOn(key: string) { return flags[key]; }"],
  ["export { default as lamp } from './lamps';\nexport const isOn = function (key: string) { return flags[key]; };"],
])('holds for the module alone that defines its function itself: %s', (text) => expect(modulesFor(text)).toEqual(['./src/flags']));

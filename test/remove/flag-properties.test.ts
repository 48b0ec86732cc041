import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const CONFIG = `routers:
  - name: navigation
    modules: ['./src/**']
    forms:
      - { kind: property, name: flag, key: value }
      - { kind: property, name: notFlag, key: value, negated: true }
`;
const tabs = async (text: string): Promise<string | null> => (await removed(text, { name: 'src/tabs.ts', files: { 'unflag.config.yaml': CONFIG } })).text;

describe('objects that name a flag as data', () => {
  it('lose the property, or go whole', async () => {
    expect(await tabs(`export const tabs = [\n  { id: 'a' },\n  { id: 'b', flag: 'nav' },\n  { id: 'c', notFlag: 'nav' },\n];\n`)).toBe(`export const tabs = [{ id: 'a' }, { id: 'b' }];\n`);
  });

  it('say that they name none where all objects beside them say what they name', async () => {
    expect(await tabs(`export const tabs = [\n  { id: 'a', flag: null },\n  { id: 'b', flag: 'nav' },\n  { id: 'c', flag: 'wide' },\n];\n`)).toBe(`export const tabs = [\n  { id: 'a', flag: null },\n  { id: 'b', flag: null },\n  { id: 'c', flag: 'wide' },\n];\n`);
    expect(await tabs(`export const tabs = [\n  { id: 'a', flag: null },\n  { id: 'b', flag: 'nav' },\n  { id: 'c' },\n];\n`)).toBe(`export const tabs = [{ id: 'a', flag: null }, { id: 'b' }, { id: 'c' }];\n`);
  });

  it('name flags in a list as well: one of them goes where an object beside names none, several are left to people', async () => {
    expect(await tabs(`export const tabs = [\n  { id: 'a' },\n  { id: 'b', flag: ['nav'] },\n];\n`)).toBe(`export const tabs = [{ id: 'a' }, { id: 'b' }];\n`);
    expect(await tabs(`export const tabs = [\n  { id: 'a', flag: [] },\n  { id: 'b', flag: ['nav'] },\n];\n`)).toBe(`export const tabs = [{ id: 'a', flag: [] }, { id: 'b', flag: [] }];\n`);
    expect(await tabs(`export const tabs = [\n  { id: 'a' },\n  { id: 'c', notFlag: ['nav'] },\n];\n`)).toBe(`export const tabs = [{ id: 'a' }];\n`);
    for (const untouched of [
      `export const tab = { id: 'b', data: { flag: ['nav'] } };\n`,
      `export const tabs = [{ id: 'a' }, { id: 'b', flag: ['nav', 'wide'] }];\n`,
      `import { other } from './other';\nexport const tabs = [{ id: 'a' }, { id: 'b', flag: ['nav', other] }];\n`,
    ]) expect(await tabs(untouched)).toBe(untouched);
  });
});

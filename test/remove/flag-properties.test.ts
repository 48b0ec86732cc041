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
});

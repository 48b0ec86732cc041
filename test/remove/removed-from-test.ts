import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { remove } from '../../src/index.ts';
import type { Constant } from '../../src/facts/types.ts';

/** How the project of these tests reads and forces flags. */
export const CONFIG = `routers:
  - name: flags
    modules: [./src/flags]
    forms:
      - { kind: function, name: isOn, key: 'arg:0' }
      - { kind: function, name: useFlags, key: member }
      - { kind: function, name: mockFlags, key: 'arg:0.keys', role: override }
      - { kind: function, name: serve, key: 'arg:1.flags.keys', role: override }
      - { kind: function, name: useFlag, key: 'arg:0' }
      - { kind: function, name: variantOf, key: 'arg:0', value: string }
  - name: store
    receiver: store
    forms:
      - { kind: method, name: isEnabled, key: 'arg:0' }
  - name: options
    modules: ['./src/**']
    forms:
      - { kind: property, name: enableFeatures, key: value, role: override }
  - name: flag-set
    receiver: PageFlags
    forms:
      - { kind: member, key: member }
`;

const FLAGS = `export const isOn = (key: string): boolean => key !== '';
export const useFlags = (): Record<string, boolean> => ({});
export const useFlag = isOn;
export const variantOf = (key: string): string => key;
export const resetFlags = (): void => undefined;
export const mockStream = (): { as: (name: string) => void } => ({ as: () => undefined });
export function mockFlags(flags: Record<string, boolean | string>): void { void flags; }
export function serve(path: string, answer: object, status = 200): void { void [path, answer, status]; }
`;

const SUBJECT = `import { isOn } from './flags';
export const page = (): string => (isOn('nav') ? 'new' : 'old');
`;

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

/** Takes the flag \`nav\` out of a project; gives what one of its files becomes and what a person is told. */
export async function removed(test: string, { key = 'nav', keep = true, files = {}, name = 'src/page.test.ts', only }: { key?: string; keep?: Constant; files?: Readonly<Record<string, string>>; name?: string; only?: (file: string) => boolean } = {}): Promise<{ text: string | null; notices: readonly { readonly line?: number; readonly reason: string }[]; refusals: readonly { readonly file: string; readonly line?: number; readonly reason: string }[]; problems: readonly string[] }> {
  const root = mkdtempSync(join(tmpdir(), 'unflag-tests-'));
  roots.push(root);
  const all: Record<string, string> = { 'unflag.config.yaml': CONFIG, 'src/flags.ts': FLAGS, 'src/page.ts': SUBJECT, ...files, [name]: test };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const result = await remove({ cwd: root, flags: [{ key, keep }], ...(only ? { only } : {}) });
  const changed = result.files.find((f) => f.file === name);
  return { text: changed ? changed.after : test, notices: result.notices, refusals: result.refusals, problems: result.verification.problems };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const CONFIG = `
routers:
  - modules: [./src/flags]
    forms:
      - { kind: function, name: isOn, key: 'arg:0' }
      - { kind: function, name: isOnAsync, key: 'arg:0', async: true }
      - { kind: function, name: variant, key: 'arg:0', value: string }
      - { kind: function, name: overrideFlags, key: 'arg:0.keys', role: override }
`;

const projects = new Map<string, string>();

afterAll(() => {
  for (const project of projects.values()) rmSync(project, { recursive: true, force: true });
});

/** A project with the routers that the rule pages tell of, and a registry; its folder. */
export function docsProject(registry = ''): string {
  const known = projects.get(registry);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'unflag-docs-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'unflag.config.yaml'), CONFIG);
  if (registry) writeFileSync(join(folder, 'flags.yaml'), registry);
  projects.set(registry, folder);
  return folder;
}

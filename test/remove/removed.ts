import { resolveConfig } from '../../src/config/resolve-config.ts';
import type { Constant } from '../../src/facts/types.ts';
import { createRegistry } from '../../src/registry/create-registry.ts';
import type { RemovalProject } from '../../src/remove/project.ts';
import { removeFlags, type RemovalResult } from '../../src/remove/remove.ts';
import { joinSource } from '../../src/resolve/specifier-resolver.ts';
import { factsIn, router, sourceOf } from './router.ts';

/** A project in memory; imports are resolved by path alone. */
function projectOf(files: Readonly<Record<string, string>>): RemovalProject {
  const names = Object.keys(files);
  const facts = new Map(names.flatMap((file) => { const source = sourceOf(file, files[file] ?? ''); return source ? [[file, factsIn(source)]] : []; }));
  return {
    config: { ...resolveConfig({ routers: [{ modules: ['./src/gate'], forms: [{ kind: 'component', name: 'When', role: 'condition', key: 'jsx:condition', on: 'jsx:show', off: 'jsx:elseShow' }] }] }, '/project'), sdks: [router] },
    registry: createRegistry([], []),
    sources: names.filter((name) => !name.endsWith('.json')),
    others: names.filter((name) => name.endsWith('.json')),
    read: (file) => files[file],
    parse: sourceOf,
    facts: (file) => facts.get(file),
    flagged: names,
    isTest: (file) => file.includes('.test.'),
    resolve: (file, source) => (source.startsWith('.') ? names.find((n) => n.replace(/\.[jt]sx?$/, '') === joinSource(file, source) || n.replace(/\/index\.ts$/, '') === joinSource(file, source)) : undefined),
    readAgain: factsIn,
  };
}

/** Removes a flag from the files. */
export const removal = (files: Readonly<Record<string, string>>, key: string, keep: Constant): RemovalResult => removeFlags(projectOf(files), [{ key, keep }]);

/** Removes the flag `x` from the files: what each changed file became, the refusals, and what the verification says. */
export const removed = (files: Readonly<Record<string, string>>, keep: boolean) => {
  const { files: changed, refusals, verification } = removal(files, 'x', keep);
  return { ...Object.fromEntries(changed.map(({ file, after }) => [file, after])), refusals, problems: verification.problems };
};

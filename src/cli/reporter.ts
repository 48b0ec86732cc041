import type { Reporter } from '../reporters/types.ts';

const REPORTERS = {
  inventory: () => import('../reporters/inventory.ts'),
  findings: () => import('../reporters/findings.ts'),
  json: () => import('../reporters/json.ts'),
  markdown: () => import('../reporters/markdown.ts'),
  sarif: () => import('../reporters/sarif.ts'),
  github: () => import('../reporters/github.ts'),
} satisfies Record<string, () => Promise<{ readonly default: Reporter }>>;

/** The reporter of that name. */
export async function loadReporter(name: keyof typeof REPORTERS): Promise<Reporter> {
  return (await REPORTERS[name]()).default;
}

import type { Context } from './context.ts';

/** Shows how far a task is, on a terminal and from the second second on; `done` wipes it. */
export function createProgress(context: Context, what: string): { step(done: number, all: number): void; done(): void } {
  const start = Date.now();
  let shown = 0;
  return {
    step(done, all) {
      if (!context.progress) return;
      const now = Date.now();
      if (now - start < 1000 || now - shown < 100) return;
      shown = now;
      context.err(`\r${what} ${Math.floor((100 * done) / Math.max(1, all))}% of ${all} files`);
    },
    done() {
      if (shown > 0) context.err('\r\u001b[K');
    },
  };
}

const tasks = new Map<string, () => void>();

/** Does something when the process that lints ends, in place of what was to be done under the same name. */
export function atExit(name: string, task: () => void): void {
  if (tasks.size === 0) process.once('exit', () => { for (const each of tasks.values()) each(); });
  tasks.set(name, task);
}

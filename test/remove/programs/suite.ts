type Body = (...given: readonly unknown[]) => unknown;

/** A case of a test: its title with those of its suites, whether it passes, and whether it forced the flag to another value than the kept one. */
export interface Case {
  readonly title: string;
  readonly passes: boolean;
  readonly isOfOther: boolean;
}

interface Suite {
  readonly title: string;
  readonly setUp: Body[];
}

const written = (title: string, row: unknown, given: readonly unknown[]): string => {
  let at = 0;
  return title.replaceAll(/%[sbop]|\$(\w+)/g, (_, name?: string) => String(name === undefined ? given[at++] : (row as Readonly<Record<string, unknown>>)[name]));
};

/** What programs that are tests use of their runner. `begin` resets what a case may force, `isOfOther` says what it has forced. */
export function createSuite(begin: () => void, isOfOther: () => boolean): { readonly names: Readonly<Record<string, unknown>>; run(): Promise<Case[]> } {
  const cases: { title: string; setUp: readonly Body[]; body: Body }[] = [];
  const open: Suite[] = [{ title: '', setUp: [] }];
  const it = (title: string, body: Body): void => void cases.push({ title: [...open.map((s) => s.title), title].join(' ').trim(), setUp: open.flatMap((s) => s.setUp), body });
  const describe = (title: string, body: Body): void => {
    open.push({ title, setUp: [] });
    body();
    open.pop();
  };
  const each = (of: (title: string, body: Body) => void) => (rows: readonly unknown[]) => (title: string, body: Body): void => {
    for (const row of rows) {
      const given = Array.isArray(row) ? (row as unknown[]) : [row];
      of(written(title, row, given), () => body(...given));
    }
  };
  const expect = (value: unknown) => {
    const check = (holds: boolean): void => { if (!holds) throw new Error(`not expected: ${String(value)}`); };
    const matchers = (wanted: boolean) => ({ toBe: (other: unknown) => { check(Object.is(value, other) === wanted); }, toEqual: (other: unknown) => { check((JSON.stringify(value) === JSON.stringify(other)) === wanted); }, toContain: (other: string) => { check((value as string).includes(other) === wanted); } });
    return { ...matchers(true), not: matchers(false) };
  };
  return {
    names: { it: Object.assign(it, { each: each(it) }), test: Object.assign(it, { each: each(it) }), describe: Object.assign(describe, { each: each(describe) }), beforeEach: (body: Body) => void open.at(-1)?.setUp.push(body), expect },
    async run() {
      const done: Case[] = [];
      for (const { title, setUp, body } of cases.splice(0)) {
        begin();
        let passes = true;
        try {
          for (const step of setUp) await step();
          await body();
        } catch {
          passes = false;
        }
        done.push({ title, passes, isOfOther: isOfOther() });
      }
      return done;
    },
  };
}

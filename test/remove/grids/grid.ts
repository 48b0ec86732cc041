import type { Program } from '../programs/grammar.ts';

/** Programs that are every combination of some parts, one of each axis, with the flag kept on and off. */
export interface Grid {
  readonly about: string;
  /** Whether the flag goes by the removal over a project; otherwise by the editor's, over one file. */
  readonly isProject: boolean;
  /** How many programs there are. */
  readonly size: number;
  /** The program of a number below `size`; undefined where its parts do not go together. Numbers in a row are programs from all over the grid. */
  at(number: number): Program | undefined;
}

interface Axes<Cell> {
  readonly about: string;
  readonly isProject?: boolean;
  readonly axes: { readonly [K in keyof Cell]: readonly Cell[K][] };
  /** The modules that the parts make, the first of which runs; undefined where they do not go together. */
  files(cell: Cell): Program['files'] | undefined;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** A step that visits every number below a size once, each far from the last: about the golden section of it. */
function strideOf(size: number): number {
  let stride = Math.max(1, Math.round(size * 0.618));
  while (gcd(stride, size) !== 1) stride++;
  return stride;
}

export function defineGrid<Cell extends object>({ about, isProject = true, axes, files }: Axes<Cell>): Grid {
  const lists = Object.entries(axes) as [keyof Cell, readonly Cell[keyof Cell][]][];
  const size = lists.reduce((product, [, list]) => product * list.length, 2);
  const stride = strideOf(size);
  return {
    about, isProject, size,
    at(number) {
      let rest = (number * stride) % size;
      const take = <T>(list: readonly T[]): T => {
        const item = list[rest % list.length] as T;
        rest = Math.floor(rest / list.length);
        return item;
      };
      const keep = take([true, false]);
      const made = files(Object.fromEntries(lists.map(([name, list]) => [name, take(list)])) as Cell);
      return made && { files: made, keep };
    },
  };
}

/** The function that a program runs: asynchronous where its body waits. */
export const runOf = (body: string): string => `export ${/\bawait\b/.test(body) ? 'async ' : ''}function run(a, b) {\n  ${body.replaceAll('\n', '\n  ')}\n}\n`;

/** A module with the imports from the flag system that it needs. */
export function withFlags(text: string): string {
  const names = ['flag', 'flagAsync', 'useFlags'].filter((name) => new RegExp(`(?<![\\w$.'])${name}\\(`).test(text));
  return names.length > 0 ? `import { ${names.join(', ')} } from './flags';\n${text}` : text;
}

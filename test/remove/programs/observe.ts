import * as React from 'react';
import { createElement, Fragment, isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Constant } from '../../../src/facts/types.ts';
import { createSuite } from './suite.ts';

/** What a program is given besides its own code. */
const WORLD = ['flag', 'isOn', 'isOff', 'flagAsync', 'variant', 'setting', 'details', 'useFlags', 'client', 'useFlagIf', 'useResultIf', 'withFlag', 'flags', 'log', 'show', 'call', 'cx', 'tag', 'h', 'Fragment', 'Feature', 'render', 'React', 'mockFlags', 'it', 'test', 'describe', 'beforeEach', 'expect', 'runCases'];

const PRELUDE = `let v = 0; const obj = { p: 0, q: 'q', m() { return this === obj ? 1 : 0; } }; class C { constructor(x) { this.x = x; } m() { return this.x; } }\n`;

type Start = (a: unknown, b: unknown) => unknown;
export type Compiled = (...world: unknown[]) => Start;

/** Compiles the script of a program; undefined when it is not valid. */
export function compile(script: string): Compiled | undefined {
  try {
     
    return new Function(...WORLD, `'use strict'; return (a, b) => { ${PRELUDE}${script}\nreturn run(a, b); };`) as Compiled;
  } catch {
    return undefined;
  }
}

function describe(x: unknown): string {
  if (typeof x === 'function') return 'function';
  if (typeof x === 'symbol') return 'symbol';
  if (isValidElement(x)) return renderToStaticMarkup(x);
  if (typeof x === 'number') return Object.is(x, -0) ? '-0' : String(x);
  try {
    return `${typeof x}:${JSON.stringify(x, (_key, value: unknown) => (value === undefined ? '<undefined>' : typeof value === 'function' ? '<function>' : value))}`;
  } catch {
    return 'cyclic';
  }
}

const LIMIT = 400;

/** What running a program shows: effects in order, results and exceptions. */
export async function observe(compiled: Compiled, keep: Constant): Promise<string[]> {
  const seen: string[] = [];
  let steps = 0;
  const step = (): void => { if (steps++ > LIMIT) throw new Error('too long'); };
  let forced: Readonly<Record<string, boolean>> = {};
  let isOfOther = false;
  const suite = createSuite(() => { forced = {}; isOfOther = false; }, () => isOfOther);
  const is = (key: string): boolean => forced[key] ?? (key === 'x' ? Boolean(keep) : key === 'y');
  const value = (key: string): Constant => (key === 'x' ? keep : 'y');
  const flag = (key: string): boolean => { step(); return is(key); };
  const world: Record<string, unknown> = {
    flag, isOn: flag,
    isOff: (key: string) => !flag(key),
    flagAsync: (key: string) => Promise.resolve(is(key)),
    variant: value, setting: value,
    details: (key: string) => ({ enabled: is(key), name: typeof keep === 'string' ? value(key) : 'n', payload: undefined }),
    useFlags: () => ({ x: is('x'), y: is('y') }),
    client: { isEnabled: is },
    useFlagIf: ({ feature, when }: { feature: string; when: unknown }) => Boolean(when) && is(feature),
    useResultIf: ({ feature, when, otherwise = false }: { feature: string; when: unknown; otherwise?: unknown }) => ({ value: when ? is(feature) : otherwise, isLoading: !when }),
    withFlag: (key: string, yes: unknown, no: unknown) => (is(key) ? yes : no),
    log: (n: number) => { step(); seen.push(`log ${String(n)}`); return n % 3 === 0 ? 0 : n % 3 === 1 ? true : 'yes'; },
    show: (x: unknown) => { step(); seen.push(`show ${describe(x)}`); },
    call: (...given: unknown[]) => { step(); seen.push(`call ${given.map(describe).join(', ')}`); return given[0]; },
    cx: (...given: unknown[]) => given.flatMap((x) => (typeof x === 'object' && x !== null ? Object.entries(x).flatMap(([name, on]) => (on ? name : [])) : x ? describe(x) : [])).join(' '),
    tag: (texts: readonly string[], ...given: unknown[]) => texts.join('|') + given.map(describe).join(','),
  };
  Object.assign(world, suite.names, {
    mockFlags: (flags: Readonly<Record<string, boolean>>) => {
      forced = { ...forced, ...flags };
      if ((flags.x ?? keep) !== keep) isOfOther = true;
    },
    runCases: async () => { for (const one of await suite.run()) seen.push(`case ${JSON.stringify(one)}`); },
  });
  world.flags = world;
  world.React = { ...React, default: React };
  world.h = createElement;
  world.Fragment = Fragment;
  world.Feature = ({ flag: key, fallback, children }: Readonly<Record<'fallback' | 'children', ReactNode>> & { readonly flag: string }): ReactNode => (is(key) ? children : fallback);
  world.render = renderToStaticMarkup;
  const start = compiled(...WORLD.map((name) => world[name]));
  for (const [a, b] of [[1, 0], ['', 'b']]) {
    steps = 0;
    try {
      seen.push(`result ${describe(await start(a, b))}`);
    } catch (error) {
      seen.push(`threw ${error instanceof Error ? `${error.name} ${/thrown|too long/.exec(error.message)?.[0] ?? ''}` : describe(error)}`);
    }
  }
  return seen;
}

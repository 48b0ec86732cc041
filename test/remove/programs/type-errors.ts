import { openCompiler, type Compiler } from '../../../src/project/compiler.ts';
import type { Program } from './grammar.ts';

type Files = Program['files'];

/** The flag system of the programs, typed as SDKs are. */
const FLAGS = `
export declare function flag(key: string, fallback?: unknown): boolean;
export declare function isOn(key: string): boolean;
export declare function isOff(key: string): boolean;
export declare function flagAsync(key: string): Promise<boolean>;
export declare function variant(key: string, fallback?: string): string;
export declare function setting(key: string): any;
export declare function details(key: string): { enabled: boolean; name: string; payload: string | undefined };
export declare function useFlags(): Record<string, boolean>;
export declare function useFlagIf(options: { feature: string; when: boolean }): boolean;
export declare function useResultIf(options: { feature: string; when: boolean }): { value: boolean; isLoading: boolean };
export declare function withFlag<T>(key: string, on: T, off: T): T;
export declare const client: { isEnabled(key: string): boolean };
export declare const Feature: any;
`;

/** What programs are given besides. */
const WORLD = `
declare let v: any;
declare const obj: any;
declare class C { constructor(x: any, y?: any); m(): any }
declare const log: (...given: any[]) => any;
declare const show: (...given: unknown[]) => void;
declare const call: (...given: any[]) => any;
declare const cx: (...names: any[]) => string;
declare const tag: any;
declare const render: (x: any) => string;
declare namespace JSX { interface IntrinsicElements { [name: string]: any } }
`;

/** What TypeScript says of a constant where a generated program asks something odd: a boolean or `undefined` that is called, a string that is counted with, two literals that are compared. The command leaves such a flag in place. */
const ODD = new Set([2322, 2339, 2345, 2349, 2362, 2363, 2365, 2367, 2403, 2454, 2488, 2531, 2678, 2695, 2698, 2721, 2722, 2790, 2839, 2869, 2872, 2873, 7024, 18050]);

let compiler: Compiler | undefined;

const pathOf = (file: string): string => `/${file.replace(/\.js(x?)$/, '.ts$1')}`;

function errorsOf(files: Files): { readonly id: string; readonly code: number; readonly line: string }[] {
  const texts = new Map([['/flags.ts', FLAGS], ['/world.d.ts', WORLD], ...Object.entries(files).map(([file, text]) => [pathOf(file), text.replaceAll(/\((a, b)\)/g, '(a: any, b: any)')] as const)]);
  compiler ??= openCompiler();
  const targetOf = (source: string): string | undefined => [`/${source.slice(2)}.ts`, `/${source.slice(2)}.tsx`].find((path) => texts.has(path));
  return compiler.check([...texts.keys()], '/tsconfig.json', { text: (path) => texts.get(path), resolve: targetOf }).errorsOf([...texts.keys()]).map(({ id, path, line, code, message }) => ({ id, code, line: `${path}:${String(line)} TS${String(code)}: ${message}` }));
}

/** TypeScript's errors in the texts after a removal that it had none of before, one line each. */
export function newTypeErrors(before: Files, after: Files): string[] {
  const found = errorsOf(after).filter(({ code }) => !ODD.has(code));
  if (found.length === 0) return [];
  const known = new Set(errorsOf(before).map(({ id }) => id));
  return found.flatMap(({ id, line }) => (known.has(id) ? [] : [line]));
}

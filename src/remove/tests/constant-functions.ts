import type { TSESTree } from '@typescript-eslint/types';
import { moduleName } from '../../facts/sdk-index.ts';
import type { Sdk } from '../../sdks/types.ts';
import { wholeWord } from '../../text/patterns.ts';
import { within } from '../edits.ts';
import type { Known } from '../known.ts';
import type { Plan } from '../plan.ts';
import type { Request } from '../types.ts';

type Node = TSESTree.Node;

/** An exported function that does nothing but say what a removed flag is. */
export interface ConstantFunction {
  readonly file: string;
  readonly name: string;
  readonly key: string;
}

/** The function as tests may fake it, where it gives the value that is kept; `local` is what its file calls it. */
export function constantFunction(plan: Plan, file: string, name: string, local: Node | undefined, known: Known, requests: readonly Request[]): ConstantFunction | undefined {
  const given = known.kind === 'function' ? (known.returns.kind === 'promise' ? known.returns.of : known.returns) : undefined;
  const word = local?.type === 'Identifier' ? local.name : name;
  const declared = plan.folds.get(file)?.source.ast.body.find((s) => s.type.startsWith('Export') && new RegExp(wholeWord(word)).test(plan.project.read(file)?.slice(...s.range) ?? ''));
  const keys = new Set((plan.project.facts(file)?.evaluations ?? []).filter((e) => declared && within(e.range, declared.range)).flatMap((e) => e.keys));
  const [request, ...others] = requests.filter(({ key }) => keys.has(key));
  return given?.kind === 'exact' && request && others.length === 0 && given.value === request.keep ? { file, name, key: request.key } : undefined;
}

/** Tests that name such a function, which no other code calls any more. */
export function testsOfFunction(plan: Plan, { file, name }: ConstantFunction): readonly string[] {
  const word = new RegExp(wholeWord(name));
  const users = plan.importersOf(file, word).filter(({ file: user, import: i }) => (i.name === name || i.name === '*' || i.name === '') && word.test(plan.text(user)));
  return users.every((u) => plan.project.isTest(u.file)) ? [...new Set(users.map((u) => u.file))] : [];
}

/** How a test forces a flag through these functions. */
export const readersOf = (functions: readonly ConstantFunction[]): Sdk[] =>
  functions.map(({ file, name, key }) => ({ name: 'constant', title: '', modules: [moduleName(file)], forms: [{ kind: 'function', name, key: `=${key}` }] }));

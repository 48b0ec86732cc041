import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../../facts/bindings.ts';
import { bare, isEquality } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';
import type { Sdk } from '../../sdks/types.ts';
import { positionAt } from '../../text/lines.ts';
import { wholeWord } from '../../text/patterns.ts';
import type { Plan } from '../plan.ts';
import { saysOn } from '../text-state.ts';
import type { Notice, Request } from '../types.ts';

type Node = TSESTree.Node;

const READ = /\b(?:process|import\.meta)\.env(?:\??\.|\[['"`])([A-Za-z_]\w*)/g;

/** The request for a variable, and the flag that it said. */
export interface SaidBy extends Request {
  readonly flag: string;
}

/** Environment variables that code read before the removal and none reads now. */
export interface LostEnvironment {
  readonly names: readonly string[];
  /** Those that said what a requested flag is, as requests of their own, by the tests that name them. */
  readonly byTest: ReadonlyMap<string, readonly SaidBy[]>;
}

export function lostEnvironment(plan: Plan, requests: readonly Request[]): LostEnvironment {
  const { project } = plan;
  const namesIn = (text: string): Set<string> => new Set([...text.matchAll(READ)].flatMap(([, name]) => name ?? []));
  const lost = new Set<string>();
  for (const [file, { source }] of plan.folds) {
    if (project.isTest(file)) continue;
    const now = plan.deleted.has(file) ? new Set<string>() : namesIn(plan.text(file));
    for (const name of namesIn(source.text)) if (!now.has(name) && !requests.some((r) => r.key === name)) lost.add(name);
  }
  const words = new Map([...lost].map((name) => [name, new RegExp(wholeWord(name))]));
  const present = lost.size === 0 ? [] : project.sources.filter((file) => !plan.deleted.has(file)).map((file) => ({ file, text: plan.text(file) }));
  for (const { file, text } of present) if (!project.isTest(file)) for (const [name, word] of words) if (word.test(text)) words.delete(name);
  const meant = [...words.keys()].flatMap((name) => requestOf(name, plan, requests) ?? []);
  const byTest = new Map(present.flatMap(({ file, text }) => {
    const named = project.isTest(file) ? meant.filter(({ key }) => words.get(key)?.test(text)) : [];
    return named.length > 0 ? [[file, named] as const] : [];
  }));
  return { names: [...words.keys()], byTest };
}

/** Where tests name variables that no code reads any more. */
export function noticesOfEnvironment(plan: Plan, { names }: LostEnvironment, may: (file: string) => boolean): Notice[] {
  const { project } = plan;
  const tests = names.length === 0 ? [] : project.sources.filter((file) => project.isTest(file) && may(file) && !plan.deleted.has(file));
  return tests.flatMap((file) => names.flatMap((name): Notice[] => {
    const text = plan.text(file);
    const at = new RegExp(wholeWord(name)).exec(text)?.index;
    return at === undefined ? [] : [{ file, ...positionAt(text, at), reason: `the test sets ${name}, which no code reads any more`, hint: 'look at what the test expects now' }];
  }));
}

/** How tests set these variables, and those that the project's own descriptions know. */
export const readersOf = (requests: readonly Request[], sdks: readonly Sdk[]): Sdk[] => {
  const known = sdks.flatMap((sdk) => sdk.forms.flatMap((form) => (form.kind === 'member' && form.name !== undefined && (form.receiver ?? sdk.receiver)?.includes('process.env') ? [form.name] : [])));
  return requests.length === 0 ? [] : [{
    name: 'environment', title: '', modules: ['process', 'node:process'], receiver: 'process.env | import.meta.env',
    forms: [{ kind: 'member', name: [...requests.map((r) => r.key), ...known].join(' | '), key: 'member', value: 'any' }],
  }];
};

/** A variable as a flag, where all that a function or value named like a requested flag says is whether the variable is on: `const newNav = () => process.env.NEW_NAV === '1'`. */
function requestOf(name: string, plan: Plan, requests: readonly Request[]): SaidBy | undefined {
  const flags = [...plan.folds].flatMap(([file, { source }]) => (plan.project.isTest(file) || !source.text.includes(name) ? [] : flagsSaidBy(name, source.ast)));
  const [request, ...others] = requests.filter(({ key, keep }) => typeof keep === 'boolean' && flags.includes(key));
  return request && others.length === 0 && flags.length === 1 ? { key: name, keep: request.keep, flag: request.key } : undefined;
}

function flagsSaidBy(name: string, ast: Node): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  walk(ast, (n) => {
    if (n.type !== 'MemberExpression' || staticName(n.property, n.computed) !== name) return;
    const compared = n.parent;
    const word = compared.type === 'BinaryExpression' && isEquality(compared.operator) && compared.operator.startsWith('=') ? bare(compared.left === n ? compared.right : compared.left) : undefined;
    found.push(word?.type === 'Literal' && typeof word.value === 'string' && saysOn(word.value) === true ? nameOfSole(compared) : undefined);
  });
  return found;
}

/** The function, variable or property that gives nothing but an expression. */
function nameOfSole(expression: Node): string | undefined {
  let at: Node | undefined = expression.parent;
  if (at?.type === 'ReturnStatement' && at.parent.type === 'BlockStatement' && at.parent.body.length === 1) at = at.parent.parent;
  if (at?.type === 'FunctionDeclaration') return at.id?.name;
  if (at?.type === 'ArrowFunctionExpression' || at?.type === 'FunctionExpression') at = at.parent;
  if (at?.type === 'VariableDeclarator') return at.id.type === 'Identifier' ? at.id.name : undefined;
  return at?.type === 'Property' ? staticName(at.key, at.computed) : undefined;
}

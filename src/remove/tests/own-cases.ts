import type { TSESTree } from '@typescript-eslint/types';
import { wholeWord } from '../../text/patterns.ts';
import { within } from '../edits.ts';
import type { Fold } from '../fold.ts';
import type { PassContext } from '../pass.ts';
import type { Plan } from '../plan.ts';
import { dropStatements } from '../statements.ts';
import type { Import } from '../usage.ts';
import { usesOf } from './forcings.ts';
import { blocksIn, blocksRound, inside, type Block } from './structure.ts';

type Node = TSESTree.Node;

/** Cases and suites of one test file that are about an export. */
interface OwnCases {
  readonly file: string;
  readonly fold: Fold;
  readonly statements: readonly Node[];
}

/** The tests of an export that nothing but they use, by its uses; undefined where a test does something else with it. */
export function casesAbout(plan: Plan, target: string, uses: readonly { readonly file: string; readonly import: Import }[]): OwnCases[] | undefined {
  const found: OwnCases[] = [];
  if (new Set(uses.map((u) => u.file)).size < uses.length) return undefined;
  for (const { file, import: taken } of uses) {
    const fold = plan.fold(file);
    const context = fold?.contextNow;
    const places = context && taken.local && plan.project.resolve(file, taken.source) === target ? placesOf(taken.local.range[0], context) : undefined;
    const blocks = places?.map((place) => blockAbout(place, taken.local?.name ?? '', context!, (source) => plan.project.resolve(file, source) !== undefined));
    if (!fold || !blocks || blocks.length === 0 || blocks.includes(undefined)) return undefined;
    const statements = new Set(blocks.map((b): Node => b!.statement));
    found.push({ file, fold, statements: [...statements].filter((s) => ![...statements].some((o) => o !== s && inside(s, o))) });
  }
  return found;
}

/** Takes such tests out; a file that has no others goes. */
export function dropCases(plan: Plan, cases: readonly OwnCases[], keepFiles: boolean): void {
  for (const { file, fold, statements } of cases) {
    fold.change(dropStatements(statements, fold.contextNow));
    fold.run();
    const { ast, text } = fold.current;
    if (!keepFiles && !blocksIn(ast, text).some((b) => b.kind === 'case')) plan.deleted.add(file);
  }
}

/** Where a file uses the name that it declares at an offset. */
function placesOf(offset: number, context: PassContext): Node[] | undefined {
  const local = context.source.ast.body.flatMap((s) => (s.type === 'ImportDeclaration' ? s.specifiers : [])).find((s) => s.local.range[0] === offset)?.local;
  const variable = local && context.variable(local);
  return variable && usesOf(variable);
}

/** The suite or case round a place that is about what is used there: its title names it, or the case uses no other code of the project. */
function blockAbout(place: Node, name: string, context: PassContext, isOfProject: (source: string) => boolean): Block | undefined {
  const round = blocksRound(place, context.source.text);
  const named = round.findLast((b) => b.kind !== 'hook' && new RegExp(wholeWord(name)).test(b.title));
  const [own] = round;
  return named ?? (own?.kind === 'case' && !usesOther(own, name, context, isOfProject) ? own : undefined);
}

/** Whether a case uses anything else that its file imports from the project. */
function usesOther({ call }: Block, name: string, context: PassContext, isOfProject: (source: string) => boolean): boolean {
  return context.source.ast.body.some((s) => s.type === 'ImportDeclaration' && s.importKind !== 'type' && isOfProject(s.source.value) && s.specifiers.some(({ local }) => {
    const variable = local.name === name ? undefined : context.variable(local);
    return variable?.references.some((r) => within(r.identifier.range, call.range)) ?? false;
  }));
}

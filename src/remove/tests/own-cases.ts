import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import { wholeWord } from '../../text/patterns.ts';
import { within } from '../edits.ts';
import type { Fold } from '../fold.ts';
import type { Change, PassContext } from '../pass.ts';
import type { Plan } from '../plan.ts';
import { dropStatements } from '../statements.ts';
import type { Import } from '../usage.ts';
import { usesOf } from './forcings.ts';
import { blocksIn, blocksRound, inside, type Block } from './structure.ts';
import { rowRound } from './tables.ts';

type Node = TSESTree.Node;

/** Cases, suites and rows of tables in one test file that are about an export. */
interface OwnCases {
  readonly file: string;
  readonly fold: Fold;
  readonly statements: readonly Node[];
  readonly rows: readonly Change[];
}

/** The tests of an export that nothing but they use, by its uses; undefined where a test does something else with it. */
export function casesAbout(plan: Plan, target: string, uses: readonly { readonly file: string; readonly import: Import }[]): OwnCases[] | undefined {
  const found: OwnCases[] = [];
  if (new Set(uses.map((u) => u.file)).size < uses.length) return undefined;
  for (const { file, import: taken } of uses) {
    const fold = plan.fold(file);
    const context = fold?.contextNow;
    const places = context && taken.local && plan.project.resolve(file, taken.source) === target ? placesOf(taken.local.range[0], context) : undefined;
    if (!fold || !context || !places || places.length === 0) return undefined;
    const statements = new Set<Node>();
    const rows: Row[] = [];
    for (const place of places) {
      const row = rowRound(place, context);
      const block = row ? undefined : blockAbout(place, taken.local?.name ?? '', context, (source) => plan.project.resolve(file, source) !== undefined);
      if (row) rows.push(row);
      else if (block) statements.add(block.statement);
      else return undefined;
    }
    for (const row of rows) if (row.table.rows.every((_, index) => rows.some((r) => isSameTable(r, row) && r.index === index))) statements.add(row.table.statement);
    const isWithin = (node: Node): boolean => [...statements].some((s) => s !== node && inside(node, s));
    const left = rows.filter(({ table }) => !statements.has(table.statement) && !isWithin(table.statement));
    if (left.some((one) => left.some((next) => isSameTable(one, next) && one.index + 1 === next.index))) return undefined; // both want what stands between them
    found.push({ file, fold, statements: [...statements].filter((s) => !isWithin(s)), rows: rowsAway(left) });
  }
  return found;
}

type Row = NonNullable<ReturnType<typeof rowRound>>;

const isSameTable = (a: Row, b: Row): boolean => a.table.body === b.table.body;

/** Takes the rows of tables out that a test has for a member of an object or enum (`Keys.nav`), where it names that nowhere else. Says whether it did. */
export function dropRowsNaming(plan: Plan, file: string, owner: string, member: string): boolean {
  const fold = plan.fold(file);
  if (!fold) return false;
  const context = fold.contextNow;
  const places: Node[] = [];
  walk(context.source.ast, (n) => {
    if (n.type === 'MemberExpression' && n.object.type === 'Identifier' && n.object.name === owner && !n.computed && n.property.type === 'Identifier' && n.property.name === member) places.push(n);
  });
  const rows = places.map((place) => rowRound(place, context));
  const [first] = rows;
  if (!first || !rows.every((row) => row && isSameTable(row, first) && row.index === first.index) || first.table.rows.length < 2) return false;
  fold.change([{ edits: [first.table.withoutRow(first.index)] }]);
  fold.run();
  return true;
}

/** The changes that take rows out, each once. */
const rowsAway = (rows: readonly Row[]): Change[] =>
  [...new Map(rows.map(({ table, index }) => [table.rows[index]?.node, table.withoutRow(index)])).values()].map((edit) => ({ edits: [edit] }));

/** Takes such tests out; a file that has no others goes. */
export function dropCases(plan: Plan, cases: readonly OwnCases[], keepFiles: boolean): void {
  for (const { file, fold, statements, rows } of cases) {
    fold.change([...rows, ...dropStatements(statements, fold.contextNow)]);
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

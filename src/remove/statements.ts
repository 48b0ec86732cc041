import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Range } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import { wholeWord } from '../text/patterns.ts';
import type { Change, Mark, PassContext } from './pass.ts';

type Node = TSESTree.Node;
type Statement = TSESTree.Statement | TSESTree.ProgramStatement;

/** The list of statements a node stands in, where it stands in one. */
export function listOf(node: Node): readonly Node[] | undefined {
  const parent = node.parent;
  switch (parent?.type) {
    case 'Program': case 'BlockStatement': case 'StaticBlock': case 'TSModuleBlock': return parent.body.includes(node as never) ? parent.body : undefined;
    case 'SwitchCase': return parent.consequent.includes(node as Statement) ? parent.consequent : undefined;
    default: return undefined;
  }
}

/** The content of a block between its braces, comments included, without outer white space; undefined when it is empty. */
export function contentOf(block: TSESTree.BlockStatement, context: PassContext): Range | undefined {
  const { text } = context.layout;
  let [start, end] = [block.range[0] + 1, block.range[1] - 1];
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return block.body.length > 0 && start < end ? [start, end] : undefined;
}

/** Whether control never reaches the end of a statement. */
export function exits(node: Node | undefined | null): boolean {
  switch (node?.type) {
    case 'ReturnStatement': case 'ThrowStatement': case 'BreakStatement': case 'ContinueStatement': return true;
    case 'BlockStatement': return node.body.some(exits);
    case 'IfStatement': return exits(node.consequent) && exits(node.alternate);
    case 'TryStatement': return exits(node.finalizer) || (exits(node.block) && (!node.handler || exits(node.handler.body)));
    default: return false;
  }
}

/** Names that `var` and, outside strict code, function declarations below a node would hoist out of it. */
export function hoistedNames(node: Node, strict: boolean): string[] {
  const names: string[] = [];
  walk(node, (n) => {
    if (n.type === 'VariableDeclaration' && n.kind === 'var') for (const d of n.declarations) names.push(...boundNames(d.id));
    if (n.type === 'FunctionDeclaration') {
      if (!strict && n.id) names.push(n.id.name);
      return false;
    }
    return !(n.type === 'FunctionExpression' || n.type === 'ArrowFunctionExpression' || n.type === 'ClassDeclaration' || n.type === 'ClassExpression');
  });
  return names;
}

/** The identifiers that a pattern binds. */
export function boundIdentifiers(pattern: Node | null): TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier': return [pattern];
    case 'ObjectPattern': return pattern.properties.flatMap((p) => boundIdentifiers(p.type === 'Property' ? p.value : p.argument));
    case 'ArrayPattern': return pattern.elements.flatMap((e) => boundIdentifiers(e));
    case 'AssignmentPattern': return boundIdentifiers(pattern.left);
    case 'RestElement': return boundIdentifiers(pattern.argument);
    default: return [];
  }
}

/** Names that a pattern binds. */
export const boundNames = (pattern: Node | null): string[] => boundIdentifiers(pattern).map(({ name }) => name);

/** Names that the statements of a block declare for the block alone. */
export function lexicalNames(statements: readonly Node[]): string[] {
  return statements.flatMap((s) => {
    if (s.type === 'VariableDeclaration') return s.kind === 'var' ? [] : s.declarations.flatMap((d) => boundNames(d.id));
    if ((s.type === 'FunctionDeclaration' || s.type === 'ClassDeclaration' || s.type === 'TSEnumDeclaration' || s.type === 'TSInterfaceDeclaration' || s.type === 'TSTypeAliasDeclaration') && s.id) return [s.id.name];
    return [];
  });
}

/** Whether code is strict: a module, a class body, or under a `'use strict'` directive. */
export function isStrict(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'Program' && at.sourceType === 'module') return true;
    if (at.type === 'ClassBody') return true;
    const body = at.type === 'Program' ? at.body : at.type === 'BlockStatement' ? at.body : [];
    if (body.some((s) => s.type === 'ExpressionStatement' && s.directive === 'use strict')) return true;
  }
  return false;
}

/** Whether a name is used in a scope outside a range: an identifier so named that is no member's or property's name. */
export function isNamedOutside(names: ReadonlySet<string>, home: Node, hole: Range): boolean {
  let found = false;
  walk(home, (n) => {
    if (found || (n.range[0] >= hole[0] && n.range[1] <= hole[1])) return false;
    if ((n.type === 'Identifier' || n.type === 'JSXIdentifier') && names.has(n.name) && !isMemberName(n)) found = true;
    return !found;
  });
  return found;
}

const isMemberName = (n: Node): boolean => {
  const p = n.parent;
  if (p?.type === 'MemberExpression') return p.property === n && !p.computed;
  if (p?.type === 'Property') return p.key === n && !p.computed && !p.shorthand;
  return p?.type === 'JSXAttribute' || ((p?.type === 'MethodDefinition' || p?.type === 'PropertyDefinition' || p?.type === 'TSPropertySignature') && p.key === n && !p.computed);
};

/** The node whose scope a statement's declarations would join when its block is taken away. */
export function homeOf(statement: Node): Node | undefined {
  const parent = statement.parent;
  if (!parent || parent.type === 'SwitchCase') return undefined;
  const owner = parent.parent;
  if (parent.type === 'BlockStatement' && owner && /Function|CatchClause/.test(owner.type)) return owner;
  if (parent.type === 'BlockStatement' && owner?.type.startsWith('For')) return owner;
  return parent;
}

/** Claims of names that join a scope. */
export const claimsOn = ({ range }: Node, names: readonly string[]): string[] => names.map((name) => `${range[0]}-${range[1]}:${name}`);

/** Names whose loss would change code elsewhere: hoisted out of dead code and used outside it. */
export function leakedNames(dead: Node, _context: PassContext): string[] {
  const names = hoistedNames(dead, isStrict(dead));
  if (names.length === 0) return [];
  const home = functionOf(dead);
  return [...new Set(names)].filter((name) => isNamedOutside(new Set([name]), home, dead.range));
}

const functionOf = (node: Node): Node => {
  let at: Node = node;
  while (at.parent && !/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|StaticBlock|Program|TSModuleBlock)$/.test(at.type)) at = at.parent;
  return at;
};

/** What stays of code that never runs: the `var` names that live code still uses and what is kept of the statement does not declare. Undefined when it can not go. */
export function residueOf(dead: readonly Node[], context: PassContext, kept?: Node | null): string | undefined {
  const again = kept ? hoistedNames(kept, true) : [];
  const names = [...new Set(dead.flatMap((d) => leakedNames(d, context)))].filter((name) => !again.includes(name));
  const functions = dead.flatMap((d) => hoistedFunctions(d));
  if (names.some((n) => functions.includes(n))) return undefined;
  return names.length > 0 ? `var ${names.join(', ')};` : '';
}

function hoistedFunctions(node: Node): string[] {
  const names: string[] = [];
  walk(node, (n) => {
    if (n.type === 'FunctionDeclaration' && n.id) names.push(n.id.name);
    return !/Function|Class/.test(n.type);
  });
  return names;
}

/** Removes a statement, with the neighbours up to `last`, or leaves the text given in its place. */
export function dropStatement(statement: Node, residue: string, context: PassContext, floor?: number, last = statement): Change {
  const { layout } = context;
  const parent = statement.parent;
  const list = listOf(statement);
  const marks: Mark[] = parent && (parent.type === 'BlockStatement' || parent.type === 'SwitchCase') ? [{ kind: 'emptied', offset: parent.range[0] }] : [];
  if (residue !== '') return { edits: [{ start: statement.range[0], end: statement.range[1], text: list ? residue : `{ ${residue} }` }] };
  if (list) {
    const index = list.indexOf(statement);
    const previous = list[index - 1];
    const [start, end] = layout.whole([statement.range[0], last.range[1]], floor ?? previous?.range[1] ?? (parent?.type === 'Program' ? 0 : (parent?.range[0] ?? -1) + 1));
    return { edits: [{ start, end, text: '' }], marks };
  }
  if (parent?.type === 'IfStatement' && parent.alternate === statement) {
    return { edits: [{ start: layout.tokenBefore(elseStart(parent, context)), end: statement.range[1], text: '' }], marks: [{ kind: 'settle', offset: parent.range[0] }] };
  }
  if (parent?.type === 'LabeledStatement') return { edits: [{ start: statement.range[0], end: statement.range[1], text: ';' }] };
  return { edits: [{ start: statement.range[0], end: statement.range[1], text: '{}' }], marks: [{ kind: 'emptied', offset: statement.range[0] }] };
}

/** Removes whole statements; neighbours go in one piece, for both would take the blank line between them. */
export function dropStatements(statements: readonly Node[], context: PassContext): Change[] {
  const runs: Node[][] = [];
  for (const statement of [...statements].sort((a, b) => a.range[0] - b.range[0])) {
    const run = runs.at(-1);
    const list = listOf(statement);
    const previous = list?.[list.indexOf(statement) - 1];
    if (run && previous && previous === run.at(-1)) run.push(statement);
    else runs.push([statement]);
  }
  return runs.flatMap(([first, ...others]) => (first ? [dropStatement(first, '', context, undefined, others.at(-1))] : []));
}

/** Offset of the `else` of an if statement. */
function elseStart(node: TSESTree.IfStatement, context: PassContext): number {
  return context.layout.tokenAfter(node.consequent.range[1]);
}

/** Keeps some statements of a block or case in the place of a whole statement. */
export function keepStatements(place: Node, kept: Node, context: PassContext, residue: string): Change | undefined {
  const { layout } = context;
  const list = listOf(place);
  const prefix = residue === '' ? '' : list ? `${residue}\n${layout.indentation(place.range[0])}` : `${residue} `;
  if (kept.type !== 'BlockStatement') {
    const lexical = lexicalNames([kept]).length > 0 || hoistedNames(kept, isStrict(kept)).length > 0;
    if (!list && (prefix !== '' || lexical || isDangling(place, kept))) return bracesRound(place, kept.range, prefix, context);
    return { edits: lead(layout.keep(place.range, withTrailing(kept.range, place, context)), place, prefix), marks: settle(place, [kept]) };
  }
  const content = contentOf(kept, context);
  if (!content) return dropStatement(place, residue, context);
  const names = lexicalNames(kept.body);
  if (!list) {
    return { edits: lead(layout.keep(place.range, kept.range), place, prefix === '' ? '' : `{ ${prefix}`, prefix === '' ? '' : ' }'), marks: [...settle(place, kept.body), { kind: 'tidy', offset: kept.range[0] }] };
  }
  const home = homeOf(place);
  const outside = home && (collides(names, home, place.range, context) || (names.length > 0 && new RegExp(wholeWord(...names)).test(residue)));
  if (names.length > 0 && (!home || outside || endsEarlier(kept.body, place))) {
    const label = layout.tokenBefore(place.range[0]);
    const isCase = kept !== place && place.parent?.type === 'SwitchCase' && list.length === 1 && prefix === '' && layout.commentsIn([label, place.range[0]]).length === 0;
    const edits = isCase ? layout.keep([label, place.range[1]], kept.range).map((e) => (e.start === label ? { ...e, text: ' ' } : e)) : lead(layout.keep(place.range, kept.range), place, prefix);
    return { edits, marks: [...settle(place, [kept]), { kind: 'tidy', offset: kept.range[0] }] };
  }
  const edits = layout.keep(place.range, content);
  const lastComment = layout.commentsIn(content).at(-1);
  const swallows = lastComment?.type === 'Line' && lastComment.range[1] === content[1] && !layout.endsLine(place.range[1]);
  const change = lead(edits, place, prefix, swallows ? `\n${layout.indentation(place.range[0])}` : '');
  const gap = swallows ? (/^[^\S\n\r]*/.exec(layout.text.slice(place.range[1]))?.[0].length ?? 0) : 0;
  const joined = gap > 0 ? [...change, { start: place.range[1], end: place.range[1] + gap, text: '' }] : change;
  const marks = settle(place, kept.body);
  return { edits: joined, marks, claims: home ? claimsOn(home, names) : [] };
}

/** Whether statements hold a resource that their block ends, which it would not do where the block's place stands. */
export const endsEarlier = (statements: readonly Node[], place: Node): boolean => statements.some(isResource) && (place.parent?.type === 'SwitchCase' || listOf(place)?.at(-1) !== place);

/** `using a = b;` */
export const isResource = (node: Node): boolean => node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');

/** Whether names that join a scope would meet, or catch uses of, others of the same name. */
export function collides(names: readonly string[], home: Node, hole: Range, { source }: PassContext): boolean {
  if (names.length === 0) return false;
  const isIn = (range: Range): boolean => range[0] >= home.range[0] && range[1] <= home.range[1] && !(range[0] >= hole[0] && range[1] <= hole[1]);
  const reaches = (variable: Variable): boolean => variable.scope.block.range[0] <= home.range[0] && variable.scope.block.range[1] >= home.range[1];
  return source.scopes.scopes.some((scope) => {
    if (scope.variables.some((v) => names.includes(v.name) && reaches(v) && v.defs.some((d) => isIn(d.name.range)))) return true;
    if ((scope.block === home || ('body' in home && scope.block === home.body)) && scope.variables.some((v) => names.includes(v.name) && v.defs.some((d) => isIn(d.name.range)))) return true;
    if (scope.block.parent === home && scope.type !== 'block' && scope.variables.some((v) => names.includes(v.name) && v.defs.some((d) => isIn(d.name.range)))) return true;
    return scope.references.some((r) => names.includes(r.identifier.name) && isIn(r.identifier.range) && (!r.resolved || reaches(r.resolved)));
  });
}

/** A trailing comment on the kept statement's line stays with it. */
function withTrailing(range: Range, place: Node, context: PassContext): Range {
  const comment = context.layout.commentsIn([range[1], place.range[1]]).find((c) => context.layout.text.slice(range[1], c.range[0]).trim() === '' && !context.layout.isMultiLine([range[1], c.range[0]]));
  return comment?.type === 'Block' ? [range[0], comment.range[1]] : range;
}

function bracesRound(place: Node, kept: Range, prefix: string, context: PassContext): Change {
  const edits = context.layout.keep(place.range, kept);
  return { edits: lead(edits, place, `{ ${prefix}`, ' }', kept) };
}

/** Adds text where a place begins and ends, on top of the deletions there. */
function lead(edits: readonly { start: number; end: number; text: string }[], place: Node, before: string, after = '', kept?: Range): Change['edits'] {
  const result = edits.map((e) => ({ ...e }));
  const head = result.find((e) => e.start === place.range[0]);
  if (before !== '') {
    if (head) head.text = before + head.text;
    else result.push({ start: place.range[0], end: place.range[0], text: before });
  }
  const tail = result.find((e) => e.end === place.range[1] && e !== head);
  if (after !== '') {
    if (tail) tail.text += after;
    else result.push({ start: kept?.[1] ?? place.range[1], end: kept?.[1] ?? place.range[1], text: after });
  }
  return result;
}

/** Whether an else that follows the place would attach to the kept statement. */
function isDangling(place: Node, kept: Node): boolean {
  if (place.parent?.type !== 'IfStatement' || place.parent.alternate === place || !place.parent.alternate) return false;
  return kept.type === 'IfStatement' || /^(?:For|While|Labeled|With)/.test(kept.type);
}

/** Whether a statement gives a variable a value. */
const isAssignment = (node: Node): boolean => node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression' && node.expression.left.type === 'Identifier';

/** After this change control may end at the last kept statement, or the statements round it; what it assigns may be all that is assigned. */
function settle(place: Node, kept: readonly Node[]): Mark[] {
  const marks: Mark[] = [];
  for (const statement of kept) if (statement === kept.at(-1) || isAssignment(statement)) marks.push({ kind: 'settle', offset: statement.range[0] });
  for (let at: Node | undefined = place; at; at = at.parent) {
    if (at.parent && listOf(at)) marks.push({ kind: 'settle', offset: at.range[0] });
    if (at.type === 'Program' || at.type.includes('Function')) break;
  }
  return marks;
}

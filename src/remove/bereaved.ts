import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { lastWordOf } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import { within } from './edits.ts';
import { isInScript, namesIn } from './markup.ts';
import type { MarkupUse } from './markup-use.ts';
import type { Mark } from './pass.ts';
import { propertyName } from './slots.ts';

type Node = TSESTree.Node;

/** Notes about declared names, members and props outside the deleted text that lose a use with it; uses in the ranges of `carriers` were there to ask for flags. */
export function bereavedMarks({ source, view }: MarkupUse, gone: readonly Range[], carriers: readonly Range[]): Mark[] {
  const marks: Mark[] = [];
  const named = view ? namesIn(gone.filter((range) => !isInScript(source, range)).map((range) => source.text.slice(...range)).join(' ')) : new Set<string>();
  for (const scope of source.scopes.scopes) {
    const isOuter = scope.type === 'module' || scope.type === 'global';
    for (const variable of scope.variables) {
      const carrier = variable.references.some((r) => carriers.some((c) => within(r.identifier.range, c)));
      const own = variable.defs.flatMap(({ type, node }) => (/^(?:FunctionName|ClassName|Variable)$/.test(type) ? [node.range] : []));
      const lost = variable.references.filter((r) => !r.init && gone.some((g) => within(r.identifier.range, g)) && !own.some((range) => within(r.identifier.range, range)));
      if (!carrier && lost.length === 0 && !(isOuter && named.has(variable.name))) continue;
      const isWritten = lost.some((r) => r.isWrite());
      marks.push(...bereavedDependencies(variable, lost));
      for (const def of variable.defs) {
        if (gone.some((g) => within(def.name.range, g))) continue;
        marks.push({ kind: 'candidate', offset: def.name.range[0], name: variable.name, ...(carrier ? { carrier } : {}), ...(isWritten ? { written: true } : {}) });
      }
    }
  }
  return [...marks, ...bereavedMembers(source, gone, carriers), ...bereavedProps(source, gone)];
}

/** Class members that `this.name` in deleted text named; those in the ranges of `carriers` were there to ask for flags. */
function bereavedMembers(source: Source, gone: readonly Range[], carriers: readonly Range[]): Mark[] {
  const marks: Mark[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression' || node.computed || !gone.some((g) => within(node.range, g))) return;
    const name = (node.property as { name: string }).name;
    const carrier = carriers.some((c) => within(node.range, c));
    for (const declared of classBodyRound(node)?.body.flatMap(namesOf) ?? []) {
      if ((declared as { name?: string }).name === name) marks.push({ kind: 'member', offset: declared.range[0], name, ...(carrier ? { carrier } : {}) });
    }
  });
  return marks;
}

/** The names that a class member declares: its own, and those of a constructor's parameters that are properties. */
function namesOf(member: TSESTree.ClassElement): Node[] {
  if (member.type !== 'PropertyDefinition' && member.type !== 'MethodDefinition') return [];
  const params = member.type === 'MethodDefinition' && member.kind === 'constructor' ? member.value.params : [];
  return [member.key, ...params.flatMap((p) => (p.type !== 'TSParameterProperty' ? [] : p.parameter.type === 'AssignmentPattern' ? p.parameter.left : p.parameter))];
}

/** Properties of parameters, and of a component's `this.props`, that deleted text took out: by `props.name` or by a pattern in the body. */
function bereavedProps(source: Source, gone: readonly Range[]): Mark[] {
  const marks: Mark[] = [];
  const isGone = (node: Node): boolean => gone.some((g) => within(node.range, g));
  const taken = (holder: Node, offset: number): void => {
    const { parent } = holder;
    const add = (name: string | undefined): void => {
      if (name !== undefined) marks.push({ kind: 'parameter', offset, name });
    };
    if (parent?.type === 'MemberExpression' && parent.object === holder && !parent.computed && isGone(parent)) add(propertyName(parent.property));
    if (parent?.type !== 'VariableDeclarator' || parent.init !== holder || parent.id.type !== 'ObjectPattern') return;
    for (const p of parent.id.properties) if (p.type === 'Property' && !p.computed && isGone(p)) add(propertyName(p.key));
  };
  for (const { variables } of source.scopes.scopes) {
    for (const { defs, references } of variables) {
      const [def] = defs;
      if (def?.type !== 'Parameter' || defs.length > 1 || !('params' in def.node) || !def.node.params.some((p) => p === def.name || (p.type === 'AssignmentPattern' && p.left === def.name))) continue;
      for (const r of references) if (!r.init) taken(r.identifier, def.name.range[0]);
    }
  }
  walk(source.ast, (node) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression' || node.computed || propertyName(node.property) !== 'props') return;
    const body = classBodyRound(node);
    if (body) taken(node, body.range[0]);
  });
  return marks;
}

/** Dependencies of `useMemo` and `useCallback` whose function named a variable in deleted text. */
function bereavedDependencies({ name, references }: Variable, lost: readonly Reference[]): Mark[] {
  return lost.flatMap(({ identifier }) => memoryRound(identifier)).flatMap((element): Mark[] => {
    const root = element && rootOf(element);
    return references.some((r) => r.identifier === root) ? [{ kind: 'forgotten', offset: element!.range[0], name }] : [];
  });
}

/** The dependencies of the memory whose function holds a node. */
function memoryRound(node: Node): readonly (Node | null)[] {
  let at: Node | undefined = node;
  while (at && !(at.parent?.type === 'CallExpression' && at.parent.arguments[0] === at && /^use(?:Memo|Callback)$/.test(lastWordOf(at.parent.callee)))) at = at.parent;
  const list = at?.parent?.type === 'CallExpression' ? at.parent.arguments[1] : undefined;
  return list?.type === 'ArrayExpression' ? list.elements : [];
}

/** What a path of members begins with. */
export function rootOf(node: Node): Node {
  return node.type === 'MemberExpression' ? rootOf(node.object) : node.type === 'ChainExpression' ? rootOf(node.expression) : node;
}

function classBodyRound(node: Node): TSESTree.ClassBody | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== 'ClassBody') at = at.parent;
  return at;
}

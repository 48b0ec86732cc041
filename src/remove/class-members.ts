import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { Batch } from './batch.ts';
import { calleeOf, contextOf } from './callees.ts';
import { within } from './edits.ts';
import { exact, isLiteral, isSame, type Known } from './known.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { begunSources, untilStill } from './settling.ts';
import { wholeWord } from '../text/patterns.ts';

type Node = TSESTree.Node;
type Member = TSESTree.PropertyDefinition | TSESTree.MethodDefinition | Undeclared;

/** A field that JavaScript has by its assignment in the constructor alone. */
interface Undeclared {
  readonly type: 'Undeclared';
  readonly key: TSESTree.Identifier;
  readonly value: null;
  readonly parent: TSESTree.ClassBody;
}

/** Takes members of classes away that nothing outside can name and that are one known value. Says whether anything moved. */
export function settleClassMembers(plan: Plan, may: (file: string) => boolean): boolean {
  let moved = false;
  for (const file of begunSources(plan, may)) {
    const step = (context: PassContext): boolean => membersIn(context).map((member) => withoutMember(plan, file, member, context)).some((batch) => batch?.apply(plan, may));
    if (untilStill(plan, file, step)) moved = true;
  }
  return moved;
}

export const keyOf = (node: Node): string | undefined => (node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? node.name : undefined);

/** Members that only their class and its file name: `private`, `#name`, `_name`. */
function membersIn(context: PassContext): Member[] {
  const found: Member[] = [];
  walk(context.source.ast, (node) => {
    if (node.type === 'ClassBody') found.push(...undeclaredIn(node));
    if ((node.type !== 'PropertyDefinition' && node.type !== 'MethodDefinition') || node.computed || node.decorators.length > 0 || node.override) return;
    if (isHidden(node) || (!node.static && isHiddenName(keyOf(node.key)))) found.push(node);
  });
  return found;
}

/** Whether the language lets only the member's class name it. */
export const isHidden = (member: Member): boolean => member.key.type === 'PrivateIdentifier' || (member.type !== 'Undeclared' && member.accessibility === 'private');

const isStatic = (member: Member): boolean => member.type !== 'Undeclared' && member.static;

export const isHiddenName = (name: string | undefined): boolean => /^_[^_]/.test(name ?? '');

function undeclaredIn(parent: TSESTree.ClassBody): Undeclared[] {
  const declared = new Set(parent.body.flatMap((m) => ('key' in m ? keyOf(m.key) : [])));
  return constructorOf(parent).flatMap((s) => {
    const left = s.type === 'ExpressionStatement' && s.expression.type === 'AssignmentExpression' ? s.expression.left : undefined;
    if (left?.type !== 'MemberExpression' || left.object.type !== 'ThisExpression' || left.computed || left.property.type !== 'Identifier') return [];
    return isHiddenName(left.property.name) && !declared.has(left.property.name) ? { type: 'Undeclared', key: left.property, value: null, parent } : [];
  });
}

/** The statements of a class's constructor. */
function constructorOf(body: TSESTree.ClassBody): readonly TSESTree.Statement[] {
  const make = body.body.find((m) => m.type === 'MethodDefinition' && m.kind === 'constructor');
  return make?.type === 'MethodDefinition' ? (make.value.body?.body ?? []) : [];
}

/** The edits that fold one member; undefined where it must stay. */
function withoutMember(plan: Plan, file: string, member: Member, context: PassContext): Batch | undefined {
  const name = keyOf(member.key);
  if (name === undefined) return undefined;
  const uses = mayBeKnown(member, name, context) ? usesOf(context, member, name) : undefined;
  const value = uses && (member.type === 'MethodDefinition' ? ofMethod(member, context) : ofField(plan, file, member, uses, context));
  if (!uses || !value || (!isHidden(member) && isNamedElsewhere(plan, file, name, false))) return undefined;
  const batch = new Batch();
  const { layout } = context;
  const drop = (node: Node): void => {
    const list = node.parent && 'body' in node.parent && Array.isArray(node.parent.body) ? (node.parent.body as Node[]) : [];
    const [start, end] = layout.whole(node.range, list[list.indexOf(node) - 1]?.range[1] ?? (node.parent?.range[0] ?? -1) + 1);
    batch.add(file, { start, end, text: '' });
  };
  for (const use of uses) {
    if (value.assignments.some((a) => use === a.left)) continue;
    const read = value.called ? use.parent! : use;
    if (value.called && (read.type !== 'CallExpression' || read.callee !== use || !read.arguments.every((a) => context.isPure(a)))) return undefined;
    if (!value.called && isPlace(use)) return undefined;
    batch.add(file, { start: read.range[0], end: read.range[1], text: plan.fold(file)!.placeholders.add(value.known) });
  }
  for (const assignment of value.assignments) drop(assignment.parent);
  if (!isNamedElsewhere(plan, file, name, true)) {
    if (member.type !== 'Undeclared') drop(member);
  } else if (uses.length === 0 || value.assignments.length > 0) return undefined;
  return batch.edits.size > 0 ? batch : undefined;
}

/** Whether a member's own code gives it a known value, so that its uses are worth looking for. */
function mayBeKnown(member: Member, name: string, context: PassContext): boolean {
  if (member.type === 'MethodDefinition') return ofMethod(member, context) !== undefined;
  if (member.value) return context.known(member.value) !== undefined;
  return constructorOf(member.parent).some((s) => s.type === 'ExpressionStatement' && s.expression.type === 'AssignmentExpression' && s.expression.left.type === 'MemberExpression' && keyOf(s.expression.left.property) === name && context.known(s.expression.right) !== undefined);
}

interface Value {
  readonly known: Known;
  readonly called: boolean;
  /** Statements that give a field this value. */
  readonly assignments: readonly TSESTree.AssignmentExpression[];
}

/** What a method or getter always returns, where a removed flag makes it so. */
export function ofMethod(member: TSESTree.MethodDefinition, context: PassContext): Value | undefined {
  const fn = member.value;
  if (!(member.kind === 'method' || member.kind === 'get') || fn.type !== 'FunctionExpression') return undefined;
  const known = context.known(fn);
  return known?.kind === 'function' && isLiteral(known.returns) ? { known: known.returns, called: member.kind === 'method', assignments: [] } : undefined;
}

/** What a field holds from the constructor on: all that is ever written to it is one value. */
function ofField(plan: Plan, file: string, member: TSESTree.PropertyDefinition | Undeclared, uses: readonly Node[], context: PassContext): Value | undefined {
  const body = member.parent;
  const assignments = uses.flatMap(({ parent }, i) => (parent?.type === 'AssignmentExpression' && parent.left === uses[i] ? parent : []));
  if (member.value) {
    const known = context.known(member.value);
    const value: Value | undefined = known?.kind === 'exact' ? { known, called: false, assignments } : known?.kind === 'function' && known.returns.kind === 'exact' ? { known: known.returns, called: true, assignments } : undefined;
    const isQuiet = isStatic(member) ? isQuietBeforeStatic(member, context) : isQuietBefore(plan, file, body, undefined, context);
    return assignments.length === 0 && isQuiet ? value : undefined;
  }
  const first = assignments.find((a) => isInConstructor(a.parent));
  const block = first?.parent.parent;
  const known = first && context.known(first.right);
  if (!block || known?.kind !== 'exact' || !assignments.every((a) => a === first || isSetTo(a, known, context))) return undefined;
  const early = uses.some((u) => u.range[0] >= block.range[0] && u.range[1] <= first.range[0]);
  return first.operator === '=' && !early && isQuietBefore(plan, file, body, first.parent, context) ? { known, called: false, assignments } : undefined;
}

const isInConstructor = (statement: Node): boolean => statement.type === 'ExpressionStatement' && statement.parent.type === 'BlockStatement' && statement.parent.parent.parent?.type === 'MethodDefinition' && statement.parent.parent.parent.kind === 'constructor';

/** Whether an assignment is a statement in a block that sets a known value. */
function isSetTo({ operator, right, parent }: TSESTree.AssignmentExpression, known: Known, context: PassContext): boolean {
  const value = context.constant(right);
  return operator === '=' && parent.type === 'ExpressionStatement' && parent.parent.type === 'BlockStatement' && value !== undefined && isSame(exact(value.value), known);
}

/** Whether nothing that runs while a class is made can ask for a static field before it has its value: only code that names the class, or `this`, can. */
function isQuietBeforeStatic({ key, parent }: Member, { source }: PassContext): boolean {
  const earlier = parent.body.filter((m) => m.range[1] <= key.range[0] && (m.type === 'StaticBlock' || (m.type === 'PropertyDefinition' && m.static)));
  const itself = new RegExp(wholeWord('this', ...(parent.parent.id ? [parent.parent.id.name] : [])));
  return !earlier.some((m) => itself.test(source.text.slice(...m.range)));
}

/** Whether no method of the object can run before a constructor's statement (or, without one, while fields get their values). */
function isQuietBefore(plan: Plan, file: string, body: TSESTree.ClassBody, statement: Node | undefined, context: PassContext, depth = 0): boolean {
  const early: Node[] = body.body.flatMap((m) => (m.type === 'PropertyDefinition' && !m.static && m.value ? [m.value] : []));
  if (statement) early.push(...constructorOf(body).filter((s) => s.range[1] <= statement.range[0]));
  if (early.some((n) => runsMethods(n))) return false;
  const { superClass } = body.parent;
  if (!superClass || superClass.type === 'MemberExpression') return true;
  if (superClass.type !== 'Identifier' || depth > 5) return false;
  const base = calleeOf(plan, file, superClass);
  if (!base) return context.variable(superClass)?.defs[0]?.type === 'ImportBinding';
  if (base.node.type !== 'ClassDeclaration' && base.node.type !== 'ClassExpression') return false;
  if (constructorOf(base.node.body).some(runsMethods)) return false;
  return isQuietBefore(plan, base.file, base.node.body, undefined, contextOf(plan, base.file)!, depth + 1);
}

/** Whether running code may call a method of its own object: by `this.name()`, or by giving `this` away. */
function runsMethods(code: Node): boolean {
  let found = false;
  walk(code, (n) => {
    if (n.type === 'ArrowFunctionExpression' || n.type === 'FunctionExpression' || n.type === 'FunctionDeclaration') return n !== code && n.parent?.type === 'CallExpression' && n.parent.callee === n;
    if (n.type === 'ThisExpression') {
      const { parent } = n;
      if (parent.type !== 'MemberExpression' || parent.computed || (parent.parent.type === 'CallExpression' && parent.parent.callee === parent)) found = true;
    }
    return !found;
  });
  return found;
}

export const isPlace = (use: Node): boolean => {
  const { parent } = use;
  return (parent?.type === 'AssignmentExpression' && parent.left === use) || parent?.type === 'UpdateExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'delete') || (parent?.type === 'CallExpression' && parent.callee === use) || (parent !== undefined && /Pattern$|^For(?:In|Of)/.test(parent.type)) || (parent?.type === 'Property' && parent.parent.type === 'ObjectPattern');
};

/** Every `this.name` of the member's class, for static members also `Class.name`; undefined where its file names it in another way, in the template of a decorated class for one. */
function usesOf(context: PassContext, member: Member, name: string): Node[] | undefined {
  const uses: Node[] = [];
  let lost = false;
  const hasTemplate = member.parent.parent.decorators.length > 0;
  const word = new RegExp(wholeWord(name));
  walk(context.source.ast, (n) => {
    if (member.key.type === 'PrivateIdentifier' && n.type !== 'PrivateIdentifier') return true;
    if (n.type === 'MemberExpression' && n.computed && n.object.type === 'ThisExpression') lost = true;
    if (n.type === 'Literal' && (n.value === name || (hasTemplate && typeof n.value === 'string' && word.test(n.value)))) lost = true;
    if (n.type === 'TemplateElement' && hasTemplate && word.test(n.value.raw)) lost = true;
    if ((n.type !== 'Identifier' && n.type !== 'PrivateIdentifier') || n.name !== name || (n === member.key && member.type !== 'Undeclared')) return !lost;
    const named = ownerOf(n, context);
    if (isHidden(member) && (named ? named.body !== member.parent : isOtherName(n, context))) return true;
    if (n.parent.type !== 'MemberExpression' || named?.body !== member.parent || named.isStatic !== isStatic(member)) lost = true;
    else uses.push(n.parent);
    return !lost;
  });
  return lost ? undefined : uses;
}

/** Whether a name is a variable's or written in a literal or type: no use of a member that only its class can name. */
const isOtherName = (name: Node, context: PassContext): boolean =>
  context.variable(name) !== undefined || (name.parent?.type === 'Property' && name.parent.parent.type === 'ObjectExpression') || /^TS(?:Property|Method)Signature$/.test(name.parent?.type ?? '');

interface Owner {
  readonly body: Node;
  /** The class itself, not an object of it. */
  readonly isStatic: boolean;
}

/** The class that a member's name belongs to, where it is declared, or asked of `this` or of the class by its name. */
function ownerOf(name: TSESTree.Identifier | TSESTree.PrivateIdentifier, context: PassContext): Owner | undefined {
  const { parent } = name;
  if ((parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition') && parent.key === name) return { body: parent.parent, isStatic: parent.static };
  if (parent.type !== 'MemberExpression' || parent.property !== name || parent.computed) return undefined;
  if (parent.object.type === 'ThisExpression') return thisAt(parent);
  const definition = parent.object.type === 'Identifier' ? context.variable(parent.object)?.defs[0] : undefined;
  return definition?.type === 'ClassName' ? { body: definition.node.body, isStatic: true } : undefined;
}

/** The class that `this` is, or is an object of, at a place. */
export function thisAt(node: Node): Owner | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'FunctionDeclaration' || (at.type === 'FunctionExpression' && at.parent.type !== 'MethodDefinition')) return undefined;
    if (at.type === 'MethodDefinition' || at.type === 'PropertyDefinition') return within(node.range, at.key.range) ? undefined : { body: at.parent, isStatic: at.static };
    if (at.type === 'StaticBlock') return { body: at.parent, isStatic: true };
  }
  return undefined;
}

function isNamedElsewhere(plan: Plan, file: string, name: string, inTests: boolean): boolean {
  const word = new RegExp(wholeWord(name));
  return plan.project.sources.some((f) => f !== file && !plan.deleted.has(f) && plan.project.isTest(f) === inTests && word.test(plan.text(f)));
}

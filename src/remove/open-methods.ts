import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { wholeWord } from '../text/patterns.ts';
import { Batch } from './batch.ts';
import { calleeOf, contextOf } from './callees.ts';
import { isHidden, isHiddenName, isPlace, keyOf, ofMethod, thisAt } from './class-members.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { begunSources, untilStill } from './settling.ts';
import { exportsOfVariable } from './usage.ts';

type Node = TSESTree.Node;
type Method = TSESTree.MethodDefinition;

/** Puts the value in the place of calls of public methods that always give one: by `this` in their class, and of static ones by the class. Says whether anything moved. */
export function settleOpenMethods(plan: Plan, may: (file: string) => boolean): boolean {
  let moved = false;
  for (const file of begunSources(plan, may)) {
    const step = (context: PassContext): boolean => methodsIn(context).some((method) => withoutCalls(plan, file, method, context)?.apply(plan, may) ?? false);
    if (untilStill(plan, file, step)) moved = true;
  }
  return moved;
}

/** Methods and getters of classes with a name that others may call, and that no subclass has its own of. */
function methodsIn(context: PassContext): Method[] {
  const found: Method[] = [];
  walk(context.source.ast, (node) => {
    if (node.type !== 'MethodDefinition' || node.computed || node.override || node.decorators.length > 0 || isHidden(node) || (!node.static && isHiddenName(keyOf(node.key)))) return;
    const { parent: body } = node;
    const isOnly = body.body.filter((m) => 'key' in m && keyOf(m.key) === keyOf(node.key)).length === 1;
    if (body.parent.type === 'ClassDeclaration' && !body.parent.superClass && isOnly && ofMethod(node, context)) found.push(node);
  });
  return found;
}

/** The edits that fold what is read of one method; undefined where it must stay. */
function withoutCalls(plan: Plan, file: string, method: Method, context: PassContext): Batch | undefined {
  const name = keyOf(method.key);
  const owner = method.parent.parent;
  const value = ofMethod(method, context);
  if (name === undefined || !value || !owner.id || plan.isExtended(owner.id.name)) return undefined;
  const open = isOpen(plan, file, owner.id, context);
  if (open && !method.static) return undefined;
  const word = new RegExp(wholeWord(name), 'g');
  const naming = plan.project.sources.filter((f) => !plan.deleted.has(f) && plan.text(f).search(word) >= 0);
  if (naming.some((f) => isGivenElse(plan.text(f), name, plan.project.isTest(f)))) return undefined;
  const batch = new Batch();
  const users = new Set([file, ...(method.static ? usersOf(plan, file, owner.id, context) : [])]);
  let isNamedStill = false;
  for (const user of naming) {
    const there = plan.project.isTest(user) || !users.has(user) ? undefined : contextOf(plan, user);
    const reads = there ? readsIn(there, method, name, (object) => (object.type === 'ThisExpression' ? !open : calleeOf(plan, user, object)?.node === owner)) : [];
    const folded = reads.filter((read) => read.type !== 'CallExpression' || read.arguments.every((a) => there?.isPure(a)));
    for (const read of folded) batch.add(user, { start: read.range[0], end: read.range[1], text: plan.fold(user)!.placeholders.add(value.known) });
    isNamedStill ||= folded.length + (user === file ? 1 : 0) < (plan.text(user).match(word)?.length ?? 0);
  }
  if (batch.edits.size === 0) return undefined;
  if (!open && !isNamedStill && owner.decorators.length === 0 && owner.implements.length === 0 && !isNamedInMarkup(plan, word)) batch.add(file, { ...whole(method, context), text: '' });
  return batch;
}

/** Whether code that is not here may have the class, and extend it. */
function isOpen(plan: Plan, file: string, id: TSESTree.Identifier, context: PassContext): boolean {
  const variable = context.variable(id);
  return !variable || exportsOfVariable(variable, context).some(({ name }) => plan.usesOf(file, name).open);
}

/** Files that import a class. */
function usersOf(plan: Plan, file: string, id: TSESTree.Identifier, context: PassContext): string[] {
  const variable = context.variable(id);
  return variable ? exportsOfVariable(variable, context).flatMap(({ name }) => plan.usesOf(file, name).uses.map((use) => use.file)) : [];
}

/** Whether a text gives a method another value, or names it in a text; a test may only call it. */
function isGivenElse(text: string, name: string, isTest: boolean): boolean {
  const word = wholeWord(name);
  return new RegExp(`["'\`]${word}["'\`]|\\.${word}\\s*=(?![=>])`).test(text) || (isTest && new RegExp(`${word}(?!\\s*\\()`).test(text));
}

/** The calls of a method in a file, or the reads of a getter. */
function readsIn({ source }: PassContext, method: Method, name: string, isOwner: (object: TSESTree.Identifier | TSESTree.ThisExpression) => boolean): (TSESTree.MemberExpression | TSESTree.CallExpression)[] {
  const found: (TSESTree.MemberExpression | TSESTree.CallExpression)[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'MemberExpression' || node.computed || node.optional || keyOf(node.property) !== name) return;
    const self = node.object.type === 'ThisExpression' ? thisAt(node) : undefined;
    const isOwn = self ? self.body === method.parent && self.isStatic === method.static : method.static && node.object.type === 'Identifier';
    const { parent } = node;
    if (!isOwn || (node.object.type !== 'ThisExpression' && node.object.type !== 'Identifier') || !isOwner(node.object)) return;
    if (method.kind === 'get' && !isPlace(node)) found.push(node);
    else if (method.kind === 'method' && parent.type === 'CallExpression' && parent.callee === node && !parent.optional && (!method.value.async || parent.parent.type === 'AwaitExpression')) found.push(parent);
  });
  return found;
}

const MARKUP = /\.(?:html?|hbs|pug|ejs|njk|twig)$/;

const isNamedInMarkup = (plan: Plan, word: RegExp): boolean => plan.project.others.some((f) => MARKUP.test(f) && (plan.project.read(f) ?? '').search(word) >= 0);

/** A method with its line and its documentation. */
function whole(method: Method, { layout }: PassContext): { readonly start: number; readonly end: number } {
  const list: readonly Node[] = method.parent.body;
  const [start, end] = layout.whole(method.range, list[list.indexOf(method) - 1]?.range[1] ?? method.parent.range[0] + 1);
  return { start, end };
}

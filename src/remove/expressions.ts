import type { TSESTree } from '@typescript-eslint/types';
import { bare, outermost, returnsOf } from '../facts/syntax.ts';
import type { Range } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import type { Edit } from './edits.ts';
import { takenFrom } from './function-of.ts';
import { kindOf } from './kind-of.ts';
import type { Change, Mark, PassContext } from './pass.ts';

type Node = TSESTree.Node;

/** Which results of an expression are looked at as values, not only as true or false. */
export interface Use {
  readonly whenTruthy: boolean;
  readonly whenFalsy: boolean;
  /** Falsy results are looked at by JSX alone, which shows them. */
  readonly isShown?: boolean;
}

const NOTHING: Use = { whenTruthy: false, whenFalsy: false };
const ALL: Use = { whenTruthy: true, whenFalsy: true };

/** How the code around an expression uses its value. */
export function useOf(node: Node, context: PassContext, depth = 0): Use {
  const parent = node.parent;
  const outer = (n: Node): Use => useOf(n, context, depth + 1);
  switch (parent?.type) {
    case 'IfStatement': case 'WhileStatement': case 'DoWhileStatement': case 'ForStatement':
      return parent.test === node ? NOTHING : parent.type === 'ForStatement' ? NOTHING : ALL;
    case 'ConditionalExpression': return parent.test === node ? NOTHING : outer(parent);
    case 'ExpressionStatement': return /value|target/.test(context.useInTemplate(parent) ?? '') ? ALL : NOTHING;
    case 'UnaryExpression': return parent.operator === '!' || parent.operator === 'void' ? NOTHING : ALL;
    case 'LogicalExpression':
      if (parent.right === node) return outer(parent);
      if (parent.operator === '&&') return { ...outer(parent), whenTruthy: false };
      return parent.operator === '||' ? { whenTruthy: outer(parent).whenTruthy, whenFalsy: false } : ALL;
    case 'SequenceExpression': return parent.expressions.at(-1) === node ? outer(parent) : NOTHING;
    case 'CallExpression': return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean' && parent.arguments.length === 1 && parent.callee !== node ? NOTHING : ALL;
    case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': return outer(parent);
    case 'VariableDeclarator': return parent.init === node && parent.id.type === 'Identifier' ? useOfConstant(parent.id, context, depth) : ALL;
    case 'JSXExpressionContainer': return /^JSX(?:Element|Fragment)$/.test(parent.parent.type) ? { ...ALL, isShown: true } : ALL;
    default: return ALL;
  }
}

/** How all the uses of a constant look at its value. */
export function useOfConstant(name: TSESTree.Identifier, context: PassContext, depth = 0): Use {
  const variable = depth < 8 ? context.variable(name) : undefined;
  const [def, ...others] = variable?.defs ?? [];
  if (!variable || def?.type !== 'Variable' || others.length > 0 || def.parent.kind !== 'const' || context.isInMarkup(variable.name) || def.parent.parent.type === 'ExportNamedDeclaration') return ALL;
  const uses = variable.references.filter((r) => !r.init).map((r) => useOf(r.identifier, context, depth + 1));
  return { whenTruthy: uses.some((u) => u.whenTruthy), whenFalsy: uses.some((u) => u.whenFalsy), isShown: uses.every((u) => !u.whenFalsy || u.isShown === true) };
}

/** Whether an expression is certainly true or false, by its syntax, its initialiser or its declared type. */
export function isBoolean(node: Node, context: PassContext, depth = 0): boolean {
  if (depth > 8) return false;
  const inner = (n: Node): boolean => isBoolean(n, context, depth + 1);
  const known = context.known(node);
  if (known?.kind === 'exact') return typeof known.value === 'boolean';
  switch (node.type) {
    case 'Literal': return typeof node.value === 'boolean';
    case 'UnaryExpression': return node.operator === '!' || node.operator === 'delete';
    case 'BinaryExpression': return /^(?:[!=]==?|[<>]=?|in|instanceof)$/.test(node.operator);
    case 'LogicalExpression': return inner(node.left) && inner(node.right);
    case 'ConditionalExpression': return inner(node.consequent) && inner(node.alternate);
    case 'CallExpression': return isAnswer(node, context) || (node.callee.type === 'Identifier' && (context.variable(node.callee) ? givesBoolean(node.callee, context, depth) : node.callee.name === 'Boolean'));
    case 'Identifier': {
      const variable = context.variable(node);
      const def = variable?.defs[0];
      if (!variable || variable.defs.length !== 1 || !def) return false;
      if (def.type === 'ImportBinding') {
        const declared = context.declarationOf(node);
        const [id] = declared?.variable.identifiers ?? [];
        return declared !== undefined && id !== undefined && isBoolean(id, declared.context, depth + 1);
      }
      const annotation = def.name.type === 'Identifier' ? def.name.typeAnnotation?.typeAnnotation : undefined;
      if (annotation && !(def.name.type === 'Identifier' && def.name.optional)) return annotation.type === 'TSBooleanKeyword';
      const declared = declaredType(node, context);
      if (declared) return !declared.optional && declared.type.type === 'TSBooleanKeyword';
      if (def.type !== 'Variable' || !def.node.init || variable.references.some((r) => r.isWrite() && !r.init)) return false;
      return def.node.id.type === 'Identifier' ? inner(def.node.init) : takenType(node, context)?.type === 'TSBooleanKeyword';
    }
    default: return false;
  }
}

/** Whether an expression is certainly `true` where it is truthy, or `false` where it is falsy: of `a && b` the first asks for `b` alone. */
export function isBooleanWhere(truthy: boolean, node: Node, context: PassContext): boolean {
  if (node.type !== 'LogicalExpression' || node.operator === '??') return isBoolean(node, context);
  return isBooleanWhere(truthy, node.right, context) && ((node.operator === '&&') === truthy || isBooleanWhere(truthy, node.left, context));
}

/** Whether a name stands for a function that is declared to return a boolean, or is no more than an expression that gives one. */
function givesBoolean(callee: Node, context: PassContext, depth: number): boolean {
  const called = context.functionOf(callee);
  const fn = called?.fn;
  if (called && fn && !fn.returnType && !fn.async && fn.body.type !== 'BlockStatement') return isBoolean(fn.body, called.context, depth + 1);
  if (fn?.returnType) return !fn.async && !fn.generator && /^TS(?:BooleanKeyword|TypePredicate)$/.test(fn.returnType.typeAnnotation.type);
  const taken = takenType(callee, context);
  return (taken?.type === 'TSFunctionType' || taken?.type === 'TSMethodSignature') && taken.returnType?.typeAnnotation.type === 'TSBooleanKeyword';
}

/** The declared type of what `const { name } = hook()` takes out, where the hook says what it returns. */
function takenType(name: Node, context: PassContext): Node | undefined {
  const taken = takenFrom(context.variable(name), (callee) => context.functionOf(callee));
  const type = taken?.maker.fn.returnType?.typeAnnotation;
  const member = taken && type && membersIn(type, taken.maker.context).find((m) => (m.type === 'TSPropertySignature' || m.type === 'TSMethodSignature') && !m.optional && m.key.type === 'Identifier' && m.key.name === taken.key);
  return member?.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation : member;
}

/** Methods of lists and texts that say yes or no. */
const ANSWERS = /^(?:includes|startsWith|endsWith|some|every)$/;

/** Whether a list or a text is asked for what it says yes or no to: `names.includes(name)`. */
const isAnswer = ({ callee, optional }: TSESTree.CallExpression, context: PassContext): boolean =>
  !optional && callee.type === 'MemberExpression' && !callee.optional && !callee.computed && callee.property.type === 'Identifier' && ANSWERS.test(callee.property.name) && /^(?:list|text)$/.test(kindOf(callee.object, (n) => context.variable(n)) ?? '');

/** Whether an expression is certainly true, false, null or undefined, by what `isBoolean` looks at, by the declared type of a prop, or by what a function returns. */
export function isBooleanOrNothing(node: Node, context: PassContext, depth = 0): boolean {
  if (depth > 8) return false;
  const inner = (n: Node, home = context): boolean => isBooleanOrNothing(n, home, depth + 1);
  if (isBoolean(node, context)) return true;
  switch (node.type) {
    case 'LogicalExpression': return (inner(node.left) || (node.operator === '&&' && isObjectOrNothing(node.left, node.right))) && inner(node.right);
    case 'ConditionalExpression': return inner(node.consequent) && inner(node.alternate);
    case 'ChainExpression': return inner(node.expression);
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type === 'MemberExpression') return !callee.computed && callee.property.type === 'Identifier' && ANSWERS.test(callee.property.name);
      const { fn, context: home } = context.functionOf(callee) ?? {};
      return fn !== undefined && home !== undefined && !fn.async && !fn.generator && !fn.returnType && returnsOf(fn).every((r) => inner(r, home));
    }
    default: {
      const type = declaredType(node, context)?.type;
      if (type) return isBooleanType(type);
      const variable = node.type === 'Identifier' ? context.variable(node) : undefined;
      const def = variable?.defs.length === 1 ? variable.defs[0] : undefined;
      return def?.type === 'Variable' && def.parent.kind === 'const' && def.node.id === def.name && def.node.init !== null && inner(def.node.init);
    }
  }
}

/** Whether JSX shows nothing of an expression where it is falsy: false, null, undefined and an empty text are not seen, 0 is. */
export function isUnseenWhenFalsy(node: Node, context: PassContext): boolean {
  const inner = (n: Node): boolean => isUnseenWhenFalsy(n, context);
  if (node.type === 'LogicalExpression' && node.operator !== '??') return inner(node.right) && (node.operator === '||' || isObjectOrNothing(node.left, node.right) || inner(node.left));
  if (isBooleanOrNothing(node, context) || kindOf(node, (n) => context.variable(n)) === 'text') return true;
  const type = declaredType(node, context)?.type;
  return type !== undefined && isUnseenType(type);
}

const isUnseenType = (type: Node): boolean => /^TS(?:String|Boolean|Undefined|Null)Keyword$/.test(type.type) || (type.type === 'TSUnionType' && type.types.every(isUnseenType));

/** The declared type of a parameter, or of what a parameter's pattern takes; a default gives it a value. */
function declaredType(node: Node, context: PassContext): { readonly type: Node; readonly optional: boolean } | undefined {
  const variable = node.type === 'Identifier' ? context.variable(node) : undefined;
  const def = variable?.defs[0];
  if (def?.type !== 'Parameter' || variable?.references.some((r) => r.isWrite() && !r.init)) return undefined;
  if (def.name.type === 'Identifier' && def.name.typeAnnotation) return { type: def.name.typeAnnotation.typeAnnotation, optional: def.name.optional };
  const pattern = def.node.params.find((p) => p.range[0] <= def.name.range[0] && def.name.range[1] <= p.range[1]);
  const property = pattern?.type === 'ObjectPattern' ? pattern.properties.find((p) => p.type === 'Property' && p.value === def.name) : undefined;
  const type = pattern?.type === 'ObjectPattern' ? pattern.typeAnnotation?.typeAnnotation : undefined;
  const key = property?.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? property.key.name : undefined;
  const member = type && membersIn(type, context).find((m) => m.type === 'TSPropertySignature' && m.key.type === 'Identifier' && m.key.name === key);
  return member?.type === 'TSPropertySignature' && member.typeAnnotation ? { type: member.typeAnnotation.typeAnnotation, optional: member.optional } : undefined;
}

/** `list && list.length > 1`: what is asked for a member other than those of numbers is no number, so when it is not there nothing is shown. */
function isObjectOrNothing(node: Node, right: Node): boolean {
  if (node.type !== 'Identifier') return false;
  let asked = false;
  walk(right, (n) => {
    if (n.type === 'MemberExpression' && !n.computed && !n.optional && n.object.type === 'Identifier' && n.object.name === node.name && n.property.type === 'Identifier' && !/^to(?:String|Fixed|LocaleString|Precision|Exponential)$|^valueOf$|^constructor$/.test(n.property.name)) asked = true;
    return !asked && !n.type.includes('Function');
  });
  return asked;
}

const isBooleanType = (type: Node): boolean => /^TS(?:Boolean|Undefined|Null)Keyword$/.test(type.type) || (type.type === 'TSUnionType' && type.types.every(isBooleanType));

/** The members of a type that is written out in the same file. */
function membersIn(type: Node, context: PassContext): readonly Node[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const declared = context.variable(type.typeName)?.defs[0]?.node;
  if (declared?.type === 'TSInterfaceDeclaration') return declared.body.body;
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? declared.typeAnnotation.members : [];
}

const BINARY: Readonly<Record<string, number>> = {
  '??': 3, '||': 4, '&&': 5, '|': 6, '^': 7, '&': 8, '==': 9, '!=': 9, '===': 9, '!==': 9, '<': 10, '>': 10, '<=': 10, '>=': 10, in: 10, instanceof: 10,
  '<<': 11, '>>': 11, '>>>': 11, '+': 12, '-': 12, '*': 13, '/': 13, '%': 13, '**': 14,
};

/** How tightly an expression binds; higher binds tighter. */
export function precedence(node: Node): number {
  switch (node.type) {
    case 'SequenceExpression': return 0;
    case 'AssignmentExpression': case 'ArrowFunctionExpression': case 'YieldExpression': return 1;
    case 'ConditionalExpression': return 2;
    case 'LogicalExpression': case 'BinaryExpression': return BINARY[node.operator] ?? 3;
    case 'TSAsExpression': case 'TSSatisfiesExpression': return 10;
    case 'UnaryExpression': case 'AwaitExpression': case 'TSTypeAssertion': return 15;
    case 'UpdateExpression': return 16;
    case 'NewExpression': return isWithoutArguments(node) ? 16 : 17;
    case 'ChainExpression': return 17;
    case 'ObjectExpression': case 'FunctionExpression': case 'ClassExpression': return 18;
    default: return 19;
  }
}

/** `new C`, of which whatever follows would be a part: `new C.member`. */
const isWithoutArguments = (node: TSESTree.NewExpression): boolean => node.arguments.length === 0 && node.range[1] - node.callee.range[1] < '()'.length;

/** Whether an expression must be put in parentheses to stand where another one stands. */
export const needsParens = (kept: Node, place: Node): boolean => bindsWeaker(kept, place) || wouldDeclare(kept, place) || wouldLoop(kept, place);

/** Whether an `in` would come to stand where a `for` statement is begun, and be read as its own. */
function wouldLoop(kept: Node, place: Node): boolean {
  let at = place;
  while (at.parent && !at.parent.type.endsWith('Statement')) at = at.parent;
  if (at.parent?.type !== 'ForStatement' || at.parent.init !== at) return false;
  let found = false;
  walk(kept, (n) => {
    if (n.type === 'BinaryExpression' && n.operator === 'in') found = true;
    return !found;
  });
  return found;
}

/** Whether an expression would begin a statement, or the body of an arrow function, that is then read as something else. */
function wouldDeclare(kept: Node, place: Node): boolean {
  for (let node = place; node.parent; node = node.parent) {
    switch (node.parent.type) {
      case 'ExpressionStatement': return !mayBeginStatement(kept);
      case 'ExportDefaultDeclaration': return startsWith(kept, ['FunctionExpression', 'ClassExpression']);
      case 'ArrowFunctionExpression': return node.parent.body === node && startsWith(kept, ['ObjectExpression']);
      default: if (leftOf(node.parent) !== node) return false;
    }
  }
  return false;
}

function bindsWeaker(kept: Node, place: Node): boolean {
  const parent = place.parent;
  const own = precedence(kept);
  switch (parent?.type) {
    case 'LogicalExpression':
    case 'BinaryExpression': {
      if (parent.type === 'LogicalExpression' && kept.type === 'LogicalExpression' && (parent.operator === '??') !== (kept.operator === '??')) return true;
      const outer = precedence(parent);
      if (parent.type === 'BinaryExpression' && parent.operator === '**' && parent.left === place) return own <= 15;
      return parent.left === place ? own < outer : own <= outer && !(parent.type === 'LogicalExpression' && kept.type === 'LogicalExpression' && kept.operator === parent.operator);
    }
    case 'UnaryExpression': case 'AwaitExpression': case 'TSTypeAssertion': case 'SpreadElement': return parent.type === 'SpreadElement' ? own < 1 : own < 15;
    case 'TSAsExpression': case 'TSSatisfiesExpression': return own < 10 || kept.type === 'ArrowFunctionExpression';
    case 'TSNonNullExpression': return own < 17 || kept.type === 'ChainExpression';
    case 'ConditionalExpression': return parent.test === place ? own <= 2 : own < 1;
    case 'MemberExpression': return parent.object === place && (own < 17 || (kept.type === 'ChainExpression' && !parent.optional) || (kept.type === 'Literal' && typeof kept.value === 'number'));
    case 'CallExpression': return parent.callee === place ? own < 17 || (kept.type === 'ChainExpression' && !parent.optional) || kept.type === 'FunctionExpression' : own < 1;
    case 'NewExpression': return parent.callee === place ? own < 19 || kept.type === 'CallExpression' : own < 1;
    case 'TaggedTemplateExpression': return parent.tag === place && (own < 17 || kept.type === 'ChainExpression');
    case 'ClassDeclaration': case 'ClassExpression': return parent.superClass === place && own < 17;
    case 'ArrowFunctionExpression': return parent.body === place && own < 1;
    case 'ExportDefaultDeclaration': return own < 1;
    case 'VariableDeclarator': case 'AssignmentExpression': case 'AssignmentPattern': case 'Property': case 'PropertyDefinition': case 'AccessorProperty': case 'MethodDefinition': case 'ArrayExpression': case 'YieldExpression': case 'ForOfStatement': return own < 1;
    case 'Decorator': return true;
    default: return false;
  }
}

/** The part that the text of an expression begins with. */
function leftOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'SequenceExpression': return node.expressions[0];
    case 'LogicalExpression': case 'BinaryExpression': case 'AssignmentExpression': return node.left;
    case 'ConditionalExpression': return node.test;
    case 'CallExpression': return node.callee;
    case 'MemberExpression': return node.object;
    case 'TaggedTemplateExpression': return node.tag;
    case 'ChainExpression': case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': return node.expression;
    case 'UpdateExpression': return node.prefix ? undefined : node.argument;
    default: return undefined;
  }
}

/** The innermost node that the text of an expression begins with. */
function leftmost(node: Node): Node {
  const left = leftOf(node);
  return left ? leftmost(left) : node;
}

const startsWith = (node: Node, types: readonly string[]): boolean => types.includes(leftmost(node).type);
const startsWithLet = (node: Node): boolean => { const first = leftmost(node); return first.type === 'Identifier' && first.name === 'let'; };

/** Whether an expression may be a statement as it is: it is not read as a block or a declaration. */
export const mayBeginStatement = (node: Node): boolean => !startsWith(node, ['ObjectExpression', 'FunctionExpression', 'ClassExpression']) && !startsWithLet(node);

/** Edits that put a part of an expression in the place of the whole, with the parentheses that this needs and no others. */
export function keepExpression(place: Node, kept: Node, context: PassContext, marks: readonly Mark[] = []): Change {
  const own: Mark[] = place.parent?.type === 'ExpressionStatement' || (place.parent?.type === 'TemplateLiteral' && kept.type.endsWith('Literal')) ? [{ kind: 'tidy', offset: place.range[0] }] : [];
  if (place.parent?.type === 'SequenceExpression') own.push({ kind: 'tidy', offset: place.range[0] });
  let holder = place.parent;
  while (holder && /^TS(?:As|Satisfies)Expression$/.test(holder.type)) holder = holder.parent;
  if (holder?.type === 'SpreadElement' || holder?.type === 'JSXSpreadAttribute') own.push({ kind: 'tidy', offset: holder.range[0] });
  if (holder?.type === 'ArrayExpression') own.push({ kind: 'emptied', offset: holder.range[0] });
  if (place.parent?.type === 'CallExpression' && place.parent.callee !== place) own.push({ kind: 'given', offset: place.parent.range[0] });
  if (place.parent?.type === 'VariableDeclarator') own.push({ kind: 'chosen', offset: place.parent.id.range[0] });
  return { ...keptIn(place, kept, context, [...marks, ...own]), claims: [place, kept].map((n) => `place:${n.range[0]}-${n.range[1]}`) };
}

/** Whether a reference would come to stand where it means more than its value: called with its object as `this`, or deleted. */
const gainsMeaning = (place: Node, kept: Node): boolean => {
  const { type } = bare(kept);
  const whole = outermost(place);
  const { parent } = whole;
  const isMethod = type === 'MemberExpression' || (kept.type === 'Identifier' && kept.name === 'eval');
  switch (parent?.type) {
    case 'CallExpression': return parent.callee === whole && isMethod;
    case 'TaggedTemplateExpression': return parent.tag === whole && isMethod;
    case 'UnaryExpression': return parent.operator === 'delete' && (type === 'MemberExpression' || type === 'Identifier');
    default: return false;
  }
};

function keptIn(place: Node, kept: Node, context: PassContext, marks: readonly Mark[]): Change {
  const { layout } = context;
  const parent = place.parent;
  if (gainsMeaning(place, kept)) {
    const edits = layout.keep(place.range, kept.range).filter((e) => e.start !== place.range[0]);
    return { edits: [{ start: place.range[0], end: kept.range[0], text: '0, ' }, ...edits], marks };
  }
  if (parent?.type === 'JSXExpressionContainer' && (parent.parent.type === 'JSXElement' || parent.parent.type === 'JSXFragment')) {
    const inContainer = layout.commentsIn(parent.range).filter((c) => c.range[0] < kept.range[0] || c.range[1] > kept.range[1]);
    const touched: Mark[] = parent.parent.type === 'JSXFragment' ? [{ kind: 'fragment', offset: parent.parent.range[0] }] : [];
    if (kept.type === 'JSXFragment') touched.push({ kind: 'fragment', offset: kept.range[0] });
    if ((kept.type === 'JSXElement' || kept.type === 'JSXFragment') && inContainer.length === 0) {
      const own: Mark[] = kept.type === 'JSXFragment' ? [{ kind: 'fragment', offset: kept.range[0] }] : [];
      return { edits: layout.keep(parent.range, kept.range), marks: [...marks, ...touched, ...own] };
    }
    marks = [...marks, ...touched];
  }
  if (parent?.type === 'JSXExpressionContainer' && kept.type === 'Literal') marks = [...marks, { kind: 'tidy', offset: parent.range[0] }];
  const outer = layout.grouped(place);
  const grouping = outer[0] < place.range[0];
  const needed = needsParens(kept, place);
  let inner: Range = kept.range;
  let own = layout.grouped(kept, place.range);
  const before = layout.commentsIn([leadFloor(place, kept, own[0], context), own[0]]);
  const withComments = before[0] ? before[0].range[0] : own[0];
  const breaks = before.some((c) => c.type === 'Line') || layout.isMultiLine([withComments, own[0]]);
  if (before[0]) own = [withComments, own[1]];
  const [behind] = own[1] < place.range[1] ? layout.commentsIn([own[1], layout.tokenAfter(own[1])]) : [];
  if (behind && !layout.isMultiLine([own[1], behind.range[0]]) && (behind.type === 'Block' || layout.endsLine(place.range[1]))) own = [own[0], behind.range[1]];
  const moved = (end: number): Edit[] => (behind?.type === 'Line' && own[1] < behind.range[1] && !layout.isMultiLine([own[1], behind.range[0]]) ? movedBehind(behind.range, end, context) : []);
  const innerComments = layout.commentsIn(own).length > layout.commentsIn(kept.range).length;
  const jsxBlock = own[0] < kept.range[0] && layout.text[own[0]] === '(' && layout.isMultiLine(kept.range) && kept.type.startsWith('JSX') && !grouping;
  const edits: Edit[] = [];
  if (grouping && !needed && !innerComments && canDropGroup(place, kept, outer, context)) {
    return { edits: [...layout.keep(outer, kept.range), ...moved(outer[1])], marks };
  }
  if (innerComments || jsxBlock) inner = own;
  const hasOwn = inner === own && own[0] < kept.range[0] && layout.text[own[0]] === '(';
  const open = !grouping && !hasOwn && (needed || (innerComments && breaks && isRestricted(place)));
  edits.push(...layout.keep(place.range, inner, layout.grouped(kept, place.range)[1] === place.range[1] ? endOfHanging(place, context) : place.range[1]), ...moved(place.range[1]));
  if (open) return { edits: wrap(edits, place.range, inner), marks };
  return { edits, marks };
}

/** Where the operands of a chain end that begin on the line an expression ends on: `a && (`. */
function endOfHanging(place: Node, { layout }: PassContext): number {
  let [, end] = place.range;
  for (let at = place; at.parent?.type === 'LogicalExpression' && at.parent.left === at; at = at.parent) {
    const right = layout.grouped(at.parent.right, at.parent.range);
    if (layout.isMultiLine([end, right[0]])) break;
    [, end] = right;
  }
  return end;
}

/** What puts the comment of a line that stays behind the line's new end, where only the dead part and marks follow it: `? a // note`. */
function movedBehind(comment: Range, placeEnd: number, { layout, source }: PassContext): Edit[] {
  const [marks = ''] = /^[;,)\]]*/.exec(layout.text.slice(placeEnd)) ?? [];
  const end = placeEnd + marks.length;
  const other = source.comments.find((c) => c.range[0] >= end && layout.text.slice(end, c.range[0]).trim() === '' && !layout.isMultiLine([end, c.range[1]]));
  return layout.endsLine(other?.range[1] ?? end) ? [{ start: end, end: other?.range[1] ?? end, text: ` ${layout.text.slice(...comment)}` }] : [];
}

/** Turns the deletions round a kept range into replacements by parentheses. */
function wrap(edits: readonly Edit[], outer: Range, inner: Range): Edit[] {
  const rest = edits.filter((e) => !(e.start === outer[0] && e.end === inner[0]) && !(e.start === inner[1] && e.end === outer[1]));
  return [...rest, { start: outer[0], end: inner[0], text: '(' }, { start: inner[1], end: outer[1], text: ')' }];
}

/** Where the comments in front of a kept part may begin: after the operator that follows the part before it. */
function leadFloor(place: Node, kept: Node, keptStart: number, { layout }: PassContext): number {
  let floor = place.range[0];
  const visit = (n: Node, operator: string): void => {
    if (n === kept || n.range[1] > keptStart) return;
    floor = Math.max(floor, n.range[1], layout.tokenAfter(layout.grouped(n, place.range)[1]) + operator.length);
  };
  if (place.type === 'ConditionalExpression') {
    visit(place.test, '?');
    visit(place.consequent, ':');
  }
  if (place.type === 'LogicalExpression') visit(place.left, place.operator);
  return floor;
}

/** Statements whose expression must begin on their own line. */
const isRestricted = (place: Node): boolean => {
  for (let node: Node = place; node.parent; node = node.parent) {
    if (['ReturnStatement', 'ThrowStatement', 'YieldExpression'].includes(node.parent.type)) return true;
    if (node.parent.range[0] !== node.range[0]) return false;
  }
  return false;
};

/** Parentheses that only the removed code needed go too, but not those that hold several lines together. */
function canDropGroup(place: Node, kept: Node, outer: Range, context: PassContext): boolean {
  const { layout } = context;
  if (layout.commentsIn([outer[0], place.range[0]]).length > 0 || layout.commentsIn([place.range[1], outer[1]]).length > 0) return false;
  const spread = layout.isMultiLine([outer[0], place.range[0]]);
  if (place.parent?.type === 'ReturnStatement' || place.parent?.type === 'ArrowFunctionExpression' || place.parent?.type === 'VariableDeclarator') return !spread || !layout.isMultiLine(kept.range);
  return !spread || !layout.isMultiLine(kept.range);
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import { OF_FLAGS } from '../../facts/sdk-index.ts';
import type { Range } from '../../facts/types.ts';
import type { Change, Mark, Pass, PassContext } from '../pass.ts';
import { within } from '../edits.ts';
import { effectsIn, hasPureDefaults } from '../effects.ts';
import { mayBeginStatement } from '../expressions.ts';
import { headingEnd, speaksOf } from '../import-heading.ts';
import { refMakerOf } from '../pure-imports.ts';
import { isPureClass, getterNames } from '../purity.ts';
import { boundNames, dropStatement, isResource, listOf } from '../statements.ts';
import { lastWordOf } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';

type Node = TSESTree.Node;

/** Declarations that lost their last use by this removal. What was unused before stays. */
export const sweep: Pass = {
  name: 'sweep',
  visit(node, context) {
    if (node.type === 'VariableDeclarator') return dropEmptyPattern(node, context);
    if (node.type !== 'Identifier') return undefined;
    const { mark, variable, def } = bereft(node, context) ?? {};
    if (!mark || !variable || !def) return undefined;
    switch (def.type) {
      case 'ImportBinding': return isNeededByJsx(node.name, context) ? undefined : dropImport(def.node, context);
      case 'Variable': return dropVariable(def.node, def.name, mark, context);
      case 'FunctionName': return variable.defs.length === 1 && def.node.type === 'FunctionDeclaration' && listOf(def.node) ? dropStatement(def.node, '', context) : undefined;
      case 'ClassName': return def.node.type === 'ClassDeclaration' && listOf(def.node) && isPureClass(def.node, getterNames(context.source.ast)) ? dropStatement(def.node, '', context) : undefined;
      case 'Type': return (def.node.type === 'TSTypeAliasDeclaration' || def.node.type === 'TSInterfaceDeclaration') && variable.defs.length === 1 && listOf(def.node) ? dropStatement(def.node, '', context) : undefined;
      case 'TSEnumName': return listOf(def.node) ? dropStatement(def.node, '', context) : undefined;
      case 'Parameter': return dropParameter(def.node, def.name, mark, context);
      default: return undefined;
    }
  },
};

/** What is known of a declared name that lost its last use. */
function bereft(node: TSESTree.Identifier, context: PassContext): { mark: Mark; variable: Variable; def: Definition } | undefined {
  const mark = context.marked('candidate', node.range[0]);
  const variable = mark?.name === node.name ? context.variable(node) : undefined;
  const def = variable?.defs.find((d) => d.name === node);
  return mark && variable && def && !isUsed(variable) ? { mark, variable, def } : undefined;
}

/** Whether anything outside a variable's own declarations still names it. */
export function isUsed(variable: Variable): boolean {
  const own = variable.defs.map((d) => (d.type === 'Variable' || d.type === 'Parameter' ? undefined : (d.node.range as Range)));
  return variable.references.some((r) => {
    if (r.init && r.isWrite() && !r.isRead()) return false;
    if (variable.defs.some((d) => d.type === 'Parameter' && d.name === r.identifier)) return false;
    return !own.some((range) => range && r.identifier.range[0] >= range[0] && r.identifier.range[1] <= range[1]);
  });
}

/** The classic JSX transform uses these names without a trace in the code: `Fragment` for `<>`, the others for every element. */
function isNeededByJsx(name: string, context: PassContext): boolean {
  if (!/^(?:React|h|Fragment|jsx|preact|createElement)$/.test(name)) return false;
  let found = false;
  walk(context.source.ast, (n) => {
    if ((n.type === 'JSXElement' && name !== 'Fragment') || n.type === 'JSXFragment') found = true;
    return !found;
  });
  return found;
}

function dropImport(specifier: TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration, context: PassContext): Change | undefined {
  const declaration = specifier.type === 'TSImportEqualsDeclaration' ? specifier : (specifier.parent as TSESTree.ImportDeclaration);
  if (!listOf(declaration)) return undefined;
  if (declaration.type === 'TSImportEqualsDeclaration') return dropStatement(declaration, '', context);
  const { layout } = context;
  const goes = ({ specifiers }: TSESTree.ImportDeclaration): boolean => specifiers.length > 0 && specifiers.every(({ local }) => bereft(local, context) && !isNeededByJsx(local.name, context));
  if (goes(declaration)) return dropStatement(declaration, '', context, headingEnd(declaration, goes, layout));
  const named = declaration.specifiers.filter((s) => s.type === 'ImportSpecifier');
  const index = named.indexOf(specifier as TSESTree.ImportSpecifier);
  if (index >= 0 && named.length > 1) return { edits: [layout.listItem(named.map((s) => s.range), index)] };
  const [first] = declaration.specifiers;
  if (specifier.type === 'ImportDefaultSpecifier') return { edits: [{ start: specifier.range[0], end: layout.tokenAfter(layout.tokenAfter(specifier.range[1]) + 1), text: '' }] };
  if (!first) return undefined;
  // `import a, { b }` or `import a, * as b`: what follows the default goes
  const from = layout.text.indexOf('from', layout.tokenAfter(specifier.range[1]));
  return { edits: [{ start: first.range[1], end: layout.tokenBefore(from), text: '' }] };
}

function dropVariable(declarator: TSESTree.VariableDeclarator, name: Node, mark: Mark, context: PassContext): Change | undefined {
  const declaration = declarator.parent;
  if (declaration.type !== 'VariableDeclaration' || !listOf(declaration)) return undefined;
  const { init } = declarator;
  if (isResource(declaration) && !(init && context.constant(init))) return undefined;
  const free = init === null || context.isPure(init) || isRunWhenRead(init, context) || (mark.carrier === true && isCarrierCall(init, context));
  if (declarator.id !== name) {
    const names = boundNames(declarator.id);
    const item = patternItem(declarator.id, name, context);
    const marks: Mark[] = [{ kind: 'emptied', offset: declarator.id.range[0] }];
    if (names.length > 1 || !item) return item && { edits: [item], marks };
    if (!free && item) return { edits: [item], marks };
  }
  if (free) {
    if (declaration.declarations.length === 1) return dropStatement(declaration, '', context, headsGroup(declaration, context) ? context.layout.lineStart(declaration.range[0]) : undefined);
    return { edits: [context.layout.listItem(declaration.declarations.map((d) => d.range), declaration.declarations.findIndex((d) => d === declarator))] };
  }
  return withoutName(declaration, init, context);
}

const OF_ONE_LINE = /^\*|(?:disable|ignore)-(?:next-)?line|@ts-/;

/** Whether the comment above a declaration is about the statements that it begins: more follow at once, and it names neither flags nor what is declared. */
function headsGroup(declaration: TSESTree.VariableDeclaration, { layout, source }: PassContext): boolean {
  const list = listOf(declaration) ?? [];
  const index = list.indexOf(declaration);
  const [before, next] = [list[index - 1]?.range[1] ?? declaration.parent.range[0], list[index + 1]];
  if (!next || !/^[^\S\n\r]*\r?\n[^\S\n\r]*$/.test(layout.text.slice(declaration.range[1], next.range[0]))) return false;
  const above = source.comments.filter(({ range }) => range[0] >= before && range[1] <= declaration.range[0] && layout.startsLine(range[0]));
  const isAbout = speaksOf(declaration.declarations.flatMap(({ id }) => boundNames(id)));
  return above.length > 0 && !above.some(({ value }) => OF_ONE_LINE.test(value.trim()) || OF_FLAGS.test(value) || isAbout(value));
}

/** `const { a } = f()` that lost all its names is `f();`, or nothing. */
function dropEmptyPattern(declarator: TSESTree.VariableDeclarator, context: PassContext): Change | undefined {
  const { id, init, parent } = declarator;
  const isEmpty = id.type === 'ObjectPattern' ? id.properties.length === 0 : id.type === 'ArrayPattern' && id.elements.every((e) => e === null);
  if (!isEmpty || !init || !listOf(parent) || parent.declarations.length > 1 || !context.marked('emptied', id.range[0])) return undefined;
  return context.isPure(init) ? dropStatement(parent, '', context) : withoutName(parent, init, context);
}

/** The rune of Svelte that is called: it may only stand in a declaration. */
function runeOf(init: Node, context: PassContext): string | undefined {
  if (init.type !== 'CallExpression') return undefined;
  const name = init.callee.type === 'MemberExpression' ? init.callee.object : init.callee;
  return name.type === 'Identifier' && /^\$(?:derived|state|props|bindable)$/.test(name.name) && !context.variable(name) ? name.name : undefined;
}

/** Whether what makes a value runs no sooner than somebody reads it: `computed(…)` of Vue, `$derived(…)` of Svelte. */
const isRunWhenRead = (init: Node, context: PassContext): boolean =>
  runeOf(init, context) === '$derived' || (init.type === 'CallExpression' && init.arguments.length === 1 && (init.arguments[0]?.type ?? '').includes('Function') && refMakerOf(init.callee, (name) => context.variable(name)) === 'computed' && context.source.file.endsWith('.vue'));

/** Leaves the initialiser of a declaration as a statement. */
function withoutName(declaration: TSESTree.VariableDeclaration, init: Node | null, context: PassContext): Change | undefined {
  if (declaration.declarations.length > 1 || !init || declaration.kind === 'using' || declaration.kind === 'await using') return undefined;
  const effects = effectsIn(init, (part) => context.isPure(part));
  if (effects) return effectsAlone(declaration, effects, context);
  if (!mayBeginStatement(init) || runeOf(init, context) !== undefined) return undefined;
  const start = context.layout.grouped(init)[0];
  return { edits: [{ start: declaration.range[0], end: start, text: '' }], marks: [{ kind: 'tidy', offset: declaration.range[0] }, { kind: 'unread', offset: start }] };
}

/** Leaves what has effects of a declaration, each as a statement of its own. */
function effectsAlone(declaration: TSESTree.VariableDeclaration, effects: readonly Node[], context: PassContext): Change | undefined {
  const { layout } = context;
  const { text } = layout;
  const [start, end] = declaration.range;
  const ranges = effects.map((e) => layout.grouped(e, declaration.range));
  const isStatement = (e: Node, [from, to]: Range): boolean => /^(?:CallExpression|AwaitExpression|NewExpression|AssignmentExpression)$/.test(e.type) && mayBeginStatement(e) && /^(?!async\b)[\w$]/.test(text.slice(from, to));
  if (effects.length === 0 || !effects.every((e, i) => isStatement(e, ranges[i]!)) || layout.commentsIn(declaration.range).some((c) => !ranges.some((r) => within(c.range, r)))) return undefined;
  const semicolon = text[end - 1] === ';' ? ';' : '';
  const line = layout.statementBreak(declaration.range);
  const edits = ranges.map(([from], i) => ({ start: ranges[i - 1]?.[1] ?? start, end: from, text: i === 0 ? '' : line }));
  const marks: Mark[] = ranges.flatMap(([from], i) => [{ kind: 'unread', offset: from } as const, ...(i === 0 ? [{ kind: 'tidy', offset: start } as const] : [])]);
  return { edits: [...edits, { start: ranges.at(-1)![1], end: end - semicolon.length, text: '' }], marks };
}

/** A call that does nothing but hand out what flags are asked of: a hook, a getter, an injection. */
export function isCarrierCall(node: Node, context: PassContext): boolean {
  if (node.type !== 'CallExpression' || !context.isUnread(node.callee)) return false;
  const { callee } = node;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return /^(?:use[A-Z]|get[A-Z]|inject$|select[A-Z])/.test(name) && node.arguments.every((a) => /^(?:Identifier|MemberExpression|Literal|ThisExpression|ArrowFunctionExpression|ObjectExpression|ArrayExpression)$/.test(a.type));
}

/** The edit that takes one name out of a destructuring pattern; undefined where that would change what others get. */
function patternItem(pattern: Node, name: Node, context: PassContext): { start: number; end: number; text: string } | undefined {
  const inside = (n: Node): boolean => n.range[0] <= name.range[0] && name.range[1] <= n.range[1];
  if (pattern.type === 'AssignmentPattern') return patternItem(pattern.left, name, context);
  if (pattern.type === 'ObjectPattern') {
    const index = pattern.properties.findIndex(inside);
    const property = pattern.properties[index];
    if (property?.type === 'RestElement') {
      // what it would hold is copied: that runs getters
      if ([...getterNames(context.source.ast)].some((getter) => !getter.endsWith('()'))) return undefined;
    } else if (!property || pattern.properties.some((p) => p.type === 'RestElement')) return undefined;
    else if ((property.computed && !context.isPure(property.key)) || !hasPureDefaults(property.value, context)) return undefined;
    else if (boundNames(property.value).length > 1) return patternItem(property.value, name, context);
    if (pattern.properties.length === 1) return context.layout.soleItem(property.range);
    return context.layout.listItem(pattern.properties.map((p) => p.range), index);
  }
  if (pattern.type === 'ArrayPattern') {
    const index = pattern.elements.findIndex((e) => e !== null && inside(e));
    const element = pattern.elements[index];
    if (!element || element.type === 'RestElement' || !hasPureDefaults(element, context)) return undefined;
    if (boundNames(element).length > 1) return patternItem(element, name, context);
    if (index === pattern.elements.length - 1 && pattern.elements.length > 1 && pattern.elements[index - 1]) {
      return { start: context.layout.tokenBefore(element.range[0]) - 1, end: element.range[1], text: '' };
    }
    return { start: element.range[0], end: element.range[1], text: '' };
  }
  return undefined;
}

function dropParameter(fn: Node, name: Node, _mark: Mark, context: PassContext): Change | undefined {
  if (!('params' in fn) || fn.type === 'TSFunctionType') return undefined;
  const params = fn.params as Node[];
  const index = params.findIndex((p) => p.range[0] <= name.range[0] && name.range[1] <= p.range[1]);
  const param = params[index];
  if (!param) return undefined;
  const pattern = param.type === 'AssignmentPattern' ? param.left : param;
  if (pattern.type === 'Identifier') {
    const inline = (fn.type === 'ArrowFunctionExpression' || fn.type === 'FunctionExpression') && /^(?:CallExpression|NewExpression|JSXExpressionContainer)$/.test(fn.parent.type);
    if (!inline || index !== params.length - 1 || (param.type === 'AssignmentPattern' && !context.isPure(param.right)) || (param as TSESTree.Identifier).decorators?.length) return undefined;
    const given = argumentsOf(fn);
    if (given && (given.length > params.length || given.some((a) => a.type === 'SpreadElement') || (given[index] && !context.isPure(given[index])))) return undefined;
    const handed = given?.[index] ? [context.layout.listItem(given.map((a) => a.range), index)] : [];
    return { edits: [...handed, withoutLast(fn, params, context)] };
  }
  if (pattern.type === 'ObjectPattern' && pattern.properties.length === 1 && index === params.length - 1 && isGiven(fn) && boundNames(pattern).length === 1 && (param.type !== 'AssignmentPattern' || context.isPure(param.right)) && patternItem(param, name, context)) {
    return { edits: [withoutLast(fn, params, context)] };
  }
  const item = patternItem(param, name, context);
  const picked = item && pattern.type === 'ObjectPattern' ? pickedMember(pattern, name, context) : undefined;
  return item && { edits: picked ? [item, picked] : [item], marks: droppedName(pattern, name) };
}

/** The edit that takes the last parameter of a function away. */
function withoutLast(fn: Node, params: readonly Node[], context: PassContext): { start: number; end: number; text: string } {
  const param = params.at(-1)!;
  if (params.length > 1) return context.layout.listItem(params.map((p) => p.range), params.length - 1);
  const bare = fn.type === 'ArrowFunctionExpression' && (fn.range[0] === param.range[0] || context.layout.text[context.layout.tokenBefore(param.range[0]) - 1] !== '(');
  return { start: param.range[0], end: bare ? param.range[1] : endOfParam(param, context), text: bare ? '()' : '' };
}

/** What a function that is called where it is written is given. */
const argumentsOf = (fn: Node): readonly Node[] | undefined => (fn.parent?.type === 'CallExpression' && fn.parent.callee === fn ? fn.parent.arguments : undefined);

/** Whether a function is written where it is handed on: as an argument of what does not count its parameters, in braces of JSX, in an object, or as a constant whose type says its parameters. */
const isGiven = (fn: Node): boolean =>
  (fn.type === 'ArrowFunctionExpression' && fn.parent.type === 'VariableDeclarator' && Boolean(fn.parent.id.typeAnnotation)) || (fn.type === 'ArrowFunctionExpression' || fn.type === 'FunctionExpression') && /^(?:CallExpression|JSXExpressionContainer|Property)$/.test(fn.parent.type) && !(fn.parent.type === 'CallExpression' && /curry/i.test(lastWordOf(fn.parent.callee)));

/** Notes which property a parameter's pattern let go of, so that others may stop giving it. */
function droppedName(pattern: Node, name: Node): Mark[] {
  const property = pattern.type === 'ObjectPattern' ? pattern.properties.find((p) => p.range[0] <= name.range[0] && name.range[1] <= p.range[1]) : undefined;
  if (property?.type !== 'Property' || property.computed || boundNames(property.value).length !== 1 || property.key.type !== 'Identifier') return [];
  return [{ kind: 'parameter', offset: pattern.range[0], name: property.key.name }];
}

/** The name in `Pick<T, 'a' | 'b'>`, where a parameter so typed lets go of a member. */
function pickedMember(pattern: TSESTree.ObjectPattern, name: Node, { layout }: PassContext): { start: number; end: number; text: string } | undefined {
  const type = pattern.typeAnnotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeName.name !== 'Pick') return undefined;
  const union = type.typeArguments?.params[1];
  const property = pattern.properties.find((p) => p.range[0] <= name.range[0] && name.range[1] <= p.range[1]);
  const key = property?.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : undefined;
  if (union?.type !== 'TSUnionType' || key === undefined) return undefined;
  const member = union.types.find((t) => t.type === 'TSLiteralType' && t.literal.type === 'Literal' && t.literal.value === key);
  if (!member) return undefined;
  const bar = layout.tokenBefore(member.range[0]) - 1;
  if (layout.text[bar] === '|') return { start: layout.tokenBefore(bar), end: member.range[1], text: '' };
  const next = union.types[1];
  return next ? { start: member.range[0], end: next.range[0], text: '' } : undefined;
}

/** End of the last parameter with its trailing comma. */
const endOfParam = (param: Node, context: PassContext): number => {
  const after = context.layout.tokenAfter(param.range[1]);
  return context.layout.text[after] === ',' ? after + 1 : param.range[1];
};

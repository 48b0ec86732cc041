import type { TSESTree } from '@typescript-eslint/types';
import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { Edit } from '../edits.ts';
import { isAfterDeclaration } from '../run-order.ts';
import type { Mark, Pass, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** A constant that the flag chose and that is only another name now, or a literal used once: its uses say what it stands for. */
export const alias: Pass = {
  name: 'alias',
  visit(node, context) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init || !context.marked('chosen', node.id.range[0])) return undefined;
    const declaration = node.parent;
    const variable = context.variable(node.id);
    if (declaration.kind !== 'const' || declaration.declarations.length > 1 || !listOf(declaration) || variable?.defs.length !== 1 || context.isInMarkup(variable.name)) return undefined;
    const uses = variable.references.filter((r) => !r.init);
    const { init } = node;
    if (node.id.typeAnnotation && !(init.type === 'Literal' && uses.every(({ identifier: use }) => use.parent && isKeyOf(use, use.parent)))) return undefined;
    if (uses.length === 0 || !uses.every((r) => isAfterDeclaration(r.identifier, variable, context)) || context.layout.commentsIn(declaration.range).length > 0 || !(init.type === 'Identifier' ? isOtherName(init, variable, uses, context) : init.type === 'Literal' && !('regex' in init) && uses.length === 1)) return undefined;
    const text = context.layout.text.slice(...init.range);
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    for (const use of uses) {
      const replaced = replace(use, text, init, context);
      if (!replaced) return undefined;
      edits.push(...replaced.edits);
      marks.push(...replaced.marks);
    }
    const drop = dropStatement(declaration, '', context);
    return { edits: [...edits, ...drop.edits], marks: [...marks, ...(drop.marks ?? [])] };
  },
};

/** Whether a name means one thing for good, and the same thing at every use of its alias. */
function isOtherName(name: TSESTree.Identifier, variable: Variable, uses: readonly Reference[], context: PassContext): boolean {
  const target = context.variable(name);
  if (target?.defs.length !== 1 || !target.references.every((r) => !r.isWrite() || r.init)) return false;
  if (target.defs[0]?.type === 'ImportBinding' && !context.isFixed(name)) return false;
  return uses.every((use) => {
    for (let scope: Reference['from'] | null = use.from; scope && scope !== variable.scope; scope = scope.upper) if (scope.set.has(name.name)) return false;
    return true;
  });
}

/** `object[name]`. */
const isKeyOf = (name: Node, parent: Node): parent is TSESTree.MemberExpressionComputedName => parent.type === 'MemberExpression' && parent.computed && parent.property === name;

function replace({ identifier, isTypeReference }: Reference, text: string, init: Node, { layout, known }: PassContext): { edits: Edit[]; marks: Mark[] } | undefined {
  const at: Node = identifier;
  const parent = at.parent;
  const [start, end] = at.range;
  if (isTypeReference || !parent || parent.type === 'ExportSpecifier' || parent.type.startsWith('TSType')) return undefined;
  if (at.type === 'JSXIdentifier') {
    if (parent.type === 'JSXClosingElement') return { edits: [], marks: [] };
    if (init.type !== 'Identifier' || !/^[A-Z]/.test(text) || parent.type !== 'JSXOpeningElement') return undefined;
    const close = parent.parent.closingElement;
    return { edits: [{ start, end, text }, ...(close ? [{ start: close.name.range[0], end: close.name.range[1], text }] : [])], marks: [] };
  }
  if (init.type === 'Literal' && ((parent.type === 'MemberExpression' && parent.object === at) || parent.type === 'TaggedTemplateExpression' || parent.type === 'SwitchStatement' || known(parent))) return undefined;
  if (parent.type === 'Property' && parent.shorthand) return { edits: [{ start, end, text: `${at.type === 'Identifier' ? at.name : ''}: ${text}` }], marks: [] };
  const offset = parent.type === 'JSXExpressionContainer' ? parent.range[0] : start;
  if (init.type === 'Identifier' && (parent.type === 'LogicalExpression' || parent.type === 'ArrayExpression')) return { edits: [{ start, end, text }], marks: [{ kind: 'tidy', offset: parent.type === 'ArrayExpression' ? start : parent.range[0] }] };
  if (init.type === 'Identifier' && parent.type === 'UnaryExpression' && parent.operator === '!' && parent.parent.type === 'LogicalExpression') return { edits: [{ start, end, text }], marks: [{ kind: 'tidy', offset: parent.parent.range[0] }] };
  if (init.type === 'Literal' && isKeyOf(at, parent) && typeof init.value === 'string' && /^[A-Za-z_$][\w$]*$/.test(init.value)) return { edits: [{ start: layout.tokenBefore(start) - 1, end: layout.tokenAfter(end) + 1, text: parent.optional ? init.value : `.${init.value}` }], marks: [] };
  return { edits: [{ start, end, text }], marks: init.type === 'Literal' && (parent.type === 'JSXExpressionContainer' || parent.type === 'TemplateLiteral') ? [{ kind: 'tidy', offset }] : [] };
}

import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Evaluation } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import type { Plan } from './plan.ts';
import { importedName } from '../facts/bindings.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;

/** What asks for a flag, where an import holds it: `isOn('x')`, `Settings.get('x')`. */
function askedBy(node: Node): { readonly name: TSESTree.Identifier; readonly method: string } | undefined {
  const callee = node.type === 'CallExpression' ? node.callee : undefined;
  if (callee?.type === 'Identifier') return { name: callee, method: '' };
  return callee?.type === 'MemberExpression' && !callee.computed && callee.object.type === 'Identifier' && callee.property.type === 'Identifier' ? { name: callee.object, method: `.${callee.property.name}` } : undefined;
}

/** Hooks, getters and injections: they hand out what is there. */
const CARRIER = /^(?:use[A-Z]|get[A-Z]|inject$|select[A-Z])/;

/** Notes the functions by which flags are come at in a file: `useFlags` of `useFlags().x`, `useConfig` of `const { config } = useConfig(); config.flags.x`. */
export function noteCarriers(plan: Plan, file: string, source: Source, evaluations: readonly Evaluation[]): void {
  if (evaluations.length === 0) return;
  const variables = variablesOf(source);
  const ranges = new Set(evaluations.map(({ range }) => range.join()));
  const { routers, sdks } = plan.project.config;
  const described = new Set([...routers, ...sdks].map(({ name }) => name));
  const plain = new Set(evaluations.filter(({ sdk, value }) => described.has(sdk) && value.type !== 'opaque').map(({ range }) => range.join()));
  const note = (name: Node, method?: string): void => {
    const def = variables.get(name)?.defs[0];
    if (def?.type === 'ImportBinding' && def.parent.type === 'ImportDeclaration' && def.node.type !== 'TSImportEqualsDeclaration') plan.roles.noteCarrier(file, def.parent.source.value, importedName(def.node), method);
  };
  walk(source.ast, (node) => {
    if (node.type !== 'MemberExpression' && node.type !== 'CallExpression' && node.type !== 'Property') return;
    if (!ranges.has(node.range.join())) return;
    const asked = plain.has(node.range.join()) ? askedBy(node) : undefined;
    if (asked) note(asked.name, asked.method);
    const callee = node.type === 'Property' ? sourceOf(holderOf(node), variables, 1) : sourceOf(node, variables);
    if (callee && CARRIER.test(callee.name)) note(callee);
  });
}

/** What a destructuring takes its names from. */
function holderOf(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== 'VariableDeclarator') at = at.parent;
  return at?.init ?? undefined;
}

/** The function whose result an expression takes something out of, through members and variables. */
function sourceOf(node: Node | undefined, variables: ReadonlyMap<Node, Variable>, depth = 0): TSESTree.Identifier | undefined {
  switch (node?.type) {
    case 'ChainExpression': case 'TSNonNullExpression': case 'TSAsExpression': return sourceOf(node.expression, variables, depth);
    case 'AwaitExpression': return sourceOf(node.argument, variables, depth);
    case 'MemberExpression': {
      const call = node.object.type === 'AwaitExpression' ? node.object.argument : node.object;
      return call.type === 'CallExpression' && call.callee.type === 'Identifier' ? call.callee : sourceOf(call, variables, depth);
    }
    case 'CallExpression': {
      if (node.callee.type === 'MemberExpression') return sourceOf(node.callee, variables, depth);
      return depth > 0 && node.callee.type === 'Identifier' ? node.callee : undefined;
    }
    case 'Identifier': {
      const [def, ...others] = variables.get(node)?.defs ?? [];
      return def?.type === 'Variable' && others.length === 0 && depth < 4 ? sourceOf(def.node.init ?? undefined, variables, depth + 1) : undefined;
    }
    default: return undefined;
  }
}

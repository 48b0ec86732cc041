import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings, type Provenance } from './bindings.ts';
import { definedFunction } from './defined-function.ts';
import { DefinitionType } from './definition-type.ts';
import { bare, isFunction, returnsOf, type FunctionNode } from './syntax.ts';
import { walk } from './walk.ts';

type Node = TSESTree.Node;

/** What frameworks hand from one place of a file to another: props of a page, data of its loader, values of contexts. */
export interface HandedValues {
  /** What a call gives: `useContext(Flags)` what the only provider has, `useLoaderData()` what `loader` returns. */
  ofCall(call: TSESTree.CallExpression): Node | undefined;
  /** Where a parameter of the page that the module exports gets its value: the props that `getServerSideProps` returns. */
  ofParameter(variable: Variable): Provenance | undefined;
}

const REACT = /^(?:react|preact(?:\/.*)?)$/;
const ROUTERS = /^(?:@remix-run\/|react-router)/;
const PAGE_PROPS = ['getServerSideProps', 'getStaticProps'];
/** Functions that wrap what a loader returns: `json({ isOn })`. */
const RESPONSES = /^(?:json|data|defer)$/;

export function createHandedValues(bindings: Bindings): HandedValues {
  const provided = new Map<Variable, Node | undefined>();

  /** Whether a callee is this export of such a module, by its name or through the module's namespace. */
  function isImported(callee: Node, names: RegExp, from: RegExp): boolean {
    const node = bare(callee);
    const root = node.type === 'MemberExpression' ? node.object : node;
    const definition = bindings.variableOf(root)?.defs[0];
    if (definition?.type !== DefinitionType.ImportBinding || definition.parent.type !== 'ImportDeclaration' || !from.test(definition.parent.source.value)) return false;
    const imported = definition.node.type === 'ImportSpecifier' ? definition.node.imported : undefined;
    const name = node.type === 'MemberExpression' ? staticName(node.property, node.computed) : imported?.type === 'Identifier' ? imported.name : undefined;
    return name !== undefined && names.test(name);
  }

  /** The value of the only provider of a context in the file. */
  function providedTo(context: Variable, program: Node): Node | undefined {
    if (provided.has(context)) return provided.get(context);
    const values: (Node | undefined)[] = [];
    walk(program, (node) => {
      if (node.type !== 'JSXOpeningElement') return;
      const name = node.name.type === 'JSXMemberExpression' && node.name.property.name === 'Provider' ? node.name.object : node.name;
      if (bindings.variableOf(name) !== context) return;
      const attribute = node.attributes.find((a) => a.type === 'JSXAttribute' && a.name.name === 'value');
      values.push(attribute?.type === 'JSXAttribute' && attribute.value?.type === 'JSXExpressionContainer' ? attribute.value.expression : undefined);
    });
    const only = values.length === 1 ? values[0] : undefined;
    provided.set(context, only);
    return only;
  }

  /** The function that an expression is, or a const variable holds. */
  function functionOf(expression: Node): FunctionNode | undefined {
    const node = bare(expression);
    if (isFunction(node)) return node;
    return node.type === 'Identifier' ? definedFunction(bindings.variableOf(node)?.defs[0]) : undefined;
  }

  /** The function that a module exports by a name. */
  function exported(program: TSESTree.Program, name: string): FunctionNode | undefined {
    for (const statement of program.body) {
      if (statement.type === 'ExportDefaultDeclaration' && name === 'default') return functionOf(statement.declaration);
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
      if (declaration?.type === 'FunctionDeclaration' && declaration.id?.name === name) return declaration;
      const declarator = declaration?.type === 'VariableDeclaration' ? declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name) : undefined;
      if (declarator?.init) return functionOf(declarator.init);
    }
    return undefined;
  }

  /** The only object that a function returns, or returns within another, by its name. */
  function returned(fn: FunctionNode, member?: string): Node | undefined {
    const results = returnsOf(fn).flatMap((result): Node[] => {
      const node = bare(result);
      const [first] = node.type === 'CallExpression' && node.callee.type === 'Identifier' && RESPONSES.test(node.callee.name) ? node.arguments : [];
      const object = first ? bare(first) : node;
      if (member === undefined || object.type !== 'ObjectExpression') return [object];
      return object.properties.flatMap((p) => (p.type === 'Property' && staticName(p.key, p.computed) === member ? [p.value] : []));
    });
    return results.length === 1 && results[0]?.type === 'ObjectExpression' ? results[0] : undefined;
  }

  return {
    ofCall(call) {
      const [first] = call.arguments;
      if (first?.type === 'Identifier' && isImported(call.callee, /^(?:useContext|use)$/, REACT)) {
        const context = bindings.variableOf(first);
        return context && providedTo(context, programOf(call));
      }
      const loader = isImported(call.callee, /^useLoaderData$/, ROUTERS) ? exported(programOf(call), 'loader') : undefined;
      return loader && returned(loader);
    },
    ofParameter(variable) {
      const [definition] = variable.defs;
      if (definition?.type !== DefinitionType.Parameter || !isFunction(definition.node)) return undefined;
      const program = programOf(definition.node);
      const place = exported(program, 'default') === definition.node ? bindings.parameterSteps(variable) : undefined;
      const steps = place?.index === 0 ? place.steps : undefined;
      const from = PAGE_PROPS.flatMap((name) => exported(program, name) ?? []).map((fn) => returned(fn, 'props')).find(Boolean);
      return steps && from && { from, steps, defaults: [] };
    },
  };
}

function programOf(node: Node): TSESTree.Program {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

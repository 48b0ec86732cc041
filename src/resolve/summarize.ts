import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../facts/bindings.ts';
import type { Reading } from '../facts/read-facts.ts';
import { moduleName } from '../facts/sdk-index.ts';
import { bare } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import type { ExportSummary, ModuleSummary } from './types.ts';

type Node = TSESTree.Node;

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string => (node.type === 'Identifier' ? node.name : node.value);

/** Sums up what other files can see of a module that was read. */
export function summarize(reading: Reading): ModuleSummary {
  const { source, bindings, constants, origins } = reading;
  const exports: Record<string, ExportSummary> = {};
  const stars: string[] = [];
  /** Exported names by local name: forms of local functions apply under each. */
  const exportedAs = new Map<string, string[]>();

  const add = (exported: string, local: string | undefined, node: Node | undefined): void => {
    if (local !== undefined) exportedAs.set(local, [...(exportedAs.get(local) ?? []), exported]);
    exports[exported] = (node && describe(node)) ?? { type: 'other' };
  };

  function describe(node: Node): ExportSummary | undefined {
    const identifier = node.type === 'Identifier' ? node : undefined;
    const definition = identifier && bindings.variableOf(identifier)?.defs[0];
    if (definition?.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && definition.node.type !== 'TSImportEqualsDeclaration') {
      const name = definition.node.type === 'ImportDefaultSpecifier' ? 'default' : definition.node.type === 'ImportNamespaceSpecifier' ? '*' : nameOf(definition.node.imported);
      return { type: 'reference', source: definition.parent.source.value, name };
    }
    const constant = constants.constantOf(node);
    if (constant && constant.value !== undefined && constant.value !== null) return { type: 'constant', value: constant.value };
    const made = origins.of(node).find((o) => (o.root === 'import' || o.root === 'self') && o.path.includes('('));
    return made && { type: 'origin', source: made.root === 'self' ? '' : (made.source ?? ''), path: made.path };
  }

  for (const statement of source.ast.body) {
    switch (statement.type) {
      case 'ExportAllDeclaration':
        if (statement.exported) exports[nameOf(statement.exported)] = { type: 'reference', source: statement.source.value, name: '*' };
        else stars.push(statement.source.value);
        break;
      case 'ExportDefaultDeclaration': {
        const node = bare(statement.declaration);
        const id = node.type === 'Identifier' ? node : 'id' in node && node.id?.type === 'Identifier' ? node.id : undefined;
        add('default', id?.name ?? 'default', id ?? node);
        break;
      }
      case 'ExportNamedDeclaration':
        for (const specifier of statement.specifiers) {
          const exported = nameOf(specifier.exported);
          if (statement.source) exports[exported] = { type: 'reference', source: statement.source.value, name: nameOf(specifier.local) };
          else add(exported, nameOf(specifier.local), specifier.local);
        }
        if (statement.declaration?.type === 'VariableDeclaration') {
          for (const { id } of statement.declaration.declarations) {
            walk(id, (n) => { if (n.type === 'Identifier' && bindings.variableOf(n)?.identifiers.includes(n)) add(n.name, n.name, n); });
          }
        } else if (statement.declaration && 'id' in statement.declaration && statement.declaration.id?.type === 'Identifier') {
          add(statement.declaration.id.name, statement.declaration.id.name, statement.declaration.id);
        }
        break;
      case 'ExpressionStatement':
        commonJs(statement.expression, add);
        break;
      default:
    }
  }

  const forms = [...wrapperForms(reading, exportedAs), ...flagFunctions(reading, exportedAs)];
  const sdk: Sdk | undefined = forms.length > 0
    ? { name: moduleName(source.file), title: source.file, modules: [moduleName(source.file), source.file], forms } : undefined;
  return { exports, stars, ...(sdk ? { sdk } : {}) };
}

/** `module.exports = { a, b }`, `module.exports = f`, `exports.a = …`. */
function commonJs(node: Node, add: (exported: string, local: string | undefined, node: Node | undefined) => void): void {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return;
  const { object, property, computed } = node.left;
  const name = staticName(property, computed);
  const right = bare(node.right);
  const local = right.type === 'Identifier' ? right.name : undefined;
  const isModule = object.type === 'Identifier' && object.name === 'module' && name === 'exports';
  const onExports = (object.type === 'Identifier' && object.name === 'exports')
    || (object.type === 'MemberExpression' && object.object.type === 'Identifier' && object.object.name === 'module');
  if (isModule && right.type === 'ObjectExpression') {
    for (const p of right.properties) {
      const key = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
      if (p.type === 'Property' && key !== undefined) add(key, p.value.type === 'Identifier' ? p.value.name : undefined, p.value);
    }
  } else if (isModule) add('default', local, right);
  else if (onExports && name !== undefined) add(name, local, right);
}

/** Forms of the module's wrappers under their exported names. */
function wrapperForms({ wrappers }: Reading, exportedAs: ReadonlyMap<string, readonly string[]>): Form[] {
  return wrappers.flatMap(({ local, form }) =>
    (exportedAs.get(local) ?? []).map((exported): Form => {
      if (form.receiver === local) return { ...form, receiver: exported };
      const name = form.name === local ? exported : `${exported}${(form.name ?? '').slice(local.length)}`;
      return { ...form, name };
    }));
}

/** Exported flags that are functions: `export const showBanner = flag({ key: 'show-banner' })`. */
function flagFunctions({ found, bindings }: Reading, exportedAs: ReadonlyMap<string, readonly string[]>): Form[] {
  return found.factories.flatMap(({ node, keys, form }) => {
    const declarator = node.parent;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !bindings.variableOf(declarator.id)) return [];
    return (exportedAs.get(declarator.id.name) ?? []).flatMap((exported) => keys.map((key): Form => ({
      kind: 'function', name: exported, key: `=${key}`,
      ...(form.value === undefined ? {} : { value: form.value }), ...(form.async ? { async: true } : {}), ...(form.negated ? { negated: true } : {}),
    })));
  });
}

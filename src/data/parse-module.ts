import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/types';
import type * as Oxc from 'oxc-parser';
import type { Range } from '../facts/types.ts';
import { fieldOf, toValue, type Located, type LocatedField } from './located.ts';
import type { DataProblem, ParsedData } from './parse-data.ts';

const require = createRequire(import.meta.url);

/** Functions that give back what they are given. */
const identities = /^(define[A-Z]\w*|Object\.freeze)$/;

class NotConstant extends Error {
  readonly range: Range;

  constructor(node: TSESTree.Node, message: string) {
    super(message);
    this.range = node.range;
  }
}

/** The name of a plain callee: `defineConfig`, `Object.freeze`. */
function calleeName(node: TSESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier')
    return `${calleeName(node.object)}.${node.property.name}`;
  return '';
}

/** What a module exports under the first of the names that it has, CommonJS included. */
function findExport(body: readonly TSESTree.Node[], names: readonly string[]): TSESTree.Node | undefined {
  const found = new Map<string, TSESTree.Node>();
  for (const node of body) {
    if (node.type === 'ExportDefaultDeclaration') found.set('default', node.declaration);
    if (node.type === 'ExportNamedDeclaration' && node.declaration?.type === 'VariableDeclaration')
      for (const { id, init } of node.declaration.declarations)
        if (id.type === 'Identifier' && init) found.set(id.name, init);
    if (node.type === 'ExportNamedDeclaration' && !node.source)
      for (const { local, exported } of node.specifiers)
        found.set(exported.type === 'Identifier' ? exported.name : exported.value, local);
    if (node.type === 'TSExportAssignment') found.set('default', node.expression);
    if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression') {
      const target = calleeName(node.expression.left);
      if (target === 'module.exports') found.set('default', node.expression.right);
      else if (target.startsWith('exports.')) found.set(target.slice('exports.'.length), node.expression.right);
      else if (target.startsWith('module.exports.'))
        found.set(target.slice('module.exports.'.length), node.expression.right);
    }
  }
  return names.map((name) => found.get(name)).find((node) => node !== undefined);
}

/** Constants of the module by name: `const` variables and enums. */
function constantsOf(body: readonly TSESTree.Node[]): Map<string, TSESTree.Node> {
  const constants = new Map<string, TSESTree.Node>();
  for (const node of body) {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declaration?.type === 'VariableDeclaration' && declaration.kind === 'const')
      for (const { id, init } of declaration.declarations)
        if (id.type === 'Identifier' && init) constants.set(id.name, init);
    if (declaration?.type === 'TSEnumDeclaration') constants.set(declaration.id.name, declaration);
  }
  return constants;
}

class Evaluator {
  readonly #constants: ReadonlyMap<string, TSESTree.Node>;
  readonly #open = new Set<TSESTree.Node>();

  constructor(constants: ReadonlyMap<string, TSESTree.Node>) {
    this.#constants = constants;
  }

  evaluate(node: TSESTree.Node): Located {
    const { range } = node;
    const scalar = (value: string | number | boolean | null | undefined): Located => ({ type: 'scalar', value, range });
    switch (node.type) {
      case 'Literal':
        if (
          node.value === null ||
          typeof node.value === 'string' ||
          typeof node.value === 'number' ||
          typeof node.value === 'boolean'
        )
          return scalar(node.value);
        break;
      case 'TemplateLiteral':
        return scalar(
          node.quasis
            .map(
              (quasi, at) =>
                (quasi.value.cooked ?? '') + (node.expressions[at] ? this.#text(node.expressions[at]) : ''),
            )
            .join(''),
        );
      case 'BinaryExpression':
        if (node.operator === '+') return scalar(this.#text(node.left) + this.#text(node.right));
        break;
      case 'UnaryExpression': {
        const value = toValue(this.evaluate(node.argument));
        if (node.operator === '-' && typeof value === 'number') return scalar(-value);
        if (node.operator === '!') return scalar(!value);
        break;
      }
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
        return this.evaluate(node.expression);
      case 'ArrayExpression':
        return this.#list(node);
      case 'ObjectExpression':
        return { type: 'map', style: 'flow', range, fields: this.#fields(node) };
      case 'TSEnumDeclaration': {
        const fields = node.body.members.map((member): LocatedField => {
          if (!member.initializer) throw new NotConstant(member, 'an enum member without a written value');
          const name = member.id.type === 'Identifier' ? member.id.name : this.#text(member.id);
          return {
            name,
            nameRange: member.id.range,
            span: member.range,
            value: this.evaluate(member.initializer),
          };
        });
        return { type: 'map', style: 'flow', range, fields };
      }
      case 'CallExpression':
        if (identities.test(calleeName(node.callee)) && node.arguments[0]) return this.evaluate(node.arguments[0]);
        throw new NotConstant(node, 'a call');
      case 'MemberExpression': {
        const { property } = node;
        const name = !node.computed && property.type === 'Identifier' ? property.name : this.#text(property);
        const field = fieldOf(this.evaluate(node.object), name);
        if (field) return field.value;
        throw new NotConstant(node, 'a member that is not written in this file');
      }
      case 'Identifier':
        if (node.name === 'undefined') return scalar(undefined);
        return this.#constant(node);
    }
    throw new NotConstant(node, node.type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  }

  #constant(node: TSESTree.Identifier): Located {
    const target = this.#constants.get(node.name);
    if (!target) throw new NotConstant(node, `${node.name}, which is no constant of this file`);
    if (this.#open.has(target)) throw new NotConstant(node, `${node.name}, which is defined by itself`);
    this.#open.add(target);
    const value = this.evaluate(target);
    this.#open.delete(target);
    return value;
  }

  #text(node: TSESTree.Node): string {
    const located = this.evaluate(node);
    if (located.type === 'scalar' && (typeof located.value === 'string' || typeof located.value === 'number'))
      return String(located.value);
    throw new NotConstant(node, 'a value that is no text');
  }

  #list(node: TSESTree.ArrayExpression): Located {
    const parts = node.elements.map((element): readonly (readonly [Located, Range?])[] => {
      if (!element) throw new NotConstant(node, 'an empty element');
      if (element.type !== 'SpreadElement') return [[this.evaluate(element), element.range]];
      const spread = this.evaluate(element.argument);
      if (spread.type === 'list') return spread.items.map((item) => [item]);
      throw new NotConstant(element, 'a spread of something that is no list');
    });
    const elements = parts.flat();
    return {
      type: 'list',
      style: 'flow',
      range: node.range,
      items: elements.map(([item]) => item),
      spans: elements.map(([, span]) => span),
    };
  }

  #fields(node: TSESTree.ObjectExpression): readonly LocatedField[] {
    const fields = node.properties.flatMap((property) => this.#property(property));
    return fields.filter(
      (field, at) => field.nameRange !== undefined || !fields.slice(at + 1).some((later) => later.name === field.name),
    );
  }

  /** The fields that a property stands for; those of a spread have no name range, as they are not written there. */
  #property(property: TSESTree.ObjectLiteralElement): readonly LocatedField[] {
    if (property.type === 'SpreadElement') {
      const spread = this.evaluate(property.argument);
      if (spread.type === 'map') return spread.fields.map(({ name, value }) => ({ name, value }));
      throw new NotConstant(property, 'a spread of something that is no object');
    }
    if (property.kind !== 'init' || property.method) throw new NotConstant(property, 'a function');
    const name =
      !property.computed && property.key.type === 'Identifier' ? property.key.name : this.#text(property.key);
    return [{ name, nameRange: property.key.range, span: property.range, value: this.evaluate(property.value) }];
  }
}

/**
 * Reads what a JavaScript or TypeScript module exports without running it: the first of `exports` that it has
 * (`default` for the default export). Only constants can be read; anything else is a problem with its place.
 */
export function parseModule(file: string, text: string, exports: readonly string[]): ParsedData {
  const { parseSync } = require('oxc-parser') as typeof Oxc;
  const lang = /\.[cm]?ts$/.test(file) ? 'ts' : 'js';
  const { program, errors } = parseSync(file, text, { astType: 'ts', range: true, preserveParens: false, lang });
  if (errors[0]) {
    const label = errors[0].labels[0];
    return { problems: [{ range: [label?.start ?? 0, label?.end ?? 0], message: errors[0].message }] };
  }
  const body = (program as unknown as TSESTree.Program).body;
  const exported = findExport(body, exports);
  if (!exported) {
    const wanted = exports
      .map((name) => (name === 'default' ? 'a default export' : `\`export const ${name}\``))
      .join(' or ');
    return { problems: [{ range: [0, 0], message: `expected ${wanted}, found none` }] };
  }
  try {
    return { root: new Evaluator(constantsOf(body)).evaluate(exported), problems: [] };
  } catch (error) {
    if (!(error instanceof NotConstant)) throw error;
    const problem: DataProblem = {
      range: error.range,
      message: `expected a constant, found ${error.message}; it must be readable without running the file`,
    };
    return { problems: [problem] };
  }
}

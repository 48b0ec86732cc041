import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { componentAround, componentOf } from './angular-component.ts';
import { staticName, type Bindings, type Step } from './bindings.ts';
import type { Origin } from './origins.ts';
import { storeAround } from './selected-store.ts';
import { enclosingClass, functionOfThis, type FunctionNode } from './syntax.ts';
import { componentMember, exportedOptions, optionsAround } from './vue-options.ts';

type Node = TSESTree.Node;

/** What origins of members of `this` are made with. */
export interface SelfOriginsContext {
  readonly file: string;
  readonly bindings: Bindings;
  of(node: Node): readonly Origin[];
  ofVariable(variable: Variable): readonly Origin[];
  step(origins: readonly Origin[], taken: Step): Origin[];
  /** What comes out where something is called. */
  calls(origins: readonly Origin[]): Origin[];
  typeOrigins(type: TSESTree.TypeNode): Origin[];
  /** What a function yields. */
  yieldOrigins(value: FunctionNode | TSESTree.TSEmptyBodyFunctionExpression): Origin[];
}

/** Where members of `this` come from, and names of templates that mean such members. */
export function createSelfOrigins({ file, bindings, of, ofVariable, step, calls, typeOrigins, yieldOrigins }: SelfOriginsContext) {
  /** What the statements of a constructor or of a function assign to `this.x`. */
  const assignedOrigins = ({ body }: TSESTree.BlockStatement, name: string): Origin[] =>
    body.flatMap((statement) => {
      const e = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined;
      const left = e?.left.type === 'MemberExpression' && e.left.object.type === 'ThisExpression' ? e.left : undefined;
      return e && left && staticName(left.property, left.computed) === name ? of(e.right) : [];
    });

  /** What a class says of one of its fields: annotations, initial values, assignments to `this.x`; without a class, what the function around assigns. */
  function fieldOrigins(at: Node, name: string): Origin[] {
    const owner = enclosingClass(at);
    if (owner) return originsOfField(owner, name);
    const maker = functionOfThis(at);
    return maker?.body.type === 'BlockStatement' ? assignedOrigins(maker.body, name) : [];
  }

  function originsOfField(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string): Origin[] {
    const found: Origin[] = [];
    const props = name === 'props' ? owner.superTypeArguments?.params[0] : undefined;
    if (props) found.push(...typeOrigins(props));
    for (const member of owner.body.body) {
      if (member.type === 'PropertyDefinition' && staticName(member.key, member.computed) === name) {
        if (member.typeAnnotation) found.push(...typeOrigins(member.typeAnnotation.typeAnnotation));
        if (member.value) found.push(...of(member.value));
      }
      if (member.type !== 'MethodDefinition' || !member.value.body) continue;
      if (member.kind === 'get' && staticName(member.key, member.computed) === name) found.push(...yieldOrigins(member.value));
      for (const parameter of member.kind === 'constructor' ? member.value.params : []) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (inner.type === 'Identifier' && inner.name === name && inner.typeAnnotation) found.push(...typeOrigins(inner.typeAnnotation.typeAnnotation));
      }
      found.push(...assignedOrigins(member.value.body, name));
    }
    return found;
  }

  /** What a Vue component has by a name. */
  function componentOrigins(options: TSESTree.ObjectExpression | undefined, name: string): Origin[] {
    return (options ? componentMember(options, name) : []).flatMap(({ node, ofStore: member }) =>
      (member === undefined ? [...of(node)] : step(calls(of(node)), { member })).filter((o) => o.root !== 'name'));
  }

  /** What a member of `this` is in a getter or an action of a store. */
  function storeOrigins(self: TSESTree.ThisExpression, member: string): Origin[] {
    const fn = functionOfThis(self);
    const store = fn && storeAround(fn, /^(?:getters|actions)$/);
    return store ? step(calls(of(store)), { member }).filter((o) => o.root !== 'name') : [];
  }

  /** What a member of `this` is, in a class, in a Vue component or in a store. */
  const selfOrigins = (self: TSESTree.ThisExpression, name: string): Origin[] => [...fieldOrigins(self, name), ...componentOrigins(optionsAround(self), name), ...storeOrigins(self, name)];

  let exported: { readonly options: TSESTree.ObjectExpression | undefined } | undefined;

  /** What a name in a template means that the script does not declare: a member of the component of Vue or Angular; of Svelte, the store whose value `$store` is. */
  function templateOrigins(node: TSESTree.Identifier): readonly Origin[] {
    const store = file.endsWith('.svelte') && node.name.startsWith('$') ? bindings.ofFile(node.name.slice(1)) : undefined;
    if (store) return ofVariable(store).filter((o) => o.root !== 'name');
    const owner = file.endsWith('.ts') ? componentAround(node) : undefined;
    if (owner) return [...originsOfField(owner, node.name), ...(owner.id ? step(of(owner.id), { member: node.name }) : [])].filter((o) => o.root !== 'name');
    const component = componentOf(file);
    if (component) return step([{ root: 'import', source: component.source, path: `new ${component.name}()` }], { member: node.name });
    if (!file.endsWith('.vue')) return [];
    exported ??= { options: exportedOptions(node) };
    return componentOrigins(exported.options, node.name);
  }

  /** What a method of the class around says that it yields. */
  function methodOrigins(at: Node, name: string): Origin[] {
    const method = enclosingClass(at)?.body.body.find((m) => (m.type === 'MethodDefinition' || m.type === 'TSAbstractMethodDefinition') && staticName(m.key, m.computed) === name);
    if (method?.type !== 'MethodDefinition' && method?.type !== 'TSAbstractMethodDefinition') return [];
    return yieldOrigins(method.value);
  }

  return { selfOrigins, templateOrigins, methodOrigins };
}

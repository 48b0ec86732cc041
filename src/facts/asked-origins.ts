import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.ts';
import { DefinitionType } from './definition-type.ts';
import { resultOfSelector } from './given-values.ts';
import type { Origin } from './origins.ts';
import { bare, isFunction, lastWordOf, returnsOf, type FunctionNode } from './syntax.ts';

type Node = TSESTree.Node;

/** A name that stands for something that a container or context gives. */
const TOKEN = /(?:Ref|Token|TOKEN|Context|Key)$/;

/** Hooks that give what a function makes of a store's state; those that may as well be given the function's name. */
const STATE_HOOK = /^use\w*(?:Select(?:or)?|Stores?|State|Context)$/;
const SELECTOR_HOOK = /^(?:use\w*Selector|select)$/;

export interface AskedOriginsContext {
  readonly bindings: Bindings;
  of(node: Node): readonly Origin[];
  /** The origins of what calls give. */
  calls(origins: readonly Origin[]): Origin[];
  typeOrigins(type: TSESTree.TypeNode): readonly Origin[];
  yieldOrigins(value: FunctionNode): Origin[];
  /** The origins of what gives something when it is called. */
  asGiven(origins: readonly Origin[]): Origin[];
}

/** Where comes from what calls are asked for by what is handed to them: a selector, a class, a token, the environment. */
export function createAskedOrigins({ bindings, of, calls, typeOrigins, yieldOrigins, asGiven }: AskedOriginsContext) {
  /** What the result of a selector is that is made of others here. */
  function resultOrigins(selector: Node): Origin[] {
    const variable = selector.type === 'Identifier' ? bindings.variableOf(selector) : undefined;
    const sole = variable && bindings.soleValue(variable);
    const result = resultOfSelector(sole?.steps.length === 0 ? sole.from : selector);
    return result ? (isFunction(result) ? yieldOrigins(result) : [...typeOrigins(result)]) : [];
  }

  const selectedBy = (selector: Node): Origin[] => [...calls(of(selector)), ...resultOrigins(bare(selector))];

  const isEnvironment = (node: Node): boolean => of(node).some((o) => o.root === 'global' && /^(?:process|import\.meta)\.env$/.test(o.path));

  /** What is made of the environment: a schema's `parse(process.env)`, `cleanEnv(process.env, {…})`, `createEnv({ runtimeEnv: process.env })`. */
  const environments = (node: TSESTree.CallExpression): Origin[] =>
    node.arguments.flatMap((a) => {
      const given = a.type === 'ObjectExpression' ? a.properties.flatMap((p) => (p.type === 'Property' ? [p.value] : [p.argument])) : [a];
      return given.filter((g) => (g.type === 'MemberExpression' || g.type === 'Identifier') && isEnvironment(g)).flatMap((g) => of(g));
    });

  /** An instance asked for by its class: `inject(FlagService)`, `container.get(FlagService)`. */
  function injected(node: TSESTree.CallExpression, called: readonly Origin[]): Origin[] {
    const [token, ...others] = node.arguments;
    if (token?.type !== 'Identifier' || others.length > 1 || !/^[A-Z]\w*[a-z]/.test(token.name)) return [];
    const asks = called.some((o) => /(?:^|\.)(?:inject|get|resolve|useInject|useService)\(\)$/.test(o.path));
    return asks ? of(token).filter((o) => o.root === 'import' || o.root === 'self').map((o) => ({ ...o, path: `new ${o.path}()` })) : [];
  }

  /** What is asked for by a name that stands for it: `useApi(featureFlagsApiRef)`. */
  function askedFor({ arguments: [token, ...others] }: TSESTree.CallExpression, called: readonly Origin[]): Origin[] {
    if (token?.type !== 'Identifier' || others.length > 0 || !TOKEN.test(token.name)) return [];
    return called.filter((o) => o.path.endsWith('()')).map((o) => ({ ...o, path: `${o.path.slice(0, -1)}${token.name})` }));
  }

  /** What a hook makes of a store's state: `useSelector((state) => state.flags)`, `useSelector(selectFlags)`, `useStore((s) => s.flags)`. */
  function selectedOrigins({ callee, arguments: [first] }: TSESTree.CallExpression): Origin[] {
    const name = lastWordOf(callee);
    if (first?.type === 'Identifier') return SELECTOR_HOOK.test(name) ? selectedBy(first) : name === 'selectSignal' ? asGiven(selectedBy(first)) : [];
    if (!first || !isFunction(first) || first.params.length === 0 || !STATE_HOOK.test(name)) return [];
    return returnsOf(first).flatMap((returned) => {
      let root = bare(returned);
      while (root.type === 'MemberExpression') root = bare(root.object);
      const definition = root.type === 'Identifier' ? bindings.variableOf(root)?.defs[0] : undefined;
      return definition?.type === DefinitionType.Parameter && definition.node === first ? of(returned) : [];
    });
  }

  return {
    resultOrigins,
    selectedBy,
    /** All that a call is asked for. */
    askedOrigins: (node: TSESTree.CallExpression, called: readonly Origin[]): Origin[] => [...environments(node), ...injected(node, called), ...askedFor(node, called), ...selectedOrigins(node)],
  };
}

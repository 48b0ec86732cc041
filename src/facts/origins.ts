import type { Variable } from '@typescript-eslint/scope-manager';
import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Resolver } from '../resolve/types.ts';
import { isInComponent } from './angular-component.ts';
import { classesOfTemplate } from './ember-template.ts';
import { createAskedOrigins } from './asked-origins.ts';
import { boundCall } from './callees.ts';
import { importedName, staticName, type Bindings, type Step } from './bindings.ts';
import { createBoxes, isBoxModule, isOpenBox } from './boxes.ts';
import type { Constants } from './constants.ts';
import { definedFunction } from './defined-function.ts';
import { createElements } from './elements.ts';
import { givenValue, pipedThrough } from './given-values.ts';
import { createProjections } from './projections.ts';
import { isNamedStore, selectedStore, storeAround } from './selected-store.ts';
import { createSelfOrigins } from './self-origins.ts';
import { takenBy, type TakenPart } from './taken-members.ts';
import { spreadIn } from './spread-values.ts';
import { createTypeOrigins, join, withoutNode } from './type-origins.ts';
import { createVueRefs } from './vue-refs.ts';
import { bare, enclosingClass, functionOfThis, isFunction, returnsOf, type FunctionNode } from './syntax.ts';

type Node = TSESTree.Node;

/**
 * Where a value comes from, as a path that configuration can be compared with.
 * `import`: from a module's exports (`init().variation`); `type`: a member of a declared type (`LDClient.variation`);
 * `name`: as it is written, from a local name (`this.config.flags`); `global`: from a name that no scope declares;
 * `self`: from a top-level name of this very file.
 */
export interface Origin {
  readonly root: 'import' | 'type' | 'name' | 'global' | 'self';
  /** Import source, for roots `import` and `type`; absent when the type is declared in this file. */
  readonly source?: string;
  /** Names of that module, where the source is not to be resolved from this file. */
  readonly names?: readonly string[];
  readonly path: string;
  /** For root `type`: the type itself, so that its members can be looked up. */
  readonly node?: TSESTree.TypeNode;
  /** Of what is spread or joined with others: what they have by names of their own. */
  readonly beside?: readonly string[];
  /** Others that are spread over it may have the same names. */
  readonly isOverlaid?: true;
}

export interface Origins {
  /** Everything known of where an expression's value comes from. */
  of(node: Node): readonly Origin[];
  /** Whether a path of members and calls can only come from what it is written as: nothing known gives its last name to something else. */
  isAsWritten(path: Node): boolean;
  /** The same for a local variable. */
  ofVariable(variable: Variable): readonly Origin[];
  /** The same for a pattern that is a parameter, or for what stands in it by these steps. */
  ofPattern(pattern: Node, steps?: readonly Step[]): readonly Origin[];
  /** The same for a part of a value. */
  ofPart(from: Node, steps: readonly Step[]): readonly Origin[];
  /** Where values of a type come from. */
  ofType(type: TSESTree.TypeNode): readonly Origin[];
  /** The part of each origin that a member or a rest element takes. */
  step(origins: readonly Origin[], step: Step): Origin[];
}

const MAX_PATH = 200;
const IDENTITY_CALLS = new Set(['useMemo()', 'React.useMemo()', 'useCallback()', 'React.useCallback()']);

/** Makers of Angular's signals, which give when they are called what is given to them. */
const isSignal = ({ root, source = '', path }: Origin): boolean => root === 'import' && source.startsWith('@angular/core') && /^(?:toSignal|signal|computed|linkedSignal)\(\)$/.test(path);
/** What ends a path to something that gives itself when it is called, as what is bound does. */
const BOUND = '.bind';
const asSignal = (origins: readonly Origin[]): Origin[] => origins.filter(({ path }) => path !== '').map((o) => ({ ...withoutNode(o), path: o.path + BOUND }));

/** A variable's name as forms of this file use it: plain at top level, with its offset below. */
export function localName(variable: Variable): string {
  const scope = variable.scope.type === 'class' ? variable.scope.upper : variable.scope;
  const isTopLevel = scope.type === 'module' || scope.type === 'global';
  return isTopLevel ? variable.name : `${variable.name}@${variable.identifiers[0]?.range[0] ?? 0}`;
}

/** A path as it is written, without the offsets of local names. */
export const plainPath = (path: string): string => path.replaceAll(/@\d+/g, '');

/** Reads where values come from; `constants` name the members that are taken by a constant. */
export function createOrigins(file: string, bindings: Bindings, resolver: Resolver, constants?: Constants): Origins {
  const cache = new Map<Node, readonly Origin[]>();
  const variables = new Map<Variable, readonly Origin[]>();
  const projections = createProjections(bindings);
  const vue = createVueRefs(bindings);
  const elements = createElements(bindings, projections);

  /** What the module that an origin is of says of a path into it (`services.client`, `getClient()`). */
  function beyond({ root, source, names, path }: Origin, suffix: string): Origin[] {
    if ((root !== 'import' && root !== 'type') || (source ?? names) === undefined) return [];
    const [at, from] = names?.[0] === undefined ? [file, source ?? ''] : [names[0], ''];
    if (!resolver.passesOn(at, from)) return [];
    const whole = suffix.startsWith('(') ? path + suffix : join(path, suffix);
    if (whole.length > MAX_PATH) return [];
    const found = resolver.origins(at, from, whole.startsWith('new ') ? whole.replace(/^new ([\w$.]+)\(\)/, '$1') : whole);
    return found.map((o): Origin => ({ root: 'import', ...o }));
  }

  const importOrigins = (source: string, imported: string): Origin[] => {
    const name = imported === '*' ? '' : imported;
    const through = name === '' ? [] : resolver.origins(file, source, name).map((o): Origin => ({ root: 'import', ...o }));
    // CommonJS packages: the default import is the namespace as well.
    const namespace: Origin[] = name === 'default' ? [{ root: 'import', source, path: '' }] : [];
    return [{ root: 'import', source, path: name }, ...namespace, ...through];
  };

  const { typeOrigins, memberType } = createTypeOrigins({ bindings, importOrigins, asGiven: asSignal, of: (node) => of(node), step: (origins, taken) => step(origins, taken) });

  const step = (origins: readonly Origin[], taken: Step): Origin[] => {
    if ('rest' in taken) return [...origins];
    return origins.flatMap((o) => {
      if (o.path.length > MAX_PATH || o.beside?.includes(taken.member)) return [];
      const plain = withoutNode(o);
      const member: Origin = { ...plain, path: join(o.path, taken.member) };
      const annotation = o.node && memberType(o.node, taken.member);
      return [member, ...(annotation ? typeOrigins(annotation) : []), ...beyond(plain, taken.member)];
    });
  };

  const { selfOrigins, templateOrigins, methodOrigins } = createSelfOrigins({ file, bindings, of: (node) => of(node), ofVariable, step, calls: (origins) => calls(origins), typeOrigins, yieldOrigins });

  function ofVariable(variable: Variable): readonly Origin[] {
    const known = variables.get(variable);
    if (known) return known;
    variables.set(variable, []);
    const found: Origin[] = [];
    const [definition] = variable.defs;
    if (definition?.type === DefinitionType.ImportBinding) {
      const { parent, node } = definition;
      if (parent.type === 'ImportDeclaration' && node.type !== 'TSImportEqualsDeclaration') {
        const isType = parent.importKind === 'type' || (node.type === 'ImportSpecifier' && node.importKind === 'type');
        if (!isType) {
          found.push(...importOrigins(parent.source.value, importedName(node)));
          // A default export goes by the name that its module gives it, which is mostly the one it is imported by.
          if (node.type === 'ImportDefaultSpecifier') found.push({ root: 'import', source: parent.source.value, path: node.local.name });
        }
      } else if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
        const { expression } = node.moduleReference;
        if (expression.type === 'Literal' && typeof expression.value === 'string') found.push(...importOrigins(expression.value, 'default'));
      }
    }
    for (const { from, steps } of bindings.values(variable)) {
      const [first] = steps;
      const member = first && 'member' in first ? first.member : undefined;
      const held = member === undefined ? [] : [...(from.type === 'ThisExpression' ? selfOrigins(from, member) : []), ...unboxed(from, member)];
      found.push(...partOrigins(from, steps), ...steps.slice(1).reduce<readonly Origin[]>(step, held));
    }
    const run = elements.runOver(variable);
    if (run) found.push(...run.steps.reduce<readonly Origin[]>(step, sharedOrigins(run.elements)));
    if (definition?.type === DefinitionType.Parameter && isFunction(definition.node)) {
      const place = bindings.parameterSteps(variable);
      if (place) found.push(...givenOrigins(definition.node, place.index, place.steps));
    }
    for (const { type, steps } of bindings.annotations(variable)) {
      let origins: readonly Origin[] = typeOrigins(type);
      for (const s of steps) origins = step(origins, s);
      found.push(...origins);
    }
    if (definition?.type === DefinitionType.ClassName && definition.node.superClass) found.push(...of(definition.node.superClass).filter((o) => o.root !== 'name'));
    if (definition?.type !== DefinitionType.ImportBinding) found.push({ root: 'self', path: localName(variable) });
    found.push({ root: 'name', path: variable.name });
    variables.set(variable, found);
    return found;
  }

  /** What all of several values have in common of where they come from. */
  function sharedOrigins(nodes: readonly Node[]): readonly Origin[] {
    const [first, ...others] = nodes.map((node) => of(node).filter((o) => o.root !== 'name'));
    return first?.filter((o) => others.every((origins) => origins.some((other) => other.root === o.root && other.path === o.path))) ?? [];
  }

  /** Where a part of a value comes from, by steps into it. */
  function partOrigins(from: Node, steps: readonly Step[]): Origin[] {
    const part = steps.reduce<Node | undefined>((at, s) => at && projections.into(at, s), from);
    return [...steps.reduce(step, of(from)), ...(part && steps.length > 0 ? of(part) : [])];
  }

  /** What is given to a function's parameter, or to a part of it: by a store, a promise, an observable, other selectors. */
  function givenOrigins(fn: FunctionNode, index: number, steps: readonly Step[] = []): Origin[] {
    const given = givenValue(fn, index);
    if (!given) return index === 0 ? steps.reduce<Origin[]>(step, stateOrigins(fn)) : [];
    if (given.isCalled) return steps.reduce(step, selectedBy(given.node));
    if (!given.beside) return partOrigins(given.node, steps);
    const [first, ...others] = steps;
    const node = first && 'member' in first ? [given.node, ...given.beside][Number(first.member)] : undefined;
    return node ? partOrigins(node, others) : [];
  }

  /** What a store gives to a function that selects of its state: `useFlagStore((state) => …)`. */
  function stateOrigins(fn: FunctionNode): Origin[] {
    const own = storeAround(fn, /^getters$/);
    if (own) return calls(of(own)).filter((o) => o.root !== 'name');
    const store = selectedStore(fn);
    if (!store) return [];
    return [...calls(of(store)), ...(isNamedStore(store) ? calls(step(of(store), { member: 'getState' })) : [])].filter((o) => o.root !== 'name');
  }

  /** What a function yields: by its type, and by what it returns. */
  function yieldOrigins(value: FunctionNode | TSESTree.TSEmptyBodyFunctionExpression): Origin[] {
    const declared = value.returnType ? typeOrigins(value.returnType.typeAnnotation) : [];
    return [...declared, ...(value.type !== 'TSEmptyBodyFunctionExpression' ? returnsOf(value).flatMap((r) => of(r)).filter((o) => o.root === 'import' || o.root === 'type') : [])];
  }

  /** What a getter of an object literal yields. */
  function getterOrigins(expression: Node, name: string): Origin[] {
    const node = bare(expression);
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    const object = sole && sole.steps.length === 0 ? bare(sole.from) : undefined;
    if (object?.type !== 'ObjectExpression') return [];
    const getter = object.properties.find((p) => p.type === 'Property' && p.kind === 'get' && staticName(p.key, p.computed) === name);
    return getter?.type === 'Property' && getter.value.type === 'FunctionExpression' ? yieldOrigins(getter.value) : [];
  }

  const calls = (origins: readonly Origin[]): Origin[] =>
    origins.filter((o) => o.path !== '').map(withoutNode).flatMap((o) =>
      o.path.endsWith(BOUND) ? [{ ...o, path: o.path.slice(0, -BOUND.length) }] : [{ ...o, path: `${o.path}()` }, ...beyond(o, '()')]);

  const { heldOrigins, unboxed } = createBoxes({ bindings, of, calls, typeOrigins });
  const { resultOrigins, selectedBy, askedOrigins } = createAskedOrigins({ bindings, of, calls, typeOrigins, yieldOrigins, asGiven: asSignal });

  /** The list whose elements an expression holds, all of them and no others: `[...list]`, `Array.from(list)`. */
  function copiedList(node: TSESTree.CallExpression | TSESTree.ArrayExpression): Node | undefined {
    const [only, ...others] = node.type === 'CallExpression' ? node.arguments : node.elements;
    if (!only || others.length > 0) return undefined;
    if (node.type === 'ArrayExpression') return only.type === 'SpreadElement' ? only.argument : undefined;
    const { callee } = node;
    const isFrom = callee.type === 'MemberExpression' && staticName(callee.property, callee.computed) === 'from'
      && callee.object.type === 'Identifier' && callee.object.name === 'Array' && !bindings.variableOf(callee.object);
    return isFrom && only.type !== 'SpreadElement' ? only : undefined;
  }

  const pathInto = (origins: readonly Origin[], path: readonly TakenPart[]): readonly Origin[] =>
    path.reduce((at, { name }) => (name === undefined ? [] : step(at, { member: name })), origins);

  function callOrigins(node: TSESTree.CallExpression): Origin[] {
    const callee = bare(node.callee);
    const [first] = node.arguments;
    if (callee.type === 'Identifier' && callee.name === 'require' && !bindings.variableOf(callee) && first?.type === 'Literal' && typeof first.value === 'string') {
      return importOrigins(first.value, 'default');
    }
    if (boundCall(node)) return []; // what is given for good is no argument of its calls
    const origins = of(callee);
    const found = calls(origins);
    if (vue.isInjected(node)) found.push(...(node.typeArguments?.params ?? []).flatMap((type) => typeOrigins(type)));
    const piped = pipedThrough(node);
    if (piped && !piped.beside) found.push(...(piped.isCalled ? selectedBy(piped.node) : of(piped.node)));
    if (first && found.some(isSignal)) found.push(...(isFunction(first) ? returnsOf(first) : [first]).flatMap((held) => asSignal(of(held))));
    found.push(...spreadOrigins(node), ...sharedOrigins(elements.takenBy(node)));
    const taken = takenBy(node, bindings, of);
    if (taken?.object && !taken.isPresence) found.push(...pathInto(of(taken.object), taken.path));
    found.push(...askedOrigins(node, found), ...vue.handedOn(node).flatMap((given) => of(given)));
    if (callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression') {
      const name = staticName(callee.property, callee.computed);
      if (name !== undefined) found.push(...methodOrigins(callee, name));
    }
    if (found.some(isOpenBox)) found.push(...heldOrigins(node));
    if (first && isFunction(first) && found.some((o) => IDENTITY_CALLS.has(o.path) || o.path.endsWith('.useMemo()'))) {
      found.push(...returnsOf(first).flatMap((r) => of(r)));
    }
    if (callee.type === 'Identifier') {
      const fn = definedFunction(bindings.variableOf(callee)?.defs[0]);
      if (fn) {
        if (fn.params.length === 0) found.push(...returnsOf(fn).flatMap((r) => of(r)).filter((o) => o.root === 'import' || o.root === 'type'));
        if (fn.returnType) found.push(...typeOrigins(fn.returnType.typeAnnotation));
      }
      found.push(...resultOrigins(callee));
    }
    return found;
  }

  /** What an object is made of: `{ ...flags, other: 1 }`, `Object.assign({}, flags)`. */
  const spreadOrigins = (node: Node): Origin[] =>
    spreadIn(node).flatMap(({ of: spread, beside, isOverlaid }) => of(spread).map((o) => ({ ...o, ...(beside.length > 0 ? { beside: [...beside, ...(o.beside ?? [])] } : {}), ...(isOverlaid ? { isOverlaid } : {}) })));

  /** What a class extends, as `super` means it: an instance, and in what is static the class. */
  function superOrigins(node: TSESTree.Super): Origin[] {
    const owner = enclosingClass(node);
    const member = owner?.body.body.find((m) => m.range[0] <= node.range[0] && node.range[1] <= m.range[1]);
    const base = owner?.superClass ? of(owner.superClass) : [];
    return member && 'static' in member && member.static ? [...base] : base.map((o) => ({ ...withoutNode(o), path: `new ${o.path}()` }));
  }

  /** The name of the member that is taken, also by a constant: `state[SLICE]`. */
  function memberName({ property, computed }: TSESTree.MemberExpression): string | undefined {
    const written = staticName(property, computed);
    const known = written ?? constants?.constantOf(property)?.value;
    return typeof known === 'string' ? known : undefined;
  }

  function compute(node: Node): readonly Origin[] {
    switch (node.type) {
      case 'ObjectExpression':
        return spreadOrigins(node);
      case 'Identifier': case 'JSXIdentifier': {
        const variable = bindings.variableOf(node);
        if (variable) return ofVariable(variable);
        return [...(node.type === 'Identifier' ? templateOrigins(node) : []), { root: isInComponent(file, node) ? 'name' : 'global', path: node.name }];
      }
      case 'ThisExpression': {
        const owner = enclosingClass(node);
        const [self] = functionOfThis(node)?.params ?? [];
        if (self?.type === 'Identifier' && self.name === 'this' && self.typeAnnotation) return [{ root: 'name', path: 'this' }, ...typeOrigins(self.typeAnnotation.typeAnnotation)];
        const backing = classesOfTemplate(file).flatMap((source): Origin[] => importOrigins(source, 'default').filter((o) => o.path !== '').map((o) => ({ ...o, path: `new ${o.path}()` })));
        return [{ root: 'name', path: 'this' }, ...backing, ...(owner?.id ? of(owner.id) : []).filter((o) => o.root !== 'name')];
      }
      case 'Super':
        return superOrigins(node);
      case 'MetaProperty':
        return [{ root: 'global', path: 'import.meta' }];
      case 'MemberExpression': {
        const name = memberName(node);
        if (name === undefined) return sharedOrigins(elements.of(node.object));
        const indexed = /^\d+$/.test(name) ? elements.of(node.object) : [];
        if (name === 'value' && vue.isRef(node.object)) return of(node.object);
        const fields = node.object.type === 'ThisExpression' ? selfOrigins(node.object, name) : [];
        const part = projections.into(node.object, { member: name });
        return [...step(of(node.object), { member: name }), ...fields, ...(part ? of(part) : sharedOrigins(indexed.length > 0 ? indexed : elements.putInto(node.object, name))), ...unboxed(node.object, name), ...getterOrigins(node.object, name)];
      }
      case 'JSXMemberExpression': {
        const part = projections.into(node.object, { member: node.property.name });
        return [...step(of(node.object), { member: node.property.name }), ...(part ? of(part) : [])];
      }
      case 'AwaitExpression':
        return of(node.argument);
      case 'CallExpression': case 'ArrayExpression': {
        const copied = copiedList(node);
        if (copied) return of(copied);
        return node.type === 'CallExpression' ? callOrigins(node) : [];
      }
      case 'NewExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'Set' && node.arguments[0]) return of(node.arguments[0]);
        return of(node.callee).map((o) => ({ ...withoutNode(o), path: `new ${o.path}()` }));
      case 'ImportExpression':
        return node.source.type === 'Literal' && typeof node.source.value === 'string' ? importOrigins(node.source.value, 'default').map((o) => (o.path === 'default' ? { ...o, path: '' } : o)) : [];
      case 'LogicalExpression':
        return node.operator === '&&' ? of(node.right) : [...of(node.left), ...of(node.right)];
      case 'ConditionalExpression':
        return [...of(node.consequent), ...of(node.alternate)];
      case 'TSAsExpression': case 'TSTypeAssertion':
        return [...of(node.expression), ...typeOrigins(node.typeAnnotation)];
      case 'TSSatisfiesExpression': case 'TSNonNullExpression': case 'ChainExpression': case 'TSInstantiationExpression':
        return of(node.expression);
      case 'AssignmentExpression':
        return node.operator === '=' ? of(node.right) : [];
      case 'SequenceExpression':
        return of(node.expressions.at(-1)!);
      default:
        return [];
    }
  }

  function of(node: Node): readonly Origin[] {
    const known = cache.get(node);
    if (known) return known;
    cache.set(node, []);
    const found = compute(node);
    cache.set(node, found);
    return found;
  }

  const bareVariables = new Map<Variable, boolean>();

  /** Whether nothing is known of a variable but its name, or a module that says nothing of its exports. */
  function isBareVariable(variable: Variable): boolean {
    const there = bareVariables.get(variable);
    if (there !== undefined) return there;
    const [definition, ...others] = variable.defs;
    const isBareImport = definition?.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration'
      && !isBoxModule(definition.parent.source.value) && !resolver.passesOn(file, definition.parent.source.value);
    const isBare = others.length === 0 && (isBareImport || ((definition === undefined || definition.type === DefinitionType.Parameter || definition.type === DefinitionType.CatchClause)
      && bindings.values(variable).length === 0 && bindings.annotations(variable).length === 0));
    bareVariables.set(variable, isBare);
    return isBare;
  }

  function isAsWritten(path: Node): boolean {
    for (let node = bare(path); ; ) {
      switch (node.type) {
        case 'MemberExpression':
          node = bare(node.object);
          break;
        case 'CallExpression':
          node = bare(node.callee);
          if (/^(?:bind|useMemo|useCallback)$/.test(node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (staticName(node.property, node.computed) ?? '') : '')) return false;
          break;
        case 'Identifier': {
          const variable = bindings.variableOf(node);
          return variable === undefined || isBareVariable(variable);
        }
        default:
          return node.type === 'Literal' || node.type === 'TemplateLiteral';
      }
    }
  }

  const ofPattern = (pattern: Node, steps: readonly Step[] = []): readonly Origin[] =>
    'typeAnnotation' in pattern && pattern.typeAnnotation?.type === 'TSTypeAnnotation' ? steps.reduce<readonly Origin[]>(step, typeOrigins(pattern.typeAnnotation.typeAnnotation))
      : pattern.parent && isFunction(pattern.parent) ? givenOrigins(pattern.parent, pattern.parent.params.findIndex((p) => p === pattern), steps) : [];

  return { of, isAsWritten, ofVariable, ofPattern, ofPart: partOrigins, ofType: typeOrigins, step };
}

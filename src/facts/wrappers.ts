import { DefinitionType } from './definition-type.ts';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Form } from '../sdks/types.ts';
import { staticName, type Bindings } from './bindings.ts';
import type { Conditions } from './conditions.ts';
import { isRecord, type Constants } from './constants.ts';
import { isForWant, whereAsked } from './defaults-for-want.ts';
import type { Findings, UnknownKey } from './findings.ts';
import { localName } from './origins.ts';
import { bare, enclosingFunction, isFunction, lastWordOf, returnsOf, soleReturn, type FunctionNode } from './syntax.ts';
import type { Condition } from './types.ts';

type Node = TSESTree.Node;

/** A function of the file that hands parameters on as flags' keys. */
export interface Wrapper {
  /** Local name that the form starts with: of the function, the object that holds it, or the class. */
  readonly local: string;
  readonly form: Form;
  /** The evaluations (by index) inside the wrapper. */
  readonly evaluations: readonly number[];
  /** Those of them whose code tells some of the key. */
  readonly telling: readonly number[];
}

/** What names a function: a variable, a member of a named object, or a method of a named class. */
interface Naming {
  readonly local: string;
  /** The method, for a class. */
  readonly method?: string;
  /** What follows the name: members (`flags.isOn`), a call (`useEvaluator()`, which yields the function). */
  readonly suffix: string;
  /** What is called may yield something else instead. */
  readonly isOneOfSeveral?: true;
}

/** How deep in a parameter a key may be: `options.flag` and `options.flag.id` are a wrapper's, `request.query.flag` is not. */
const MAX_STEPS = 2;
const REQUEST = /^(?:query|params|body|headers|searchParams|cookies)$/;

/** What sets a flag may look at it, and asks nobody for it. */
const SETS = /(?:^|\.)set(?=[A-Z]|$)/;

export function findWrappers(found: Findings, bindings: Bindings, constants: Constants, conditions: Conditions): Wrapper[] {
  const wrappers = new Map<string, Wrapper>();
  for (const [evaluation, { unknown }] of found.unknownKeys) for (const key of unknown) {
    for (const wrapper of wrappersOf(evaluation, key)) {
      const name = `${wrapper.local} ${String(wrapper.form.name)}`;
      const known = wrappers.get(name);
      wrappers.set(name, known ? joined(known, wrapper) : wrapper);
    }
  }
  return [...wrappers.values()];

  /** The wrapper that a function is by its name, and by what hands it on: the object that a hook returns. */
  function wrappersOf(evaluation: number, key: UnknownKey): Wrapper[] {
    const wrapper = wrapperOf(evaluation, key);
    const variable = wrapper?.form.kind === 'function' && wrapper.form.name === wrapper.local ? nested(key.node) : undefined;
    if (!wrapper || !variable) return wrapper ? [wrapper] : [];
    return [wrapper, ...handedOn(variable).map((naming): Wrapper => ({ ...wrapper, local: naming.local, form: { ...wrapper.form, name: naming.local + naming.suffix, ...unsure(naming) } }))];
  }

  /** The variable, below the top level, that holds the function whose parameter a key is. */
  function nested(key: Node): Variable | undefined {
    const fn = parameterAt(lookUpOf(key)?.name ?? key)?.fn;
    const id = fn?.type === 'FunctionDeclaration' ? fn.id : undefined;
    const holder = fn && placed(fn).parent;
    const variable = id ? bindings.variableOf(id) : holder?.type === 'VariableDeclarator' ? bindings.variableOf(holder.id) : undefined;
    return variable && localName(variable) !== variable.name ? variable : undefined;
  }

  /** Names of what a variable's value is handed on as. */
  function handedOn(variable: Variable): Naming[] {
    return variable.references.flatMap(({ identifier, init }) => {
      const at = init ? undefined : placed(identifier);
      const parent = at?.parent;
      const name = parent?.type === 'Property' && parent.value === at && parent.parent.type === 'ObjectExpression' ? memberOfReturned(parent.parent, parent) : at && nameOfReturned(at);
      return name ?? [];
    });
  }

  /** The name of a member of an object that a function returns: `useFlags().isOn`. */
  function memberOfReturned(object: TSESTree.ObjectExpression, property: TSESTree.Property): Naming | undefined {
    const member = staticName(property.key, property.computed);
    const at = placed(object);
    const variable = at.parent?.type === 'VariableDeclarator' && at.parent.id.type === 'Identifier' ? bindings.variableOf(at.parent.id) : undefined;
    const made = variable ? variable.references.flatMap((r) => (r.init ? [] : (nameOfReturned(placed(r.identifier as Node)) ?? [])))[0] : nameOfReturned(at);
    return made && member !== undefined ? { ...made, suffix: `${made.suffix}.${member}` } : undefined;
  }

  /** The name of what a function returns: `useEvaluator()`. */
  function nameOfReturned(node: Node): Naming | undefined {
    const maker = makerOf(node);
    const made = maker && namingOf(maker);
    return made && made.method === undefined ? { ...made, suffix: `${made.suffix}()`, ...(returnsOf(maker).length > 1 ? { isOneOfSeveral: true } : {}) } : undefined;
  }

  function wrapperOf(evaluation: number, { node: written, path }: UnknownKey): Wrapper | undefined {
    const looked = path.length === 0 ? lookUpOf(written) : undefined;
    const completed = path.length === 0 && !looked ? completionOf(written) : undefined;
    const key = looked?.name ?? completed?.name ?? written;
    const parameter = parameterAt(key);
    const naming = parameter && namingOf(parameter.fn);
    if (!naming) return undefined;
    const { fn, index } = parameter;
    const steps = [...parameter.steps, ...path];
    if (steps.length > MAX_STEPS || steps.some((step) => REQUEST.test(step))) return undefined;
    const { local, method, suffix } = naming;
    const name = method ?? local + suffix;
    if (SETS.test(name) && returnsOf(fn).length === 0) return undefined;
    const built = componentForm(fn, index, steps, name, evaluation) ?? (method === undefined && steps.length === 0 ? hocForm(fn, index, name, key, evaluation) : undefined);
    const meant = keysMeant(found.forms[evaluation]?.form, looked?.table, completed?.around);
    if (!meant) return undefined;
    const keys = meant.keys === undefined && isOneKind(key, fn) ? { ...meant, keys: '*' } : meant;
    const inside = { evaluations: [evaluation], telling: looked ?? completed ? [evaluation] : [] };
    if (built) return { local, form: { ...built, ...keys }, ...inside };
    const form: Form = {
      kind: method === undefined ? 'function' : 'method', name, key: ['arg:' + String(index), ...steps].join('.'),
      ...(method === undefined ? {} : { receiver: local }), ...valueOf(fn, evaluation, written), ...unsure(naming), ...keys,
    };
    return { local, form, ...inside };
  }

  /** Whether a function asks for a flag only where it is told to, and does other things with what it is given otherwise: `switch (subject.type)`. */
  function isOneKind(key: Node, fn: FunctionNode): boolean {
    for (let node: Node | undefined = key; node && node !== fn; node = node.parent) {
      const { parent }: Node = node;
      const test = parent?.type === 'SwitchCase' && parent.test ? parent.parent.discriminant
        : parent?.type === 'IfStatement' && parent.consequent === node && parent.test.type === 'BinaryExpression' && /^===?$/.test(parent.test.operator) && constants.constantOf(parent.test.right) ? parent.test.left : undefined;
      if (test && parameterAt(test)?.fn === fn) return true;
    }
    return false;
  }

  /** `'new-' + name` and `` `new-${name}` ``: a name, and the constants around it. */
  function completionOf(expression: Node): { name: Node; around: readonly [string, string] } | undefined {
    const node = bare(expression);
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    if (sole) return sole.steps.length === 0 && sole.from !== node ? completionOf(sole.from) : undefined;
    let name: Node | undefined;
    const around: [string, string] = ['', ''];
    for (const part of partsOf(node)) {
      const text = typeof part === 'string' ? part : constants.constantOf(part)?.value;
      if (typeof text === 'string') around[name ? 1 : 0] += text;
      else if (name || typeof part === 'string') return undefined;
      else name = part;
    }
    return name && name !== node ? { name, around } : undefined;
  }

  /** `KEYS[name]` of a constant object of keys, also through a variable. */
  function lookUpOf(expression: Node): { name: Node; table: Readonly<Record<string, string>> } | undefined {
    const node = bare(expression);
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    if (sole) return sole.steps.length === 0 && bare(sole.from).type === 'MemberExpression' ? lookUpOf(sole.from) : undefined;
    if (node.type !== 'MemberExpression' || staticName(node.property, node.computed) !== undefined) return undefined;
    const held = constants.constantOf(node.object)?.value;
    const entries = held !== undefined && isRecord(held) ? Object.entries(held).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : [];
    return entries.length > 0 ? { name: node.property, table: Object.fromEntries(entries) } : undefined;
  }

  /** The parameter that an expression is, or is a member of; it must never be written. */
  function parameterAt(expression: Node): { fn: FunctionNode; index: number; steps: string[] } | undefined {
    const node = bare(expression);
    if (node.type === 'MemberExpression') {
      const name = staticName(node.property, node.computed);
      const inner = name === undefined ? undefined : parameterAt(node.object);
      return inner && name !== undefined ? { ...inner, steps: [...inner.steps, name] } : undefined;
    }
    if (node.type !== 'Identifier') return undefined;
    const variable = bindings.variableOf(node);
    const [definition] = variable?.defs ?? [];
    if (!variable) return undefined;
    const sole = bindings.soleValue(variable);
    if (sole && definition?.type === DefinitionType.Variable) {
      const inner = parameterAt(sole.from);
      const members = sole.steps.map((s) => ('member' in s ? s.member : undefined));
      return inner && members.every((m) => m !== undefined) ? { ...inner, steps: [...inner.steps, ...members] } : undefined;
    }
    if (definition?.type !== DefinitionType.Parameter || !isFunction(definition.node)) return undefined;
    if (variable.references.some((r) => r.isWrite() && !r.init)) return undefined;
    const fn = definition.node;
    const index = fn.params.findIndex((p) => p.range[0] <= definition.name.range[0] && definition.name.range[1] <= p.range[1]);
    const parameter = fn.params[index];
    const pattern = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (pattern === definition.name) return { fn, index, steps: [] };
    if (pattern?.type !== 'ObjectPattern') return undefined;
    for (const property of pattern.properties) {
      if (property.type !== 'Property') continue;
      const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const name = staticName(property.key, property.computed);
      if (value === definition.name && name !== undefined) return { fn, index, steps: [name] };
    }
    return undefined;
  }

  function namingOf(fn: FunctionNode): Naming | undefined {
    if (fn.type === 'FunctionDeclaration' && fn.id) {
      const variable = bindings.variableOf(fn.id);
      return variable && { local: localName(variable), suffix: '' };
    }
    const node = placed(fn);
    const { parent } = node;
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
      const variable = bindings.variableOf(parent.id);
      return variable && { local: localName(variable), suffix: '' };
    }
    if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') {
      const member = staticName(parent.key, parent.computed);
      const owner = parent.parent.parent;
      return owner.id && member !== undefined && member !== 'constructor' ? { local: owner.id.name, method: member, suffix: '' } : undefined;
    }
    if (parent?.type === 'Property' && parent.parent.type === 'ObjectExpression') {
      const member = staticName(parent.key, parent.computed);
      let holder: Node | undefined = parent.parent.parent;
      while (holder && (bare(holder) === bare(parent.parent) || isObjectCall(holder))) holder = holder.parent;
      if (holder?.type === 'AssignmentExpression' && member !== undefined) {
        const exported = commonJsExport(holder.left);
        return exported === undefined ? undefined : { local: exported === 'default' ? member : exported, suffix: exported === 'default' ? '' : `.${member}` };
      }
      if (holder?.type === 'ExportDefaultDeclaration' && member !== undefined) return { local: 'default', suffix: `.${member}` };
      const returned = memberOfReturned(parent.parent, parent);
      if (returned) return returned;
      if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier' || member === undefined) return undefined;
      const variable = bindings.variableOf(holder.id);
      return variable && { local: localName(variable), suffix: `.${member}` };
    }
    if (parent?.type === 'AssignmentExpression' && parent.right === node) {
      const exported = commonJsExport(parent.left);
      return exported === undefined ? undefined : { local: exported, suffix: '' };
    }
    if (parent?.type === 'ExportDefaultDeclaration' || parent?.type === 'TSExportAssignment') return { local: 'default', suffix: '' };
    return nameOfReturned(node);
  }

  /** How the wrapper's result relates to the flag's value. */
  function valueOf(fn: FunctionNode, evaluation: number, key: Node): Pick<Form, 'value' | 'async' | 'negated' | 'offVariant'> {
    const inner = found.evaluations[evaluation];
    const form = found.forms[evaluation]?.form;
    const isAsync = fn.async || (inner?.async ?? false) ? { async: true } : {};
    const returned = returnsOf(fn).filter((node) => !isForWant(node, fn, key)).map((node) => whereAsked(node, fn, key));
    const [only] = returned;
    if (returned.length !== 1 || !only || !inner) return { value: 'opaque', ...isAsync };
    const value = conditions.valueOf(only);
    if (value?.evaluation === evaluation) {
      const negated = inner.negated ? { negated: true } : {};
      if (value.part === undefined) {
        return { ...(form?.value === undefined ? {} : { value: form.value }), ...(form?.offVariant === undefined ? {} : { offVariant: form.offVariant }), ...negated, ...isAsync };
      }
      if (value.part === 'enabled') return { ...negated, ...isAsync };
      if (value.part === 'value') return { value: inner.value.type, ...negated, ...isAsync };
      return { value: value.part === 'variant' ? 'string' : 'opaque', ...isAsync };
    }
    const polarity = polarityOf(conditions.of(only), evaluation);
    return polarity === undefined ? { value: 'opaque', ...isAsync } : { ...(polarity ? {} : { negated: true }), ...isAsync };
  }

  /** True when a condition is that the flag is on, false when it is that it is off. */
  function polarityOf(condition: Condition, evaluation: number): boolean | undefined {
    if (condition.type === 'flag') return condition.evaluation === evaluation ? true : undefined;
    if (condition.type !== 'not') return undefined;
    const inner = polarityOf(condition.of, evaluation);
    return inner === undefined ? undefined : !inner;
  }

  /** A gate: a component that renders its children, or one prop, on one side of the flag. */
  function componentForm(fn: FunctionNode, index: number, steps: readonly string[], name: string, evaluation: number): Form | undefined {
    const [attribute] = steps;
    if (index !== 0 || steps.length !== 1 || attribute === undefined || !/^(?:.*\.)?[A-Z][^.]*[a-z]/.test(name)) return undefined;
    const arms = armsOf(fn, evaluation, (node) => {
      const prop = propOf(fn, node);
      return prop === undefined || prop === 'children' ? prop : `jsx:${prop}`;
    });
    return { kind: 'component', name, key: `jsx:${attribute}`, ...(arms.on === undefined ? { value: 'opaque' } : { on: arms.on }), ...(arms.off === undefined ? {} : { off: arms.off }) };
  }

  /** A function of components that yields one which renders this or that of them: `withFlag('new-nav', New, Old)`. */
  function hocForm(fn: FunctionNode, index: number, name: string, key: Node, evaluation: number): Form | undefined {
    const inner = enclosingFunction(key);
    const placeOf = (node: Node): string | undefined => componentArgument(fn, inner ?? fn, node);
    if (!inner || inner === fn || soleReturn(fn) !== inner || !onlyChooses(inner, key, evaluation, placeOf)) return undefined;
    const arms = armsOf(inner, evaluation, placeOf);
    return arms.on === undefined ? undefined : { kind: 'hoc', name, key: `arg:${String(index)}`, on: arms.on, ...(arms.off === undefined ? {} : { off: arms.off }) };
  }

  /** Whether a function does nothing but read a flag and render one thing or another by it. */
  function onlyChooses(fn: FunctionNode, key: Node, evaluation: number, placeOf: (node: Node) => string | undefined): boolean {
    const decides = (test: Node): boolean => polarityOf(conditions.of(test), evaluation) !== undefined;
    const isArm = (node: Node): boolean => placeOf(node) !== undefined || (node.type === 'Literal' && node.value === null);
    const isChoice = (node: Node): boolean =>
      node.type === 'ConditionalExpression' ? decides(node.test) && isArm(bare(node.consequent)) && isArm(bare(node.alternate)) : isArm(node);
    const isAllowed = (statement: Node | null): boolean => {
      switch (statement?.type) {
        case undefined: return true;
        case 'BlockStatement': return statement.body.every(isAllowed);
        case 'ReturnStatement': return statement.argument !== null && isChoice(bare(statement.argument));
        case 'IfStatement': return decides(statement.test) && isAllowed(statement.consequent) && isAllowed(statement.alternate);
        case 'VariableDeclaration': return statement.range[0] <= key.range[0] && key.range[1] <= statement.range[1];
        default: return false;
      }
    };
    return fn.body.type === 'BlockStatement' ? isAllowed(fn.body) : isChoice(bare(fn.body));
  }

  /** The argument whose component an element renders with all props that it is given, and no others. */
  function componentArgument(fn: FunctionNode, inner: FunctionNode, node: Node): string | undefined {
    const element = bare(node);
    const definition = element.type === 'JSXElement' ? bindings.variableOf(element.openingElement.name)?.defs[0] : undefined;
    if (element.type !== 'JSXElement' || definition?.type !== DefinitionType.Parameter || definition.node !== fn) return undefined;
    const [spread, ...others] = element.openingElement.attributes;
    const props = spread?.type === 'JSXSpreadAttribute' ? bindings.variableOf(spread.argument) : undefined;
    const isPlain = others.length === 0 && element.children.length === 0 && props !== undefined && props === (inner.params[0] && bindings.variableOf(inner.params[0]));
    const index = fn.params.findIndex((p) => (p.type === 'AssignmentPattern' ? p.left : p) === definition.name);
    return isPlain && index >= 0 ? `arg:${String(index)}` : undefined;
  }

  /** What a function renders on each side of a flag. */
  function armsOf(fn: FunctionNode, evaluation: number, placeOf: (node: Node) => string | undefined): { on?: string; off?: string } {
    const arms: { on?: string; off?: string } = {};
    const note = (node: Node | undefined, truth: boolean): void => {
      const place = node && placeOf(node);
      if (place !== undefined) arms[truth ? 'on' : 'off'] ??= place;
    };
    for (const returned of returnsOf(fn)) {
      let node = bare(returned);
      if (node.type === 'JSXFragment') {
        const [child] = node.children.filter((c) => c.type !== 'JSXText' || c.value.trim() !== '');
        if (child?.type === 'JSXExpressionContainer') node = bare(child.expression);
      }
      if (node.type === 'ConditionalExpression') {
        const polarity = polarityOf(conditions.of(node.test), evaluation);
        if (polarity === undefined) continue;
        note(node.consequent, polarity);
        note(node.alternate, !polarity);
      } else if (node.type === 'LogicalExpression' && node.operator === '&&') {
        const polarity = polarityOf(conditions.of(node.left), evaluation);
        if (polarity !== undefined) note(node.right, polarity);
      } else {
        const guard = returned.parent?.parent?.type === 'IfStatement' ? returned.parent.parent : returned.parent?.parent?.parent;
        const polarity = guard?.type === 'IfStatement' ? polarityOf(conditions.of(guard.test), evaluation) : undefined;
        note(node, polarity ?? arms.on === undefined);
      }
    }
    return arms;
  }

  /** The prop that an expression is: `children`, `props.fallback`, or `<>{children}</>`. */
  function propOf(fn: FunctionNode, expression: Node): string | undefined {
    const node = bare(expression);
    if (node.type === 'JSXFragment') {
      const inner = node.children.filter((c) => c.type !== 'JSXText' || c.value.trim() !== '');
      const [only] = inner;
      return inner.length === 1 && only?.type === 'JSXExpressionContainer' ? propOf(fn, only.expression) : undefined;
    }
    const parameter = parameterAt(node);
    return parameter?.fn === fn && parameter.index === 0 && parameter.steps.length === 1 ? parameter.steps[0] : undefined;
  }
}

/** What a text is put together from, in order. */
function partsOf(expression: Node): (Node | string)[] {
  const node = bare(expression);
  if (node.type === 'TemplateLiteral') return node.quasis.flatMap((q, i): (Node | string)[] => [q.value.cooked ?? q.value.raw, ...node.expressions.slice(i, i + 1).flatMap(partsOf)]);
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...partsOf(node.left), ...partsOf(node.right)] : [node];
}

/** How the names that a wrapper is given become keys: by what its own code does with them, and then what the form does that it asks by. */
function keysMeant({ keys, prefix, table, around }: Pick<Form, 'keys' | 'prefix' | 'table' | 'around'> = {}, ownTable: Form['table'], own: Form['around']): Pick<Form, 'keys' | 'prefix' | 'table' | 'around'> | undefined {
  if (table && (ownTable ?? own)) return undefined;
  const before = `${around?.[0] ?? ''}${own?.[0] ?? ''}`;
  const behind = `${own?.[1] ?? ''}${around?.[1] ?? ''}`;
  const looked = ownTable ?? table;
  return {
    ...(keys === undefined ? {} : { keys }), ...(prefix === undefined ? {} : { prefix }),
    ...(looked ? { table: looked } : {}), ...(before + behind === '' ? {} : { around: [before, behind] as const }),
  };
}

/** What may be something else is not the flag's value for certain. */
const unsure = ({ isOneOfSeveral }: Naming): Pick<Form, 'value'> => (isOneOfSeveral ? { value: 'opaque' } : {});

/** The function that returns a value. */
const makerOf = (node: Node): FunctionNode | undefined =>
  node.parent?.type === 'ReturnStatement' ? enclosingFunction(node.parent) : node.parent?.type === 'ArrowFunctionExpression' && node.parent.body === node ? node.parent : undefined;

/** Where a value comes to stand: through type changes, calls that hand it on (`useCallback(fn, [])`, `memo(fn)`), and `useMemo(() => fn, [])`. */
function placed(node: Node): Node {
  const { parent } = node;
  if (parent && (bare(parent) === bare(node) || (parent.type === 'CallExpression' && parent.arguments[0] === node && isTransparent(parent)))) return placed(parent);
  const maker = makerOf(node);
  const call = maker?.parent;
  return maker && call?.type === 'CallExpression' && maker === call.arguments[0] && lastWordOf(call.callee) === 'useMemo' && returnsOf(maker).length === 1 ? placed(call) : node;
}

/** The wrapper that a function is by two of its reads: with several keys its result is the value of none of them. */
function joined({ local, form, evaluations, telling }: Wrapper, other: Wrapper): Wrapper {
  const places = new Set([form.key, other.form.key].flatMap((key) => key?.split(' & ') ?? []));
  const several: Form = { ...form, kind: form.kind === 'hoc' ? 'function' : form.kind, key: [...places].join(' & '), value: 'opaque' };
  return { local, form: places.size === 1 ? form : several, evaluations: [...evaluations, ...other.evaluations], telling: [...telling, ...other.telling] };
}

/** `Object.assign({}, …)`, `Object.freeze(…)`: the object is what comes out. */
const isObjectCall = (node: Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'Object';

/** Name by which an assignment's target is exported: `exports.a`, `module.exports.a`, `module.exports` (the default). */
export function commonJsExport(target: Node): string | undefined {
  if (target.type !== 'MemberExpression') return undefined;
  const name = staticName(target.property, target.computed);
  const { object } = target;
  if (object.type === 'Identifier' && object.name === 'exports') return name;
  if (object.type === 'Identifier' && object.name === 'module') return name === 'exports' ? 'default' : undefined;
  return object.type === 'MemberExpression' && commonJsExport(object) === 'default' ? name : undefined;
}

const TRANSPARENT = new Set(['useCallback', 'memo', 'forwardRef', 'observer', 'cache', 'createSelector']);

function isTransparent(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : undefined;
  return name !== undefined && TRANSPARENT.has(name);
}

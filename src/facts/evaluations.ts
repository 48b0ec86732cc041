import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { ITERATORS, staticName } from './bindings.ts';
import { borrowedCall, boundCall, createCallees } from './callees.ts';
import type { Findings, Reading } from './findings.ts';
import { MAX_UNION, type KeyAnswer } from './keys.ts';
import { createForcedValueReader } from './forced-values.ts';
import { handedTo } from './handed-literals.ts';
import { partlyApplied } from './list-calls.ts';
import { asksMembers, createMemberReads } from './member-reads.ts';
import { plainPath, type Origin } from './origins.ts';
import { createPlaces, type Site } from './places.ts';
import { createProjections } from './projections.ts';
import type { IndexedForm } from './sdk-index.ts';
import { createSvelteStores } from './svelte-stores.ts';
import { bare, enclosingFunction, isWritten, lastWordOf } from './syntax.ts';
import { takenBy, takenByIn, takenByMacro } from './taken-members.ts';
import type { Confidence, Evaluation, Range } from './types.ts';
import { codeOf } from './walk.ts';

type Node = TSESTree.Node;

/** The name of an attribute at the end of a text, where its value begins. */
const ATTRIBUTE = /(?<![\w-])([\w-]+)\]?\s*=\s*(?:["']\s*)?$/;
/** An opening tag up to where the value of one of its attributes begins. */
const TEMPLATE_GATE = /<([A-Za-z][\w.-]*)(?=\s)(?:[^<>"'{]|"[^"]*"|'[^']*'|\{[^{}]*\})*\s[:[]?([a-zA-Z][\w-]*)\]?=(?:["']|\{)?$/;
const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascalCase = (name: string): string => camelCase(name).replace(/^\w/, (letter) => letter.toUpperCase());
/** Calls that make an element of a component and its properties. */
const CREATES = /^(?:createElement|h|jsxs?)$/;
/** `yield select(isNavOn)` of Redux-Saga: what it yields is what the selector gives. */
function yieldedBySaga(effect: Node, callee: readonly Origin[]): Node | undefined {
  const { parent } = effect;
  if (parent?.type !== 'YieldExpression' || parent.argument !== effect) return undefined;
  const modules = parent.delegate ? /^typed-redux-saga(?:\/macro)?$/ : /^(?:@redux-saga\/core|redux-saga)\/effects$/;
  return callee.some((o) => o.path === 'select' && modules.test(o.source ?? '')) ? parent : undefined;
}

/** `[select(isNavOn), true]` of a test: what a saga is given for an effect. */
function providedFor({ parent }: Node): { readonly pair: TSESTree.ArrayExpression; readonly value: Node } | undefined {
  const [effect, value, ...others] = parent?.type === 'ArrayExpression' && parent.parent.type === 'ArrayExpression' ? parent.elements : [];
  return parent?.type === 'ArrayExpression' && effect?.type === 'CallExpression' && value && value.type !== 'SpreadElement' && others.length === 0 ? { pair: parent, value } : undefined;
}

/** Calls that give what a function makes of a store's state. */
const SELECTS = /^(?:use\w*Selector|select(?:Signal)?)$/;

/** Whether an identifier stands for a value, not for a member's or label's name. */
function isReference(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node || parent.computed;
  return !/^(?:PropertyDefinition|MethodDefinition|TS|Labeled|Break|Continue)/.test(parent.type) || parent.type === 'TSAsExpression' || parent.type === 'TSNonNullExpression'
    || (parent.type === 'PropertyDefinition' && parent.value === node);
}

/** Whether the reads of a form are members of what a call gives: where that is a promise, they are taken from what it comes to. */
const isOfResult = (f: IndexedForm): boolean => f.form.kind !== 'member' && asksMembers(f);

const confidenceOf = (origin: Origin): Confidence => (origin.root === 'type' ? 'type' : origin.root === 'name' ? 'configured' : 'import');

export function findEvaluations(reading: Reading): Findings {
  const { bindings, constants, origins, keys, index } = reading;
  const places = createPlaces(reading);
  const { armAt, canonical, canonicalName, comparedAt, defaultOf, entriesAt, firstAt, keyOfMember, keysAt, keysIn, literalOf, matchOf, named, nodesAt, whenOf } = places;
  const found: Findings = { evaluations: [], nodes: new Map(), elements: new Map(), bound: new Map(), forms: [], unknownKeys: new Map(), factories: [], overrides: [], companions: [], declarations: [], properties: [], openReceivers: [] };

  const { isFormModule, formsOf, meantOf, mayAsk, formOf } = createCallees(reading, places, found.openReceivers);
  const projections = createProjections(bindings);
  const isOfEmber = reading.fileNames.some((name) => name.endsWith('.hbs'));

  function add(node: Node, f: IndexedForm, answer: KeyAnswer, rest: Pick<Evaluation, 'form' | 'confidence' | 'syntax'> & Partial<Evaluation>): number {
    const fn = enclosingFunction(node);
    const range: Range = rest.range ?? node.range;
    found.evaluations.push({
      keys: answer.keys, exactness: answer.exactness,
      ...(answer.pattern === undefined ? {} : { pattern: answer.pattern }),
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
      keyRange: answer.keyRange,
      sdk: f.sdk.name, negated: f.form.negated ?? false, async: (f.form.async ?? false) && !isOfResult(f), value: f.value,
      ...(f.amongOthers ? { amongOthers: true } : {}),
      ...(f.ofOther ? { ofOther: true } : {}),
      ...(fn ? { function: fn.range } : {}),
      ...rest,
      ...(answer.typed ? { confidence: 'type' as const } : {}),
      range,
    });
    const number = found.evaluations.length - 1;
    found.nodes.set(node, number);
    found.forms.push(f);
    const parts = answer.parts ?? [answer];
    const unknown = parts.flatMap(({ node: at, path = [] }) => (at ? [{ node: at, path }] : []));
    if (unknown.length > 0) found.unknownKeys.set(number, { unknown, written: parts.flatMap((part) => (part.node ? [] : part.keys)) });
    return number;
  }

  /** `enable('x')` says by its name what it forces; `disable('x')` is negated. */
  function byKeyAlone({ form, key, forced }: IndexedForm, site: Site): { value: boolean } | undefined {
    const isKey = key?.in === 'arg' && key.each === 'one' && key.path.length === 0;
    return isKey && !forced && !site.element && site.args.length === 1 ? { value: form.negated !== true } : undefined;
  }

  function record(node: Node, f: IndexedForm, site: Site, origin: Origin, called: { name: string; at: Node }, form: string, range: Range = node.range): void {
    const role = f.form.role ?? 'read';
    if (role === 'handle' || role === 'condition') return;
    const answers = keysAt(f, f.key, site, called);
    if (role === 'override') {
      const keyed = answers.flatMap((a) => a.keys);
      if (keyed.length > 0) {
        const forced = firstAt(f.forced, site);
        const value = forced ? constants.constantOf(forced) : byKeyAlone(f, site);
        const entries = entriesAt(f, site);
        found.overrides.push({ keys: keyed, range: node.range, sdk: f.sdk.name, form, ...(entries ? { entries } : value ? { value: value.value } : {}) });
      } else for (const at of nodesAt(f.key, site)) for (const { call: outer, argument } of handedTo(at, bindings)) {
        const handed = keysIn(f, argument).flatMap((a) => a.keys);
        if (handed.length > 0) found.overrides.push({ keys: handed, range: outer.range, sdk: f.sdk.name, form, handed: true });
      }
      return;
    }
    if (role === 'track' && answers.length === 0) return;
    if (role === 'track' || role === 'status') {
      const settled = role === 'status' && f.form.value === undefined && f.form.settled !== undefined ? { settled: f.form.settled } : {};
      found.companions.push({ keys: answers.flatMap((a) => a.keys), range: node.range, role, ...settled, sdk: f.sdk.name, form });
      return;
    }
    if (role === 'declare') {
      for (const a of answers) for (const key of a.keys) found.declarations.push({ key, range: a.keyRange, form: 'object', container: form });
      return;
    }
    if (f.form.kind === 'factory') {
      const declared = answers.flatMap((a) => a.keys);
      for (const key of declared) found.declarations.push({ key, range: node.range, form: 'factory', container: form });
      found.factories.push({ node, keys: declared, form: f.form });
      return;
    }
    if (f.key?.in === 'member') { // the reads are the members taken from the result
      if (f.default?.in === 'arg' && f.default.each === 'keys') for (const at of nodesAt(f.default, site)) defaults(f, at, form);
      return;
    }
    // Several keys in one call (`useFlags(['a', 'b'])`): the reads are the members again, unless it is one key.
    const every = f.key && 'each' in f.key && f.key.each !== 'one' && !(f.key.each === 'elements' && isText(firstAt(f.key, site)));
    const gates = site.element !== undefined || node.parent?.type === 'Decorator';
    if (every && !gates) {
      for (const { keys: named, exactness, keyRange } of answers) if (exactness === 'exact') found.companions.push({ keys: named, range: keyRange, role: 'listed', sdk: f.sdk.name, form });
      return;
    }
    const answer = gates || f.key?.and ? together(answers) : answers[0];
    if (!answer) return;
    const common = { form, range, confidence: confidenceOf(origin), ...defaultOf(f, site, answer.keys[0]), ...matchOf(f, site), ...whenOf(f, site), ...ofPredicate(f, site) };
    if (site.element) {
      const on = armAt(f.form.on ?? 'children', site);
      const off = f.form.off === undefined ? undefined : armAt(f.form.off, site);
      add(node, f, answer, { ...common, syntax: 'jsx-gate', arms: { ...(on ? { on } : {}), ...(off ? { off } : {}) } });
    } else if (f.form.kind === 'hoc') {
      const on = f.form.on === undefined ? undefined : armAt(f.form.on, site);
      const off = f.form.off === undefined ? undefined : armAt(f.form.off, site);
      add(node, f, answer, { ...common, syntax: 'hoc', arms: { ...(on ? { on } : {}), ...(off ? { off } : {}) } });
    } else {
      add(node, f, answer, { ...common, syntax: node.type === 'Decorator' || node.parent?.type === 'Decorator' ? 'decorator' : 'expression' });
    }
  }

  /** What a predicate finds is the flag's value only where the form says so, and where the predicate asks for nothing else. */
  function ofPredicate(f: IndexedForm, site: Site): Pick<Evaluation, 'value'> | undefined {
    const [compared] = comparedAt(f.key, site);
    return compared && (f.form.value === undefined || !compared.isAll) ? { value: { type: 'opaque' } } : undefined;
  }

  /** One key where a list of them may stand. */
  const isText = (node: Node | undefined): boolean => node !== undefined && typeof constants.constantOf(node)?.value === 'string';

  function defaults(f: IndexedForm, at: Node, form: string): void {
    for (const p of at.type === 'ObjectExpression' ? at.properties : []) {
      const name = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
      if (name !== undefined) found.companions.push({ keys: named(f, name, at).keys, range: p.range, role: 'default', sdk: f.sdk.name, form });
    }
  }

  /** One answer for a gate or a call that asks for several flags at once. */
  function together(answers: readonly KeyAnswer[]): KeyAnswer | undefined {
    const [first, ...others] = answers;
    if (!first || others.length === 0) return first;
    const keys = [...new Set(answers.flatMap((a) => a.keys))];
    return { keyRange: first.keyRange, parts: answers, keys, exactness: keys.length > 0 ? 'union' : 'dynamic', reason: `it asks for ${answers.length} flags at once` };
  }

  const { memberForm, member, taken, pattern, destructured, tuple } = createMemberReads({ reading, places, found, isFormModule, add, confidenceOf });
  const forced = createForcedValueReader({ ...reading, isFormModule, formOf: memberForm, keyOfMember, literalOf });

  function call(node: TSESTree.CallExpression | TSESTree.NewExpression, expression: Node = node): void {
    if (node.type === 'CallExpression') {
      const { overrides, mayRead } = forced.ofCall(node);
      found.overrides.push(...overrides);
      if (!mayRead) return;
    }
    if (reading.template !== undefined && node.type === 'CallExpression' && helper(node, reading.template)) return;
    if (node.type === 'CallExpression' && (selection(node, expression) || overList(node, expression) || created(node, expression))) return;
    const member = node.type === 'CallExpression' ? takenBy(node, bindings, (callee) => origins.of(callee)) : undefined;
    if (member && taken(expression, member)) return;
    for (const each of node.type === 'CallExpression' ? takenByMacro(node, (callee) => origins.of(callee)) : []) taken(each.at, each.member);
    if (node.type === 'CallExpression' && bound(node)) return;
    const borrowed = node.type === 'CallExpression' ? borrowedCall(node) : undefined;
    if (!callOf(node, expression, node.callee, node.arguments) && borrowed) callOf(node, expression, borrowed.callee, borrowed.args);
  }

  /** `const navOn = isOn.bind(null, 'x')`: whoever calls that asks for the flag. */
  function bound(node: TSESTree.CallExpression): boolean {
    const asked = boundCall(node) ?? partlyApplied(node, (callee) => origins.of(callee));
    const meant = asked && mayAsk(asked.callee) ? formOf(node, asked.callee, asked.args) : undefined;
    if (!asked || !meant || (meant.f.form.role ?? 'read') !== 'read' || meant.f.form.kind === 'hoc' || meant.f.form.kind === 'factory') return false;
    const [answer] = keysAt(meant.f, meant.f.key, { args: asked.args }, meant.called);
    if (!answer || answer.exactness === 'dynamic') return false;
    const number = add(node, meant.f, answer, { form: meant.form, confidence: confidenceOf(meant.origin), syntax: 'expression', async: false, value: { type: 'opaque' } });
    found.nodes.delete(node);
    found.bound.set(node, number);
    return true;
  }

  /** `useSelector(isNavOn)`, `select(isNavOn)`: what a store is asked for by a function that is a flag of its own. */
  function selection({ callee, arguments: [selector] }: TSESTree.CallExpression, expression: Node): boolean {
    const name = lastWordOf(callee);
    if (!SELECTS.test(name) || (selector?.type !== 'Identifier' && selector?.type !== 'MemberExpression')) return false;
    for (const origin of origins.of(selector)) {
      const f = index.forms('function', origin.path).find((form) => (form.form.role ?? 'read') === 'read' && (form.key?.in === 'self' || form.key?.in === 'fixed') && isFormModule(form, origin));
      const [answer] = f ? keysAt(f, f.key, { args: [] }, { name: origin.path, at: selector }) : [];
      if (!f || !answer) continue;
      const isGiven = origins.of(callee).some((o) => o.source === 'react-redux' && /^useSelector(?:\.withTypes\(\))?$/.test(o.path));
      const provided = reading.isTest ? providedFor(expression) : undefined;
      if (provided && answer.exactness === 'exact') {
        const value = constants.constantOf(provided.value);
        found.overrides.push({ keys: answer.keys, range: provided.pair.range, sdk: f.sdk.name, form: `${name}(${plainPath(origin.path)})`, forced: provided.value.range, needed: true, ...(value ? { value: value.value } : {}) });
        return true;
      }
      const yielded = yieldedBySaga(expression, origins.of(callee));
      add(yielded ?? expression, f, answer, { form: `${name}(${plainPath(origin.path)})`, confidence: confidenceOf(origin), syntax: 'expression', ...(isGiven || yielded ? {} : { value: { type: 'opaque' } }) });
      return true;
    }
    return false;
  }

  /** `KEYS.some(isOn)`: a function that asks for whichever key it is given, of a list of them. */
  function overList({ callee, arguments: [asking] }: TSESTree.CallExpression, expression: Node): boolean {
    const name = callee.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : undefined;
    if (callee.type !== 'MemberExpression' || name === undefined || !ITERATORS.has(name) || (asking?.type !== 'Identifier' && asking?.type !== 'MemberExpression')) return false;
    const listed = constants.constantOf(callee.object)?.value;
    const written = Array.isArray(listed) && listed.length <= MAX_UNION ? listed.filter((key) => typeof key === 'string') : [];
    for (const origin of written.length > 0 ? origins.of(asking) : []) {
      const f = index.forms('function', origin.path).find(({ form, key }) => (form.role ?? 'read') === 'read' && key?.in === 'arg' && key.index === 0 && key.path.length === 0 && key.each === 'one');
      if (!f || !isFormModule(f, origin)) continue;
      const answer = canonical(f, { keys: written, exactness: 'union', reason: `the key is one of ${written.length}`, keyRange: callee.object.range });
      add(expression, f, answer, { form: `${name}(${plainPath(origin.path)})`, confidence: confidenceOf(origin), syntax: 'expression', async: false, value: { type: 'opaque' } });
      return true;
    }
    return false;
  }

  /** `createElement(Feature, { flag: 'x' })`: a gate that is written as a call. */
  function created({ callee, arguments: [component, given] }: TSESTree.CallExpression, expression: Node): boolean {
    const properties = given?.type === 'ObjectExpression' && CREATES.test(lastWordOf(callee)) ? given.properties : [];
    for (const origin of component && properties.length > 0 ? origins.of(component) : []) {
      for (const f of formsOf('component', origin)) {
        const property = properties.find((p) => p.type === 'Property' && f.key?.in === 'jsx' && staticName(p.key, p.computed) === f.key.attribute);
        const [answer] = property?.type === 'Property' && (f.form.role ?? 'read') === 'read' ? keysIn(f, property.value, 'one') : [];
        if (!answer) continue;
        add(expression, f, answer, { form: `<${plainPath(origin.path)}>`, confidence: confidenceOf(origin), syntax: 'expression', value: { type: 'opaque' } });
        return true;
      }
    }
    return false;
  }

  /** `*appFeature="'x'"`, `v-feature="'x'"`: what stands in a template is known by the attribute before it. */
  function directive(value: Node, template: string): void {
    const [written, name] = ATTRIBUTE.exec(template.slice(Math.max(0, value.range[0] - 200), value.range[0])) ?? [];
    if (written === undefined || name === undefined) return;
    const site: Site = { args: [value] };
    const called = { name, at: value };
    const f = meantOf(index.forms('directive', name), site, called);
    if (f) record(value, f, site, { root: 'name', path: name }, called, name, [value.range[0] - written.length, value.range[1]]);
  }

  /** `<feature-flag name="new-nav">` in a template: a gate that the script imports by the tag's name, or that is there without an import. */
  function templateGate(value: Node, template: string): void {
    const before = template.slice(Math.max(0, value.range[0] - 400), value.range[0]);
    const [tag, name = '', attribute = ''] = TEMPLATE_GATE.exec(before) ?? [];
    if (tag === undefined) return;
    const variable = bindings.ofFile(pascalCase(name));
    const named: readonly Origin[] = [pascalCase(name), name].map((path) => ({ root: 'global', path }));
    for (const origin of variable ? origins.ofVariable(variable) : named) {
      const f = formsOf('component', origin).find(({ key }) => key?.in === 'jsx' && key.attribute === camelCase(attribute));
      const [answer] = f && (f.form.role ?? 'read') === 'read' ? keysIn(f, value, 'one') : [];
      if (!f || !answer) continue;
      add(value, f, answer, { form: `<${name}>`, confidence: confidenceOf(origin), syntax: 'jsx-gate', arms: {}, range: [value.range[0] - tag.length, value.range[1]] });
      return;
    }
  }

  /** `'x' | featureFlag`: a pipe of a template, which reads as a bitwise or. */
  function pipe(node: TSESTree.BinaryExpression): void {
    if (node.right.type !== 'Identifier') return;
    const called = { name: node.right.name, at: node.right };
    const f = meantOf(index.forms('directive', called.name), { args: [node.left] }, called);
    const [answer] = f && (f.form.role ?? 'read') === 'read' ? keysAt(f, f.key, { args: [node.left] }, called) : [];
    const isPiped = node.parent.type === 'BinaryExpression' && node.parent.operator === '|';
    if (f && answer) add(node, f, answer, { form: `| ${called.name}`, confidence: 'configured', syntax: 'expression', ...(isPiped ? { value: { type: 'opaque' } } : {}) });
  }

  /** `(feature-flag "x")`: a helper of an Ember template, by its name there. */
  function helper(node: TSESTree.CallExpression, template: string): boolean {
    const { callee } = node;
    if (callee.type !== 'Identifier' || !isOfEmber) return false;
    const called = { name: template.slice(...callee.range), at: callee };
    const f = meantOf(index.forms('directive', called.name), { args: node.arguments }, called);
    if (f) record(node, f, { args: node.arguments }, { root: 'name', path: called.name }, called, `(${called.name})`);
    return f !== undefined;
  }

  function inTemplate(value: Node): void {
    if (reading.template === undefined) return;
    directive(value, reading.template);
    templateGate(value, reading.template);
  }

  /** Reads a call of a callee with arguments; false when it is none that flags are asked by. */
  function callOf(node: TSESTree.CallExpression | TSESTree.NewExpression, expression: Node, callee: Node, args: readonly Node[]): boolean {
    if (!mayAsk(callee)) return false;
    if (node.type === 'CallExpression' && readFlagFunction(node, callee)) return true;
    const meant = formOf(node, callee, args);
    if (meant) record(expression, meant.f, { args: meant.args ?? args }, meant.origin, meant.called, meant.form);
    return meant !== undefined;
  }

  /** `await showBanner()`, where `showBanner` is what `flag({ key })` yielded in this file. */
  function readFlagFunction(node: TSESTree.CallExpression, callee: Node): boolean {
    for (const origin of origins.of(callee)) {
      if ((origin.root !== 'import' && origin.root !== 'self') || !origin.path.endsWith('()')) continue;
      const made = origin.path.slice(0, -2);
      const f = index.forms('factory', made).find((form) => isFormModule(form, origin));
      const definition = f && factoryCall(callee);
      const [answer] = definition ? keysAt(f, f.key, { args: definition.arguments }, { name: made, at: definition }) : [];
      if (!f || !answer) continue;
      add(node, f, answer, { form: `${made}()()`, confidence: confidenceOf(origin), syntax: 'expression' });
      return true;
    }
    return false;
  }

  function factoryCall(expression: Node): TSESTree.CallExpression | undefined {
    const node = bare(expression);
    if (node.type === 'CallExpression') return node;
    const name = node.type === 'MemberExpression' ? staticName(node.property, node.computed) : undefined;
    const part = node.type === 'MemberExpression' && name !== undefined ? projections.into(node.object, { member: name }) : undefined;
    if (part) return factoryCall(part);
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    return sole && sole.steps.length === 0 ? factoryCall(sole.from) : undefined;
  }

  function element(node: TSESTree.JSXOpeningElement): void {
    if (node.name.type === 'JSXIdentifier' && /^[a-z]/.test(node.name.name)) return;
    for (const origin of origins.of(node.name)) {
      const called = { name: origin.path, at: node.name };
      const f = meantOf(formsOf('component', origin), { args: [], element: node }, called);
      if (f) return record(node, f, { args: [], element: node }, origin, called, `<${plainPath(origin.path)}>`);
    }
  }

  const { asked, isStore } = createSvelteStores(bindings);
  const constantForms = index.members.filter((f) => f.receivers.length === 0);
  const globalForms = index.members.filter((f) => f.receivers.includes('globalThis') && f.form.name !== undefined);

  /** A flag that is a constant of its own: `if (ENABLE_NAV)` where that is imported, `if (__FEATURE_NAV__)` where nothing declares it but types. */
  function identifier(node: TSESTree.Identifier): void {
    const { parent } = node;
    if (parent.type === 'ExportSpecifier' || parent.type === 'TSTypeQuery' || (parent.type === 'UnaryExpression' && parent.operator === 'typeof') || isWritten(node)) return;
    const definition = bindings.variableOf(node)?.defs[0];
    const isImported = definition?.type === DefinitionType.ImportBinding;
    for (const origin of constantForms.length > 0 && (isImported || (definition === undefined && isReference(node))) ? origins.of(node) : []) {
      if (origin.root !== 'import' || /[.(]|^$/.test(origin.path)) continue;
      const f = constantForms.find((form) => form.matchesName(origin.path) && isFormModule(form, origin));
      if (f) return void add(asked(node), f, named(f, origin.path, node), { form: origin.path, confidence: 'import', syntax: 'expression', ...(isStore(node) ? { value: { type: 'opaque' } } : {}) });
    }
    if (isImported) return;
    const isAmbient = definition === undefined || (definition.type === DefinitionType.Variable && definition.parent.declare);
    if (!isAmbient || definition?.name === node || !isReference(node)) return;
    const f = globalForms.find((form) => form.matchesName(node.name));
    if (f) add(node, f, named(f, node.name, node), { form: node.name, confidence: 'configured', syntax: 'expression' });
  }

  /** Keys of each element of a list, written there or a constant. */
  function keysListed(f: IndexedForm, value: Node): KeyAnswer[] | undefined {
    if (literalOf(value)?.type === 'ArrayExpression') return keysIn(f, value, 'elements');
    const known = constants.constantOf(value)?.value;
    return Array.isArray(known) ? known.filter((key) => typeof key === 'string').map((key) => canonical(f, { keys: [key], exactness: 'exact', keyRange: value.range })) : undefined;
  }

  function property(node: TSESTree.Property): void {
    const name = staticName(node.key, node.computed);
    if (name === undefined || node.parent.type !== 'ObjectExpression') return;
    for (const f of index.properties) {
      if (!f.matchesName(name)) continue;
      if (f.sdk.modules.length > 0 && !index.isModule(f.sdk, reading.fileNames)) continue;
      if (f.key?.in === 'keys') {
        const literal = literalOf(node.value);
        if (literal?.type !== 'ObjectExpression') continue;
        const names = literal.properties.flatMap((p) => (p.type === 'Property' ? [staticName(p.key, p.computed)] : [])).filter((n) => n !== undefined);
        if (f.form.role === 'override') found.overrides.push({ keys: names.map((n) => canonicalName(f, n)), range: node.range, sdk: f.sdk.name, form: `{ ${name} }` });
        else for (const p of literal.properties) {
          const key = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
          if (key !== undefined) found.declarations.push({ key, range: p.range, form: 'object', container: name });
        }
      } else if (f.form.role === 'override') {
        const listed = (keysListed(f, node.value) ?? [canonical(f, keys.of(node.value))]).flatMap((a) => a.keys);
        if (listed.length > 0) found.overrides.push({ keys: listed, range: node.range, sdk: f.sdk.name, form: `{ ${name} }` });
      } else {
        const listed = keysListed(f, node.value);
        const answers = listed ?? [canonical(f, keys.of(node.value))];
        const written = [...new Set(answers.flatMap((a) => a.keys))];
        const list = listed && (listed.every((a) => a.exactness === 'exact') ? 'whole' : 'partial');
        if (written.length > 0) {
          found.properties.push({ keys: written, range: node.range, object: node.parent.range, negated: f.form.negated ?? false, ...(list ? { list } : {}), sdk: f.sdk.name });
        }
      }
      return;
    }
  }

  for (const node of codeOf(reading.ast)) {
    switch (node.type) {
      case 'CallExpression': case 'NewExpression':
        call(node);
        break;
      case 'MemberExpression':
        member(node);
        break;
      case 'BinaryExpression':
        if (node.operator === 'in') taken(node, takenByIn(node));
        else if (node.operator === '|' && reading.template !== undefined) pipe(node);
        break;
      case 'Identifier':
        if (constantForms.length > 0 || globalForms.length > 0) identifier(node);
        break;
      case 'JSXOpeningElement':
        element(node);
        break;
      case 'ExpressionStatement':
        inTemplate(node.expression);
        break;
      case 'TemplateLiteral':
        for (const e of node.expressions) inTemplate(e);
        break;
      case 'VariableDeclarator':
        if (node.init) destructured(node.id, node.init);
        if (node.init && node.id.type === 'ArrayPattern') tuple(node.id, node.init);
        break;
      case 'UnaryExpression':
        found.overrides.push(...forced.ofDelete(node));
        break;
      case 'AssignmentExpression':
        found.overrides.push(...forced.ofAssignment(node));
        destructured(node.left, node.right);
        break;
      case 'FunctionDeclaration': case 'FunctionExpression': case 'ArrowFunctionExpression':
        for (const p of node.params) {
          const target = p.type === 'AssignmentPattern' ? p.left : p;
          pattern(target, (steps) => origins.ofPattern(target, steps));
        }
        break;
      case 'ObjectExpression':
        found.overrides.push(...forced.ofLiteral(node));
        break;
      case 'Property':
        if (index.properties.length > 0) property(node);
        found.overrides.push(...forced.ofMethod(node));
        break;
      default:
    }
  }
  return found;
}

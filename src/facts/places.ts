import type { TSESTree } from '@typescript-eslint/types';
import type { ParsedPlace } from '../sdks/notation.ts';
import type { Transform } from '../sdks/types.ts';
import { staticName, type Bindings } from './bindings.ts';
import { memberOf, type Constants, type Known } from './constants.ts';
import type { KeyAnswer, Keys } from './keys.ts';
import type { IndexedForm } from './sdk-index.ts';
import { comparedIn, type Compared } from './predicates.ts';
import { bare, isFunction } from './syntax.ts';
import type { Evaluation, ForcedValue, Range } from './types.ts';

type Node = TSESTree.Node;

/** A use of a form: the arguments of a call, or an opening element. */
export interface Site {
  readonly args: readonly Node[];
  readonly element?: TSESTree.JSXOpeningElement;
}

interface PlaceContext {
  readonly bindings: Bindings;
  readonly constants: Constants;
  readonly keys: Keys;
  /** The key that a name in code stands for, where a transform lies between them. */
  readonly canonicalKey: (name: string, transform: Transform | undefined) => string;
}

/** Reads what stands at the places that a form names: `arg:0`, `arg:1.flags.keys`, `jsx:flag`. */
export function createPlaces({ bindings, constants, keys, canonicalKey }: PlaceContext) {
  const canonicalName = (f: IndexedForm, name: string): string => canonicalKey(name, f.form.transform ?? f.sdk.transform);

  const canonical = (f: IndexedForm, given: KeyAnswer): KeyAnswer => {
    const { table } = f.form;
    if (given.exactness === 'exact' && given.keys[0] === '') return { ...given, keys: [], exactness: 'dynamic', reason: 'the key is empty' };
    const parts = given.parts?.map((part) => canonical(f, part));
    const answer = table ? lookedUp(table, given) : given;
    const completed = f.form.around ? completedBy(f.form.around, answer) : answer;
    return { ...completed, ...(parts ? { parts } : {}), keys: [...new Set(completed.keys.map((key) => canonicalName(f, key)))].filter((key) => key !== '') };
  };

  const lookedUp = (table: Readonly<Record<string, string>>, answer: KeyAnswer): KeyAnswer => {
    const found = answer.keys.flatMap((name) => (Object.hasOwn(table, name) ? [table[name] ?? ''] : []));
    if (found.length === answer.keys.length && answer.exactness !== 'pattern') return { ...answer, keys: found };
    return { keys: [], exactness: 'dynamic', reason: 'the key is a member whose value is not known', keyRange: answer.keyRange, ...(answer.node ? { node: answer.node } : {}) };
  };

  /** The key that a wrapper makes of the name that it is given. */
  const completedBy = ([before, behind]: readonly [string, string], answer: KeyAnswer): KeyAnswer => {
    const keys = answer.keys.map((name) => before + name + behind);
    if (answer.exactness !== 'pattern' && answer.exactness !== 'dynamic') return { ...answer, keys };
    return { ...answer, keys, exactness: 'pattern', pattern: `${before}${answer.pattern ?? '*'}${behind}`, reason: 'part of the key is not known' };
  };

  const named = (f: IndexedForm, name: string, at: Node): KeyAnswer => canonical(f, { keys: [name], exactness: 'exact', keyRange: at.range });

  /** The node that a path of member names leads to inside literals; `*` fans out. */
  function inside(node: Node, path: readonly string[]): Node[] {
    const [head, ...rest] = path;
    if (head === undefined) return [node];
    const value = literalOf(node) ?? givenTo(node);
    if (!value) return [];
    if (value.type === 'ArrayExpression') {
      return value.elements.flatMap((e, i) => (e && e.type !== 'SpreadElement' && (head === '*' || head === String(i)) ? inside(e, rest) : []));
    }
    return value.properties.flatMap((p) =>
      p.type === 'Property' && (head === '*' || staticName(p.key, p.computed) === head) ? inside(p.value, rest) : []);
  }

  /** The object or array literal that an expression is, also through a const variable. */
  function literalOf(expression: Node): TSESTree.ObjectExpression | TSESTree.ArrayExpression | undefined {
    const node = bare(expression);
    if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') return node;
    if (node.type !== 'Identifier') return undefined;
    const variable = bindings.variableOf(node);
    const sole = variable && bindings.soleValue(variable);
    return sole && sole.steps.length === 0 && sole.from !== node ? literalOf(sole.from) : undefined;
  }

  /** The object literal that alone makes a value: `FlagQuery.create({ key: 'new-nav' })`, `new FlagQuery({ … })`. */
  function givenTo(expression: Node): TSESTree.ObjectExpression | undefined {
    const node = bare(expression);
    const [given, ...others] = node.type === 'CallExpression' || node.type === 'NewExpression' ? node.arguments : [];
    const literal = given && others.length === 0 ? literalOf(given) : undefined;
    return literal?.type === 'ObjectExpression' ? literal : undefined;
  }

  const attributeOf = (node: TSESTree.JSXOpeningElement, name: string): Node | undefined => {
    for (const attribute of node.attributes) {
      if (attribute.type !== 'JSXAttribute' || attribute.name.name !== name) continue;
      const { value } = attribute;
      if (value?.type === 'JSXExpressionContainer') return value.expression;
      return value ?? attribute;
    }
    return spreadAttribute(node, name);
  };

  /** The same where an object is spread out that is known: `<Gate {...props} />`. */
  const spreadAttribute = (node: TSESTree.JSXOpeningElement, name: string): Node | undefined => {
    for (const attribute of node.attributes.toReversed()) {
      const object = attribute.type === 'JSXSpreadAttribute' ? literalOf(attribute.argument) : undefined;
      const [property] = object?.type === 'ObjectExpression' ? object.properties.filter((p) => p.type === 'Property' && staticName(p.key, p.computed) === name) : [];
      if (property?.type === 'Property') return property.value;
    }
    return undefined;
  };

  /** What the predicate at a place of a call compares. */
  function comparedAt(place: ParsedPlace | undefined, site: Site): Compared[] {
    const predicate = place?.in === 'arg' ? site.args[place.index] : undefined;
    const compared = place?.in === 'arg' && predicate ? comparedIn(predicate, place.path) : undefined;
    return compared ? [compared] : [];
  }

  /** The nodes at a place of a call or element. */
  function nodesAt(place: ParsedPlace | undefined, site: Site): Node[] {
    if (place?.in === 'arg') {
      const argument = site.args[place.index];
      if (argument && isFunction(bare(argument))) return comparedAt(place, site).map(({ node }) => node);
      return argument && argument.type !== 'SpreadElement' ? inside(argument, place.path) : [];
    }
    if (place?.in === 'jsx') {
      const attribute = site.element && attributeOf(site.element, place.attribute);
      return attribute ? inside(attribute, place.path) : [];
    }
    return [];
  }

  const firstAt = (place: ParsedPlace | undefined, site: Site): Node | undefined =>
    place && (nodesAt(place, site)[0] ?? firstAt(place.or, site));

  /** Keys at the first place where one is known, or at each of several. */
  function keysAt(f: IndexedForm, place: ParsedPlace | undefined, site: Site, calledName: { name: string; at: Node }): KeyAnswer[] {
    if (place?.and) return [{ ...place, and: undefined }, place.and].flatMap((each) => keysAt(f, each, site, calledName));
    const answers = keysAtPlace(f, place, site, calledName).flatMap((a) => withoutPrefix(a, f.form.prefix)).flatMap((a) => flagsAmong(f, a));
    if (!place?.or || answers.some((a) => a.exactness !== 'dynamic')) return answers;
    const others = keysAt(f, place.or, site, calledName);
    return others.some((a) => a.exactness !== 'dynamic') ? others : answers.length > 0 ? answers : others;
  }

  function withoutPrefix(answer: KeyAnswer, prefix: string | undefined): KeyAnswer[] {
    if (prefix === undefined) return [answer];
    const cut = answer.keys.filter((k) => k.startsWith(prefix)).map((k) => k.slice(prefix.length)).filter((k) => k !== '*');
    if (answer.pattern?.startsWith(prefix)) return [{ ...answer, pattern: answer.pattern.slice(prefix.length) }];
    return cut.length > 0 ? [{ ...answer, keys: cut }] : [];
  }

  /** The answer without keys that are not meant; what is not known at all may be. */
  function meantAmong(answer: KeyAnswer, isMeant: (key: string) => boolean): KeyAnswer[] {
    if (answer.exactness === 'dynamic') return [answer];
    const meant = answer.keys.filter(isMeant);
    return meant.length > 0 || (answer.pattern !== undefined && isMeant(answer.pattern)) ? [{ ...answer, keys: meant }] : [];
  }

  const flagsAmong = (f: IndexedForm, answer: KeyAnswer): KeyAnswer[] => meantAmong(answer, f.matchesKey);

  /** The key that the name of a member is, where the form means such members. */
  function keyOfMember(f: IndexedForm, at: Node, computed: boolean, name = staticName(at, computed)): KeyAnswer | undefined {
    const answer: KeyAnswer = name === undefined ? keys.of(at) : { keys: [name], exactness: 'exact', keyRange: at.range };
    const isNamed = f.form.kind === 'member' && f.form.name !== undefined;
    if (name === 'length' && !isNamed && !/\blength\b/.test(f.form.keys ?? '')) return undefined; // what has a length is a list of flags
    if (isNamed && answer.exactness === 'dynamic') return undefined;
    return (isNamed ? meantAmong(answer, f.matchesName) : [answer]).flatMap((a) => flagsAmong(f, canonical(f, a)))[0];
  }

  /** The key inside something that is no literal: a constant (`FLAGS.nav` with key `id`), or a value that is not known. */
  function keysBehind(f: IndexedForm, place: Extract<ParsedPlace, { in: 'arg' | 'jsx' }>, site: Site): KeyAnswer[] {
    const found = behind(place, site);
    if (!found) return [];
    const { node, path, known } = found;
    if (typeof known?.value === 'string') return [canonical(f, { keys: [known.value], exactness: 'exact', keyRange: node.range })];
    return [canonical(f, keys.of(node, path))];
  }

  /** What is no literal on the way to a place, the rest of the way, and the constant at its end. */
  function behind(place: Extract<ParsedPlace, { in: 'arg' | 'jsx' }>, site: Site): { node: Node; path: readonly string[]; known: Known | undefined } | undefined {
    const at = place.in === 'arg' ? site.args[place.index] : site.element && attributeOf(site.element, place.attribute);
    if (!at || at.type === 'SpreadElement' || isFunction(bare(at)) || place.path.includes('*')) return undefined;
    for (let length = place.path.length - 1; length >= 0; length--) {
      const [node] = inside(at, place.path.slice(0, length));
      if (!node) continue;
      if (literalOf(node)) return undefined;
      const path = place.path.slice(length);
      return { node, path, known: path.reduce<Known | undefined>((value, name) => value && memberOf(value.value, name), constants.constantOf(node)) };
    }
    return undefined;
  }

  /** Keys at a place: of one expression, of each element, or the names of an object's members. */
  function keysAtPlace(f: IndexedForm, place: ParsedPlace | undefined, site: Site, calledName: { name: string; at: Node }): KeyAnswer[] {
    if (place?.in === 'self') return [named(f, calledName.name, calledName.at)];
    if (place?.in === 'fixed') return [{ keys: [place.key], exactness: 'exact', keyRange: calledName.at.range }];
    if (place?.in !== 'arg' && place?.in !== 'jsx') return [];
    const nodes = nodesAt(place, site);
    if (nodes.length === 0 && place.each === 'one' && (f.form.role ?? 'read') === 'read') return keysBehind(f, place, site);
    return nodes.flatMap((node) => keysIn(f, node, place.each));
  }

  /** Keys that a node at a form's place gives. */
  function keysIn(f: IndexedForm, node: Node, each = f.key && 'each' in f.key ? f.key.each : 'one'): KeyAnswer[] {
    if (each === 'one') {
      const number = f.form.around ? constants.constantOf(node)?.value : undefined; // what is put together with a text is no name of a member
      return [canonical(f, typeof number === 'number' ? { keys: [String(number)], exactness: 'exact', keyRange: node.range } : keys.of(node))];
    }
    const literal = literalOf(node);
    if (each === 'elements') {
      if (literal?.type !== 'ArrayExpression') return [canonical(f, keys.of(node))];
      return literal.elements.flatMap((e) => (e ? [canonical(f, keys.of(e.type === 'SpreadElement' ? e.argument : e))] : []));
    }
    if (literal?.type !== 'ObjectExpression') return [];
    return literal.properties.flatMap((p) => (p.type === 'Property' ? keysOfProperty(f, p) : []));
  }

  /** What the object that names an override's keys forces each of them to; a variant's definition is no value. */
  function entriesAt(f: IndexedForm, site: Site): Record<string, ForcedValue> | undefined {
    if (!f.key || !('each' in f.key) || f.key.each !== 'keys') return undefined;
    const entries = nodesAt(f.key, site).flatMap((node) => {
      const literal = literalOf(node);
      return literal?.type !== 'ObjectExpression' ? [] : literal.properties.flatMap((p): [string, ForcedValue][] => {
        const [key] = p.type === 'Property' ? keysOfProperty(f, p).flatMap((a) => a.keys) : [];
        if (p.type !== 'Property' || key === undefined) return [];
        const known = constants.constantOf(p.value);
        const isPlain = known !== undefined && (typeof known.value !== 'object' || known.value === null || f.forced !== undefined);
        return [[key, { forced: p.value.range, ...(isPlain ? { value: known.value } : {}) }]];
      });
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }

  function keysOfProperty(f: IndexedForm, p: TSESTree.Property): KeyAnswer[] {
    const name = staticName(p.key, p.computed) ?? constants.constantOf(p.key)?.value;
    return typeof name === 'string' ? [named(f, name, p.key)] : [];
  }

  const defaultOf = (f: IndexedForm, site: Site, key: string | undefined): Pick<Evaluation, 'defaultRange' | 'defaultValue'> => {
    let [node] = nodesAt(f.default, site);
    if (node && f.default?.in === 'arg' && f.default.each === 'keys') node = key === undefined ? undefined : inside(node, [key])[0];
    if (node) return withDefault(node);
    const found = f.default?.in === 'arg' && f.default.each === 'one' ? behind(f.default, site) : undefined;
    return found ? { defaultRange: found.node.range, ...(found.known ? { defaultValue: found.known.value } : {}) } : {};
  };

  const withDefault = (node: Node): Pick<Evaluation, 'defaultRange' | 'defaultValue'> => {
    const known = constants.constantOf(node);
    return { defaultRange: node.range, ...(known ? { defaultValue: known.value } : {}) };
  };

  const armAt = (place: string, site: Site): Range | 'children' | undefined => {
    if (place === 'children') return 'children';
    const arg = /^arg:(\d+)$/.exec(place);
    if (arg) return site.args[Number(arg[1])]?.range;
    return site.element && attributeOf(site.element, place.replace(/^jsx:/, ''))?.range;
  };

  const matchOf = (f: IndexedForm, site: Site): Partial<Pick<Evaluation, 'match' | 'value'>> => {
    const [node] = nodesAt(f.match, site);
    if (!node) return {};
    const known = constants.constantOf(node);
    return known ? { match: known.value } : { value: { type: 'opaque' } };
  };

  const whenOf = (f: IndexedForm, site: Site): Pick<Evaluation, 'whenRange'> => {
    const [node] = nodesAt(f.when, site);
    return node ? { whenRange: node.range } : {};
  };

  return { armAt, canonical, canonicalName, comparedAt, defaultOf, entriesAt, firstAt, keyOfMember, keysAt, keysIn, literalOf, matchOf, named, nodesAt, whenOf, withDefault };
}

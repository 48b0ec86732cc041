import type { TSESTree } from '@typescript-eslint/types';
import { createBindings, staticName } from '../facts/bindings.ts';
import type { Source } from '../facts/source.ts';
import { bare, lastWordOf, outermost } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';

type Node = TSESTree.Node;

const NAME = /^(?:(?:is|are|has|get|select|use|check|should|evaluated?|in(?=[A-Z]))\w*(?:flag|feature|toggle|experiment|variant)\w*|(?:flag|feature|toggle|experiment)(?:flag)?(?:is)?(?:enabled|active|on)\w*)$/i;
/** What `get…` and `use…` give is a flag's where the word for it stands last but for how it is asked: `getFlagValue`, not `getExperimentLabel`. */
const GIVES_A_FLAG = /^(?!get|use|select)|(?:flag|feature|toggle|experiment|variant)(?:flag|toggle|switch|gate|status|state|value|enabled|(?:is)?(?:on|off|active)|isenabled|variant|variation|config|payload|treatment|assignment|key|a?sync|boolean|string|number|json|result|evaluation|details?|(?:for|with|by|from|or|of)\w+)*$/i;
const isReaderName = (name: string): boolean => NAME.test(name) && GIVES_A_FLAG.test(name) && !OTHER_WORD.test(name);
/** What only begins like one of those words: `incrementFlag`, `isolateFeature`. */
const OTHER_WORD = /^(?:in|is|are|has|get|use|select)(?!flag|feature|toggle|experiment|variant)[a-z]/;
/** A function that is asked for a text of its own: of the project's modules, these ask for flags. */
const PLAIN_FUNCTION = /^isEnabled$/;
/** A word that other things have too: variants of a button, of a style. */
const ONLY_VARIANT = /^(?!.*(?:flag|feature|toggle|experiment)).*variant/i;
/** What settings are asked by, some of which are named after flags. */
const SETTING = /^(?:get|is|has)(?=[A-Z])\w*(?:Value|Setting|Enabled|Boolean|Option)$|^(?:getValue|value|get)$/;
const SETTING_FUNCTION = /^(?:get|is|has|use|observe|select|read|fetch|load|check)(?=[A-Z])\w*(?:Config|Setting|Value|Option|Enabled)/;
const NAMED_AFTER_FLAGS = /^(?:(?:feature|flag|labs)_|[fF]eature[-_]?[fF]lags?[._-]?)(?=\w)/;
/** A module that has nothing but flags, and functions each of which is one. */
const FLAG_MODULE = /(?:^|\/)(?:\w*feature-?(?:flags?|toggles?|switch(?:es)?)|flags|toggles|features)$/i;
const FLAG_FUNCTION = /^(?:enable(?=[A-Z])\w+|(?:is|are|has|getIs|getAre|use|useIs)(?=[A-Z])\w*(?:Enabled|Disabled|Active|On))$/;
const PLAIN_METHOD = /^(?:is)?(?:enabled|active|on)$/i;
const CARRIER = /flag|feature|toggle/i;
/** What holds nothing but flags, by its name; `get` of it gives one. */
const ONLY_FLAGS = /^(?:\w*feature_?)?(?:flags|toggles|switches)$/i;
const NAMED_KEYS = /^(?:[A-Za-z]\w*)?(?:F(?:lag|LAG|eature|EATURE)|T(?:oggle|OGGLE)|E(?:xperiment|XPERIMENT))/;
/** A list of the flags that are on; `flags` alone are a regular expression's as well. */
const LIST = /(?:feature|toggle|experiment)s?$|\w(?:features?|flags|toggles|experiments)$|^experimental_?\w/i;
/** A function that gives all flags at once. */
const ALL = /^(?:(?:use|get|fetch|load|select|resolve|evaluate)(?:all|active|app|my|\w*feature)?(?:flags|toggles|switches|experiments)|useFeatures|use(?:feature(?:s|flags?|toggles?)?|flags?|toggles?)Store)$/i;
/** The same of a store's state; by itself it may be anything's features. */
const SELECTS_ALL = /^(?:get|select)Features$/;
const SELECTOR_HOOK = /^(?:use\w*Selector|select)$/;
/** A function that makes a component which a flag chooses. */
const HOC = /^with(?=[A-Z])\w*(?:flag|feature|toggle|experiment)/i;
/** A component that shows its children when a flag is on. */
const GATE = /^(?:if|with|when|has|is|require[sd]?|show(?:if|when)?)?(?:feature(?:flag|toggle|gate|switch|guard|enabled)?|featureflag(?:ged|gate|guard|wrapper|provider)?|flag(?:gate|guard)|flagged|featured?gate|featureflagged|experiment)$/i;
const GATE_ATTRIBUTE = /^(?:with|name|id|is)$|flag|feature|toggle|experiment/i;
const OFF_ATTRIBUTE = /^(?:fallback|replacement|off|otherwise|else|disabled|without|whenOff|renderOff|placeholder)$/;
/** An object that holds nothing but flags. */
const OBJECT = /^(?:feature_?(?:[fF]lags|[tT]oggles|[sS]witches)|\$(?:features|flags|toggles|featureFlags|featureToggles))$/;
/** The same of what a module of the project's own exports. */
const EXPORTED_OBJECT = /^feature_?(?:flag|toggle|switch)(?:e?s)?$/i;
/** What does something to flags, rather than asking for them. */
const SETS = /^(?:set|add|remove|delete|create|update|enable|disable|toggle|register|define|override|mock|stub|on|off|track|invalidate|clear|reset|save|write)(?![a-z])/;
/** Where flags stand among other settings. */
const SETTINGS = /^(?:\w*config|settings|environment|env|conf|locals|session|state)$/i;
const AMONG_SETTINGS = /^(?:flags|toggles|switches)$/i;
/** The same word means shapes of a map or a text editor's parts in what is no setting. */
const FEATURES = /^features?$/i;
const PLAIN_SETTINGS = /^(?:\w*_?config(?:uration)?|\w*_?settings|environment|env|conf)$/i;
/** What a function that gives flags may give beside other things. */
const HELD_FLAGS = /^(?:feature_?)?(?:flags|toggles|switches)$/i;
/** Members of what holds flags among other things, of lists, and of promises. */
const NO_FLAG = /^(?:length|map|filter|forEach|find|findIndex|some|every|reduce|includes|indexOf|has|get|set|keys|values|entries|push|concat|join|sort|slice|data|error|errors|status|loading|ready|is(?:Loading|Ready|Pending|Fetching|Error|Success)|refetch|mutate|then|catch|finally|flags|features|featureFlags|toggles|experiments|current|value|toString|prototype|default)$/;
/** A constant that is named as such. */
const CONSTANT = /^[A-Z][A-Z\d]*_[A-Z\d_]+$/;
/** What may be asked for a member of what is named after flags, by its name. */
const ASKS = /^(?!hasOwn)(?:is|has|can|should|supports?|allows?|check|enabled?)\w*$/i;
/** The same, of methods that give a value. */
const NAMED_VALUE = /^get\w*(?:Value|Flag|Enabled|Boolean|Variant|Variation|Treatment)\w*$/;
/** A method of settings that asks for a flag alone. */
const ONE_FLAG = /^(?:feature|flag|toggle)$/;
/** Parts of an entry in a table of flags, which says how they are asked for: `FLAGS.newNav.key`. */
const OF_ENTRY = /^(?:key|flag|name|id|default|defaultValue)$/;
/** An attribute of a template that is named after flags and holds a key, which may be told as one that is off. */
const DIRECTIVE = /(?:[*[]|(?=\bv-))(?<name>[\w-]*(?:feature|flag|toggle)[\w-]*)\]?\s*=\s*["']\s*(?<quote>["'`])(?<off>!?)(?<flag>[\w.:-]+)\k<quote>/gi;
/** An element of a template that is named after flags, and so is its attribute that holds a key. */
const ELEMENT = /<(?<name>[\w-]*(?:feature|flag|toggle)[\w-]*)(?=\s)(?:[^<>"']|"[^"]*"|'[^']*')*?\s(?:(?<plain>[\w-]*(?:feature|flag|toggle)[\w-]*|name)="(?<flag>[\w.:-]+)"|[:[](?<bound>[\w-]*(?:feature|flag|toggle)[\w-]*|name)\]?="'(?<quoted>[\w.:-]+)'")/gi;
/** What holds the key of a flag that is an object: `ShowPrompt.experiment`. */
const KEY_OF = /^(?:flag|feature|toggle|experiment)(?:Name|Key|Id)?$/;
const OF_A_FLAG = /feature|flag/i;
/** A module of flags by any part of its name; constants of it that are asked whether they are true. */
const OF_FLAGS = /[\w.-]*feature[-_.]?(?:flags?|toggles?|switch(?:es)?)[\w.-]*$/i;
const OPTION = /flag|feature|toggle|experiment|^(?:key|name|id)$/i;

/** Whether a text may ask for flags in a way of the project's own: asked before it is parsed. */
export const mayUseReaders = (text: string): boolean =>
  /\w(?:flag|feature|toggle|experiment|variant|enabled|active|on)\w*\((?:[^()'"`]*,)?\s*(?:["'`]|\{|\w*(?:flag|feature|toggle|experiment)\w*\.)/i.test(text)
  || /[(,]\s*["'`](?:(?:feature|flag|labs)_|feature[-_]?flags?[._-]?)\w/i.test(text)
  || /(?:(?:flag|feature|toggle|experiment)s?|experimental_?\w+)\??\.(?:includes|has|indexOf)\(\s*(?:["'`]|[A-Z]\w*_)/i.test(text)
  || /(?:[fF]lag|[fF]eature|[tT]oggle|[eE]xperiment)\w*\(\s*[A-Z][A-Z\d]*_/.test(text)
  || /(?:flags|features|toggles|switches|experiments)\(|with\w*(?:flag|feature|toggle|experiment)\w*[<(]|(?:feature_?|\$|(?:config|configuration|settings|environment|env|conf|locals|session|state)\.)(?:flags|toggles|switches|features?)\??\.\w|<\w*(?:feature|flag|experiment)/i.test(text)
  || /(?:flags|toggles|switches)\??\.get\(\s*["'`]|from\s*["'][^"'\n]*(?:feature|flag|toggle|switch)/i.test(text)
  || /\(\s*[A-Z]\w*(?:Flag|Feature|Toggle|Experiment)s?\.\w|(?:config|settings|conf)s?\.(?:feature|flag|toggle)\(\s*["'`]|(?:get|select)Features\)/i.test(text)
  || /\w(?:flag|feature|toggle|experiment|enabled|active|on)\w*\(\s*(?:\w+\.)?[A-Z][A-Z\d]*_/i.test(text)
  || /\(\s*[A-Z]\w*\.(?:flag|feature|toggle|experiment)(?:Name|Key|Id)?\s*[,)]/.test(text)
  || text.search(DIRECTIVE) >= 0 || text.search(ELEMENT) >= 0;

/** One place that looks like a read of a flag. */
export interface ReaderUse {
  readonly kind: 'function' | 'method' | 'list' | 'component' | 'hoc' | 'member' | 'directive';
  /** The function, method or component; nothing for members of an object. */
  readonly name?: string;
  /** Where the key stands. */
  readonly place: string;
  /** The project's own module, or the package, that it is imported from. */
  readonly module?: string;
  /** What it is, by whichever module it is imported. */
  readonly origin?: string;
  /** What it is called on or taken from. */
  readonly receiver?: string;
  readonly flag: string;
  /** Which keys are flags, where other things are asked in the same way. */
  readonly keys?: string;
  readonly isAsync?: boolean;
  /** The key is written after a `!`: it is asked whether the flag is off. */
  readonly isOff?: boolean;
  /** The attribute that holds what a gate shows when the flag is off. */
  readonly off?: string;
  /** The key is a member of what is named after flags. */
  readonly isNamed?: true;
}

export interface ReaderUses {
  readonly uses: readonly ReaderUse[];
  /** Origins of functions whose result is more than flags. */
  readonly others: readonly string[];
}

/** An export of the project's own: the module that it is imported from, and where it is defined. */
export interface Imported { readonly module: string; readonly name: string; readonly origin: string }

/** The reader that an expression is a call of, or is a part of what that gives. */
interface Given { readonly reader: Imported; readonly call: TSESTree.CallExpression; readonly member?: string }

type Locate = (from: string, name: string) => Omit<Imported, 'name'> | undefined;

export interface ReaderContext {
  /** The project's own module that an import means. */
  readonly locate: Locate;
  /** The same of a constant that is no text: its name is a flag's key, not its value. */
  readonly locateValue: Locate;
  /** Whether there is a read at an offset that is known already. */
  readonly isKnown: (offset: number) => boolean;
}

/** Finds what a file's code asks by names that sound like flags: functions and gates of the project's own modules, methods, lists, objects. */
export function readerUses({ ast, scopes, scripts, text }: Source, { locate, locateValue, isKnown }: ReaderContext): ReaderUses {
  const bindings = createBindings(scopes);
  const imported = importedNames(ast, locate);
  const uses: ReaderUse[] = [];
  const others: string[] = [];
  walk(ast, (node) => {
    if (isKnown(node.range[0])) return;
    if (node.type === 'CallExpression') call(node);
    else if (node.type === 'JSXElement') gate(node);
    else if (node.type === 'MemberExpression') member(node);
    else if (node.type === 'ObjectPattern') pattern(node);
    else if (node.type === 'Identifier') constant(node);
  });
  for (const { index, groups: { name = '', plain, flag, bound, quoted } = {} } of scripts ? text.matchAll(ELEMENT) : []) {
    if (plain === 'name' && !OF_A_FLAG.test(name)) continue; // buttons and switches have names
    if (!isKnown(index)) uses.push({ kind: 'component', ...elementOf(name), place: `jsx:${plain ?? bound ?? ''}`, flag: flag ?? quoted ?? '' });
  }
  for (const { index, groups: { name, off, flag = '' } = {} } of scripts ? text.matchAll(DIRECTIVE) : []) {
    if (name !== undefined && !isKnown(text.indexOf(name, index))) uses.push({ kind: 'directive', name, place: 'arg:0', flag, ...(off === '!' ? { isOff: true } : {}) });
  }
  return { uses, others };

  function call(node: TSESTree.CallExpression): void {
    const key = keyAmong(node.arguments);
    const callee = bare(node.callee);
    const isAsync = isAwaited(node) ? { isAsync: true } : {};
    if (callee.type === 'Identifier') {
      const reader = imported.get(callee.name);
      const value = reader && isReaderName(reader.name) ? valueAmong(node.arguments) : undefined;
      if (value) { uses.push(value); return; }
      if (key && reader && (isReaderName(reader.name) || PLAIN_FUNCTION.test(reader.name)) && (key.place === 'arg:0' || !ONLY_VARIANT.test(reader.name))) uses.push({ kind: 'function', ...reader, ...key, ...isAsync });
      const named = key?.isNamed && !reader && !SETS.test(callee.name) && node.parent.type !== 'ExpressionStatement' ? ofFlagModule(callee) : undefined;
      if (key && named) uses.push({ kind: 'function', ...named, ...key, ...isAsync });
      if (key && reader && HOC.test(reader.name)) uses.push({ kind: 'hoc', ...reader, ...key });
      const keys = key && reader && !isReaderName(reader.name) && SETTING_FUNCTION.test(reader.name) ? NAMED_AFTER_FLAGS.exec(key.flag)?.[0] : undefined;
      if (key && reader && keys !== undefined) uses.push({ kind: 'function', ...reader, keys: `${keys}*`, ...key, ...isAsync });
      if (!key && reader && isOwnFlag(reader)) uses.push({ kind: 'function', ...reader, place: 'self', flag: reader.name, ...isAsync });
      for (const a of node.arguments) {
        const selector = a.type === 'Identifier' ? imported.get(a.name) : undefined;
        if (selector && isOwnFlag(selector)) uses.push({ kind: 'function', ...selector, place: 'self', flag: selector.name });
      }
      const given = givenBy(callee);
      const taken = key?.place === 'arg:0' && !reader && !given ? takenFromHook(callee) : undefined;
      if (key && taken) uses.push({ kind: 'method', ...taken, ...key, ...isAsync });
      if (key?.place === 'arg:0' && given?.member !== undefined && isMethod(given.member, given.reader.name)) uses.push({ kind: 'method', name: given.member, module: given.reader.module, origin: given.reader.origin, receiver: `${given.reader.name}()`, ...key, ...isAsync });
    } else if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed && key?.place === 'arg:1') {
      const { name } = callee.property;
      const receiver = nameOf(callee.object)?.replace(/^[_#]+/, '');
      if (receiver !== undefined && CARRIER.test(receiver) && PLAIN_METHOD.test(name) && node.arguments.length === 2) uses.push({ kind: 'method', name, receiver, ...key, ...isAsync });
    } else if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed && key?.place === 'arg:0') {
      const { name } = callee.property;
      const given = givenBy(callee.object);
      if (given && given.member === undefined) {
        if (isMethod(name, given.reader.name)) uses.push({ kind: 'method', name, module: given.reader.module, origin: given.reader.origin, receiver: `${given.reader.name}()`, ...key, ...isAsync });
        return;
      }
      const from = callee.object.type === 'ThisExpression' && isReaderName(name) ? 'this' : nameOf(callee.object);
      const receiver = from?.replace(/^[_#]+/, '');
      if (from === undefined || receiver === undefined) return;
      if (name === 'includes' || name === 'has' || name === 'indexOf') {
        const isPlain = callee.object.type === 'Identifier' && receiver === 'features'; // of a text editor, a map, a plan
        if (LIST.test(receiver) && !isPlain) uses.push({ kind: 'list', name, receiver: from, ...key });
      } else if (isReaderName(name) || (key.isNamed && (ASKS.test(name) || NAMED_VALUE.test(name))) || (ONE_FLAG.test(name) && node.arguments.length === 1 && PLAIN_SETTINGS.test(receiver.replace(/s$/, ''))) || (PLAIN_METHOD.test(name) && CARRIER.test(receiver) && node.arguments.length === 1) || (name === 'get' && ONLY_FLAGS.test(receiver))) uses.push({ kind: 'method', name, receiver: from, ...key, ...isAsync });
      else if (SETTING.test(name)) {
        const [keys] = NAMED_AFTER_FLAGS.exec(key.flag) ?? [];
        if (keys !== undefined) uses.push({ kind: 'method', name, receiver: from, keys: `${keys}*`, ...key, ...isAsync });
      }
    }
  }

  /** What an element of a template is: what the script imports by its name, or what is there by its tag. */
  function elementOf(tag: string): Pick<ReaderUse, 'name' | 'module' | 'origin'> {
    const local = tag.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    const definition = bindings.ofFile(local)?.defs[0];
    const name = definition?.node.type === 'ImportDefaultSpecifier' ? 'default' : local;
    const from = definition?.parent?.type === 'ImportDeclaration' ? locate(definition.parent.source.value, name) : undefined;
    return from ? { name, ...from } : { name: tag };
  }

  /** Where a name is imported from, and its name there. */
  function importOf(identifier: TSESTree.Identifier, find: Locate): Imported | undefined {
    const [definition] = bindings.variableOf(identifier)?.defs ?? [];
    if (definition?.parent?.type !== 'ImportDeclaration' || definition.node.type !== 'ImportSpecifier' || definition.node.imported.type !== 'Identifier') return undefined;
    const { name } = definition.node.imported;
    const from = find(definition.parent.source.value, name);
    return from && { name, ...from };
  }

  /** A function of a module of flags, whatever it is called: `checkOne(FeatureFlags.newNav)`. */
  function ofFlagModule(callee: TSESTree.Identifier): Imported | undefined {
    const from = importOf(callee, locate) ?? importOf(callee, ofPackage);
    return from && (FLAG_MODULE.test(from.module) || OF_FLAGS.test(from.module)) ? from : undefined;
  }

  /** `FeatureToggle.newNav`, where that is an object of a module of the project's own which holds more than keys. */
  function exportedObject(of: Node): Imported | undefined {
    return of.type === 'Identifier' && EXPORTED_OBJECT.test(of.name) ? importOf(of, locateValue) : undefined;
  }

  /** `if (NEW_NAV)`, and `$NEW_NAV` of Svelte, where that is a constant of a module of flags. */
  function constant(node: TSESTree.Identifier): void {
    const isStore = node.name.startsWith('$');
    const definition = (isStore ? bindings.ofFile(node.name.slice(1)) : bindings.variableOf(node))?.defs[0];
    if (definition?.node.type !== 'ImportSpecifier' || definition.node.imported.type !== 'Identifier' || definition.parent?.type !== 'ImportDeclaration') return;
    const flag = definition.node.imported.name;
    const found = CONSTANT.test(flag) && (isStore || isTested(node)) ? locateValue(definition.parent.source.value, flag) : undefined;
    if (found && OF_FLAGS.test(found.module)) uses.push({ kind: 'member', place: 'member', module: found.module, origin: `${found.module} *`, flag });
  }

  /** A flag's value that a helper is given: `isActive(config.ENABLE_NAV)`, `isActive(ENABLE_NAV)`. */
  function valueAmong(given: readonly Node[]): ReaderUse | undefined {
    for (const node of given) {
      const [object, member] = node.type === 'MemberExpression' ? [node.object, staticName(node.property, node.computed)] : [node, undefined];
      const definition = object.type === 'Identifier' ? bindings.variableOf(object)?.defs[0] : undefined;
      if (definition?.node.type !== 'ImportSpecifier' && definition?.node.type !== 'ImportNamespaceSpecifier') continue;
      if (definition.parent?.type !== 'ImportDeclaration' || (definition.node.type === 'ImportNamespaceSpecifier') !== (member !== undefined)) continue;
      const flag = member ?? (definition.node.type === 'ImportSpecifier' && definition.node.imported.type === 'Identifier' ? definition.node.imported.name : '');
      const found = CONSTANT.test(flag) ? locateValue(definition.parent.source.value, flag) : undefined;
      if (found) return { kind: 'member', place: 'member', module: found.module, origin: `${found.module} *`, flag };
    }
    return undefined;
  }

  function gate({ openingElement: { name, attributes }, children }: TSESTree.JSXElement): void {
    const reader = name.type === 'JSXIdentifier' ? imported.get(name.name) : undefined;
    if (!reader || !GATE.test(reader.name)) return;
    const named = attributes.flatMap((a) => (a.type === 'JSXAttribute' && a.name.type === 'JSXIdentifier' ? [{ name: a.name.name, value: a.value }] : []));
    const off = named.find((a) => OFF_ATTRIBUTE.test(a.name))?.name;
    if (off === undefined && children.length === 0) return;
    for (const { name: attribute, value } of named) {
      const flag = keyOf(value?.type === 'JSXExpressionContainer' ? value.expression : (value ?? undefined));
      if (flag === undefined || !GATE_ATTRIBUTE.test(attribute)) continue;
      uses.push({ kind: 'component', ...reader, place: `jsx:${attribute}`, flag, ...(off === undefined ? {} : { off: `jsx:${off}` }) });
      return;
    }
  }

  /** `useFlags().newNav`, `config.featureFlags.newNav`, `useFlags()[Flag.NewNav]` */
  function member(node: TSESTree.MemberExpression): void {
    const name = staticName(node.property, node.computed) ?? (node.property.type === 'MemberExpression' ? keyOf(node.property) : undefined);
    const outer = outermost(node);
    const isCalled = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
    const isSet = outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer;
    const isEntry = outer.parent?.type === 'MemberExpression' && outer.parent.object === outer && OF_ENTRY.test(staticName(outer.parent.property, outer.parent.computed) ?? '');
    if (name !== undefined && !isSet && !isEntry) part(bare(node.object), name, isCalled);
  }

  /** `const { newNav } = useFlags()`, `const { flags: { newNav } } = useFlags()` */
  function pattern(node: TSESTree.ObjectPattern): void {
    const { parent } = node;
    const holder = parent.type === 'Property' ? parent.parent.parent : undefined;
    const held = parent.type === 'Property' && holder?.type === 'VariableDeclarator' && holder.init ? givenBy(holder.init) : undefined;
    const member = parent.type === 'Property' ? staticName(parent.key, parent.computed) : undefined;
    if (held?.member === undefined && held && member !== undefined) {
      for (const p of node.properties) if (p.type === 'Property') ofHeld({ ...held, member }, staticName(p.key, p.computed));
    }
    if (parent.type !== 'VariableDeclarator' || !parent.init) return;
    for (const p of node.properties) {
      const name = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
      const variable = p.type === 'Property' && p.value.type === 'Identifier' ? bindings.variableOf(p.value) : undefined;
      const isCalled = variable?.references.some(({ identifier }) => identifier.parent.type === 'CallExpression' && identifier.parent.callee === identifier) ?? false;
      if (name !== undefined && p.type === 'Property' && !isKnown(p.range[0])) part(bare(parent.init), name, isCalled);
    }
  }

  function part(of: Node, flag: string, isCalled: boolean): void {
    const given = givenBy(of);
    if (!isCalled && ofHeld(given, flag)) return;
    if (given?.member === undefined && given && (ALL.test(given.reader.name) || SELECTS_ALL.test(given.reader.name))) {
      if (isCalled || NO_FLAG.test(flag)) others.push(given.reader.origin);
      else uses.push({ kind: 'function', ...given.reader, place: 'member', flag, ...(isAwaited(given.call) ? { isAsync: true } : {}) });
      return;
    }
    const method = given ? undefined : allBy(of);
    if (method && !isCalled && !NO_FLAG.test(flag)) uses.push({ kind: 'method', ...method, place: 'member', flag });
    const object = given || method || isCalled || !isPlainValue(of) ? undefined : exportedObject(of);
    if (object && !NO_FLAG.test(flag)) uses.push({ kind: 'member', module: object.module, origin: object.origin, receiver: object.name, place: 'member', flag });
    const receiver = given || method || object ? undefined : objectOf(of);
    if (receiver !== undefined && !isCalled && !NO_FLAG.test(flag)) uses.push({ kind: 'member', place: 'member', receiver, flag });
  }

  /** A flag of what a function gives beside other things: `useFlags().flags.newNav`. */
  function ofHeld(given: Given | undefined, flag: string | undefined): boolean {
    if (given?.member === undefined || flag === undefined || !HELD_FLAGS.test(given.member)) return false;
    const { module, origin, name } = given.reader;
    if (!NO_FLAG.test(flag)) uses.push({ kind: 'member', module, origin, receiver: `${name}().${given.member}`, place: 'member', flag });
    return true;
  }

  /** `context.getFeatureFlags()`, also through a variable: a method that gives all flags at once. */
  function allBy(expression: Node, depth = 0): { name: string; receiver: string; isAsync?: true } | undefined {
    const node = bare(expression);
    if (node.type === 'AwaitExpression') { const method = allBy(node.argument, depth); return method && { ...method, isAsync: true }; }
    const callee = node.type === 'CallExpression' && node.arguments.length === 0 ? bare(node.callee) : undefined;
    const [name, receiver] = callee?.type === 'MemberExpression' ? [staticName(callee.property, callee.computed), nameOf(callee.object)] : [];
    if (name !== undefined && ALL.test(name) && /flag|feature|toggle|switch/i.test(name)) return { name, receiver: receiver ?? 'this' };
    const variable = node.type === 'Identifier' && depth < 2 ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    return sole && sole.steps.length === 0 ? allBy(sole.from, depth + 1) : undefined;
  }

  /** `const { hasFeature } = useUser()` of a hook of the project's own that is not named after flags. */
  function takenFromHook(callee: TSESTree.Identifier): Pick<ReaderUse, 'name' | 'module' | 'origin' | 'receiver'> | undefined {
    const variable = bindings.variableOf(callee);
    const sole = variable && bindings.soleValue(variable);
    const [step, ...others] = sole?.steps ?? [];
    const call = sole && bare(sole.from);
    if (!step || !('member' in step) || others.length > 0 || !isReaderName(step.member) || call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || !/^use[A-Z]/.test(call.callee.name)) return undefined;
    const [definition] = bindings.variableOf(call.callee)?.defs ?? [];
    if (definition?.node.type !== 'ImportSpecifier' || definition.parent?.type !== 'ImportDeclaration' || definition.node.imported.type !== 'Identifier') return undefined;
    const hook = definition.node.imported.name;
    const from = locate(definition.parent.source.value, hook);
    return from && { name: step.member, receiver: `${hook}()`, ...from };
  }

  /** The call of an imported reader that an expression is, also through a variable. */
  function givenBy(expression: Node, depth = 0): Given | undefined {
    const node = bare(expression);
    if (node.type === 'AwaitExpression') return givenBy(node.argument, depth);
    if (node.type === 'MemberExpression') {
      const member = staticName(node.property, node.computed);
      const inner = member === undefined || !HELD_FLAGS.test(member) ? undefined : givenBy(node.object, depth);
      return inner && member !== undefined && inner.member === undefined ? { ...inner, member } : undefined;
    }
    if (node.type === 'CallExpression') {
      const [first] = node.arguments;
      const selector = first?.type === 'Identifier' && SELECTOR_HOOK.test(lastWordOf(node.callee)) ? imported.get(first.name) : undefined;
      if (selector && (ALL.test(selector.name) || SELECTS_ALL.test(selector.name))) return { reader: selector, call: node };
      const reader = node.callee.type === 'Identifier' ? imported.get(node.callee.name) : undefined;
      return reader && (ALL.test(reader.name) || isReaderName(reader.name)) && !keyAmong(node.arguments) ? { reader, call: node } : undefined;
    }
    const variable = node.type === 'Identifier' && depth < 2 ? bindings.variableOf(node) : undefined;
    const sole = variable && bindings.soleValue(variable);
    const given = sole && sole.steps.length < 2 ? givenBy(sole.from, depth + 1) : undefined;
    const [step] = sole?.steps ?? [];
    if (!given || !step) return given;
    return given.member === undefined && 'member' in step ? { ...given, member: step.member } : undefined;
  }
}

/** Whether a function is a flag of its own, by its name and that of its module. */
const isOwnFlag = ({ name, module }: Imported): boolean => FLAG_FUNCTION.test(name) && FLAG_MODULE.test(module);

const isMethod = (name: string, holder: string): boolean => isReaderName(name) || (PLAIN_METHOD.test(name) && CARRIER.test(holder));

/** What a package gives by a name; undefined for what is no package. */
const ofPackage = (from: string, name: string): Omit<Imported, 'name'> | undefined => (/^(?:@[\w.-]+\/)?[a-z][\w.-]*(?:\/|$)/.test(from) ? { module: from, origin: `${from} ${name}` } : undefined);

/** What the file imports from the project's own modules and from packages, by local name. */
function importedNames(ast: TSESTree.Program, locate: Locate): ReadonlyMap<string, Imported> {
  const imported = new Map<string, Imported>();
  for (const node of ast.body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    for (const specifier of node.specifiers) {
      const exported = specifier.type === 'ImportDefaultSpecifier' ? 'default'
        : specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : undefined;
      const name = exported === 'default' ? specifier.local.name : exported;
      if (exported === undefined || name === undefined || !(isReaderName(name) || PLAIN_FUNCTION.test(name) || ALL.test(name) || GATE.test(name) || SETTING_FUNCTION.test(name) || FLAG_FUNCTION.test(name) || SELECTS_ALL.test(name) || HOC.test(name))) continue;
      const from = locate(node.source.value, exported) ?? (isReaderName(name) && !ONLY_VARIANT.test(name) ? ofPackage(node.source.value, exported) : undefined);
      if (from) imported.set(specifier.local.name, { name, ...from });
    }
  }
  return imported;
}

/** The first argument that is a key or holds one; what is a member of flags' names rather than a text. */
function keyAmong(given: readonly Node[]): { place: string; flag: string; isNamed?: true } | undefined {
  const named = given.findIndex((argument) => (argument.type === 'MemberExpression' ? keyOf(argument) !== undefined : argument.type === 'Identifier' && CONSTANT.test(argument.name) && /FLAG|FEATURE|TOGGLE/.test(argument.name)));
  if (named >= 0) return { place: `arg:${String(named)}`, flag: keyOf(given[named]) ?? '', isNamed: true };
  for (const [index, argument] of given.entries()) {
    const flag = keyOf(argument);
    if (flag !== undefined) return { place: `arg:${String(index)}`, flag };
    for (const p of argument.type === 'ObjectExpression' ? argument.properties : []) {
      const name = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
      const inner = p.type === 'Property' && name !== undefined && OPTION.test(name) ? keyOf(p.value) : undefined;
      if (name !== undefined && inner !== undefined) return { place: `arg:${String(index)}.${name}`, flag: inner };
    }
  }
  return undefined;
}

/** The key that an expression is: a text, or a member of what is named after flags. */
function keyOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type === 'Identifier') return CONSTANT.test(node.name) ? node.name : undefined;
  if (node?.type !== 'MemberExpression' || node.computed || node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return undefined;
  if (KEY_OF.test(node.property.name) && /^[A-Z]/.test(node.object.name)) return `${node.object.name}.${node.property.name}`;
  return NAMED_KEYS.test(node.object.name) ? node.property.name : undefined;
}

function nameOf(expression: Node): string | undefined {
  const node = bare(expression);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** What an object of flags is called: `featureFlags`, `config.flags`. */
function objectOf(node: Node): string | undefined {
  const name = nameOf(node);
  if (name === undefined || OBJECT.test(name)) return name;
  const holder = node.type === 'MemberExpression' ? nameOf(node.object) : undefined;
  const isHeld = holder !== undefined && ((AMONG_SETTINGS.test(name) && SETTINGS.test(holder)) || (FEATURES.test(name) && PLAIN_SETTINGS.test(holder)));
  return isHeld ? `${holder}.${name}` : undefined;
}

/** Whether what is taken from an object is a value by itself, rather than a key that something is asked by. */
function isPlainValue(object: Node): boolean {
  const member = object.parent && outermost(object).parent;
  const outer = member?.type === 'MemberExpression' ? outermost(member).parent : undefined;
  return outer !== undefined && outer.type !== 'CallExpression' && outer.type !== 'MemberExpression' && outer.type !== 'JSXExpressionContainer';
}

/** Whether code asks only whether a value is true. */
function isTested(node: Node): boolean {
  const { parent } = outermost(node);
  return (parent?.type === 'UnaryExpression' && parent.operator === '!') || parent?.type === 'LogicalExpression' || ((parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === node);
}

/** Whether a call's result is treated as a promise. */
function isAwaited(call: TSESTree.CallExpression): boolean {
  const { parent } = outermost(call);
  if (parent?.type === 'AwaitExpression') return true;
  if (parent?.type === 'MemberExpression') return parent.property.type === 'Identifier' && /^(?:then|catch|finally)$/.test(parent.property.name);
  const all = parent?.type === 'ArrayExpression' ? parent.parent : undefined;
  return all?.type === 'CallExpression' && all.callee.type === 'MemberExpression' && all.callee.object.type === 'Identifier' && all.callee.object.name === 'Promise';
}

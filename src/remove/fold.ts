import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Constant, Range } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { compact } from './compact.ts';
import { bereavedDependencies, bereavedMembers, bereavedProps } from './bereaved.ts';
import { collide, deleted, inOrder, mapOffset, slideOffset, within, type Edit } from './edits.ts';
import { isEffectFree, isFreeClass } from './effects.ts';
import { constantOf } from './constant-of.ts';
import { chosenValue } from './chosen.ts';
import { createEvaluator } from './evaluate.ts';
import { functionOf, takenFunction } from './function-of.ts';
import { conditionGateOf } from './condition-gate.ts';
import { NO_ROLES } from './import-roles.ts';
import { exact, isLiteral, isTruthy, literal, type Known } from './known.ts';
import { madeBy } from './made-functions.ts';
import { Layout } from './layout.ts';
import { areInScript, isInScript, markupNames, namesIn } from './markup.ts';
import { Overlay } from './overlay.ts';
import type { Called, Change, Declared, Mark, Outside, Pass, PassContext } from './pass.ts';
import { passes as allPasses } from './passes/index.ts';
import { importedBy, isMaker, isPureImport, isRunner, type PackageExport } from './pure-imports.ts';
import { getterNames, isPure } from './purity.ts';
import { isAfterDeclaration } from './run-order.ts';
import { stateSelectorOf } from './state-selectors.ts';
import { templateChanges } from './templates/changes.ts';
import { templateView, type TemplateView } from './templates/view.ts';
import { listOf } from './statements.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;

/** Parses a text under a file's name; undefined when it is not valid. */
export type Parse = (file: string, text: string) => Source | undefined;

const PLACEHOLDER = /^__unflag_(\d+)__$/;
const ROUNDS = 300;

/** Notes about a name or node that go with it; others slide to where their place comes to stand. */
const FIXED: ReadonlySet<Mark['kind']> = new Set(['candidate', 'known', 'gate', 'declaration', 'member', 'chosen', 'default', 'companion', 'forced', 'forgotten', 'unread', 'refused']);

/** Columns of a line, where the project does not say (prettier's own default). */
const DEFAULT_WIDTH = 80;

/** One file on its way through a removal: an overlay of its text, what is known in it, and notes about places. */
export class Fold {
  readonly file: string;
  readonly overlay: Overlay;
  private readonly parse: Parse;
  private readonly passes: readonly Pass[];
  private readonly outside: Outside | undefined;
  private marks: Mark[] = [];
  private readonly table: { known: Known; seed?: number }[] = [];
  /** Absent where the text is to be parsed when it is asked for. */
  private tree: Source | undefined;
  private asked: { readonly source: Source; readonly notes: number; readonly context: PassContext } | undefined;
  /** What was asked of the template of the present text. */
  private markup: { readonly source: Source; readonly view: TemplateView | undefined; readonly names: ReadonlySet<string>; readonly unread: ReadonlySet<string> } | undefined;
  /** Reads that were put back, by seed. */
  readonly leftovers: number[] = [];

  constructor(source: Source, parse: Parse, outside?: Outside, passes: readonly Pass[] = allPasses, overlay = new Overlay(source.text)) {
    this.file = source.file;
    this.tree = source;
    this.overlay = overlay;
    this.parse = parse;
    this.passes = passes;
    this.outside = outside;
  }

  /** A fold that goes on from here and takes the tree along, while this one stays as it is. */
  copy(outside: Outside): Fold {
    const copy = new Fold(this.source, this.parse, outside, this.passes, this.overlay.copy());
    copy.marks = [...this.marks];
    copy.table.push(...this.table);
    copy.leftovers.push(...this.leftovers);
    this.tree = this.asked = undefined;
    return copy;
  }

  private get source(): Source {
    return (this.tree ??= this.parsed());
  }

  /**
   * Text that stands for a known value. A value that can not be written as a literal stands as a call with the read itself
   * inside, so that what the read uses stays in use until the read goes.
   */
  placeholder(known: Known, seed?: number): string {
    const entry = { known, ...(seed === undefined ? {} : { seed }) };
    return `__unflag_${this.table.push(entry) - 1}__`;
  }

  get current(): Source {
    return this.source;
  }

  get notes(): readonly Mark[] {
    return this.marks.filter((m) => this.isOpen(m));
  }

  /** The template of the present text, where it is understood. */
  get view(): TemplateView | undefined {
    return this.askedOfMarkup.view;
  }

  /** Names that markup may use in what is not read. */
  get unreadNames(): ReadonlySet<string> {
    return this.askedOfMarkup.unread;
  }

  /** The names that markup may use, and those of them that it may use in what is not read: their declarations stay. */
  private get askedOfMarkup(): NonNullable<typeof this.markup> {
    const { source } = this;
    if (this.markup?.source !== source) {
      const view = templateView(source);
      const names = markupNames(source);
      this.markup = { source, view, names, unread: view?.unreadNames() ?? names };
    }
    return this.markup;
  }

  /** Adds notes, in offsets of the present text. */
  mark(marks: readonly Mark[]): void {
    for (const mark of marks) {
      const known = this.marks.findIndex((m) => m.kind === mark.kind && m.offset === mark.offset && m.name === mark.name);
      if (known >= 0) this.marks[known] = { ...this.marks[known], ...mark };
      else this.marks.push(mark);
    }
  }

  /** Whether a note counts: a name goes no sooner than markup lets go of it. */
  private isOpen({ kind, name }: Mark): boolean {
    return kind !== 'candidate' || name === undefined || !this.unreadNames.has(name);
  }

  /** Of changes in order of precedence those that stay within scripts and expressions of the template, and do not touch each other's text. */
  private select(changes: readonly Change[]): Change[] {
    const { source } = this;
    return select(changes.filter(({ edits, isMarkup }) => isMarkup === true || areInScript(source, edits) || (this.view?.mayEdit(edits) ?? false)));
  }

  /** Applies changes from outside the passes, such as the placeholders of the reads. Returns those that were accepted. */
  change(changes: readonly Change[], carriers: readonly Range[] = []): Change[] {
    const accepted = this.select(changes);
    if (accepted.length > 0) this.apply(accepted, carriers);
    return accepted;
  }

  /** Runs the passes until they have nothing more to do. */
  run(): void {
    for (let round = 0; ; round++) {
      if (round === ROUNDS) throw new Error(`${this.file}: the removal does not settle after ${ROUNDS} rounds`);
      const markup = this.view ? select(templateChanges(this.view, this.context(), this.overlay.touched())) : [];
      const accepted = markup.length > 0 ? markup : this.select(this.round());
      if (accepted.length === 0) return;
      this.apply(accepted, []);
    }
  }

  private round(): Change[] {
    const context = this.context();
    const changes: Change[] = [];
    walk(this.source.ast, (node) => {
      for (const pass of this.passes) {
        const change = pass.visit(node, context);
        if (change && change.edits.length > 0) {
          changes.push(change);
          break;
        }
      }
    });
    return changes;
  }

  /** What others may ask of the present text: its context, made again where the text or the notes changed. */
  get contextNow(): PassContext {
    const { source, marks: { length: notes } } = this;
    if (this.asked?.source !== source || this.asked.notes !== notes) this.asked = { source, notes, context: this.context() };
    return this.asked.context;
  }

  /** What passes may ask of the present text. */
  context(): PassContext {
    const { source } = this;
    const variables = variablesOf(source);
    const marks = new Map(this.notes.map((m) => [`${m.kind}:${m.offset}`, m]));
    const { view, names } = this.askedOfMarkup;
    const marked = (kind: Mark['kind'], offset: number): Mark | undefined => marks.get(`${kind}:${offset}`);
    const getters = getterNames(source.ast);
    const variable = (node: Node): Variable | undefined => (view && !isInScript(source, node.range) && !view.isOfScript(node) ? undefined : variables.get(node));
    const roles = this.outside?.roles(source) ?? NO_ROLES;
    const isImport = (name: Node): boolean => variables.get(name)?.defs[0]?.type === 'ImportBinding';
    /** Whether what is called can not be read, or is described as what flags are read by. */
    const isUnread = (callee: Node): boolean => {
      if (callee.type !== 'Identifier' || roles.carriers.has(callee.name)) return true;
      const called = calledBy(callee);
      return called === undefined || roles.describes(called.context.source.file);
    };
    const handsOut = (callee: Node): boolean => {
      if (callee.type === 'Identifier') return this.isWrapped(callee) || (isImport(callee) && (roles.carriers.has(callee.name) || roles.lists.has(callee.name) || (roles.guessed.has(callee.name) && isUnread(callee))));
      if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type !== 'Identifier' || callee.property.type !== 'Identifier') return false;
      return roles.carriers.has(`${callee.object.name}.${callee.property.name}`) && isImport(callee.object);
    };
    const isCarrier = (n: Node): boolean => {
      if (n.type === 'AwaitExpression') return n.argument.type === 'CallExpression' && n.argument.callee.type === 'Identifier' && roles.lists.has(n.argument.callee.name) && isCarrier(n.argument);
      return n.type === 'Identifier' ? PLACEHOLDER.test(n.name) : n.type === 'CallExpression' && handsOut(n.callee) && n.arguments.every((a) => this.isWrapped(n.callee) || pure(a));
    };
    const judged = new Map<object, boolean>();
    const once = (about: object, judge: () => boolean): boolean => {
      if (!judged.has(about)) {
        judged.set(about, false);
        judged.set(about, judge());
      }
      return judged.get(about) ?? false;
    };
    const packageOf = (name: Node): PackageExport | undefined => (isImport(name) ? (this.outside ? this.outside.packageOf(name) : importedBy(variables.get(name))) : undefined);
    const originOf = (name: Node): PackageExport | 'own' | undefined => (variables.get(name) ? (packageOf(name) ?? 'own') : undefined);
    const isMade = (name: Node): boolean => { const imported = packageOf(name); return imported !== undefined && isMaker(imported); };
    const isInitialized = (name: Node): boolean => {
      const found = variables.get(name);
      return !found || /^(?:ImportBinding|FunctionName)$/.test(found.defs[0]?.type ?? '') || isAfterDeclaration(name, found, { variable });
    };
    const made = new Map<Variable, ReturnType<typeof madeBy>>();
    const madeOf = (name: Node): ReturnType<typeof madeBy> => {
      const declared = declarationOf(name);
      if (!declared || !isInitialized(name)) return undefined;
      const { variable: about } = declared;
      if (!made.has(about)) {
        made.set(about, undefined);
        made.set(about, madeBy(declared));
      }
      return made.get(about);
    };
    const runsGiven = (name: Node): boolean => {
      const imported = packageOf(name);
      return (imported !== undefined && isRunner(imported)) || madeOf(name) === 'runs';
    };
    const isFree = (name: Node): boolean => {
      const imported = packageOf(name);
      if ((imported && isPureImport(imported)) || madeOf(name) === 'free') return true;
      const found = calledBy(name);
      return found !== undefined && isInitialized(name) && once(found.fn, () => isEffectFree(found.fn, found.context));
    };
    const makesFree = (name: Node): boolean => {
      const declared = declarationOf(name);
      return declared !== undefined && isInitialized(name) && once(declared.variable, () => isFreeClass(declared));
    };
    const pure = (node: Node): boolean => isPure(node, getters, { isCarrier, isFree, runsGiven, makesFree, isMaker: isMade, originOf, variable });
    const known = createEvaluator({
      placeholder: (name) => this.entry(name)?.known,
      variable: (node) => { const found = variable(node); return found && this.isSetByMarkup(found) ? undefined : found; },
      declared: (offset) => marked('known', offset)?.known,
      memberOf: (node) => (view && !isInScript(source, node.range) ? view.memberOf(node) : undefined),
      inTemplate: (node) => (view && !isInScript(source, node.range) && view.isOfScript(node) ? (view.template.unwrapsRefs ? 'refs' : 'plain') : undefined),
      isPure: pure,
      declarationOf: (name) => declarationOf(name),
      chosen: (node) => chosenValue(node, { variable, marked, declarationOf }),
      selectorOf: (name) => stateSelectorOf(name, { packageOf, declarationOf }),
      isShortened: (block) => [block, ...block.body].some((n) => marked(n === block ? 'emptied' : 'settle', n.range[0]) !== undefined),
    });
    const declarationOf = (name: Node): Declared | undefined => {
      const found = variable(name);
      return isImport(name) ? this.outside?.declarationOf(name) : found && { variable: found, context };
    };
    const namedBy = (name: Node): Called | undefined => {
      const declared = declarationOf(name);
      const fn = declared && functionOf(declared.variable, (n) => declared.context.variable(n));
      return fn && { fn, context: declared.context };
    };
    const calledBy = (name: Node): Called | undefined => namedBy(name) ?? takenFunction(variable(name), namedBy);
    const context: PassContext = {
      source,
      layout: new Layout(source),
      known,
      constant: (node) => {
        const value = known(node);
        if (value) return value.kind === 'exact' ? { value: value.value } : undefined;
        return constantOf(node, { variable, declarationOf });
      },
      chosen: (node) => chosenValue(node, { variable, marked, declarationOf }),
      placeholder: (value) => this.placeholder(value),
      isPure: pure,
      isFree,
      isUnread,
      isFixed: (name) => this.outside?.isFixed(name) ?? false,
      declarationOf,
      functionOf: calledBy,
      isInMarkup: (name) => names.has(name),
      useInTemplate: (statement) => (isInScript(source, statement.range) ? undefined : view?.useOf(statement.expression)),
      variable,
      gate(name) {
        if (name.type !== 'JSXIdentifier') return undefined;
        const described = isImport(name) ? roles.gates.get(name.name) : undefined;
        const component = described ? undefined : namedBy(name);
        return described ?? (component && conditionGateOf(component.fn));
      },
      marked,
    };
    return context;
  }

  /** Whether markup may give a variable another value: `bind:value={name}`, `v-model="name"`. */
  private isSetByMarkup({ name, defs }: Variable): boolean {
    const { names, unread, view } = this.askedOfMarkup;
    const isProp = this.file.endsWith('.svelte') && defs.some((d) => d.type === 'Variable' && d.parent.kind === 'let' && d.parent.parent.type === 'ExportNamedDeclaration');
    return isProp || (this.file.endsWith('.svelte') && view ? unread : names).has(name) && defs.some((d) => d.type === 'Variable' && d.parent.kind !== 'const');
  }

  private entry(name: string): { known: Known; seed?: number } | undefined {
    const index = PLACEHOLDER.exec(name)?.[1];
    return index === undefined ? undefined : this.table[Number(index)];
  }

  /** Whether a callee is a placeholder that stands round the read it is known of. */
  private isWrapped(callee: Node): boolean {
    const known = callee.type === 'Identifier' ? this.entry(callee.name)?.known : undefined;
    return known !== undefined && !isLiteral(known);
  }

  private apply(changes: readonly Change[], carriers: readonly Range[]): void {
    const edits = withoutGaps(this.overlay.text, inOrder(changes.flatMap((c) => c.edits)));
    const candidates = this.bereaved(deleted(edits), carriers);
    const added = [...changes.flatMap((c) => c.marks ?? []), ...candidates];
    const isEdited = new Set(edits.map((e) => e.start));
    const mayJoin = (start: number): boolean => isEdited.has(start) || HAZARD.test(this.source.text.slice(start, start + HAZARD_LENGTH));
    const starts = statementStarts(this.source).filter((start) => mayJoin(start) && isInScript(this.source, [start, start])).flatMap((start) => landing(start, edits) ?? []);
    this.overlay.apply(edits);
    const source = this.parse(this.file, this.overlay.text);
    const seams = source ? this.seams(starts, source) : this.everySeam(starts);
    if (seams.length > 0) this.overlay.apply(seams);
    this.tree = source && seams.length === 0 ? source : this.parsed();
    const moved: Mark[] = [];
    for (const mark of [...this.marks, ...added]) {
      const first = FIXED.has(mark.kind) ? mapOffset(mark.offset, edits) : slideOffset(mark.offset, edits);
      if (first === undefined) continue;
      const offset = slideOffset(first, seams);
      if (moved.some((m) => m.kind === mark.kind && m.offset === offset && m.name === mark.name && (m.carrier === true || mark.carrier !== true) && (m.written === true || mark.written !== true) && (m.unshared === true || mark.unshared !== true))) continue;
      moved.push({ ...mark, offset });
    }
    this.marks = moved;
  }

  private parsed(): Source {
    const source = this.parse(this.file, this.overlay.text);
    if (!source) throw new Error(`${this.file}: a removal broke the syntax:\n${this.overlay.text}`);
    return source;
  }

  /** Semicolons where a statement that begins like a continuation came to stand behind one that ends without. */
  private seams(starts: readonly number[], source: Source): Edit[] {
    const hazards = this.hazards(starts);
    if (hazards.length === 0) return [];
    const present = new Set(statementStarts(source));
    return semicolons(hazards.filter((at) => !present.has(at)));
  }

  /** The same where the text does not even parse without them. */
  private everySeam(starts: readonly number[]): Edit[] {
    return semicolons(this.hazards(starts).filter((at) => !/(?:^|[;{}])\s*$/.test(this.overlay.text.slice(0, at))));
  }

  /** Places of statements that begin like the continuation of what is before them. */
  private hazards(starts: readonly number[]): number[] {
    const { text } = this.overlay;
    return starts.map((at) => pastComments(text, at)).filter((at) => HAZARD.test(text.slice(at, at + HAZARD_LENGTH)) && !text.startsWith('</', at));
  }

  /** Declared names outside the deleted text that lose a use with it. */
  private bereaved(gone: readonly Range[], carriers: readonly Range[]): Mark[] {
    const marks: Mark[] = [];
    const named = this.view ? namesIn(gone.filter((range) => !isInScript(this.source, range)).map((range) => this.source.text.slice(...range)).join(' ')) : new Set<string>();
    for (const scope of this.source.scopes.scopes) {
      const isOuter = scope.type === 'module' || scope.type === 'global';
      for (const variable of scope.variables) {
        const carrier = variable.references.some((r) => carriers.some((c) => within(r.identifier.range, c)));
        const own = variable.defs.flatMap(({ type, node }) => (/^(?:FunctionName|ClassName|Variable)$/.test(type) ? [node.range] : []));
        const lost = variable.references.filter((r) => !r.init && gone.some((g) => within(r.identifier.range, g)) && !own.some((range) => within(r.identifier.range, range)));
        if (!carrier && lost.length === 0 && !(isOuter && named.has(variable.name))) continue;
        const written = lost.some((r) => r.isWrite());
        marks.push(...bereavedDependencies(variable, lost));
        for (const def of variable.defs) {
          if (gone.some((g) => within(def.name.range, g))) continue;
          marks.push({ kind: 'candidate', offset: def.name.range[0], name: variable.name, ...(carrier ? { carrier } : {}), ...(written ? { written } : {}) });
        }
      }
    }
    return [...marks, ...bereavedMembers(this.source, gone, carriers), ...bereavedProps(this.source, gone)];
  }

  /** Seeds whose value can not be written and that are still in the text: they would be put back. */
  pending(): number[] {
    const seeds: number[] = [];
    walk(this.source.ast, (node) => {
      const entry = node.type === 'Identifier' ? this.entry(node.name) : undefined;
      const value = entry?.known.kind === 'promise' ? entry.known.of : entry?.known;
      if (entry && value?.kind !== 'exact') seeds.push(entry.seed ?? -1);
    });
    return [...seeds, ...this.unmoved()];
  }

  /** Seeds whose declared name is still there: it is taken out of an object that must stay as it is, or set again. */
  unmoved(): number[] {
    return this.marks.flatMap((m) => (m.kind === 'known' && m.seed !== undefined ? [m.seed] : []));
  }

  /** Writes what stands for known values as literals and puts back what can not be written. */
  finish(width = DEFAULT_WIDTH): void {
    const quote = quoteOf(this.overlay.original);
    const isBare = !this.overlay.original.includes('={true}');
    const edits: Edit[] = [];
    walk(this.source.ast, (node) => {
      const entry = node.type === 'Identifier' ? this.entry(node.name) : undefined;
      if (!entry) return;
      const [start, end] = node.range;
      const value = entry.known.kind === 'promise' ? entry.known.of : entry.known;
      const place = this.view?.placeAt(node.range);
      if (place && entry.known.kind === 'exact' && value.kind === 'exact') edits.push({ start, end, text: quoted(printed(value.value, place.quote === "'" ? '"' : "'", node), place.quote) });
      else if (value.kind === 'exact' && entry.known.kind === 'promise') edits.push({ start, end, text: `Promise.resolve(${printed(value.value, quote, node)})` });
      else if (value.kind === 'exact' && value.value === true && isBare && isAttributeValue(node)) edits.push(bareAttribute(node, this.overlay.text));
      else if (value.kind === 'exact') edits.push({ start, end, text: printed(value.value, quote, node) });
      else if (node.parent?.type === 'CallExpression' && node.parent.callee === node) {
        edits.push({ start, end: end + 1, text: '' }, { start: node.parent.range[1] - 1, end: node.parent.range[1], text: '' });
        this.leftovers.push(entry.seed ?? -1);
      } else throw new Error(`${this.file}: a value that can not be written is left`);
    });
    if (edits.length > 0) this.apply([{ edits }], []);
    this.compact(width);
  }

  /** Joins lines that the removal left broken. */
  private compact(width: number): void {
    for (let round = 0; round < ROUNDS; round++) {
      const found = compact(this.source, this.overlay.touched(), width).filter((edit) => areInScript(this.source, [edit]));
      if (found.length === 0) return;
      this.apply([{ edits: found }], []);
    }
  }
}

/** Where several whole lines go together, one of the blank lines round them goes too. */
function withoutGaps(text: string, edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  let from = -1;
  for (const edit of edits) {
    const last = result.at(-1);
    const joins = last && last.end === edit.start && last.text === '' && edit.text === '' && last.end > last.start && edit.end > edit.start && /[\n\r]$/.test(text.slice(0, edit.start));
    if (!joins) from = edit.start;
    result.push(edit);
    const next = edits[result.length];
    if (!joins || next?.start === edit.end || edit.text !== '') continue;
    const blank = /^[^\S\n\r]*(?:\r\n|\n|\r)/.exec(text.slice(edit.end))?.[0];
    const isAlone = from === 0 || /(?:[{([]|\n)[^\S\n\r]*\r?\n$/.test(text.slice(0, from));
    if (blank !== undefined && isAlone && !(next && next.start < edit.end + blank.length)) result[result.length - 1] = { ...edit, end: edit.end + blank.length };
  }
  return result;
}

/** Offset of the first token at or after an offset. */
const pastComments = (text: string, at: number): number => at + (/^(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/.exec(text.slice(at))?.[0].length ?? 0);

const semicolons = (places: readonly number[]): Edit[] => [...new Set(places)].map((at) => ({ start: at, end: at, text: ';' }));

const HAZARD = /^(?:[([`+\-/*,.<]|in\b|instanceof\b)/;
const HAZARD_LENGTH = 12;

/** Offsets at which a list has a statement. */
function statementStarts(source: Source): number[] {
  const starts: number[] = [];
  walk(source.ast, (node) => {
    if (listOf(node)) starts.push(node.range[0]);
  });
  return starts;
}

/** Where a statement begins after the edits; undefined when it went. */
function landing(start: number, edits: readonly Edit[]): number | undefined {
  const others = edits.filter((e) => e.start !== start);
  return mapOffset(start, others);
}

/** A literal as it may stand where the node stands. */
function printed(value: Constant, quote: "'" | '"', node: Node): string {
  const parent = node.parent;
  const text = literal(parent && 'test' in parent && parent.test === node && parent.type !== 'SwitchCase' ? isTruthy(exact(value)) : value, quote);
  if (parent?.type === 'MemberExpression' && parent.object === node && typeof value !== 'string' && typeof value !== 'boolean') return `(${text})`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && (parent?.type === 'ArrowFunctionExpression' || parent?.type === 'ExpressionStatement')) return `(${text})`;
  if (typeof value === 'number' && value < 0 && parent?.type === 'BinaryExpression') return `(${text})`;
  return text;
}

/** Code as it may stand between quotes that would end it. */
const quoted = (code: string, quote: string): string => (quote === '' ? code : code.replaceAll(/["'&]/g, (c) => (c === quote || c === '&' ? `\\x${c.charCodeAt(0).toString(16)}` : c)));

/** `name={<known>}`, the whole value of an attribute. */
const isAttributeValue = (node: Node): boolean => node.parent?.type === 'JSXExpressionContainer' && node.parent.parent.type === 'JSXAttribute';

/** `name={true}` is `name`. */
function bareAttribute(node: Node, text: string): Edit {
  const container = node.parent!;
  const { name } = container.parent as TSESTree.JSXAttribute;
  const isPlain = text.slice(container.range[0] + 1, node.range[0]).trim() === '' && text.slice(node.range[1], container.range[1] - 1).trim() === '';
  return isPlain ? { start: name.range[1], end: container.range[1], text: '' } : { start: node.range[0], end: node.range[1], text: 'true' };
}

/** The quotes a file uses most. */
function quoteOf(text: string): "'" | '"' {
  const single = text.split("'").length;
  return text.split('"').length > single ? '"' : "'";
}

/** Of changes in order of precedence those that do not touch each other's text. */
function select(changes: readonly Change[]): Change[] {
  const accepted: Change[] = [];
  const edits: Edit[] = [];
  const claims = new Set<string>();
  for (const change of changes) {
    if (change.edits.some((e) => edits.some((o) => collide(e, o)))) continue;
    if (change.claims?.some((c) => claims.has(c))) continue;
    accepted.push(change);
    edits.push(...change.edits);
    for (const claim of change.claims ?? []) claims.add(claim);
  }
  return accepted;
}

import type { Range } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { bereavedMarks } from './bereaved.ts';
import { compact } from './compact.ts';
import { createContext } from './create-context.ts';
import { compatible, deleted, inOrder, mapOffset, slideOffset, withoutGaps } from './edits.ts';
import { areInScript } from './markup.ts';
import { MarkupUse } from './markup-use.ts';
import { Layout } from './layout.ts';
import { Overlay } from './overlay.ts';
import type { Change, Mark, Outside, Pass, PassContext } from './pass.ts';
import { passes as allPasses } from './passes/index.ts';
import { Placeholders } from './placeholders.ts';
import { seamsOf } from './seams.ts';
import { templateChanges } from './templates/changes.ts';
import { written } from './written.ts';

/** Parses a text under a file's name; undefined when it is not valid. */
export type Parse = (file: string, text: string) => Source | undefined;

const ROUNDS = 300;

/** Notes about a name or node that go with it; others slide to where their place comes to stand. */
const FIXED: ReadonlySet<Mark['kind']> = new Set(['candidate', 'known', 'gate', 'declaration', 'member', 'chosen', 'default', 'companion', 'forced', 'forgotten', 'unread', 'refused']);

/** One file on its way through a removal: an overlay of its text, what is known in it, and notes about places. */
export class Fold {
  readonly file: string;
  readonly overlay: Overlay;
  readonly placeholders: Placeholders;
  private readonly parse: Parse;
  private readonly passes: readonly Pass[];
  private readonly outside: Outside | undefined;
  private marks: Mark[] = [];
  /** Absent where the text is to be parsed when it is asked for. */
  private tree: Source | undefined;
  private asked: { readonly source: Source; readonly notes: number; readonly context: PassContext } | undefined;
  private used: MarkupUse | undefined;
  /** Reads that were put back, by seed. */
  readonly leftovers: number[] = [];

  constructor(source: Source, parse: Parse, outside?: Outside, passes: readonly Pass[] = allPasses, overlay = new Overlay(source.text), placeholders = new Placeholders()) {
    this.file = source.file;
    this.tree = source;
    this.overlay = overlay;
    this.placeholders = placeholders;
    this.parse = parse;
    this.passes = passes;
    this.outside = outside;
  }

  /** A fold that goes on from here and takes the tree along, while this one stays as it is. */
  copy(outside: Outside): Fold {
    const copy = new Fold(this.source, this.parse, outside, this.passes, this.overlay.copy(), this.placeholders.copy());
    copy.marks = [...this.marks];
    copy.leftovers.push(...this.leftovers);
    this.tree = this.asked = this.used = undefined;
    return copy;
  }

  private get source(): Source {
    return (this.tree ??= this.parsed());
  }

  get current(): Source {
    return this.source;
  }

  /** Notes that count: a name goes no sooner than markup lets go of it. */
  get notes(): readonly Mark[] {
    const { unread } = this.markup;
    return this.marks.filter(({ kind, name }) => kind !== 'candidate' || name === undefined || !unread.has(name));
  }

  /** What markup uses of the present text. */
  get markup(): MarkupUse {
    const { source } = this;
    if (this.used?.source !== source) this.used = new MarkupUse(source);
    return this.used;
  }

  /** Adds notes, in offsets of the present text. */
  mark(marks: readonly Mark[]): void {
    for (const mark of marks) {
      const known = this.marks.findIndex((m) => m.kind === mark.kind && m.offset === mark.offset && m.name === mark.name);
      if (known >= 0) this.marks[known] = { ...this.marks[known], ...mark };
      else this.marks.push(mark);
    }
  }

  /** Of changes in order of precedence those that stay within scripts and expressions of the template, and do not touch each other's text. */
  private select(changes: readonly Change[]): Change[] {
    return compatible(changes.filter(({ edits, isMarkup }) => isMarkup === true || this.markup.mayEdit(edits)));
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
      const { view } = this.markup;
      const inTemplate = view ? compatible(templateChanges(view, this.context(), this.overlay.touched())) : [];
      const accepted = inTemplate.length > 0 ? inTemplate : this.select(this.round());
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
    return createContext({ markup: this.markup, notes: this.notes, placeholders: this.placeholders, outside: this.outside });
  }

  private apply(changes: readonly Change[], carriers: readonly Range[]): void {
    const edits = withoutGaps(this.overlay.text, inOrder(changes.flatMap((c) => c.edits)));
    const added = [...changes.flatMap((c) => c.marks ?? []), ...bereavedMarks(this.markup, deleted(edits), carriers)];
    const seamsIn = seamsOf(this.source, edits);
    this.overlay.apply(edits);
    const source = this.parse(this.file, this.overlay.text);
    const seams = seamsIn(this.overlay.text, source);
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

  /** Seeds whose value can not be written and that are still in the text: they would be put back. */
  pending(): number[] {
    const seeds: number[] = [];
    walk(this.source.ast, (node) => {
      const entry = node.type === 'Identifier' ? this.placeholders.of(node.name) : undefined;
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
  finish(): void {
    const { edits, leftovers } = written(this.markup, this.placeholders, this.overlay.original);
    this.leftovers.push(...leftovers);
    if (edits.length > 0) this.apply([{ edits }], []);
    this.compact(new Layout(this.source).usualWidth);
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

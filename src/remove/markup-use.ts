import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';
import type { Edit } from './edits.ts';
import { areInScript, markupNames } from './markup.ts';
import { templateView, type TemplateView } from './templates/view.ts';

/** What the markup of a file uses of its script. */
export class MarkupUse {
  readonly source: Source;
  /** The template, where it is understood. */
  readonly view: TemplateView | undefined;
  /** Names that markup may use. */
  readonly names: ReadonlySet<string>;
  /** Names that markup may use in what is not read: their declarations stay. */
  readonly unread: ReadonlySet<string>;

  constructor(source: Source) {
    this.source = source;
    this.view = templateView(source);
    this.names = markupNames(source);
    this.unread = this.view?.unreadNames() ?? this.names;
  }

  /** Whether markup may give a variable another value: `bind:value={name}`, `v-model="name"`. */
  sets({ name, defs }: Variable): boolean {
    const isSvelte = this.source.file.endsWith('.svelte');
    const isProp = isSvelte && defs.some((d) => d.type === 'Variable' && d.parent.kind === 'let' && d.parent.parent.type === 'ExportNamedDeclaration');
    return isProp || (isSvelte && this.view ? this.unread : this.names).has(name) && defs.some((d) => d.type === 'Variable' && d.parent.kind !== 'const');
  }

  /** Whether edits stay within scripts and expressions of the template. */
  mayEdit(edits: readonly Edit[]): boolean {
    return areInScript(this.source, edits) || (this.view?.mayEdit(edits) ?? false);
  }
}

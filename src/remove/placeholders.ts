import type { TSESTree } from '@typescript-eslint/types';
import { isLiteral, type Known } from './known.ts';

const NAME = /^__unflag_(\d+)__$/;

/** Whether a text holds what stands for a known value. */
export const holdsPlaceholder = (text: string): boolean => text.includes('__unflag_');

/** Whether a name stands for a known value. */
export const isPlaceholder = (name: string): boolean => NAME.test(name);

interface Entry {
  readonly known: Known;
  readonly seed?: number;
}

/** Names that stand for known values in a text on its way through a removal. */
export class Placeholders {
  private readonly table: Entry[];

  constructor(table: readonly Entry[] = []) {
    this.table = [...table];
  }

  copy(): Placeholders {
    return new Placeholders(this.table);
  }

  /**
   * A name for a known value. A value that can not be written as a literal stands as a call with the read itself inside,
   * so that what the read uses stays in use until the read goes.
   */
  add(known: Known, seed?: number): string {
    const entry = { known, ...(seed === undefined ? {} : { seed }) };
    return `__unflag_${this.table.push(entry) - 1}__`;
  }

  of(name: string): Entry | undefined {
    const index = NAME.exec(name)?.[1];
    return index === undefined ? undefined : this.table[Number(index)];
  }

  /** Whether a callee stands round the read that its value is known of. */
  isWrapper(callee: TSESTree.Node): boolean {
    const known = callee.type === 'Identifier' ? this.of(callee.name)?.known : undefined;
    return known !== undefined && !isLiteral(known);
  }
}

import type { Source } from '../facts/source.ts';
import type { FileFacts } from '../facts/types.ts';
import type { Config } from '../config/types.ts';
import type { Registry } from '../registry/types.ts';
import type { Sdk } from '../sdks/types.ts';
import type { Parse } from './fold.ts';

/** What a removal may know of a project: its files as they are, and what they mean. Nothing is written through it. */
export interface RemovalProject {
  readonly config: Config;
  readonly registry: Registry;
  /** Every source file, by path from the root, those that are left out too. */
  readonly sources: readonly string[];
  /** Source files that the configuration leaves out: they may use what others export, and are never changed. */
  readonly excluded?: readonly string[];
  /** Every other file that is not excluded. */
  readonly others: readonly string[];
  /** Text without a byte order mark. */
  read(file: string): string | undefined;
  readonly parse: Parse;
  /** Facts of the files that have to do with flags. */
  facts(file: string): FileFacts | undefined;
  /** Files with facts. */
  readonly flagged: readonly string[];
  isTest(file: string): boolean;
  /** The project's file that an import source means; undefined for packages. */
  resolve(file: string, source: string): string | undefined;
  /** Facts of a changed text's tree, where the reader can give them; with further readers of flags than the project's. */
  readAgain?(source: Source, readers?: readonly Sdk[]): FileFacts | undefined;
}

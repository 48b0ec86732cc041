import type { Colors } from 'picocolors/types.js';
import type { Report } from '../project/types.ts';

/** What a reporter may use besides the report. */
export interface Output {
  /** Prints; the text brings its own line ends. */
  write(text: string): void;
  readonly colors: Colors;
  /** Characters a line on the terminal; 100 where there is none. */
  readonly columns: number;
  /** Text of a project file, for code frames. */
  read(file: string): string | undefined;
  /** Version of unflag. */
  readonly version: string;
}

/** Prints a report in one format. */
export type Reporter = (report: Report, output: Output) => void;

/** What a command gets of the process it runs in. */
export interface Context {
  readonly version: string;
  readonly cwd: string;
  readonly now: Date;
  readonly colors: boolean;
  /** Characters a line on the terminal; 100 where there is none. */
  readonly columns: number;
  /** The error stream is a terminal: progress may be shown on it. */
  readonly progress: boolean;
  /** System and Node version, for bug reports. */
  readonly platform: string;
  out(text: string): void;
  err(text: string): void;
}

/** 0 nothing to report · 1 findings, refusals or a failed verification · 2 usage, configuration or crash. */
export type ExitCode = 0 | 1 | 2;

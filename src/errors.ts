/** One thing that is wrong with what the user wrote; line and column are 1-based. */
export interface Problem {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where inside the file, as a path: `routers[0].forms[1].kind`. */
  readonly path?: string;
  /** What was expected, what was found, what to do. */
  readonly message: string;
}

/** A problem in one line: `unflag.config.yaml:7:5 routers[0].kind: expected …`. */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
  if (!place) return path ? `${path}: ${message}` : message;
  return path ? `${place} ${path}: ${message}` : `${place}: ${message}`;
}

/** An error of the user's input: its message is shown as it is, one line a problem, without a stack. */
export class KnownError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
    this.name = new.target.name;
  }
}

/** The configuration is wrong, with all its problems at once. */
export class ConfigError extends KnownError {}

/** A registry is wrong, with all its problems at once. */
export class RegistryError extends KnownError {}

/** A command or a call was asked for something that does not exist or makes no sense. */
export class UsageError extends KnownError {
  constructor(message: string) {
    super([{ message }]);
  }
}

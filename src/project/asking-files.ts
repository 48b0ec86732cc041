import type { Config } from '../config/types.ts';
import type { OpenQuestion } from '../facts/types.ts';
import type { Sdk } from '../sdks/types.ts';
import { textOf } from './text-of.ts';
import type { ScannedFile } from './types.ts';

/** With more files, types are not asked: what is open stays open. */
const MAX_FILES = 200;

/** Files with questions that types could answer, sorted. */
export function askingFiles(files: Iterable<ScannedFile>, others: readonly string[], config: Config): string[] {
  const isWorthAsking = openQuestionFilter(others, config);
  const asking = [...files].filter(({ facts }) => facts.openQuestions?.some(isWorthAsking)).map(({ file }) => file);
  return asking.sort().slice(0, MAX_FILES);
}

/** Says of an open question whether it matters: methods of SDKs that no manifest of the project names are others' methods. */
export function openQuestionFilter(others: readonly string[], { root, sdks }: Config): (question: OpenQuestion) => boolean {
  const known = new Map<string, boolean>();
  let manifests: readonly string[] | undefined;
  const isNamed = ({ modules }: Sdk): boolean => {
    manifests ??= others.filter((file) => /(?:^|\/)package\.json$/.test(file)).map((file) => textOf(root, file) ?? '');
    const packages = modules.map((module) => `"${/^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module}"`);
    return manifests.some((manifest) => packages.some((name) => manifest.includes(name)));
  };
  const isUsed = (name: string): boolean => {
    const sdk = sdks.find((each) => each.name === name);
    const is = known.get(name) ?? (!sdk || isNamed(sdk));
    known.set(name, is);
    return is;
  };
  return ({ about, sdks: names = [] }) => about === 'key' || names.some(isUsed);
}

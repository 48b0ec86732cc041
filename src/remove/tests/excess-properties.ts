import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import { offsetAt } from '../../text/lines.ts';
import { keyNamedBy } from '../overrides.ts';
import type { RemovalProject } from '../project.ts';
import type { ChangedFile } from '../remove.ts';
import { placeOf } from './shapes.ts';

const EXCESS = /^(.*):(\d+):(\d+) TS(?:2353|2561): .*'([^']+)' does not exist in type/;

/** By test file, the shapes of places that give a type a requested flag which the removal took out of it. */
export function excessProperties(errors: readonly string[], files: readonly ChangedFile[], project: RemovalProject, keys: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const error of errors) {
    const [, file = '', line, column, name = ''] = EXCESS.exec(error) ?? [];
    if (keyNamedBy(name, keys) === undefined || !project.isTest(file)) continue;
    const text = files.find((f) => f.file === file)?.after ?? project.read(file) ?? '';
    const offset = offsetAt(text, Number(line), Number(column));
    const source = project.parse(file, text);
    const place = source && propertyAt(source.ast, offset);
    const shape = place && placeOf(place)?.shape;
    if (shape !== undefined) found.set(file, (found.get(file) ?? new Set()).add(shape));
  }
  return found;
}

function propertyAt(ast: TSESTree.Program, offset: number): TSESTree.Property | undefined {
  let found: TSESTree.Property | undefined;
  walk(ast, (n) => {
    if (n.type === 'Property' && n.key.range[0] === offset && n.parent.type === 'ObjectExpression') found = n;
    return !found && n.range[0] <= offset && offset < n.range[1];
  });
  return found;
}

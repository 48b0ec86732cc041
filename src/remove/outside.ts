import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';
import { contextOf } from './callees.ts';
import type { Outside } from './pass.ts';
import type { Plan } from './plan.ts';
import type { PackageExport } from './pure-imports.ts';
import { exportsOf } from './usage.ts';

type Node = TSESTree.Node;

/** What the other files of a project tell of the names that one file imports. */
export function outsideOf(plan: Plan, file: string): Omit<Outside, 'roles'> {
  return {
    isFixed: (name) => {
      const found = declarationOf(plan, file, name);
      return found !== undefined && ('module' in found || (found.variable?.defs.length !== 0 && (found.variable?.references ?? []).every((r) => !r.isWrite() || r.init)));
    },
    packageOf: (name) => {
      const found = declarationOf(plan, file, name);
      return found && 'module' in found ? found : undefined;
    },
    declarationOf: (name) => {
      const found = declarationOf(plan, file, name);
      const declared = found && 'file' in found ? found : undefined;
      const context = declared?.variable ? contextOf(plan, declared.file) : undefined;
      const id = declared?.variable?.identifiers[0];
      const variable = context && id && variableAt(context.source, id);
      return variable && { variable, context };
    },
    isExtended: (name) => plan.isExtended(name),
  };
}

interface Found {
  readonly file: string;
  /** Absent for `export default <expression>`. */
  readonly variable?: Variable;
}

/** Where an imported name is declared, through modules that export it on. */
function declarationOf(plan: Plan, file: string, name: Node): Found | PackageExport | undefined {
  const source = plan.source(file);
  const def = source && variableAt(source, name)?.defs[0];
  const imported = def?.type === 'ImportBinding' ? plan.imports(file).find((i) => i.local?.range[0] === def.name.range[0]) : undefined;
  if (!imported) return undefined;
  return imported.name === '*' ? { file } : exported(plan, file, imported.source, imported.name, 0);
}

function exported(plan: Plan, file: string, source: string, name: string, depth: number): Found | PackageExport | undefined {
  const target = plan.project.resolve(file, source);
  if (target === undefined) return source.startsWith('.') ? undefined : { module: source, name };
  const there = depth < 8 && plan.mayExport(target, name) ? plan.source(target) : undefined;
  const own = there && exportsOf(there).find((e) => e.name === name);
  if (there && own?.local) {
    const variable = variableAt(there, own.local);
    const def = variable?.defs[0];
    const on = def?.type === 'ImportBinding' ? plan.imports(target).find((i) => i.local?.range[0] === def.name.range[0]) : undefined;
    return on ? exported(plan, target, on.source, on.name, depth + 1) : variable && { file: target, variable };
  }
  if (own) return { file: target };
  for (const i of there ? plan.imports(target) : []) {
    if (i.as === name && i.name !== '*') return exported(plan, target, i.source, i.name, depth + 1);
    const found = i.as === '*' && i.name === '*' && name !== 'default' ? exported(plan, target, i.source, name, depth + 1) : undefined;
    if (found && 'file' in found) return found;
  }
  return undefined;
}

/** The variable of a name, by the place of the name: the tree may have been parsed again since. */
function variableAt({ scopes }: Source, name: Node): Variable | undefined {
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables) {
      if (variable.identifiers.some((i) => i.range[0] === name.range[0]) || variable.references.some((r) => r.identifier.range[0] === name.range[0])) return variable;
    }
  }
  return undefined;
}

import type { DeclarationSource } from '../config/types.ts';
import type { Resolver } from '../resolve/types.ts';
import type { Sdk, Transform } from '../sdks/types.ts';
import { createBindings } from './bindings.ts';
import { createConditions, evaluationsOf } from './conditions.ts';
import { createConstants } from './constants.ts';
import { findDeclarations, findTags } from './declarations.ts';
import { findEvaluations } from './evaluations.ts';
import { createKeys } from './keys.ts';
import { createOrigins } from './origins.ts';
import { createSdkIndex, moduleName } from './sdk-index.ts';
import type { Source } from './source.ts';
import { findTogglePoints } from './toggle-points.ts';
import type { FileFacts, FlagVariable } from './types.ts';
import { withTasks } from './with-tasks.ts';

/** What a reading needs besides the file itself. */
export interface ReadContext {
  /** SDKs to look for; routers are SDKs too and belong here as well. Earlier ones win. */
  readonly sdks: readonly Sdk[];
  readonly declarations: readonly DeclarationSource[];
  readonly resolver: Resolver;
  readonly isTest: boolean;
  /** The key that a name in code stands for, where a transform lies between them (`newNav` for `new-nav`); the name itself unless given. */
  readonly canonicalKey?: (name: string, transform: Transform | undefined) => string;
}

/** Reads one file to facts. Pure: the same source and context give the same facts. */
export function readFacts(source: Source, context: ReadContext): FileFacts {
  const { resolver } = context;
  const bindings = createBindings(source.scopes);
  const constants = createConstants(source.file, bindings, resolver);
  const origins = createOrigins(source.file, bindings, resolver);
  const fileNames = [source.file, moduleName(source.file)];
  const moduleNames = (from: string): readonly string[] => resolver.moduleNames(source.file, from);
  const index = createSdkIndex(context.sdks, (from) => (from === undefined ? fileNames : moduleNames(from)));
  const found = findEvaluations({
    ast: source.ast, bindings, constants, origins, keys: createKeys(bindings, constants), index, fileNames, moduleNames,
    canonicalKey: context.canonicalKey ?? ((name) => name),
  });
  const conditions = createConditions(source.text, found, bindings, constants);
  const togglePoints = found.evaluations.length > 0 ? findTogglePoints(source.text, source.ast, source.comments, found, conditions, constants) : [];
  return {
    evaluations: withTasks(source, found.evaluations),
    togglePoints,
    variables: found.evaluations.length > 0 ? flagVariables() : [],
    declarations: [...found.declarations, ...findDeclarations(source, fileNames, context.declarations, constants), ...findTags(source.comments)],
    overrides: found.overrides,
    companions: found.companions,
    properties: found.properties,
  };

  function flagVariables(): FlagVariable[] {
    const variables: FlagVariable[] = [];
    for (const scope of source.scopes.scopes) {
      for (const variable of scope.variables) {
        const [name] = variable.identifiers;
        if (!name || variable.references.length === 0 || variable.defs[0]?.type !== 'Variable') continue;
        const condition = conditions.of(name);
        const evaluations = evaluationsOf(condition);
        if (evaluations.length > 0) variables.push({ name: variable.name, range: name.range, condition, evaluations });
      }
    }
    return variables;
  }
}

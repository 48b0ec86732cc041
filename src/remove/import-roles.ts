import { importedName } from '../facts/bindings.ts';
import { isModuleOf, moduleName } from '../facts/sdk-index.ts';
import type { Source } from '../facts/source.ts';
import type { Sdk } from '../sdks/types.ts';
import type { RemovalProject } from './project.ts';

/** A component that shows one of two things by a condition of any kind: the names of its attributes. */
export interface ConditionGate {
  readonly condition: string;
  /** `children`, an attribute, or one that is called with the children (`wrapper()`); absent where nothing is shown. */
  readonly on?: string;
  readonly off?: string;
}

/** What the names that one file imports are for. */
export interface Roles {
  /** Functions that only hand out flags or what they are asked of: `useFlags` of `useFlags().x`, `Settings.get`. */
  readonly carriers: ReadonlySet<string>;
  /** Those that no router or SDK describes: only code that can not be read is taken for one. */
  readonly guessed: ReadonlySet<string>;
  /** Those whose result is flags, as a router says of it; waited for, they give nothing else either. */
  readonly lists: ReadonlySet<string>;
  readonly gates: ReadonlyMap<string, ConditionGate>;
  /** Whether a router or an SDK says that flags are read by what a file exports. */
  describes(file: string): boolean;
}

export const NO_ROLES: Roles = { carriers: new Set(), guessed: new Set(), lists: new Set(), gates: new Map(), describes: () => false };

/** Knows of a project which imported names hand out what flags are asked of, and which are components that take a condition. */
export class ImportRoles {
  private readonly project: RemovalProject;
  private readonly carriers = new Map<string, Set<string>>();
  private readonly routers: readonly Sdk[];
  private readonly results: readonly Sdk[];

  constructor(project: RemovalProject) {
    this.project = project;
    this.routers = project.config.routers.filter(({ forms }) => forms.some((f) => f.kind === 'component' && f.role === 'condition'));
    this.results = project.config.routers.filter((router) => router.modules.length > 0 && resultsOf(router).some((r) => r.endsWith('()')));
  }

  /** Notes a function that gives a flag or what flags are asked of, by an import of it, or of what has it as a method (`.get`). */
  noteCarrier(file: string, source: string, name: string, method = ''): void {
    const modules = this.carriers.get(name + method) ?? new Set();
    this.carriers.set(name + method, modules.add(this.project.resolve(file, source) ?? source));
  }

  of(file: string, { ast }: Source): Roles {
    if (this.carriers.size === 0 && this.routers.length === 0 && this.results.length === 0) return NO_ROLES;
    const carriers = new Set<string>();
    const guessed = new Set<string>();
    const lists = new Set<string>();
    const gates = new Map<string, ConditionGate>();
    for (const statement of ast.body) {
      if (statement.type !== 'ImportDeclaration') continue;
      for (const specifier of statement.specifiers) {
        const name = importedName(specifier);
        const own = specifier.local.name;
        const gate = this.gateOf(file, statement.source.value, name === 'default' ? own : name);
        if (gate) gates.set(own, gate);
        const module = this.project.resolve(file, statement.source.value) ?? statement.source.value;
        if (this.results.some((router) => resultsOf(router).includes(`${name}()`) && isModuleOf(router, [statement.source.value, moduleName(module)]))) lists.add(own);
        for (const [path, modules] of this.carriers) {
          const [head, ...method] = path.split('.');
          if (head === name && modules.has(module)) (this.isDescribed(statement.source.value, moduleName(module)) ? carriers : guessed).add([own, ...method].join('.'));
        }
      }
    }
    return { carriers, guessed, lists, gates, describes: (declaring) => this.isDescribed(moduleName(declaring)) };
  }

  private isDescribed(...names: string[]): boolean {
    const { routers, sdks } = this.project.config;
    return [...routers, ...sdks].some((sdk) => isModuleOf(sdk, names));
  }

  private gateOf(file: string, source: string, name: string): ConditionGate | undefined {
    for (const router of this.routers) {
      const form = router.forms.find((f) => f.kind === 'component' && f.role === 'condition' && f.name?.split('|').some((n) => n.trim() === name));
      const condition = form && attribute(form.key);
      if (!form || condition === undefined) continue;
      const target = this.project.resolve(file, source);
      if (!isModuleOf(router, [source, ...(target === undefined ? [] : [moduleName(target)])])) continue;
      const off = attribute(form.off);
      return { condition, on: attribute(form.on) ?? 'children', ...(off === undefined ? {} : { off }) };
    }
    return undefined;
  }
}

/** Calls whose results are a router's flags, as a list or an object: `getFlags()` of `getFlags().includes('x')`. */
const resultsOf = ({ forms, receiver = '' }: Sdk): readonly string[] =>
  forms.flatMap((f) => (f.kind === 'list' || f.kind === 'member' ? (f.receiver ?? receiver).split('|').map((r) => r.trim()) : []));

const attribute = (place: string | undefined): string | undefined => /^jsx:([\w$:-]+)$/.exec(place ?? '')?.[1];

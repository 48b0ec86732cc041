import type { Condition, Constant, FileFacts, TogglePoint } from '../facts/types.ts';

/** What a condition asks: something that is true or false, by name. */
type Formula =
  | { readonly type: 'atom'; readonly atom: string }
  | { readonly type: 'choice'; readonly read: string; readonly value: string }
  | { readonly type: 'not'; readonly of: Formula }
  | { readonly type: 'and' | 'or'; readonly of: readonly Formula[] };

/** A value as it names a side. */
const written = (value: Constant): string =>
  typeof value === 'string' ? value : value === undefined ? 'undefined' : JSON.stringify(value);

const MOST_CASES = 4096;
/** Any value that the condition does not name. */
const ELSE = Symbol('else');

/**
 * Names a read: reads that surely give the same value have the same name. Two reads are the same when they ask the
 * same thing for the same arguments, and nothing can happen between them.
 */
export function readName(facts: FileFacts, index: number): string {
  const read = facts.evaluations[index];
  if (read?.text === undefined || read.task === undefined || read.exactness !== 'exact') return `#${index}`;
  const asked = read.text.replace(/[\w$]+(?=\()/, '');
  return [read.keys[0], read.sdk, read.value.type, asked, read.function?.join('-'), read.task].join();
}

/** A boolean flag's value is its state; of others only equal questions are known to have equal answers. */
const isPlain = (facts: FileFacts, index: number): boolean => {
  const value = facts.evaluations[index]?.value;
  return value?.type === 'boolean' && value.parts === undefined;
};

function formulaOf(facts: FileFacts, condition: Condition, others: { count: number }): Formula {
  switch (condition.type) {
    case 'flag':
      return { type: 'atom', atom: `on ${readName(facts, condition.evaluation)}` };
    case 'is': {
      const name = readName(facts, condition.evaluation);
      const { value } = condition;
      if (typeof value === 'boolean' && isPlain(facts, condition.evaluation)) {
        const on: Formula = { type: 'atom', atom: `on ${name}` };
        return value ? on : { type: 'not', of: on };
      }
      return { type: 'choice', read: `is ${name}`, value: written(value) };
    }
    case 'not':
      return { type: 'not', of: formulaOf(facts, condition.of, others) };
    case 'and':
    case 'or':
      return { type: condition.type, of: condition.of.map((part) => formulaOf(facts, part, others)) };
    case 'other':
      return { type: 'atom', atom: `other ${others.count++}` };
  }
}

type Value = boolean | string | typeof ELSE;
type Case = ReadonlyMap<string, Value>;

function holds(formula: Formula, values: Case): boolean {
  switch (formula.type) {
    case 'atom':
      return values.get(formula.atom) === true;
    case 'choice':
      return values.get(formula.read) === formula.value;
    case 'not':
      return !holds(formula.of, values);
    case 'and':
      return formula.of.every((part) => holds(part, values));
    case 'or':
      return formula.of.some((part) => holds(part, values));
  }
}

function domainsOf(formula: Formula, domains = new Map<string, Set<Value>>()): Map<string, Set<Value>> {
  if (formula.type === 'atom') domains.set(formula.atom, new Set([true, false]));
  else if (formula.type === 'choice')
    domains.set(formula.read, (domains.get(formula.read) ?? new Set<Value>([ELSE])).add(formula.value));
  else if (formula.type === 'not') domainsOf(formula.of, domains);
  else for (const part of formula.of) domainsOf(part, domains);
  return domains;
}

/** What a condition always comes out as, whatever the flags are, given what is known; undefined when it depends on something. */
export function verdictOf(
  facts: FileFacts,
  condition: Condition,
  known: ReadonlyMap<string, boolean | string>,
): boolean | undefined {
  const formula = formulaOf(facts, condition, { count: 0 });
  const domains = domainsOf(formula);
  let cases: Map<string, Value>[] = [new Map<string, Value>()];
  for (const [name, domain] of domains) {
    const fixed = known.get(name);
    const values = fixed === undefined ? [...domain] : [fixed];
    if (cases.length * values.length > MOST_CASES) return undefined;
    cases = cases.flatMap((before) => values.map((value) => new Map(before).set(name, value)));
  }
  const results = new Set(cases.map((values) => holds(formula, values)));
  return results.size === 1 ? results.has(true) : undefined;
}

/** What is known of reads when a condition is true (or false). */
function knownWhen(
  facts: FileFacts,
  condition: Condition,
  truth: boolean,
): [name: string, value: boolean | string, key: string | undefined][] {
  switch (condition.type) {
    case 'flag':
      return [[`on ${readName(facts, condition.evaluation)}`, truth, facts.evaluations[condition.evaluation]?.keys[0]]];
    case 'is':
      return truth
        ? [
            [
              `is ${readName(facts, condition.evaluation)}`,
              written(condition.value),
              facts.evaluations[condition.evaluation]?.keys[0],
            ],
          ]
        : [];
    case 'not':
      return knownWhen(facts, condition.of, !truth);
    case 'and':
    case 'or':
      return (condition.type === 'and') === truth ? condition.of.flatMap((part) => knownWhen(facts, part, truth)) : [];
    case 'other':
      return [];
  }
}

const sideOf = (value: boolean | string): string => (value === true ? 'on' : value === false ? 'off' : value);

/** What is known inside a branch of a toggle point, by the names of its reads. */
export function knownInside(facts: FileFacts, point: TogglePoint, branch: number): Map<string, boolean | string> {
  if (point.kind === 'switch' || point.kind === 'lookup' || point.kind === 'loop') return new Map();
  const sides = point.branches[branch]?.sides ?? {};
  const all = [true, false]
    .map((truth) => knownWhen(facts, point.condition, truth))
    .filter((known) => known.every(([, value, key]) => sides[key ?? ''] === sideOf(value)));
  return new Map(all.flat().map(([name, value]) => [name, value]));
}

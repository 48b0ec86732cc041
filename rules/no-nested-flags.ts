import type { FileFacts, TogglePoint } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { nestedReads, type NestedRead, type NestedReadsOptions } from '../src/lint/nested-reads.ts';
import { listed, sideInWords } from '../src/lint/phrases.ts';
import { placeOf } from '../src/lint/reads.ts';
import type { RegistryRuleInput } from '../src/lint/types.ts';

interface Outer {
  readonly key: string;
  readonly side: string;
  readonly point: TogglePoint;
  /** Index of the branch. */
  readonly branch: number;
}

/** The flags whose branches hold a toggle point, innermost first. */
function outerFlags(facts: FileFacts, point: TogglePoint, checkCombined: boolean): Outer[] {
  const outer: Outer[] = [];
  for (let inner = point; inner.parent;) {
    const { point: index, branch: number } = inner.parent;
    const parent = facts.togglePoints[index];
    if (!parent) break;
    if (checkCombined || !isChain(parent, number, inner)) {
      for (const key of parent.keys) {
        const side = parent.branches[number]?.sides[key] ?? 'mixed';
        if (side !== 'mixed' || !isRest(parent, number)) outer.push({ key, side, point: parent, branch: number });
      }
    }
    inner = parent;
  }
  return outer;
}

/** What follows an early exit: a branch of the flags that alone decide it. */
const isRest = ({ kind }: TogglePoint, branch: number): boolean => kind === 'early-exit' && branch > 0;

/** An `else if`, or one guard after another: flags that are combined in one decision. */
function isChain(parent: TogglePoint, branch: number, inner: TogglePoint): boolean {
  if (isRest(parent, branch)) return inner.kind === 'early-exit';
  const otherwise =
    branch > 0 && (parent.kind === 'if' || parent.kind === 'conditional') ? parent.branches[branch]?.range : undefined;
  return otherwise?.[0] === inner.range[0] && otherwise[1] === inner.range[1];
}

/** `Flag "a" is`, `Flags "a" and "b" are`. */
const subject = (keys: readonly string[]): string =>
  `${keys.length > 1 ? 'Flags' : 'Flag'} ${listed(keys)} ${keys.length > 1 ? 'are' : 'is'}`;

function place({ key, side, point, branch }: Outer, line?: number): string {
  const flag = `flag "${key}"${line === undefined ? '' : ` (line ${line})`}`;
  if (isRest(point, branch)) return `behind the early exit on ${flag}`;
  return side === 'mixed' ? `inside a branch that depends on ${flag}` : `inside ${sideInWords(side)} of ${flag}`;
}

type Counts = (key: string) => boolean;

/** Says of a flag whether it counts: those that stay anyway do not, unless asked for. */
const counting =
  (
    { registry, deadline }: Pick<RegistryRuleInput<unknown>, 'registry' | 'deadline'>,
    checkPermanent: boolean,
  ): Counts =>
  (key) => {
    const entry = registry.find(key);
    return checkPermanent || !entry || deadline(entry).state !== 'permanent';
  };

/** Reads of a flag that counts, by calls from the branch of another one that does; two flags once a file. */
function* nestedByCalls(
  options: NestedReadsOptions,
  counts: Counts,
  max: number,
): Iterable<{ key: string; outer: Outer; nested: NestedRead }> {
  const reported = new Set<string>();
  for (const nested of nestedReads(options)) {
    const { point, branch, read } = nested;
    const facts = options.files.get(nested.file);
    const key = read.exactness === 'exact' ? read.keys.find(counts) : undefined;
    const around = facts ? outerFlags(facts, point, false) : [];
    const here = point.keys.map((name): Outer => ({
      key: name,
      side: point.branches[branch]?.sides[name] ?? 'mixed',
      point,
      branch,
    }));
    const all = [...here, ...around].filter((flag) => counts(flag.key));
    const [outer] = all;
    if (key === undefined || !outer || new Set(all.map((flag) => flag.key)).size + 1 <= max) continue;
    const id = [nested.file, outer.key, key].join();
    if (!reported.has(id)) yield { key, outer, nested };
    reported.add(id);
  }
}

/** The functions from a call to the read. */
function pathOf({ path }: NestedRead): string {
  const [first, ...others] = path.map((name) => `\`${name}()\``);
  return others.length > 0 ? `${first} (which calls ${others.join(', ')})` : `${first}`;
}

export default defineRule({
  name: 'no-nested-flags',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow a flag that is decided inside the branch of another flag',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      nested:
        '{{ flags }} decided {{ where }}: more combinations than anybody tests, and none of these flags can be removed without the other in mind. Decide the inner one in a function of its own outside, or join them into one flag with variants.',
      combined:
        '{{ flags }} decided together here, and every combination needs a test. Decide them apart, or join them into one flag with variants.',
      called:
        '{{ path }} is called {{ where }} and asks for flag "{{ flag }}" (line {{ at }}): a nesting that neither place shows, and more combinations than anybody tests. Ask for it before the branch and hand the answer on, or join the flags into one with variants.',
      project:
        '{{ path }} is called {{ where }} and asks for flag "{{ flag }}" (in {{ file }}): a nesting that neither place shows, and more combinations than anybody tests. Ask for it before the branch and hand the answer on, or join the flags into one with variants.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 1, description: 'How many flags may be decided within each other.' },
          depth: {
            type: 'integer',
            minimum: 0,
            description: 'How many calls to follow from the branch of a flag to the read of another one; 0 for none.',
          },
          checkCombined: {
            type: 'boolean',
            description: 'Count flags that are combined in one condition, `else if` chain or row of guards as well.',
          },
          checkPermanent: {
            type: 'boolean',
            description: 'Count flags of permanent kinds (ops, permission, kill-switch) too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { max: 1, depth: 0, checkCombined: false, checkPermanent: false },
    skipsTests: true,
  },
  *check({ facts, file, line, options, ...input }) {
    const { max, depth, checkCombined } = options;
    const counts = counting(input, options.checkPermanent);
    const reported = new Set<string>();
    for (const point of facts.togglePoints) {
      const outer = outerFlags(facts, point, checkCombined).filter(({ key }) => counts(key));
      const outerKeys = new Set(outer.map(({ key }) => key));
      const own = point.keys.filter((key) => counts(key) && !outerKeys.has(key));
      const [nearest] = outer;
      const [key] = own;
      if (key === undefined) continue;
      if (nearest && outerKeys.size + 1 > max) {
        const id = [nearest.point.range[0], nearest.branch, ...own].join();
        if (reported.has(id)) continue;
        reported.add(id);
        yield {
          range: point.test,
          key,
          messageId: 'nested',
          data: { flags: subject(own), where: place(nearest, line(nearest.point.test[0])) },
          related: [{ range: nearest.point.test, message: `flag "${nearest.key}" is decided here` }],
        };
      } else if (checkCombined && own.length > max) {
        yield { range: point.test, key, messageId: 'combined', data: { flags: subject(own) } };
      }
    }
    const files = new Map([[file, facts]]);
    for (const { key, outer, nested } of nestedByCalls({ files, depth, kinds: ['call'] }, counts, max)) {
      yield {
        range: nested.call.range,
        key,
        messageId: 'called',
        data: {
          path: pathOf(nested),
          where: place(outer, line(outer.point.test[0])),
          flag: key,
          at: String(line(nested.read.range[0])),
        },
        related: [
          { range: outer.point.test, message: `flag "${outer.key}" is decided here` },
          { range: placeOf(nested.read), message: `flag "${key}" is read here` },
        ],
      };
    }
  },
  *checkProject({ files, locate, options, ...input }) {
    const { max, depth } = options;
    const counts = counting(input, options.checkPermanent);
    for (const { key, outer, nested } of nestedByCalls({ files, depth, kinds: ['call'], locate }, counts, max)) {
      if (nested.readIn === nested.file) continue;
      yield {
        file: nested.file,
        range: nested.call.range,
        key,
        messageId: 'project',
        data: { path: pathOf(nested), where: place(outer), flag: key, file: nested.readIn },
        related: [
          { range: outer.point.test, message: `flag "${outer.key}" is decided here` },
          { file: nested.readIn, range: placeOf(nested.read), message: `flag "${key}" is read here` },
        ],
      };
    }
  },
});

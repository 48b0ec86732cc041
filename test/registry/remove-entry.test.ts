import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRegistry } from '../../src/registry/load-registry.ts';
import { formatRegistry } from '../../src/registry/format-registry.ts';
import { removeEntry } from '../../src/registry/remove-entry.ts';

const keysOf = (file: string, text: string): string[] => [...loadRegistry([file], { read: () => text }).entries.keys()];

interface Layout {
  readonly file: string;
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  readonly blocks: readonly [(key: string) => string, ...((key: string) => string)[]];
}

/** How an entry may be written in each kind of file. */
const layouts: readonly Layout[] = [
  {
    file: 'flags.yaml',
    open: '# All flags of the shop\n\nflags:\n',
    close: '',
    separator: '',
    blocks: [
      (key) => `  - key: ${key}\n`,
      (key) => `  # about ${key}: it has #1\n  - key: ${key} # c\n    owner: '@x'\n`,
      (key) => `  - { key: ${key}, kind: ops }\n`,
      (key) => `  -   key: '${key}'\n      description: |\n        # one\n\n        two\n      # end of ${key}\n`,
      (key) =>
        `  - owner: "@y"\n    key: ${key}\n    extensions:\n    - on: 2026-01-01\n      to: 2026-02-01\n      reason: >-\n        no\n        time\n`,
    ],
  },
  {
    file: 'map/flags.yaml',
    open: 'flags:\n',
    close: '# the end\n',
    separator: '',
    blocks: [
      (key) => `  ${key}:\n`,
      (key) => `  # ${key}\n  ${key}: { owner: x }\n`,
      (key) => `  ? ${key}\n  : owner: x\n`,
      (key) => `  "${key}":\n    owner: x\n    # inner\n\n    kind: ops\n`,
    ],
  },
  {
    file: 'flags.json',
    open: '{\n  "flags": [\n',
    close: '\n  ]\n}\n',
    separator: ',\n',
    blocks: [
      (key) => `    { "key": "${key}" }`,
      (key) => `    {\n      "key": "${key}",\n      "keep": { "a": [1, 2] }\n    }`,
      (key) => `    // about ${key}, the flag\n    { "key": "${key}" }`,
    ],
  },
  {
    file: 'flags.ts',
    open: 'export const flags = {\n',
    close: '};\n',
    separator: '',
    blocks: [
      (key) => `  '${key}': {},\n`,
      (key) => `  /** About ${key}, a flag. */\n  '${key}': {\n    owner: '@x', // [\n  },\n`,
      (key) => `  ['${key}']: { kind: \`ops\` },\n`,
    ],
  },
];

const blocksOf = ({ blocks }: Layout) =>
  fc
    .uniqueArray(fc.record({ key: fc.integer({ min: 0, max: 99 }).map((n) => `flag-${n}`), at: fc.nat() }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ key }) => key,
    })
    .map((picks) =>
      picks.map(({ key, at }) => {
        const block = blocks[at % blocks.length] ?? blocks[0];
        return { key, text: block(key) };
      }),
    );

describe.each(layouts)('removing an entry of $file', (layout) => {
  const { file, open, close, separator } = layout;
  const write = (blocks: readonly { text: string }[], eol: string) =>
    (open + blocks.map(({ text }) => text).join(separator) + close).replaceAll('\n', eol);

  it('leaves every other byte as it is', () => {
    fc.assert(
      fc.property(blocksOf(layout), fc.nat(), fc.constantFrom('\n', '\r\n'), (blocks, pick, eol) => {
        const gone = blocks[pick % blocks.length] ?? { key: '' };
        const rest = blocks.filter((block) => block !== gone);
        const after = removeEntry(file, write(blocks, eol), gone.key);
        expect(keysOf(file, after)).toEqual(rest.map(({ key }) => key));
        if (rest.length > 0) expect(after).toBe(write(rest, eol));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing behind when all go', () => {
    fc.assert(
      fc.property(blocksOf(layout), (blocks) => {
        const after = blocks.reduce((text, { key }) => removeEntry(file, text, key), write(blocks, '\n'));
        expect(keysOf(file, after)).toEqual([]);
        for (const { key } of blocks) expect(after).not.toMatch(new RegExp(`${key}\\b`));
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing for a key that has no entry', () => {
    const text = write([{ text: layout.blocks[0]('flag-1') }], '\n');
    expect(removeEntry(file, text, 'flag-2')).toBe(text);
  });
});

it('keeps blank lines between the entries that stay', () => {
  const entries = ['a', 'b', 'c', 'd'].map((key) => ({ key, owner: '@x' }));
  expect(removeEntry('flags.yaml', formatRegistry(entries), 'c')).toBe(
    formatRegistry(entries.filter(({ key }) => key !== 'c')),
  );
  expect(removeEntry('flags.yaml', formatRegistry(entries), 'd')).toBe(formatRegistry(entries.slice(0, 3)));
  expect(removeEntry('flags.yaml', formatRegistry(entries), 'a')).toBe(formatRegistry(entries.slice(1)));
});

it('leaves an entry alone that is put together from elsewhere', () => {
  const text = "const more = [{ key: 'a' }];\nexport const flags = [...more, { key: 'b' }];\n";
  expect(removeEntry('flags.ts', text, 'a')).toBe(text);
});

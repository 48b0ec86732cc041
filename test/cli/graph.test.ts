import { expect, it } from 'vitest';
import { cli, folder } from './cli.ts';

const FILES = {
  'package.json': '{ "name": "shop" }',
  'unflag.config.yaml': "routers:\n  - { modules: [./src/flags], forms: [{ kind: function, name: isOn, key: 'arg:0' }] }\n",
  'src/flags.ts': 'export const isOn = (key: string): boolean => window.flags[key];\n',
  'src/index.ts': "export * from './cart';\nexport { default as Page } from './page';\n",
  'src/cart.ts': "import { isOn } from './flags';\nexport function total() {\n  return isOn('gift-cards') ? 1 : 2;\n}\n",
  'src/page.tsx': "import { isOn } from './flags';\nfunction Page() {\n  return isOn('dark-mode') ? <b /> : <i />;\n}\nexport default Page;\n",
  'src/checkout.tsx': `import { isOn } from './flags';
import { total, Page } from '.';
export function Checkout() {
  if (!isOn('new-checkout')) return isOn('old-prices') ? <b /> : <i />;
  return <main>{total()}<Page /></main>;
}
`,
  'src/checkout.test.tsx': "import { isOn } from './flags';\nif (isOn('new-checkout')) isOn('only-in-tests');\n",
};

it('shows which flags are read under which', async () => {
  expect((await cli(folder(FILES), 'graph')).out).toMatchInlineSnapshot(`
    "new-checkout
     on   dark-mode   src/checkout.tsx:5 through <Page>, src/page.tsx:3
     on   gift-cards  src/checkout.tsx:5 through total(), src/cart.ts:3
     off  old-prices  src/checkout.tsx:4

    3 flags of 4 read under another one.
    "
  `);
});

it('draws them for Mermaid', async () => {
  expect((await cli(folder(FILES), 'graph', '--format', 'mermaid')).out).toMatchInlineSnapshot(`
    "flowchart LR
      f0["dark-mode"]
      f1["gift-cards"]
      f2["new-checkout"]
      f3["old-prices"]
      f2 -.->|"on"| f0
      f2 -.->|"on"| f1
      f2 -->|"off"| f3
    "
  `);
});

it('shows only what a flag is part of, and follows as many calls as it is told to', async () => {
  const root = folder(FILES);
  expect((await cli(root, 'graph', 'gift-cards')).out).not.toContain('dark-mode');
  expect((await cli(root, 'graph', '--depth', '0')).out).not.toContain('gift-cards');
  expect((await cli(root, 'graph', '--depth', 'far')).code).toBe(2);
  expect((await cli(root, 'graph', 'gift-card')).err).toContain('did you mean "gift-cards"?');
});

it('gives every place as JSON', async () => {
  const { edges, flags } = JSON.parse((await cli(folder(FILES), 'graph', 'gift-cards', '--format', 'json')).out) as { edges: unknown[]; flags: string[] };
  expect(flags).toEqual(['dark-mode', 'gift-cards', 'new-checkout', 'old-prices']);
  expect(edges).toMatchInlineSnapshot(`
    [
      {
        "inner": "gift-cards",
        "outer": "new-checkout",
        "places": [
          {
            "column": 17,
            "endColumn": 24,
            "endLine": 5,
            "file": "src/checkout.tsx",
            "line": 5,
            "read": {
              "column": 10,
              "endColumn": 28,
              "endLine": 3,
              "file": "src/cart.ts",
              "line": 3,
            },
            "through": [
              "total",
            ],
          },
        ],
        "side": "on",
        "via": "call",
      },
    ]
  `);
});

it('says so when there is nothing to show', async () => {
  const root = folder({ ...FILES, 'src/checkout.tsx': '' });
  expect((await cli(root, 'graph')).out).toBe('No flag is read under another one (2 flags).\n');
});

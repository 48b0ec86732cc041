import { expect, it } from 'vitest';
import { cli, folder } from '../cli/cli.ts';

it('`no-nested-flags` follows calls into other files in `unflag check`, and shows both places', async () => {
  const root = folder({
    'package.json': '{ "name": "shop" }',
    'unflag.config.yaml':
      "routers:\n  - { modules: [./src/flags], forms: [{ kind: function, name: isOn, key: 'arg:0' }] }\nrules: { no-nested-flags: [warn, { depth: 2 }] }\n",
    'src/flags.ts': 'export const isOn = (key: string): boolean => window.flags[key];\n',
    'src/index.ts': "export * from './cart';\n",
    'src/cart.ts':
      "import { isOn } from './flags';\nexport const total = () => discount();\nfunction discount() {\n  return isOn('gift-cards') ? 1 : 2;\n}\n",
    'src/checkout.ts':
      "import { isOn } from './flags';\nimport { total } from '.';\nexport function checkout() {\n  return isOn('new-checkout') ? total() : 0;\n}\n",
  });
  const { findings } = JSON.parse((await cli(root, 'check', '--format', 'json')).out) as {
    findings: {
      rule: string;
      message: string;
      file: string;
      line: number;
      related: { file: string; line: number }[];
    }[];
  };
  const [found, ...others] = findings.filter(({ rule }) => rule === 'no-nested-flags');
  expect(others).toEqual([]);
  expect(found?.message).toMatchInlineSnapshot(
    `"\`total()\` (which calls \`discount()\`) is called inside the on side of flag "new-checkout" and asks for flag "gift-cards" (in src/cart.ts): a nesting that neither place shows, and more combinations than anybody tests. Ask for it before the branch and hand the answer on, or join the flags into one with variants."`,
  );
  expect([found, ...(found?.related ?? [])].map((place) => `${place?.file ?? ''}:${String(place?.line)}`)).toEqual([
    'src/checkout.ts:4',
    'src/checkout.ts:4',
    'src/cart.ts:4',
  ]);
});

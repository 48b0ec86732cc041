import { expect, it } from 'vitest';
import { checkConfig } from '../../src/config/check-config.ts';
import { fromValue } from '../../src/data/located.ts';
import { sdks } from '../../src/sdks/index.ts';

it.each(sdks.map((sdk) => [sdk.name, sdk] as const))(
  'a router may say what %s says',
  (_, { name, modules, receiver, transform, forms }) => {
    const router = { name, modules, receiver, transform, forms };
    expect(checkConfig(fromValue({ routers: [router] }), [])).toEqual([]);
  },
);

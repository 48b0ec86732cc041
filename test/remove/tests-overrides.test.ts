import { describe, expect, it } from 'vitest';
import { CONFIG, HEAD, removed } from './removed-from-test.ts';

const DATA = { 'src/flag-data.ts': `export const flagData = <T>(value: T, version = 1): { value: T; version: number } => ({ value, version });\n` };

describe('mocks of Cypress', () => {
  const test = `import { mockFlags, mockStream } from './flags';
import { flagData } from './flag-data';

describe('page', () => {
  it('is new', () => {
    mockFlags({ nav: flagData(true) }).as('getFlags');
    mockStream().as('getStream');
    mockUser().as('getUser');
    cy.visit('/');
    cy.wait(['@getUser', '@getFlags', '@getStream']);
    cy.findByText('new');
  });

  it('is old', () => {
    mockFlags({ nav: flagData(false) }).as('getFlags');
    mockStream().as('getStream');
    cy.visit('/');
    cy.wait('@getFlags');
    cy.findByText('old');
  });

  it('is wide', () => {
    mockFlags({ nav: flagData(true), wide: flagData(true) }).as('getFlags');
    mockStream();
    cy.wait('@getFlags');
  });
});
`;

  it('go with the name they are waited for by, and with what stands beside them', async () => {
    const { text } = await removed(test, { files: DATA });
    expect(text).toBe(`import { mockFlags, mockStream } from './flags';
import { flagData } from './flag-data';

describe('page', () => {
  it('is new', () => {
    mockUser().as('getUser');
    cy.visit('/');
    cy.wait(['@getUser']);
    cy.findByText('new');
  });

  it('is wide', () => {
    mockFlags({ wide: flagData(true) }).as('getFlags');
    mockStream();
    cy.wait('@getFlags');
  });
});
`);
  });

  it('stay when more is made of their name than to wait for it', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
it('asks once', () => {
  mockFlags({ nav: true }).as('getFlags');
  cy.get('@getFlags.all').should('have.length', 1);
  cy.get('@getFlags').its('body').should('exist');
  page();
});
`);
    expect(text).toContain(`.as('getFlags');`);
  });
});

describe('flags that a test hands on', () => {
  it('leave the calls of its own function that does more', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
const login = (flags) => {
  cy.signin();
  return mockFlags(flags);
};

it('is new', () => {
  login({ nav: true, other: true });
  expect(page()).toBe('new');
});

it('is old', () => {
  login({ nav: false, other: true });
  expect(page()).toBe('old');
});

it('is fine', () => {
  login({ nav: true });
});
`);
    expect(text).toBe(`import { mockFlags } from './flags';
${HEAD}
const login = (flags) => {
  cy.signin();
  return mockFlags(flags);
};

it('is new', () => {
  login({ other: true });
  expect(page()).toBe('new');
});

it('is fine', () => {
  login({});
});
`);
  });

  it('go with the constant that holds them', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
const flags = { nav: true };

it('is new', () => {
  mockFlags(flags);
  expect(page()).toBe('new');
});
`);
    expect(text).toBe(`${HEAD}
it('is new', () => {
  expect(page()).toBe('new');
});
`);
  });
});

it('goes out of lists that a property names', async () => {
  const config = `${CONFIG}  - name: options
    modules: ['./src/**']
    forms:
      - { kind: property, name: enableFeatures, key: value, role: override }
`;
  const { text } = await removed(`${HEAD}
it('is new', () => {
  page({ enableFeatures: ['nav', 'other'], wide: true });
  page({ enableFeatures: ['nav'], wide: true });
});
`, { files: { 'unflag.config.yaml': config } });
  expect(text).toBe(`${HEAD}
it('is new', () => {
  page({ enableFeatures: ['other'], wide: true });
  page({ wide: true });
});
`);
});

it('goes where TypeScript says that a place takes flags and has this one no more, with the cases of the dead side', async () => {
  const files = {
    'unflag.config.yaml': `${CONFIG}declarations:\n  - { file: src/flag-set.ts, export: FlagSet }\n`,
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
    'src/flag-set.ts': 'export interface FlagSet {\n  nav: boolean;\n  other: boolean;\n}\n',
    'src/show.ts': `import type { FlagSet } from './flag-set';\nexport const show = (text: string, options: { flags?: Partial<FlagSet> } = {}): string => text + String(options.flags);\n`,
  };
  const { text, problems } = await removed(`${HEAD}import { show } from './show';
declare const it: (title: string, run: () => void) => void;

it('is new', () => {
  show(page(), { flags: { nav: true } });
  show(page(), { flags: { nav: true, other: true } });
});

it('is old', () => {
  show(page(), { flags: { nav: false } });
});
`, { files });
  expect(text).toBe(`${HEAD}import { show } from './show';
declare const it: (title: string, run: () => void) => void;

it('is new', () => {
  show(page());
  show(page(), { flags: { other: true } });
});
`);
  expect(problems).toEqual([]);
});

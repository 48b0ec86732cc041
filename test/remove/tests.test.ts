import { describe, expect, it } from 'vitest';
import { HEAD, removed } from './removed-from-test.ts';

describe('test cases', () => {
  const both = `import { mockFlags } from './flags';
${HEAD}
describe('page', () => {
  it('is old', () => {
    mockFlags({ nav: false });
    expect(page()).toBe('old');
  });

  it('is new', () => {
    mockFlags({ nav: true, other: false });
    expect(page()).toBe('new');
  });
});
`;

  it('go when they force the side that goes; the other loses its mock, but not that of other flags', async () => {
    expect((await removed(both)).text).toBe(`import { mockFlags } from './flags';
${HEAD}
describe('page', () => {
  it('is new', () => {
    mockFlags({ other: false });
    expect(page()).toBe('new');
  });
});
`);
  });

  it('stay when they reach code that still reads the flag', async () => {
    const files = { 'src/state.ts': `import { useFlag } from './flags';
export const state = (of: string): boolean => useFlag(of === '' ? 'nav' : 'other');
`, 'src/shell.ts': `export { page } from './page';
export { state } from './state';
` };
    const test = both.replace("'./page'", "'./shell'");
    expect((await removed(test, { files })).text).toBe(test);
  });

  it('stay when the code that they are about is left alone', async () => {
    expect((await removed(both, { only: (file) => file !== 'src/page.ts' })).text).toBe(both);
  });

  it('go the other way round when the flag is kept off', async () => {
    expect((await removed(both, { keep: false })).text).toBe(`${HEAD}
describe('page', () => {
  it('is old', () => {
    expect(page()).toBe('old');
  });
});
`);
  });

  it('stay when only the file as a whole sets the flag off', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
describe('page', () => {
  beforeEach(() => {
    mockFlags({ nav: false });
  });

  it('is a page', () => {
    expect(page()).not.toBe('');
  });

  it('is old when the nav flag is off', () => {
    expect(page()).toBe('old');
  });
});
`);
    expect(text).toBe(`${HEAD}
describe('page', () => {
  it('is a page', () => {
    expect(page()).not.toBe('');
  });
});
`);
  });

  it('that set both sides are left for a person, who is told', async () => {
    const test = `import { mockFlags } from './flags';
${HEAD}
it('renders', () => {
  mockFlags({ nav: true });
  expect(page()).toBe('new');
  mockFlags({ nav: false });
  expect(page()).toBe('old');
});
`;
    const { text, notices } = await removed(test);
    expect(text).toBe(test);
    expect(notices).toMatchObject([{ file: 'src/page.test.ts', line: 4, reason: 'the test sets the flag to both sides' }]);
  });
});

describe('suites', () => {
  it('for the side that goes go whole, those for the other become part of their parent', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
describe('page', () => {
  describe('when the flag is off', () => {
    beforeEach(() => {
      mockFlags({ nav: false });
    });

    it('is old', () => {
      expect(page()).toBe('old');
    });
  });

  describe('when the flag is on', () => {
    beforeEach(() => {
      mockFlags({ nav: true });
    });

    it('is new', () => {
      expect(page()).toBe('new');
    });
  });
});
`);
    expect(text).toBe(`${HEAD}
describe('page', () => {
  it('is new', () => {
    expect(page()).toBe('new');
  });
});
`);
  });

  it('keep their own set-up to themselves', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
describe('page', () => {
  it('is a page', () => {
    expect(page()).not.toBe('');
  });

  describe('when the flag is on', () => {
    beforeEach(() => {
      mockFlags({ nav: true });
      open();
    });

    it('is new', () => {
      expect(page()).toBe('new');
    });
  });
});
`);
    expect(text).toContain(`  describe('when the flag is on', () => {
    beforeEach(() => {
      open();
    });
`);
  });
});

describe('loops over both sides', () => {
  it('of plain booleans become one plain case', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
[true, false].forEach(on => {
  it('shows the right page', () => {
    mockFlags({ nav: on });
    expect(page()).toBe(on ? 'new' : 'old');
    expect(page() === 'old').toBe(!on);
  });
});
`);
    expect(text).toBe(`${HEAD}
it('shows the right page', () => {
  expect(page()).toBe('new');
  expect(page() === 'old').toBe(false);
});
`);
  });

  it('lose the suite that named the side', async () => {
    const { text } = await removed(`import { mockFlags, resetFlags } from './flags';
${HEAD}
describe('page', () => {
  afterEach(() => {
    resetFlags();
  });

  [true, false].forEach(on => {
    describe(\`when the nav flag is \${on}\`, () => {
      beforeEach(() => {
        mockFlags({ nav: on });
      });

      it('renders', () => {
        if (on) {
          expect(page()).toBe('new');
        }
      });
    });
  });
});
`);
    expect(text).toBe(`${HEAD}
describe('page', () => {
  it('renders', () => {
    expect(page()).toBe('new');
  });
});
`);
  });

  it('with more in each row lose rows and a column', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
it.each([
  { nav: true, user: 'a' },
  { nav: true, user: 'b' },
  { nav: false, user: 'a' },
])('shows $user the page', ({ nav, user }) => {
  mockFlags({ nav });
  expect(page(user)).toContain(user);
});
`);
    expect(text).toBe(`${HEAD}
it.each([{ user: 'a' }, { user: 'b' }])('shows $user the page', ({ user }) => {
  expect(page(user)).toContain(user);
});
`);
  });

  it('by `each` lose the table when one row is left and the title does not print it', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
describe.each([true, false])('page', (on) => {
  it('renders', () => {
    mockFlags({ nav: on });
    expect(page()).toBe(on ? 'new' : 'old');
  });
});
`);
    expect(text).toBe(`${HEAD}
describe('page', () => {
  it('renders', () => {
    expect(page()).toBe('new');
  });
});
`);
  });
});

describe('mocks', () => {
  it('of one key of a stubbed method go, others stay', async () => {
    const { text } = await removed(`import { page } from './store-page';

it('is new', () => {
  fakeStore.isEnabled.withArgs('nav').returns(true);
  fakeStore.isEnabled.withArgs('other').returns(true);
  expect(page(fakeStore)).toBe('new');
});

it('is old', () => {
  fakeStore.isEnabled.withArgs('nav').returns(false);
  expect(page(fakeStore)).toBe('old');
});
`, { name: 'src/store-page.test.js', files: { 'src/store-page.ts': `import type { Store } from './types';\nexport const page = (store: Store): string => (store.isEnabled('nav') ? 'new' : 'old');\n` } });
    expect(text).toBe(`import { page } from './store-page';

it('is new', () => {
  fakeStore.isEnabled.withArgs('other').returns(true);
  expect(page(fakeStore)).toBe('new');
});
`);
  });

  it('that name no key go when nothing under test reads a flag that way any more', async () => {
    const test = `import { page } from './store-page';

const fakeStore = { isEnabled: sinon.stub().returns(false), user: 'u' };

[true, false].forEach(on => {
  it('is right', () => {
    fakeStore.isEnabled.returns(on);
    expect(page(fakeStore)).toBe(on ? 'new' : 'old');
  });
});
`;
    const page = (rest: string): Readonly<Record<string, string>> => ({ 'src/store-page.ts': `import type { Store } from './types';\nexport const page = (store: Store): string => (store.isEnabled('nav') ? 'new' : 'old')${rest};\n` });
    expect((await removed(test, { name: 'src/store-page.test.js', files: page('') })).text).toBe(`import { page } from './store-page';

const fakeStore = { user: 'u' };

it('is right', () => {
  expect(page(fakeStore)).toBe('new');
});
`);
    expect((await removed(test, { name: 'src/store-page.test.js', files: page(` + store.isEnabled('other')`) })).text).toBe(test);
  });

  it('of one key in a fake implementation leave the other keys', async () => {
    const { text } = await removed(`import { isOn } from './flags';
${HEAD}
vi.mock('./flags');

it('is new', () => {
  vi.mocked(isOn).mockImplementation((key) => ['nav', 'other'].includes(key));
  expect(page()).toBe('new');
});
`);
    expect(text).toContain(`vi.mocked(isOn).mockImplementation((key) => ['other'].includes(key));`);
  });

  it('of a module go with its import when the code under test lets go of it', async () => {
    const hook = { 'src/page.ts': `import { useFlags } from './flags';\nexport const page = (): string => {\n  const { nav } = useFlags();\n  return nav ? 'new' : 'old';\n};\n` };
    const { text } = await removed(`import { useFlags } from './flags';
${HEAD}
vi.mock('./flags');
const mockedFlags = vi.mocked(useFlags);

beforeEach(() => {
  mockedFlags.mockReset();
});

it('is new', () => {
  mockedFlags.mockReturnValue({ nav: true });
  expect(page()).toBe('new');
});
`, { files: hook });
    expect(text).toBe(`${HEAD}
it('is new', () => {
  expect(page()).toBe('new');
});
`);
  });

  it('of a module stay while the code under test reads another flag', async () => {
    const hook = { 'src/page.ts': `import { useFlags } from './flags';\nexport const page = (): string => {\n  const { nav, other } = useFlags();\n  return (nav ? 'new' : 'old') + String(other);\n};\n` };
    const { text } = await removed(`import { useFlags } from './flags';
${HEAD}
vi.mock('./flags');

it('is new', () => {
  useFlags.mockReturnValue({ nav: true });
  expect(page()).toBe('new');
});
`, { files: hook });
    expect(text).toContain(`vi.mock('./flags');`);
    expect(text).toContain('useFlags.mockReturnValue({});');
  });
});

describe('set-up functions', () => {
  it('lose the parameter that only forced the flag, and calls with the dead side take their case along', async () => {
    const { text } = await removed(`import { mockFlags } from './flags';
${HEAD}
describe('page', () => {
  function setup({ user = 'u', nav = false } = { nav: false }) {
    mockFlags({ nav });
    return user;
  }

  it('greets', () => {
    setup({ user: 'a' });
    expect(page()).toContain('a');
  });

  it('is new', () => {
    setup({ user: 'b', nav: true });
    expect(page()).toBe('new');
  });

  it('is old', () => {
    setup({ user: 'b', nav: false });
    expect(page()).toBe('old');
  });
});
`);
    expect(text).toBe(`${HEAD}
describe('page', () => {
  function setup({ user = 'u' } = {}) {
    return user;
  }

  it('greets', () => {
    setup({ user: 'a' });
    expect(page()).toContain('a');
  });

  it('is new', () => {
    setup({ user: 'b' });
    expect(page()).toBe('new');
  });
});
`);
  });
});

it('leaves what a test expects of the flag itself, and says so', async () => {
  const test = `import { isOn } from './flags';
it('is off at first', () => {
  expect(isOn('nav')).toBe(false);
});
`;
  const { text, notices, problems } = await removed(test);
  expect(text).toBe(test);
  expect(notices.map(({ reason }) => reason)).toEqual(['the test expects something of the flag itself']);
  expect(problems).toEqual([]);
});

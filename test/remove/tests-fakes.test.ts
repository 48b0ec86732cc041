import { describe, expect, it } from 'vitest';
import { HEAD, removed } from './removed-from-test.ts';

const HOOK = { 'src/page.ts': `import { useFlags } from './flags';\nexport const page = (): string => {\n  const { nav, other } = useFlags();\n  return (nav ? 'new' : 'old') + String(other);\n};\n` };
const STORE = (rest = ''): Readonly<Record<string, string>> => ({ 'src/store-page.ts': `import type { Store } from './types';\nexport const page = (store: Store): string => (store.isEnabled('nav') ? 'new' : 'old')${rest};\n` });

describe('fakes of a module', () => {
  it('that yield flags lose those that go, and cases that fake the dead side go', async () => {
    const { text } = await removed(`${HEAD}
vi.mock('./flags', () => ({ useFlags: () => ({ nav: true, other: true }) }));

it('is new', () => {
  vi.doMock('./flags', () => ({
    useFlags: vi.fn().mockReturnValue({ nav: true, other: false }),
  }));
  expect(page()).toBe('newfalse');
});

it('is old', () => {
  vi.doMock('./flags', () => ({ useFlags: () => ({ nav: false, other: true }) }));
  expect(page()).toBe('oldtrue');
});
`, { files: HOOK });
    expect(text).toBe(`${HEAD}
vi.mock('./flags', () => ({ useFlags: () => ({ other: true }) }));

it('is new', () => {
  vi.doMock('./flags', () => ({
    useFlags: vi.fn().mockReturnValue({ other: false }),
  }));
  expect(page()).toBe('newfalse');
});
`);
  });

  it('are known by the hoisted object that holds them', async () => {
    const { text } = await removed(`${HEAD}
const mocks = vi.hoisted(() => ({ useFlags: vi.fn() }));

vi.mock('./flags', () => ({ useFlags: mocks.useFlags }));

it('is new', () => {
  mocks.useFlags.mockReturnValue({ nav: true, other: true });
  expect(page()).toBe('newtrue');
});

it('is old', () => {
  mocks.useFlags.mockReturnValue({ nav: false, other: true });
  expect(page()).toBe('oldtrue');
});
`, { files: HOOK });
    expect(text).toBe(`${HEAD}
const mocks = vi.hoisted(() => ({ useFlags: vi.fn() }));

vi.mock('./flags', () => ({ useFlags: mocks.useFlags }));

it('is new', () => {
  mocks.useFlags.mockReturnValue({ other: true });
  expect(page()).toBe('newtrue');
});
`);
  });
});

describe('fakes of a client', () => {
  it('that look flags up in a table lose the flag there, with the suite that named its state', async () => {
    const { text } = await removed(`import { page } from './store-page';

describe('page', () => {
  let fakeStore;
  let active;

  beforeEach(() => {
    active = { nav: false, other: true };
    fakeStore = {
      isEnabled: sinon.stub().callsFake(key => active[key]),
    };
  });

  it('is old', () => {
    active.nav = false;
    assert.equal(page(fakeStore), 'old');
  });

  describe('when nav is enabled', () => {
    beforeEach(() => {
      active.nav = true;
    });

    it('is new', () => {
      assert.equal(page(fakeStore), 'new');
    });
  });
});
`, { name: 'src/store-page.test.js', files: STORE(` + store.isEnabled('other')`) });
    expect(text).toBe(`import { page } from './store-page';

describe('page', () => {
  let fakeStore;
  let active;

  beforeEach(() => {
    active = { other: true };
    fakeStore = {
      isEnabled: sinon.stub().callsFake(key => active[key]),
    };
  });

  it('is new', () => {
    assert.equal(page(fakeStore), 'new');
  });
});
`);
  });

  it('that answer what a set-up function is told lose its parameter', async () => {
    const { text } = await removed(`import { page } from './store-page';

function setup(enabled = true) {
  const config = { store: { isEnabled: () => enabled, user: 'u' } };
  return page(config.store);
}

it('is new', () => {
  expect(setup()).toBe('new');
});

it('is old', () => {
  expect(setup(false)).toBe('old');
});
`, { name: 'src/store-page.test.ts', files: STORE() });
    expect(text).toBe(`import { page } from './store-page';

function setup() {
  const config = { store: { user: 'u' } };
  return page(config.store);
}

it('is new', () => {
  expect(setup()).toBe('new');
});
`);
  });
});

describe('mocks that name no key', () => {
  it('are for the flag that the title or the forced value is named after', async () => {
    const { text } = await removed(`import { page } from './store-page';

it('is plain', () => {
  fakeStore.isEnabled.returns(true);
  expect(page(fakeStore)).toContain('e');
});

describe('when nav is off', () => {
  it('is old', () => {
    fakeStore.isEnabled.returns(false);
    expect(page(fakeStore)).toBe('old');
  });
});

[true, false].forEach(navbarEnabled => {
  it('is right', () => {
    fakeStore.isEnabled.returns(navbarEnabled);
    expect(page(fakeStore)).toBe('new');
  });
});
`, { key: 'navbar', name: 'src/store-page.test.js', files: { 'src/store-page.ts': `import type { Store } from './types';\nexport const page = (store: Store): string => (store.isEnabled('navbar') ? 'new' : 'old') + store.isEnabled('other');\n` } });
    expect(text).toBe(`import { page } from './store-page';

it('is plain', () => {
  fakeStore.isEnabled.returns(true);
  expect(page(fakeStore)).toContain('e');
});

describe('when nav is off', () => {
  it('is old', () => {
    fakeStore.isEnabled.returns(false);
    expect(page(fakeStore)).toBe('old');
  });
});

it('is right', () => {
  expect(page(fakeStore)).toBe('new');
});
`);
  });
});

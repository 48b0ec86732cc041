import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const STORE = (rest = ''): Readonly<Record<string, string>> => ({ 'src/store-page.ts': `import type { Store } from './types';\nexport const page = (store: Store): string => (store.isEnabled('nav') ? 'new' : 'old')${rest};\n` });

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

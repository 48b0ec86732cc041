import { describe, expect, it } from 'vitest';
import { removed } from './removed-from-test.ts';

const DIALOG = {
  'src/page.ts': 'export const page = 1;\n',
  'src/Dialog.jsx': `export function Dialog({ tabs, wide }) {
  return tabs ? <div className={wide}>tabs</div> : <div>plain</div>;
}
`,
  'src/App.jsx': `import { Dialog } from './Dialog';
import { isOn } from './flags';
export const App = () => <Dialog wide tabs={isOn('nav')} />;
`,
};

describe('props that the removal took away', () => {
  it('go from what tests spread into the component, with cases that are about the other value', async () => {
    const { text } = await removed(`import { Dialog } from '../Dialog';

describe('Dialog', () => {
  const createComponent = (props = {}) => mount(<Dialog wide tabs {...props} />);

  it('shows tabs', () => {
    assert.isTrue(createComponent({ tabs: true }).exists('tabs'));
    assert.isTrue(createComponent({ wide: false, tabs: true }).exists('tabs'));
  });

  it('shows no tabs', () => {
    assert.isFalse(createComponent({ tabs: false }).exists('tabs'));
  });

  [{ tabs: false, wide: true }, { wide: false }].forEach(props => {
    it('renders', () => {
      assert.isTrue(createComponent(props).exists('div'));
    });
  });
});
`, { name: 'src/test/Dialog.test.jsx', files: DIALOG });
    expect(text).toBe(`import { Dialog } from '../Dialog';

describe('Dialog', () => {
  const createComponent = (props = {}) => mount(<Dialog wide {...props} />);

  it('shows tabs', () => {
    assert.isTrue(createComponent().exists('tabs'));
    assert.isTrue(createComponent({ wide: false }).exists('tabs'));
  });

  [{ wide: false }].forEach(props => {
    it('renders', () => {
      assert.isTrue(createComponent(props).exists('div'));
    });
  });
});
`);
  });

  it('go from objects that tests build step by step', async () => {
    const files = {
      'src/page.ts': 'export const page = 1;\n',
      'src/threads.ts': `interface State {\n  user: string;\n  topPlaceholder: boolean;\n}\nexport function threads({ user, topPlaceholder }: State): string {\n  return topPlaceholder ? user : '';\n}\n`,
      'src/use-threads.ts': `import { isOn } from './flags';\nimport { threads } from './threads';\nexport const useThreads = (user: string): string => threads({ user, topPlaceholder: isOn('nav') });\n`,
    };
    const { text } = await removed(`import { threads } from '../threads';

describe('threads', () => {
  let state;

  beforeEach(() => {
    state = {
      user: 'u',
      topPlaceholder: false,
    };
  });

  it('keeps threads', () => {
    state.topPlaceholder = true;
    assert.equal(threads(state), 'u');
  });

  it('drops threads if topPlaceholder is false', () => {
    assert.equal(threads(state), '');
  });
});
`, { name: 'src/test/threads.test.js', files });
    expect(text).toBe(`import { threads } from '../threads';

describe('threads', () => {
  let state;

  beforeEach(() => {
    state = {
      user: 'u',
    };
  });

  it('keeps threads', () => {
    assert.equal(threads(state), 'u');
  });
});
`);
  });
});

it('leaves a case that sets the dead side by the way, and says so', async () => {
  const { text, notices } = await removed(`import { mockFlags } from './flags';
import { page } from './page';

it('greets the user', () => {
  mockFlags({ nav: false, other: true });
  expect(page()).toContain('e');
});

it('is new', () => {
  mockFlags({ nav: true });
  expect(page()).toBe('new');
});
`);
  expect(text).toBe(`import { mockFlags } from './flags';
import { page } from './page';

it('greets the user', () => {
  mockFlags({ other: true });
  expect(page()).toContain('e');
});

it('is new', () => {
  expect(page()).toBe('new');
});
`);
  expect(notices.map(({ reason }) => reason)).toEqual(['the test set the flag to the side that went']);
});

it('leaves a case that is about another flag too', async () => {
  const { text } = await removed(`import { mockFlags } from './flags';
import { page } from './page';

it('works without navbar or others', () => {
  mockFlags({ navbar: false, other: false });
  expect(page()).toContain('e');
});

it('is old without navbar', () => {
  mockFlags({ navbar: false, other: false });
  expect(page()).toBe('old');
});
`, { key: 'navbar', files: { 'src/page.ts': `import { isOn } from './flags';\nexport const page = (): string => (isOn('navbar') ? 'new' : 'old');\n` } });
  expect(text).toBe(`import { mockFlags } from './flags';
import { page } from './page';

it('works without navbar or others', () => {
  mockFlags({ other: false });
  expect(page()).toContain('e');
});
`);
});

it('takes a case that begins by turning every flag off and says so', async () => {
  const { text } = await removed(`import { mockFlags, resetFlags } from './flags';
import { page } from './page';

describe('page', () => {
  beforeEach(() => {
    mockFlags({ nav: true });
  });

  it('is new', () => {
    expect(page()).toBe('new');
  });

  it('is old when the feature is disabled', () => {
    resetFlags();
    expect(page()).toBe('old');
  });
});
`);
  expect(text).toBe(`import { page } from './page';

describe('page', () => {
  it('is new', () => {
    expect(page()).toBe('new');
  });
});
`);
});

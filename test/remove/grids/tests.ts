import { defineGrid, withFlags } from './grid.ts';

/** Modules under test. */
const pages = [
  `export const page = () => (flag('x') ? 'new' : 'old');\nexport const other = () => 'other';`,
  `import { oldPage } from './old';\nexport function page() { if (!flag('x')) return oldPage(); return 'new'; }\nexport const other = () => 'other';`,
  `export const page = (title = '') => (flag('x') ? 'new' : 'old') + title;\nexport const other = (on = flag('y')) => (on ? 'other' : 'others');`,
  `const on = () => flag('x');\nexport const page = () => (on() ? 'new' : 'old');\nexport const other = () => ['other', on() && 'more'].filter(Boolean)[0];`,
  `export class Page { on = flag('x'); show() { return this.on ? 'new' : 'old'; } }\nexport const page = () => new Page().show();\nexport const other = () => 'other';`,
] as const;

/** Groups of cases, each known by the first word of its title. */
const groups = [
  `it('c1 shows the new page', () => {\n  mockFlags({ x: true });\n  expect(page()).toContain('new');\n});\nit('c2 shows the old page', () => {\n  mockFlags({ x: false });\n  expect(page()).toContain('old');\n});`,
  `it('c1 is new with x on', () => {\n  mockFlags({ x: true });\n  expect(page()).not.toContain('old');\n});\nit('c2 is old with x off', () => {\n  mockFlags({ x: false });\n  expect(page()).not.toContain('new');\n});`,
  `describe('with x', () => {\n  beforeEach(() => mockFlags({ x: true }));\n  it('c1 is new', () => expect(page()).toContain('new'));\n});\ndescribe('without x', () => {\n  beforeEach(() => mockFlags({ x: false }));\n  it('c2 is old', () => expect(page()).toContain('old'));\n  it('c3 has another', () => expect(other()).toBe('other'));\n});`,
  `describe('x', () => {\n  describe.each([[true, 'new'], [false, 'old']])('is %s', (on, text) => {\n    beforeEach(() => mockFlags({ x: on }));\n    it('c1 shows its page', () => expect(page()).toContain(text));\n  });\n});`,
  `it.each([[true, 'new'], [false, 'old']])('c1 shows when x is %s', (on, text) => {\n  mockFlags({ x: on });\n  expect(page()).toContain(text);\n});`,
  `it.each([{ on: true, text: 'new' }, { on: false, text: 'old' }])('c1 shows $text', ({ on, text }) => {\n  mockFlags({ x: on });\n  expect(page()).toContain(text);\n});`,
  `[true, false].forEach((on) => {\n  it(\`c1 shows a page with x \${on}\`, () => {\n    mockFlags({ x: on });\n    expect(page()).toContain(on ? 'new' : 'old');\n  });\n});`,
  `for (const on of [true, false]) {\n  it('c1 has a page and another, ' + on, () => {\n    mockFlags({ x: on });\n    expect(page().length > 2).toBe(true);\n    expect(other()).toBe('other');\n  });\n}`,
  `it('c1 has another', () => {\n  mockFlags({ x: false });\n  expect(other()).toBe('other');\n});\nit('c2 has a page', () => expect(page().length > 2).toBe(true));`,
  `it('c1 has both', () => {\n  mockFlags({ x: true });\n  expect(page()).toContain('new');\n  mockFlags({ x: false });\n  expect(page()).toContain('old');\n});`,
  `const force = (x) => mockFlags({ x, y: false });\nit('c1 is new when x is on', () => {\n  force(true);\n  expect(page()).toContain('new');\n});\nit('c2 is old when x is off', () => {\n  force(false);\n  expect(page()).toContain('old');\n});`,
  `beforeEach(() => mockFlags({ x: true, y: true }));\nit('c1 is new', () => expect(page()).toContain('new'));\nit('c2 is old when x is off', () => {\n  mockFlags({ x: false });\n  expect(page()).toContain('old');\n});\nit('c3 has another', () => expect(other().length > 2).toBe(true));`,
  `const FLAGS = { x: false, y: false };\nit('c1 is old without x', () => {\n  mockFlags(FLAGS);\n  expect(page()).toContain('old');\n});\nit('c2 is new with x', () => {\n  mockFlags({ ...FLAGS, x: true });\n  expect(page()).toContain('new');\n});\nit('c3 has others', () => {\n  mockFlags(FLAGS);\n  expect(other().length > 2).toBe(true);\n});`,
  `const setUp = ({ x = true, y = false } = {}) => {\n  mockFlags({ x, y });\n  return page();\n};\nit('c1 is new', () => expect(setUp()).toContain('new'));\nit('c2 is old with x off', () => expect(setUp({ x: false })).toContain('old'));\nit('c3 has another', () => {\n  setUp({ y: true });\n  expect(other().length > 2).toBe(true);\n});`,
  `describe('page', () => {\n  it('c1 works', async () => {\n    await Promise.resolve(mockFlags({ x: true }));\n    expect(page()).toContain('new');\n  });\n  describe('when x is off', () => {\n    it('c2 works', () => {\n      mockFlags({ x: false });\n      expect(page()).toContain('old');\n    });\n  });\n});`,
  `it('c1 follows the flag', () => {\n  const on = true;\n  mockFlags({ x: on });\n  expect(page()).toContain(on ? 'new' : 'old');\n});\nit('c2 follows it when off', () => {\n  const on = false;\n  mockFlags({ x: on });\n  expect(page()).toContain(on ? 'new' : 'old');\n});`,
  `describe.each([{ x: true }, { x: false }])('with $x', ({ x }) => {\n  it('c1 has a page', () => {\n    mockFlags({ x, y: true });\n    expect(page()).toContain(x ? 'new' : 'old');\n  });\n  it('c2 has another', () => {\n    mockFlags({ x, y: true });\n    expect(other().length > 2).toBe(true);\n  });\n});`,
  `it('c1 does not show the old page', () => {\n  mockFlags({ x: true });\n  expect(page()).not.toContain('old');\n});\nit('c2 does not break without another', () => {\n  mockFlags({ x: false, y: false });\n  expect(other().length > 2).toBe(true);\n});`,
] as const;

/** What else the file of tests says. */
const besides = [
  '', `it('c8 has more', () => expect(other().length > 2).toBe(true));`, `const texts = ['new', 'old'];\nit('c8 is one of both', () => expect(texts.includes(page().slice(0, 3))).toBe(true));`, `it('c8 is old', () => {\n  mockFlags({ x: false });\n  expect(page()).toContain('old');\n});`,
  `import { oldPage } from './old';\nit('c8 has an old page', () => expect(oldPage()).toBe('old'));`, `// what follows is about y\nit('c8 has others when y is off', () => {\n  mockFlags({ y: false });\n  expect(other().length > 2).toBe(true);\n});`, `it.each([true, false])('c8 has another, y %s', (y) => {\n  mockFlags({ x: y, y });\n  expect(other().length > 2).toBe(true);\n});`,
] as const;

const suites: Readonly<Record<string, (text: string) => string>> = {
  none: (text) => text,
  one: (text) => `describe('pages', () => {\n${text.replaceAll(/^(?=.)/gm, '  ')}\n});`,
  'set on': (text) => `describe('pages', () => {\n  beforeEach(() => {\n    mockFlags({ x: true });\n  });\n  describe('here', () => {\n${text.replaceAll(/^(?=.)/gm, '    ')}\n  });\n});`,
  'set off': (text) => `describe('pages', () => {\n  beforeEach(() => {\n    mockFlags({ x: false, y: true });\n  });\n  describe('here', () => {\n${text.replaceAll(/^(?=.)/gm, '    ')}\n  });\n});`,
};

/** Tests of a page that the flag decides: cases of the kept value stay and pass, and others go, or a person is told. */
export const tests = defineGrid({
  about: 'each way of a test to force the flag, for a page that it decides: cases of the kept value stay and pass',
  axes: { page: pages, group: groups, beside: besides, suite: Object.keys(suites) },
  files({ page, group, beside, suite }) {
    const [first = '', ...more] = beside.split('\n');
    const isImport = first.startsWith('import');
    return {
      'page.js': withFlags(`${page}\n`), 'old.js': `export const oldPage = () => 'old';\n`,
      'page.test.js': `import { mockFlags } from './flags';\nimport { other, page } from './page';\n${isImport ? `${first}\n` : ''}\n${suites[suite]?.([group, isImport ? more.join('\n') : beside].filter(Boolean).join('\n')) ?? ''}\n`,
    };
  },
});

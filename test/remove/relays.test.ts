import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const wrapper = (body: string, params = 'props: Props'): string => `import { flag } from './flags';\nimport { NewList } from './new-list';\nimport { OldList } from './old-list';\nimport type { Props } from './props';\n\nexport const List = (${params}) => {\n  ${body}\n};\n`;
const files = {
  'src/list.tsx': wrapper(`return flag('x') ? <NewList {...props} /> : <OldList {...props} />;`),
  'src/new-list.tsx': `import type { Props } from './props';\nexport const NewList = ({ id }: Props) => <ul id={id} />;\n`,
  'src/old-list.tsx': `import type { Props } from './props';\nexport const OldList = ({ id }: Props) => <ol id={id} />;\n`,
  'src/props.ts': `export interface Props {\n  id: string;\n}\n`,
  'src/app/page.tsx': `import { List } from '../list';\nexport const page = { component: List, node: <List id="a" />, open: <List id="b"></List> };\n`,
};
const result = (more: Readonly<Record<string, string>> = {}): unknown => removed({ ...files, ...more }, true);

describe('components that only chose between two others', () => {
  it('give way to the one that stays, in tests too', () => {
    expect(result({ 'src/list.test.tsx': `import { List } from './list';\nit('renders', () => render(<List id="a" />));\n` })).toEqual({
      'src/list.tsx': null,
      'src/old-list.tsx': null,
      'src/list.test.tsx': `import { NewList } from './new-list';\nit('renders', () => render(<NewList id="a" />));\n`,
      'src/app/page.tsx': `import { NewList } from '../new-list';\nexport const page = { component: NewList, node: <NewList id="a" />, open: <NewList id="b"></NewList> };\n`,
      refusals: [],
      problems: [],
    });
  });

  it.each([
    ['nothing', '', `return flag('x') ? <NewList /> : <OldList />;`],
    ['each prop by its name', '{ id, ...rest }: Props', `return flag('x') ? <NewList id={id} {...rest} /> : <OldList />;`],
  ])('so where they hand on %s', (_what, params, body) => {
    expect(result({ 'src/list.tsx': wrapper(body, params) })).toMatchObject({ 'src/list.tsx': null, problems: [] });
  });

  it('keep what else is imported with them, and what is imported already', () => {
    const both = `${wrapper(`return flag('x') ? <NewList {...props} /> : <OldList {...props} />;`)}export const size = 1;\n`;
    expect(result({ 'src/list.tsx': both, 'src/app/page.tsx': `import { List, size } from '../list';\nimport { NewList } from '../new-list';\nexport const page = [<List id="a" />, <NewList id="b" />, size];\n` })).toMatchObject({
      'src/list.tsx': `export const size = 1;\n`,
      'src/app/page.tsx': `import { size } from '../list';\nimport { NewList } from '../new-list';\nexport const page = [<NewList id="a" />, <NewList id="b" />, size];\n`,
    });
  });

  it('keep the name that an importer has for them', () => {
    expect(result({ 'src/app/page.tsx': `import { List as Rows } from '../list';\nexport const page = <Rows id="a" />;\n` })).toMatchObject({ 'src/app/page.tsx': `import { NewList as Rows } from '../new-list';\nexport const page = <Rows id="a" />;\n`, problems: [] });
  });

  it.each([
    ['they do more', { 'src/list.tsx': wrapper(`return flag('x') ? <NewList id="a" /> : <OldList {...props} />;`) }],
    ['they give other props', { 'src/list.tsx': wrapper(`return flag('x') ? <NewList id={other} /> : <OldList id={id} />;`, '{ id, other }: Props') }],
    ['they have a default', { 'src/list.tsx': wrapper(`return flag('x') ? <NewList id={id} /> : <OldList id={id} />;`, `{ id = 'a' }: Props`) }],
    ['their name is taken', { 'src/app/page.tsx': `import { List } from '../list';\nconst NewList = 1;\nexport const page = [List, NewList];\n` }],
    ['they are loaded lazily', { 'src/app/page.tsx': `import { lazy } from 'react';\nexport const List = lazy(() => import('../list').then((m) => ({ default: m.List })));\n` }],
    ['they were so before', { 'src/list.tsx': `import { flag } from './flags';\nimport { NewList } from './new-list';\nexport const List = (props: Props) => <NewList {...props} />;\nexport const isNew = flag('x');\n`, 'src/app/page.tsx': `import { List, isNew } from '../list';\nexport const page = isNew && <List id="a" />;\n` }],
  ])('stay where %s', (_why, more: Readonly<Record<string, string>>) => {
    expect(result(more)).not.toMatchObject({ 'src/list.tsx': null });
  });
});

import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const SELECTORS = `import { flag } from './flags';\nexport const getIsNew = (state: State) => flag('x', state);\n`;
const PANEL = `export interface Props {\n  title: string;\n  isNew: boolean;\n}\nexport type MapStateProps = Pick<Props, 'title' | 'isNew'>;\nexport function Panel({ title, isNew }: Props) {\n  return isNew ? <h1>{title}</h1> : <h2>{title}</h2>;\n}\n`;
const CLEAN = `export interface Props {\n  title: string;\n}\nexport type MapStateProps = Pick<Props, 'title'>;\nexport function Panel({ title }: Props) {\n  return <h1>{title}</h1>;\n}\n`;

/** What the files became, with a component in `panel.tsx` that asks for its prop `isNew`. */
function after(files: Readonly<Record<string, string>>): Record<string, unknown> {
  const { problems, refusals, ...changed } = removed({ 'src/selectors.ts': SELECTORS, 'src/panel.tsx': PANEL, ...files }, true);
  expect({ problems, refusals }).toEqual({ problems: [], refusals: [] });
  return changed;
}

describe('props that connect gives', () => {
  it('go from what maps the state, the component and its types', () => {
    expect(
      after({
        'src/panel.container.ts': `import { connect } from 'react-redux';\nimport { Panel, type MapStateProps } from './panel';\nimport { getIsNew } from './selectors';\nconst mapState = (state: State): MapStateProps => ({\n  title: state.title,\n  isNew: getIsNew(state),\n});\nexport default connect(mapState)(Panel);\n`,
        'src/page.tsx': `import Panel from './panel.container';\nexport const Page = () => <Route component={Panel} />;\n`,
      }),
    ).toEqual({
      'src/selectors.ts': null,
      'src/panel.tsx': CLEAN,
      'src/panel.container.ts': `import { connect } from 'react-redux';\nimport { Panel, type MapStateProps } from './panel';\nconst mapState = (state: State): MapStateProps => ({\n  title: state.title,\n});\nexport default connect(mapState)(Panel);\n`,
    });
  });

  it('go where a connector has a name', () => {
    expect(
      after({
        'src/panel.container.ts': `import { connect } from 'react-redux';\nimport { Panel } from './panel';\nimport { getIsNew } from './selectors';\nfunction mapState(state: State) {\n  const { title } = state;\n  return { title, isNew: getIsNew(state) };\n}\nconst connector = connect(mapState, { rename });\nexport default connector(Panel);\n`,
      }),
    ).toMatchObject({ 'src/panel.tsx': CLEAN, 'src/panel.container.ts': `import { connect } from 'react-redux';\nimport { Panel } from './panel';\nfunction mapState(state: State) {\n  const { title } = state;\n  return { title };\n}\nconst connector = connect(mapState, { rename });\nexport default connector(Panel);\n` });
  });

  it('take what maps the state with them where it gives nothing else', () => {
    const container = (call: string): string => `import { connect } from 'react-redux';\nimport { Panel } from './panel';\nimport { getIsNew } from './selectors';\nimport { rename } from './actions';\nconst mapState = (state: State): Pick<Props, 'isNew'> => ({\n  isNew: getIsNew(state),\n});\nexport default ${call}(Panel);\n`;
    const clean = (call: string): string => `import { connect } from 'react-redux';\nimport { Panel } from './panel';\nimport { rename } from './actions';\nexport default ${call}(Panel);\n`;
    for (const [before, now] of [['connect(mapState, { rename })', 'connect(null, { rename })'], ['connect(mapState)', 'connect()']] as const) {
      expect(after({ 'src/panel.container.ts': container(before) })).toMatchObject({ 'src/panel.container.ts': clean(now) });
    }
    const named = { 'src/types.ts': `export interface Props {\n  title: string;\n  isNew: boolean;\n}\nexport type MapStateProps = Pick<Props, 'isNew'>;\n`, 'src/panel.tsx': PANEL.replace(/export interface[^]*?;\n}\n.*\n/, "import type { Props } from './types';\n") };
    expect(after({ ...named, 'src/panel.container.ts': container('connect(mapState)').replace("Pick<Props, 'isNew'>", 'MapStateProps').replace('{ rename } from', "type { MapStateProps } from './types';\nimport { rename } from") })).toMatchObject({
      'src/types.ts': 'export interface Props {\n  title: string;\n}\n',
      'src/panel.container.ts': clean('connect()'),
    });
    const typed = 'connect<Pick<Props, "isNew">>(mapState)';
    expect(after({ 'src/panel.container.ts': container(typed) })).toMatchObject({ 'src/panel.container.ts': container(typed).replace("import { getIsNew } from './selectors';\n", '').replace('{\n  isNew: getIsNew(state),\n}', '{}').replace("State): Pick<Props, 'isNew'>", 'State): Pick<Props, never>') });
  });

  it('win over what an element gives', () => {
    expect(
      after({
        'src/panel.container.ts': `import { connect } from 'react-redux';\nimport { Panel } from './panel';\nimport { getIsOpen } from './open';\nexport default connect((state: State) => ({ title: '', isNew: getIsOpen(state) }))(Panel);\n`,
        'src/page.tsx': `import Panel from './panel.container';\nimport { getIsNew } from './selectors';\nexport const Page = ({ state }) => <Panel isNew={getIsNew(state)} />;\n`,
      }),
    ).toEqual({ 'src/selectors.ts': null, 'src/page.tsx': `import Panel from './panel.container';\nexport const Page = ({}) => <Panel isNew />;\n` });
  });

  it.each([
    ['another use gives something else', `export default connect(mapState)(Panel);\nexport const Other = ({ isOpen }) => <Panel isNew={isOpen} />;\n`],
    ['the actions give it too', `export default connect(mapState, { isNew: start })(Panel);\n`],
    ['props are merged by hand', `export default connect(mapState, null, merge)(Panel);\n`],
    ['the mapping serves two components', `export default connect(mapState)(Panel);\nexport const Second = connect(mapState)(Other);\n`],
    ['connect is of another package', `export default connect(mapState)(Panel);\n`],
  ])('stay where %s', (title, code) => {
    const module = title.includes('package') ? './connect' : 'react-redux';
    expect(Object.keys(after({ 'src/panel.container.tsx': `import { connect } from '${module}';\nimport { Panel } from './panel';\nimport { getIsNew } from './selectors';\nconst mapState = (state: State) => ({ title: '', isNew: getIsNew(state) });\n${code}` })).sort()).toEqual(['src/panel.container.tsx', 'src/selectors.ts']);
  });
});

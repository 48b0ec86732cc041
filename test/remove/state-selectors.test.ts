import { describe, expect, it } from 'vitest';
import { removed as removedInProject } from './removed-from-test.ts';
import { removed } from './removed.ts';

const SELECTORS = `import { flag } from './flags';\nexport const getIsNew = (state: State) => flag('x', state);\n`;

it('gives what a selector makes of the state to hooks and sagas', () => {
  expect(
    removed({
      'src/selectors.ts': SELECTORS,
      'src/hooks.ts': `import { useSelector, type TypedUseSelectorHook } from 'react-redux';\nexport const useAppSelector: TypedUseSelectorHook<State> = useSelector;\n`,
      'src/page.tsx': `import { useSelector } from 'react-redux';\nimport { useAppSelector } from './hooks';\nimport { getIsNew } from './selectors';\nexport function Page() {\n  const isNew = useSelector(getIsNew);\n  const isNewer = useAppSelector((state) => getIsNew(state));\n  return isNew && isNewer ? <New /> : <Old />;\n}\n`,
      'src/saga.ts': `import { call, select } from 'redux-saga/effects';\nimport { getIsNew } from './selectors';\nexport function* load() {\n  const isNew: boolean = yield select(getIsNew);\n  yield call(isNew ? loadNew : loadOld);\n}\n`,
    }, true),
  ).toEqual({
    'src/selectors.ts': null,
    'src/hooks.ts': null,
    'src/page.tsx': `export function Page() {\n  return <New />;\n}\n`,
    'src/saga.ts': `import { call } from 'redux-saga/effects';\nexport function* load() {\n  yield call(loadNew);\n}\n`,
    problems: [],
    refusals: [],
  });
});

it('leaves what is called like one and is none', () => {
  const changed = removed({
    'src/selectors.ts': SELECTORS,
    'src/page.ts': `import { select, useSelector } from './own';\nimport { getIsNew } from './selectors';\nexport const isNew = useSelector(getIsNew);\nexport function* load() {\n  return yield select(getIsNew);\n}\n`,
  }, true);
  expect(Object.keys(changed)).toEqual(['src/selectors.ts', 'refusals', 'problems']);
});

it('leaves effects that no saga yields at once: they are objects, not what the selector says', () => {
  const changed = removed({
    'src/selectors.ts': SELECTORS,
    'src/saga.ts': `import { all, select } from 'redux-saga/effects';\nimport { getIsNew } from './selectors';\nexport const asked = select(getIsNew);\nexport function* load() {\n  const [isNew] = yield all([select(getIsNew)]);\n  return isNew;\n}\n`,
    'src/saga.test.ts': `import { select } from 'redux-saga/effects';\nimport { load } from './saga';\nimport { getIsNew } from './selectors';\nit('loads', () => expectSaga(load).provide([[select(getIsNew), true]]).run());\n`,
  }, true);
  expect(Object.keys(changed)).toEqual(['src/selectors.ts', 'refusals', 'problems']);
});

describe('selectors that are flags of their own', () => {
  const files = {
    'unflag.config.yaml': `routers:\n  - modules: [./src/selectors]\n    forms: [{ kind: function, name: 'is*On', key: self }]\n`,
    'src/selectors.ts': 'export const isNavOn = (state: { nav: boolean }): boolean => state.nav;\n',
    'src/page.test.ts': '',
  };
  const remove = (text: string) => removedInProject(text, { files, name: 'src/page.ts', key: 'isNavOn' });

  it('are given by the hook of the store', async () => {
    const text = `import { useSelector } from 'react-redux';\nimport { isNavOn } from './selectors';\nexport const usePage = (): string => (useSelector(isNavOn) ? 'new' : 'old');\n`;
    expect(await remove(text)).toMatchObject({ text: `export const usePage = (): string => 'new';\n`, problems: [] });
  });

  it('are given by what a saga yields', async () => {
    const text = `import { call, select } from 'redux-saga/effects';\nimport { isNavOn } from './selectors';\nexport function* load() {\n  const on: boolean = yield select(isNavOn);\n  yield call(on ? loadNew : loadOld);\n  const asked = select(isNavOn);\n  return asked;\n}\n`;
    expect(await remove(text)).toMatchObject({ text: text.replace('  const on: boolean = yield select(isNavOn);\n', '').replace('on ? loadNew : loadOld', 'loadNew'), problems: [] });
  });

  it('stay where something else is given them', async () => {
    const text = `import { useSelector } from './own';\nimport { isNavOn } from './selectors';\nexport const usePage = (): string => (useSelector(isNavOn) ? 'new' : 'old');\n`;
    expect(await remove(text)).toMatchObject({ text });
  });
});

import { describe, expect, it } from 'vitest';
import { removal, removed } from './removed.ts';

/** What the changed files became; the removal must have no refusal and no problem. */
function after(files: Readonly<Record<string, string>>, keep = true): Record<string, unknown> {
  const { refusals, problems, ...changed } = removed(files, keep);
  expect({ refusals, problems }).toEqual({ refusals: [], problems: [] });
  return changed;
}

it('takes a "not" in a title for something else where several cases give the value by habit', () => {
  const title = (name: string, given: string): string => `it('${name}', () => expect(price(3${given})).toBe(4));\n`;
  const test = (given: string, more = ''): string => `import { price } from './price';\n${title('adds tax', given)}${title('adds more', given)}${title('is not above a limit', given)}${title('rounds', given)}${more}`;
  const files = {
    'src/page.ts': `import { flag } from './flags';\nimport { price } from './price';\nexport const page = () => price(2, flag('x'));\n`,
    'src/price.ts': `export function price(n: number, isNew: boolean) {\n  return n > 8 && !isNew ? n : n + 1;\n}\n`,
    'src/price.test.ts': test(', false', title('is as before when isNew is false', ', false')),
  };
  expect(after(files)).toMatchObject({ 'src/price.test.ts': test('') });
});

it('leaves cases whose titles do not say that they are about the side that went, and tells of them', () => {
  const test = (given: string): string => `import { price } from './price';\nit('adds tax', () => expect(price(3${given})).toBe(4));\n`;
  const files = {
    'src/page.ts': `import { flag } from './flags';\nimport { price } from './price';\nexport const page = () => price(2, flag('x'));\n`,
    'src/price.ts': `export function price(n: number, isNew: boolean) {\n  return isNew ? n + 1 : n;\n}\n`,
    'src/price.test.ts': `${test(', false')}it('is old without isNew', () => expect(price(3, false)).toBe(3));\n`,
  };
  expect(after(files)).toMatchObject({ 'src/price.ts': `export function price(n: number) {\n  return n + 1;\n}\n`, 'src/price.test.ts': test('') });
  expect(removal(files, 'x', true).notices.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual(['src/price.test.ts:2 the test set the flag to the side that went']);
});

it('joins the parameters that are left where they fit on a line', () => {
  const files = {
    'src/page.ts': `import { flag } from './flags';\nimport { Cart, price } from './price';\nexport const page = () => [price(2, flag('x')), new Cart(1, flag('x'))];\n`,
    'src/price.ts': `export const price = (\n  amount: number,\n  isNewPriceOfThisYear?: boolean,\n): number => {\n  return isNewPriceOfThisYear ? amount + 1 : amount;\n};\n\nexport class Cart {\n  constructor(\n    public amount: number,\n    isNew: boolean,\n  ) {\n    if (isNew) this.amount++;\n  }\n}\n`,
  };
  expect(after(files)['src/price.ts']).toBe(`export const price = (amount: number): number => {\n  return amount + 1;\n};\n\nexport class Cart {\n  constructor(public amount: number) {\n    this.amount++;\n  }\n}\n`);
});

describe('props that every use gives the same known value', () => {
  it('go with their type, default and documentation, across files', () => {
    expect(
      after({
        'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel title="a" isNew={flag('x')} />;\n`,
        'src/other.tsx': `import { Panel } from './panel';\nexport const Other = () => <Panel title="b" isNew />;\n`,
        'src/panel.tsx': `interface PanelProps {\n  title: string;\n  /** Whether to look new. */\n  isNew?: boolean;\n}\n\n/** @param props.isNew looks new */\nexport function Panel({ title, isNew = false }: PanelProps) {\n  return <h1 className={isNew ? 'new' : 'old'}>{title}</h1>;\n}\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { Panel } from './panel';\nexport const Page = () => <Panel title="a" />;\n`,
      'src/other.tsx': `import { Panel } from './panel';\nexport const Other = () => <Panel title="b" />;\n`,
      'src/panel.tsx': `interface PanelProps {\n  title: string;\n}\n\n/** @param props.isNew looks new */\nexport function Panel({ title }: PanelProps) {\n  return <h1 className="new">{title}</h1>;\n}\n`,
    });
  });

  it('take the props with them that the other side alone read, and leave the rest, without types too', () => {
    expect(
      after({
        'src/page.jsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel isNew={flag('x')} count={1} title="a" />;\n`,
        'src/panel.jsx': `export function Panel({ isNew, count, title }) {\n  return isNew ? <b>{title}</b> : <i>{count}</i>;\n}\n`,
      }),
    ).toEqual({
      'src/page.jsx': `import { Panel } from './panel';\nexport const Page = () => <Panel title="a" />;\n`,
      'src/panel.jsx': `export function Panel({ title }) {\n  return <b>{title}</b>;\n}\n`,
    });
  });

  it('are followed through components that hand them on under the same name', () => {
    expect(
      after({
        'src/page.tsx': `import { flag } from './flags';\nimport { Layout } from './layout';\nexport const Page = () => <Layout title="a" isNew={flag('x')} />;\n`,
        'src/layout.tsx': `import { Panel } from './panel';\ntype Props = { title: string; isNew: boolean };\nexport const Layout = ({ title, isNew }: Props) => <Panel title={title} isNew={isNew} />;\n`,
        'src/panel.tsx': `type PanelProps = { title: string; isNew: boolean };\nexport const Panel = ({ title, isNew }: PanelProps) => (isNew ? <b>{title}</b> : <i>{title}</i>);\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { Layout } from './layout';\nexport const Page = () => <Layout title="a" />;\n`,
      'src/layout.tsx': `import { Panel } from './panel';\ntype Props = { title: string };\nexport const Layout = ({ title }: Props) => <Panel title={title} />;\n`,
      'src/panel.tsx': `type PanelProps = { title: string };\nexport const Panel = ({ title }: PanelProps) => <b>{title}</b>;\n`,
    });
  });

  it('go from types that leave them out', () => {
    expect(
      after({
        'src/page.tsx': `import { flag } from './flags';\nimport { Panel, type PanelProps } from './panel';\nexport const Page = (props: Omit<PanelProps, 'isNew'>) => <Panel {...props} isNew={flag('x')} />;\n`,
        'src/panel.tsx': `export interface PanelProps {\n  title: string;\n  isNew: boolean;\n}\nexport const Panel = ({ title, isNew }: PanelProps) => (isNew ? <b>{title}</b> : <i>{title}</i>);\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { Panel, type PanelProps } from './panel';\nexport const Page = (props: PanelProps) => <Panel {...props} />;\n`,
      'src/panel.tsx': `export interface PanelProps {\n  title: string;\n}\nexport const Panel = ({ title }: PanelProps) => <b>{title}</b>;\n`,
    });
  });

  it.each([['Shared & { isNew: boolean }', 'Shared'], ['{ isNew: boolean } & Shared', 'Shared'], ['Shared & {\n  isNew?: boolean;\n} & Other', 'Shared & Other']])('take %s with them where it is empty then', (type, left) => {
    const panel = (props: string, text: string): string => `import type { Other, Shared } from './shared';\nexport type Props = ${props};\nexport function Panel(${text}`;
    expect(after({
      'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel title="t" isNew={flag('x')} />;\n`,
      'src/panel.tsx': panel(type, '{ title, isNew }: Props) {\n  return isNew ? <h1>{title}</h1> : <h2>{title}</h2>;\n}\n'),
    })).toMatchObject({ 'src/panel.tsx': panel(left, '{ title }: Props) {\n  return <h1>{title}</h1>;\n}\n') });
  });

  it('fold conditions on other boolean props', () => {
    expect(
      after({
        'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = (props: { open: boolean }) => <Panel open={props.open} isNew={flag('x')} />;\n`,
        'src/panel.tsx': `interface Props {\n  open?: boolean;\n  isNew?: boolean;\n  n?: number;\n}\nexport function Panel({ open, isNew, n }: Props) {\n  return (\n    <div>\n      {open && !isNew && <b />}\n      {n && !isNew && <i />}\n      <u />\n    </div>\n  );\n}\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { Panel } from './panel';\nexport const Page = (props: { open: boolean }) => <Panel />;\n`,
      'src/panel.tsx': `interface Props {\n  n?: number;\n}\nexport function Panel({ n }: Props) {\n  return (\n    <div>\n      {n && false}\n      <u />\n    </div>\n  );\n}\n`,
    });
  });

  it('take the argument with them that held nothing else', () => {
    expect(
      after({
        'src/page.ts': `import { isOff } from './flags';\nimport { part } from './part';\nexport const page = part({ isOld: isOff('x') });\n`,
        'src/part.ts': `export const part = ({ isOld, size = 2 }: { isOld: boolean; size?: number }) => (isOld ? size : 0);\n`,
      }),
    ).toEqual({
      'src/page.ts': `import { part } from './part';\nexport const page = part();\n`,
      'src/part.ts': `export const part = () => 0;\n`,
    });
  });

  it('stay as a literal where one use gives something else, nothing, or a spread', () => {
    for (const other of ['<Panel isNew={Math.random() > 1} />', '<Panel />', '<Panel {...props} />']) {
      expect(
        after({
          'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel isNew={flag('x')} />;\n`,
          'src/other.tsx': `import { Panel } from './panel';\nexport const Other = (props: {}) => ${other};\n`,
          'src/panel.tsx': `export function Panel({ isNew }: { isNew?: boolean }) {\n  return <h1>{isNew ? 1 : 2}</h1>;\n}\n`,
        }),
      ).toEqual({ 'src/page.tsx': `import { Panel } from './panel';\nexport const Page = () => <Panel isNew />;\n` });
    }
  });

  it('stay where the component is handed on as a value', () => {
    const changed = after({
      'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel isNew={flag('x')} />;\nexport const panels = [Panel];\n`,
      'src/panel.tsx': `export function Panel({ isNew }: { isNew?: boolean }) {\n  return <h1>{isNew ? 1 : 2}</h1>;\n}\n`,
    });
    expect(Object.keys(changed)).toEqual(['src/page.tsx']);
  });

  it('are followed through wrappers, lazy loading and `props.name`', () => {
    expect(
      after({
        'src/page.tsx': `import { lazy } from 'react';\nimport { flag } from './flags';\nconst Panel = lazy(() => import('./panel'));\nexport const Page = () => <Panel title="a" isNew={flag('x')} />;\n`,
        'src/panel.tsx': `import { memo } from 'react';\ntype Props = { title: string; isNew: boolean };\nfunction Panel(props: Props) {\n  return props.isNew ? <h1>{props.title}</h1> : <h2>{props.title}</h2>;\n}\nexport default memo(Panel);\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { lazy } from 'react';\nconst Panel = lazy(() => import('./panel'));\nexport const Page = () => <Panel title="a" />;\n`,
      'src/panel.tsx': `import { memo } from 'react';\ntype Props = { title: string };\nfunction Panel(props: Props) {\n  return <h1>{props.title}</h1>;\n}\nexport default memo(Panel);\n`,
    });
  });

  it('go from class components with `propTypes` and `defaultProps`', () => {
    expect(
      after({
        'src/page.jsx': `import { flag } from './flags';\nimport Panel from './panel';\nexport const Page = () => <Panel title="a" isNew={flag('x')} />;\n`,
        'src/panel.jsx': `import React from 'react';\nexport default class Panel extends React.Component {\n  render() {\n    const { title, isNew } = this.props;\n    return isNew && this.props.isNew ? <h1>{title}</h1> : null;\n  }\n}\nPanel.propTypes = { title: String, isNew: Boolean };\nPanel.defaultProps = { isNew: false };\n`,
      }),
    ).toEqual({
      'src/page.jsx': `import Panel from './panel';\nexport const Page = () => <Panel title="a" />;\n`,
      'src/panel.jsx': `import React from 'react';\nexport default class Panel extends React.Component {\n  render() {\n    const { title } = this.props;\n    return <h1>{title}</h1>;\n  }\n}\nPanel.propTypes = { title: String };\n`,
    });
  });

  it('stay where their type is used for something else that names them', () => {
    const changed = after({
      'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel isNew={flag('x')} />;\n`,
      'src/panel.tsx': `export interface Props {\n  isNew: boolean;\n}\nexport function Panel({ isNew }: Props) {\n  return <h1>{isNew ? 1 : 2}</h1>;\n}\n`,
      'src/save.ts': `import type { Props } from './panel';\nexport const save = (props: Props) => props.isNew;\n`,
    });
    expect(Object.keys(changed)).toEqual(['src/page.tsx']);
  });

  it('take the test cases of the other side with them', () => {
    const changed = after({
      'src/page.tsx': `import { flag } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => <Panel isNew={flag('x')} />;\n`,
      'src/panel.tsx': `export function Panel({ isNew }: { isNew: boolean }) {\n  return isNew ? <h1 /> : <h2 />;\n}\n`,
      'src/panel.test.tsx': `import { Panel } from './panel';\nit('is new', () => {\n  render(<Panel isNew />);\n});\n\nit('is old', () => {\n  render(<Panel isNew={false} />);\n});\n`,
    });
    expect(changed['src/panel.tsx']).toBe(`export function Panel() {\n  return <h1 />;\n}\n`);
    expect(changed['src/panel.test.tsx']).toBe(`import { Panel } from './panel';\nit('is new', () => {\n  render(<Panel />);\n});\n`);
  });
});

describe('parameters that every call gives the same known value', () => {
  it('go with their arguments, also in the middle', () => {
    expect(
      after({
        'src/a.ts': `import { flag } from './flags';\nimport { price } from './price';\nexport const a = price(1, flag('x'), 'EUR');\n`,
        'src/b.ts': `import { price } from './price';\nexport const b = price(2, true, 'USD');\n`,
        'src/price.ts': `/**\n * @param n the amount\n * @param isNew whether the new price counts,\n *   which is lower\n * @param unit the currency\n */\nexport function price(n: number, isNew: boolean, unit: string) {\n  return (isNew ? n : 2 * n) + unit;\n}\n`,
      }),
    ).toEqual({
      'src/a.ts': `import { price } from './price';\nexport const a = price(1, 'EUR');\n`,
      'src/b.ts': `import { price } from './price';\nexport const b = price(2, 'USD');\n`,
      'src/price.ts': `/**\n * @param n the amount\n * @param unit the currency\n */\nexport function price(n: number, unit: string) {\n  return n + unit;\n}\n`,
    });
  });

  it('count their default where a call leaves them out', () => {
    expect(
      after({
        'src/a.ts': `import { flag } from './flags';\nimport { load } from './load';\nexport const a = [load(1, flag('x')), load(2)];\n`,
        'src/load.ts': `export const load = (id: number, enabled = true) => ({ id, enabled });\n`,
      }),
    ).toEqual({
      'src/a.ts': `import { load } from './load';\nexport const a = [load(1), load(2)];\n`,
      'src/load.ts': `export const load = (id: number) => ({ id, enabled: true });\n`,
    });
  });

  it('stay where the function is called back, sees `arguments`, or is set again', () => {
    for (const fn of ['export function f(n: number, on?: boolean) {\n  return arguments.length + n + Number(on);\n}\n', 'export function f(n: number, on?: boolean) {\n  on = !on;\n  return on ? n : 0;\n}\n']) {
      expect(Object.keys(after({ 'src/a.ts': `import { flag } from './flags';\nimport { f } from './f';\nexport const a = f(1, flag('x'));\n`, 'src/f.ts': fn }))).toEqual(['src/a.ts']);
    }
    const called = after({ 'src/a.ts': `import { flag } from './flags';\nimport { f } from './f';\nexport const a = [f(1, flag('x')), [2].map(f)];\n`, 'src/f.ts': `export const f = (n: number, on?: unknown) => (on ? n : 0);\n` });
    expect(Object.keys(called)).toEqual(['src/a.ts']);
  });

  it('go from option objects, also those made before the call', () => {
    expect(
      after({
        'src/a.ts': `import { useMemo } from 'react';\nimport { flag } from './flags';\nimport { type State, threads } from './threads';\nexport function useThreads(n: number) {\n  const state = useMemo((): State => {\n    return { n, placeholder: flag('x') };\n  }, [n]);\n  return threads(state);\n}\n`,
        'src/threads.ts': `export type State = {\n  n: number;\n  placeholder: boolean;\n};\nfunction impl(state: State) {\n  if (!state.placeholder) {\n    return 0;\n  }\n  return state.n;\n}\nexport const threads = memoize(impl);\n`,
      }),
    ).toEqual({
      'src/a.ts': `import { useMemo } from 'react';\nimport { type State, threads } from './threads';\nexport function useThreads(n: number) {\n  const state = useMemo((): State => {\n    return { n };\n  }, [n]);\n  return threads(state);\n}\n`,
      'src/threads.ts': `export type State = {\n  n: number;\n};\nfunction impl(state: State) {\n  return state.n;\n}\nexport const threads = memoize(impl);\n`,
    });
  });

  it('go from the other types that say what the objects are', () => {
    expect(
      after({
        'src/a.ts': `import { flag } from './flags';\nimport { f } from './f';\ninterface Wide {\n  on: boolean;\n  n: number;\n}\nexport function a() {\n  const options: Wide = { on: flag('x'), n: 1 };\n  return f(options);\n}\n`,
        'src/f.ts': `export const f = ({ on, n }: { on: boolean; n: number }) => (on ? n : 0);\n`,
      }),
    ).toEqual({
      'src/a.ts': `import { f } from './f';\ninterface Wide {\n  n: number;\n}\nexport function a() {\n  const options: Wide = { n: 1 };\n  return f(options);\n}\n`,
      'src/f.ts': `export const f = ({ n }: { n: number }) => n;\n`,
    });
  });

  it('stay in objects that rest parameters or `arguments` take', () => {
    for (const fn of ['export const f = (...given: { on: boolean }[]) => given[1];\n', 'export function f() {\n  return arguments[1];\n}\n']) {
      const changed = after({ 'src/a.js': `import { flag } from './flags';\nimport { f } from './f';\nexport const a = () => f(1, { on: flag('x') });\n`, 'src/f.js': fn });
      expect(changed).toEqual({ 'src/a.js': `import { f } from './f';\nexport const a = () => f(1, { on: true });\n` });
    }
  });

  it('stay in objects that something else may look into', () => {
    const changed = after({
      'src/a.ts': `import { flag } from './flags';\nimport { f } from './f';\nexport function a() {\n  const options = { on: flag('x'), n: 1 };\n  log(options);\n  return f(options);\n}\n`,
      'src/f.ts': `export const f = ({ on, n }: { on: boolean; n: number }) => (on ? n : 0);\n`,
    });
    expect(Object.keys(changed)).toEqual(['src/a.ts']);
  });
});

describe('parameters that lost their last reader', () => {
  it('go with what fed them', () => {
    expect(
      after({
        'src/page.tsx': `import { Panel } from './panel';\nconst Page = ({ plan }: { plan: string }) => {\n  const isPaid = plan !== 'free';\n  return <Panel title="a" isPaid={isPaid} />;\n};\nexport const App = (props: { plan: string }) => <Page plan={props.plan} />;\n`,
        'src/panel.tsx': `import { flag } from './flags';\nimport { Notice } from './notice';\ntype Props = {\n  title: string;\n  isPaid: boolean;\n};\nexport function Panel({ title, isPaid }: Props) {\n  return (\n    <h1>\n      {!flag('x') && <Notice isPaid={isPaid} />}\n      {title}\n    </h1>\n  );\n}\n`,
        'src/notice.tsx': `export const Notice = ({ isPaid }: { isPaid: boolean }) => <p>{isPaid}</p>;\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { Panel } from './panel';\nconst Page = () => {\n  return <Panel title="a" />;\n};\nexport const App = (props: { plan: string }) => <Page />;\n`,
      'src/panel.tsx': `type Props = {\n  title: string;\n};\nexport function Panel({ title }: Props) {\n  return (\n    <h1>\n      {title}\n    </h1>\n  );\n}\n`,
      'src/notice.tsx': null,
    });
  });

  it('stay where what is given has effects', () => {
    const changed = after({
      'src/a.ts': `import { f } from './f';\nexport const a = (next: () => number) => f(1, next());\n`,
      'src/f.ts': `import { flag } from './flags';\nexport const f = (n: number, rest: number) => (flag('x') ? n : n + rest);\n`,
    });
    expect(Object.keys(changed)).toEqual(['src/f.ts']);
  });
});

describe('carriers of flags that are handed on', () => {
  it('go where their last read was taken out of props in the body', () => {
    for (const [before, body] of [['const { flags, title } = props;', 'const { title } = props;'], ['const { title } = props;\n  const flags = props.flags;', 'const { title } = props;']]) {
      expect(
        after({
          'src/page.tsx': `import { useFlags } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => {\n  const flags = useFlags();\n  return flags.x ? <Panel flags={flags} title="a" /> : null;\n};\n`,
          'src/panel.tsx': `import type { FlagSet } from './flags';\ninterface Props {\n  flags: FlagSet;\n  title: string;\n}\nexport const Panel = (props: Props) => {\n  ${before}\n  return flags.x ? <h1>{title}</h1> : <b>{title}</b>;\n};\n`,
        }),
      ).toEqual({
        'src/page.tsx': `import { Panel } from './panel';\nexport const Page = () => {\n  return <Panel title="a" />;\n};\n`,
        'src/panel.tsx': `interface Props {\n  title: string;\n}\nexport const Panel = (props: Props) => {\n  ${body}\n  return <h1>{title}</h1>;\n};\n`,
      });
    }
  });

  it('go where a component class took them from its props', () => {
    expect(
      after({
        'src/page.tsx': `import { useFlags } from './flags';\nimport { Panel } from './panel';\nexport const Page = () => {\n  const flags = useFlags();\n  return flags.x ? <Panel flags={flags} title="a" /> : null;\n};\n`,
        'src/panel.tsx': `import { Component } from 'react';\nimport type { FlagSet } from './flags';\ninterface Props {\n  flags: FlagSet;\n  title: string;\n}\nexport class Panel extends Component<Props> {\n  render() {\n    const { flags } = this.props;\n    return flags.x ? <h1>{this.props.title}</h1> : null;\n  }\n}\n`,
      }),
    ).toEqual({
      'src/page.tsx': `import { Panel } from './panel';\nexport const Page = () => {\n  return <Panel title="a" />;\n};\n`,
      'src/panel.tsx': `import { Component } from 'react';\ninterface Props {\n  title: string;\n}\nexport class Panel extends Component<Props> {\n  render() {\n    return <h1>{this.props.title}</h1>;\n  }\n}\n`,
    });
  });

  it('takes an argument out beside arguments in parentheses', () => {
    const result = removed(
      {
        'src/take.ts': `export function take(on: boolean, size: number) {\n  return on ? size : 0;\n}\n`,
        'src/app.ts': `import { flag } from './flags';\nimport { take } from './take';\nexport const a = take(flag('x'), (1));\nexport const b = take((flag('x')), (2));\n`,
      },
      true,
    );
    expect(result).toEqual({
      'src/take.ts': `export function take(size: number) {\n  return size;\n}\n`,
      'src/app.ts': `import { take } from './take';\nexport const a = take((1));\nexport const b = take((2));\n`,
      refusals: [],
      problems: [],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const after = (files: Readonly<Record<string, string>>): unknown => {
  const { refusals, problems, ...changed } = removed(files, true);
  expect({ refusals, problems }).toEqual({ refusals: [], problems: [] });
  return changed;
};

const config = `import { flag } from './flags';\n\nexport const config = {\n  isNew: flag('x'),\n  size: { isWide: flag('x'), width: 2 },\n};\n`;

describe('properties of exported objects', () => {
  it('go where every module that has the object asks for them by name', () => {
    expect(
      after({
        'src/config.ts': config,
        'src/a.ts': `import { config } from './config';\nexport const a = () => (config.isNew ? config.size.width : 0);\n`,
        'src/b.ts': `import { config } from './config';\nconst { isNew } = config;\nexport const b = () => (isNew && config.size.isWide ? 1 : 2);\n`,
      }),
    ).toEqual({
      'src/config.ts': `\nexport const config = {\n  size: { width: 2 },\n};\n`.trimStart(),
      'src/a.ts': `import { config } from './config';\nexport const a = () => config.size.width;\n`,
      'src/b.ts': `export const b = () => 1;\n`,
    });
  });

  it('go from default exports, with their type', () => {
    expect(
      after({
        'src/config.ts': `import { flag } from './flags';\n\ninterface Config {\n  isNew: boolean;\n  width: number;\n}\n\nexport default { isNew: flag('x'), width: 2 } satisfies Config;\n`,
        'src/a.ts': `import config from './config';\nexport const a = () => (config.isNew ? config.width : 0);\n`,
      }),
    ).toEqual({
      'src/config.ts': `\ninterface Config {\n  width: number;\n}\n\nexport default { width: 2 } satisfies Config;\n`.trimStart(),
      'src/a.ts': `import config from './config';\nexport const a = () => config.width;\n`,
    });
  });

  it('are followed through modules that import the object and export it again', () => {
    const files = (use: string): Readonly<Record<string, string>> => ({
      'src/config.ts': config,
      'src/again.ts': `import { config } from './config';\nexport { config as settings };\n`,
      'src/a.ts': `import { settings } from './again';\nexport const a = () => ${use};\n`,
    });
    const [, body = ''] = config.split('\n\n');
    expect(after(files('(settings.isNew ? settings.size.width : 0)'))).toMatchObject({ 'src/config.ts': `export const config = {\n  size: { width: 2 },\n};\n` });
    expect(after(files('render(settings)'))).toEqual({ 'src/config.ts': body.replaceAll(`flag('x')`, 'true') });
  });

  it('stay where the object is handed on, is asked in another way, or is written', () => {
    for (const use of ['render(config)', 'Object.keys(config)', "config['isNew']", '({ ...config })', '(config.isNew = false)', 'config?.isNew']) {
      const changed = after({ 'src/config.ts': config, 'src/a.ts': `import { config } from './config';\nexport const a = () => ${use};\n` });
      expect(changed).toMatchObject({ 'src/config.ts': expect.stringContaining('isNew: true,') as string });
      expect(changed).not.toHaveProperty('src/a.ts');
    }
  });

  it('stay where no code imports the module, for what loads it may ask for them', () => {
    const kept = expect.stringContaining('isNew: true,') as string;
    expect(after({ 'src/config.ts': config })).toMatchObject({ 'src/config.ts': kept });
    expect(after({ 'src/config.ts': config, 'src/config.test.ts': `import { config } from './config';\nit('is wide', () => expect(config.size.width).toBe(2));\n` })).toMatchObject({ 'src/config.ts': kept });
  });

  it('stay where a list holds the object', () => {
    const list = `import { config } from './config';\nconst all = [1].map(() => config);\nexport const a = () => all.at(0).isNew;\n`;
    expect(after({ 'src/config.ts': config, 'src/a.ts': list })).toMatchObject({ 'src/config.ts': expect.stringContaining('isNew: true,') as string });
  });

  it('stay for a method that may ask for them', () => {
    const own = config.replace('  size:', '  label() {\n    return this.isNew;\n  },\n  size:');
    expect(after({ 'src/config.ts': own, 'src/a.ts': `import { config } from './config';\nexport const a = () => (config.isNew ? config.label() : 0);\n` })).toMatchObject({ 'src/config.ts': expect.stringContaining('isNew: true,') as string });
  });

  it('stay for a test that asks for them, while other code goes without', () => {
    expect(
      after({
        'src/config.ts': config,
        'src/a.ts': `import { config } from './config';\nexport const a = () => (config.isNew ? 1 : 2);\n`,
        'src/all.test.ts': `import { config } from './config';\nit('is new', () => expect(config.isNew).toBe(true));\n`,
      }),
    ).toMatchObject({ 'src/config.ts': expect.stringContaining('isNew: true,') as string, 'src/a.ts': 'export const a = () => 1;\n' });
  });
});

const context = `import { createContext, useContext, useMemo } from 'react';\nimport { flag } from './flags';\n\ninterface Settings {\n  isNew: boolean;\n  size: number;\n}\n\nconst SettingsContext = createContext<Settings | undefined>(undefined);\n\nexport function SettingsProvider({ size, children }) {\n  const isNew = flag('x');\n  const value = useMemo(() => ({ isNew, size }), [isNew, size]);\n  return <SettingsContext.Provider value={value}>{children}</SettingsContext.Provider>;\n}\n\nexport function useSettings() {\n  const settings = useContext(SettingsContext);\n  if (!settings) {\n    throw new Error('no provider');\n  }\n  return settings;\n}\n`;

describe('values of React contexts', () => {
  it('go where all providers give the same, through the hook that asks for the context', () => {
    expect(
      after({
        'src/settings.tsx': context,
        'src/a.tsx': `import { useSettings } from './settings';\nexport const A = () => {\n  const { isNew, size } = useSettings();\n  return isNew ? <b>{size}</b> : null;\n};\n`,
        'src/b.tsx': `import { useSettings } from './settings';\nexport const B = () => {\n  const settings = useSettings();\n  return settings.isNew && settings.size;\n};\n`,
      }),
    ).toEqual({
      'src/settings.tsx': context
        .replace("import { flag } from './flags';\n", '')
        .replace('  isNew: boolean;\n', '')
        .replace("  const isNew = flag('x');\n", '')
        .replace('({ isNew, size }), [isNew, size]', '({ size }), [size]'),
      'src/a.tsx': `import { useSettings } from './settings';\nexport const A = () => {\n  const { size } = useSettings();\n  return <b>{size}</b>;\n};\n`,
      'src/b.tsx': `import { useSettings } from './settings';\nexport const B = () => {\n  const settings = useSettings();\n  return settings.size;\n};\n`,
    });
  });

  it('stay where a provider, the default or a use of the context tells otherwise', () => {
    const shared = context.replace('const SettingsContext', 'export const SettingsContext');
    const a = `import { useSettings } from './settings';\nexport const A = () => (useSettings().isNew ? 1 : 2);\n`;
    const others = [
      { 'src/settings.tsx': shared, 'src/b.tsx': `import { SettingsContext } from './settings';\nexport const B = () => <SettingsContext.Provider value={{ isNew: false, size: 1 }} />;\n` },
      { 'src/settings.tsx': shared, 'src/b.tsx': `import { SettingsContext } from './settings';\nexport const B = ({ given }) => <SettingsContext.Provider value={given} />;\n` },
      { 'src/settings.tsx': shared, 'src/b.tsx': `import { SettingsContext } from './settings';\nexport const B = () => <SettingsContext.Consumer>{(s) => s.isNew}</SettingsContext.Consumer>;\n` },
      { 'src/settings.tsx': context.replace('>(undefined)', '>({ isNew: false, size: 1 })') },
    ];
    for (const files of others) expect(after({ ...files, 'src/a.tsx': a })).not.toHaveProperty('src/a.tsx');
  });
});

describe('what a page gets', () => {
  it('goes from what Next hands to its component, which stays with its data function', () => {
    expect(
      after({
        'pages/a.tsx': `import { flag } from './flags';\n\ninterface Props {\n  isNew: boolean;\n  size: number;\n}\n\nexport const getServerSideProps = async ({ query }) => {\n  if (!query.size) {\n    return { notFound: true };\n  }\n  const isNew = flag('x');\n  return { props: { isNew, size: query.size } };\n};\n\nconst Page = (props: Props) => (props.isNew ? <b>{props.size}</b> : <i />);\n\nexport default Page;\n`,
        'pages/b.tsx': `import { flag } from './flags';\n\nexport async function getStaticProps() {\n  return { props: { isNew: flag('x') }, revalidate: 60 };\n}\n\nexport default function Page({ isNew }: InferGetStaticPropsType<typeof getStaticProps>) {\n  return isNew ? <b /> : <i />;\n}\n`,
      }),
    ).toEqual({
      'pages/a.tsx': `\ninterface Props {\n  size: number;\n}\n\nexport const getServerSideProps = async ({ query }) => {\n  if (!query.size) {\n    return { notFound: true };\n  }\n  return { props: { size: query.size } };\n};\n\nconst Page = (props: Props) => <b>{props.size}</b>;\n\nexport default Page;\n`.trimStart(),
      'pages/b.tsx': `\nexport async function getStaticProps() {\n  return { props: {}, revalidate: 60 };\n}\n\nexport default function Page() {\n  return <b />;\n}\n`.trimStart(),
    });
  });

  it('stays where the application looks at it, another module renders the page, or the props are not all written', () => {
    const page = `import { flag } from './flags';\nexport const getServerSideProps = async () => ({ props: { isNew: flag('x') } });\nexport default function Page({ isNew }) {\n  return isNew ? <b /> : <i />;\n}\n`;
    expect(after({ 'pages/a.tsx': page, 'pages/_app.tsx': `export default ({ Component, pageProps }) => <Component {...pageProps} wide={pageProps.isNew} />;\n` })).toMatchObject({ 'pages/a.tsx': expect.stringContaining('isNew ? <b /> : <i />') as string });
    expect(after({ 'pages/a.tsx': page, 'src/other.tsx': `import Page from '../pages/a';\nexport const other = <Page isNew={false} />;\n` })).toMatchObject({ 'pages/a.tsx': expect.stringContaining('isNew ? <b /> : <i />') as string });
    expect(after({ 'pages/a.tsx': page.replace("{ isNew: flag('x') }", "{ isNew: flag('x'), ...more() }") })).toMatchObject({ 'pages/a.tsx': expect.stringContaining('isNew ? <b /> : <i />') as string });
  });

  const route = `import { json, redirect, useLoaderData } from '@remix-run/react';\nimport { flag } from './flags';\n\nexport async function loader({ params }) {\n  if (!params.id) {\n    return redirect('/');\n  }\n  return json({ isNew: flag('x'), size: params.size });\n}\n\nexport default function Route() {\n  const { isNew, size } = useLoaderData<typeof loader>();\n  return isNew ? <b>{size}</b> : <i />;\n}\n`;

  it('goes from what a loader gives its route', () => {
    expect(after({ 'src/route.tsx': route })).toEqual({
      'src/route.tsx': route.replace("import { flag } from './flags';\n", '').replace("isNew: flag('x'), ", '').replace('isNew, size', 'size').replace('isNew ? <b>{size}</b> : <i />', '<b>{size}</b>'),
    });
  });

  it('stays where other code may ask for what a loader gives', () => {
    const others = [`import { useRouteLoaderData } from '@remix-run/react';\nexport const other = () => useRouteLoaderData('route').isNew;\n`, `import { loader } from './route';\nexport const other = () => loader({ params: {} });\n`];
    for (const other of others) expect(after({ 'src/route.tsx': route, 'src/other.tsx': other })).toMatchObject({ 'src/route.tsx': expect.stringContaining('isNew ? <b>') as string });
    expect(after({ 'src/route.tsx': `${route}export const meta = ({ data }) => [{ title: data.isNew ? 'new' : 'old' }];\n` })).toMatchObject({ 'src/route.tsx': expect.stringContaining('isNew ? <b>') as string });
  });
});

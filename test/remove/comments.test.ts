import { describe, expect, it } from 'vitest';
import { removal } from './removed.ts';

const FLAGS = "import { flag } from './flags';\n";

/** What a file with a read of `new-nav` and the given text becomes, the flag kept on. */
function kept(text: string, key = 'new-nav'): string | null | undefined {
  const { files, verification } = removal({ 'src/page.ts': `${FLAGS}export const nav = flag('${key}') ? 1 : 2;\n${text}` }, key, true);
  expect(verification.problems).toEqual([]);
  return files[0]?.after?.replace('export const nav = 1;\n', '');
}

describe('comments that announce the removal go', () => {
  it.each([
    '// TODO remove with flag new-nav',
    '// TODO: remove once newNav is rolled out',
    '// TODO(ada): clean up NEW_NAV',
    '// FIXME: delete this when the new nav flag is gone',
    '// remove when new-nav is rolled out',
    '// This can be removed once `new-nav` has been released.',
    '// Delete together with the flag new-nav.',
    '/* TODO: drop after new-nav is fully rolled out */',
    '/**\n * @todo remove when new-nav is live\n */',
    '// TODO: remove the fallback as soon as\n// new-nav is on for everyone',
    '// XXX cleanup new_nav',
  ])('%s', (comment) => {
    expect(kept(`${comment}\nexport const rest = 1;\n`)).toBe('export const rest = 1;\n');
  });

  it('at the end of a line, between others, and in JSX', () => {
    expect(kept('export const a = 1; // TODO remove with new-nav\nexport const b = 2;\n')).toBe('export const a = 1;\nexport const b = 2;\n');
    expect(kept('export const a = [/* TODO: remove new-nav */ 1];\n')).toBe('export const a = [ 1];\n');
    expect(kept('// The width of it.\n// TODO: remove with new-nav\n// TODO: say why 3\nexport const a = 3;\n')).toBe('// The width of it.\n// TODO: say why 3\nexport const a = 3;\n');
    expect(kept('/**\n * The width of it.\n *\n * TODO: remove with new-nav\n * @public\n */\nexport const a = 3;\n')).toBe('/**\n * The width of it.\n * @public\n */\nexport const a = 3;\n');
    const { files } = removal({ 'src/page.tsx': `${FLAGS}export const A = () => (\n  <p>\n    {/* TODO: remove with new-nav */}\n    {flag('new-nav') ? 'a' : 'b'}\n    <br />\n  </p>\n);\n` }, 'new-nav', true);
    expect(files[0]?.after).toBe("export const A = () => (\n  <p>\n    a\n    <br />\n  </p>\n);\n");
  });

  it('in files that do not read the flag too, and says where the code by one stays', () => {
    const { files, notices } = removal({ 'src/page.ts': `${FLAGS}export const nav = flag('new-nav') ? 1 : 2;\n`, 'src/shim.ts': 'export const a = 1;\n\n// TODO: remove with new-nav\nexport const shim = 2;\n' }, 'new-nav', true);
    expect(files.map(({ file, after }) => ({ file, after }))).toContainEqual({ file: 'src/shim.ts', after: 'export const a = 1;\n\nexport const shim = 2;\n' });
    expect(notices).toEqual([{ file: 'src/shim.ts', line: 3, column: 1, reason: 'a comment said that something goes with the flag (// TODO: remove with new-nav), and the code by it is as it was', hint: 'remove what it was about, if it is still there' }]);
  });
});

it('says where the code by an announcement only moved', () => {
  const { notices } = removal({ 'src/page.ts': `${FLAGS}export function page() {\n  if (flag('new-nav')) {\n    // TODO: remove when new-nav\n    // is retired\n    const shim = load();\n    use(shim, shim);\n  }\n}\n` }, 'new-nav', true);
  expect(notices.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(['4: a comment said that something goes with the flag (// TODO: remove when new-nav // is retired), and the code by it is as it was']);
});

describe('all other comments stay', () => {
  it.each([
    '// new-nav removes the side bar',
    '// Remove stale entries when new-nav is enabled',
    '// The menu of new-nav.',
    '// TODO: make new-nav wider',
    '// TODO: remove with other-flag',
    '// TODO: remove with new-nav-2',
    '/** Deletes what new-nav left. */',
    '// Removed items are shown when new-nav is on',
  ])('%s', (comment) => {
    const text = `${comment}\nexport const rest = 1;\n`;
    expect(kept(text)).toBe(text);
  });

  it('an everyday word is a flag only where it is called one', () => {
    const text = '// TODO: remove the search box\nexport const rest = 1;\n';
    expect(kept(text, 'search')).toBe(text);
    expect(kept('// TODO: remove with the search flag\nexport const rest = 1;\n', 'search')).toBe('export const rest = 1;\n');
    expect(kept("// TODO: remove with 'search'\nexport const rest = 1;\n", 'search')).toBe('export const rest = 1;\n');
    expect(kept('// @TODO search: remove the old one\nexport const rest = 1;\n', 'search')).toBe('export const rest = 1;\n');
    const list = '// TODO: remove old search: it is slow\nexport const rest = 1;\n';
    expect(kept(list, 'search')).toBe(list);
  });

  it('where a read of the flag stays', () => {
    const text = `${FLAGS}// TODO: remove with new-nav\nexport const nav = (wide: boolean) => flag(wide ? 'new-nav' : 'other');\n`;
    expect(removal({ 'src/page.ts': text }, 'new-nav', true)).toMatchObject({ files: [], refusals: [{ line: 3 }] });
  });
});

describe('directives that may have lost their reason are shown', () => {
  const noticesOf = (text: string) => removal({ 'src/page.ts': `${FLAGS}${text}` }, 'new-nav', true).notices.map(({ line, reason }) => ({ line, reason }));

  it('when the line they are for changed', () => {
    expect(noticesOf("// @ts-expect-error the old menu has no width\nexport const a = flag('new-nav') ? 1 : menu().width;\ndeclare function menu(): object;\n")).toEqual([{ line: 1, reason: '@ts-expect-error is for a line that changed' }]);
    expect(noticesOf("export const a = flag('new-nav') ? 1 : (alert('2'), 2); // eslint-disable-line no-alert\n")).toEqual([{ line: 1, reason: 'eslint-disable-line is for a line that changed' }]);
  });

  it('and not when it is the same, or the directive went too', () => {
    expect(noticesOf("export function f(): number {\n  if (flag('new-nav')) {\n    // eslint-disable-next-line no-alert\n    return alert('1');\n  }\n  // @ts-expect-error old\n  return menu().width;\n}\ndeclare function menu(): object;\n")).toEqual([]);
  });
});

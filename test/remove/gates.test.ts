import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

/** What `page.tsx` became: elements with a condition in a component of the project. */
function page(body: string, keep = true): unknown {
  const head = `import { useFlags } from './flags';\nimport { When } from './gate';\n`;
  const { refusals, problems, ...changed }: Record<string, unknown> = removed({ 'src/page.tsx': `${head}export const Page = () => {\n  const flags = useFlags();\n  return ${body};\n};\n`, 'src/gate.tsx': `export const When = () => null;\n` }, keep);
  expect({ refusals, problems }).toEqual({ refusals: [], problems: [] });
  return /return ([^]*);\n\};/.exec(String(changed['src/page.tsx']))?.[1];
}

describe('components that take a condition', () => {
  it.each([
    ['<ul><When condition={Boolean(flags.x)} show={<li>a</li>} elseShow={<b />} /></ul>', '<ul><li>a</li></ul>', '<ul><b /></ul>'],
    ['<ul><When condition={!flags.x} show={<li>a</li>} /></ul>', '<ul />', '<ul><li>a</li></ul>'],
    ['<ul><When condition={flags.x} show={() => <li>a</li>} elseShow={() => <b />} /></ul>', '<ul><li>a</li></ul>', '<ul><b /></ul>'],
    ['<When condition={flags.x} show={<li>a</li>} />', '<li>a</li>', 'null'],
  ])('%s', (body, on, off) => {
    expect([page(body), page(body, false)]).toEqual([on, off]);
  });

  it('stay where the condition is not known, or props are spread', () => {
    const open = '<ul><When condition={flags.x && Math.random() > 1} show={<li>a</li>} /></ul>';
    expect(page(open)).toBe('<ul><When condition={Math.random() > 1} show={<li>a</li>} /></ul>');
    expect(page('<ul><When {...{}} condition={flags.x} show={<li>a</li>} /></ul>')).toBe('<ul><When {...{}} condition show={<li>a</li>} /></ul>');
  });
});

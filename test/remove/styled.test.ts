import { describe, expect, it } from 'vitest';
import { removed } from './removed.ts';

const page = (attribute: string): string => `import { flag } from './flags';
import { Box } from './box';
export const Page = () => <Box${attribute} id="a" />;
`;
const box = (options: string, types: string, parameter: string, color: string, base = `'div'`): string => `import { styled } from '@mui/material/styles';
export const Box = styled(${base}${options})${types}((${parameter}) => ({
  color: ${color},
}));
`;
const style = ['{ theme, isNew }', `isNew ? theme.new : theme.old`] as const;
const settled = ['{ theme }', 'theme.new'] as const;
const typed = '<{ isNew: boolean }>';

/** What becomes of the component where it is used once, with the flag. */
function after(component: string): unknown {
  const result: Record<string, unknown> = removed({ 'src/page.tsx': page(` isNew={flag('x')}`), 'src/box.tsx': component }, true);
  expect([result.refusals, result.problems]).toEqual([[], []]);
  return [result['src/page.tsx'], result['src/box.tsx']];
}

const bare = page('').replace("import { flag } from './flags';\n", '');
const kept = page(' isNew').replace("import { flag } from './flags';\n", '');

describe('a prop of a styled component', () => {
  it('goes with its type and its filter', () => {
    expect(after(box(`, { label: 'Box', shouldForwardProp: (prop) => prop !== 'isNew' }`, typed, ...style))).toEqual([bare, box(`, { label: 'Box' }`, '', ...settled)]);
    expect(after(box(`, { shouldForwardProp: (prop) => prop !== 'isNew' }`, typed, ...style))).toEqual([bare, box('', '', ...settled)]);
  });

  it('leaves the filter of other props', () => {
    const options = (rest: string): string => `, { shouldForwardProp: (prop) => ${rest} }`;
    expect(after(box(options(`prop !== 'wide' && prop !== 'isNew'`), '<{ wide: boolean; isNew: boolean }>', ...style))).toEqual([bare, box(options(`prop !== 'wide'`), '<{ wide: boolean }>', ...settled)]);
    expect(after(box(options(`prop !== 'isNew' && prop !== 'wide'`), '<{ wide: boolean; isNew: boolean }>', ...style))).toEqual([bare, box(options(`prop !== 'wide'`), '<{ wide: boolean }>', ...settled)]);
  });

  it('leaves a filter that keeps other attributes from the library', () => {
    const filter = `, { shouldForwardProp: (prop) => prop !== 'isNew' }`;
    const result: Record<string, unknown> = removed({ 'src/page.tsx': page(` isNew={flag('x')} sx={{}}`), 'src/box.tsx': box(filter, typed, ...style, 'Base') }, true);
    expect(result['src/box.tsx']).toBe(box(filter, '', ...settled, 'Base'));
  });

  it('stays where it may reach what is styled', () => {
    expect(after(box('', typed, ...style))).toEqual([kept, undefined]);
  });
});

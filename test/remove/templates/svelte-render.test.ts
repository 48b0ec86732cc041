import fc from 'fast-check';
import { compile } from 'svelte/compiler';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { removeFrom } from '../router.ts';

type Page = Component<Record<string, never>>;

const internals: unknown = await import(['svelte', 'internal', 'server'].join('/'));

const conditions = ['isNew', '!isNew', 'isNew && a', 'a && isNew', 'isNew || a', 'a || !isNew', 'a', '!(isNew && b)', 'isNew ? a : b', "isOn('x')"];
const texts = ["isNew ? 'yes' : 'no'", 'isNew', "isNew && 'only'", "isNew ? a : 'never'", '`is ${isNew}`', "isNew ? '' : ' spaced '", 'list.length', 'isNew ? undefined : null'];

const space = fc.constantFrom('', ' ', '\n', '\n    ', '\n\n  ');
const attribute = fc.oneof(
  fc.constantFrom(...conditions, ...texts).map((v) => ` title={${v}}`),
  fc.constantFrom(...texts).map((v) => ` class="c {${v}}"`),
  fc.constantFrom(...conditions).map((v) => ` class:one={${v}}`),
  fc.constantFrom(...conditions).map((v) => ` hidden={${v}}`),
);
const leaf = fc.constantFrom('text', 'two words', ' padded ', '<!-- note -->', ...texts.map((v) => `{${v}}`));

type Nodes = Record<'nodes' | 'node' | 'element' | 'chain' | 'children', string>;

const { nodes } = fc.letrec<Nodes>((tie) => ({
  nodes: fc.array(fc.tuple(tie('node'), space), { maxLength: 4 }).map((list) => list.map(([n, s]) => n + s).join('')),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('element'), tie('chain'), tie('chain')),
  children: fc.tuple(space, tie('nodes')).map(([s, n]) => s + n),
  element: fc.tuple(fc.constantFrom('div', 'b', 'Box'), fc.uniqueArray(attribute, { maxLength: 2, selector: (a) => /[\w:-]+(?==)/.exec(a)?.[0] }), tie('children')).map(([tag, attributes, children]) => `<${tag}${tag === 'Box' ? '' : attributes.join('')}>${children}</${tag}>`),
  chain: fc.tuple(fc.array(fc.tuple(fc.constantFrom(...conditions), tie('children')), { minLength: 1, maxLength: 3 }), fc.option(tie('children'))).map(([branches, last]) =>
    `${branches.map(([test, children], i) => `{${i > 0 ? ':else if' : '#if'} ${test}}${children}`).join('')}${last === null ? '' : `{:else}${last}`}{/if}`),
}));

/** The component that a file is, given what it imports and knows. */
function component(source: string, given: Readonly<Record<string, unknown>>): Page {
  const { js } = compile(source, { generate: 'server', name: 'Page' });
  const code = js.code.replaceAll(/^import .*$/gm, '').replace('export default ', '');
  const make = new Function('$', ...Object.keys(given), `${code}\nreturn Page;`) as (...given: unknown[]) => Page;
  return make(internals, ...Object.values(given));
}

const Box = component('<script>let { children } = $props();</script><q>{children ? "has" : "none"}{@render children?.()}</q>', {});

/** What a page shows: neither comments nor how much white space there is tell. */
function shown(file: string, keep: boolean): string {
  const template = file.slice(file.indexOf('</script>') + 9);
  const { body } = render(component(`<script>const isNew = ${String(keep)}, a = true, b = false, list = [1, 2];</script>${template}`, { Box, isOn: () => keep }), { props: {} });
  return body.replaceAll(/<!--[^]*?-->/g, '').replaceAll(/\s+/g, ' ').replaceAll(/ (?="|<\/div>)|(?<=<div[^>]*>) /g, '').replaceAll(/ class=""/g, '').replaceAll(/<(\w+)((?: [\w-]+="[^"]*")+)>/g, (_, tag: string, attributes: string) => `<${tag}${(attributes.match(/ [\w-]+="[^"]*"/g) ?? []).sort().join('')}>`).trim();
}

it('shows the same as with the flag at the kept value', () => {
  fc.assert(
    fc.property(nodes, fc.boolean(), (body, keep) => {
      const file = `<script>\nimport { isOn } from './flags';\nimport Box from './Box.svelte';\nlet isNew = isOn('x');\n</script>\n\n${body}\n`;
      const { text, refusals } = removeFrom('Page.svelte', file, [{ key: 'x', keep }]);
      expect(refusals).toEqual([]);
      expect(text).not.toMatch(/isNew|isOn/);
      expect(shown(text, keep)).toBe(shown(file, keep));
      expect(removeFrom('Page.svelte', text, [{ key: 'x', keep }]).text).toBe(text);
    }),
    { numRuns: 60, seed: 20_261_130 },
  );
}, 60_000);

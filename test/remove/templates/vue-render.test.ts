import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { removeFrom } from '../router.ts';

const conditions = ['isNew', '!isNew', 'isNew && a', 'a && isNew', 'isNew || a', 'a || !isNew', 'a', '!(isNew && b)', 'isNew ? a : b', 'isNew === true', "isOn('x')", 'a ? isNew : b'];
const texts = ["isNew ? 'yes' : 'no'", 'isNew', "isNew && 'only'", "isNew ? a : 'never'", "`is ${isNew}`", "isNew ? '' : ' spaced '", 'list.length', "isOn('x') ? 1 : 2", "isNew ? undefined : null"];
const values = [...conditions, ...texts];

const space = fc.constantFrom('', ' ', '\n', '\n    ', '\n\n  ');
const attribute = fc.oneof(
  fc.constantFrom(...values).map((v) => ` :title="${v}"`),
  fc.constantFrom(...texts).map((v) => ` :class="${v}"`),
  fc.constantFrom(...conditions).map((v) => ` v-show="${v}"`),
  fc.constantFrom(...conditions).map((v) => ` :disabled="${v}"`),
  fc.constantFrom(...conditions).map((v) => ` :class="{ one: ${v}, two: b }"`),
  fc.constant(' class="plain"'),
  fc.constant(''),
);

const leaf = fc.constantFrom('text', 'two words', ' padded ', '<!-- note -->', ...texts.map((v) => `{{ ${v} }}`));

type Nodes = Record<'nodes' | 'node' | 'element' | 'chain' | 'children', string>;

const { nodes } = fc.letrec<Nodes>((tie) => ({
  nodes: fc.array(fc.tuple(tie('node'), space), { maxLength: 4 }).map((list) => list.map(([n, s]) => n + s).join('')),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('element'), tie('chain'), tie('chain')),
  children: fc.tuple(space, tie('nodes')).map(([s, n]) => s + n),
  element: fc.tuple(fc.constantFrom('div', 'b', 'Box', 'section', 'Transition'), fc.uniqueArray(attribute, { maxLength: 2, selector: (a) => /[\w-]+(?==)/.exec(a)?.[0] }), tie('children')).map(([tag, attributes, children]) => (tag === 'Transition' ? `<Transition><i${attributes.join('')}>${children}</i></Transition>` : `<${tag}${attributes.join('')}>${children}</${tag}>`)),
  chain: fc.tuple(fc.array(fc.tuple(fc.constantFrom('div', 'template', 'Box', 'i'), fc.constantFrom(...conditions), tie('children'), space), { minLength: 1, maxLength: 3 }), fc.option(fc.tuple(fc.constantFrom('template', 'u'), tie('children')))).map(([branches, last]) =>
    branches.map(([tag, test, children, s], i) => `${i > 0 ? s : ''}<${tag} ${i > 0 ? 'v-else-if' : 'v-if'}="${test}">${children}</${tag}>`).join('') + (last ? `\n  <${last[0]} v-else>${last[1]}</${last[0]}>` : '')),
}));

const Box = { inheritAttrs: false, template: '<q>{{ $slots.default ? "has" : "none" }}<slot>nothing</slot></q>' };

/** What a page shows: neither comments nor how much white space there is tell, nor white space at the edges of blocks. */
async function shown(template: string, keep: boolean): Promise<string> {
  const page = { template, components: { Box }, setup: () => ({ isNew: keep, isOn: () => keep, a: true, b: false, list: [1, 2] }) };
  const app = createSSRApp({ template: '<Page class="outer" />', components: { Page: page } });
  app.config.warnHandler = () => undefined;
  const html = await renderToString(app);
  return html.replaceAll(/<!--[^]*?-->/g, '').replaceAll(/\s+/g, ' ').replaceAll(/ (?:class|style)=""/g, '').replaceAll(/(<(?:div|section)\b[^>]*>) | (?=<\/(?:div|section)>)/g, '$1');
}

const templateOf = (file: string): string => file.slice(file.indexOf('<template>') + 10, file.lastIndexOf('</template>'));

it('shows the same as with the flag at the kept value', async () => {
  await fc.assert(
    fc.asyncProperty(nodes, fc.boolean(), async (body, keep) => {
      const file = `<script setup>\nimport { isOn } from './flags';\nimport Box from './Box.vue';\nconst isNew = isOn('x');\n</script>\n\n<template>\n  ${body}\n</template>\n`;
      const { text, refusals } = removeFrom('Page.vue', file, [{ key: 'x', keep }]);
      expect(refusals).toEqual([]);
      expect(text).not.toMatch(/isNew|isOn/);
      expect(await shown(templateOf(text), keep)).toBe(await shown(templateOf(file), keep));
      expect(removeFrom('Page.vue', text, [{ key: 'x', keep }]).text).toBe(text);
    }),
    { numRuns: 60, seed: 20_261_130 },
  );
}, 60_000);

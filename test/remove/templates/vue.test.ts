import { expect, it } from 'vitest';
import { removeFrom } from '../router.ts';

const page = (template: string, script = "import { isOn } from './flags';\nconst isNew = isOn('x');\nconst props = defineProps<{ wide: boolean }>();", setup = ' setup'): string => `<script${setup} lang="ts">\n${script}\n</script>\n\n<template>\n${template}\n</template>\n`;

const templateOf = (text: string): string => text.slice(text.indexOf('<template>') + 11, text.lastIndexOf('</template>') - 1);

/** What is left of a template when the flag is on, and when it is off. */
function left(template: string, script?: string): [string, string] {
  const [on, off] = [true, false].map((keep) => {
    const { refusals, text } = removeFrom('Page.vue', page(template, script), [{ key: 'x', keep }]);
    expect(refusals).toEqual([]);
    return templateOf(text);
  });
  return [on ?? '', off ?? ''];
}

it.each<[string, string, string, string]>([
  ['an element', '<main>\n  <A v-if="isNew" class="a" />\n  <B />\n</main>', '<main>\n  <A class="a" />\n  <B />\n</main>', '<main>\n  <B />\n</main>'],
  ['a negation', '<main>\n  <A v-if="!isNew" />\n  <B />\n</main>', '<main>\n  <B />\n</main>', '<main>\n  <A />\n  <B />\n</main>'],
  ['both sides', '<main>\n  <A v-if="isNew" />\n  <!-- the old one -->\n  <B v-else />\n</main>', '<main>\n  <A />\n</main>', '<main>\n  <!-- the old one -->\n  <B />\n</main>'],
  ['the first of three', '<main>\n  <A v-if="isNew" />\n  <B v-else-if="props.wide" />\n  <C v-else />\n</main>', '<main>\n  <A />\n</main>', '<main>\n  <B v-if="props.wide" />\n  <C v-else />\n</main>'],
  ['the second of three', '<main>\n  <A v-if="props.wide" />\n  <B v-else-if="isNew" />\n  <C v-else />\n</main>', '<main>\n  <A v-if="props.wide" />\n  <B v-else />\n</main>', '<main>\n  <A v-if="props.wide" />\n  <C v-else />\n</main>'],
  ['a further condition', '<main>\n  <A v-if="isNew && props.wide" />\n  <B v-else />\n</main>', '<main>\n  <A v-if="props.wide" />\n  <B v-else />\n</main>', '<main>\n  <B />\n</main>'],
  ['a `<template>`', '<main>\n  <template v-if="isNew">\n    <A />\n    <b>\n      text\n    </b>\n  </template>\n  <C />\n</main>', '<main>\n  <A />\n  <b>\n    text\n  </b>\n  <C />\n</main>', '<main>\n  <C />\n</main>'],
  ['a `<template>` of a slot', '<Box>\n  <template v-if="isNew" #head="{ a }">{{ a }}</template>\n  <p>b</p>\n</Box>', '<Box>\n  <template #head="{ a }">{{ a }}</template>\n  <p>b</p>\n</Box>', '<Box>\n  <p>b</p>\n</Box>'],
  ['the comment of what goes', '<main>\n  <!-- the new one -->\n  <A v-if="isNew" />\n\n  <B />\n</main>', '<main>\n  <!-- the new one -->\n  <A />\n\n  <B />\n</main>', '<main>\n  <B />\n</main>'],
  ['elements in a line', '<p>one <b v-if="isNew">two</b> three</p>', '<p>one <b>two</b> three</p>', '<p>one three</p>'],
  ['attributes on their own lines', '<main>\n  <A\n    v-if="isNew"\n    :b="1"\n  />\n</main>', '<main>\n  <A\n    :b="1"\n  />\n</main>', '<main></main>'],
  ['`v-show`', '<main><p v-show="isNew">a</p></main>', '<main><p>a</p></main>', '<main><p v-show="false">a</p></main>'],
  ['properties', '<A :wide="isNew" :title="isNew ? \'a\' : t" :size="isNew ? 1 : 2" />', '<A :wide="true" title="a" :size="1" />', '<A :wide="false" :title="t" :size="2" />'],
  ['classes', '<p class="c" :class="isNew ? \'a\' : \'\'" />', '<p class="c a" />', '<p class="c" />'],
  ['listeners', '<button @click="isNew && go()" @focus="isNew ? a() : b()" />', '<button @click="go()" @focus="a()" />', '<button @focus="b()" />'],
  ['a listener that also prevents', '<a @click.prevent="isNew && go()">b</a>', '<a @click.prevent="go()">b</a>', '<a @click.prevent>b</a>'],
  ['text', '<p>{{ isNew ? "New" : "Old" }} cart of {{ isNew ? name : other }}</p>', '<p>New cart of {{ name }}</p>', '<p>Old cart of {{ other }}</p>'],
  ['a directive', '<main>\n  <p v-feature="\'x\'" class="a">b</p>\n  <i />\n</main>', '<main>\n  <p class="a">b</p>\n  <i />\n</main>', '<main>\n  <i />\n</main>'],
  ['a read in the template', '<main><A v-if="isOn(\'x\')" /><B v-else /></main>', '<main><A /></main>', '<main><B /></main>'],
])('takes out what the flag decides: %s', (_, template, on, off) => {
  expect(left(template)).toEqual([on, off]);
});

it.each<[string, string, string]>([
  ['an element that the page takes for its only one', '<A v-if="isNew" />\n<B />', '<A v-if="false" />\n<B />'],
  ['what a component may ask for as its slot', '<Box><A v-if="isNew" /></Box>', '<Box><A v-if="false" /></Box>'],
  ['a listener that would be called now', '<A @done="isNew ? b() : go" />', '<A @done="false ? b() : go" />'],
  ['white space that counts', '<pre>  <A v-if="isNew" /></pre>', '<pre>  <A v-if="false" /></pre>'],
  ['names that the template declares', '<A v-for="isNew in list" :key="isNew" v-if="isNew" />', '<A v-for="isNew in list" :key="isNew" v-if="isNew" />'],
  ['text that white space stands beside', '<p>\n  {{ isNew ? 1 : "Old" }}\n  <b />\n</p>', '<p>\n  {{ \'Old\' }}\n  <b />\n</p>'.replaceAll("'", '"')],
])('keeps %s', (_, template, off) => {
  expect(left(template)[1]).toBe(off);
});

it.each<[string, string]>([
  ['what is not compiled', '<p v-pre>{{ isOn("x") }}</p>'],
  ['what a name of the template may give', '<A v-for="isOn in list">{{ isOn("x") }}</A>'],
  ['tags that do not match', '<p><A v-if="isOn(\'x\')"></p>'],
])('refuses %s', (_, template) => {
  const file = page(template, "import { isOn } from './flags';");
  const { refusals, text } = removeFrom('Page.vue', file, [{ key: 'x', keep: true }]);
  expect(refusals).toHaveLength(1);
  expect(text).toBe(file);
});

it('takes out what the script had for the dead part alone', () => {
  const script = "import { computed } from 'vue';\nimport { isOn } from './flags';\nimport NewCart from './NewCart.vue';\nimport OldCart from './OldCart.vue';\nimport { legacyTotal } from './total';\n\nconst isNew = computed(() => isOn('x'));\nconst title = computed(() => (isNew.value ? 'New' : legacyTotal));";
  const { text } = removeFrom('Page.vue', `${page('<main>\n  <NewCart v-if="isNew" />\n  <old-cart v-else :total="title" />\n</main>', script)}\n<style>\n.a { color: red }\n</style>\n`, [{ key: 'x', keep: true }]);
  expect(text).toBe(`${page('<main>\n  <NewCart />\n</main>', "import NewCart from './NewCart.vue';")}\n<style>\n.a { color: red }\n</style>\n`);
});

it('takes no object with a `value` for a ref', () => {
  const { text } = removeFrom('Page.vue', page('<A v-if="isNew" />\n<B />\n<C />', "import { isOn } from './flags';\nconst isNew = { value: isOn('x') };"), [{ key: 'x', keep: false }]);
  expect(templateOf(text)).toBe('<A v-if="isNew" />\n<B />\n<C />');
});

it('leaves a ref that the template writes to', () => {
  const script = "import { ref } from 'vue';\nimport { isOn } from './flags';\nconst isNew = ref(isOn('x'));";
  const { text } = removeFrom('Page.vue', page('<main>\n  <input v-model="isNew">\n  <A v-if="isNew" />\n</main>', script), [{ key: 'x', keep: false }]);
  expect(text).toBe(page('<main>\n  <input v-model="isNew">\n  <A v-if="isNew" />\n</main>', "import { ref } from 'vue';\nconst isNew = ref(false);"));
});

it('does not take a name of the module for one of the component', () => {
  const script = "import { isOn } from './flags';\nconst isNew = isOn('x');\nexport default { data: () => ({ isNew: load() }) };";
  const { text } = removeFrom('Page.vue', page('<main>\n  <A v-if="isNew" />\n</main>', script, ''), [{ key: 'x', keep: false }]);
  expect(templateOf(text)).toBe('<main>\n  <A v-if="isNew" />\n</main>');
});

it.each<[string, string]>([
  ['returned by `setup`', "import { computed } from 'vue';\nimport { isOn } from './flags';\nexport default defineComponent({\n  setup() {\n    const isNew = computed(() => isOn('x'));\n    return { isNew };\n  },\n});"],
  ['computed', "import { isOn } from './flags';\nexport default {\n  computed: {\n    isNew() {\n      return isOn('x');\n    },\n  },\n};"],
])('puts in what the options of a component give: %s', (_, script) => {
  const { text } = removeFrom('Page.vue', page('<main>\n  <A v-if="isNew" />\n  <B v-else :c="!isNew" />\n</main>', script, ''), [{ key: 'x', keep: true }]);
  expect(templateOf(text)).toBe('<main>\n  <A />\n</main>');
});

it.each<[string, string, string]>([
  ['is written to', "import { isOn } from './flags';\nexport default {\n  setup() {\n    const isNew = isOn('x');\n    return { isNew };\n  },\n  methods: { hide() { this.isNew = false; } },\n};", '<A />'],
  ['may come from a mixin', "import { isOn } from './flags';\nexport default {\n  mixins: [other],\n  computed: { isNew() { return isOn('x'); } },\n};", '<A />'],
  ['may come from a store', "import { isOn } from './flags';\nexport default {\n  computed: { isNew() { return isOn('x'); }, ...mapGetters(names) },\n};", '<A />'],
  ['the template writes to', "import { isOn } from './flags';\nexport default {\n  setup() {\n    const isNew = isOn('x');\n    return { isNew };\n  },\n};", '<A @click="isNew = !isNew" />'],
])('leaves a member that %s', (_, script, element) => {
  const template = `<main>\n  ${element}\n  <B v-if="isNew" />\n</main>`;
  const { text } = removeFrom('Page.vue', page(template, script, ''), [{ key: 'x', keep: false }]);
  expect(templateOf(text)).toBe(template);
});

it('looks through `unref`', () => {
  const script = "import { computed, unref } from 'vue';\nimport { isOn } from './flags';\nconst isNew = computed(() => isOn('x'));\nif (unref(isNew)) start();";
  const { text } = removeFrom('Page.vue', page('<main>\n  <A v-if="isNew" />\n</main>', script), [{ key: 'x', keep: true }]);
  expect(text).toBe(page('<main>\n  <A />\n</main>', 'start();'));
});

it('takes out what a component shows by the flag', () => {
  const script = "import Feature from './flags';";
  const template = '<main>\n  <Feature flag="x">\n    <A />\n    <B />\n  </Feature>\n  <C />\n</main>';
  const [on, off] = [true, false].map((keep) => removeFrom('Page.vue', page(template, script), [{ key: 'x', keep }]).text);
  expect(templateOf(on ?? '')).toBe('<main>\n  <A />\n  <B />\n  <C />\n</main>');
  expect(templateOf(off ?? '')).toBe('<main>\n  <C />\n</main>');
});

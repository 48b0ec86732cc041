import { expect, test } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.ts';
import { parse } from '../../src/project/parse.ts';
import { specifierResolver } from '../../src/resolve/specifier-resolver.ts';
import type { Sdk } from '../../src/sdks/types.ts';

const flags: Sdk = {
  name: 'flags', title: 'flags', modules: ['src/flags'],
  forms: [{ kind: 'function', name: 'isOn', key: 'arg:0' }, { kind: 'component', name: 'Feature', key: 'jsx:flag' }],
};
const service: Sdk = { name: 'service', title: 'service', modules: [], receiver: 'features', forms: [{ kind: 'method', name: 'isEnabled', key: 'arg:0' }, { kind: 'member', key: 'member' }] };

/** Keys that a file reads, each with the text that stands at its place. */
function readsOf(file: string, text: string): string[] {
  const { source, problem } = parse(file, text);
  if (!source) throw new Error(problem.message);
  const { evaluations } = readFacts(source, { sdks: [flags, service], declarations: [], resolver: specifierResolver, isTest: false });
  return evaluations.map(({ keys, range }) => `${keys.join('|')}: ${text.slice(...range)}`);
}

test('Vue: script and template', () => {
  const text = `<script setup lang="ts">
import { isOn } from './flags';
const nav = isOn('nav');
</script>
<template>
  <!-- <p v-if="isOn('comment')" /> -->
  <p v-for="x in xs" v-if="isOn('banner')" :class="{ wide: isOn('wide') }" @click="go($event)">{{ isOn('title') ? 'a' : "b" }}</p>
  <p title="isOn('plain')">isOn('prose')</p>
</template>
<style>.a::after { content: "isOn('style')" }</style>`;
  expect(readsOf('src/a.vue', text)).toEqual(["nav: isOn('nav')", "banner: isOn('banner')", "wide: isOn('wide')", "title: isOn('title')"]);
});

test('Vue: a template that is no JavaScript leaves the script readable', () => {
  const text = `<template><p v-if="}{" :a="isOn('x')" /></template>
<script>
import { isOn } from './flags';
export default { computed: { on: () => isOn('kept') } };
</script>`;
  expect(readsOf('src/a.vue', text)).toEqual(["kept: isOn('kept')"]);
});

test('Svelte: blocks, attributes and expressions', () => {
  const text = `<script>
import { isOn } from './flags';
</script>
{#if isOn('a')}
  <p class="{isOn('b') ? 'x' : ''}" on:click={() => go()}>{isOn('c') && 1}</p>
{:else if isOn('d')}
  {#each list.filter((x) => isOn('e')) as x, i (x.id)}<i>{x.name}</i>{/each}
{/if}`;
  expect(readsOf('src/a.svelte', text).map((r) => r[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('Astro: front matter, expressions and gates', () => {
  const text = `---
import { isOn, Feature } from './flags';
const on = isOn('front');
---
<!doctype html>
<html><head><meta charset="utf-8"></head><body>
{isOn('body') && <p>x</p>}
<Feature flag="gate"><br><b>1</b></Feature>
</body></html>`;
  expect(readsOf('src/a.astro', text)).toEqual(["front: isOn('front')", "body: isOn('body')", 'gate: <Feature flag="gate">']);
});

test('Angular templates: directives, blocks, bindings and pipes', () => {
  const text = `<div *ngIf="features.isEnabled('a'); else other">{{ features.isEnabled('b') | json }}</div>
@if (features.isEnabled('c')) { <p [hidden]="!features.d" (click)="go()"></p> }`;
  expect(readsOf('src/a.component.html', text)).toEqual([
    "a: features.isEnabled('a')", "b: features.isEnabled('b')", "c: features.isEnabled('c')", 'd: features.d',
  ]);
});

test('JavaScript with types that only some parsers take', () => {
  const text = "import { isOn } from './flags';\n/** @flow */\nexport const names = (all: Array<?string>): Array<?string> => all.filter((name) => name && isOn('names'));\n";
  expect(readsOf('src/a.js', text)).toEqual(["names: isOn('names')"]);
});

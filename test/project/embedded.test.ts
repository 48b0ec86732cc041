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

const directives: Sdk = {
  name: 'directives', title: 'directives', modules: [],
  forms: [
    { kind: 'directive', name: 'appFeature | v-feature', key: 'arg:0', prefix: '!', negated: true },
    { kind: 'directive', name: 'appFeature | v-feature', key: 'arg:0' },
  ],
};

/** Keys that a file reads, each with the text that stands at its place. */
function readsOf(file: string, text: string): string[] {
  const { source, problem } = parse(file, text);
  if (!source) throw new Error(problem.message);
  const { evaluations } = readFacts(source, { sdks: [flags, service, directives], declarations: [], resolver: specifierResolver, isTest: false });
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

test('Vue: what is no JavaScript in a template leaves the rest readable', () => {
  const text = `<template><p v-if="}{" :a="isOn('x')" @a="(" :b="isOn('y') + 'it" /></template>
<script>
import { isOn } from './flags';
export default { computed: { on: () => isOn('kept') } };
</script>`;
  expect(readsOf('src/a.vue', text)).toEqual(["x: isOn('x')", "kept: isOn('kept')"]);
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
  const text = `<div *ngIf="features.isEnabled('a'); else other" (click)="a = b; $any(c)?.d()">{{ features.isEnabled('b') | json }}</div>
<p *ngFor="let x of features.isEnabled('e') ? xs : []; trackBy: id" *ngTemplateOutlet="t; context: { $implicit: x }" *let="y of ys as zs"></p>
@if (features.isEnabled('c')) { <p [hidden]="!features.d" (click)="go()"></p> }`;
  expect(readsOf('src/a.component.html', text)).toEqual([
    "a: features.isEnabled('a')", "b: features.isEnabled('b')", "e: features.isEnabled('e')", "c: features.isEnabled('c')", 'd: features.d',
  ]);
});

test('Angular: templates in components that name observables', () => {
  const text = "@Component({ template: `<p *ngIf=\"(user$ | async) && features.a\">{{ price$ | async }} ${'{{'} features.no }}</p>` })\nexport class A {}\n@Component({ template: `<p *ngIf=\"features.b; else other\">$</p>{{ features.c }}$` })\nexport class B {}\n";
  expect(readsOf('src/a.component.ts', text)).toEqual(['b: features.b', 'c: features.c']);
  expect(readsOf('src/b.component.ts', "@Component({ template: `<p *ngIf=\"(user$ | async) && features.a\">{{ price$ | async }}</p>` })\nexport class A {}\n")).toEqual(['a: features.a']);
});

test('JavaScript with types that only some parsers take', () => {
  const text = "import { isOn } from './flags';\n/** @flow */\nexport const names = (all: Array<?string>): Array<?string> => all.filter((name) => name && isOn('names'));\n";
  expect(readsOf('src/a.js', text)).toEqual(["names: isOn('names')"]);
});

test('Angular templates: directives of the project', () => {
  const text = `<ng-container *appFeature="'a'; else other"></ng-container>
<p [appFeature]="'b'" [class]="appFeature('no')" (appFeatures)="'no'" *appFeatureLevel="'no'" [title]="'no'"></p>
<p *appFeature="
  '!c'
"></p>`;
  expect(readsOf('src/a.component.html', text)).toEqual([`a: appFeature="'a'`, `b: appFeature]="'b'`, `c: appFeature="\n  '!c'`]);
});

test('Vue: directives of the project', () => {
  const text = `<template>
  <p v-feature="'a'" v-if="x" v-show="v_feature('no')">{{ y }}</p>
</template>`;
  expect(readsOf('src/a.vue', text)).toEqual([`a: v-feature="'a'`]);
});

test('Angular components that hold their template', () => {
  const text = `import { isOn } from './flags';
@Component({
  selector: 'app-nav',
  template: \`
    <!-- {{ features.isEnabled('comment') }} -->
    <nav *appFeature="'!a'" [hidden]="features.isEnabled('b')">{{ features.isEnabled('c') ? 'x' : "y" }}</nav>
    @if (features.isEnabled('d')) { <p (click)="a(); b()">{{ x | translate: { y: z } }}</p> }
  \`,
})
export class Nav { on = isOn('e'); title = \`<p title="\${isOn('f')}">\`; }`;
  expect(readsOf('src/nav.component.ts', text).map((read) => read[0])).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('Ember: helpers and members, beside what is more than one character wide', () => {
  const text = `{{t "👍👍"}} {{#if (v-feature "a")}}{{else if (or features.b (v-feature '!c'))}}{{/if}} {{if features.isEnabled "x" "y"}}\n{{!-- features.no --}}<p title="{{features.d}}">features.no</p>`;
  expect(readsOf('src/a.hbs', text)).toEqual(['a: v-feature "a")', 'b: features.b', "c: v-feature '!c')", 'isEnabled: features.isEnabled', 'd: features.d']);
});

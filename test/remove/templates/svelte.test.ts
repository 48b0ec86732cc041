import { expect, it } from 'vitest';
import { removeFrom } from '../router.ts';

const page = (template: string, script: string): string => `<script>\n${script}\n</script>\n\n${template}\n`;
const SCRIPT = "  import { isOn } from './flags';\n  let isNew = isOn('x');\n  export let wide;";

/** What is left of a template when the flag is on, and when it is off. */
const left = (template: string): string[] =>
  [true, false].map((keep) => {
    const { refusals, text } = removeFrom('Page.svelte', page(template, SCRIPT), [{ key: 'x', keep }]);
    expect(refusals).toEqual([]);
    return text.slice(text.indexOf('</script>') + 11, -1);
  });

it.each<[string, string, string, string]>([
  ['a block', '<main>\n  {#if isNew}\n    <A />\n    <B />\n  {/if}\n</main>', '<main>\n  <A />\n  <B />\n</main>', '<main></main>'],
  ['both sides', '<main>\n  {#if isNew}\n    <A />\n  {:else}\n    <B />\n  {/if}\n</main>', '<main>\n  <A />\n</main>', '<main>\n  <B />\n</main>'],
  ['the first of three', '<main>\n  {#if isNew}\n    <A />\n  {:else if wide}\n    <B />\n  {:else}\n    <C />\n  {/if}\n</main>', '<main>\n  <A />\n</main>', '<main>\n  {#if wide}\n    <B />\n  {:else}\n    <C />\n  {/if}\n</main>'],
  ['the second of three', '<main>\n  {#if wide}\n    <A />\n  {:else if isNew}\n    <B />\n  {:else}\n    <C />\n  {/if}\n</main>', '<main>\n  {#if wide}\n    <A />\n  {:else}\n    <B />\n  {/if}\n</main>', '<main>\n  {#if wide}\n    <A />\n  {:else}\n    <C />\n  {/if}\n</main>'],
  ['attributes', '<p class="a {isNew ? \'b\' : \'\'}" class:c={isNew} title={isNew ? \'d\' : e} hidden={!isNew} />', '<p class="a b c" title="d" hidden={false} />', '<p class="a" title={e} hidden={true} />'],
  ['texts', '<p>{isNew ? "New" : "Old"} cart{isNew ? a : b}</p>', '<p>New cart{a}</p>', '<p>Old cart{b}</p>'],
  ['a read in the template', "<p>{#if isOn('x')}{a}{/if}</p>", '<p>{a}</p>', '<p></p>'],
])('takes out what the flag decides: %s', (_, template, on, off) => {
  expect(left(template)).toEqual([on, off]);
});

it.each<[string, string, string]>([
  ['a name that a block declares', '{#each list as isNew}{#if isNew}<A />{/if}{/each}', '{#each list as isNew}{#if isNew}<A />{/if}{/each}'],
  ['what is bound', '<input bind:checked={isNew} />{#if isNew}<A />{/if}', '<input bind:checked={isNew} />{#if isNew}<A />{/if}'],
  ['what a component may ask for as its content', '<Box>{#if isNew}<A />{/if}</Box>', '<Box>{#if false}<A />{/if}</Box>'],
  ['white space that counts', '<pre>  {#if isNew}<A />{/if}</pre>', '<pre>  {#if false}<A />{/if}</pre>'],
])('keeps %s', (_, template, off) => {
  expect(left(template)[1]).toBe(off);
});

it('takes no property for what the flag decides, though it begins as that', () => {
  const script = "  import { isOn } from './flags';\n  export let isNew = isOn('x');";
  expect(removeFrom('Page.svelte', page('{#if isNew}<A />{/if}', script), [{ key: 'x', keep: false }]).text).toBe(page('{#if isNew}<A />{/if}', '  export let isNew = false;'));
});

it.each(["$derived(isOn('x'))", "$derived.by(() => isOn('x'))"])('puts in what is derived from the flag: `%s`', (made) => {
  const script = `  import { isOn } from './flags';\n  let { a } = $props();\n  let isNew = ${made};`;
  expect(removeFrom('Page.svelte', page('{#if isNew}<A {a} />{/if}', script), [{ key: 'x', keep: true }]).text).toBe(page('<A {a} />', '  let { a } = $props();'));
});

it('leaves what is derived and set again', () => {
  const script = "  import { isOn } from './flags';\n  let isNew = $derived(isOn('x'));";
  const template = '<input bind:checked={isNew} />{#if isNew}<A />{/if}';
  expect(removeFrom('Page.svelte', page(template, script), [{ key: 'x', keep: true }]).text).toBe(page(template, '  let isNew = $derived(true);'));
});

it('takes out what only the dead part read, and leaves no rune where none may stand', () => {
  const script = "  import { isOn } from './flags';\n  import { match, load } from './other';\n  let { path } = $props();\n  const isHere = $derived(match(path));\n  let list = $state(load(path));";
  const { text } = removeFrom('Page.svelte', page("{path}{#if isOn('x')}{isHere}{list}{/if}", script), [{ key: 'x', keep: false }]);
  expect(text).toBe(page('{path}', "  import { load } from './other';\n  let { path } = $props();\n  let list = $state(load(path));"));
});

import { expect, test } from 'vitest';
import { createPrefilter } from '../../src/facts/prefilter.ts';
import type { Sdk } from '../../src/sdks/types.ts';

const vendor: Sdk = { name: 'vendor', title: 'Vendor', modules: ['flags', '@vendor/*'], forms: [] };
const env: Sdk = {
  name: 'env',
  title: 'Environment',
  modules: [],
  receiver: 'process.env | import.meta.env',
  forms: [{ kind: 'member', name: 'FEATURE_* | *_FEATURE_FLAG', key: 'member' }],
};
const routers: Sdk[] = [
  { name: 'a', title: 'a', modules: ['./src/flags'], forms: [{ kind: 'function', name: 'isOn', key: 'arg:0' }] },
  { name: 'b', title: 'b', modules: ['./src/feature-flag'], forms: [{ kind: 'function', name: '*', key: 'self' }] },
  {
    name: 'c',
    title: 'c',
    modules: [],
    receiver: 'uiConfig.flags | IFlagResolver',
    forms: [{ kind: 'member', key: 'member' }],
  },
  { name: 'd', title: 'd', modules: ['src/routes/**'], forms: [{ kind: 'property', name: 'notFlag', key: 'value' }] },
];
const words = { sdks: [vendor, env], routers, keys: ['new-nav', 'beta', 'größe'] };
const prefilter = createPrefilter(words);

test.each([
  ['a package', "import x from 'flags';"],
  ['a package by glob', 'import { y } from "@vendor/node/client";'],
  ['an environment variable', 'const { FEATURE_X } = process.env;'],
  ['a router by its function, whatever it is imported through', "import { isOn } from '../lib';"],
  ['a router whose names can be any, by its file', "import { enableX } from '../lib/feature-flag';"],
  ['a router file with extension', "import { enableX } from './feature-flag.ts';"],
  ['a receiver', 'const { flags } = uiConfig;'],
  ['a class', 'constructor(private r: IFlagResolver) {}'],
  ['a property', "{ notFlag: 'x' }"],
  ['a key', "client.get('new-nav')"],
  ['a key that is a word, as a string', "client.get('beta')"],
  ['a key that is a word, as a member', 'flags.beta'],
  ['a tag', '/** @flag x owner=@me */'],
])('reads a file with %s', (_, text) => expect(prefilter.test(text)).toBe(true));

test.each([
  ['src/app.ts', "import toggles from '@/toggles/all';", true],
  ['src/toggles/uses.ts', "import all from './all';", true],
  ['src/app.ts', "import all from './all';", false],
])('reads of a folder of modules what imports through it and what is in it: %s', (file, text, is) => {
  const folder: Sdk = { name: 'e', title: 'e', modules: ['./src/toggles/**'], receiver: 'default', forms: [{ kind: 'member', key: 'member' }] };
  const { test: names, holds } = createPrefilter({ sdks: [], routers: [folder] });
  expect([names(text, [], file), holds(file, text, [])]).toEqual([is, is]);
});

test.each([
  ['a module name that is a word elsewhere', 'const flags = 1; // the flags'],
  ['a key that is a word in prose', '// a beta version'],
  ['other imports', "import { a } from './features'; import b from 'react';"],
])('leaves a file with %s alone', (_, text) => expect(prefilter.test(text)).toBe(false));

test('finds keys in text that was decoded byte by byte', () => {
  const bytes = Buffer.from("isEnabled('größe')").toString('latin1');
  expect(createPrefilter(words, { latin1: true }).test(bytes)).toBe(true);
});

test.each([
  ['a name that a form may go by', 'export const { FEATURE_X } = config;', true],
  ['a longer name that it is part of', 'emit(CHANGE_FEATURE_X);', false],
  ['a key alone', "client.get('new-nav')", false],
])('asks of a file with %s whether it can hold a fact', (_, text, holds) => expect(prefilter.holds('src/a.ts', text, [])).toBe(holds));

test.each([
  ['a receiver', 'export { uiConfig };', true],
  ['a key', "export const key = 'new-nav';", false],
  ['a property', "export const route = { notFlag: 'x' };", false],
])('of a file with %s, asks whether it may hand on what flags are asked of', (_, text, passes) => expect(prefilter.passes(text, [])).toBe(passes));

import type { Program } from '../programs/grammar.ts';

/** How a module comes by what `values` exports as `E`. */
interface Way {
  /** The name it goes by. */
  readonly name: string;
  readonly top?: string;
  /** Within the function that uses it. */
  readonly inside?: string;
  /** What `values` says besides. */
  readonly also?: string;
  readonly others?: Program['files'];
}

export const ways: Readonly<Record<string, Way>> = {
  named: { name: 'E', top: `import { E } from './values';` },
  renamed: { name: 'Q', top: `import { E as Q } from './values';` },
  namespace: { name: 'ns.E', top: `import * as ns from './values';` },
  keys: { name: 'ns.E', top: `import * as ns from './values';\nshow(Object.keys(ns));` },
  default: { name: 'Q', top: `import Q from './values';`, also: 'export default E;' },
  'default and named': { name: 'E', top: `import Q, { E } from './values';\nshow(typeof Q);`, also: 'export default E;' },
  'in a default object': { name: 'Q.E', top: `import Q from './values';`, also: 'export default { E, z: 1 };' },
  'default of a barrel': { name: 'Q', top: `import { Q } from './barrel';`, also: 'export default E;', others: { 'barrel.js': `export { default as Q } from './values';\nexport { default } from './values';\n` } },
  star: { name: 'E', top: `import { E } from './barrel';`, others: { 'barrel.js': `export * from './values';\nexport const more = 1;\n` } },
  'renamed in a barrel': { name: 'F', top: `import { F } from './barrel';`, others: { 'barrel.js': `export { E as F } from './values';\n` } },
  'namespace of a barrel': { name: 'ns.E', top: `import { ns } from './barrel';`, others: { 'barrel.js': `export * as ns from './values';\n` } },
  dynamic: { name: 'E', inside: `const { E } = await import('./values');` },
  'dynamic namespace': { name: 'ns.E', inside: `const ns = await import('./values');` },
  'dynamic then': { name: 'E', inside: `const E = await import('./values').then((m) => m.E);` },
  'lazy default': { name: 'E', inside: `const { default: E } = await import('./values');`, also: 'export default E;' },
  required: { name: 'E', top: `const { E } = require('./values');` },
  'required whole': { name: 'values.E', top: `const values = require('./values');` },
  'function round it': { name: 'wrapped()', top: `import { wrapped } from './mid';`, others: { 'mid.js': `import { E } from './values';\nexport const wrapped = () => E;\n` } },
  'constant of it': { name: 'again', top: `import { again } from './mid';`, others: { 'mid.js': `import { E } from './values';\nexport const again = E;\nexport const more = 1;\n` } },
  'exported again': { name: 'E', top: `import { E } from './mid';`, others: { 'mid.js': `import { E } from './values';\nexport { E };\nexport default function () {}\n` } },
  'of a hook': { name: 'it', top: `import { useIt } from './mid';`, inside: `const { it, other } = useIt();\nshow(other);`, others: { 'mid.js': `import { E } from './values';\nexport function useIt() { const it = E; return { it, other: 2 }; }\n` } },
  'in an object': { name: 'kit.e', top: `import { kit } from './mid';`, others: { 'mid.js': `import { E } from './values';\nexport const kit = { e: E, z: 1 };\n` } },
  'in two modules': { name: 'E', top: `import { E } from './values';\nimport { two } from './mid';\nshow(typeof two());`, others: { 'mid.js': `import { E } from './values';\nexport const two = () => E;\n` } },
};

export const wayNames = Object.keys(ways);

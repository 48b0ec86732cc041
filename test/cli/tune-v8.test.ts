import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const program = (versions: string): string => `
  import { tuneV8 } from ${JSON.stringify(new URL('../../src/cli/tune-v8.ts', import.meta.url).href)};
  tuneV8(${versions});
`;

/** What the engine says on either stream when it is tuned: it complains of flags that it does not know. */
function said(versions: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program(versions)], { encoding: 'utf8' });
  return stdout + stderr;
}

it('knows the flags of the engine that it runs on', () => {
  expect(said('process.versions')).toBe('');
});

it('leaves engines alone whose flags it does not know', () => {
  expect(said(`{ ...process.versions, v8: '99.1.2' }`)).toBe('');
});

it('would be heard if it took one engine for another', () => {
  expect(said(`{ ...process.versions, v8: process.versions.v8.startsWith('11.') ? '14.0' : '11.0' }`)).toContain('unrecognized flag');
});

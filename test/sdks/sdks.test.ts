import { describe, expect, it } from 'vitest';
import { sdks } from '../../src/sdks/index.ts';
import { parsePlace, parseValue } from '../../src/sdks/notation.ts';
import type { Form } from '../../src/sdks/types.ts';

const forms = sdks.flatMap((sdk) =>
  sdk.forms.map((form) => ({ sdk, form, title: `${sdk.name}: ${form.kind} ${form.name ?? ''} ${form.role ?? ''}` })),
);
const failing = (ok: (item: (typeof forms)[number]) => boolean): string[] =>
  forms.filter((item) => !ok(item)).map(({ title }) => title);
const PLACES = ['key', 'default', 'on', 'off', 'when', 'match', 'forced'] as const satisfies readonly (keyof Form)[];

describe('SDK descriptions', () => {
  it('have names that are used once', () => {
    expect(new Set(sdks.map(({ name }) => name)).size).toBe(sdks.length);
  });

  it('say where their facts come from', () => {
    expect(sdks.filter(({ evidence }) => !evidence).map(({ name }) => name)).toEqual([]);
  });

  it('write places that can be parsed', () => {
    expect(
      failing(({ form }) =>
        PLACES.every((place) => form[place] === undefined || parsePlace(form[place]) !== undefined),
      ),
    ).toEqual([]);
  });

  it('write values that can be parsed', () => {
    expect(failing(({ form }) => form.value === undefined || parseValue(form.value) !== undefined)).toEqual([]);
  });

  it('tell where the key is, except for handles and loading states', () => {
    expect(failing(({ form }) => form.key !== undefined || form.role === 'handle' || form.role === 'status')).toEqual(
      [],
    );
  });

  it('take methods, members and lists from a receiver', () => {
    expect(
      failing(
        ({ sdk, form }) =>
          !['method', 'member', 'list'].includes(form.kind) || (form.receiver ?? sdk.receiver) !== undefined,
      ),
    ).toEqual([]);
  });

  it('name functions, components and classes by the modules that export them', () => {
    expect(
      failing(
        ({ sdk, form }) =>
          ['method', 'member', 'list'].includes(form.kind) || (sdk.modules.length > 0 && form.name !== undefined),
      ),
    ).toEqual([]);
  });

  it('yield only what some form is read from', () => {
    const received = (item: (typeof forms)[number]): string[] =>
      item.sdk.forms.flatMap((form) =>
        (form.receiver ?? item.sdk.receiver ?? '').split('|').map((name) => name.trim()),
      );
    expect(failing((item) => item.form.yields === undefined || received(item).includes(item.form.yields))).toEqual([]);
  });
});

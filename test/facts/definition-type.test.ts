import { DefinitionType as published } from '@typescript-eslint/scope-manager';
import { expect, test } from 'vitest';
import { DefinitionType } from '../../src/facts/definition-type.ts';

test('uses the words of the scope manager', () => expect(DefinitionType).toEqual(published));

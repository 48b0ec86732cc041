import { isIsoDay } from './iso-day.ts';
import type { StringSchema } from './schema.ts';

/** Text that says something. */
export const textSchema = (description?: string): StringSchema => ({
  type: 'string',
  nonEmpty: true,
  ...(description !== undefined && { description }),
});

/** An ISO day. */
export const daySchema = (description?: string): StringSchema => ({
  type: 'string',
  pattern: '\\d{4}-\\d{2}-\\d{2}',
  accepts: isIsoDay,
  expected: 'a day such as 2026-12-01',
  ...(description !== undefined && { description }),
});

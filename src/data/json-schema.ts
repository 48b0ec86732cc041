import type { Schema } from './schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** A schema as JSON Schema (draft 7, which editors know best). */
export function jsonSchema(schema: Schema): Json {
  const described = schema.description ? { description: schema.description } : {};
  switch (schema.type) {
    case 'string':
      return {
        ...described,
        type: 'string',
        ...(schema.words && { enum: schema.words }),
        ...(schema.nonEmpty && { minLength: 1 }),
        ...(schema.pattern !== undefined && { pattern: `^(?:${schema.pattern})$` }),
      };
    case 'number':
      return { ...described, type: 'integer', minimum: schema.min };
    case 'boolean':
    case 'null':
      return { ...described, type: schema.type };
    case 'constant':
      return described;
    case 'list':
      return { ...described, type: 'array', items: jsonSchema(schema.of), ...(schema.nonEmpty && { minItems: 1 }) };
    case 'tuple':
      return {
        ...described,
        type: 'array',
        items: schema.of.map(jsonSchema),
        minItems: schema.of.length,
        maxItems: schema.of.length,
      };
    case 'map':
      return {
        ...described,
        type: 'object',
        properties: Object.fromEntries(Object.entries(schema.fields).map(([name, field]) => [name, jsonSchema(field)])),
        ...(schema.required && { required: schema.required }),
        additionalProperties: false,
      };
    case 'record':
      return {
        ...described,
        type: 'object',
        ...(schema.words && { propertyNames: { enum: schema.words } }),
        additionalProperties: jsonSchema(schema.of),
      };
    case 'either':
      return { ...described, anyOf: schema.of.map(jsonSchema) };
  }
}

import { z } from 'zod';
import { reportDataSchema } from './report-data.js';
import { templateSchema } from './schema.js';

/** JSON Schemas (draft 2020-12) of a template and of a data file, for programs and editors outside. */
export function jsonSchemas(): { template: object; data: object } {
  return { template: jsonSchemaOf(templateSchema), data: jsonSchemaOf(reportDataSchema) };
}

const jsonSchemaOf = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input' });

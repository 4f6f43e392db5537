import { jsonSchemas } from '@countersign/template';

/** As much of a JSON Schema as templates use. */
export interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

export const templateJsonSchema = jsonSchemas().template as JsonSchema;

/** The schemas of one kind each, of a schema that the kind tells apart. */
export function kindsOf(schema: JsonSchema | undefined): Map<string, JsonSchema> {
  const found = schema?.$ref ? templateJsonSchema.$defs?.[schema.$ref.split('/').at(-1)!] : schema;
  const kinds = found?.oneOf ?? found?.anyOf ?? [];
  return new Map(kinds.map((each) => [String(each.properties?.['kind']?.const), each]));
}

export const checkSchemas = kindsOf(templateJsonSchema.properties?.['checks']?.items);

/** One place of a schema: `bands.from.at`; `rows.formulas{}` for the names of a record. */
export interface SchemaPlace {
  path: string;
  schema: JsonSchema;
}

/** Every place of a schema, those in lists and records included; schemas that repeat within themselves are one place. */
export function placesOf(schema: JsonSchema, path = ''): SchemaPlace[] {
  const below = (name: string) => (path ? `${path}.${name}` : name);
  const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties, propertyNames } = schema;
  const record = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return [
    ...(path ? [{ path, schema }] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => placesOf(inner, below(name))),
    ...[items, ...oneOf, ...anyOf, record].flatMap((inner) => (inner ? placesOf(inner, path) : [])),
    ...(propertyNames ? [{ path: `${path}{}`, schema: propertyNames }] : []),
  ];
}

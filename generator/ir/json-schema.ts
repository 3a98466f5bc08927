/** Schemas of the model as JSON Schema 2020-12, for tools that read that: validators, models of other languages, prompts. */
import { memberName } from "./discriminators.js";
import type { SchemaContext } from "./fits.js";
import { canBe, flattenObject } from "./flatten.js";
import { allowsNull } from "./limits.js";
import type {
  Discriminator,
  EnumSchema,
  IntersectionSchema,
  Json,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "./model.js";
import { refsIn } from "./walk.js";

/** `read`: as a server sends it, without what is write-only. `write`: as a client sends it, without what is read-only. */
export type SchemaDirection = "read" | "write";

/** A JSON Schema as plain data: keywords in the order in which people read them. */
export type JsonSchema = { readonly [keyword: string]: Json };

/** The dialect of {@link jsonSchemaOf} (JSON Schema Core, section 8.1.1). */
export const jsonSchemaDialect = "https://json-schema.org/draft/2020-12/schema";

/**
 * A schema, complete: with the dialect in `$schema` (JSON Schema Core, section 8.1.1), and in `$defs` (section 8.2.4) every named
 * schema that it comes to, directly or through others.
 *
 * Null is allowed where a use of a schema is nullable; a definition in `$defs` is without it. Discriminators (OpenAPI 3.1, section
 * 4.8.25) become an `enum` of their property in each member of the union.
 */
export function jsonSchemaOf(schema: Schema, context: SchemaContext, direction: SchemaDirection): JsonSchema {
  const scope: Scope = { ...context, hidden: direction === "read" ? "writeOnly" : "readOnly" };
  const definitions = [...reachedBy(schema, context)].flatMap((name): [string, JsonSchema][] => {
    const named = context.lookup(name);
    return named === undefined ? [] : [[name, schemaOf({ ...named, nullable: false }, scope)]];
  });
  return {
    $schema: jsonSchemaDialect,
    ...schemaOf(schema, scope),
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

interface Scope extends SchemaContext {
  readonly hidden: "readOnly" | "writeOnly";
}

function reachedBy(schema: Schema, { lookup }: SchemaContext): ReadonlySet<string> {
  const reached = refsIn(schema);
  for (const name of reached) {
    const named = lookup(name);
    for (const next of named === undefined ? [] : refsIn(named)) reached.add(next);
  }
  return reached;
}

/** Where a schema stands in `$defs`: a JSON Pointer (RFC 6901) in a fragment (RFC 3986, section 3.5). */
function pointerTo(name: string): string {
  return `#/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
}

/** A schema with its annotations (JSON Schema Validation, section 9), and with null where that is allowed. */
function schemaOf(schema: Schema, scope: Scope): JsonSchema {
  const bare = withLimits(schema, assertionsOf(schema, scope), scope);
  return { ...annotationsOf(schema), ...(schema.nullable && allowsNull(schema) ? orNull(bare) : bare) };
}

function annotationsOf({ title, description, deprecated, readOnly, writeOnly, ...schema }: Schema): JsonSchema {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
    ...(readOnly && { readOnly }),
    ...(writeOnly && { writeOnly }),
    ...(schema.default !== undefined && { default: schema.default }),
    ...(schema.example !== undefined && { examples: [schema.example] }),
  };
}

/** Null beside all else: as one more type or value where the schema says one, else as an alternative. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: several, const: one, ...others } = schema;
  const values = one === undefined ? several : [one];
  const isAnything = Object.keys(schema).length === 0;
  if (isAnything || type === "null") return schema;
  if (isList(values) && Object.keys(others).length === 0)
    return { enum: values.includes(null) ? values : [...values, null] };
  const isTyped = typeof type === "string" && !["enum", "allOf", "anyOf", "oneOf", "not"].some((key) => key in schema);
  return isTyped ? { ...schema, type: [type, "null"] } : { anyOf: [schema, { type: "null" }] };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Values and limits that are no part of the type (see `SchemaBase`). */
function withLimits({ listed, limits }: Schema, schema: JsonSchema, scope: Scope): JsonSchema {
  const more: JsonSchema[] = [
    ...(listed === undefined ? [] : [{ enum: listed }]),
    ...(limits === undefined ? [] : [schemaOf(limits, scope)]),
  ];
  return more.length === 0 ? schema : { allOf: [schema, ...more] };
}

/** What a schema demands, null aside. */
function assertionsOf(schema: Schema, scope: Scope): JsonSchema {
  switch (schema.kind) {
    case "any":
      return {};
    case "never":
      return { not: {} };
    case "null":
    case "boolean":
      return { type: schema.kind };
    case "number":
    case "integer":
      return numberOf(schema);
    case "string":
      return stringOf(schema);
    case "enum":
      return enumOf(schema);
    case "array": {
      const { items, uniqueItems } = schema;
      const limits = present(schema, "minItems", "maxItems");
      return { type: "array", items: schemaOf(items, scope), ...limits, ...(uniqueItems && { uniqueItems }) };
    }
    case "tuple":
      return {
        type: "array",
        prefixItems: schema.items.map((item) => schemaOf(item, scope)),
        items: schema.rest === undefined ? false : schemaOf(schema.rest, scope),
        ...(schema.minItems > 0 && { minItems: schema.minItems }),
        ...present(schema, "maxItems"),
        ...(schema.uniqueItems && { uniqueItems: true }),
      };
    case "object":
      return objectOf(schema, scope);
    case "ref":
      return { $ref: pointerTo(schema.name) };
    case "union":
      return unionOf(schema, scope);
    case "intersection":
      return {
        allOf: schema.members.map((member) => schemaOf(member, scope)),
        ...unevaluatedIn(schema, scope),
      };
  }
}

/** JSON Schema Validation, section 6.2. */
function numberOf(schema: NumberSchema): JsonSchema {
  const limits = present(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format");
  return { type: schema.kind, ...limits };
}

/** JSON Schema Validation, sections 6.3, 7.3 and, for the content of a file, 8.4. */
function stringOf({ format, ...schema }: StringSchema): JsonSchema {
  const isFile = format === "binary";
  return {
    type: "string",
    ...(isFile && { contentMediaType: "application/octet-stream" }),
    ...(format !== undefined && !isFile && { format }),
    ...present(schema, "pattern", "minLength", "maxLength"),
  };
}

/** JSON Schema Validation, sections 6.1.2 and 6.1.3. */
function enumOf({ values, open }: EnumSchema): JsonSchema {
  const [only] = values;
  return values.length === 1 && only !== undefined && !open ? { const: only } : { enum: values };
}

/** JSON Schema Core, section 10.3.2; Validation, section 6.5. */
function objectOf(schema: ObjectSchema, scope: Scope): JsonSchema {
  const shown = schema.properties.filter((property) => !property.schema[scope.hidden]);
  const hidden = new Set(schema.properties.filter((property) => property.schema[scope.hidden]).map(({ name }) => name));
  const required = [...shown.filter((property) => property.required).map(({ name }) => name), ...schema.alsoRequired];
  const { additionalProperties: additional } = schema;
  const choices = (schema.requiredChoices ?? []).map(({ keyword, choices: all }) => ({
    [keyword]: all.map((names) => ({ required: names.filter((name) => !hidden.has(name)) })),
  }));
  return {
    type: "object",
    ...(shown.length > 0 && {
      properties: Object.fromEntries(shown.map((property) => [property.name, schemaOf(property.schema, scope)])),
    }),
    ...(required.length > 0 && { required }),
    ...(schema.patternProperties !== undefined && {
      patternProperties: Object.fromEntries(
        schema.patternProperties.map((one) => [one.pattern, schemaOf(one.schema, scope)]),
      ),
    }),
    ...(schema.propertyNames !== undefined && { propertyNames: schemaOf(schema.propertyNames, scope) }),
    ...(additional !== undefined && {
      additionalProperties: typeof additional === "object" ? schemaOf(additional, scope) : additional,
    }),
    ...present(schema, "minProperties", "maxProperties"),
    ...(choices.length > 0 && { allOf: choices }),
  };
}

/** JSON Schema Core, sections 11.2 and 11.3. */
function unevaluatedIn({ unevaluatedProperties, unevaluatedItems }: IntersectionSchema, scope: Scope): JsonSchema {
  const written = (value: Schema | boolean): Json => (typeof value === "object" ? schemaOf(value, scope) : value);
  return {
    ...(unevaluatedProperties !== undefined && { unevaluatedProperties: written(unevaluatedProperties) }),
    ...(unevaluatedItems !== undefined && { unevaluatedItems: written(unevaluatedItems) }),
  };
}

/** JSON Schema Core, sections 10.2.1.2 and 10.2.1.3. */
function unionOf({ keyword, members, discriminator }: UnionSchema, scope: Scope): JsonSchema {
  return {
    [keyword]: members.map((member) => {
      const written = schemaOf(member, scope);
      const name = memberName(member);
      const values = discriminator && name !== undefined ? valuesFor(name, discriminator, scope) : [];
      return discriminator === undefined || values.length === 0
        ? written
        : { ...written, properties: Object.fromEntries([[discriminator.propertyName, { enum: values }]]) };
    }),
  };
}

/** The values that a discriminator has for a named schema; none where the property has other values of its own. */
function valuesFor(name: string, { propertyName, mapping }: Discriminator, { lookup }: Scope): readonly string[] {
  const named = lookup(name);
  const object = named === undefined ? undefined : flattenObject(named, lookup);
  const property = object?.properties.find((candidate) => candidate.name === propertyName)?.schema;
  const values = mapping.filter((entry) => entry.schema === name).map(({ value }) => value);
  const admits = (schema: Schema): boolean =>
    schema.kind === "any" ||
    schema.kind === "string" ||
    (schema.kind === "enum" && schema.values.some((value) => values.includes(String(value))));
  return property === undefined || canBe(property, lookup, admits) ? values : [];
}

/** The keywords that a schema has, for spreading. */
function present<Key extends string>(
  schema: { readonly [K in Key]?: string | number | undefined },
  ...keys: Key[]
): JsonSchema {
  return Object.fromEntries(keys.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
}

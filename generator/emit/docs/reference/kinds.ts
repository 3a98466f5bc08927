/**
 * What kind of schema one is, in the eyes of three parts of the reference. They do not agree, and pages show it, so their answers stand
 * side by side: a row for each question, and in it a column for each of
 *
 * - `codegen`, the default codegen. It asks for the class that the parser made of the schema ({@link classOf}).
 * - `since7`, the passes of release 7. They ask for the type, since the parser of 3.1 has one class for everything.
 * - `before6`, the passes before release 6. They ask for the parser's class too, but only of schemas that before-6/parse.ts has
 *   rewritten: there a single member decides the class.
 *
 * Where all three agree, the question is a function.
 */
import type { SpecSchema } from "./openapi.js";

type Question = (schema: SpecSchema) => boolean;

/** A question that the three answer differently. */
interface Row {
  readonly codegen: Question;
  readonly since7: Question;
  readonly before6: Question;
}

/** The parser's classes, as far as they matter. The first that fits counts: a composed schema with `items` is composed. */
export type SchemaClass = "composed" | "array" | "map" | "object" | "plain";

export function classOf(schema: SpecSchema): SchemaClass {
  if (schema.$ref !== undefined) return "plain";
  if (hasComposition(schema)) return "composed";
  if (schema.items !== undefined || (schema.type === "array" && schema.isListOfNothing !== true)) return "array";
  if (schema.additionalProperties !== undefined) return schema.additionalProperties === false ? "object" : "map";
  return schema.type === "object" ? "object" : "plain";
}

const typesOfClasses: Readonly<Partial<Record<SchemaClass, string>>> = {
  array: "array",
  map: "object",
  object: "object",
};

/** The type. In the passes before release 6 it is always in `type`: before-6/parse.ts writes it there. */
export const typeOf = {
  /** Where the schema has no type, its class has one. References have a type too: see default-codegen/spec.ts. */
  codegen: (schema: SpecSchema): string | undefined =>
    schema.type ?? schema.types?.[0] ?? typesOfClasses[classOf(schema)],
  /** Of a list of types the first. A schema of 3.1 has only a list until it is normalized. */
  since7: ({ type, types }: SpecSchema): string | undefined => types?.[0] ?? type,
};

export const isArray: Row = {
  codegen: (schema) => classOf(schema) === "array",
  since7: (schema) => typeOf.since7(schema) === "array",
  before6: ({ items }) => items !== undefined,
};

/** With `allOf`, `anyOf` or `oneOf`, even an empty one. Beside a `$ref` only the passes see it. */
export const isComposed: Row = {
  codegen: (schema) => classOf(schema) === "composed",
  since7: hasComposition,
  before6: hasComposition,
};

/** By type, or by properties where there is no type. A map is no object, with one exception below. */
export const isObject: Row = {
  /** `additionalProperties: false` alone makes the class `object`. */
  codegen: (schema) =>
    classOf(schema) === "object" || (schema.type === "object" && !isMap(schema)) || isUntypedObject(schema),
  since7: (schema) =>
    typeOf.since7(schema) === undefined ? hasProperties(schema) : typeOf.since7(schema) === "object" && !isMap(schema),
  /** A map that is also composed is an object. */
  before6: (schema) => (schema.type === "object" ? !isMap(schema) || hasComposition(schema) : isUntypedObject(schema)),
};

/** With `additionalProperties` of a schema or `true`, whatever else it has. */
export function isMap({ additionalProperties = false }: SpecSchema): boolean {
  return additionalProperties !== false;
}

export function hasProperties({ properties }: SpecSchema): boolean {
  return properties !== undefined && properties.size > 0;
}

export function isEnum({ enum: values }: SpecSchema): boolean {
  return values !== undefined && values.length > 0;
}

function hasComposition({ allOf, anyOf, oneOf }: SpecSchema): boolean {
  return (allOf ?? anyOf ?? oneOf) !== undefined;
}

function isUntypedObject(schema: SpecSchema): boolean {
  return schema.type === undefined && hasProperties(schema);
}

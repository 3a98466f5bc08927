/** Documents out of nothing: valid ones; ones that are slightly off; ones with attacks in places of every kind. */
import fc from "fast-check";
import { type Draw, drawing } from "../support/draw.js";
import type { Json } from "../../generator/ir/model.js";
import { parseText } from "../../generator/load/index.js";
import { randomMaps, type RandomSchema, randomSchemas } from "../ir/random-schemas.js";
import { openApiDocument } from "../reference/arbitrary.js";
import { positions } from "../security/positions.js";
import { benignParts, type Json as JsonObject } from "../security/base.js";
import { families, words } from "../security/payloads.js";
import { mutate } from "./mutate.js";

/** A document, and what is known of it. */
export interface Structure {
  readonly document: Buffer;
  /** Has to be accepted. */
  readonly isValid: boolean;
  /** Satisfies the schema {@link tested}, unless a `oneOf` of it says otherwise. */
  readonly witness?: Json;
}

/** The schema of a document that has one made around a witness. */
export const tested = "Tested";

export const structure: fc.Arbitrary<Structure> = drawing((draw) => {
  switch (draw(fc.constantFrom("valid", "valid with a witness", "off", "hostile"))) {
    case "valid":
      return { document: written(valid(draw)), isValid: true };
    case "valid with a witness": {
      const schema = draw(fc.oneof(randomSchemas, randomMaps));
      return { document: written(withSchema(valid(draw), schema)), isValid: true, witness: schema.witness };
    }
    case "off":
      return { document: written(mutate(draw, valid(draw), draw(fc.constantFrom(1, 2)))), isValid: false };
    default:
      return { document: written(hostile(draw)), isValid: false };
  }
});

const written = (document: unknown): Buffer => Buffer.from(JSON.stringify(document));

/** An API in the manner of real ones. */
function valid(draw: Draw): JsonObject {
  return parseText("spec", draw(openApiDocument)).value;
}

/** Also with a schema of every keyword, which are those of 3.1, and an operation that takes and gives it. */
function withSchema(document: JsonObject, { schema, named }: RandomSchema): JsonObject {
  const components = (document["components"] ?? {}) as JsonObject;
  const schemas = { ...(components["schemas"] as JsonObject | undefined), [tested]: schema, ...named };
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${tested}` } } };
  const operation = { requestBody: { content }, responses: { "200": { description: "", content } } };
  const paths = { ...(document["paths"] as JsonObject), "/tested": { post: operation } };
  return { ...document, openapi: "3.1.0", paths, components: { ...components, schemas } };
}

/** Some attacks, each in some places. */
function hostile(draw: Draw): JsonObject {
  const parts = benignParts();
  for (const position of draw(fc.subarray([...positions], { minLength: 1, maxLength: 12 }))) {
    position.put(parts, draw(hostileText));
  }
  return { ...parts.document, openapi: draw(fc.constantFrom("3.0.3", "3.1.0", "3.2.0")) };
}

const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom(...families), fc.nat(9)).map(([{ text }, id]) => text(String(id)).slice(0, 2000)),
  fc.constantFrom(...words),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.constantFrom(..."`*_[]()<>{}!#|\\\"'&;:/@$%~^=+-.,? \n\tab1é\u202e😀"), { maxLength: 60 })
    .map((all) => all.join("")),
);

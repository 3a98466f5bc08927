/** Judges of examples: a JSON Schema validator that is not ours, over the document as it is written and over our own JSON Schema. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Json } from "../../generator/ir/model.js";
import { type ExampleValue, type Impossible, toJson } from "../../generator/ir/example/index.js";

/** What is wrong with a value; undefined where nothing is. */
export type Judge = (value: Json) => string | undefined;

/** A validator with all formats. `documents`: by name, for references. */
function validator(documents: Readonly<Record<string, object>> = {}): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false, validateSchema: false });
  formats.default(ajv);
  for (const [name, document] of Object.entries(documents)) ajv.addSchema(document, name);
  return ajv;
}

/** Judges what a client sends by the schema at a pointer of a document. */
export function documentJudge(document: object): (pointer: string) => Judge {
  const ajv = validator({ document: asJsonSchema(document) as object });
  return (pointer) => judging(ajv, ajv.compile({ $ref: `document${encodedPointer(pointer)}` }));
}

/**
 * What OpenAPI says beyond JSON Schema, in its words: what only the server sets is not required of clients (OpenAPI 3.1, section
 * 4.8.24), and `nullable`, which is of 3.0 and which Airflow's client specs have in 3.1.
 */
function asJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (typeof node !== "object" || node === null) return node;
  const { properties, required } = node as { properties?: Record<string, { readOnly?: boolean }>; required?: unknown };
  const { nullable, ...whole } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, asJsonSchema(value)]),
  );
  const isSent = (name: string): boolean => properties?.[name]?.readOnly !== true;
  const schema = Array.isArray(required) && properties ? { ...whole, required: required.filter(isSent) } : whole;
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** The pointers of the model are not percent-encoded. */
function encodedPointer(pointer: string): string {
  return `#${pointer.slice(1).split("/").map(encodeURIComponent).join("/")}`;
}

/** Judges by a schema that stands alone. */
export function schemaJudge(schema: object): Judge {
  const ajv = validator();
  return judging(ajv, ajv.compile(schema));
}

function judging(ajv: Ajv2020, validate: ValidateFunction): Judge {
  return (value) => (validate(value) ? undefined : ajv.errorsText(validate.errors));
}

/** What a judge says of an example. */
export function verdict(judge: Judge, value: ExampleValue | Impossible): string | undefined {
  if (isImpossible(value)) return "impossible";
  const json = toJson(value);
  const problem = judge(json);
  return problem === undefined ? undefined : `${JSON.stringify(json)}: ${problem}`;
}

export function isImpossible(value: ExampleValue | Impossible): value is Impossible {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "impossible";
}

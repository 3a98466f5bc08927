/** `--fix-examples`: values that satisfy the models, as the models of the Python client check them. */
import { discriminatorValues } from "../../../../ir/discriminators.js";
import { exampleOf, isImpossible, toJson } from "../../../../ir/example/index.js";
import type { SchemaContext } from "../../../../ir/fits.js";
import { lookupIn } from "../../../../ir/flatten.js";
import type { Api, Json, Schema } from "../../../../ir/model.js";
import { isEnum } from "../../reference/kinds.js";
import { type OpenApi, refName, resolveSchema, type SpecSchema } from "../../reference/openapi.js";

/** Makes a value of the model with this name in the document; undefined where none is found. */
export type SampleOfModel = (name: string) => Json | undefined;

type SampleOf = (schema: SpecSchema, name: string) => Json | undefined;

/** The values of a document's schemas, and of the models that its inline schemas became. */
export function samplesOf(api: Api, spec: OpenApi): SampleOfModel {
  const named = new Map(api.schemas.map(({ name, schema }) => [name, schema]));
  const context = { lookup: lookupIn(api.schemas), discriminators: discriminatorValues(api) };
  const known = new Map<string, Json | undefined>();
  const ofModel = (name: string, depth: number): Json | undefined => {
    const schema = named.get(name);
    if (schema === undefined) return inline(spec.schemas.get(name) ?? nothing, name, depth + 1);
    if (!known.has(name)) known.set(name, travelling(context, schema, name));
    return known.get(name);
  };
  const inline = (schema: SpecSchema, name: string, depth: number): Json | undefined => {
    if (depth > deepest) return undefined;
    if (schema.$ref !== undefined) return ofModel(refName(schema.$ref), depth);
    const [one] = alternatives(spec, schema);
    return ofInline(one ?? schema, name, (inner, inside) => inline(inner, inside, depth + 1));
  };
  return (name) => ofModel(name, 0);
}

const nothing: SpecSchema = { extensions: new Map() };
/** Ends schemas that hold themselves. */
const deepest = 8;

/** What a server sends and what a client sends, in one: the models of the client want what either requires. */
function travelling(context: SchemaContext, schema: Schema, name: string): Json | undefined {
  const [sent, received] = [context, { ...context, isReceived: true } as const].map((one) => {
    const value = exampleOf(one, schema, { name });
    return isImpossible(value) ? undefined : toJson(value);
  });
  return isRecord(sent) && isRecord(received) ? { ...sent, ...received } : (received ?? sent);
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of a schema that became a model, or of a part of one. */
function ofInline(schema: SpecSchema, name: string, sampleOf: SampleOf): Json | undefined {
  if (schema.$ref !== undefined) return sampleOf(schema, name);
  if (isEnum(schema)) return (schema.enum?.find((value) => value !== null) ?? null) as Json;
  if (schema.default !== undefined && schema.default !== null) return schema.default as Json;
  const type = schema.type ?? schema.types?.[0];
  if (schema.properties !== undefined || schema.allOf !== undefined) return objectOf(schema, sampleOf);
  switch (type) {
    case "integer":
    case "number":
      return typeof schema.minimum === "number" ? schema.minimum : 1;
    case "boolean":
      return true;
    case "array": {
      const item = schema.items && sampleOf(schema.items, name);
      return item === undefined ? [] : [item];
    }
    case "string":
      return texts[schema.format ?? ""] ?? name;
    default:
      return {};
  }
}

/**
 * The members of a union, the best one for an example first: one that is no model, then the one that requires least. The Python client
 * refuses what fits two members, and takes no notice of what a member does not declare.
 */
function alternatives(spec: OpenApi, { oneOf, anyOf }: SpecSchema): readonly SpecSchema[] {
  const requiredIn = (schema: SpecSchema): number => resolveSchema(spec, schema)?.required?.length ?? 0;
  return [...(oneOf ?? anyOf ?? [])].sort(
    (a, b) => Number(isPlain(b)) - Number(isPlain(a)) || requiredIn(a) - requiredIn(b),
  );
}

/** What stays as JSON has it. */
function isPlain({ type, types, format, items }: SpecSchema): boolean {
  const one = type ?? types?.[0];
  return one === "array" ? items !== undefined && isPlain(items) : one !== undefined && one !== "object" && !format;
}

/** Texts of the formats that the Python client checks. */
export const texts: Readonly<Record<string, string>> = {
  date: "2013-10-20",
  "date-time": "2013-10-20T19:20:30+01:00",
  uuid: "38400000-8cf0-11bd-b23e-10b96e4ef00d",
};

function objectOf({ properties = new Map(), allOf = [] }: SpecSchema, sampleOf: SampleOf): Json {
  const values = allOf.flatMap((part) => sampleOf(part, "value") ?? []);
  const parts = values.filter(isRecord);
  const [other] = values.filter((value) => !isRecord(value));
  if (other !== undefined) return other;
  const own = [...properties].flatMap(([key, property]): [string, Json][] => {
    const value = sampleOf(property, key);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.assign({}, ...parts, Object.fromEntries(own)) as Json;
}

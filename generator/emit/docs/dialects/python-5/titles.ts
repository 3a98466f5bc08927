/**
 * Release 5.1.0 asks for examples of schemas that it never shows, and on the way gives a title to what has none: models, and the
 * properties of models. Where its pages have examples, two lists are equal only if their titles are, too. So the order counts in which
 * it asks: for the models first, then for each operation.
 */
import { isArray, isEnum, isMap, isObject } from "../../reference/kinds.js";
import { refName, resolveIn, type OpenApi, type SpecOperation, type SpecSchema } from "../../reference/openapi.js";
import { isScalar } from "./scalars.js";

type Spec = Pick<OpenApi, "schemas">;

interface Walk extends Spec {
  /** The titles on the way: properties with these names are left out. */
  readonly passed: Set<string>;
  /** The reference looks at an object each time; it learns nothing new. */
  readonly seen: Set<SpecSchema>;
}

/** What the reference does with the models, before any operation. */
export function titleModels({ schemas }: Spec): void {
  for (const model of schemas.values())
    for (const property of model.properties?.values() ?? []) titleAll(schemas, property);
}

/** What it does before it writes the example of an operation's body. */
export function titleBefore(spec: OpenApi, { responses, requestBody }: SpecOperation): void {
  for (const response of responses.values()) {
    const [first] = response.content?.values() ?? [];
    if (first?.schema !== undefined) titleAll(spec.schemas, first.schema);
  }
  const body = bodyOf(spec, requestBody);
  if (body !== undefined && body.$ref === undefined) titleAll(spec.schemas, body);
}

/** What it does behind it. */
export function titleBehind(spec: OpenApi, { requestBody, parameters }: SpecOperation): void {
  const body = bodyOf(spec, requestBody);
  if (body?.$ref !== undefined) titleAll(spec.schemas, body);
  for (const { schema } of parameters) if (schema !== undefined) titleAll(spec.schemas, schema);
}

function bodyOf({ requestBodies }: OpenApi, written: SpecOperation["requestBody"]): SpecSchema | undefined {
  const [first] = (written && resolveIn(requestBodies, written))?.content.values() ?? [];
  return first?.schema;
}

/** More than any real document needs. Each property leads to all models behind it: a large one would take long. */
const mostVisits = 2_000_000;
const visits = new WeakMap<Spec["schemas"], number>();

function titleAll(schemas: Spec["schemas"], schema: SpecSchema): void {
  walk({ schemas, passed: new Set(), seen: new Set() }, schema);
}

function walk(way: Walk, schema: SpecSchema): void {
  if (schema.$ref !== undefined) return walkReference(way, schema, schema.$ref);
  if ((schema.example ?? undefined) !== undefined || isEnum(schema) || isScalar(schema)) return;
  const { additionalProperties: values } = schema;
  if (isArray.before6(schema)) {
    pass(way, schema);
    if (schema.items !== undefined) walk(way, schema.items);
  } else if (isMap(schema)) {
    pass(way, schema);
    if (typeof values === "object") walk(way, values);
  } else if (isObject.before6(schema) && schema.title !== undefined) walkProperties(way, schema);
}

function walkReference(way: Walk, reference: SpecSchema, $ref: string): void {
  const target = way.schemas.get(refName($ref));
  const taken = visits.get(way.schemas) ?? 0;
  if (target === undefined || way.seen.has(target) || taken > mostVisits) return;
  visits.set(way.schemas, taken + 1);
  way.seen.add(target);
  target.title ??= refName($ref);
  pass(way, reference);
  walk(way, target);
}

function walkProperties(way: Walk, schema: SpecSchema): void {
  const names = new Set([...(schema.properties?.keys() ?? [])].filter((name) => !way.passed.has(name)));
  if (schema.discriminator !== undefined) names.delete(schema.discriminator.propertyName);
  pass(way, schema);
  for (const name of schema.required ?? []) names.add(name);
  for (const [name, property] of schema.properties ?? []) {
    if (!names.has(name)) continue;
    property.title ??= name;
    walk(way, property);
  }
}

function pass({ passed }: Walk, { title }: SpecSchema): void {
  if (title !== undefined) passed.add(title);
}

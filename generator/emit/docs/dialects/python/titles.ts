/**
 * The titles that the reference gives to schemas while it makes examples of them, in a document of 3.1. There, equal schemas are one
 * object: a header's schema may get the name of a property for its title, and from then on it no longer equals what it equalled before.
 */
import type { Titles } from "../../reference/headers.js";
import { isArray, isEnum, isMap, isObject } from "../../reference/kinds.js";
import { type OpenApi, refName, resolveIn, type SpecOperation, type SpecSchema } from "../../reference/openapi.js";

interface Titling {
  readonly spec: OpenApi;
  readonly given: Map<SpecSchema, string>;
  readonly done: Set<SpecSchema>;
}

/** The titles that the models give; those of operations follow as they are read. */
export function givenTitles(spec: OpenApi): Titles {
  const titling: Titling = { spec, given: new Map(), done: new Set() };
  for (const schema of spec.schemas.values()) {
    for (const part of [...(schema.properties?.values() ?? []), ...membersOf(schema)]) readProperty(titling, part);
    if (isArray.since7(schema)) readProperty(titling, schema);
  }
  return { titleOf: (schema) => titleOf(titling, schema), read: (operation) => readOperation(titling, operation) };
}

const membersOf = ({ allOf = [], anyOf = [], oneOf = [] }: SpecSchema): SpecSchema[] => [...allOf, ...anyOf, ...oneOf];

const titleOf = ({ given }: Titling, schema: SpecSchema): string | undefined => given.get(schema) ?? schema.title;

function readOperation(titling: Titling, { responses, requestBody, parameters }: SpecOperation): void {
  const { spec } = titling;
  const body = requestBody && resolveIn(spec.requestBodies, requestBody);
  const contents = [...responses.values()].map((response) => resolveIn(spec.responses, response)?.content);
  const media = [...contents, body?.content].flatMap((content) => [...(content?.values() ?? [])]);
  const holders = parameters.map((parameter) => resolveIn(spec.parameters, parameter) ?? parameter);
  for (const { schema } of [...media, ...holders]) if (schema !== undefined) readProperty(titling, schema);
}

/** The reference makes an example of whatever it makes a property of: so of what a schema is composed of, too, and of what it holds. */
function readProperty(titling: Titling, schema: SpecSchema): void {
  exemplify(titling, schema);
  const { items, additionalProperties: rest } = schema;
  const held = [items, typeof rest === "object" ? rest : undefined].flatMap((part) => part ?? []);
  for (const part of [...membersOf(schema), ...held]) readProperty(titling, part);
}

/** Goes where the example of a schema needs those of other schemas. One with an example or values needs none. */
function exemplify(titling: Titling, schema: SpecSchema): void {
  const { spec, done } = titling;
  const isUntitled = (titleOf(titling, schema) ?? "") === "";
  // An object without a title needs none either, until it gets one.
  if (done.has(schema) || hasExample(schema) || isEnum(schema)) return;
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    const target = spec.schemas.get(name);
    if (target === undefined) return;
    entitle(titling, target, name);
    exemplify(titling, target);
  } else if (isArray.since7(schema)) {
    done.add(schema);
    if (schema.items !== undefined) exemplify(titling, schema.items);
  } else if (isMap(schema)) {
    done.add(schema);
    if (typeof schema.additionalProperties === "object") exemplify(titling, schema.additionalProperties);
  } else if (isObject.since7(schema) && !isUntitled) {
    done.add(schema);
    for (const [name, property] of schema.properties ?? []) {
      if (name === schema.discriminator?.propertyName && schema.required?.includes(name) !== true) continue;
      entitle(titling, property, name);
      exemplify(titling, property);
    }
  }
}

function entitle(titling: Titling, schema: SpecSchema, title: string): void {
  if (["", "null"].includes(titleOf(titling, schema) ?? "")) titling.given.set(schema, title);
}

const hasExample = ({ example }: SpecSchema): boolean => example !== undefined && example !== null && example !== "";

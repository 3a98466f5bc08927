/** Random operations: parameters, bodies, responses. */
import type { Dice } from "./dice.js";
import { primitive, type Json, type JsonObject } from "./primitives.js";
import { objectSchema, ref, schema, type Models } from "./schemas.js";
import { described, propertyWords, shortText, text } from "./words.js";

/** What operations may refer to. */
export interface Shared {
  readonly models: Models;
  readonly parameters: Readonly<Record<string, JsonObject & { readonly name: string }>>;
  readonly requestBodies: JsonObject;
  readonly responses: JsonObject;
  readonly headers: JsonObject;
  readonly schemes: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Begins a key whose place among others counts, though it is a number: those come first in any object of JavaScript. The text of
 * a document is without it.
 */
export const orderedKey = "in order ";

/** Components other than schemas. */
export function sharedComponents(
  dice: Dice,
  models: Models,
): Pick<Shared, "parameters" | "requestBodies" | "responses" | "headers"> {
  const words = propertyWords(dice, 3);
  const parameters = words.map((name, index) => [`Shared${index}`, parameter(dice, models, name, placeOf(dice, name, dice.has("headers") ? ["query", "header"] : ["query"]))] as const); // prettier-ignore
  return {
    parameters: Object.fromEntries(parameters),
    requestBodies: dice.has("componentBodies") ? { SharedBody: body(dice, models) } : {},
    responses: dice.has("componentResponses")
      ? { NotFound: { description: text(dice), content: { "application/json": { schema: ref("schemas", dice.pick(models.objects)) } } }, Gone: { description: text(dice) } } // prettier-ignore
      : {},
    headers: dice.has("responseHeaders") ? { SharedHeader: { ...described(dice), schema: primitive(dice) } } : {},
  };
}

/** `pathNames`: the parameters that the path has to have, unless the path item has them. */
export function operation(dice: Dice, shared: Shared, method: string, pathNames: readonly string[]): JsonObject {
  const { models } = shared;
  const takesBody = ["post", "put", "patch"].includes(method) || (method === "delete" && dice.uses("oddBodies", 50));
  return {
    ...(!dice.uses("noTags", 40) && { tags: dice.some(shared.tags, dice.uses("severalTags", 40) ? 2 : 1) }),
    ...(!dice.uses("noSummaries", 50) && { summary: shortText(dice) }),
    ...described(dice, 50),
    ...(dice.uses("deprecated", 30) && { deprecated: true }),
    ...(dice.uses("extensions", 20) && { "x-note": { a: 1 }, externalDocs: { url: "https://example.com" } }),
    ...withParameters([
      ...pathNames.map((name) => pathParameter(dice, models, name)),
      ...otherParameters(dice, shared),
    ]),
    ...(takesBody && { requestBody: bodyOrRef(dice, shared) }),
    responses: responses(dice, shared),
    ...(dice.uses("operationSecurity", 50) && { security: security(dice, shared.schemes) }),
    ...(dice.uses("callbacks", 40) && { callbacks: callbacks(dice, models) }),
    ...(dice.uses("servers", 15) && { servers: [{ url: "/operation" }] }),
  };
}

function withParameters(parameters: readonly JsonObject[]): JsonObject {
  return parameters.length > 0 ? { parameters: [...parameters] } : {};
}

export function pathParameter(dice: Dice, models: Models, name: string): JsonObject {
  const made = dice.uses("pathParameters", 40) ? { name, in: "path", required: true, ...described(dice), schema: simple(dice, models) } : { name, in: "path", required: true, ...described(dice), schema: { type: "string" } }; // prettier-ignore
  return { ...made, ...(dice.uses("styles", 30) && { style: dice.pick(["simple", "label", "matrix"]) }) };
}

function otherParameters(dice: Dice, shared: Shared): JsonObject[] {
  const places = ["query", ...(dice.has("headers") ? ["header"] : []), ...(dice.has("cookies") ? ["cookie"] : [])];
  const names = propertyWords(dice, dice.int(0, 4));
  const own = names.map((name) => parameter(dice, shared.models, name, placeOf(dice, name, places)));
  const taken = new Set(names);
  const references = Object.entries(shared.parameters)
    .filter(([, { name }]) => !taken.has(name) && dice.chance(20))
    .map(([key]) => ref("parameters", key));
  return dice.chance(50) ? [...references, ...own] : [...own, ...references];
}

/** Only a token can be the name of a header or a cookie. */
function placeOf(dice: Dice, name: string, places: readonly string[]): string {
  return /^[\w$.+-]+$/.test(name) ? dice.pick(places) : "query";
}

function parameter(dice: Dice, models: Models, name: string, place: string): JsonObject & { readonly name: string } {
  const schemaOrContent: JsonObject = dice.uses("contentParameters", 40)
    ? { content: { "application/json": { schema: schema(dice, models, 1) } } }
    : { schema: place === "query" ? parameterSchema(dice, models) : simple(dice, models) };
  return {
    name,
    in: place,
    ...described(dice),
    ...(dice.chance(20) && { required: true }),
    ...(dice.uses("deprecated", 20) && { deprecated: true }),
    ...("schema" in schemaOrContent && styleOf(dice, place)),
    ...schemaOrContent,
    ...(dice.uses("examples", 20) && "schema" in schemaOrContent && { example: "an example" }),
  };
}

function styleOf(dice: Dice, place: string): JsonObject {
  if (!dice.uses("styles", 50)) return {};
  const styles: Readonly<Record<string, readonly string[]>> = { query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"], header: ["simple"], cookie: ["form"] }; // prettier-ignore
  return { style: dice.pick(styles[place] ?? ["form"]), ...(dice.chance(60) && { explode: dice.chance(50) }) };
}

function parameterSchema(dice: Dice, models: Models): JsonObject {
  if (dice.chance(70)) return simple(dice, models);
  return dice.chance(60) ? { type: "array", items: simple(dice, models), ...(dice.uses("defaults", 30) && { default: [] }) } : schema(dice, models, 2); // prettier-ignore
}

function simple(dice: Dice, models: Models): JsonObject {
  return models.others.length > 0 && dice.chance(15) ? ref("schemas", dice.pick(models.others)) : primitive(dice);
}

function bodyOrRef(dice: Dice, { models, requestBodies }: Shared): JsonObject {
  return dice.uses("componentBodies", 50) && "SharedBody" in requestBodies
    ? ref("requestBodies", "SharedBody")
    : body(dice, models);
}

function body(dice: Dice, models: Models): JsonObject {
  return {
    ...described(dice),
    ...(dice.chance(60) && { required: dice.chance(80) }),
    content: bodyContent(dice, models),
  };
}

function bodyContent(dice: Dice, models: Models): JsonObject {
  if (dice.uses("multipart", 50)) return { "multipart/form-data": { schema: form(dice, models, true) } };
  if (dice.uses("forms", 50)) return { "application/x-www-form-urlencoded": { schema: form(dice, models, false) } };
  if (dice.uses("oddBodies", 50)) {
    return dice.pick<() => JsonObject>([
      () => ({ "application/octet-stream": { schema: { type: "string", format: "binary" } } }),
      () => ({ "text/plain": { schema: { type: "string" } } }),
      () => ({ "*/*": { schema: schema(dice, models, 1) } }),
      () => ({ "application/json": {} }),
      () => ({ "application/json": { schema: primitive(dice) } }),
      () => ({ "application/json": { schema: { type: "array", items: primitive(dice) } } }),
      () => ({ "application/json": { schema: { type: "object" } } }),
    ])();
  }
  const made = bodySchema(dice, models);
  const types = dice.uses("severalContents", 60) ? dice.some(["application/json", "application/xml", "text/json", "application/merge-patch+json"], 2) : ["application/json"]; // prettier-ignore
  return Object.fromEntries(
    types.map((type) => [type, { schema: made, ...(dice.uses("examples", 20) && { example: { id: 1 } }) }]),
  );
}

function bodySchema(dice: Dice, models: Models): JsonObject {
  if (dice.uses("inlineBodies", 60)) return { ...objectSchema(dice, models, 1), ...described(dice, 20) };
  if (dice.chance(75)) return ref("schemas", dice.pick(models.objects));
  return dice.chance(50)
    ? { type: "array", items: ref("schemas", dice.pick(models.objects)) }
    : schema(dice, models, 0);
}

function form(dice: Dice, models: Models, withFile: boolean): JsonObject {
  if (dice.chance(20)) return ref("schemas", dice.pick(models.objects));
  const names = propertyWords(dice, dice.int(1, 3));
  const properties: JsonObject = Object.fromEntries(
    names.map((name) => [name, { ...primitive(dice), ...described(dice, 50) }]),
  );
  if (withFile) properties["file"] = { type: "string", format: "binary", ...described(dice, 50) };
  const required = Object.keys(properties).filter(() => dice.chance(30));
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

function responses(dice: Dice, shared: Shared): JsonObject {
  const success = dice.pick(["200", "200", "200", "201", "204"]);
  const made: [string, Json][] = [[success, response(dice, shared, success === "204")]];
  if (dice.uses("severalResponses", 60))
    made.push([dice.pick(["202", "206", "2XX"]), response(dice, shared, dice.chance(40))]);
  for (const code of dice.some(["400", "404", "401", "4XX", "default", "500"], dice.int(0, 3))) {
    const isShared = "NotFound" in shared.responses && dice.chance(60);
    made.push([
      code,
      isShared ? ref("responses", dice.pick(["NotFound", "Gone"])) : response(dice, shared, dice.chance(60)),
    ]);
  }
  return Object.fromEntries(made.map(([code, value]) => [orderedKey + code, value]));
}

function response(dice: Dice, { models, headers }: Shared, isEmpty: boolean): JsonObject {
  const shared = "SharedHeader" in headers ? [["X-Shared", ref("headers", "SharedHeader")] as const] : [];
  const own = dice.some(["X-Rate-Limit", "ETag", "x-next"], dice.int(1, 2)).map((name) => [name, { ...described(dice), schema: primitive(dice) }] as const); // prettier-ignore
  return {
    description: text(dice),
    ...(dice.uses("responseHeaders", 40) && {
      headers: Object.fromEntries([...own, ...(dice.chance(30) ? shared : [])]),
    }),
    ...(!isEmpty && { content: responseContent(dice, models) }),
    ...(dice.uses("links", 40) && { links: { Next: { operationRef: "#/paths/~1", description: shortText(dice) } } }),
  };
}

function responseContent(dice: Dice, models: Models): JsonObject {
  const made = responseSchema(dice, models);
  const types = dice.uses("severalContents", 50) ? dice.some(["application/json", "text/plain", "application/problem+json", "*/*"], 2) : ["application/json"]; // prettier-ignore
  return Object.fromEntries(
    types.map((type) => [type, { schema: made, ...(dice.uses("examples", 20) && { example: { id: 1 } }) }]),
  );
}

function responseSchema(dice: Dice, models: Models): JsonObject {
  if (dice.uses("inlineResponses", 60)) return objectSchema(dice, models, 1);
  if (dice.uses("primitiveResponses", 50)) return dice.pick<() => JsonObject>([() => primitive(dice), () => ({ type: "string", format: "binary" }), () => ({ type: "array", items: primitive(dice) }), () => ({ type: "object", additionalProperties: primitive(dice) })])(); // prettier-ignore
  if (dice.chance(75)) return ref("schemas", dice.pick(models.objects));
  return dice.chance(50)
    ? { type: "array", items: ref("schemas", dice.pick(models.objects)) }
    : schema(dice, models, 0);
}

/** Alternatives, combinations, none, and a scheme that there is not. */
export function security(dice: Dice, schemes: readonly string[]): Json[] {
  if (schemes.length === 0 || dice.chance(15)) return [];
  const names = dice.some(schemes, dice.int(1, 3));
  if (dice.chance(20)) return [Object.fromEntries(names.map((name) => [name, []]))];
  return [...names.map((name) => ({ [name]: [] })), ...(dice.chance(10) ? [{}] : [])];
}

function callbacks(dice: Dice, models: Models): JsonObject {
  const content = { "application/json": { schema: ref("schemas", dice.pick(models.objects)) } };
  const post = { requestBody: { content }, responses: { "200": { description: text(dice) } } };
  return { onEvent: { "{$request.body#/url}": { post } } };
}

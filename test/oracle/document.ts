/** Trials as one OpenAPI document. */
import {
  type JsonObject,
  otherType,
  type Trial,
  type TriedBody,
  type TriedEncoding,
  type TriedField,
  type TriedParameter,
} from "./trial.js";

/** The id of an operation, which is the name of its method, and the first segment of its path. */
export function idOf(index: number): string {
  return `op${index}`;
}

/** A document of OpenAPI 3.0 or 3.1 with an operation for each trial. */
export function documentOf(trials: readonly Trial[], openapi: "3.0.3" | "3.1.0"): JsonObject {
  const paths = trials.map((trial, index) => [pathOf(trial, index), { post: operationOf(trial, index) }] as const);
  return { openapi, info: { title: "Trials", version: "1.0.0" }, paths: Object.fromEntries(paths) };
}

function pathOf({ parameters, fixed }: Trial, index: number): string {
  const templates = parameters.filter((one) => one.in === "path").map(({ name }) => `/{${name}}`);
  return `/${idOf(index)}${templates.join("")}${fixed === "" ? "" : `?${fixed}`}`;
}

function operationOf({ parameters, body, hasChoice }: Trial, index: number): JsonObject {
  const other = hasChoice ? { [otherType]: { schema: { type: "string" } } } : {};
  return {
    operationId: idOf(index),
    tags: ["trial"],
    parameters: parameters.map(parameterOf),
    ...(body !== undefined && { requestBody: { content: { ...other, [body.type]: mediaOf(body) } } }),
    responses: { 204: { description: "" } },
  };
}

export function parameterOf(parameter: TriedParameter): JsonObject {
  const { name, in: place, style, explode, allowReserved, isJson, schema } = parameter;
  return {
    ...{ name, in: place, ...(place === "path" && { required: true }) },
    ...(isJson
      ? { content: { "application/json": { schema } } }
      : { style, explode, schema, ...(allowReserved && { allowReserved }) }),
  };
}

export function mediaOf(body: TriedBody): JsonObject {
  return "fields" in body ? formOf(body.fields) : { schema: body.content.schema };
}

export function formOf(fields: readonly TriedField[]): JsonObject {
  const encoded = fields.flatMap(({ name, encoding }) =>
    encoding === undefined ? [] : [[name, encodingOf(encoding)] as const],
  );
  return {
    schema: { type: "object", properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])) },
    ...(encoded.length > 0 && { encoding: Object.fromEntries(encoded) }),
  };
}

function encodingOf(encoding: TriedEncoding): JsonObject {
  if ("contentType" in encoding) return { contentType: encoding.contentType };
  const { style, explode, allowReserved } = encoding;
  return { style, explode, ...(allowReserved && { allowReserved }) };
}

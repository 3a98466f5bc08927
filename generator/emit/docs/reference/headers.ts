/** Descriptions of response headers. */
import { isJavaNumber } from "./decimal.js";
import { byCodeUnit } from "./java.js";
import { isBase64, isCollection, nodeText } from "./java-text.js";
import { javaDate, javaUuid, offsetDateTime } from "./java-time.js";
import {
  generatorOrder,
  type SpecHeader,
  type OpenApi,
  type SpecOperation,
  type SpecPathItem,
  resolveIn,
  type SpecResponse,
  type SpecSchema,
} from "./openapi.js";
import { isSince } from "./releases.js";
import { signature } from "./since-7/signature.js";

export type DescribeHeader = (name: string, header: SpecHeader) => string | undefined;

/** The default of a schema that the parser of a release keeps; undefined for none. */
export type KeptDefault = (schema: SpecSchema) => unknown;

type ReadText = (text: string) => unknown;

const textsSince7: ReadonlyMap<string, ReadText> = new Map<string, ReadText>([
  ["date", javaDate],
  ["date-time", offsetDateTime],
  ["uuid", javaUuid],
  ["byte", (text) => (isBase64(text) ? text : undefined)],
]);
const textsBefore7: ReadonlyMap<string, ReadText> = new Map([...textsSince7, ["binary", () => undefined]]);

/** The default null of a text is the text `null`; without a type no default is kept. */
export const keptBefore7: KeptDefault = (schema) => {
  if (schema.type === undefined) return undefined;
  const isNullText = schema.type === "string" && schema.default === null;
  return typedDefault(isNullText ? { ...schema, default: "null" } : schema, textsBefore7);
};

/** The parser of OpenAPI 3.1 keeps all. */
export const keptSince7 = ({ openapi }: OpenApi): KeptDefault =>
  isSince(openapi, "3.1") ? (schema) => schema.default : (schema) => typedDefault(schema, textsSince7);

/** One of the schema's type, of integers those that fit into 32 bits, and of texts those that their format allows. */
function typedDefault(schema: SpecSchema, formats: ReadonlyMap<string, ReadText>): unknown {
  const { type, format = "", default: value = null } = schema;
  if (value === null) return undefined;
  switch (type) {
    case "boolean":
      return typeof value === "boolean" || typeof value === "string" ? value : undefined;
    case "integer":
      return typeof value === "number" && value === (value | 0) ? value : undefined;
    case "number":
      return isJavaNumber(value) ? value : undefined;
    case "string":
      return isCollection(value) ? undefined : (formats.get(format) ?? String)(nodeText(value));
    case "array":
      return Array.isArray(value) ? value : undefined;
    case "object":
      return isCollection(value) && !Array.isArray(value) ? value : undefined;
    default:
      return value;
  }
}

/**
 * Since release 5 the reference has one object for all headers of one name and equal schemas. It writes each description that it reads
 * into that object, so every page shows the last one. A header that is a reference has no description for it.
 */
export function lastDescriptions(spec: OpenApi, kept: KeptDefault): DescribeHeader {
  const keyOf = (name: string, header: SpecHeader): string => {
    const { schema } = resolveIn(spec.headers, header) ?? header;
    return `${name} ${signature(asKept(schema ?? { type: "string", extensions: new Map() }, kept))}`;
  };
  const last = new Map<string, string | undefined>();
  for (const response of [...spec.paths.values()].flatMap(responsesIn)) {
    const { headers } = resolveIn(spec.responses, response) ?? response;
    for (const [name, header] of headers) last.set(keyOf(name, header), header.description);
  }
  return (name, header) => last.get(keyOf(name, header));
}

/** A schema with the default that is kept; an example that is null is none. */
function asKept(schema: SpecSchema, kept: KeptDefault): SpecSchema {
  const { default: _default, example, ...rest } = schema;
  const value = kept(schema);
  return {
    ...rest,
    ...(value !== undefined && { default: value }),
    ...(example !== undefined && example !== null && { example }),
  };
}

/** In the order in which the reference reads them. */
function responsesIn({ operations }: SpecPathItem): SpecResponse[] {
  return generatorOrder.flatMap((method) => {
    const operation = operations.get(method);
    if (operation === undefined) return [];
    const called = [...operation.callbacks.values()].flatMap((callback) => [...callback.values()].flatMap(responsesIn));
    return [...operation.responses.values(), ...returned(operation), ...called];
  });
}

/** The reference reads the response that a call returns once more, after all others. */
function returned({ responses }: SpecOperation): SpecResponse[] {
  const [code] = [...responses.keys()].filter((key) => key.startsWith("2") || key === "default").toSorted(byCodeUnit);
  const response = code === undefined ? undefined : responses.get(code);
  return response === undefined ? [] : [response];
}

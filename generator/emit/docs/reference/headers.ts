/** Descriptions of response headers. */
import { byCodeUnit } from "./java.js";
import { isOfType } from "./kept-defaults.js";
import { isBase64, nodeText } from "./java-text.js";
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
export const keptBefore7: KeptDefault = ({ default: value, type, format }) => {
  const given = value === null && type === "string" ? "null" : value;
  return given !== undefined && isOfType(type, given)
    ? readDefault(type, given, textsBefore7.get(format ?? ""))
    : undefined;
};

/** The parser of OpenAPI 3.1 keeps all, that of 3.0 what is of the schema's type, or has no type. */
export const keptSince7 = ({ openapi }: OpenApi): KeptDefault =>
  isSince(openapi, "3.1")
    ? (schema) => schema.default
    : ({ default: value = null, type, format }) =>
        value !== null && (type === undefined || isOfType(type, value))
          ? readDefault(type, value, textsSince7.get(format ?? ""))
          : undefined;

/** A text may be read by its format, which may not allow it. */
function readDefault(type: string | undefined, value: unknown, readText: ReadText = String): unknown {
  return type === "string" ? readText(nodeText(value)) : value;
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

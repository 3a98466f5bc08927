/** Descriptions of response headers. */
import { byCodeUnit } from "./java.js";
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

/** Whether the parser keeps the default `null` of a schema: if not, the schema equals one without a default. */
export type KeepsNull = (schema: SpecSchema) => boolean;

/** Before release 7 the default of a text is the text `null`. */
export const keepsNullBefore7: KeepsNull = ({ type, format = "" }) =>
  type === "string" && !["date", "date-time", "uuid", "binary"].includes(format);

/** Release 7 keeps the defaults of OpenAPI 3.1. */
export const keepsNullSince7 =
  ({ openapi }: OpenApi): KeepsNull =>
  () =>
    isSince(openapi, "3.1");

/**
 * Since release 5 the reference has one object for all headers of one name and equal schemas. It writes each description that it reads
 * into that object, so every page shows the last one. A header that is a reference has no description for it.
 */
export function lastDescriptions(spec: OpenApi, keepsNull: KeepsNull): DescribeHeader {
  const keyOf = (name: string, header: SpecHeader): string => {
    const { schema } = resolveIn(spec.headers, header) ?? header;
    return `${name} ${signature(withoutNulls(schema ?? { type: "string", extensions: new Map() }, keepsNull))}`;
  };
  const last = new Map<string, string | undefined>();
  for (const response of [...spec.paths.values()].flatMap(responsesIn)) {
    const { headers } = resolveIn(spec.responses, response) ?? response;
    for (const [name, header] of headers) last.set(keyOf(name, header), header.description);
  }
  return (name, header) => last.get(keyOf(name, header));
}

/** A schema whose example is `null` equals one without an example. */
function withoutNulls(schema: SpecSchema, keepsNull: KeepsNull): SpecSchema {
  const { default: value, example, ...rest } = schema;
  return {
    ...rest,
    ...(value !== undefined && (value !== null || keepsNull(schema)) && { default: value }),
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

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

/** The titles of schemas as the reference has them after it has read some operations. */
export interface Titles {
  readonly titleOf: (schema: SpecSchema) => string | undefined;
  /** An operation was read, after its responses. */
  readonly read: (operation: SpecOperation) => void;
}

const writtenTitles: Titles = { titleOf: ({ title }) => title, read: () => undefined };

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
export function lastDescriptions(spec: OpenApi, kept: KeptDefault, titles: Titles = writtenTitles): DescribeHeader {
  const keyOf = (name: string, header: SpecHeader): string => {
    const { schema } = resolveIn(spec.headers, header) ?? header;
    if (schema === undefined) return `${name} ${isSince(spec.openapi, "3.1") ? "" : signature(textSchema)}`;
    return `${name} ${signature({ ...asKept(schema, kept), ...titled(titles.titleOf(schema)) })}`;
  };
  const last = new Map<string, string | undefined>();
  const keys = new Map<SpecHeader, string>();
  const read = (response: SpecResponse): void => {
    const { headers } = resolveIn(spec.responses, response) ?? response;
    for (const [name, header] of headers) {
      const key = keyOf(name, header);
      keys.set(header, key);
      last.set(key, header.description);
    }
  };
  for (const item of spec.paths.values()) readItem(item, read, titles);
  return (name, header) => last.get(keys.get(header) ?? keyOf(name, header));
}

/** What the reference takes for the schema of a header without one. In 3.1 it is of a class that no schema of a document has. */
const textSchema: SpecSchema = { type: "string", extensions: new Map() };

const titled = (title: string | undefined): Pick<SpecSchema, "title"> => (title === undefined ? {} : { title });

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
function readItem({ operations }: SpecPathItem, read: (response: SpecResponse) => void, titles: Titles): void {
  for (const method of generatorOrder) {
    const operation = operations.get(method);
    if (operation === undefined) continue;
    for (const response of [...operation.responses.values(), ...returned(operation)]) read(response);
    for (const callback of operation.callbacks.values())
      for (const item of callback.values()) readItem(item, read, titles);
    titles.read(operation);
  }
}

/** The reference reads the response that a call returns once more, after all others. */
function returned({ responses }: SpecOperation): SpecResponse[] {
  const [code] = [...responses.keys()].filter((key) => key.startsWith("2") || key === "default").toSorted(byCodeUnit);
  const response = code === undefined ? undefined : responses.get(code);
  return response === undefined ? [] : [response];
}

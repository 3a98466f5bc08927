/**
 * Where a string of `format: binary` is bytes. It is where it is a body, or a part of a multipart body, as a whole; JSON, forms and
 * parameters have no place for bytes, so that there it is text (OpenAPI 3.0.3, section 4.7.14.2, and 3.1, section 4.8.14.3).
 */
import type { Api, BytesUse, MediaType, NamedSchema, Operation, Schema, StringSchema } from "./model.js";
import { everySchema, requestSchemas, responseSchemas } from "./walk.js";

/** What carries a value: a body or a part as a whole, the object whose properties are parts, or text of any kind. */
type Carrier = "whole" | "parts" | "text";

type Direction = "sent" | "received";

/** The carriers that a schema is met with, by direction. */
type Met = Readonly<Record<Direction, ReadonlySet<Carrier>>>;

/** The API, in which each binary string says what it is where: the same API where it has none. */
export function withBytes(api: Api): Api {
  const hasBytes = (schema: Schema): boolean => everySchema(schema).some(isBinary);
  const schemas = [
    ...api.schemas.map(({ schema }) => schema),
    ...api.operations.flatMap((operation) => [...requestSchemas(operation), ...responseSchemas(operation)]),
  ];
  if (!schemas.some(hasBytes)) return api;
  const met = { sent: carriersOf(api, "sent"), received: carriersOf(api, "received") };
  return {
    ...api,
    schemas: api.schemas.map((named) => ({
      ...named,
      schema: told(named.schema, {
        sent: met.sent.get(named.name) ?? new Set(),
        received: met.received.get(named.name) ?? new Set(),
      }),
    })),
    operations: api.operations.map(toldOperation),
  };
}

/** Whether a binary string can be text where it is sent. */
export function isSentAsText({ bytes }: Pick<StringSchema, "bytes">): boolean {
  return bytes !== undefined && bytes.sent !== "file";
}

function isBinary(schema: Schema): boolean {
  return schema.kind === "string" && schema.format === "binary";
}

/** What carries the values of a media type. */
function carrierOf({ format }: MediaType): Carrier {
  if (format === "multipart") return "parts";
  return format === "binary" || format === "any" ? "whole" : "text";
}

/** What carries the properties of an object. */
function inside(carrier: Carrier): Carrier {
  return carrier === "parts" ? "whole" : "text";
}

/** Named schema → what carries its values in a direction. Each schema is read once for each carrier. */
function carriersOf(api: Api, direction: Direction): ReadonlyMap<string, ReadonlySet<Carrier>> {
  const named = new Map(api.schemas.map((one: NamedSchema) => [one.name, one.schema]));
  const found = new Map<string, Set<Carrier>>();
  const open: (readonly [Schema, Carrier])[] = api.operations.flatMap((operation) => rootsOf(operation, direction));
  for (const [schema, carrier] of open) {
    for (const [name, own] of refsWithin(schema, carrier)) {
      const carriers = found.get(name) ?? new Set();
      const target = named.get(name);
      if (carriers.has(own) || target === undefined) continue;
      found.set(name, carriers.add(own));
      open.push([target, own]);
    }
  }
  return found;
}

function rootsOf(operation: Operation, direction: Direction): (readonly [Schema, Carrier])[] {
  const content =
    direction === "sent"
      ? (operation.requestBody?.content ?? [])
      : operation.responses.flatMap((response) => response.content);
  const bodies = content.flatMap((media) =>
    media.schema === undefined ? [] : [[media.schema, carrierOf(media)] as const],
  );
  const items = content.flatMap(({ itemSchema }) => (itemSchema === undefined ? [] : [[itemSchema, "text"] as const]));
  const parameters = direction === "sent" ? operation.parameters.map(({ schema }) => [schema, "text"] as const) : [];
  return [...bodies, ...items, ...parameters];
}

function* refsWithin(schema: Schema, carrier: Carrier): Generator<readonly [string, Carrier]> {
  if (schema.kind === "ref") yield [schema.name, carrier];
  for (const [part, own] of partsWithin(schema, carrier)) yield* refsWithin(part, own);
}

/** The schemas directly inside of a schema, each with what carries its values. Items of a list are parts of one name. */
function partsWithin(schema: Schema, carrier: Carrier): (readonly [Schema, Carrier])[] {
  switch (schema.kind) {
    case "array":
      return [[schema.items, carrier === "parts" ? "whole" : carrier]];
    case "object":
      return [
        ...schema.properties.map((property) => [property.schema, inside(carrier)] as const),
        ...(typeof schema.additionalProperties === "object"
          ? [[schema.additionalProperties, inside(carrier)] as const]
          : []),
      ];
    case "tuple":
      return [...schema.items, ...(schema.rest === undefined ? [] : [schema.rest])].map((item) => [item, carrier]);
    case "union":
    case "intersection":
      return schema.members.map((member) => [member, carrier]);
    default:
      return [];
  }
}

function toldOperation(operation: Operation): Operation {
  const { requestBody } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => ({
      ...parameter,
      schema: told(parameter.schema, only("sent", "text")),
    })),
    ...(requestBody !== undefined && {
      requestBody: { ...requestBody, content: requestBody.content.map((media) => toldMedia(media, "sent")) },
    }),
    responses: operation.responses.map((response) => ({
      ...response,
      content: response.content.map((media) => toldMedia(media, "received")),
    })),
  };
}

function toldMedia(media: MediaType, direction: Direction): MediaType {
  const { schema, itemSchema } = media;
  return {
    ...media,
    ...(schema !== undefined && { schema: told(schema, only(direction, carrierOf(media))) }),
    ...(itemSchema !== undefined && { itemSchema: told(itemSchema, only(direction, "text")) }),
  };
}

function only(direction: Direction, carrier: Carrier): Met {
  const met = { sent: new Set<Carrier>(), received: new Set<Carrier>() };
  met[direction].add(carrier);
  return met;
}

/** The schema, in which each binary string says what it is. */
function told(schema: Schema, met: Met): Schema {
  switch (schema.kind) {
    case "string":
      return isBinary(schema) ? { ...schema, bytes: { sent: useOf(met.sent), received: useOf(met.received) } } : schema;
    case "array":
      return {
        ...schema,
        items: told(
          schema.items,
          mapped(met, (carrier) => (carrier === "parts" ? "whole" : carrier)),
        ),
      };
    case "tuple":
      return {
        ...schema,
        items: schema.items.map((item) => told(item, met)),
        ...(schema.rest !== undefined && { rest: told(schema.rest, met) }),
      };
    case "object": {
      const within = mapped(met, inside);
      const { additionalProperties: rest } = schema;
      return {
        ...schema,
        properties: schema.properties.map((one) => ({ ...one, schema: told(one.schema, within) })),
        ...(typeof rest === "object" && { additionalProperties: told(rest, within) }),
      };
    }
    case "union":
    case "intersection":
      return { ...schema, members: schema.members.map((member) => told(member, met)) };
    default:
      return schema;
  }
}

function mapped({ sent, received }: Met, change: (carrier: Carrier) => Carrier): Met {
  return { sent: new Set([...sent].map(change)), received: new Set([...received].map(change)) };
}

/** Of a schema that nothing uses, as of one that is a whole body, the values are files. */
function useOf(carriers: ReadonlySet<Carrier>): BytesUse {
  if (!carriers.has("text")) return "file";
  return carriers.size === 1 ? "text" : "either";
}

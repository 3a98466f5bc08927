/** Which schemas that an operation has in place, not under a name of `components`, get a type of their own. */
import { flattenObject, isAny, partsOf, type SchemaLookup } from "../../ir/flatten.js";
import type { MediaType, Schema } from "../../ir/model.js";
import type { OperationView } from "../../ir/operation-view.js";
import { isStream, type Result, successes } from "../../ir/results.js";
import { methodSuffixes } from "./suffixes.js";
import type { Direction } from "./types.js";

/** A type that is named after its operation. */
export interface InlineType {
  /** What is put after the name of the operation: `Body`, `Result`, `ResultItem`. */
  readonly suffix: string;
  readonly direction: Direction;
  /** It is that of one item of a list or of a stream. */
  readonly isItem: boolean;
  /** All that have the type, such as the schemas of several media types. They are alike. */
  readonly schemas: readonly [Schema, ...Schema[]];
}

/** A schema, and what its type may be called: by the second name where another type of the operation has the first. */
interface Place {
  readonly schema: Schema;
  readonly suffixes: readonly [plain: string, detailed: string];
  readonly isItem: boolean;
}

/**
 * The types of a body and of the answers (OpenAPI 3.1, sections 4.8.13 and 4.8.17), or of their items where they are lists or streams.
 * Those of errors stay in place: each is a member of a type that has a name.
 */
export function inlineTypes(view: OperationView, lookup: SchemaLookup): readonly InlineType[] {
  const isNamed = ({ schema }: Place): boolean => getsName(schema, lookup);
  const known = found.get(view);
  if (known !== undefined) return known;
  const types = [
    ...typesOf(sentPlaces(view).map(itemOf).filter(isNamed), "write"),
    ...typesOf(receivedPlaces(view).map(itemOf).filter(isNamed), "read"),
  ];
  found.set(view, types);
  return types;
}

/** Every row of a table of answers asks for those of its operation. */
const found = new WeakMap<OperationView, readonly InlineType[]>();

/** Whether the client makes the text of a body, so that the schema is the type of what it is given. */
export function isEncoded({ format }: MediaType): boolean {
  return format in bodySuffixes;
}

const bodySuffixes: Readonly<Partial<Record<MediaType["format"], string>>> = {
  json: "JsonBody",
  form: "FormBody",
  multipart: "MultipartBody",
  any: "AnyBody",
};

function sentPlaces({ body }: OperationView): Place[] {
  return (body?.choices ?? []).flatMap(({ format, schema }): Place[] => {
    const detailed = bodySuffixes[format];
    return detailed === undefined || schema === undefined
      ? []
      : [{ schema, suffixes: ["Body", detailed], isItem: false }];
  });
}

function receivedPlaces(view: OperationView): Place[] {
  const { results, pagination } = view;
  const methods = ["", ...methodSuffixes(view).others];
  const places = results.flatMap((result, index) => resultPlaces(view, result, methods[index] ?? ""));
  if (pagination === undefined) return places;
  return [...places, { schema: pagination.item, suffixes: ["Result", "Result"], isItem: true }];
}

/**
 * Where one schema admits any value, the type of the result has no place for the others.
 *
 * @param method what the name of the method that gets the result ends in
 */
function resultPlaces({ operation }: OperationView, { format, schemas }: Result, method: string): Place[] {
  const isTyped = isStream(format) || format === "json" || format === "any";
  const known = schemas.filter((schema) => schema !== undefined && !isAny(schema));
  if (!isTyped || known.length < schemas.length) return [];
  const statuses = statusesOf(operation);
  return schemas.flatMap((schema): Place[] => {
    if (schema === undefined) return [];
    const status = (statuses.get(schema) ?? "").replace("default", "Default");
    return [{ schema, suffixes: [`${method}Result`, `${method}Result${status}`], isItem: isStream(format) }];
  });
}

/** The status of the first success with a schema. */
function statusesOf(operation: OperationView["operation"]): ReadonlyMap<Schema, string> {
  const statuses = new Map<Schema, string>();
  for (const { status, content } of successes(operation))
    for (const schema of content.flatMap((media) => [media.schema ?? [], media.itemSchema ?? []].flat()))
      if (!statuses.has(schema)) statuses.set(schema, status);
  return statuses;
}

/** The items of a list have the name: `CreatePetBodyItem[]` says what a name for the list would not. */
function itemOf({ schema, suffixes, isItem }: Place): Place {
  return schema.kind === "array"
    ? itemOf({ schema: schema.items, suffixes, isItem: true })
    : { schema, suffixes, isItem };
}

/** Objects with properties, and what is made of such. A name is there already for a reference; all else reads well in place. */
function getsName(schema: Schema, lookup: SchemaLookup): boolean {
  switch (schema.kind) {
    case "object":
      return schema.properties.length > 0;
    case "union":
      return !isAny(schema) && schema.members.some((member) => getsName(member, lookup));
    case "intersection": {
      const parts = partsOf(schema);
      if (parts.some((part) => getsName(part, lookup))) return true;
      return parts.length > 1 && (flattenObject(schema, lookup)?.properties.length ?? 0) > 0;
    }
    default:
      return false;
  }
}

/** One type for all places of one shape. */
function typesOf(places: readonly Place[], direction: Direction): InlineType[] {
  if (places.length === 0) return [];
  const byShape = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    const shape = shapeOf(place.schema);
    const alike = byShape.get(shape);
    if (alike === undefined) byShape.set(shape, [place]);
    else alike.push(place);
  }
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return [...byShape.values()].map(([first, ...others]) => {
    const suffix = freeSuffix(first, taken, numbers);
    taken.add(suffix);
    return { suffix, direction, isItem: first.isItem, schemas: [first.schema, ...others.map(({ schema }) => schema)] };
  });
}

/** @param numbers the last one that each suffix was given */
function freeSuffix(
  { suffixes: [plain, detailed], isItem }: Place,
  taken: ReadonlySet<string>,
  numbers: Map<string, number>,
): string {
  const item = isItem ? "Item" : "";
  const free = [`${plain}${item}`, `${detailed}${item}`].find((suffix) => !taken.has(suffix));
  if (free !== undefined) return free;
  const stem = `${detailed}${item}`;
  let number = numbers.get(stem) ?? 1;
  do number += 1;
  while (taken.has(`${stem}${number}`));
  numbers.set(stem, number);
  return `${stem}${number}`;
}

/** A text that schemas of one type share: without words, and without what is no part of the type. */
function shapeOf(schema: Schema): string {
  return JSON.stringify(schema, (member, value: unknown) => (wordless.has(member) ? undefined : value));
}

const wordless: ReadonlySet<string> = new Set([
  "pointer",
  "title",
  "description",
  "default",
  "example",
  "externalDocs",
]);

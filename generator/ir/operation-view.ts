/** What calling an operation means in any language: which arguments under which keys, which body, which answers. */
import type { SchemaLookup } from "./flatten.js";
import type { Encoding, MediaType, Operation, Parameter, ResponseHeader } from "./model.js";
import { type Pagination, paginationOf } from "./pagination.js";
import { isReservedHeader } from "./parameters.js";
import { type Result, resultsOf } from "./results.js";

/** A parameter as callers see it. */
export interface OperationArgument {
  readonly parameter: Parameter;
  /** Its key in the parameters object: the wire name, unless two parameters share it. */
  readonly key: string;
}

/** The body of an operation as callers see it. */
export interface OperationBody {
  /** The media type that is sent unless a caller chooses another. */
  readonly media: MediaType;
  /** All that a caller can choose from, the usual one first; just that where there is no choice. */
  readonly choices: readonly [MediaType, ...MediaType[]];
  readonly required: boolean;
}

/** An operation as those see it who call it. */
export interface OperationView {
  readonly operation: Operation;
  /** In document order, without headers that the media types and the security decide. */
  readonly arguments: readonly OperationArgument[];
  /** What is sent, where it takes a body. */
  readonly body?: OperationBody;
  /** The ways to read its answer, the main one first. */
  readonly results: readonly [Result, ...Result[]];
  readonly pagination?: Pagination;
  /** Neither a parameter nor the body is required. */
  readonly callableWithoutParameters: boolean;
  /** There is a parameter or a body. */
  readonly hasParameters: boolean;
}

/** How the request bodies are preferred where an operation takes several. */
const bodyPreference = [
  ...(["json", "form", "multipart", "text", "binary"] as const),
  ...(["ndjson", "json-seq", "event-stream", "any"] as const),
];

/** Code and docs ask for the same views many times. */
const views = new WeakMap<SchemaLookup, Map<Operation, OperationView>>();

/**
 * Looks at an operation from the side of who calls it (OpenAPI 3.1, sections 4.8.10 and 4.8.12.1).
 *
 * @param lookup finds the named schemas of the API: which list is walked page by page depends on them
 */
export function viewOf({ lookup }: { readonly lookup: SchemaLookup }, operation: Operation): OperationView {
  const known = views.get(lookup) ?? new Map<Operation, OperationView>();
  views.set(lookup, known);
  const view = known.get(operation) ?? newView(lookup, operation);
  known.set(operation, view);
  return view;
}

function newView(lookup: SchemaLookup, operation: Operation): OperationView {
  const parameters = operation.parameters.filter(
    ({ name, in: location }) => !(location === "header" && isReservedHeader(name)),
  );
  const body = bodyOf(operation);
  const pagination = paginationOf(operation, lookup);
  const args = argumentsOf(parameters, body === undefined ? [] : bodyKeys(body));
  return {
    operation,
    arguments: args,
    ...(body === undefined ? {} : { body }),
    results: resultsOf(operation),
    ...(pagination === undefined ? {} : { pagination }),
    callableWithoutParameters: !args.some(({ parameter }) => parameter.required) && body?.required !== true,
    hasParameters: parameters.length > 0 || body !== undefined,
  };
}

/** The media types of a body; where there is another one, a range such as `image/*` is none that could be chosen. */
function bodyOf({ requestBody }: Operation): OperationBody | undefined {
  if (requestBody === undefined) return undefined;
  const { content, required } = requestBody;
  const media = bodyPreference.flatMap((format) => content.filter((item) => item.format === format))[0];
  if (media === undefined) return undefined;
  const isOther = ({ type }: MediaType): boolean => type !== media.type && !type.includes("*");
  const others = media.type.includes("*") ? [] : content.filter(isOther);
  return { media, choices: [media, ...others], required };
}

/** A key of the parameters object that belongs to the body. */
export type BodyKey = "body" | "contentType" | "partHeaders";

/** Those that there are. */
export function bodyKeys({ choices }: OperationBody): readonly BodyKey[] {
  return [
    "body",
    ...(choices.length > 1 ? (["contentType"] as const) : []),
    ...(choices.some((media) => partHeadersOf(media).length > 0) ? (["partHeaders"] as const) : []),
  ];
}

/** The parts of a body with the headers that a caller can say. */
export function partHeadersOf({ format, encoding = [] }: MediaType): readonly Pick<Encoding, "name" | "headers">[] {
  if (format !== "multipart") return [];
  return encoding.flatMap(({ name, headers }) => {
    const open = headers.filter((header) => !isFixed(header));
    return open.length === 0 ? [] : [{ name, headers: open }];
  });
}

/** Whether a header can have but one value, which is sent unasked. */
export function isFixed({ schema }: ResponseHeader): boolean {
  return schema?.kind === "enum" && schema.values.length === 1;
}

/** Wire names are keys; where two locations use one name, or a parameter is called like one of `taken`, the location is added. */
function argumentsOf(parameters: readonly Parameter[], keys: readonly string[]): OperationArgument[] {
  const taken = new Set(keys);
  return parameters.map((parameter) => {
    let name = parameter.name;
    while (taken.has(name)) name = `${name}_${parameter.in}`;
    taken.add(name);
    return { parameter, key: name };
  });
}

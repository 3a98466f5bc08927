/** What calling an operation means in any language: which arguments under which keys, which body, which answers. */
import type { SchemaLookup } from "./flatten.js";
import type { MediaType, Operation, Parameter } from "./model.js";
import { type Pagination, paginationOf } from "./pagination.js";
import { isReservedHeader } from "./parameters.js";
import { type Result, resultsOf } from "./results.js";

/** A parameter as callers see it. */
export interface OperationArgument {
  readonly parameter: Parameter;
  /** Its key in the parameters object: the wire name, unless two parameters share it. */
  readonly key: string;
}

/** An operation as those see it who call it. */
export interface OperationView {
  readonly operation: Operation;
  /** In document order, without headers that the media types and the security decide. */
  readonly arguments: readonly OperationArgument[];
  /** Which of its media types is sent, where it takes a body. */
  readonly body?: { readonly media: MediaType; readonly required: boolean };
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

/**
 * Looks at an operation from the side of who calls it (OpenAPI 3.1, sections 4.8.10 and 4.8.12.1).
 *
 * @param lookup finds the named schemas of the API: which list is walked page by page depends on them
 */
export function viewOf({ lookup }: { readonly lookup: SchemaLookup }, operation: Operation): OperationView {
  const parameters = operation.parameters.filter(
    ({ name, in: location }) => !(location === "header" && isReservedHeader(name)),
  );
  const content = operation.requestBody?.content ?? [];
  const media = bodyPreference.flatMap((format) => content.filter((item) => item.format === format))[0];
  const required = operation.requestBody?.required === true;
  const pagination = paginationOf(operation, lookup);
  const args = argumentsOf(parameters, media !== undefined);
  return {
    operation,
    arguments: args,
    ...(media === undefined ? {} : { body: { media, required } }),
    results: resultsOf(operation),
    ...(pagination === undefined ? {} : { pagination }),
    callableWithoutParameters: !args.some(({ parameter }) => parameter.required) && !(media !== undefined && required),
    hasParameters: parameters.length > 0 || media !== undefined,
  };
}

/** Wire names are keys; where two locations use one name, or a parameter is called `body`, the location is added. */
function argumentsOf(parameters: readonly Parameter[], hasBody: boolean): OperationArgument[] {
  const taken = new Set(hasBody ? ["body"] : []);
  return parameters.map((parameter) => {
    let name = parameter.name;
    while (taken.has(name)) name = `${name}_${parameter.in}`;
    taken.add(name);
    return { parameter, key: name };
  });
}

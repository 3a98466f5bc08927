import { isUnsaid } from "./airflow.js";
import type { MediaFormat, Operation, Response, Schema } from "./model.js";

/** One format in which a client can ask for the answer of an operation. */
export interface Result {
  readonly format: ResultFormat;
  /** The media type to ask for; absent where there is no content. */
  readonly mediaType?: string;
  /** The media type is a range: which type an answer has, its `Content-Type` says. */
  readonly isRange?: true;
  /** The schemas of the successful responses in this format, one per status, in document order; of a stream those of its items. */
  readonly schemas: readonly (Schema | undefined)[];
  /** Some successful status has no content. */
  readonly mayBeEmpty: boolean;
}

/** Forms are read as the text that they are, parts as bytes. */
export type ResultFormat = Exclude<MediaFormat, "form" | "multipart"> | "none";

/** The order in which formats are preferred where the caller does not choose. */
const preference: readonly ResultFormat[] = ["json", "text", "ndjson", "event-stream", "json-seq", "binary", "any"];

/** The formats in which an answer is a stream of items, which are read one by one as they arrive. */
export function isStream(format: MediaFormat | "none"): boolean {
  return format === "ndjson" || format === "event-stream" || format === "json-seq";
}

function readAs(format: MediaFormat): ResultFormat {
  return format === "form" ? "text" : format === "multipart" ? "binary" : format;
}

/** All results of an operation: first the main one, then one for each other format. */
export function resultsOf(operation: Operation): readonly [Result, ...Result[]] {
  const nothing: Result = { format: "none", schemas: [], mayBeEmpty: true };
  if (operation.method === "HEAD") return [nothing];
  const responses = successes(operation);
  const content = responses.flatMap((response) => response.content);
  if (operation.responses.some(isRedirect) && (responses.some(isRedirect) || content.every(isUnsaid)))
    return [redirected];
  const mayBeEmpty = responses.some((response) => response.content.length === 0);
  const streams = content.some(({ format }) => isStream(format));
  const usable = content.filter((media) => !(streams && isUnsaid(media)));
  const results = preference.flatMap((format): Result[] => {
    const media = usable.filter((item) => readAs(item.format) === format);
    const first = media.find(({ type }) => !type.includes("*")) ?? media[0];
    if (first === undefined) return [];
    const range = first.type.includes("*") ? ({ isRange: true } as const) : {};
    const schemas = media.map(({ schema, itemSchema }) => (isStream(format) ? itemSchema : schema));
    return [{ format, mediaType: first.type, ...range, schemas, mayBeEmpty }];
  });
  const [main, ...others] = results;
  return main === undefined ? [nothing] : [main, ...others];
}

/** Clients follow redirects; what lies at the end is not what the document says of the redirect itself. Often it is a page. */
const redirected: Result = { format: "text", mediaType: "*/*", schemas: [], mayBeEmpty: false };

function isRedirect(response: Response): boolean {
  return response.status.startsWith("3");
}

/** The responses of success: those of 2XX; without any, those of 3XX, which a client follows; without any, `default`. */
export function successes(operation: Operation): readonly Response[] {
  for (const begins of ["2", "3", "d"]) {
    const found = operation.responses.filter((response) => response.status.startsWith(begins));
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The names of the headers that the document declares for success (OpenAPI 3.1, section 4.8.17; not `Content-Type`, which it says in
 * another place). Those of a redirect are not seen by clients, which follow it.
 */
export function successHeaders(operation: Operation): readonly string[] {
  const seen = successes(operation).filter((response) => !isRedirect(response));
  const names = seen.flatMap(({ headers }) => headers.map(({ name }) => name));
  return [...new Set(names)].filter((name) => name.toLowerCase() !== "content-type");
}

/** A failure, and the response that describes it. */
export interface Failing {
  /** A status; or what stands for every status that no other failure is declared for: a range, or `default` for what is in no range either. */
  readonly status: number | "4XX" | "5XX" | "default";
  readonly response: Response;
}

/**
 * The failures of an operation (OpenAPI 3.1, section 4.8.16): the declared statuses, then the ranges, then `default`, which describes
 * failures also where it describes the success.
 */
export function failures(operation: Operation): readonly Failing[] {
  const { responses } = operation;
  const named = responses.flatMap((response): Failing[] =>
    /^[45]\d\d$/.test(response.status) ? [{ status: Number(response.status), response }] : [],
  );
  const others = (["4XX", "5XX", "default"] as const).flatMap((status): Failing[] => {
    const response = responses.find((candidate) => candidate.status === status);
    return response === undefined ? [] : [{ status, response }];
  });
  return [...named, ...others];
}

/** The failure that describes a status (OpenAPI 3.1, section 4.8.16): the declared one, else that of its range, else `default`. */
export function failureWith(operation: Operation, status: number): Failing | undefined {
  const found = failures(operation);
  const range = `${String(status).slice(0, 1)}XX`;
  const each = [status, range, "default"].map((key) => found.find((failure) => failure.status === key));
  return each.find((failure) => failure !== undefined);
}

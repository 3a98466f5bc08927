import { isUnsaid } from "./airflow.js";
import type { MediaFormat, Operation, Response, Schema } from "./model.js";

/** One format in which a client can ask for the answer of an operation. */
export interface Result {
  readonly format: MediaFormat | "none";
  /** The media type to ask for; absent where there is no content. */
  readonly mediaType?: string;
  /** The schemas of the successful responses in this format, one per status, in document order. */
  readonly schemas: readonly (Schema | undefined)[];
  /** Some successful status has no content. */
  readonly mayBeEmpty: boolean;
}

/** The order in which formats are preferred where the caller does not choose. */
const preference: readonly MediaFormat[] = ["json", "text", "ndjson", "binary", "form", "multipart"];

/** All results of an operation: first the main one, then one for each other format. */
export function resultsOf(operation: Operation): readonly [Result, ...Result[]] {
  const nothing: Result = { format: "none", schemas: [], mayBeEmpty: true };
  if (operation.method === "HEAD") return [nothing];
  const responses = successes(operation);
  const content = responses.flatMap((response) => response.content);
  if (operation.responses.some(isRedirect) && (responses.some(isRedirect) || content.every(isUnsaid)))
    return [redirected];
  const mayBeEmpty = responses.some((response) => response.content.length === 0);
  const streams = content.some(({ format }) => format === "ndjson");
  const usable = content.filter((media) => !(streams && isUnsaid(media)));
  const results = preference.flatMap((format): Result[] => {
    const media = usable.filter((item) => item.format === format);
    const [first] = media;
    if (first === undefined) return [];
    return [{ format, mediaType: first.type, schemas: media.map(({ schema }) => schema), mayBeEmpty }];
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

/** A failure with one status, and the response that describes it. */
export interface Failing {
  readonly status: number;
  readonly response: Response;
}

/** The usual statuses of failure, for which a range such as `4XX` or `default` stands. */
const failing = [400, 401, 403, 404, 409, 422, 429, 500, 503];

/**
 * The failures of an operation by status. A range or `default` that describes a body counts for each usual status that has no response
 * of its own.
 */
export function failures(operation: Operation): readonly Failing[] {
  const { responses } = operation;
  const named = responses.flatMap((response): Failing[] =>
    /^[45]\d\d$/.test(response.status) ? [{ status: Number(response.status), response }] : [],
  );
  const rest = failing.filter((status) => !named.some((failure) => failure.status === status));
  return [
    ...named,
    ...rest.flatMap((status): Failing[] => {
      const range = `${String(status).slice(0, 1)}XX`;
      const response =
        responses.find((candidate) => candidate.status === range) ??
        responses.find((candidate) => candidate.status === "default" && !successes(operation).includes(candidate));
      return response?.content.some(({ schema }) => schema !== undefined) ? [{ status, response }] : [];
    }),
  ];
}

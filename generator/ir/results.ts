import { isUnsaid } from "./airflow.js";
import type { MediaFormat, Operation, Response, Schema } from "./model.js";

/** One way to read the answer of an operation: a format to ask for and what comes back. */
export interface Result {
  readonly format: MediaFormat | "none";
  /** The media type to ask for; absent where there is no content. */
  readonly mediaType?: string;
  /** What the successful answers of this format hold, one per status, in document order. */
  readonly schemas: readonly (Schema | undefined)[];
  /** Some successful status has no content. */
  readonly mayBeEmpty: boolean;
}

/** The order in which formats are preferred where the caller does not choose. */
const preference: readonly MediaFormat[] = ["json", "text", "ndjson", "binary", "form", "multipart"];

/** All results of an operation: the main one first, then one per other format that it can answer in. */
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

/** The responses that mean success: 2XX; else a redirect, which ends somewhere; else what `default` says. */
export function successes(operation: Operation): readonly Response[] {
  for (const begins of ["2", "3", "d"]) {
    const found = operation.responses.filter((response) => response.status.startsWith(begins));
    if (found.length > 0) return found;
  }
  return [];
}

/** What a failure of one status carries. */
export interface Failing {
  readonly status: number;
  readonly response: Response;
}

/** The statuses that APIs fail with: what a range or `default` is about. */
const failing = [400, 401, 403, 404, 409, 422, 429, 500, 503];

/**
 * The responses that mean failure, by status. A range or `default` that describes a body stands for the usual statuses that have no
 * response of their own.
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

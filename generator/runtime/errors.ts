import type { Called } from "./operation.js";
import { type Problem, problemOf } from "./problem.js";
import { templateOf } from "./template.js";

/** The base class of all errors that this client throws. */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
}

/** What an error has beside its kind and its message. */
interface Details {
  readonly cause?: unknown;
  readonly parameter?: string;
  readonly status?: number;
}

/**
 * An error of one of the kinds below. Their classes do not make it: a bundle
 * has only those that its program asks with.
 */
function failure(kind: string, message: string, more?: Details): ClientError {
  return Object.assign(
    new ClientError(message, more),
    { name: `${kind}Error` },
    more,
  );
}

export function configError(message: string, more?: Details): ClientError {
  return failure("Config", message, more);
}

export function parameterError(
  parameter: string,
  message: string,
): ClientError {
  return failure("Parameter", `${parameter} ${message}`, { parameter });
}

export function timeoutError(operation: Called, limit: number): ClientError {
  return failure("Timeout", `No answer${from(operation)} within ${limit} ms`);
}

export function decodeError(
  operation: Called,
  { status, headers }: Response,
): ClientError {
  const [type] = (operation.accept ?? "JSON").split(",");
  const isPage = /html/.test(`${headers.get("content-type")}`);
  return failure(
    "Decode",
    `${status}${from(operation)} cannot be read as ${type}${isPage ? ": is baseUrl right?" : ""}`,
    { status },
  );
}

/** Throws an error that may be the platform's, which is then the cause of one. */
export function failing(operation: Called): (error: unknown) => never {
  return (cause) => {
    if (cause instanceof ClientError) throw cause;
    const { code, cause: inner } = Object(cause) as Caused;
    // Node hides it in the cause of the cause.
    const said = ((Object(inner) as Caused).code ?? code) as string;
    throw failure(
      "Network",
      `No answer${from(operation)}${said ? `: ${said}` : ""}`,
      operation.isSecretUrl ? {} : { cause },
    );
  };
}

interface Caused {
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** The configuration of the client is invalid. */
export class ConfigError extends ClientError {
  override readonly name: string = "ConfigError";

  static override [Symbol.hasInstance](error: unknown): boolean {
    return (
      super[Symbol.hasInstance](error) ||
      (this === ConfigError && isKind(error, "ConfigError"))
    );
  }
}

/** A parameter is invalid. The client sent nothing. */
export class ParameterError extends ClientError {
  override readonly name: string = "ParameterError";
  /** The key of the parameter, or the name of the header. */
  declare readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(`${parameter} ${message}`);
    this.parameter = parameter;
  }

  static override [Symbol.hasInstance](error: unknown): boolean {
    return (
      super[Symbol.hasInstance](error) ||
      (this === ParameterError && isKind(error, "ParameterError"))
    );
  }
}

/**
 * No response arrived, or only a part of it. `cause` is the error of the
 * platform. It is omitted if the URL is secret, because some platforms put the
 * URL into their messages.
 */
export class NetworkError extends ClientError {
  override readonly name: string = "NetworkError";

  static override [Symbol.hasInstance](error: unknown): boolean {
    return (
      super[Symbol.hasInstance](error) ||
      (this === NetworkError && isKind(error, "NetworkError"))
    );
  }
}

/** No response arrived within the time limit. */
export class TimeoutError extends ClientError {
  override readonly name: string = "TimeoutError";

  static override [Symbol.hasInstance](error: unknown): boolean {
    return (
      super[Symbol.hasInstance](error) ||
      (this === TimeoutError && isKind(error, "TimeoutError"))
    );
  }
}

/** The response does not have the format that the operation declares. */
export class DecodeError extends ClientError {
  override readonly name: string = "DecodeError";
  declare readonly status: number;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return (
      super[Symbol.hasInstance](error) ||
      (this === DecodeError && isKind(error, "DecodeError"))
    );
  }
}

/** Whether an error is of a kind: {@link failure} makes it without its class. */
function isKind(error: unknown, name: string): boolean {
  return error instanceof ClientError && error.name === name;
}

/**
 * The server sent an error status. The message shows the called URL without its
 * query, and the explanation of the server. It never shows what was sent: only
 * the getters return body and headers. Use `instanceof` with the classes below
 * to check the status. A bundle contains only the classes that it uses. `name`
 * is the name of the class.
 */
export class ApiError<Body = unknown> extends ClientError {
  declare readonly status: number;
  declare readonly method: string;
  /** The path template, such as `/api/v2/dags/{dag_id}`. */
  declare readonly path: string;
  readonly #of: readonly [body: Body, headers: Headers, problem: Problem];

  constructor(operation: Called, response: Response, body: Body) {
    const { status, statusText, headers } = response;
    const { method, path, hide = String } = operation;
    const problem = problemOf(response, body, hide);
    super(
      hide(
        `${status} ${statusText}${from(operation)}${problem.detail && `: ${problem.detail}`}`,
      )
        // One line of bounded length, and nothing that steers a terminal.
        .replace(/[\s\p{C}]+/gu, " ")
        .slice(0, 500),
    );
    this.#of = [body, headers, problem];
    Object.assign(this, {
      name: `${kinds[status] ?? (status < 500 ? "Api" : "Server")}Error`,
      status,
      method,
      path: templateOf(path),
    });
  }

  /** The parsed JSON, or the text if the body is not JSON. */
  get body(): Body {
    return this.#of[0];
  }

  /** The headers of the response. */
  get headers(): Headers {
    return this.#of[1];
  }

  /** The body in the same shape for all servers. */
  get problem(): Problem {
    return this.#of[2];
  }
}

const kinds: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  422: "Unprocessable",
  429: "RateLimit",
};

export class BadRequestError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 400;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 400;
  }
}

export class UnauthorizedError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 401;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 401;
  }
}

export class ForbiddenError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 403;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 403;
  }
}

export class NotFoundError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 404;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 404;
  }
}

export class ConflictError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 409;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 409;
  }
}

export class UnprocessableError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 422;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 422;
  }
}

export class RateLimitError<Body = unknown> extends ApiError<Body> {
  declare readonly status: 429;

  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) === 429;
  }
}

/** Any status of 500 or above. */
export class ServerError<Body = unknown> extends ApiError<Body> {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return statusOf(error) >= 500;
  }
}

function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.status : 0;
}

/**
 * The errors of an operation as a union that narrows by `status`, made from the
 * generated interface that maps statuses to bodies. In this interface, `4XX`
 * and `5XX` stand for all other statuses of their range, and `default` for all
 * remaining statuses.
 */
export type ErrorOf<Errors> = [keyof Errors] extends [never]
  ? ApiError
  : {
      [Key in keyof Errors]: ApiError<Errors[Key]> & {
        readonly status: StatusOf<Key, keyof Errors>;
      };
    }[keyof Errors];

type StatusOf<Key, Listed> = Key extends "4XX" | "5XX"
  ? Exclude<Range<Key>, Listed>
  : Key extends "default"
    ? Exclude<Range<Exclude<"4XX" | "5XX", Listed>>, Listed>
    : Key;

type Range<Key extends string> = Key extends `${infer First}XX`
  ? `${First}${Digit}${Digit}` extends `${infer Status extends number}`
    ? Status
    : never
  : never;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * Whether the server sent an error status.
 *
 *     if (isApiError<GetDagErrors>(error) && error.status === 404) {
 *       error.body.detail;
 *     }
 *
 * The server may send a status that its specification does not list, so handle
 * other statuses too (`default:` in a `switch`).
 */
export function isApiError<Errors = Record<number, unknown>>(
  error: unknown,
): error is ErrorOf<Errors> {
  return error instanceof ApiError;
}

/** Where an answer is from: method and URL without its query, as errors name a call. */
function from({ method, url }: Called): string {
  return ` from ${method} ${url}`;
}

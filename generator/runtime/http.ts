import type { Auth } from "./auth/auth.js";
import { complete } from "./complete.js";
import type { CallArguments, Operation, TypedOperation } from "./operation.js";
import { json } from "./response.js";
import type { Read } from "./send.js";
import { Sender } from "./sender.js";
import type { ServerConfig } from "./server.js";

export interface ClientConfig extends ServerConfig {
  /**
   * The credentials. Operations that require no authorization are called
   * without them.
   */
  readonly auth?: Auth | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Origins of other servers, such as `https://host`, that may receive the
   * credentials and the requests of this client: methods with a server of their
   * own, and redirects. A redirect to any other server gets only the URL. A
   * call with a body, or with headers that platforms do not drop, then throws
   * an {@link ApiError}.
   */
  readonly trustedOrigins?: readonly string[] | undefined;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Functions that run around every request. The first one is the outermost.
   */
  readonly middleware?: readonly Middleware[] | undefined;
  /**
   * Time limit in milliseconds for one attempt, including the time to read the
   * response (of a stream: until it begins). The default is 60000. 0 means no
   * limit, for example for long downloads. An attempt that exceeds the limit is
   * not retried.
   */
  readonly timeout?: number | undefined;
  /**
   * How often a GET, HEAD or OPTIONS request is retried after a network error
   * or a status 429, 502, 503 or 504. The default is 2.
   */
  readonly retries?: number | undefined;
}

/**
 * Settings for one call. `Header`: the names of the headers that the API
 * declares for the response.
 */
export interface CallOptions<Header extends string = string> {
  /** Aborts the call, which then throws the signal's reason, as `fetch` does. */
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Applies to every HTTP method, so set it only if the call may safely happen
   * twice. A body that is a stream is sent only once.
   */
  readonly retries?: number | undefined;
  /**
   * Called with the status and headers of a successful response before its body
   * is read. An `ApiError` has the status and headers of an error.
   */
  readonly onResponse?: ((response: ResponseOf<Header>) => void) | undefined;
}

/** A response without its body. */
export interface ResponseOf<Header extends string = string> extends Pick<
  Response,
  "redirected" | "status" | "statusText" | "url"
> {
  readonly headers: Headers & { get(name: Header): string | null };
}

/**
 * The result of a call: the body of the response, and with `withResponse` also
 * the status and headers.
 */
export interface CallPromise<
  Result,
  Header extends string = string,
> extends Promise<Result> {
  /**
   * The answer with its status and its headers:
   *
   *     const { data, status, headers } = await api.getDag(…).withResponse();
   */
  withResponse(): Promise<
    Pick<ResponseOf<Header>, "status" | "headers"> & { readonly data: Result }
  >;
}

/** Gets the request before it is sent, and returns the response. */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

/**
 * The first argument of a function of `operations`: a client or its
 * configuration.
 */
export type ClientOrConfig = Sender | ClientConfig;

/**
 * Sends operations to one server: those of this package, and others that are
 * written by hand.
 */
export class Client extends Sender {
  /**
   * Sends an operation and reads its answer.
   *
   * @throws {ApiError} for an error status, by subclass
   * @throws {ClientError} for what went wrong before or around it
   */
  call<Params, Result>(
    operation: TypedOperation<Params, Result>,
    ...[params, options]: CallArguments<NoInfer<Params>, CallOptions>
  ): CallPromise<Result>;
  call<Result>(
    operation: Operation & { readonly types?: undefined },
    params?: object,
    options?: CallOptions,
  ): CallPromise<Result>;
  call(operation: Operation, params?: object, options?: CallOptions): unknown {
    return this.send(operation, operation.read ?? json, params, options);
  }

  /**
   * Sends an operation and leaves a good answer to `read`, which runs inside
   * the timeout.
   */
  override send<Result>(
    operation: Operation,
    read: Read<Result>,
    params?: object,
    options?: CallOptions,
  ): CallPromise<Result> {
    const { write, fill } = operation;
    const whole = write && fill ? operation : complete(operation);
    return super.send(whole, read, params, options);
  }
}

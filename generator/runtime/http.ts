import type { Auth } from "./auth/auth.js";
import { complete } from "./complete.js";
import type { CallArguments, Operation, TypedOperation } from "./operation.js";
import { json } from "./response.js";
import type { Read } from "./send.js";
import { Sender } from "./sender.js";
import type { ServerConfig } from "./server.js";

export interface ClientConfig extends ServerConfig {
  /** Who is calling. Operations that everybody may call are sent without. */
  readonly auth?: Auth | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Other servers that may have what is meant for this one, by their origins,
   * such as `https://host`: credentials of methods with a server of their own,
   * and whatever is sent on by a redirect. A redirect to any other server takes
   * nothing along but its URL; with a body, or headers that platforms do not
   * drop, the call throws an {@link ApiError}.
   */
  readonly trustedOrigins?: readonly string[] | undefined;
  /** Takes the place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Around every request that is sent, the first one outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /**
   * Milliseconds for one attempt, until its answer has been read to the end (of a
   * stream: until it begins); 60000 unless given, 0 for no limit, which suits long
   * downloads. What ran into it is not tried again.
   */
  readonly timeout?: number | undefined;
  /**
   * How often a GET, HEAD or OPTIONS is tried again after a network error, 429,
   * 502, 503 or 504; 2 unless given.
   */
  readonly retries?: number | undefined;
}

/**
 * What may differ for one call. `Header`: the names of the headers that the API
 * declares for the answer.
 */
export interface CallOptions<Header extends string = string> {
  /** Aborts the call, which then throws the signal's reason, as `fetch` does. */
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Counts for every method: only for what may safely happen twice. A body that
   * is a stream is sent once.
   */
  readonly retries?: number | undefined;
  /**
   * Called with a good answer before it is read: its status and headers. (Those
   * of an error are in the `ApiError`.)
   */
  readonly onResponse?: ((response: ResponseOf<Header>) => void) | undefined;
}

/** What is said of an answer beside its body. */
export interface ResponseOf<Header extends string = string> extends Pick<
  Response,
  "redirected" | "status" | "statusText" | "url"
> {
  readonly headers: Headers & { get(name: Header): string | null };
}

/** What a call gives: the answer, and with `withResponse` what came beside it. */
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

/** Sees the request as it will be sent, and its answer. */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

/** What a function of `operations` sends by: a client, or what one is made of. */
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
  call(
    operation: Operation,
    params?: object,
    options?: CallOptions,
  ): CallPromise<unknown> {
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
    const whole =
      operation.write === undefined ? complete(operation) : operation;
    return super.send(whole, read, params, options);
  }
}

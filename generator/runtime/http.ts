import type { Auth, AuthRequest } from "./auth/auth.js";
import { ApiError, failureOf } from "./errors.js";
import type { CallArguments, Operation, TypedOperation } from "./operation.js";
import { warnIfPlain } from "./plain-http.js";
import { secretsOf } from "./mask.js";
import { redirected } from "./redirect.js";
import { prepare, type Prepared } from "./request.js";
import { json, jsonOrText } from "./response.js";
import { isTransient, pause, pauseAfter } from "./retry.js";
import { baseOf, type ServerConfig } from "./server.js";
import { limited } from "./timeout.js";
import { stoppable } from "./upload.js";

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_RETRIES = 2;

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

/** Sees the request as it will be sent, and its answer. */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

type Next = Parameters<Middleware>[1];
type Read<Result> = (response: Response) => Promise<Result>;

/** Sends operations to one server. Settings are private: printing shows none. */
export class Client {
  readonly #config: ClientConfig;
  readonly #base: URL;

  /** @throws {ConfigError} for a `baseUrl` that is not a plain http(s) URL */
  constructor(config: ClientConfig) {
    this.#config = { ...config };
    this.#base = baseOf(config);
    if (config.auth) warnIfPlain(this.#base);
  }

  /**
   * Sends an operation and reads its answer.
   *
   * @throws {ApiError} for an error status, by subclass
   * @throws {ClientError} for what went wrong before or around it
   */
  call<Params, Result>(
    operation: TypedOperation<Params, Result>,
    ...[params, options]: CallArguments<NoInfer<Params>, CallOptions>
  ): Promise<Result>;
  call<Result>(
    operation: Operation & { readonly types?: undefined },
    params?: object,
    options?: CallOptions,
  ): Promise<Result>;
  call(
    operation: Operation,
    params?: object,
    options?: CallOptions,
  ): Promise<unknown> {
    return this.send(
      operation,
      (response) => (operation.read ?? json)(response, operation),
      params,
      options,
    );
  }

  /**
   * Sends an operation and leaves a good answer to `read`, which runs inside
   * the timeout.
   */
  async send<Result>(
    operation: Operation,
    read: Read<Result>,
    params: object = {},
    options: CallOptions = {},
  ): Promise<Result> {
    const {
      headers,
      timeout = DEFAULT_TIMEOUT,
      retries = DEFAULT_RETRIES,
    } = this.#config;
    const prepared = prepare(
      operation.server?.[0](this.#config, this.#base, operation) ?? this.#base,
      operation,
      params,
      headers,
      options.headers,
    );
    // A stream is read once: it is never sent again.
    const { body } = prepared;
    const isStream = body instanceof ReadableStream;
    const [upload, stop] = isStream && !body.locked ? stoppable(body) : [body];
    const most = isStream
      ? 0
      : (options.retries ??
        (/^(GET|HEAD|OPTIONS|QUERY)$/.test(operation.method) ? retries : 0));
    const limit = options.timeout ?? timeout;
    const sent = { ...prepared, body: upload };
    const seen: Read<Result> = (response) => {
      options.onResponse?.(response);
      return read(response);
    };
    for (let attempt = 0; ; attempt++) {
      try {
        return await limited(operation, limit, options.signal, (signal) =>
          this.#exchange(operation, seen, sent, signal, isStream),
        );
      } catch (error) {
        // Also where it is no number.
        if (!(attempt < most) || !isTransient(error)) {
          stop?.(error);
          throw error;
        }
        await limited(operation, 0, options.signal, (signal) =>
          pause(pauseAfter(error, attempt), signal),
        );
      }
    }
  }

  async #exchange<Result>(
    operation: Operation,
    read: Read<Result>,
    prepared: Prepared,
    signal: AbortSignal,
    isFinal: boolean,
  ): Promise<Result> {
    const { middleware, trustedOrigins, fetch: custom = fetch } = this.#config;
    const auth = operation.security?.length === 0 ? null : this.#config.auth;
    const draft: AuthRequest = {
      operation,
      url: new URL(prepared.url),
      headers: new Headers(prepared.headers),
      secrets: [],
      baseUrl: this.#base.href,
      signal,
      // Not the function itself: browsers refuse to call it as a method.
      fetch: async (input, init) => custom(input, init),
    };
    await auth?.authorize(draft);
    const isSecretUrl = draft.url.href !== prepared.url.href;
    const fail = (error: unknown): never => {
      throw failureOf(operation, error, isSecretUrl);
    };
    const init: RequestInit & { duplex: "half" } = {
      // Asked for with a stream: it is sent before the answer is read.
      duplex: "half",
      method: prepared.method,
      headers: draft.headers,
      body: prepared.body,
      redirect:
        isSecretUrl || prepared.body !== null || hasMore(draft.headers)
          ? "manual"
          : "follow",
      signal,
    };
    const send = (...request: Parameters<typeof fetch>): Promise<Response> =>
      draft.fetch(...request).catch(fail);
    // `fetch` makes a Request by itself: to make another takes its time.
    const response = await (middleware
      ? middleware.reduceRight<Next>(
          (next, layer) => (request) => layer(request, next),
          send,
        )(new Request(draft.url, init))
      : send(draft.url, init));
    const next = redirected(prepared, response, trustedOrigins);
    if (next) {
      await drop(response);
      return this.#exchange(operation, read, next, signal, isFinal);
    }
    // A browser tells no more of it.
    if (response.type === "opaqueredirect")
      return fail(new TypeError("A redirect is not followed"));
    if (response.ok)
      try {
        await auth?.verify?.(response, draft);
        return await read(response).catch(fail);
      } catch (error) {
        // Whoever refuses it has not read it.
        void drop(response);
        throw error;
      }

    const text = await response.text().catch(fail);
    // Without its reason, which may be one that cannot be given to a response.
    const { status, headers } = response;
    const mayRenew = !isFinal && [401, 403].includes(status);
    return mayRenew &&
      (await auth?.renew?.(new Response(text, { status, headers }), draft))
      ? this.#exchange(operation, read, prepared, signal, true)
      : fail(
          new ApiError(operation, response, jsonOrText(text), [
            ...draft.secrets,
            ...secretsOf(prepared, draft),
          ]),
        );
  }
}

/** Lets go of an answer, unless somebody reads it. */
async function drop({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}

/**
 * On a redirect to another server the platform drops `Authorization` and
 * `Cookie`, and no other header.
 */
function hasMore(headers: Headers): boolean {
  return [...headers.keys()].some(
    (name) => !/^(accept|authorization|cookie)$/.test(name),
  );
}

import { ApiError, ConfigError, failureOf } from "./errors.js";
import type {
  CallOptions,
  CallPromise,
  ClientConfig,
  ClientOrConfig,
} from "./http.js";
import type {
  Called,
  Operation,
  Prepared,
  TypedOperation,
} from "./operation.js";
import { prepare } from "./request.js";
import { json, jsonOrText } from "./response.js";
import { isTransient, pause, pauseAfter } from "./retry.js";
import { baseOf } from "./server.js";
import { limited } from "./timeout.js";

/** Reads a good answer. */
export type Read<Result> = (
  response: Response,
  operation: Called,
) => Promise<Result>;

/** A configuration with what a client has made of it. */
export interface Settings extends ClientConfig {
  readonly base?: URL;
  readonly guard?: Guard;
}

/**
 * Takes the place of `fetch` for what has secrets, or may be sent on by a redirect:
 * see `guard.ts`. Ways to prove who is calling bring it along, and clients;
 * without any of them a call has nothing to guard.
 */
export type Guard = (
  operation: Called,
  sent: Prepared,
  signal: AbortSignal,
  settings: Settings & Required<Pick<Settings, "base">>,
) => Promise<Response>;

/**
 * Sends an operation and reads its answer: by a client, or by what one could be
 * made of.
 */
export function call<Result>(
  client: ClientOrConfig,
  operation: TypedOperation<never, Result>,
  params?: object,
  options?: CallOptions,
): CallPromise<Result>;
/** Leaves a good answer to `read`. */
export function call<Result>(
  client: ClientOrConfig,
  operation: Operation,
  params: object | undefined,
  options: CallOptions | undefined,
  read: Read<Result>,
): CallPromise<Result>;
export function call(
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
  read: Read<unknown> = operation.read ?? json,
): CallPromise<unknown> {
  return "send" in client
    ? client.send(operation, read, params, options)
    : send(client, operation, read, params, options);
}

/**
 * Sends an operation, again where that may help. `read` runs inside the timeout.
 */
export function send<Result>(
  settings: Settings,
  operation: Operation,
  read: Read<Result>,
  params?: object,
  options?: CallOptions,
): CallPromise<Result> {
  let response: Response;
  const result = answer(
    settings,
    operation,
    (good, called) => read((response = good), called),
    params,
    options,
  );
  return Object.assign(result, {
    withResponse: async () => ({
      data: await result,
      status: response.status,
      headers: response.headers,
    }),
  });
}

async function answer<Result>(
  settings: Settings,
  declared: Operation,
  read: Read<Result>,
  params: object = {},
  options: CallOptions = {},
): Promise<Result> {
  const {
    auth,
    base = baseOf(settings),
    fetch = globalThis.fetch,
    guard = auth?.guard,
  } = settings;
  if (!guard && (auth || settings.middleware))
    throw new ConfigError("auth and middleware need new Client()");
  const sent = prepare(
    declared.server?.[0](settings, base, declared) ?? base,
    declared,
    params,
    settings.headers,
    options.headers,
  );
  const { method, url, body, headers } = sent;
  const {
    signal: outer,
    timeout = settings.timeout ?? 60_000,
    retries = /^(GET|HEAD|OPTIONS|QUERY)$/.test(method)
      ? (settings.retries ?? 2)
      : 0,
  } = options;
  const operation: Called = { ...declared, url: url.origin + url.pathname };
  const fail = (error: unknown): never => {
    throw failureOf(operation, error);
  };
  const exchange = async (signal: AbortSignal): Promise<Result> => {
    const response: Response | undefined = await (guard
      ? guard(operation, sent, signal, { ...settings, base, fetch })
      : // Followed where it takes nothing along: the first header is `Accept`.
        promised(fetch, url, {
          ...sent,
          redirect: body || [...headers][1] ? "manual" : "follow",
          signal,
        }).catch(fail));
    if (!response?.headers) throw new ConfigError("fetch gave no Response");
    if (!response.ok)
      throw new ApiError(
        operation,
        response,
        jsonOrText(await response.text().catch(fail)),
      );
    try {
      options.onResponse?.(response);
      return await read(response, operation).catch(fail);
    } catch (error) {
      // Whoever refuses it has not read it.
      response.body?.cancel().catch(() => undefined);
      throw error;
    }
  };
  return again(
    operation,
    outer,
    // A stream is read once: it is never sent again.
    body instanceof ReadableStream ? 0 : retries,
    () => limited(operation, timeout, outer, exchange),
  ).catch((error: unknown) => {
    body?.stop?.(error);
    throw error;
  });
}

/** Tries until there is a result, or an error that stays; so many times more. */
async function again<Result>(
  operation: Called,
  outer: AbortSignal | undefined,
  retries: number,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      // Also where it is no number.
      if (!(tries < retries) || !isTransient(error)) throw error;
      await limited(operation, 0, outer, (signal) =>
        pause(pauseAfter(error, tries), signal),
      );
    }
  }
}

/** As a promise, whatever it does. */
async function promised(
  fetch: typeof globalThis.fetch,
  ...request: Parameters<typeof fetch>
): Promise<Response> {
  return fetch(...request);
}

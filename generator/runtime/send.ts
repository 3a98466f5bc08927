import { ApiError, ConfigError, failing } from "./errors.js";
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
import { pauseAfter } from "./retry.js";
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
  settings: Settings,
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
): unknown {
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
  const { base = baseOf(settings), fetch = globalThis.fetch } = settings;
  const guard = guardOf(settings);
  const sent = prepare(base, settings, declared, params, options.headers);
  const { method, url, body } = sent;
  const {
    signal: outer,
    timeout = settings.timeout ?? 60_000,
    retries = /^(GET|HEAD|OPTIONS|QUERY)$/.test(method)
      ? (settings.retries ?? 2)
      : 0,
  } = options;
  const operation: Called = { ...declared, url: url.origin + url.pathname };
  const fail = failing(operation);
  const exchange = async (signal: AbortSignal): Promise<Result> => {
    const response: Response | undefined = await (guard
      ? guard(operation, sent, signal, settings)
      : promised(() => fetch(url, { ...sent, signal })).catch(fail));
    if (!response?.headers)
      throw new ConfigError("fetch did not return a Response");
    if (!response.ok)
      throw new ApiError(
        operation,
        response,
        (operation.failed?.[0] ?? jsonOrText)(
          await response.text().catch(fail),
          operation,
          response,
        ),
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
  for (let tries = 0; ; tries++)
    try {
      return await limited(operation, timeout, outer, exchange);
    } catch (error) {
      const pause = pauseAfter(error, tries);
      // A stream is read once: it is never sent again. Also where it is no number.
      if (body?.stop || !(tries < retries && pause)) {
        body?.stop?.(error);
        throw error;
      }
      // A limit for no work. What the signal says then, the next attempt throws.
      await limited(operation, pause, outer).catch(() => undefined);
    }
}

/** @throws {ConfigError} where there is something to guard, and nothing that does it */
function guardOf({
  auth,
  middleware,
  guard = auth?.guard,
}: Settings): Guard | undefined {
  if (!guard && (auth || middleware))
    throw new ConfigError("auth and middleware need new Client()");
  return guard;
}

/** What a function gives, as a promise whatever it does. */
async function promised<Given>(give: () => Promise<Given>): Promise<Given> {
  return give();
}

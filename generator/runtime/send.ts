import { onAbort } from "./abort.js";
import { ApiError, configError, failing, timeoutError } from "./errors.js";
import type {
  CallOptions,
  CallPromise,
  ClientConfig,
  ClientOrConfig,
} from "./http.js";
import type { Sender } from "./sender.js";
import type {
  Called,
  Operation,
  Prepared,
  TypedOperation,
} from "./operation.js";
import { prepare } from "./request.js";
import { json } from "./response.js";
import { pauseAfter } from "./retry.js";
import { baseOf } from "./server.js";

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
  client: Sender | Settings,
  operation: Operation,
  params: object = {},
  options: CallOptions = {},
  read: Read<unknown> = operation.read ?? json,
): unknown {
  if ("send" in client) return client.send(operation, read, params, options);
  let response: Response;
  const result = new Promise((resolve, reject) => {
    // One function: what it shares with itself costs no bytes in a bundle.
    const guard = guardOf(client);
    const { base = baseOf(client), fetch: ask = fetch } = client;
    const clock = new AbortController();
    const request = prepare(base, client, operation, params, options);
    const sent = { ...request, signal: clock.signal };
    const { method, url, body } = sent;
    const called: Called = { ...operation, url: url.origin + url.pathname };
    const { signal, timeout = client.timeout ?? 60_000 } = options;
    const fail = failing(called);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const end = (settle: (value: unknown) => void, value: unknown): void => {
      isOver = true;
      clearTimeout(timer);
      letGo();
      settle(value);
    };
    const stop = (error: unknown): void => {
      body?.stop?.(error);
      end(reject, error);
      clock.abort(error);
    };
    const attempt = async (tries: number): Promise<void> => {
      // Longer timers fire at once.
      const limit = Math.min(timeout, 2 ** 31 - 1);
      const late = (): void => stop(timeoutError(called, timeout));
      if (timeout) timer = setTimeout(late, limit);
      try {
        response = await (guard
          ? guard(called, sent, client)
          : (async () => ask(url, sent))().catch(fail));
        if (!(response as Partial<Response> | undefined)?.headers)
          throw configError("fetch did not return a Response");
        const { ok } = response;
        if (ok) options.onResponse?.(response);
        const how = ok ? read : (operation.failed?.[0] ?? json);
        const value = await how(response, called).catch(fail);
        if (!ok) throw new ApiError(called, response, value);
        end(resolve, value);
      } catch (error) {
        clearTimeout(timer);
        const pause = pauseAfter(error, tries);
        const retries = options.retries ?? retriesOf(method, client);
        // A stream is read once: it is never sent again. Also where it is no number.
        if (body?.stop || !(tries < retries && pause)) stop(error);
        else if (!isOver)
          timer = setTimeout(() => void attempt(tries + 1), pause);
      }
    };
    const letGo = onAbort(signal, stop);
    if (signal?.aborted) stop(signal.reason);
    else void attempt(0);
  });
  return Object.assign(result, {
    withResponse: () => withResponse(result, () => response),
  });
}

async function withResponse<Result>(
  result: Promise<Result>,
  response: () => Response,
): ReturnType<CallPromise<Result>["withResponse"]> {
  const data = await result;
  const { status, headers } = response();
  return { data, status, headers };
}

/** @throws {ConfigError} where there is something to guard, and nothing that does it */
function guardOf({
  auth,
  middleware,
  guard = auth?.guard,
}: Settings): Guard | undefined {
  if (!guard && (auth || middleware))
    throw configError("auth and middleware need new Client()");
  return guard;
}

function retriesOf(method: string, { retries = 2 }: Settings): number {
  return /^(GET|HEAD|OPTIONS|QUERY)$/.test(method) ? retries : 0;
}

import type { AuthRequest } from "./auth/auth.js";
import { configError, failing } from "./errors.js";
import type { Middleware } from "./http.js";
import { masked, secretsOf } from "./mask.js";
import type { Prepared } from "./operation.js";
import { redirected } from "./redirect.js";
import type { Guard } from "./send.js";
import { baseOf } from "./server.js";

type Next = Parameters<Middleware>[1];

/** Keeps secrets with their server. Whatever may have some brings it along. */
export const guard: Guard = (operation, first, settings) => {
  const {
    fetch = globalThis.fetch,
    base = baseOf(settings),
    middleware = [],
  } = settings;
  const auth = operation.security?.length === 0 ? null : settings.auth;
  const fail = failing(operation);

  const exchange = async (
    sent: Prepared,
    isFinal: boolean,
  ): Promise<Response> => {
    const draft: AuthRequest = {
      operation,
      url: new URL(sent.url),
      headers: new Headers(sent.headers),
      secrets: [],
      baseUrl: base.href,
      signal: sent.signal,
      // Not the function itself: browsers refuse to call it as a method.
      fetch: async (input, init) => fetch(input, init),
    };
    await auth?.authorize(draft);
    const { url, headers } = draft;
    operation.isSecretUrl = url.href !== sent.url.href;
    operation.hide = (text) =>
      masked(text, [...draft.secrets, ...secretsOf(sent, draft)]);
    const redirect =
      operation.isSecretUrl || sent.body !== null || hasMore(headers)
        ? "manual"
        : "follow";
    const init: RequestInit = { ...sent, headers, redirect };
    const send = (...request: Parameters<typeof fetch>): Promise<Response> =>
      draft.fetch(...request).catch(fail);
    // `fetch` makes a Request by itself: to make another takes its time.
    const response: Response | undefined = await (middleware[0]
      ? middleware.reduceRight<Next>(
          (next, layer) => (request) => layer(request, next),
          send,
        )(new Request(url, init))
      : send(url, init));
    if (!response?.headers)
      throw configError("fetch did not return a Response");
    const next = redirected(sent, response, settings.trustedOrigins);
    if (next) {
      drop(response);
      return exchange(next, isFinal);
    }
    // A browser tells no more of it.
    if (response.type === "opaqueredirect")
      return fail(new TypeError("The client does not follow this redirect"));
    if (response.ok)
      try {
        await auth?.verify?.(response, draft);
        return response;
      } catch (error) {
        // Whoever refuses it has not read it.
        drop(response);
        throw error;
      }
    if (isFinal || ![401, 403].includes(response.status) || !auth?.renew)
      return response;
    // Without its reason, which may be one that cannot be given to a response.
    const { status } = response;
    const copy = new Response(await response.clone().text().catch(fail), {
      status,
      headers: response.headers,
    });
    if (!(await auth.renew(copy, draft))) return response;
    drop(response);
    return exchange(sent, true);
  };
  return exchange(first, first.body instanceof ReadableStream);
};

/**
 * On a redirect to another server the platform drops `Authorization` and
 * `Cookie`, and no other header.
 */
function hasMore(headers: Headers): boolean {
  return [...headers.keys()].some(
    (name) => !/^(accept|authorization|cookie)$/.test(name),
  );
}

/** Lets go of an answer. */
function drop({ body }: Response): void {
  body?.cancel().catch(() => undefined);
}

import { configError } from "./errors.js";
import { setHeaders } from "./headers.js";
import type { CallOptions } from "./http.js";
import type { Operation, Prepared } from "./operation.js";
import type { Settings } from "./send.js";

/**
 * Reads the root of a server: a path in it is kept.
 *
 * @throws {ConfigError} which does not quote the URL: it may hold a password
 */
export function parseBase(baseUrl: string, name = "baseUrl"): URL {
  if (
    !/^https?:\/\/[^@?#/\\]+(\/[^?#]*)?$/i.test(baseUrl) ||
    !URL.canParse(baseUrl)
  )
    throw configError(
      `${name} must be a plain http(s) URL, such as https://host`,
    );
  return new URL(baseUrl.replace(/\/*$/, "/"));
}

/** The URL of a path below the root: never another host, whatever it says. */
export function below(base: URL | string, path: string): URL {
  const url = new URL(base);
  url.pathname += path.replace(/^\//, "");
  return url;
}

/**
 * Makes a request from an operation and the parameters of a call. Headers of
 * the call win over those of the operation, and these over the common ones.
 *
 * @throws {ParameterError} for a value that cannot be sent
 */
export function prepare(
  base: URL,
  settings: Settings,
  operation: Operation,
  params: object,
  { headers: special }: CallOptions,
): Omit<Prepared, "signal"> {
  const { method, path, fill, accept = "application/json", write } = operation;
  const root = operation.server?.[0](settings, base, operation) ?? base;
  // Such as `/api/v2/`, which is in the paths already. Else `null`, in which none ends.
  const prefix = String(/^.*?\/v\d[^/]*\//.exec(path[0] as string));
  if (root.pathname.endsWith(prefix))
    throw configError(`baseUrl must not end in ${prefix}`);
  // The root ends in a slash: what follows it is no host.
  const url = new URL(
    root.href +
      (fill?.(path, params) ?? (path as readonly string[]).join("")).replace(
        /^\//,
        "",
      ),
  );
  const headers = new Headers();
  setHeaders(headers, { ...settings.headers, accept });
  const body = write?.(operation, params, headers, url) ?? null;
  setHeaders(headers, special);
  return {
    // Asked for with a stream: it is sent before the answer is read.
    duplex: "half",
    method,
    url,
    headers,
    body,
    // Followed where it takes nothing along: the first header is `Accept`.
    redirect: body || [...headers][1] ? "manual" : "follow",
  };
}

import { ConfigError } from "./errors.js";
import { setHeader } from "./headers.js";
import type { BodyFormat, Operation } from "./operation.js";
import { own, pathOf } from "./parameters.js";

type HeaderMap = Readonly<Record<string, string>>;

/** A request before credentials: what every attempt starts from. */
export interface Prepared {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: BodyInit | null;
  /** How often servers have sent it on. */
  readonly redirects?: number;
}

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
    throw new ConfigError(
      `${name} must be a plain http(s) URL, such as https://host`,
    );
  const url = new URL(baseUrl);
  url.pathname = url.pathname.replace(/\/*$/, "/");
  return url;
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
  operation: Operation,
  params: object,
  common: HeaderMap = {},
  special: HeaderMap = {},
): Prepared {
  const { accept = "application/json", encode = plain } = operation;
  const path = pathOf(operation.path, params).replace(/^\//, "");
  // The root ends in a slash: what follows it is no host.
  const url = new URL(base.href + path);
  const [queryOf, declared = []] = operation.query ?? [];
  const query = queryOf?.(declared, params);
  // The path may bring the beginning of it.
  if (query) url.search += (url.search && "&") + query;

  const headers = new Headers();
  const add = (fields: HeaderMap): void => {
    for (const [name, text] of Object.entries(fields))
      setHeader(headers, name, text);
  };
  add({ ...common, accept });
  const value = own(params, "body");
  const body =
    operation.body && value !== undefined
      ? encode(value, operation, headers, params)
      : null;
  for (const [fields, declared] of operation.fields ?? [])
    fields(headers, declared, params);
  add(special);

  return { method: operation.method, url, headers, body };
}

/** A body that is JSON, or text or bytes as they are. */
export function plain(
  body: unknown,
  { body: type = "" }: BodyFormat,
  headers: Headers,
): BodyInit {
  headers.set("content-type", type);
  return /[/+]json\b/.test(type) ? JSON.stringify(body) : (body as BodyInit);
}

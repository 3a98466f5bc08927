/** Servers that the specification names: imported where it names some. */
import { configError } from "./errors.js";
import type { Operation } from "./operation.js";
import { own } from "./path.js";
import { warnIfPlain } from "./plain-http.js";
import { trusts } from "./redirect.js";
import { below, parseBase } from "./request.js";
import { templateOf } from "./template.js";

/** Values for the variables of a server's URL. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What a configuration says of servers; a client's own `server.ts` says it in detail. */
export interface ServerSettings {
  readonly baseUrl?:
    | string
    | { readonly url: string; readonly variables?: Variables | undefined }
    | undefined;
  readonly servers?:
    Readonly<Record<string, string | Variables | undefined>> | undefined;
  readonly trustedOrigins?: readonly string[] | undefined;
  readonly auth?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The root of an operation's own server, given that of the client. */
export type ServerOf = (
  settings: ServerSettings,
  base: URL,
  operation: Operation,
) => URL;

/**
 * What an operation says of its own server: the function that finds it, its URL
 * with the defaults of its variables, and the path that a root may end in, which
 * is that of the specification's first server.
 */
export type OwnServer = readonly [
  find: ServerOf,
  url: string,
  defaults?: Variables,
  instead?: string,
];

/**
 * Finds the root of a client's requests: `baseUrl` with the path of the
 * specification's first server, or one of its absolute servers.
 *
 * @param path the first server, where it is a path
 * @param servers the absolute ones, each with the defaults of its variables
 */
export function rootOf(
  path: string,
  defaults: Variables,
  servers: Readonly<Record<string, Variables>>,
): (settings: ServerSettings) => URL {
  return (settings) => {
    const { baseUrl = { url: Object.keys(servers)[0] ?? "" } } = settings;
    return typeof baseUrl === "string"
      ? below(
          parseBase(baseUrl),
          pathnameOf(written(path, defaults, settings)).replace(/\/*$/, "/"),
        )
      : parseBase(
          fill(
            baseUrl.url,
            own(servers, baseUrl.url) as Variables,
            baseUrl.variables,
          ),
        );
  };
}

/**
 * An operation's own server, by its URL.
 *
 * @throws {ConfigError} where credentials would go to a server that the
 *   configuration does not allow them for
 */
export const at: ServerOf = (settings, base, operation) => {
  const [, url, defaults] = said(operation);
  const root = parseBase(written(url, defaults, settings), "servers");
  const isOwn = typeof own(settings.servers ?? {}, url) === "string";
  if (!isOwn && root.origin !== base.origin)
    expectTrust(settings, root, operation);
  if (settings.auth) warnIfPlain(root);
  return root;
};

/** An operation's own server, by its path on the server of the client. */
export const beside: ServerOf = (settings, base, operation) => {
  const [, url, defaults, instead = ""] = said(operation);
  const path = written(url, defaults, settings);
  if (path !== url && /^https?:/i.test(path)) return parseBase(path, "servers");
  const root = new URL(base);
  const before = root.pathname.slice(0, -1);
  root.pathname = before.endsWith(instead)
    ? before.slice(0, before.length - instead.length)
    : "";
  return parseBase(below(parseBase(root.href), pathnameOf(path)).href);
};

/** A path without dot segments: below a root, it cannot climb out of it. */
function pathnameOf(path: string): string {
  return new URL(path.replace(/^[/\\]*/, "/"), "http://localhost").pathname;
}

function said({ server }: Operation): OwnServer {
  return server ?? [at, ""];
}

/** A server's URL as the configuration wants it. */
function written(
  url: string,
  defaults: Variables | undefined,
  { servers = {} }: ServerSettings,
): string {
  const given = own(servers, url) as string | Variables | undefined;
  return typeof given === "string" ? given : fill(url, defaults, given);
}

/**
 * The URL with values for its variables. In front of more of the host name a
 * value is letters, digits, dots and dashes: it cannot make another host of it.
 *
 * @throws {ConfigError} for a value that is missing or not allowed
 */
function fill(
  url: string,
  defaults: Variables = {},
  given: Variables = {},
): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string, place: number) => {
    const value = (own(given, name) ?? own(defaults, name) ?? "") as string;
    const isWithinHost =
      /^[^/]*(\/\/[^/]*)?$/.test(url.slice(0, place)) &&
      !/^(\/(?!\/)|$)/.test(url.slice(place + whole.length));
    if (!value || (isWithinHost && !/^[\w.-]+$/.test(value)))
      throw configError(
        `The variable ${name} of ${url} is missing or not allowed`,
      );
    return value;
  });
}

function expectTrust(
  { auth, headers = {}, trustedOrigins = [] }: ServerSettings,
  root: URL,
  operation: Operation,
): void {
  const isSecret =
    (auth && operation.security?.length !== 0) ||
    Object.keys(headers).some((name) => /^(authorization|cookie)$/i.test(name));
  if (isSecret && !trusts(trustedOrigins, root))
    throw configError(
      `${operation.method} ${templateOf(operation.path)} goes to ${root.origin}, and no credentials go there unless the configuration has trustedOrigins: ["${root.origin}"]`,
    );
}

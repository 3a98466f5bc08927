/** Where requests go: the servers that a client can use (OpenAPI 3.1, sections 4.8.5, 4.8.6, 4.8.9 and 4.8.10). */
import type { Api, Operation, Server, ServerVariable } from "./model.js";

/** A server that requests can be sent to. */
export interface UsableServer {
  /** `relative`: a path below the root that a caller names. */
  readonly kind: "absolute" | "relative";
  /** The URL as written, with the names of its variables in braces. */
  readonly template: string;
  /** The variables that stand in the template. */
  readonly variables: readonly ServerVariable[];
  /** The URL with the default of each variable, without a slash at its end. */
  readonly url: string;
  /** A variable has no default: a caller has to give a value. */
  readonly isOpen: boolean;
}

/** The server as a client uses it; undefined for one that no client can: another protocol, a password, a query, a host without a scheme. */
export function usableServer({ url: written, variables: declared }: Server): UsableServer | undefined {
  // A host without a scheme is one of wherever the document was: nearly always https.
  const template = written.replace(/^\/\/(?![/\\])/, "https://");
  const known = new Map(declared.map((variable) => [variable.name, variable]));
  const used = new Set<ServerVariable>();
  // In one pass: a default may hold braces, too. Without a default the name stands for a value that is still to come.
  const text = template.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = known.get(name);
    if (variable === undefined) return whole;
    used.add(variable);
    return variable.default === "" ? "unknown" : variable.default;
  });
  const variables = [...used];
  const common = { template, variables, isOpen: variables.some(({ default: value }) => value === "") };
  const url = absoluteUrl(text);
  if (url !== undefined) return { kind: "absolute", url, ...common };
  const path = relativePath(text);
  return path === undefined ? undefined : { kind: "relative", url: path, ...common };
}

function absoluteUrl(text: string): string | undefined {
  if (!/^https?:\/\/[^@?#/\\\s]+(\/[^?#\\\s{}]*)?$/i.test(text) || !URL.canParse(text)) return undefined;
  const { host, href } = new URL(text);
  return /^\.|\.\.|[{}]/.test(host) ? undefined : href.replace(/(?<!\/)\/+$/, "");
}

/** As it will be read: without dot segments and backslashes, through which a path would lead elsewhere. */
function relativePath(text: string): string | undefined {
  const isPath = /^\/(?![/\\])[^?#{}\t\n\r]*$/.test(text);
  // `example.com/api` and `localhost:80` are hosts that somebody forgot the scheme of.
  const isSegment = /^(?!localhost\b)(\.{0,2}|[\w-]+)(\/[^?#{}\\\t\n\r]*)?$/.test(text);
  return isPath || (isSegment && !text.startsWith("/"))
    ? new URL(text, "http://localhost").pathname.replace(/(?<!\/)\/+$/, "")
    : undefined;
}

/** The servers of a document. */
export interface RootServers {
  /** Stands before every path where a caller names the root; from the first server that can be used, if it is a path. */
  readonly prefix?: UsableServer;
  /** Those that need no root of the caller's. */
  readonly absolute: readonly UsableServer[];
}

export function rootServers({ servers }: Pick<Api, "servers">): RootServers {
  const usable = usableServers(servers);
  const absolute = usable.filter(({ kind }) => kind === "absolute");
  const [first] = usable;
  return first?.kind === "relative" ? { prefix: first, absolute } : { absolute };
}

/**
 * The server of an operation that has one of its own, or whose path has: the first that can be used. One of the document's own origin is
 * a path there: a caller who names another root means all of that server.
 */
export function ownServer(api: Pick<Api, "servers">, { servers = [] }: Operation): UsableServer | undefined {
  if (servers.length === 0) return undefined;
  const [own] = usableServers(servers);
  const [root] = rootServers(api).absolute;
  if (own?.kind !== "absolute" || root === undefined || own.variables.length > 0) return own;
  const [at, of] = [new URL(own.url), new URL(root.url)];
  if (at.origin !== of.origin) return own;
  const path = at.pathname.replace(/(?<!\/)\/+$/, "");
  return at.pathname === of.pathname ? undefined : { ...own, kind: "relative", template: path, url: path };
}

/** Every operation asks for those of its document. */
const known = new WeakMap<readonly Server[], readonly UsableServer[]>();

function usableServers(servers: readonly Server[]): readonly UsableServer[] {
  const usable = known.get(servers) ?? distinct(servers);
  known.set(servers, usable);
  return usable;
}

/** Each URL once: some documents list a server for each of its descriptions. */
function distinct(servers: readonly Server[]): readonly UsableServer[] {
  const byTemplate = new Map<string, UsableServer>();
  for (const server of servers.flatMap((one) => usableServer(one) ?? [])) {
    if (!byTemplate.has(server.template)) byTemplate.set(server.template, server);
  }
  return [...byTemplate.values()];
}

/** The part of the server's URL that stands before every path: `/api/v1` for Airflow 2. Absolute URLs are the caller's to give. */
export function basePath(api: Pick<Api, "servers">): string {
  return rootServers(api).prefix?.url ?? "";
}

/** Where an operation is, as a reader is told: its path with what stands before it, and the host where it is always the same. */
export function addressOf(api: Pick<Api, "servers">, operation: Operation): string {
  return `${ownServer(api, operation)?.url ?? basePath(api)}${operation.path}`;
}

/** Where an API lives, as a page says it: the first server, its variables filled in. */
import type { OpenApi } from "./openapi.js";
import { escapeText } from "./text.js";

const localhost = "http://localhost";

/** `http://localhost/api/v1`: relative servers are taken to be on this machine. Up to 5.3. */
export function hostAndPath({ servers }: Pick<OpenApi, "servers">): string {
  const [server] = servers;
  return server === undefined ? localhost : withoutSlash(escapeText(absolute(filledIn(server))));
}

/** What counts as a path: from 5.4 on letters and digits, from 7.21 on also `/my-api/v1.2`. */
const paths = { plain: /^(\/\w+)+$/, wide: /^(\/[\w.~-]+)+$/ } as const;

/** `/api/v1` where the server is a path and nothing else. All other servers, also `/api/v1/`, as {@link hostAndPath}. From 5.4. */
export function hostOrPath(spec: Pick<OpenApi, "servers">, kind: keyof typeof paths = "plain"): string {
  return paths[kind].test(spec.servers[0]?.url ?? "") ? pathOnly(spec) : hostAndPath(spec);
}

/** `/api/v1`, whatever the host is. */
export function pathOnly({ servers }: Pick<OpenApi, "servers">): string {
  const [server] = servers;
  if (server === undefined) return "";
  // A Java URL keeps the path as written: `%7e` and `..` stay.
  const [, path = ""] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(absolute(filledIn(server))) ?? [];
  return withoutSlash(escapeText(path));
}

function filledIn({ url, variables }: OpenApi["servers"][number]): string {
  return url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables.find((candidate) => candidate.name === name);
    return variable?.default ?? "";
  });
}

function absolute(url: string): string {
  if (url === "") return localhost;
  if (url.startsWith("//")) return `http:${url}`;
  if (url.startsWith("/")) return localhost + url;
  return /^[a-zA-Z][0-9a-zA-Z.+-]+:\/\/.+/.test(url) ? url : `http://${url}`;
}

function withoutSlash(url: string): string {
  return url.endsWith("/") ? url.slice(0, -1) : url;
}

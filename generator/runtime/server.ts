import { parseBase } from "./request.js";

/**
 * Where the API is. Of a client whose specification names servers by their
 * URLs, the generator writes another file in place of this one.
 */
export interface ServerConfig {
  /** The root URL of the server, such as `https://api.example.com`. */
  readonly baseUrl: string;
}

let known: string | undefined;
let root: URL;

/**
 * To check it takes its time, and calls follow each other: the last one is kept.
 *
 * @throws {ConfigError} for a `baseUrl` that is not a plain http(s) URL
 */
export function baseOf({ baseUrl }: ServerConfig): URL {
  if (known !== baseUrl) root = parseBase(baseUrl);
  known = baseUrl;
  return root;
}

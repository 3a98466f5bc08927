import { parseBase } from "./request.js";

/**
 * Where the API is. Of a client whose specification names servers by their
 * URLs, the generator writes another file in place of this one.
 */
export interface ServerConfig {
  /** The root URL of the server, such as `https://api.example.com`. */
  readonly baseUrl: string;
}

/** @throws {ConfigError} for a `baseUrl` that is not a plain http(s) URL */
export function baseOf({ baseUrl }: ServerConfig): URL {
  return parseBase(baseUrl);
}

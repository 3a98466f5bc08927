import { guard } from "../guard.js";
import { ConfigError } from "../errors.js";
import type { Auth } from "./auth.js";

export interface BasicOptions {
  readonly username: string;
  readonly password: string;
}

/**
 * HTTP Basic (RFC 7617) in UTF-8.
 *
 * @throws {ConfigError} for a user name with a colon, which Basic cannot carry
 */
export function basic({ username, password }: BasicOptions): Auth {
  if (username.includes(":"))
    throw new ConfigError("A user name of HTTP Basic cannot hold a colon");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const credentials = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return {
    guard,
    authorize({ headers, secrets }) {
      // A server may decode what it repeats.
      secrets.push(password);
      headers.set("authorization", credentials);
    },
  };
}

import { guard } from "../guard.js";
import { configError } from "../errors.js";
import type { Auth } from "./auth.js";

export interface BasicOptions {
  readonly username: string;
  readonly password: string;
}

/** More fits in no header of any server that is known. */
const LONGEST = 48_000;

/**
 * HTTP Basic (RFC 7617) in UTF-8.
 *
 * @throws {ConfigError} for a user name with a colon, for values that are not
 *   strings, and for values that are too long for a header
 */
export function basic({ username, password }: BasicOptions): Auth {
  if (typeof username !== "string" || typeof password !== "string")
    throw configError(
      "HTTP Basic needs a username and a password, both strings",
    );
  if (username.includes(":"))
    throw configError("A user name of HTTP Basic cannot hold a colon");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  if (bytes.length > LONGEST)
    throw configError("User name and password are too long for a header");
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

import { guard } from "../guard.js";
import { configError } from "../errors.js";
import { setHeader } from "../headers.js";
import type { Auth, AuthRequest } from "./auth.js";
import { addCookie } from "./cookie.js";
import { type Secret, secretText } from "./secret.js";

/** A scheme of type `apiKey`. */
export interface ApiKeyDefinition {
  readonly in: "header" | "query" | "cookie";
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
}

/**
 * An API key in a header, a query parameter or a cookie. A function is called
 * for every request, so it should cache the key. Requests with a key in the
 * query, or in another header than `Authorization`, follow no redirect to
 * another server.
 *
 * @throws {ConfigError} for a name that a header or a cookie cannot have
 */
export function apiKey(
  { in: place, name }: ApiKeyDefinition,
  key: Secret,
): Auth {
  if (place === "query" ? !name : !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
    throw configError(`An API key cannot be in a ${place} of that name`);
  return {
    guard,
    async authorize(request) {
      places[place](request, name, await secretText(key, "The API key"));
    },
  };
}

const places: Readonly<
  Record<
    ApiKeyDefinition["in"],
    (request: AuthRequest, name: string, key: string) => void
  >
> = {
  header: ({ headers }, name, key) => setHeader(headers, name, key),
  query: ({ url }, name, key) => url.searchParams.set(name, key),
  cookie: ({ headers }, name, key) => addCookie(headers, name, key),
};

import { guard } from "../guard.js";
import { configError } from "../errors.js";
import { setHeader } from "../headers.js";
import type { Auth } from "./auth.js";
import { type Secret, secretText } from "./secret.js";

/** A scheme of type `http`. */
export interface HttpDefinition {
  /**
   * The name of the scheme in `Authorization`, such as `DPoP` (RFC 9110,
   * section 16.4.1).
   */
  readonly scheme: string;
}

/**
 * Credentials of any HTTP scheme, sent unchanged: `Authorization: <scheme>
 * <credentials>` (RFC 9110, section 11.6.2). A function is called for every
 * request, so it should cache the credentials.
 *
 * @throws {ConfigError} for a scheme that is not one word
 */
export function httpAuth(
  { scheme }: HttpDefinition,
  credentials: Secret,
): Auth {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(scheme))
    throw configError("The name of an HTTP scheme must be one word");
  return {
    guard,
    async authorize({ headers }) {
      const text = await secretText(credentials, "What proves who is calling");
      setHeader(headers, "authorization", `${scheme} ${text}`);
    },
  };
}

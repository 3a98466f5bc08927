import { ParameterError } from "./errors.js";

/**
 * Sets a header whose value is kept out of the error: the platform's own
 * message would show it, and it may be a credential.
 *
 * @throws {ParameterError} for characters that a header cannot hold, line
 *   breaks among them (RFC 9110, section 5.5)
 */
export function setHeader(headers: Headers, name: string, value: string): void {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
    throw new ParameterError(name, "must be one line of Latin-1 text");
  headers.set(name, value);
}

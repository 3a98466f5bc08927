import { parameterError } from "./errors.js";

/** Names of headers with their values. */
export type HeaderMap = Readonly<Record<string, string>>;

/**
 * Sets headers. Their values are kept out of the error: the platform's own
 * message would show them, and they may be credentials.
 *
 * @throws {ParameterError} for characters that a header cannot hold, line
 *   breaks among them (RFC 9110, section 5.5)
 */
export function setHeaders(headers: Headers, fields: HeaderMap = {}): void {
  for (const [name, value] of Object.entries(fields)) {
    if (/[^\t -~\x80-\xff]/.test(value))
      throw parameterError(name, "must be one line of Latin-1 text");
    headers.set(name, value);
  }
}

/** Sets one header: see {@link setHeaders}. */
export function setHeader(headers: Headers, name: string, value: string): void {
  setHeaders(headers, { [name]: value });
}

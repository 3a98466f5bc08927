import { configError } from "../errors.js";
import { setHeader } from "../headers.js";

/**
 * Adds a cookie to those that a request has (RFC 6265, section 4.2). A browser
 * ignores it: it sends the cookies that it has itself.
 *
 * @throws {ClientError} which does not quote the value, for one that would end
 *   early
 */
export function addCookie(headers: Headers, name: string, value: string): void {
  if (value.includes(";"))
    throw configError(`The cookie ${name} cannot hold a semicolon`);
  const others = headers.get("cookie");
  // Not by `append`: some platforms would put a comma between.
  setHeader(
    headers,
    "cookie",
    `${others ? `${others}; ` : ""}${name}=${value}`,
  );
}

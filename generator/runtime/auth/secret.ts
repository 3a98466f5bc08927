import { configError } from "../errors.js";

/** A secret, or a function that returns the secret whenever it is needed. */
export type Secret = string | (() => string | Promise<string>);

/**
 * The secret as text, without the white space around it: files end in a line
 * break.
 *
 * @param what how the error calls it, such as `The API key`
 * @throws {ConfigError} where there is none
 */
export async function secretText(
  secret: Secret,
  what: string,
): Promise<string> {
  // A variable of the environment that is not set may have slipped through.
  const text = (await (typeof secret === "function" ? secret() : secret)) || "";
  if (typeof text !== "string") throw configError(`${what} is no text`);
  if (!text.trim()) throw configError(`${what} is empty`);
  return text.trim();
}

import { setHeader } from "./headers.js";
import type { PathParameter } from "./operation.js";
import { joined, present, textOf } from "./parameters.js";
import { wellFormed } from "./path.js";
import { json } from "./texts.js";

type Declared = readonly (string | PathParameter)[];

/** Parameters in headers: style `simple`. */
export function headerFields(
  headers: Headers,
  declared: Declared,
  params: object,
): void {
  for (const [{ name, text = textOf, style = joined }, value] of present(
    declared,
    params,
  )) {
    const write = (item: unknown): string => text(item, name);
    // JSON is one text, whatever it holds.
    setHeader(
      headers,
      name,
      text === json ? write(value) : style(name, value, write),
    );
  }
}

/** Parameters in cookies. */
export function cookieFields(
  headers: Headers,
  declared: Declared,
  params: object,
): void {
  for (const [{ name, text = textOf, style }, value] of present(
    declared,
    params,
  )) {
    const write = (item: unknown): string => wellFormed(text(item, name), name);
    const encoded = (item: unknown): string => encodeURIComponent(write(item));
    const whole = (): string =>
      text === json ? write(value) : joined(name, value, write);
    headers.append(
      "cookie",
      style?.(name, value, encoded) ?? `${name}=${encodeURIComponent(whole())}`,
    );
  }
}

import { setHeader } from "./headers.js";
import type { NamedParameter } from "./operation.js";
import { list, present, textOf } from "./parameters.js";
import { json } from "./texts.js";

type Declared = readonly (string | NamedParameter)[];

/** Parameters in headers: style `simple`. */
export function headerFields(
  headers: Headers,
  declared: Declared,
  params: object,
): void {
  for (const [name, text] of textsOf(declared, params))
    setHeader(headers, name, text);
}

/** Parameters in cookies. */
export function cookieFields(
  headers: Headers,
  declared: Declared,
  params: object,
): void {
  for (const [name, text] of textsOf(declared, params))
    headers.append("cookie", `${name}=${encodeURIComponent(text)}`);
}

function textsOf(declared: Declared, params: object): [string, string][] {
  return present(declared, params).map(([{ name, text = textOf }, value]) => [
    name,
    // JSON is one text, whatever it holds.
    (text === json ? [value] : list(value))
      .map((item) => text(item, name))
      .join(),
  ]);
}

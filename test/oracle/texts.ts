/** Texts that mean the same in a URL are made equal, so that only differences that a server could see are left. */
import type { Json } from "./trial.js";

/** Those that RFC 3986 lets stand in a query, and that some encode: no parser takes them for more than themselves. */
const harmless = /%(?:21|27|28|29|2A|5B|5D|7E)/g;
/** Those that RFC 3986 wants encoded, and that some (WHATWG's URL among them) let stand. */
const bare = /[^\w\-.~!$&'()*+,;=:@/?#%[\]]+/gu;
const strayPercent = /%(?![0-9A-F]{2})/g;

/** One way to write a text that stands in a URL, where there are several. */
export function canonical(text: string): string {
  return text
    .replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase())
    .replace(strayPercent, "%25")
    .replace(bare, encodeURIComponent)
    .replace(harmless, decodeURIComponent);
}

/** The same of pairs, whose names are all encoded: how much of a name is, is of no matter. */
export function canonicalPairs(text: string): string {
  return text
    .split("&")
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return value.length === 0
        ? canonical(pair)
        : `${encodeURIComponent(decoded(name))}=${canonical(value.join("="))}`;
    })
    .join("&");
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a value is as plain text. */
export function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

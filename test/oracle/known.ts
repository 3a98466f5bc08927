/** Where others are known to differ, and why that is not our fault. Each entry is met in a long run, or it goes. */
import type { OpinionName } from "./opinions.js";
import { type Json, kindOf, type Part, typedOf } from "./trial.js";

export interface Known {
  readonly who: readonly OpinionName[];
  /** The kinds of parts, as `kindOf` says them. */
  readonly where: RegExp;
  /** Only values like this one. */
  readonly only?: (value: Json) => boolean;
  readonly reason: string;
}

const holds = (text: RegExp) => (value: Json) => text.test(JSON.stringify(value));

export const known: readonly Known[] = [
  {
    who: ["swagger-client"],
    where: /^(query|cookie) .* scalar$/,
    only: (value) => value === "",
    reason: "It leaves out a parameter that is empty, which means that it is not given at all",
  },
  {
    who: ["swagger-client"],
    where: /^cookie /,
    only: holds(/%/),
    reason: "It leaves `%` as it is in a cookie, and every parser of cookies decodes what follows",
  },
  {
    who: ["swagger-client"],
    where: / (json|application\/json) list$/,
    only: (value) => Array.isArray(value) && value.some(isJson),
    reason: 'It parses the texts of a list, and so sends `["0"]` as `[0]`',
  },
  {
    who: ["swagger-client"],
    where: /^(urlencoded|multipart) .* (scalar|list)$/,
    only: (value) => [value].flat().some(isJson),
    reason: "It parses texts of forms, and so sends ` 9` as `9`, and nothing for `{}`",
  },
  {
    who: ["swagger-client"],
    where: / application\/json scalar$/,
    only: (value) => typeof value === "string",
    reason: "It sends a text of media type JSON without quotes, and that is none (RFC 8259, section 7)",
  },
  {
    who: ["swagger-client", "openapi-fetch"],
    where: / (spaceDelimited|pipeDelimited)\+? record$/,
    reason: "They separate by commas. OAS 3.1.1, 4.8.12.4, separates the properties of objects as the items of arrays",
  },
  {
    who: ["swagger-client"],
    where: /^(urlencoded|multipart) plain list$/,
    reason:
      "It joins by commas. OAS 3.1.1, 4.8.15.1: without an Encoding Object it is `form` with explode, and a part for each item",
  },
  {
    who: ["swagger-client"],
    where: /^multipart (plain|application\/json) (list|records)$/,
    reason:
      "It sends one part. OAS 3.1.1, 4.8.15.1.1: an array is a part for each item, of the media type of the items",
  },
  {
    who: ["swagger-client"],
    where: /^multipart plain (record|deep)$/,
    reason: "It does not say that it is JSON. OAS 3.1.1, 4.8.15.1.1: the Content-Type of an object is application/json",
  },
  {
    who: ["swagger-client"],
    where: /^multipart application\/json /,
    reason: "It sends a file called blob, since FormData of the platform knows no other part with a Content-Type",
  },
  {
    who: ["swagger-client"],
    where: /^multipart image\/png files?$/,
    reason: "It does not say the media type of the Encoding Object for a file that brings none",
  },
  {
    who: ["swagger-client"],
    where: /^path label (list|record)$/,
    reason: "It separates by dots, as OAS 3.0.3 had it by mistake. OAS 3.1.1, 4.8.12.4, and RFC 6570, 3.2.5: by commas",
  },
  {
    who: ["swagger-client"],
    where: / deepObject\*\+? deep$/,
    reason: "It writes what lies deeper as JSON. OpenAPI leaves it open, and servers read brackets",
  },
  {
    who: ["swagger-client", "url-template", "openapi-fetch"],
    where: /^(query|urlencoded) \w+\*?\+ /,
    only: holds(/[&#+]/),
    reason:
      "They leave what would end the value, or be read as a space: OAS 3.1.1, 4.8.12.2.1, leaves it to the application to encode it",
  },
  {
    who: ["url-template", "openapi-fetch"],
    where: /^(query|urlencoded) \w+\*?\+ /,
    only: holds(/%[0-9a-f]{2}/i),
    reason:
      "They let pass what looks percent-encoded, as RFC 6570, 3.2.3, does. OAS 3.1.0, 4.8.12.2, lets reserved characters pass, and `%` is none: " +
      "a server reads the value that was given",
  },
];

function isJson(value: Json): boolean {
  try {
    return typeof value === "string" && JSON.parse(value) !== value;
  } catch {
    return false;
  }
}

/** The entry that explains that somebody differs on a part. */
export function explanation(who: OpinionName, part: Part): Known | undefined {
  const kind = kindOf(part);
  const { value } = typedOf(part);
  return known.find((one) => one.who.includes(who) && one.where.test(kind) && (one.only?.(value) ?? true));
}

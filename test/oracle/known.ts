/** Where others are known to differ, and why that is not our fault. Each entry is met in a long run, or it goes. */
import type { OpinionName } from "./opinions.js";
import { type Json, kindOf, type Part } from "./trial.js";

export interface Known {
  readonly who: OpinionName;
  /** The kinds of parts, as `kindOf` says them. */
  readonly where: RegExp;
  /** Only values like this one. */
  readonly only?: (value: Json) => boolean;
  readonly reason: string;
}

export const known: readonly Known[] = [
  {
    who: "swagger-client",
    where: /^(query|cookie) .* scalar$/,
    only: (value) => value === "",
    reason: "It leaves out a parameter that is empty, which means that it is not given at all",
  },
  {
    who: "swagger-client",
    where: /^cookie /,
    only: (value) => JSON.stringify(value).includes("%"),
    reason: "It leaves `%` as it is in a cookie, and every parser of cookies decodes what follows",
  },
  {
    who: "swagger-client",
    where: / json /,
    only: (value) => Array.isArray(value) && value.some(isNoText),
    reason: 'It parses the texts of a list, and so sends `["0"]` as `[0]`',
  },
  {
    who: "swagger-client",
    where: / (spaceDelimited|pipeDelimited)\+? record$/,
    reason: "It separates by commas. OAS 3.1.1, 4.8.12.4, has objects in both styles, separated as arrays are",
  },
  {
    who: "openapi-fetch",
    where: / (spaceDelimited|pipeDelimited)\+? record$/,
    reason: "It separates by commas, and leaves out the name",
  },
  {
    who: "swagger-client",
    where: /^(urlencoded|multipart) plain list$/,
    reason:
      "It joins by commas. OAS 3.1.1, 4.8.15.1: without an Encoding Object it is `form` with explode, and a part for each item",
  },
];

function isNoText(item: Json): boolean {
  try {
    return typeof item === "string" && typeof JSON.parse(item) !== "string";
  } catch {
    return false;
  }
}

/** The entry that explains that somebody differs on a part. */
export function explanation(who: OpinionName, part: Part): Known | undefined {
  const kind = kindOf(part);
  const { value } = part.kind === "parameter" ? part.parameter : part.kind === "field" ? part.field : part.content;
  return known.find((one) => one.who === who && one.where.test(kind) && (one.only?.(value) ?? true));
}

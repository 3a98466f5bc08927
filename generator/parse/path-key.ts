/** The key of a Path Item (OpenAPI 3.1, section 4.8.8.1): a path, and what real specs write behind it. */
import type { Parameter, PathSegment, Pointer } from "../ir/model.js";
import { type ParseContext, report } from "./context.js";

/** A key in its parts. */
export interface PathKey {
  readonly path: string;
  /** What stands between `?` and `#`: part of every request. */
  readonly query: string;
  /** There is a fragment, which no client sends (RFC 9110, section 7.1). It only tells operations apart. */
  readonly hasFragment: boolean;
  /** There is an expansion of queries. */
  readonly hasExpansion: boolean;
}

/**
 * Splits a key as a URL is split. Inside of braces there is a name and no delimiter. An expansion of queries, such as `{?page,size}` (RFC
 * 6570, section 3.2.8), names query parameters, which are sent as they are declared.
 */
export function splitKey(written: string): PathKey {
  const key = written.replaceAll(/\{[?&][^{}/]*\}/g, "");
  const masked = key.replaceAll(/\{[^{}/]+\}/g, (name) => "_".repeat(name.length));
  const [before = ""] = masked.split("#", 1);
  const [path = ""] = before.split("?", 1);
  return {
    path: key.slice(0, path.length),
    query: key.slice(path.length + 1, before.length),
    hasFragment: before.length < masked.length,
    hasExpansion: key !== written,
  };
}

/** The path as it is meant where its key does not begin with a slash, as it has to (OpenAPI 3.1, section 4.8.8). */
export function pathSlashQuirk(context: ParseContext, key: string, pointer: Pointer): string {
  if (key.startsWith("/")) return key;
  report(
    context,
    "QUIRK_PATH",
    pointer,
    `The path \`${key.slice(0, 80)}\` does not begin with a slash: a slash is added.`,
  );
  return `/${key}`;
}

/** Reports what a key has that is no path, and says what becomes of it. */
export function pathKeyQuirk(
  context: ParseContext,
  { query, hasFragment, hasExpansion }: PathKey,
  pointer: Pointer,
): void {
  const said = [
    ...(query === "" ? [] : [`\`?${query}\` is part of every request`]),
    ...(hasExpansion ? ["an expansion such as `{?page}` is replaced by the query parameters"] : []),
    ...(hasFragment ? ["the part after `#` is not sent"] : []),
  ];
  if (said.length > 0) report(context, "QUIRK_PATH", pointer, `A path key must be a path: ${said.join(", ")}.`);
}

/** The names in braces. */
export function parameterNames(template: string): string[] {
  return pathSegments(template).flatMap((segment) => (segment.kind === "parameter" ? [segment.name] : []));
}

/** `/dags/{dag_id}/tasks` → literal, parameter, literal. A brace without its partner is part of a literal. */
export function pathSegments(path: string): PathSegment[] {
  return path
    .split(/(\{[^{}/]+\})/)
    .filter((part) => part !== "")
    .map((part) =>
      /^\{[^{}/]+\}$/.test(part) ? { kind: "parameter", name: part.slice(1, -1) } : { kind: "literal", text: part },
    );
}

/**
 * The pairs of a key's query that are always sent: without those that a query parameter says, by its name (`?q=x` with a required
 * parameter `q`) or by its value (`?text={q}`).
 */
export function fixedQuery(query: string, parameters: readonly Parameter[]): string {
  const named = (name: string | undefined): Parameter | undefined =>
    parameters.find((parameter) => parameter.in === "query" && parameter.name === name);
  return query
    .split("&")
    .filter((pair) => {
      const own = named(nameOf(pair));
      const isTemplate = named(/=\{([^{}]+)\}$/.exec(pair)?.[1]) !== undefined;
      return pair !== "" && !isTemplate && own?.required !== true;
    })
    .join("&");
}

/** Whether a query parameter would repeat a pair of the key's query. */
export function isFixed(query: string, { in: location, name }: Parameter): boolean {
  return location === "query" && query.split("&").some((pair) => pair !== "" && nameOf(pair) === name);
}

function nameOf(pair: string): string {
  const [name = ""] = pair.split("=", 1);
  return name;
}

/** JSON Pointers (RFC 6901), in the URI fragment form that a `$ref` has. */

/** The pointer to what `path` leads to: `["paths", "/dags"]` → `#/paths/~1dags`. Not percent-encoded. */
export function toPointer(path: readonly string[]): string {
  return `#${path.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
}

/**
 * The keys that lead to what `pointer` names (RFC 6901, section 4), or undefined where it is none: an anchor (`#name`).
 * Percent-encoding is left as it is: see {@link resolvePointer}.
 */
export function pathOf(pointer: string): string[] | undefined {
  const text = pointer.replace(/^#/, "");
  if (text === "") return [];
  if (!text.startsWith("/")) return undefined;
  return text
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * What a pointer names, or undefined. Own members only, so that `#/constructor` finds nothing.
 * Section 6: a fragment is percent-encoded. A key that really holds a `%` is found by its plain name too, as people write it.
 */
export function resolvePointer(document: unknown, pointer: string): unknown {
  const path = pathTo(document, pointer);
  return path && follow(document, path);
}

/** The keys of the document that lead to what a pointer names, read as {@link resolvePointer} reads it. */
export function pathTo(document: unknown, pointer: string): readonly string[] | undefined {
  return [pathOf(percentDecoded(pointer)), pathOf(pointer)].find(
    (path) => path && follow(document, path) !== undefined,
  );
}

/** Text without its percent-encoding; as it was where it has none that is valid. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function follow(document: unknown, path: readonly string[]): unknown {
  let node = document;
  for (const token of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
    if (Array.isArray(node) && !/^(0|[1-9]\d*)$/.test(token)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[token];
  }
  return node;
}

/** JSON Pointers (RFC 6901), in the URI fragment form that a `$ref` has. */

/** The pointer to what `path` leads to: `["paths", "/dags"]` → `#/paths/~1dags`. Not percent-encoded. */
export function toPointer(path: readonly string[]): string {
  return `#${path.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
}

/**
 * The keys that lead to what `pointer` names (RFC 6901, section 4); undefined for a fragment that is no pointer, such as `#name`.
 * Percent-encoding stays as it is: see {@link resolvePointer}.
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
 * What a pointer names, or undefined. Own members only, so that `#/constructor` finds nothing. A fragment is percent-encoded
 * (section 6); people also write a key with a `%` as it is, and such a pointer is found, too.
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

/** The text with its percent-encoding decoded; unchanged where the encoding is not valid. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What lies at a path, or undefined. Own members only. */
export function follow(document: unknown, path: readonly string[]): unknown {
  let node = document;
  for (const token of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
    if (Array.isArray(node) && !/^(0|[1-9]\d*)$/.test(token)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[token];
  }
  return node;
}

/** What the name of a media type says: `type/subtype+suffix; parameters` (RFC 9110, section 8.3.1; RFC 6838, section 4.2.8). */

/** The type without its parameters, in lower case: names of media types have no case. */
export function essenceOf(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}

/** A range such as `image/*`, which stands for many types (RFC 9110, section 12.5.1). */
export function isRange(essence: string): boolean {
  return /(^|\/)\*$/.test(essence);
}

export function isJson(essence: string): boolean {
  return /[/+]json$/.test(essence);
}

/** Types whose values are texts. XML is one: nothing takes it apart. */
export function isText(essence: string): boolean {
  return /^text\/|[/+](xml|yaml|x-yaml|javascript)$/.test(essence);
}

/** Types whose values are known to be no texts. */
export function isBytes(essence: string): boolean {
  const known = /^((image|audio|video|font|model)\/.|application\/(octet-stream|pdf|zip|gzip|x-tar|vnd\..+)$)/;
  return known.test(essence) && !isJson(essence) && !isText(essence);
}

/** One JSON value a line, under the names that are in use. */
export function isJsonLines(type: string): boolean {
  const essence = essenceOf(type);
  // What the API servers of Kubernetes send to those who watch.
  if (essence === "application/json") return /;\s*stream\s*=/i.test(type);
  return (
    /^[^/]+\/(.*\+)?(x-)?(nd-?json|json-?l|json-?lines|ldjson|json-stream)$/.test(essence) ||
    essence === "application/stream+json"
  );
}

/** JSON texts that each begin with the character RS (RFC 7464, RFC 8091). */
export function isJsonSequence(essence: string): boolean {
  return /[/+]json-seq$/.test(essence);
}

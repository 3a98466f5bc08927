/** Where a Swagger 2.0 document says that the API is: `schemes`, `host` and `basePath`. */
import { isObject, type JsonObject } from "../json.js";
import { type Conversion, objectOf, own, textAt, textsAt } from "./conversion.js";

/**
 * The servers of a document, or of an operation that has schemes of its own. Without schemes it is that of the document's own URL.
 *
 * @param schemes those of the operation
 */
export function serversOf(conversion: Conversion, schemes = textsAt(conversion.root, "schemes")): JsonObject[] {
  const { root, scheme } = conversion;
  const base = (textAt(root, "basePath") ?? "").replace(/(?<!\/)\/+$/, "");
  const known = (schemes ?? []).filter((one) => one === "https" || one === "http");
  // Who can choose takes the safer one.
  const usable = known.length === 0 ? [scheme] : [...new Set(known)].sort().reverse();
  const template = templateOf(root);
  if (template !== undefined) return [objectOf([["url", `${template.url(usable[0] ?? scheme)}${base}`], ["variables", template.variables]])]; // prettier-ignore
  const host = textAt(root, "host");
  if (host !== undefined && host !== "") return usable.map((one) => ({ url: `${one}://${host}${base}` }));
  return base === "" ? [] : [{ url: base }];
}

/** `x-ms-parameterized-host`: a host with variables. */
function templateOf(root: JsonObject) {
  const extension = own(root, "x-ms-parameterized-host");
  const host = isObject(extension) ? textAt(extension, "hostTemplate") : undefined;
  if (!isObject(extension) || host === undefined) return undefined;
  const parameters = own(extension, "parameters");
  const variables = (Array.isArray(parameters) ? parameters : []).flatMap((one: unknown) => {
    const name = isObject(one) ? textAt(one, "name") : undefined;
    if (!isObject(one) || name === undefined) return [];
    const fields = { default: textAt(one, "default") ?? name, description: textAt(one, "description") };
    return [[name, objectOf(Object.entries(fields))] as const];
  });
  const hasScheme = own(extension, "useSchemePrefix") === false;
  return {
    url: (scheme: string) => (hasScheme ? host : `${scheme}://${host}`),
    variables: objectOf(variables),
  };
}

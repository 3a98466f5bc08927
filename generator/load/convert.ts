import type { Document } from "./text.js";

/**
 * The document in OpenAPI 3: one of OpenAPI 2.0 (Swagger) is converted, any other is returned unchanged.
 *
 * @param base the URL of the document
 */
export async function inOpenApi3(document: Document, base: URL): Promise<Document> {
  const version = Object.hasOwn(document.value, "swagger") ? document.value["swagger"] : undefined;
  if (Object.hasOwn(document.value, "openapi") || !/^2(\.0)?$/.test(String(version))) return document;
  const { fromSwagger } = await import("./swagger/index.js");
  return fromSwagger(document, base);
}

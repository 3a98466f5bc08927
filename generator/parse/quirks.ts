/**
 * What real specs get wrong and we accept: one place, one function per mistake. Each reports itself, with a code and its place.
 * (The codes and what is made of each are in `diagnostics-table.ts`.)
 */
import type { HttpMethod, Json, Pointer, Schema } from "../ir/model.js";
import { isReservedHeader } from "../ir/parameters.js";
import { child, type Context, isObject, type JsonObject, member, report } from "./context.js";

/** Airflow 2.0 to 2.2 say `plain/text`. */
export function mediaTypeQuirk(context: Context, type: string, pointer: Pointer): string {
  if (type !== "plain/text") return type;
  report(context, "QUIRK_MEDIA_TYPE", pointer, "`plain/text` is read as `text/plain`.");
  return "text/plain";
}

/** Airflow 2.x says `datetime` in places, which OpenAPI does not know. */
export function formatQuirk(context: Context, format: string | undefined, pointer: Pointer): string | undefined {
  if (format !== "datetime") return format;
  report(context, "QUIRK_FORMAT", pointer, "`format: datetime` is read as `date-time`.");
  return "date-time";
}

/** `nullable` is of 3.0; Airflow's published 3.x client specs declare 3.1 and carry hundreds. */
export function nullableQuirk(context: Context, schema: JsonObject, pointer: Pointer): boolean {
  if (member(schema, "nullable") !== true) return false;
  if (context.dialect === "3.1") {
    report(context, "QUIRK_NULLABLE_31", pointer, "`nullable: true` in a 3.1 document is honoured.");
  }
  return true;
}

/** In 3.0 whatever stands beside a `$ref` is to be ignored; documents mean it all the same. */
export function refSiblingQuirk(context: Context, schema: JsonObject, pointer: Pointer): void {
  if (context.dialect !== "3.0") return;
  const siblings = Object.keys(schema).filter((key) => key !== "$ref");
  if (siblings.length === 0) return;
  report(
    context,
    "QUIRK_REF_SIBLING",
    pointer,
    `${siblings.map((key) => `\`${key}\``).join(", ")} beside a $ref: honoured.`,
  );
}

/** Required and not declared; beside or inside of a composition the other parts declare it. */
export function requiredQuirk(
  context: Context,
  schema: JsonObject,
  undeclared: readonly string[],
  pointer: Pointer,
): void {
  const composed = ["allOf", "anyOf", "oneOf", "$ref"].some((keyword) => Object.hasOwn(schema, keyword));
  if (undeclared.length === 0 || composed || /\/(allOf|anyOf|oneOf)\/\d+$/.test(pointer)) return;
  const names = undeclared.map((name) => `\`${name}\``).join(", ");
  report(context, "QUIRK_REQUIRED", child(pointer, "required"), `${names} is required, but not declared.`);
}

/** A default of another type, such as a text for a number. */
export function defaultQuirk(context: Context, schema: Schema): void {
  if (schema.default === undefined || admits(schema, schema.default)) return;
  const shown = JSON.stringify(schema.default).slice(0, 80);
  report(context, "QUIRK_DEFAULT", child(schema.pointer, "default"), `The schema does not admit its default ${shown}.`);
}

/** Does the type admit the value? What a reference names is not asked. */
function admits(schema: Schema, value: Json): boolean {
  if (value === null && schema.nullable) return true;
  switch (schema.kind) {
    case "any":
    case "ref":
      return true;
    case "never":
      return false;
    case "null":
      return value === null;
    case "enum":
      return schema.values.some((known) => known === value);
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value) && value.every((item: Json) => admits(schema.items, item));
    case "tuple":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "union":
      return schema.members.some((item) => admits(item, value));
    case "intersection":
      return schema.members.every((item) => admits(item, value));
    default:
      return typeof value === schema.kind;
  }
}

/** `accept` and the like as header parameters: FastAPI lists them, OpenAPI says that they are to be ignored (section 4.8.12.1). */
export function headerParameterQuirk(context: Context, name: string, pointer: Pointer): void {
  if (!isReservedHeader(name)) return;
  report(context, "QUIRK_HEADER_PARAMETER", pointer, `The header parameter \`${name}\` is ignored by clients.`);
}

/** TRACE, which the Fetch Standard forbids (section 2.2.1). True: the operation is left out. */
export function unsendableMethodQuirk(context: Context, method: HttpMethod, pointer: Pointer): boolean {
  if (method !== "TRACE") return false;
  report(context, "QUIRK_UNSENDABLE", pointer, "Browsers and Node send no TRACE requests: the operation is left out.");
  return true;
}

/** A body of GET or HEAD, which the Fetch Standard forbids (section 5.4). True: the body is left out. */
export function unsendableBodyQuirk(context: Context, method: HttpMethod, pointer: Pointer): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  report(context, "QUIRK_UNSENDABLE", pointer, `Browsers and Node send no body with ${method}: it is left out.`);
  return true;
}

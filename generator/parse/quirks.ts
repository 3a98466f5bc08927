/**
 * What real specs get wrong and we accept: one place, one function per mistake. Each reports itself, with a code and its place.
 * (The codes and what is made of each are in `diagnostics-table.ts`.)
 */
import type { Pointer } from "../ir/model.js";
import { isReservedHeader } from "../ir/parameters.js";
import { type Context, type JsonObject, member, report } from "./context.js";

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

/** `accept` and the like as header parameters: FastAPI lists them, OpenAPI says that they are to be ignored (section 4.8.12.1). */
export function headerParameterQuirk(context: Context, name: string, pointer: Pointer): void {
  if (!isReservedHeader(name)) return;
  report(context, "QUIRK_HEADER_PARAMETER", pointer, `The header parameter \`${name}\` is ignored by clients.`);
}

/** Texts and defaults as this dialect shows them. */
import { Decimal, isJavaNumber, numberText } from "../../reference/decimal.js";
import { isCopy } from "../../reference/default-codegen/copies.js";
import { innermostOf, type CodegenProperty } from "../../reference/default-codegen/property.js";
import { defaultText } from "../../reference/default-codegen/values.js";
import { javaText } from "../../reference/java-text.js";
import { isMap, typeOf } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { upperFirst } from "../../reference/words.js";
import type { BashRelease } from "./releases.js";

/** Text for a double-quoted string of a shell, so that no part of it can be a command. Blanks at both ends go, line breaks stay. */
export function escapeText(text: string): string {
  return escapeLines(text.replace(/^[\0- ]+|(?<![\0- ])[\0- ]+$/g, ""));
}

function escapeLines(text: string): string {
  return text.replaceAll("\\/", "/").replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("`", "'");
}

/** Which defaults the parser keeps: those of the schema's type, those of schemas without a type too, or all. */
export type KeptDefaults = "typed" | "untyped" | "all";

/** There is always a default: `null` where the spec has none. */
export function defaultOf(schema: SpecSchema, kept: KeptDefaults, ofParameter: boolean): string {
  const { default: value = null } = schema;
  if (value === null) return "null";
  if (kept === "all" && !ofParameter) return writtenText(value, isCopy(schema));
  const isKept = kept === "all" || (kept === "untyped" && typeOf.codegen(schema) === undefined);
  return isKept ? javaText(value, isCopy(schema)) : (defaultText(schema) ?? "null");
}

/**
 * The default of a property as the reference keeps it when it ignores the type: an object prints as a map of Java, a number as a
 * double, or from 1e7 on as an integer if it is whole.
 */
function writtenText(value: unknown, isList: boolean): string {
  if (!isJavaNumber(value)) return javaText(value, isList || !Array.isArray(value));
  const isWhole = value instanceof Decimal && Number.isInteger(value.value) && Math.abs(value.value) >= 1e7;
  return numberText(isWhole ? value.value : value);
}

/**
 * What a page shows as the default of a property. For a list without one, 4.3 looks up `null` in the enum of its items, and
 * where that has null it finds a constant of a class that no page has.
 */
export function shownDefault(property: CodegenProperty, { findsNullInEnums }: BashRelease): string {
  const { default: fallback = "null", items } = property;
  if (items === undefined || !findsNullInEnums || fallback !== "null") return fallback;
  const innermost = innermostOf(items);
  if (innermost.schema.enum?.some((value) => value === null || value === "null") !== true) return fallback;
  if (innermost.word !== "string") return fallback;
  const enumName = `${upperFirst(innermost.name)}Enum`;
  const [before, after] = isMap(property.schema) ? [", string", `, ${enumName}`] : ["string", enumName];
  return `${property.type.replaceAll(before, after)}.NULL`;
}

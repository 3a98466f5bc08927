/** Texts and defaults as this dialect shows them. */
import type { Schema } from "../../compat/openapi.js";
import { isMap } from "../../compat/schemas.js";
import { upperFirst } from "../../compat/words.js";
import { isCopy } from "../../compat/codegen/copies.js";
import { innermostOf, type Property } from "../../compat/codegen/property.js";
import { typeOf } from "../../compat/codegen/schemas.js";
import { defaultText } from "../../compat/codegen/values.js";
import { javaText } from "../../compat/java-text.js";
import type { Version } from "./versions.js";

/** Blanks around it go, lines stay; ready for a double-quoted string, and for no command inside of it. */
export function escapeText(text: string): string {
  return escapeLines(text.replace(/^[\0- ]+|[\0- ]+$/g, ""));
}

function escapeLines(text: string): string {
  return text.replaceAll("\\/", "/").replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("`", "'");
}

/** Which defaults the parser keeps: those of the type, also those of schemas without one, or whatever is written. */
export type KeptDefaults = "typed" | "untyped" | "all";

/** There is always a default: `null` where the spec has none. */
export function defaultOf(schema: Schema, kept: KeptDefaults): string {
  const { default: value = null } = schema;
  if (value !== null && kept === "all") return writtenText(value, isCopy(schema));
  if (value !== null && kept === "untyped" && typeOf(schema) === undefined) return javaText(value, isCopy(schema));
  return defaultText(schema) ?? "null";
}

/** What is read without regard to a type: an object is a map of Java, a number a double. */
function writtenText(value: unknown, isList: boolean): string {
  if (typeof value !== "number" || Number.isInteger(value)) return javaText(value, isList || !Array.isArray(value));
  if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7) return String(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${exponent.replace("+", "")}`;
}

/**
 * What a page shows as the default of a property. For a list without one, 4.3 looks up `null` in the enum of its items, and
 * where that has null it finds a constant of a class that no page has.
 */
export function shownDefault(property: Property, { findsNullInEnums }: Version): string {
  const { default: fallback = "null", items } = property;
  if (items === undefined || !findsNullInEnums || fallback !== "null") return fallback;
  const innermost = innermostOf(items);
  if (innermost.schema.enum?.some((value) => value === null || value === "null") !== true) return fallback;
  if (innermost.word !== "string") return fallback;
  const enumName = `${upperFirst(innermost.name)}Enum`;
  const [before, after] = isMap(property.schema) ? [", string", `, ${enumName}`] : ["string", enumName];
  return `${property.type.replaceAll(before, after)}.NULL`;
}

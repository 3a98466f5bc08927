/** `Object.toString` of what the reference's parser holds. */
import { decimalText, isJavaNumber, numberText } from "./decimal.js";

/** A list or an object: no {@link Decimal}. */
export function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isJavaNumber(value);
}

/** The text of a value: a string without quotes, a number as {@link decimalText}, others as JSON, or with `asList` as Java's collections. */
export function javaText(value: unknown, asList = false): string {
  if (isJavaNumber(value)) return decimalText(value);
  return asList && isCollection(value) ? collectionText(value) : nodeText(value);
}

/** The text of a node of JSON. A string has no quotes. */
export function nodeText(value: unknown): string {
  return typeof value === "string" ? value : jsonText(value);
}

/** Compact JSON, with the numbers of Java. */
export function jsonText(value: unknown): string {
  if (isJavaNumber(value)) return numberText(value);
  if (!isCollection(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${jsonText(member)}`)
    .join(",")}}`;
}

function collectionText(value: object): string {
  if (Array.isArray(value)) return `[${value.map(memberText).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}=${memberText(member)}`)
    .join(", ")}}`;
}

function memberText(value: unknown): string {
  return isJavaNumber(value) ? numberText(value) : javaText(value, true);
}

/**
 * A default of bytes in a document of 3.0, after release 7 has written it as JSON and read it again: `x` of format `binary` is `eA==`.
 * A text of format `byte` that is not base64 becomes no bytes, and no default.
 */
export function copiedBytes(text: string, format: "binary" | "byte"): string | undefined {
  const written = Buffer.from(text, format === "byte" ? "base64" : "utf8").toString("base64");
  return written === "" ? undefined : written;
}

/** Whether Java's decoder takes a text: the filling at the end may be left out. */
export function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text);
}

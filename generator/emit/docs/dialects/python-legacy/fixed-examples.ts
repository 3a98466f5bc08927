/**
 * Example values that are Python, in place of those of the reference: it writes what the spec has between quotes as it is, JSON
 * where Python is expected, and calls of classes that no package has.
 */
import { isJavaNumber, plainNumber } from "../../reference/decimal.js";
import type { CodegenParameter } from "../../reference/default-codegen/parameter.js";
import { isCollection, jsonText, nodeText } from "../../reference/java-text.js";
import { withinQuotes } from "../../reference/text.js";
import { primitives } from "./types.js";

/** As {@link exampleOf}. */
export function fixedExample({ default: fallback, example }: CodegenParameter, packageName: string): string {
  if (fallback !== undefined)
    return isCollection(example.fallback) || typeof example.fallback === "string"
      ? literal(example.fallback)
      : fallback;
  if (example.raw !== undefined) return literal(example.raw);
  const { word = "", given, container } = example;
  if (given !== undefined && (container !== undefined || isCollection(given))) return literal(given);
  const value = valueOf(word, given, example.name, packageName);
  if (value === "None" || container === undefined) return value;
  return container === "list" ? `[${value}]` : `{'key': ${value}}`;
}

/** The spec's own example, if it is of the type. */
function valueOf(word: string, given: unknown, name: string, packageName: string): string {
  const text = (sample: string): string => literal(given === undefined ? sample : nodeText(given));
  const number = isJavaNumber(given) ? plainNumber(given) : undefined;
  switch (word.toLowerCase()) {
    case "str":
      return text(`${name}_example`);
    case "int":
      return literal(Number.isInteger(number) ? number : 56);
    case "float":
      return literal(isJavaNumber(given) ? given : 3.4);
    case "bool":
      return literal(typeof given === "boolean" ? given : true);
    case "file":
      return text("/path/to/file");
    case "date":
      return text("2013-10-20");
    case "datetime":
      return text("2013-10-20T19:20:30+01:00");
    default:
      return primitives.has(word) ? literal(given ?? null) : modelCall(word, packageName);
  }
}

/** A type that is a class is called. Of other types, such as `OneOf…`, there is no class to call: `None`. */
function modelCall(word: string, packageName: string): string {
  const isClass = /^[A-Z]\w*$/.test(word) && !/^(UNKNOWN_BASE_TYPE|OneOf|AnyOf|BigDecimal$|Decimal$)/.test(word);
  return isClass ? `${packageName}.${word}()` : "None";
}

/** A value of JSON in Python. */
export function literal(value: unknown): string {
  if (typeof value === "string") return `'${withinQuotes(value)}'`;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (!isCollection(value)) return value === null ? "None" : jsonText(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${literal(key)}: ${literal(member)}`)
    .join(", ")}}`;
}

/** An expression for a class, also where its name is not a name in Python. */
export function classExpression(packageName: string, className: string): string {
  return /^[A-Za-z_]\w*$/.test(className)
    ? `${packageName}.${className}`
    : `getattr(${packageName}, ${literal(className)})`;
}

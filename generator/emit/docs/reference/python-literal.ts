import { isCollection, jsonText } from "./java-text.js";
import { visible } from "./text.js";

/** A value of JSON as a literal of Python. Nothing is `None`. */
export function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (!isCollection(value)) return visible(jsonText(value));
  return `{${Object.entries(value)
    .map(([key, member]) => `${visible(JSON.stringify(key))}: ${pythonLiteral(member)}`)
    .join(", ")}}`;
}

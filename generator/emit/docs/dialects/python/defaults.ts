/** Defaults as the pages write them. */
import { copiedBytes, isBase64, javaText, nodeText } from "../../reference/java-text.js";
import { isOfType } from "../../reference/kept-defaults.js";
import { isEnum } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { resolved } from "../../reference/references.js";
import type { PythonContext } from "./context.js";
import { javaUuid } from "./examples.js";
import { jsonType } from "./kinds.js";
import { valueText } from "./value-text.js";

/**
 * The default of what a schema refers to, or its own. Dates, objects and compositions have none that a page would show.
 *
 * @param copied whether the reference copied the schema: see {@link valueText}
 */
export function defaultText(python: PythonContext, schema: SpecSchema, copied = false): string | undefined {
  const target = resolved(python.spec, schema);
  return (target === schema ? undefined : ownDefault(python, target, copied)) ?? ownDefault(python, schema, copied);
}

function ownDefault(python: PythonContext, schema: SpecSchema, copied: boolean): string | undefined {
  // The parser of 3.1 takes null for a value; that of 3.0 for none.
  const value = python.passes.openapi31 ? schema.default : typedDefault(python, schema, copied);
  if (value === undefined) return undefined;
  switch (jsonType(python, schema)) {
    case "boolean":
      return javaText(value).toLowerCase() === "true" ? "True" : "False";
    case "number":
    case "integer":
    case "array":
      return valueText(python, value, copied);
    case "string":
      return stringDefault(python, schema, valueText(python, value, copied));
    default:
      return isEnum(schema) ? valueText(python, value, copied) : undefined;
  }
}

/** The default that the parser of 3.0 keeps: one of the schema's type, and of integers those that fit into 32 bits. */
function typedDefault(python: PythonContext, schema: SpecSchema, copied: boolean): unknown {
  const { default: value = null, format } = schema;
  const type = jsonType(python, schema);
  if (value === null || (typed.has(type) && !isOfType(type, value))) return undefined;
  return type === "string" ? typedText(nodeText(value), format, copied) : value;
}

/** An object has no default that a page would show. */
const typed: ReadonlySet<string | undefined> = new Set(["string", "boolean", "integer", "number", "array"]);

function typedText(text: string, format: string | undefined, copied: boolean): string | undefined {
  if (format === "byte" && !isBase64(text)) return undefined;
  if (copied && (format === "binary" || format === "byte")) return copiedBytes(text, format);
  return format === "uuid" ? javaUuid(text) : text;
}

function stringDefault({ release }: PythonContext, schema: SpecSchema, text: string): string | undefined {
  if (schema.format === "date" || schema.format === "date-time") return undefined;
  return isEnum(schema) && !release.quotedEnumDefaults ? text : stringLiteral(text);
}

function stringLiteral(text: string): string {
  const quotes = /[\r\n]/.test(text) ? "'''" : "'";
  return quotes + text.replaceAll("\\", "\\\\").replaceAll("'", "\\'") + quotes;
}

/** The text of a literal that {@link stringLiteral} made; any other text as it is. */
export function literalText(literal: string): string {
  const [, , text] = /^('''|')(.*)\1$/s.exec(literal) ?? [];
  return text === undefined ? literal : text.replaceAll("\\'", "'").replaceAll("\\\\", "\\");
}

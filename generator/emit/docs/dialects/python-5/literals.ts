/** Values as literals of Python. */
import { isEnum } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { pythonLiteral } from "../../reference/python-literal.js";
import { isOfFormat, type Scope } from "./schemas.js";
import { defaultOf, enumOf } from "./values.js";

/** Text in quotes, unless it has some; several lines need three of them. */
export function quoted(text: string): string {
  if (/[\r\n]/.test(text)) return `'''${text}'''`;
  return /^['"].*['"]$/.test(text) ? text : `"${text}"`;
}

export function dateLiteral(text: string, escapes = false): string {
  return `${dateTimeLiteral(text, escapes)}.date()`;
}

export function dateTimeLiteral(text: string, escapes = false): string {
  return `dateutil_parser(${escapes && /['\\\r\n]/.test(text) ? pythonLiteral(text) : `'${text}'`})`;
}

/** The default as the pages show it. Where an enum allows one value only, that value is the default. */
export function defaultLiteral(schema: SpecSchema): string | undefined {
  if (schema.$ref !== undefined) return undefined;
  const values = enumOf(schema);
  const value = defaultOf(schema) ?? (values.length === 1 ? values[0] : undefined);
  if (value === undefined) return undefined;
  if (isOfFormat(schema, "date")) return dateLiteral(value.text);
  if (isOfFormat(schema, "date-time")) return dateTimeLiteral(value.text);
  if (schema.type === "boolean") return value.text === "true" ? "True" : "False";
  const isBare = schema.type !== "string" || isOfFormat(schema, "byte", "binary", "uuid", "email");
  return isBare ? value.text : quoted(value.text);
}

/** The members of an enum, for a value of this Python type. */
export function enumLiterals({ release }: Scope, schema: SpecSchema, type: string): string[] {
  if (!isEnum(schema)) return [];
  return enumOf(schema).map((value) => {
    const text = value?.text ?? "null";
    if (type === "int" || type === "float") return text;
    return type === "bool" && release.capitalizesEnums ? text.slice(0, 1).toUpperCase() + text.slice(1) : quoted(text);
  });
}

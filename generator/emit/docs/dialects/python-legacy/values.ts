/** Defaults and example values, as Python. */
import type { CodegenParameter } from "../../reference/default-codegen/parameter.js";
import { defaultText } from "../../reference/default-codegen/values.js";
import { javaText } from "../../reference/java-text.js";
import { typeOf } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { escapeText } from "../../reference/text.js";
import { primitives } from "./types.js";

/** The default as Python. Dates and objects have none: the reference has no Python for them. */
export function defaultOf(schema: SpecSchema): string | undefined {
  const text = defaultText(schema);
  if (text === undefined) return undefined;
  const type = typeOf.codegen(schema);
  if (type === "boolean") return text === "true" ? "True" : "False";
  if (type !== "string") return type === "object" || schema.isListOfNothing === true ? undefined : text;
  if (schema.format === "date" || schema.format === "date-time") return undefined;
  return /[\r\n]/.test(text) ? `'''${text}'''` : `'${text}'`;
}

/** What an example passes: the default, or the spec's own example, or something of the type. */
export function exampleOf({ default: fallback, example }: CodegenParameter, packageName: string): string {
  if (fallback !== undefined) return fallback;
  if (example.raw !== undefined) return javaText(example.raw);
  const given = example.given === undefined ? undefined : javaText(example.given);
  const value = valueOf(example.word ?? "null", given, example.name, packageName);
  if (value === undefined) return "None";
  if (example.container === "list") return `[${value}]`;
  return example.container === "map" ? `{'key': ${value}}` : value;
}

function valueOf(word: string, given: string | undefined, name: string, packageName: string): string | undefined {
  if (word === "int" || word === "Integer") return given ?? "56";
  switch (word.toLowerCase()) {
    case "string":
    case "str":
      return quoted(given ?? `${name}_example`);
    case "float":
    case "double":
      return given ?? "3.4";
    case "boolean":
    case "bool":
      return given ?? "True";
    case "file":
      return quoted(given ?? "/path/to/file");
    case "date":
      return quoted(given ?? "2013-10-20");
    case "datetime":
      return quoted(given ?? "2013-10-20T19:20:30+01:00");
    default:
      return primitives.has(word) ? given : `${packageName}.${word}()`;
  }
}

const quoted = (text: string): string => `'${escapeText(text)}'`;

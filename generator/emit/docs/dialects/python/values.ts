/** Values as the examples pass them, and those of enums. */
import { isJavaNumber, numberText } from "../../reference/decimal.js";
import { javaText } from "../../reference/java-text.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { escapeText } from "../../reference/text.js";
import type { PythonContext } from "./context.js";
import { javaDate } from "../../reference/java-time.js";
import { isPrimitive } from "./types.js";

/** What is known of a parameter when an example value is made for it. */
interface Sample {
  readonly name: string;
  /** What an array or a map holds; else its own type. */
  readonly type: string;
  readonly default: string | undefined;
  /** An example of the document, as text. */
  readonly given?: string | undefined;
  readonly container: "array" | "map" | undefined;
  readonly isUuid: boolean;
}

/** What an example passes for a parameter: its default before anything else. */
export function exampleValue(python: PythonContext, sample: Sample): string {
  if (sample.default !== undefined) return sample.default;
  const value = sampleValue(python, sample);
  if (value === undefined) return "None";
  if (sample.container === "array") return `[${value}]`;
  return sample.container === "map" ? `{'key': ${value}}` : value;
}

/** A class that is called like a type of another language is taken for that type. */
const samples: Readonly<Record<string, { readonly text: string; readonly isQuoted: boolean }>> = {
  float: { text: "3.4", isQuoted: false },
  double: { text: "3.4", isQuoted: false },
  boolean: { text: "True", isQuoted: false },
  bool: { text: "True", isQuoted: false },
  file: { text: "/path/to/file", isQuoted: true },
  date: { text: "2013-10-20", isQuoted: true },
  datetime: { text: "2013-10-20T19:20:30+01:00", isQuoted: true },
};

function sampleValue(python: PythonContext, { name, type, given, isUuid }: Sample): string | undefined {
  if (isUuid && python.release.uuid) return `UUID(${quoted(given ?? "38400000-8cf0-11bd-b23e-10b96e4ef00d")})`;
  if (/^str(ing)?$/i.test(type)) return quoted(given ?? `${name}_example`);
  if (type === "Integer" || type === "int") return given ?? "56";
  const key = type.toLowerCase();
  const sample = Object.hasOwn(samples, key) ? samples[key] : undefined;
  if (sample !== undefined) return sample.isQuoted ? quoted(given ?? sample.text) : (given ?? sample.text);
  return isPrimitive(python, type) ? given : `${python.packageName}.${type}()`;
}

/** A literal of Python that holds `text`. */
export function quoted(text: string): string {
  return `'${escapeText(text).replaceAll("'", "\\'")}'`;
}

/** A value of an enum as its page writes it. Whatever is no number is a string. */
export function enumLiteral(value: unknown, type: string): string {
  const text = javaText(value);
  return type === "int" || type === "float" ? text : quoted(text);
}

/** The values of an enum. The parser of 3.0 reads dates and numbers, and has null for what is none; that of 3.1 keeps all as in JSON. */
export function enumValues({ passes }: PythonContext, schema: SpecSchema): readonly unknown[] {
  const values = schema.enum ?? [];
  if (passes.openapi31) return values.map((value) => (isJavaNumber(value) ? numberText(value) : value));
  if (schema.type === "integer") return values.map((value) => (isInteger(value) ? value : null));
  if (schema.type === "number") return values.map((value) => (isNumeral(value) ? value : null));
  const areDates = schema.type === "string" && schema.format === "date";
  return areDates ? values.map((value) => (typeof value === "string" ? (javaDate(value) ?? value) : value)) : values;
}

function isInteger(value: unknown): boolean {
  return typeof value === "string" ? /^-?\d{1,18}$/.test(value) : Number.isInteger(value);
}

function isNumeral(value: unknown): boolean {
  return typeof value === "string" ? /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value) : isJavaNumber(value);
}

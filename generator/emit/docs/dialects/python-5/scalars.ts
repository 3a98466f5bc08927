/** Examples of values that have no parts. */
import { decimalText } from "../../reference/decimal.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { pythonLiteral } from "../../reference/python-literal.js";
import { dateLiteral, dateTimeLiteral, quoted } from "./literals.js";
import { clippedExampleOfPattern, exampleOfPattern } from "./patterns/index.js";
import { isOfFormat, type Scope } from "./schemas.js";
import type { ParsedValue } from "./values.js";

/** What has no parts by its type, whatever else it has. */
export function isScalar({ type }: SpecSchema): boolean {
  return type === "boolean" || type === "integer" || type === "number" || type === "string";
}

/** @param given what the spec has as an example, if anything */
export function scalarText(scope: Scope, schema: SpecSchema, given: ParsedValue | undefined): string {
  const text = given?.text;
  if (schema.type === "boolean") return text?.toLowerCase() === "false" ? "False" : "True";
  if (schema.type === "integer") return numberText(scope, schema, text, 1);
  if (schema.type === "number") return numberText(scope, schema, text, 3.14);
  return formattedText(scope, schema, text) ?? quote(scope, text ?? madeUpText(scope, schema));
}

/** The reference writes a given text as it is, even one that is not a number. */
function numberText(scope: Scope, { minimum }: SpecSchema, given: string | undefined, fallback: number): string {
  const isUsable = given !== undefined && (!scope.fixes || /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(given));
  if (isUsable) return given;
  return decimalText(minimum ?? fallback);
}

function formattedText(scope: Scope, schema: SpecSchema, given: string | undefined): string | undefined {
  if (isOfFormat(schema, "date")) return dateLiteral(given ?? "1970-01-01", scope.fixes);
  if (isOfFormat(schema, "date-time")) return dateTimeLiteral(given ?? "1970-01-01T00:00:00.00Z", scope.fixes);
  if (isOfFormat(schema, "binary")) return `open('${(!scope.fixes && given) || "/path/to/file"}', 'rb')`;
  if (isOfFormat(schema, "byte")) return given === undefined ? "'YQ=='" : scope.fixes ? quote(scope, given) : given;
  return given === undefined && schema.format?.toLowerCase() === "number" ? "2" : undefined;
}

function quote({ fixes }: Scope, text: string): string {
  return fixes ? pythonLiteral(text) : quoted(text);
}

/** The most characters of an example that fulfils `minLength`. */
const longest = 10_000;

function madeUpText({ release }: Scope, schema: SpecSchema): string {
  const { pattern = "", minLength } = schema;
  if (pattern.trim() !== "") return (release.clipsPatterns ? exampleOfPattern : clippedExampleOfPattern)(pattern) ?? "";
  if (minLength !== undefined) return "a".repeat(Math.min(Math.max(0, minLength), longest));
  return isOfFormat(schema, "uuid") ? "046b6c7f-0b8a-43b9-b35d-6489e6daee91" : "string_example";
}

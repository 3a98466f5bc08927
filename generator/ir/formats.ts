/** What formats demand of a value (JSON Schema Validation, section 7.3; OpenAPI 3.1, section 4.4). Unknown ones demand nothing. */
import { type DefinedFormats, fullFormats } from "ajv-formats/dist/formats.js";

/** Whether a text or a number has a format. Formats of texts say nothing of numbers, and the other way round. */
export function hasFormat(value: string | number, format: string | undefined): boolean {
  if (format === undefined || !Object.hasOwn(fullFormats, format)) return true;
  const definition: unknown = fullFormats[format as keyof DefinedFormats];
  const isPlain = typeof definition !== "object" || definition === null || definition instanceof RegExp;
  const { type = "string", validate }: Definition = isPlain ? { validate: definition } : definition;
  if (typeof value !== type) return true;
  if (validate instanceof RegExp) return matches(validate, String(value));
  return !isFunction(validate) || validate(value) === true;
}

/** A function, an expression, or `true` for a format that is only a name. */
interface Definition {
  readonly type?: "string" | "number";
  readonly validate?: unknown;
}

function isFunction(validate: unknown): validate is (value: string | number) => unknown {
  return typeof validate === "function";
}

/** Some of them remember where they stopped. */
function matches(expression: RegExp, value: string): boolean {
  expression.lastIndex = 0;
  return expression.test(value);
}

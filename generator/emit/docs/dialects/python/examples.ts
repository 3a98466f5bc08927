/** The examples of a document as the reference's parser keeps them: that of 3.0 makes them of the type of their schema. */
import { Decimal, type JavaNumber } from "../../reference/decimal.js";
import { javaText } from "../../reference/java-text.js";
import { lenientDate } from "../../reference/java-time.js";
import type { SpecExample, SpecParameter, SpecSchema } from "../../reference/openapi.js";
import type { PythonContext } from "./context.js";
import { jsonType } from "./kinds.js";
import { valueText } from "./value-text.js";

/** The example of a parameter itself, or the first of its examples, beside which the other one does not count, or that of its schema; as text. */
export function parameterExample(python: PythonContext, parameter: SpecParameter): string | undefined {
  const { example, examples, schema } = parameter;
  return exampleOf(python, examples, () => textOf(python, example) ?? schemaExample(python, schema));
}

/** The example of a media type, as that of a parameter. */
export function mediaExample(
  python: PythonContext,
  { example, examples, schema }: Pick<SpecParameter, "example" | "examples" | "schema">,
): string | undefined {
  return exampleOf(python, examples, () =>
    textOf(python, schema === undefined ? example : typed(python, schema, example)),
  );
}

/** The example, or the first of several, as it stands in the document. */
export function first(example: unknown, examples: ReadonlyMap<string, SpecExample> | undefined): unknown {
  const [one] = examples?.values() ?? [];
  return example ?? one?.value ?? undefined;
}

function schemaExample(python: PythonContext, schema: SpecSchema | undefined): string | undefined {
  return schema === undefined ? undefined : textOf(python, typed(python, schema, schema.example));
}

/** The text of the first example, even if it has no value. Only where there are no examples, the other one. */
function exampleOf(
  python: PythonContext,
  examples: ReadonlyMap<string, SpecExample> | undefined,
  otherwise: () => string | undefined,
): string | undefined {
  const [one] = examples?.values() ?? [];
  return one === undefined ? otherwise() : textOf(python, one.value);
}

function textOf(python: PythonContext, value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : valueText(python, value);
}

function typed(python: PythonContext, schema: SpecSchema, value: unknown): unknown {
  if (value === undefined || value === null || python.passes.openapi31) return value;
  switch (jsonType(python, schema)) {
    case "integer":
      return Number.isInteger(numberOf(value)) ? numberOf(value) : undefined;
    case "number":
      return numberOf(value);
    case "boolean":
      return javaText(value).toLowerCase() === "true";
    case "string":
      return formatted(schema.format, value);
    default:
      return value;
  }
}

function numberOf(value: unknown): JavaNumber | undefined {
  if (value instanceof Decimal) return value;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function formatted(format: string | undefined, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (format === "date") return lenientDate(value);
  if (format === "date-time") return javaDateTime(value);
  return format === "uuid" ? javaUuid(value) : value;
}

/** A point in time as Java writes it, without seconds where there are none, or nothing where it is none. */
function javaDateTime(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  return text.replace(/(T\d{2}:\d{2}):00(?=[Z+-])/, "$1");
}

/** A UUID as Java writes it, or nothing where it is none. */
export function javaUuid(text: string): string | undefined {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : undefined;
}

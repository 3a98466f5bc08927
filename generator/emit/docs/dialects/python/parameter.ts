/** What pages document as a parameter: a parameter of the request, a field of a form, or the body. */
import { hasProperties, isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import type { PythonContext } from "./context.js";
import { jsonType } from "./kinds.js";

/** Where a parameter comes from: its place in the request, and its name there. `body`: it is the body. `form`: a field of a form. */
export interface Origin {
  readonly in: string;
  readonly name: string;
}

export interface PythonParameter {
  readonly name: string;
  readonly origin: Origin;
  readonly type: string;
  /** The page that the type links to; none where the type has no link. May be empty: the reference writes such links. */
  readonly link: string | undefined;
  readonly description: string;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly example: string;
  /** The default in the comment of the example: that of the table, or with `--fix-examples` a literal of Python. */
  readonly exampleDefault: string | undefined;
  /** What the code of an example imports for it. */
  readonly classes: readonly string[];
  /** The schema of the parameter, and the example that the document gives. */
  readonly schema: SpecSchema;
  readonly given: unknown;
}

export function isUuid(python: PythonContext, schema: SpecSchema): boolean {
  return jsonType(python, schema) === "string" && schema.format === "uuid";
}

const simpleTypes: ReadonlySet<string | undefined> = new Set(["string", "boolean", "number", "integer"]);

/** Strings of these formats are of a simple type whatever else they are. */
const simpleFormats: ReadonlySet<string | undefined> = new Set(["date", "date-time", "byte", "binary", "number"]);

/** Whether a schema is of a simple type, which no page links. A string with properties is none. */
export function isSimple(python: PythonContext, schema: SpecSchema): boolean {
  const type = jsonType(python, schema);
  if (type === "string" && hasProperties(schema)) return simpleFormats.has(schema.format);
  return simpleTypes.has(type);
}

/** An object of which nothing is known counts as a map. */
export function containerOf(python: PythonContext, schema: SpecSchema): "array" | "map" | undefined {
  const type = jsonType(python, schema);
  if (type === "array") return "array";
  const isObject = type === "object" && (!hasProperties(schema) || isMap(schema));
  const isMapLike = isObject || (schema.$ref === undefined && type === undefined && isMap(schema));
  return isMapLike ? "map" : undefined;
}

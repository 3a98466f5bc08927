/** Example values as code. */
import {
  exampleOfBody,
  exampleOfParameter,
  type ExampleValue,
  type Impossible,
  leastBody as leastBodyOf,
} from "../../../ir/example/index.js";
import type { Json, Operation, Parameter, Schema } from "../../../ir/model.js";
import { type TsCode, code, join, key, literal, str } from "../code.js";
import type { Package } from "../context.js";

/** A value for a parameter. */
export function exampleParameter(pack: Package, parameter: Parameter): TsCode {
  return exampleCode(exampleOfParameter(pack, parameter));
}

/** The least that can be the body of an operation. `given`: what the document offers. */
export function leastBody(pack: Package, schema: Schema, operation: Operation, given?: Json): TsCode {
  return exampleCode(leastBodyOf(pack, schema, operation, given));
}

/** The body of a request that shows something. */
export function exampleBody(pack: Package, schema: Schema, operation: Operation, given?: Json): TsCode {
  return exampleCode(bodyValue(pack, schema, operation, given));
}

const bodies = new WeakMap<Operation, { readonly schema: Schema; readonly value: ExampleValue | Impossible }>();

/** The same as plain data. The program and the command line of an operation show the same body. */
export function bodyValue(
  pack: Package,
  schema: Schema,
  operation: Operation,
  given?: Json,
): ExampleValue | Impossible {
  const known = bodies.get(operation);
  if (known?.schema === schema) return known.value;
  const value = exampleOfBody(pack, schema, operation, given);
  bodies.set(operation, { schema, value });
  return value;
}

/** An example as an expression. What is impossible compiles and says so. */
export function exampleCode(value: ExampleValue | Impossible): TsCode {
  if (value === null || typeof value !== "object") return literal(value);
  if (!("kind" in value)) return code`[${join(value.map(exampleCode), ", ")}]`;
  switch (value.kind) {
    case "object":
      return objectCode(value.fields.map(([name, item]) => [name, exampleCode(item)]));
    case "date-time":
      return code`new Date(${str(value.text)})`;
    case "binary":
      return code`new Blob([${str(value.text)}])`;
    case "impossible":
      return code`undefined as never`;
  }
}

/** An object literal. `__proto__` as a plain key would set the prototype. */
export function objectCode(fields: Iterable<readonly [string, TsCode]>): TsCode {
  const entries = [...fields].map(([name, value]) =>
    name === "__proto__" ? code`["__proto__"]: ${value}` : code`${key(name)}: ${value}`,
  );
  return entries.length === 0 ? code`{}` : code`{ ${join(entries, ", ")} }`;
}

/** `--fix-examples`: what an example passes, where the reference writes something that Python cannot run. */
import type { Json } from "../../../../ir/model.js";
import { isJavaNumber, plainNumber } from "../../reference/decimal.js";
import { hasProperties, isComposed, isEnum, isMap } from "../../reference/kinds.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { pythonLiteral } from "../../reference/python-literal.js";
import { referenced, unalias } from "../../reference/references.js";
import { variable } from "../../reference/unique-names.js";
import type { PythonContext } from "./context.js";
import { itemsOf, jsonType, valuesOf } from "./kinds.js";
import { className } from "./names.js";
import type { PythonParameter } from "./parameter.js";
import { texts } from "./samples.js";

/** Every value as Python writes it; only classes that there are. */
export function fixed(python: PythonContext, parameter: PythonParameter): PythonParameter {
  const { name, schema, given } = parameter;
  const target = referenced(python.spec, schema);
  const preset = target.default ?? schema.default ?? undefined;
  const valueOf = (value: unknown): unknown =>
    isJavaNumber(value) && jsonType(python, target) === "integer" ? plainNumber(value) : value;
  const classes = classesOf(python);
  return {
    ...parameter,
    name: variable(name),
    example:
      preset === undefined && given === undefined
        ? sample(python, schema, name)
        : pythonLiteral(valueOf(preset ?? given)),
    default: preset === undefined ? undefined : parameter.default,
    exampleDefault: preset === undefined ? undefined : pythonLiteral(valueOf(preset)),
    classes: parameter.classes.filter((used) => classes.has(used)),
  };
}

const known = new WeakMap<PythonContext, ReadonlySet<string>>();

/** The classes of all schemas: each parameter asks for them. */
function classesOf(python: PythonContext): ReadonlySet<string> {
  const classes = known.get(python) ?? new Set([...python.spec.schemas.keys()].map(className));
  known.set(python, classes);
  return classes;
}

/** A model with a value that it takes: made empty it would raise an error. */
function instance({ packageName, sampleOf }: PythonContext, $ref: string): string {
  const model = `${packageName}.${className(refName($ref))}`;
  const value = sampleOf(refName($ref));
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (value === undefined || (isObject && Object.keys(value).length === 0)) return `${model}()`;
  return isObject ? `${model}.from_dict(${pythonLiteral(value)})` : `${model}.from_json(${jsonLiteral(value)})`;
}

/** A text of Python that holds a value as JSON. */
export function jsonLiteral(value: Json): string {
  return pythonLiteral(JSON.stringify(value));
}

const strings: Readonly<Record<string, string>> = { ...texts, number: "3.4" };

/** A made up value; `depth` ends lists that hold themselves. */
function sample(python: PythonContext, written: SpecSchema, name: string, depth = 0): string {
  const schema = unalias(python.spec, written);
  const target = referenced(python.spec, schema);
  if (isEnum(target)) return pythonLiteral(target.enum?.find((value) => value !== null));
  if (schema.$ref !== undefined) return instance(python, schema.$ref);
  if (depth > 4 || isComposed.since7(schema) || hasProperties(schema)) return "None";
  switch (jsonType(python, schema)) {
    case "string":
      return schema.format === "binary" || schema.format === "byte"
        ? "None"
        : pythonLiteral(strings[schema.format ?? ""] ?? `${name}_example`);
    case "integer":
      return "56";
    case "number":
      return "3.4";
    case "boolean":
      return "True";
    case "array":
      return `[${sample(python, itemsOf(python, schema), name, depth + 1)}]`;
    default:
      return isMap(schema) ? `{"key": ${sample(python, valuesOf(schema), name, depth + 1)}}` : "None";
  }
}

/** Which Python type a schema is. */
import { partsOf } from "../../reference/compositions.js";
import { wordsOfFormats } from "../../reference/formats.js";
import { hasProperties, isComposed, isMap, typeOf } from "../../reference/kinds.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { nested, unalias } from "../../reference/references.js";
import type { PythonContext } from "./context.js";
import { isAlias, itemsOf, jsonType, valuesOf } from "./kinds.js";
import { className } from "./names.js";

/** By the reference's own name of a type. A component of such a name is taken for the type. */
const pythonTypes: Readonly<Record<string, string>> = {
  integer: "int",
  long: "int",
  number: "float",
  float: "float",
  double: "float",
  decimal: "decimal.Decimal",
  boolean: "bool",
  string: "str",
  URI: "str",
  date: "date",
  DateTime: "datetime",
  array: "List",
  set: "List",
  map: "Dict",
  object: "object",
  AnyType: "object",
  null: "none_type",
};

const primitives: ReadonlySet<string> = new Set(
  "int float list dict List Dict bool str datetime date object bytes decimal.Decimal bytearray none_type".split(" "),
);

/** Whether a type is Python's own and has no page. */
export function isPrimitive({ release }: Pick<PythonContext, "release">, type: string): boolean {
  return primitives.has(type) || (release.uuid && type === "UUID");
}

function mapped({ release }: PythonContext, type: string): string | undefined {
  if (type === "binary" || type === "file" || type === "ByteArray") return release.bytes ? "bytes" : "bytearray";
  if (type === "UUID") return release.uuid ? "UUID" : "str";
  return Object.hasOwn(pythonTypes, type) ? pythonTypes[type] : undefined;
}

/** The type as a page shows it: `List[Dict[str, DagRun]]`. */
export function typeText(python: PythonContext, schema: SpecSchema): string {
  const target = unalias(python.spec, schema);
  if (jsonType(python, target) === "array")
    return `${baseType(python, target)}[${itemText(python, itemsOf(python, target))}]`;
  if (isMap(target)) return `${baseType(python, target)}[str, ${itemText(python, valuesOf(target))}]`;
  const type = referenceType(python, target);
  return mapped(python, type) ?? (isPrimitive(python, type) ? type : className(type));
}

function itemText(python: PythonContext, schema: SpecSchema): string {
  const property = nested(python.spec, schema);
  // Of a property that is referred to, the reference forgets what it holds.
  const text = property === schema ? typeText(python, schema) : baseType(python, property);
  return schema.nullable === true ? `Optional[${text}]` : text;
}

/** The type without what it holds: `List`, `Dict`, `DagRun`. */
export function baseType(python: PythonContext, schema: SpecSchema): string {
  const type = referenceType(python, schema);
  return mapped(python, type) ?? className(type);
}

/** An unnamed composition is named by its members. */
function referenceType(python: PythonContext, schema: SpecSchema): string {
  if (!isComposed.since7(schema)) return singleType(python, schema);
  const { allOf, anyOf } = schema;
  const names = partsOf(schema).map((member) => singleType(python, member));
  if (allOf !== undefined) return names[0] ?? "ERROR_ALLOF_SCHEMA";
  return `${anyOf === undefined ? "oneOf" : "anyOf"}<${names.join(",")}>`;
}

function singleType(python: PythonContext, schema: SpecSchema): string {
  const target = unalias(python.spec, schema);
  if (target.$ref === undefined) return namedType(python, formatType(python, target));
  const name = refName(target.$ref);
  return namedType(python, name);
}

/** A component that is another name of a plain type stands for the type of the reference that is called like it. */
function namedType(python: PythonContext, type: string): string {
  const component = python.spec.schemas.get(type);
  return component !== undefined && isAlias(python, component) ? formatType(python, component) : type;
}

const stringFormats: Readonly<Record<string, string>> = { ...wordsOfFormats, number: "decimal" };

function formatType(python: PythonContext, schema: SpecSchema): string {
  const { format } = schema;
  switch (jsonType(python, schema)) {
    case "null":
      return "null";
    case "string":
      return stringType(python, format);
    case "boolean":
      return "boolean";
    case "integer":
      return format === "int64" ? "long" : "integer";
    case "number":
      return format === "float" || format === "double" ? format : "number";
    case "array":
      // In 3.0 what says of other properties than its items is a map.
      if (isMap(schema) && !python.passes.openapi31) return "map";
      return schema.uniqueItems === true ? "set" : "array";
    case undefined:
      return isMap(schema) ? "map" : hasProperties(schema) ? "object" : "AnyType";
    case "object":
      return isMap(schema) ? "map" : "object";
    default:
      return typeOf.since7(schema) ?? "object";
  }
}

// A format that happens to be the name of one of the types is that type.
function stringType(python: PythonContext, format: string | undefined): string {
  if (format === undefined) return "string";
  if (Object.hasOwn(stringFormats, format)) return stringFormats[format] ?? "string";
  return mapped(python, format) === undefined ? "string" : format;
}

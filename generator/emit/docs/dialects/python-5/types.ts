/** Types, as pages and examples name them. */
import { isAlias } from "../../reference/before-6/index.js";
import { wordsOfFormats } from "../../reference/formats.js";
import { hasProperties, isArray, isEnum, isMap } from "../../reference/kinds.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { pythonTypes } from "../../reference/python-types.js";
import { resolved } from "../../reference/references.js";
import { className } from "./names.js";
import {
  anything,
  furtherProperties,
  isAny,
  isAnything,
  isFreeForm,
  isNullable,
  isOfFormat,
  type Scope,
  unalias,
} from "./schemas.js";

const definiteTypes = "bool, date, datetime, dict, float, int, list, str";
const anyType = `${definiteTypes}, none_type`;

/** Types that no module is imported for, and no page linked to. */
const primitives: ReadonlySet<string> = new Set(
  "int float list dict bool str datetime date object file bytes file_type none_type".split(" "),
);

/** Names that are never imported: of another language, but the reference skips them for all. */
const neverImported: ReadonlySet<string> = new Set(
  "double int long short char float String boolean Boolean Double Void Integer Long Float".split(" "),
);

export function isPrimitive(type: string): boolean {
  return primitives.has(type);
}

/** Whether an example imports a type of this name. */
export function isImported(type: string): boolean {
  return type.trim() !== "" && !primitives.has(type) && !neverImported.has(type);
}

/** The reference's words for types → Python's. */
const types: ReadonlyMap<string, string> = new Map([...pythonTypes, ["object", "dict"], ["null", "none_type"]]);

/**
 * The class of a value: `str`, `list`, `dict`, `DAGRun`. That of a string with a name of its own is `str`, and
 * a schema whose name is a word for a type counts as that type.
 */
export function baseTypeOf(scope: Scope, schema: SpecSchema): string {
  const actual = unalias(scope, schema);
  const name = actual.$ref === undefined ? nameOfScalar(actual) : refName(actual.$ref);
  const target = name === undefined ? undefined : scope.schemas.get(name);
  if (target !== undefined && target.$ref === undefined && isAlias(target)) return typeOfWord(scope, wordFor(target));
  return actual.$ref === undefined
    ? typeOfWord(scope, wordFor(actual))
    : (types.get(refName(actual.$ref)) ?? className(refName(actual.$ref)));
}

/** What a schema would have to be called to be taken for the type of this one. */
function nameOfScalar(schema: SpecSchema): string | undefined {
  const { type, format } = schema;
  if (type === "integer") return format === "int64" ? "long" : type;
  if (type === "number") return format === "float" || format === "double" ? format : type;
  return type === "string" || type === "boolean" ? wordFor(schema) : undefined;
}

function typeOfWord(scope: Scope, word: string): string {
  if (word === "object" && !scope.release.compositionsAreAnything) return word;
  return types.get(word) ?? className(word);
}

/** The reference's word for the type of a schema that is no reference. */
function wordFor(schema: SpecSchema): string {
  const { type, format } = schema;
  if (type === "string") return wordForString(schema);
  if (type === "boolean" || type === "integer") return type;
  if (type === "number") return "number";
  if (isMap(schema)) return "map";
  if (isArray.before6(schema)) return "array";
  if (isFreeForm(schema) || hasProperties(schema)) return "object";
  if (isAny(schema)) return "AnyType";
  return type ?? format ?? "object";
}

const stringWords: Readonly<Record<string, string>> = { ...wordsOfFormats, number: "decimal" };

/** A format that happens to be the name of a type makes it that type: `format: double` is a float. */
function wordForString({ format = "" }: SpecSchema): string {
  return Object.hasOwn(stringWords, format) ? (stringWords[format] ?? "string") : types.has(format) ? format : "string";
}

/** The type of a value: `str`, `[DAGRun]`, `{str: (int,)}`, `str, none_type`. */
export function typeOf(scope: Scope, schema: SpecSchema): string {
  return typeIn(scope, schema, "", "");
}

/** What stands around an inner type decides how it ends: in a tuple, one alone has a comma behind it. */
function typeIn(scope: Scope, schema: SpecSchema, open: string, close: string): string {
  if (schema.$ref !== undefined && unalias(scope, schema).$ref !== undefined) {
    return open + className(refName(schema.$ref)) + (close === ")" ? ",)" : close);
  }
  if (isAnything(scope, schema)) return open + anyType + close;
  const nullable = isNullable(resolved(scope, schema));
  return open + definiteType(scope, schema) + (nullable ? `, none_type${close}` : close === ")" ? ",)" : close);
}

function definiteType(scope: Scope, schema: SpecSchema): string {
  const further = furtherProperties(scope, schema);
  if (further === undefined && isFreeForm(schema) && !scope.release.compositionsAreAnything) return definiteTypes;
  if ((isMap(schema) || schema.type === "object") && further !== undefined) {
    return `{str: ${typeIn(scope, further, "(", ")")}}`;
  }
  if (isArray.before6(schema)) return typeIn(scope, schema.items ?? anything, "[", "]");
  return isOfFormat(schema, "binary") ? "file_type" : baseTypeOf(scope, schema);
}

/** Whether the values of a model are listed: nothing is a list of values that has parts. */
export function isEnumModel(schema: SpecSchema): boolean {
  return (
    isEnum(schema) &&
    !isAny(schema) &&
    schema.type !== "object" &&
    !isArray.before6(schema) &&
    schema.$ref === undefined
  );
}

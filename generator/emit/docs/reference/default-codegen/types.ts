/** A schema → the type that a page shows. */
import { partsOf } from "../compositions.js";
import { wordsOfFormats } from "../formats.js";
import { hasProperties, isArray, isComposed, isMap, typeOf } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import type { Codegen } from "./language.js";
import { isAlias, isAnything, isFreeForm, itemsOf, nameReferredTo, nested, unaliased, valuesOf } from "./schemas.js";

/** How deep lists in lists are written out. */
const deepest = 30;

/** With what is inside: `list[Dag]`, `map[String, array[integer]]`. */
export function typeDeclaration(codegen: Codegen, schema: SpecSchema, depth = 0): string {
  const { language } = codegen;
  const word = typeWord(codegen, schema);
  if (depth > deepest) return word;
  if (isArray.codegen(schema)) return `${word}[${typeDeclaration(codegen, itemsOf(schema), depth + 1)}]`;
  if (isMap(schema)) return language.mapType(word, typeDeclaration(codegen, valuesOf(codegen, schema), depth + 1));
  // Once more through the table: a model whose name happens to be a word of it is taken for that type.
  return language.types.get(word) ?? word;
}

/** Without: `list`, `Dag`, `str`. */
export function typeWord(codegen: Codegen, schema: SpecSchema): string {
  const { language } = codegen;
  const word = writtenWord(codegen, schema);
  return language.types.get(word) ?? language.modelName(word);
}

function writtenWord(codegen: Codegen, schema: SpecSchema): string {
  return isComposed.codegen(schema) ? composedWord(codegen, schema) : singleWord(codegen, schema);
}

/** A composition is called after its parts; an `allOf` after the first one alone. */
function composedWord(codegen: Codegen, schema: SpecSchema): string {
  const words = partsOf(schema).map((part) => singleWord(codegen, part));
  const { allOf, anyOf, extensions } = schema;
  if (allOf !== undefined) return named(extensions.get("x-all-of-name")) ?? words[0] ?? "ERROR_ALLOF_SCHEMA";
  if (anyOf !== undefined) return `anyOf<${words.join(",")}>`;
  return named(extensions.get("x-one-of-name")) ?? `oneOf<${words.join(",")}>`;
}

function named(extension: unknown): string | undefined {
  return typeof extension === "string" ? extension : undefined;
}

function singleWord(codegen: Codegen, schema: SpecSchema): string {
  const target = unaliased(codegen, schema);
  const property = nested(codegen, target);
  // Of a property that is referred to, the reference forgets what it holds.
  if (property !== target) return writtenWord(codegen, property);
  if (target.$ref === undefined) return aliasFollowed(codegen, plainWord(codegen, target));
  // What a reference leads to may have no name.
  const name = nameReferredTo(codegen, target.$ref) || "object";
  return codegen.release.imported.has(name) ? name : aliasFollowed(codegen, name);
}

/** A component that is only another name for a plain type stands for it wherever its name does: one called `number` for all numbers. */
function aliasFollowed(codegen: Codegen, word: string): string {
  const component = codegen.spec.schemas.get(word);
  return component !== undefined && isAlias(codegen, component) ? plainWord(codegen, component) : word;
}

/** The reference's own word for a type, the first that fits. */
function plainWord(codegen: Codegen, schema: SpecSchema): string {
  const type = typeOf.codegen(schema);
  if (type === "string") return stringWord(codegen, schema);
  if (type === "number") return schema.format === "float" || schema.format === "double" ? schema.format : "number";
  if (type === "integer") return schema.format === "int64" ? "long" : "integer";
  if (type === "boolean") return "boolean";
  if (isMap(schema)) return "map";
  if (isArray.codegen(schema)) return codegen.release.hasSets && schema.uniqueItems === true ? "set" : "array";
  if (isFreeForm(codegen, schema) || hasProperties(schema)) return "object";
  if (isAnything(schema) || (codegen.release.hasPrimitiveObjects && type === undefined)) return "AnyType";
  return type ?? "object";
}

/** A format that is a word of the table stands for that type. */
function stringWord({ language, release }: Codegen, { format }: SpecSchema): string {
  if (format === undefined) return "string";
  if (format === "number") return release.decimal;
  const word = Object.hasOwn(wordsOfFormats, format) ? wordsOfFormats[format] : undefined;
  return word ?? (language.types.has(format) ? format : "string");
}

/** A parameter of the spec → what a page says of it. */
import { hasProperties, isArray, isEnum, isMap, typeOf } from "../kinds.js";
import { lastNameOf, type SpecParameter, type SpecSchema } from "../openapi.js";
import { referenced } from "../references.js";
import type { Codegen } from "./language.js";
import { isScalar, type CodegenProperty, propertyOf } from "./property.js";
import { itemsOf, nameReferredTo, nested, unaliased, valuesOf } from "./schemas.js";
import { exampleText } from "./values.js";

export interface CodegenParameter {
  readonly name: string;
  /** As the spec spells it. */
  readonly originalName: string;
  /** `query`, `path`, `header`, `cookie`, or `form`, `body`. */
  readonly in: string;
  readonly type: string;
  readonly isPrimitive: boolean;
  readonly isFile: boolean;
  /** What a link goes to: without it the reference links to nowhere, `(.md)`. */
  readonly base?: string;
  /** Escaped. */
  readonly description?: string;
  readonly required: boolean;
  readonly default?: string;
  /** How a list stands in a query. */
  readonly listStyle?: string;
  readonly isContainer: boolean;
  readonly example: ExampleSource;
}

/** What an example value is made of. */
export interface ExampleSource {
  /** The parameter's first name: it may get a number later, and this one stays. */
  readonly name: string;
  /** The default as the spec has it. */
  readonly fallback?: unknown;
  /** The spec's own. */
  readonly given?: unknown;
  /** The spec's own, shown as it is. */
  readonly raw?: unknown;
  /** What is in a list or a map has its own type here. */
  readonly word: string | undefined;
  readonly container?: "list" | "map";
}

/** A parameter in the path, the query, a header or a cookie. */
export function parameterOf(codegen: Codegen, parameter: SpecParameter): CodegenParameter {
  const { language } = codegen;
  const [media] = parameter.content?.values() ?? [];
  const written = parameter.schema ?? media?.schema;
  const shared = {
    originalName: parameter.name,
    in: parameter.in,
    required: parameter.in === "path" || parameter.required === true,
    ...(parameter.description === undefined ? {} : { description: language.escape(parameter.description) }),
  };
  if (written === undefined) return untyped(shared);
  const use = unaliased(codegen, written);
  const schema = codegen.release.looksIntoModels ? modelBehind(codegen, use) : use;
  const fallback = language.defaultOf(schema, true);
  const property = propertyOf(codegen, parameter.name, schema);
  const base = insideOf(codegen, schema)?.type;
  const name = language.parameterName(parameter.name);
  const type = modelName(codegen, written, use) ?? property.type;
  return {
    ...shared,
    name,
    type,
    ...(base === undefined ? {} : { base }),
    isPrimitive: isPrimitiveParameter(codegen, schema),
    isFile: isFile(schema),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(isArray.codegen(schema) ? { listStyle: listStyle(codegen, parameter) } : {}),
    isContainer: isArray.codegen(schema) || isMap(schema),
    example: {
      name,
      fallback: schema.default,
      given: exampleOf(codegen, parameter),
      word: base ?? type,
      ...containerOf(codegen, schema),
    },
  };
}

function untyped(shared: Pick<CodegenParameter, "originalName" | "in" | "required">): CodegenParameter {
  return {
    ...shared,
    name: "UNKNOWN_PARAMETER_NAME",
    type: "",
    isPrimitive: false,
    isFile: false,
    isContainer: false,
    example: { name: "UNKNOWN_PARAMETER_NAME", word: undefined },
  };
}

/** The type of a parameter is shown as a reference to an enum is, but otherwise it is what the model is: a map, a list. */
function modelBehind(codegen: Codegen, use: SpecSchema): SpecSchema {
  const model = referenced(codegen.spec, nested(codegen, use));
  return isEnum(model) ? use : model;
}

/**
 * The model that a reference names, or, in the older releases, that was made of an inline object: there a parameter keeps its
 * schema where it is, and of several models made of it the last counts.
 */
function modelName(codegen: Codegen, written: SpecSchema, { $ref }: SpecSchema): string | undefined {
  const { spec, language, release } = codegen;
  // Java writes the name that there is not as a text.
  if (release.looksIntoModels && $ref !== undefined) return language.modelName(nameReferredTo(codegen, $ref) ?? "null");
  if (release.looksIntoModels) return undefined;
  if (written.$ref !== undefined) return undefined;
  const name = lastNameOf(spec.schemas, written);
  return name === undefined ? undefined : language.modelName(name);
}

/** What is in a list or a map. */
export function insideOf(codegen: Codegen, schema: SpecSchema): CodegenProperty | undefined {
  if (isArray.codegen(schema)) return propertyOf(codegen, "inner", itemsOf(schema));
  return isMap(schema) ? propertyOf(codegen, "inner", valuesOf(codegen, schema)) : undefined;
}

export function containerOf(codegen: Codegen, schema: SpecSchema): Pick<ExampleSource, "container"> {
  if (isArray.codegen(schema)) return { container: "list" };
  const isObject = codegen.release.hasPrimitiveObjects && typeOf.codegen(schema) === "object";
  return isMap(schema) || isObject ? { container: "map" } : {};
}

/** Strings of these formats are primitives whatever else they are. */
const firmFormats: ReadonlySet<string | undefined> = new Set(["date", "date-time", "byte", "binary", "number"]);

/** Where the release forgets it, a string of some formats, or one with properties, is no primitive. */
export function isPrimitiveParameter({ release }: Codegen, schema: SpecSchema): boolean {
  const isText = typeOf.codegen(schema) === "string";
  const isForgotten = !release.hasPrimitiveFormats && (schema.format === "uuid" || schema.format === "email");
  const isModel = release.looksIntoModels && hasProperties(schema) && !firmFormats.has(schema.format);
  return isScalar(schema) && !(isText && (isForgotten || isModel));
}

export function isFile(schema: SpecSchema): boolean {
  return typeOf.codegen(schema) === "string" && schema.format === "binary";
}

/** The first that there is: of the parameter, by name, of the schema. */
function exampleOf(codegen: Codegen, parameter: SpecParameter): unknown {
  const [first] = parameter.examples?.values() ?? [];
  const { schema } = parameter;
  const ofSchema = schema && exampleText(schema, readExample(codegen, schema.example));
  // An example by reference is not followed.
  const other = first === undefined ? ofSchema : readExample(codegen, first.value);
  return readExample(codegen, parameter.example) ?? other;
}

/** As the parser keeps it. */
export function readExample({ release }: Codegen, example: unknown): unknown {
  const isBlank = typeof example === "string" && example.trim() === "" && !release.keepsBlankExamples;
  return example === null || isBlank ? undefined : example;
}

/** As the spec has it, or by its defaults; a style that lists have no words for is like none. */
function listStyle({ release }: Codegen, { style, explode, in: place, schema }: SpecParameter): string {
  if (schema === undefined && !release.stylesContent) return "csv";
  const chosen = style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  if (chosen === "form" && (explode ?? true)) return "multi";
  return release.listStyles[chosen] ?? "csv";
}

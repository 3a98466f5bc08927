/** The default codegen in a language of the tests' own, over documents as small as a test can have them. */
import {
  type Codegen,
  type CodegenRelease,
  type Language,
} from "../../../../../generator/emit/docs/reference/default-codegen/language.js";
import { release4, release5, release7 } from "../../../../../generator/emit/docs/reference/default-codegen/releases.js";
import { defaultText } from "../../../../../generator/emit/docs/reference/default-codegen/values.js";
import type { OpenApi, SpecSchema } from "../../../../../generator/emit/docs/reference/openapi.js";
import { apisOf, type OperationFacts } from "../../../../../generator/emit/docs/reference/operations.js";
import { authReleases } from "../../../../../generator/emit/docs/reference/auth.js";
import { camelize } from "../../../../../generator/emit/docs/reference/words.js";
import { openApi } from "../../../../support/openapi.js";

export const releases = { "4": release4, "5": release5, "7": release7 } as const;
export type ReleaseNumber = keyof typeof releases;

/** Names show what they were made of, and each escape leaves a `!`. */
const language: Language = {
  types: new Map([
    ["array", "list"],
    ["set", "set"],
    ["map", "dict"],
    ["object", "object"],
    ["AnyType", "any"],
    ["string", "str"],
    ["integer", "int"],
    ["long", "int"],
    ["number", "float"],
    ["float", "float"],
    ["boolean", "bool"],
    ["date", "date"],
    ["file", "file"],
  ]),
  primitives: new Set(["any", "list", "set", "dict", "object", "str", "int", "float", "bool", "date", "file"]),
  modelName: camelize,
  propertyName: (name) => `p_${name}`,
  parameterName: (name) => `a_${name}`,
  mapType: (map, inner) => `${map}<${inner}>`,
  escape: (text) => `${text}!`,
  mediaType: (type) => type,
  defaultOf: defaultText,
  inherits: true,
};

interface Setting {
  readonly release?: ReleaseNumber;
  readonly changes?: Partial<CodegenRelease>;
}

/** @param schemas of `components`, as lines of YAML */
export function codegenOf(schemas: readonly string[], setting: Setting = {}): Codegen {
  return codegenFor(
    openApi(`components:\n  schemas:\n    None: {}\n${schemas.map((line) => `    ${line}\n`).join("")}`),
    setting,
  );
}

export function codegenFor(spec: OpenApi, { release = "7", changes = {} }: Setting = {}): Codegen {
  return { spec, language, release: { ...releases[release], ...changes }, warn: () => undefined };
}

/** A schema of the document. */
export function schemaIn({ spec }: Codegen, name: string): SpecSchema {
  const schema = spec.schemas.get(name);
  if (schema === undefined) throw new Error(`There is no schema ${name}`);
  return schema;
}

/** A schema beside others. */
export function schemaBeside(schema: string, others: readonly string[] = [], setting: Setting = {}) {
  const codegen = codegenOf([`It: ${schema}`, ...others], setting);
  return { codegen, schema: schemaIn(codegen, "It") };
}

/** A document with one operation. @param operation in YAML, without its braces */
export function operationIn(
  operation: string,
  schemas: readonly string[] = [],
  setting: Setting = {},
): { codegen: Codegen; facts: OperationFacts } {
  const components =
    schemas.length === 0 ? "" : `\ncomponents:\n  schemas:\n${schemas.map((line) => `    ${line}\n`).join("")}`;
  const responses = operation.includes("responses:") ? "" : "responses: { 200: { description: ok } }, ";
  const spec = openApi(`paths: { /x: { post: { ${responses}${operation} } } }${components}`);
  const [api] = apisOf(spec, {
    tagName: (tag) => tag,
    operationName: (id) => id,
    sanitizeName: (name) => name,
    auth: authReleases["7"],
    rangesLast: true,
  });
  const [facts] = api?.operations ?? [];
  if (facts === undefined) throw new Error("There is no operation");
  return { codegen: codegenFor(spec, setting), facts };
}

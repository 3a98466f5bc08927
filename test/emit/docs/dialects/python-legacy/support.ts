/** Pages of the dialects `python-legacy` and `bash`, of documents as small as a test can have them. */
import type { DialectOptions } from "../../../../../generator/emit/docs/dialect.js";
import { emitBash } from "../../../../../generator/emit/docs/dialects/bash/index.js";
import { emitPythonLegacy } from "../../../../../generator/emit/docs/dialects/python-legacy/index.js";
import { apiOf } from "../../../../support/openapi.js";

export type Pages = (yaml: string, version: string, options?: Partial<DialectOptions>) => ReadonlyMap<string, string>;

const pagesWith =
  (emit: typeof emitBash): Pages =>
  (yaml, version, options = {}) => {
    const settings = {
      version,
      packageName: "pkg",
      packageVersion: "1.2.3",
      fixExamples: false,
      warn: () => undefined,
      ...options,
    };
    return new Map(emit(apiOf(yaml), settings).map(({ path, text }) => [path, text]));
  };

export const pythonPages = pagesWith(emitPythonLegacy);
export const bashPages = pagesWith(emitBash);

/** Schemas that most rules need beside the one in question. */
const shared = [
  "Pet: { type: object, properties: { id: { type: integer } } }",
  "Color: { type: string, enum: [red, green] }",
  "Pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }",
  "ById: { type: object, additionalProperties: { $ref: '#/components/schemas/Pet' } }",
  "Day: { type: string, format: date }",
];

/** A document with these parts. Schemas and parameters are lines of YAML. */
export function documentOf(parts: { schemas?: readonly string[]; operation?: string; more?: string }): string {
  const { schemas = [], operation = "", more = "" } = parts;
  return [
    `paths: { /x: { post: { tags: [T], operationId: op, ${operation || "responses: { 200: { description: ok } }"} } } }`,
    "components:",
    "  schemas:",
    ...[...shared, ...schemas].map((line) => `    ${line}`),
    more,
  ].join("\n");
}

/** An operation with one more parameter than any other. */
export const withParameter = (parameter: string): string =>
  documentOf({ operation: `parameters: [${parameter}], responses: { 200: { description: ok } }` });

/** The row of a table that begins with a name. */
export function row(page: string | undefined, name: string): string {
  const found = page?.split("\n").find((line) => line.trimStart().startsWith(`**${name}**`));
  if (found === undefined) throw new Error(`There is no row ${name} in\n${page ?? "nothing"}`);
  return found;
}

/** The first line that begins with a text, without blanks around it. */
export function line(page: string | undefined, start: string): string {
  const found = page?.split("\n").find((text) => text.trimStart().startsWith(start));
  if (found === undefined) throw new Error(`No line begins with ${start} in\n${page ?? "nothing"}`);
  return found.trim();
}

export const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;

/** Pages of documents as small as a test can have them. */
import { emitPython } from "../../../../../generator/emit/docs/dialects/python/index.js";
import { apiOf } from "../../../../support/openapi.js";

export interface Made {
  readonly version?: string;
  readonly fixes?: boolean;
}

/** The files of a document by their names. */
export function pagesOf(yaml: string, { version = "7.24", fixes = false }: Made = {}): Map<string, string> {
  const files = emitPython(apiOf(yaml), {
    version,
    packageName: "pkg",
    packageVersion: "1.2.3",
    fixExamples: fixes,
    warn: () => undefined,
  });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** A document with one model, `Model`, with the property `p`, and other components behind it. */
export function modelWith(property: string, schemas = "", openapi = "3.0.3"): string {
  const model = `    Model: { type: object, properties: { p: ${property} } }`;
  return `openapi: ${openapi}\ncomponents:\n  schemas:\n${model}\n${schemas.trimEnd().replace(/^/gm, "    ")}\n`;
}

/** The row of a table that begins with `name`, without it. */
export function row(page: string | undefined, name: string): string | undefined {
  return page
    ?.split("\n")
    .find((line) => line.trimStart().startsWith(`**${name}**`))
    ?.replace(/^\s*\*\*.*?\*\*\s*\|\s*/, "");
}

/** A document with one operation, `op`, that has the parameter `p`. */
export function parameterWith(parameter: string, schemas = "", openapi = "3.0.3"): string {
  return [
    `openapi: ${openapi}`,
    "paths:",
    "  /x:",
    "    get:",
    "      operationId: op",
    `      parameters: [{ name: p, in: query, ${parameter} }]`,
    "      responses: { 200: { description: ok } }",
    ...(schemas === "" ? [] : ["components:", "  schemas:", schemas.trimEnd().replace(/^/gm, "    ")]),
  ].join("\n");
}

/** The line of an example that begins with `start`. */
export function line(page: string | undefined, start: string): string | undefined {
  return page
    ?.split("\n")
    .find((text) => text.trimStart().startsWith(start))
    ?.trim();
}

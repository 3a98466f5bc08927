/** Pages of documents as small as a test can have them. */
import { emitPython5 } from "../../../../../generator/emit/docs/dialects/python-5/index.js";
import { releaseOf } from "../../../../../generator/emit/docs/dialects/python-5/releases.js";
import type { Scope } from "../../../../../generator/emit/docs/dialects/python-5/schemas.js";
import { runPassesBefore6 } from "../../../../../generator/emit/docs/reference/before-6/index.js";
import { textOrNull } from "../../../../../generator/emit/docs/reference/members.js";
import type { SpecSchema } from "../../../../../generator/emit/docs/reference/openapi.js";
import { readOpenApi } from "../../../../../generator/emit/docs/reference/read.js";
import { apiOf } from "../../../../support/openapi.js";

/** What a property `p` of a schema `Model` is, and the models around it; `yaml` is the property and, behind it, other schemas. */
export function propertyIn(
  property: string,
  schemas = "",
  version = "5.4",
  fixes = false,
): { scope: Scope; schema: SpecSchema } {
  const scope = scopeOf(`Model: { type: object, properties: { p: ${property} } }\n${schemas}`, version, fixes);
  const schema = scope.schemas.get("Model")?.properties?.get("p");
  if (schema === undefined) throw new Error("There is no such property");
  return { scope, schema };
}

export function scopeOf(schemas: string, version = "5.4", fixes = false): Scope {
  const settings = releaseOf(version);
  const spec = readOpenApi(apiOf(componentsOf(schemas)), textOrNull);
  runPassesBefore6(spec, settings.passes);
  return { schemas: spec.schemas, release: settings, fixes };
}

export function componentsOf(schemas: string): string {
  return `components:\n  schemas:\n${schemas.trimEnd().replace(/^/gm, "    ")}\n`;
}

/** The files of a document by their names. */
export function pagesOf(yaml: string, version = "5.4", options: { fixes?: boolean; packageName?: string } = {}) {
  const { fixes = false, packageName = "pkg" } = options;
  const files = emitPython5(apiOf(yaml), {
    version,
    packageName,
    packageVersion: "1.2.3",
    fixExamples: fixes,
    warn: () => undefined,
  });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The text between two others, both of which must be there. */
export function between(text: string | undefined, start: string, end: string): string {
  const from = text?.indexOf(start) ?? -1;
  const to = text?.indexOf(end, from + start.length) ?? -1;
  if (text === undefined || from < 0 || to < 0) throw new Error(`${start} … ${end} is not in\n${text ?? "nothing"}`);
  return text.slice(from + start.length, to);
}

/** Packages as small as a test can have them: from a schema or an operation to the files of `src/`. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, filePlans } from "../../generator/emit/typescript/index.js";
import { printFiles } from "../../generator/emit/typescript/print.js";
import { wholeRuntime } from "../../generator/emit/typescript/runtime.js";
import { selectSchemes } from "../../generator/security/select.js";
import type { OutputFile } from "../../generator/write/index.js";
import { writeFiles } from "../support/client.js";
import { type JsonObject, operation, parseDocument } from "../parse/support.js";

/** A document: its named schemas, its operations by `METHOD /path`, and whatever else it has. */
export interface Fixture {
  readonly openapi?: string;
  readonly schemas?: JsonObject;
  readonly operations?: Readonly<Record<string, JsonObject>>;
  readonly parts?: JsonObject;
}

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
export const json = (schema: unknown): JsonObject => ({ "application/json": { schema } });
export const answers = (schema: unknown): JsonObject => ({ "200": { description: "d", content: json(schema) } });
export const takes = (schema: unknown): JsonObject => ({ requestBody: { required: true, content: json(schema) } });

/** What a package has of its own: everything but the runtime. */
export function emitFixture({
  openapi = "3.1.0",
  schemas = {},
  operations = {},
  parts = {},
}: Fixture): Promise<OutputFile[]> {
  // prettier-ignore
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [line, own] of Object.entries(operations)) {
    const [method = "get", path = "/a"] = line.toLowerCase().split(" ");
    paths[path] = { ...paths[path], [method]: operation({ operationId: `${method}_it`, ...own }) };
  }
  const { api } = parseDocument({ openapi, paths, components: { schemas }, ...parts });
  const pack = describe(selectSchemes(api, {}), { packageName: "test", packageVersion: "1.0.0" });
  return printFiles(filePlans(pack), "// header\n");
}

/** The statements of a file, without header, imports and comments: what a table can show. */
export function statementsOf(files: readonly OutputFile[], path: string): string {
  const text = files.find((file) => file.path === path)?.text;
  if (text === undefined) throw new Error(`no file ${path} among ${files.map((file) => file.path).join(", ")}`);
  return text
    .replace(/^ *\/\*\*[^]*?\*\/\n/gm, "")
    .replace(/^\/\/ header\n/, "")
    .replace(/^import [^]*?;\n/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** Writes packages into `folder`, which share one runtime, and a program that is all of them. */
export function writePackages(folder: string, packages: ReadonlyMap<string, readonly OutputFile[]>): void {
  writeFiles(
    folder,
    wholeRuntime().map(({ path, text }) => ({ path: path.replace("src/", ""), text })),
  );
  for (const [name, files] of packages) {
    // One that has a file of the runtime of its own shares none.
    const isOwn = files.some(({ path }) => path.startsWith("src/runtime/"));
    if (isOwn) writeFiles(join(folder, name), wholeRuntime());
    writeFiles(join(folder, name), files);
    if (isOwn) continue;
    const link = join(folder, name, "src/runtime");
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, "runtime"), link, "junction");
  }
  const include = [...packages.keys()].map((name) => `${name}/src/*.ts`);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { types: [] }, include }));
}

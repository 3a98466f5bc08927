/** What is mutated, area by area, and the tests that have to notice. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

export interface Area {
  /** Files, and folders with all that is in them. */
  readonly sources: readonly string[];
  /** In-process and fast: what runs `dist/`, a compiler or a second program cannot see a mutant. */
  readonly tests: readonly string[];
}

const markdownTests = ["markdown", "blocks", "descriptions", "escapes", "links", "pages"];
const runtimeTests = [
  "functions",
  "settings",
  "request",
  "forms",
  "redirects",
  "mask",
  "hostile",
  "answers",
  "bodies",
  "api-key",
  "below",
];
const diffTests = ["changes", "matching", "neighbours", "oasdiff", "sentences", "report", "likeness", "specs"];
const runtimeSources =
  "parameters,path,template,write,styles,path-styles,fields,forms,json-body,request,redirect,guard,mask,texts".split(
    ",",
  );

export const areas: Readonly<Record<string, Area>> = {
  parse: {
    sources: ["generator/parse"],
    tests: ["test/parse", ...["airflow", "json-schema", "select", "servers"].map((name) => `test/ir/${name}.test.ts`)],
  },
  encoders: {
    sources: ["generator/emit/typescript/code.ts"],
    tests: ["test/emit/typescript/code.test.ts", "test/emit/code.test.ts"],
  },
  escapes: {
    sources: [
      ...["markdown", "description", "links"].map((name) => `generator/emit/markdown/${name}.ts`),
      "generator/emit/docs/reference/text.ts",
    ],
    tests: [
      ...markdownTests.map((name) => `test/emit/markdown/${name}.test.ts`),
      ...["text", "words"].map((name) => `test/emit/docs/reference/${name}.test.ts`),
    ],
  },
  runtime: {
    sources: runtimeSources.map((name) => `generator/runtime/${name}.ts`),
    tests: [
      ...runtimeTests.map((name) => `test/runtime/${name}.test.ts`),
      "test/security/wire.test.ts",
      "test/emit/querystring.test.ts",
    ],
  },
  diff: { sources: ["generator/diff"], tests: diffTests.map((name) => `test/diff/${name}.test.ts`) },
};

/** The files among what is named, and in the folders that are. */
export function filesAt(path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

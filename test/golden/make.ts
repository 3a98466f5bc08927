/** Makes pages: of a spec in a dialect through the library, and of a release as a user does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Io } from "../../generator/cli/io.js";
import { run } from "../../generator/cli/run.js";
import { dialectTable, type DialectName } from "../../generator/emit/docs/dialects/list.js";
import { readSpec, resolveSpec, type YamlReading } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { inReading } from "../../generator/run/job/specs.js";
import { type SchemeChoice, selectSchemes } from "../../generator/security/select.js";
import { withFolder, writeFiles } from "../support/client.js";
import { docsOf } from "../support/dialects.js";
import type { Files } from "./compare.js";
import { readPages } from "./pages.js";

/** What to make. */
export interface Recipe {
  /** A file. */
  readonly spec: string;
  /** As on the command line: `python@7.13`; a third number says nothing. */
  readonly dialect: string;
  readonly packageName?: string;
  readonly packageVersion?: string;
  readonly schemes?: SchemeChoice;
  /** The path of a template in place of the README. */
  readonly readmeTemplate?: string;
}

/** The files by path: what `generate --target docs` makes, without the disk. */
export async function make({ spec, dialect, schemes = {}, readmeTemplate, ...names }: Recipe): Promise<Files> {
  const [name, version] = splitDialect(dialect);
  const read = await inReading(await readSpec({ kind: "file", path: spec }), readingOf(name, version), []);
  const loaded = await resolveSpec(read, { allowRefs: [] });
  const files = await docsOf(selectSchemes(parse(loaded).api, schemes), {
    ...names,
    dialect: name,
    fixExamples: false,
    ...(version !== undefined && { dialectVersion: version }),
    ...(readmeTemplate !== undefined && {
      readmeTemplate: { name: readmeTemplate, text: readFileSync(readmeTemplate, "utf8") },
    }),
  });
  return new Map(files.map(({ path, text }) => [path, text]));
}

function readingOf(name: DialectName, version: string | undefined): YamlReading {
  const { yaml, defaultVersion } = dialectTable[name];
  return typeof yaml === "string" ? yaml : (yaml[version ?? defaultVersion] ?? "1.2");
}

/** The documentation of a release of the Python client, with `header` at the top of its pages. */
export function makeOfficial(release: string, header?: string): Promise<Files> {
  return withFolder(async (folder) => {
    const out = join(folder, "out");
    const options = ["--airflow", release, "--target", "docs", "--dialect", "official", "--out", out];
    if (header !== undefined) {
      writeFiles(folder, [{ path: "header.txt", text: header }]);
      options.push("--docs-header", join(folder, "header.txt"));
    }
    const said: string[] = [];
    const exitCode = await run(["generate", ...options, "--quiet"], silentIo(said));
    if (exitCode !== 0) throw new Error(said.join("").trim());
    return readPages(out);
  });
}

function silentIo(said: string[]): Io {
  const plain = (_style: string, text: string) => text;
  return {
    stdout: () => undefined,
    stderr: (text) => void said.push(text),
    live: false,
    width: 100,
    paint: { stdout: plain, stderr: plain },
  };
}

/** Why a set could not be made, short enough for a list. */
export function reasonOf(error: unknown): string {
  return inspect(error).split("\n").slice(0, 6).join("\n  ");
}

/** `python@7.13.0` → `python` and `7.13`; `python-5@5.1.1` stays, since it is a version of its own. */
export function splitDialect(dialect: string): [name: DialectName, version: string | undefined] {
  const [, name = "", version] = /^([^@]*)(?:@(\d+\.\d+)(?:\.\d+)?)?$/.exec(dialect) ?? [];
  if (!Object.hasOwn(dialectTable, name)) throw new Error(`There is no dialect ${dialect}`);
  const whole = dialect.slice(name.length + 1);
  const known = dialectTable[name as DialectName];
  return [name as DialectName, known.versions.includes(whole) ? whole : version];
}

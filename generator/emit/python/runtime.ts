/** The runtime that goes into a client: real Python, copied as it is. */
import { readdirSync, readFileSync } from "node:fs";
import type { OutputFile } from "../../output-file.js";
import { packageRoot } from "../../package-root.js";
import { header } from "./file.js";

const folder = new URL("generator/runtime-python/client/", packageRoot);

/** What stands in the place of a client's own files while the runtime is tested. */
const standIns: ReadonlySet<string> = new Set(["__init__.py", "_build.py"]);

/** What every client needs, whatever its API: all else comes in by being imported. */
const always = [
  "api_client.py",
  "api_response.py",
  "configuration.py",
  "exceptions.py",
  "rest.py",
  "py.typed",
  "_runtime/lazy.py",
];

/** The modules of the runtime that these files import, and those that they import in turn, below the folder of the package. */
export function runtimeFiles(files: readonly OutputFile[], into: string): OutputFile[] {
  const used = files
    .filter(({ path }) => path.endsWith(".py"))
    .flatMap(({ path, text }) => importsOf(path.slice(into.length), text));
  const texts = new Map([...always, ...used].filter(isThere).map((path) => [path, textOf(path)]));
  // A map that grows while it is walked is walked to its end.
  for (const [path, text] of texts) {
    for (const needed of importsOf(path, text).filter(isThere))
      if (!texts.has(needed)) texts.set(needed, textOf(needed));
  }
  if ([...texts.keys()].some((path) => path.startsWith("_runtime/")))
    texts.set("_runtime/__init__.py", textOf("_runtime/__init__.py"));
  return [...texts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => ({ path: into + path, text: path.endsWith(".py") ? header + text : text }));
}

const known: ReadonlySet<string> = new Set(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !standIns.has(path) && /(?:\.py|py\.typed)$/.test(path)),
);

function isThere(path: string): boolean {
  return known.has(path);
}

/** The files that the relative imports of a module may mean: `from .a.b import c` is `a/b.py`, or `a/b/c.py`. */
function importsOf(path: string, text: string): string[] {
  const found: string[] = [];
  for (const [, dots = "", module = "", names = ""] of text.matchAll(/^ *from (\.+)([\w.]*) import \(?([^)\n]*)/gm)) {
    const base = path.split("/").slice(0, -dots.length);
    const parts = [...base, ...module.split(".").filter((part) => part !== "")];
    found.push(`${parts.join("/")}.py`);
    for (const [name = ""] of names.matchAll(/\w+/g)) found.push(`${[...parts, name].join("/")}.py`);
  }
  return found;
}

function textOf(path: string): string {
  return readFileSync(new URL(path, folder), "utf8").replaceAll("\r\n", "\n");
}

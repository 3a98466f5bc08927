/** Attack text in every position of a spec: it is refused with a code, or the output holds it as data and nothing of it runs. */
import { describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { catalogue } from "../../generator/diagnostics.js";
import { emitPackage } from "../../generator/emit/typescript/index.js";
import type { OutputFile } from "../../generator/write/index.js";
import { isSafePath } from "../../generator/write/paths.js";
import { withFolder, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { assertAsPlanned } from "../support/oracle.js";
import { attackWith } from "./attack.js";
import { families, type Family } from "./payloads.js";
import { options, plan } from "./pipeline.js";
import { specOfWords } from "./words.js";

const run = promisify(execFile);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Attacked {
  /** Position → the codes of its refusal. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** One package with the text in all other positions at once. */
  readonly files: readonly OutputFile[];
}

const names = [...families.map(({ name }) => name), "words"];
const attacked = new Map<string, Promise<Attacked>>();

/** The attack of a name, made once. */
function of(name: string): Promise<Attacked> {
  const family = families.find((candidate) => candidate.name === name);
  const made = attacked.get(name) ?? (family === undefined ? attackByWords() : attack(family));
  attacked.set(name, made);
  return made;
}

async function attack(family: Family): Promise<Attacked> {
  const { refused, document } = await attackWith(family);
  return { refused, files: await printed(document) };
}

async function attackByWords(): Promise<Attacked> {
  const { document, refused } = await specOfWords();
  return { refused: new Map(refused.map((word) => [word, ["NAME_COLLISION"]])), files: await printed(document) };
}

/** All files of a package, after the check that they hold what was planned. */
async function printed(document: unknown): Promise<OutputFile[]> {
  const { pack, plans } = await plan(document);
  const files = await emitPackage(pack.api, options);
  assertAsPlanned(plans, files);
  return files;
}

describe("refused with codes that a user can act on:", () => {
  test.each(families.map(({ name }) => name))("%s", async (name) => {
    const { refused } = await of(name);
    for (const code of [...refused.values()].flat()) expect(catalogue).toHaveProperty([code, "exit"], 2);
    expect([...refused.keys()]).toEqual(expect.arrayContaining(["$ref", "$ref to a schema"]));
    // Most positions are free text. A spec that is honest in them is not refused either.
    expect(refused.size).toBeLessThan(20);
  });

  test("words", async () => {
    expect((await of("words")).refused.size).toBeLessThan(40);
  });
});

// What hides or reorders text for its reader: bidirectional controls, zero-width characters, tags, line separators.
const deceptive = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}|\p{Cs}/u;

describe.each(names)("%s", (name) => {
  test("stays in its files", async () => {
    for (const { path } of (await of(name)).files) expect([path, isSafePath(path)]).toEqual([path, true]);
  });

  test("is not in what configures tools", async () => {
    const { files } = await of(name);
    // The contact of the spec is the author of the package: one text, as data.
    const withoutAuthor = (key: string, value: unknown): unknown => (key === "author" ? undefined : value);
    const configures = ({ path }: OutputFile): boolean => /\.json$|^\./.test(path);
    for (const { path, text } of files.filter(configures)) {
      const rest = path === "package.json" ? JSON.stringify(JSON.parse(text, withoutAuthor)) : text;
      expect([path, rest.includes("pwned")]).toEqual([path, false]);
    }
    const manifest = files.find(({ path }) => path === "package.json")?.text ?? "{}";
    const { scripts, ...rest } = JSON.parse(manifest) as { scripts: object; dependencies?: object };
    expect(Object.keys(scripts)).toEqual(["build", "prepare", "prepublishOnly"]);
    expect(rest).not.toHaveProperty("dependencies");
  });

  test("deceives no reader of the code", async () => {
    for (const { path, text } of (await of(name)).files.filter((file) => file.path.endsWith(".ts"))) {
      expect([path, deceptive.exec(text)?.[0]]).toEqual([path, undefined]);
    }
  });
});

describe("the packages", () => {
  test("type-check", async () => {
    await withFolder(async (folder) => {
      const folders = await writeAll(folder);
      writeFiles(folder, [
        { path: "tsconfig.json", text: JSON.stringify({ include: folders.map((name) => `${name}/src`) }) },
      ]);
      expect(await complaints("7.0", folder, [...strictFlags, ...resolutions.nodenext, "-p", "."])).toBe("");
    });
  });

  test("run nothing of it, and call no other server, when imported, constructed and called", async () => {
    await withFolder(async (folder) => {
      const folders = await writeAll(folder);
      const entries = folders.map((name) => `${name}/src/index.ts`);
      const esbuild = here("../../node_modules/.bin/esbuild");
      const flags = [
        "--bundle",
        "--format=esm",
        "--outdir=.",
        "--outbase=.",
        "--out-extension:.js=.mjs",
        "--log-level=error",
      ];
      // A program of its own: the one that its package installs is a script, or the binary itself.
      await run(esbuild, [...entries, ...flags], { cwd: folder });
      const bundles = entries.map((entry) => `${folder}/${entry.replace(/\.ts$/, ".mjs")}`);
      const { stdout } = await run(process.execPath, [here("call-all.mjs"), ...bundles], { maxBuffer: 2 ** 28 });
      const report = JSON.parse(stdout) as { pwned: unknown; called: number[]; origins: string[]; outside: string[] };
      expect(report).toMatchObject({ pwned: null, origins: ["http://127.0.0.1:9"], outside: [] });
      expect(report.called).toHaveLength(folders.length);
      expect(Math.min(...report.called)).toBeGreaterThanOrEqual(3);
    });
  });
});

/** Writes the sources of all packages; returns their folders. */
async function writeAll(folder: string): Promise<string[]> {
  writeFiles(folder, [{ path: "package.json", text: '{ "type": "module" }' }]);
  const packages = await Promise.all(names.map(of));
  return packages.map(({ files }, index) => {
    writeFiles(
      `${folder}/p${index}`,
      files.filter(({ path }) => path.startsWith("src/")),
    );
    return `p${index}`;
  });
}

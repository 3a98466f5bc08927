/** What the command line promises of the output folder, with real runs. */
import { describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { airflowSpec } from "../../generator/catalog/index.js";
import { airflowCodegen, binary, inTemporaryFolder, type Ran } from "../support/cli.js";
import { exampleSpec } from "../support/client.js";
import { snapshot } from "./support/states.js";

const example = readFileSync("file" in exampleSpec ? exampleSpec.file : "", "utf8");
const other = example.replaceAll("Dag", "Graph");

/** An empty folder with a spec `s.yaml`, and the command line in it. */
function inFolder<T>(work: (folder: string, run: (...args: string[]) => Promise<Ran>) => Promise<T>): Promise<T> {
  return inTemporaryFolder((folder) => {
    writeFileSync(join(folder, "s.yaml"), example);
    return work(folder, (...args) => airflowCodegen(args, { cwd: folder }));
  });
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => lstatSync(join(folder, path)).isFile())
    .toSorted();

describe("one description of Airflow 3.3.2 changes", () => {
  const past = new Date(2020, 1, 1);
  test.each([
    [
      "of an operation",
      "Bulk update or delete Dag Runs.",
      ["README.md", "docs/DagRunApi.md", "src/apis/DagRunApi.ts", "src/operations/DagRunApi.ts"],
    ],
    [
      "of a schema",
      "Asset alias serializer for responses.",
      ["README.md", "docs/AssetAliasResponse.md", "src/models/AssetAliasResponse.ts"],
    ],
    [
      "of a property",
      "Also clear task instances on the matched runs.",
      ["docs/ClearPartitionsBody.md", "src/models/ClearPartitionsBody.ts"],
    ],
  ])("%s: the files that show it are new, and the manifest; no other was touched", async (_, words, shown) => {
    // No release has this text: that of one is known by its hash, and has its version.
    const text = `${readFileSync((await airflowSpec("3.3.2", "server")).path, "utf8")}\n# Ours\n`;
    expect(text.split(words).length).toBe(2);
    await inFolder(async (folder, run) => {
      writeFileSync(join(folder, "s.yaml"), text);
      const args = ["--spec", "s.yaml", "--out", "out"];
      expect((await run("generate", ...args)).exitCode).toBe(0);
      const out = join(folder, "out");
      const all = filesIn(out);
      const touched = () => all.filter((path) => statSync(join(out, path)).mtimeMs !== past.getTime());
      for (const path of all) utimesSync(join(out, path), past, past);

      expect((await run("generate", ...args)).exitCode).toBe(0);
      expect(touched()).toEqual([]);
      writeFileSync(join(folder, "s.yaml"), text.replace(words, `${words} In other words.`));
      expect((await run("generate", ...args)).exitCode).toBe(0);
      expect(touched()).toEqual([".airflow-codegen/manifest.json", ...shown]);
      expect(filesIn(out)).toEqual(all);
    });
  });
});

describe("check", () => {
  /** Runs as somebody who may read, and write nothing: root may write whatever the mode says. */
  function asReader(folder: string, args: readonly string[]): Promise<Ran> {
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    return new Promise((resolve, reject) => {
      const env = { ...process.env, HOME: folder, NODE_COMPILE_CACHE: "" };
      const child = spawn(process.execPath, [binary, ...args], { cwd: folder, env, ...nobody });
      const output = { stdout: "", stderr: "" };
      for (const name of ["stdout", "stderr"] as const) {
        child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
      }
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode, ...output }));
    });
  }

  function setModes(folder: string, file: number, directory: number): void {
    chmodSync(folder, directory);
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      chmodSync(join(folder, path), lstatSync(join(folder, path)).isDirectory() ? directory : file);
    }
  }

  const state = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => {
      const { ino, size, mtimeMs, ctimeMs } = lstatSync(join(folder, path));
      return [path, ino, size, mtimeMs, ctimeMs];
    });

  test("works in a folder that cannot be written to, names what is changed, missing and stale, and writes nothing", async () => {
    await inFolder(async (folder, run) => {
      const args = ["--spec", "s.yaml", "--out", "out"];
      await run("generate", ...args);
      setModes(folder, 0o444, 0o555);
      try {
        let before = state(folder);
        expect(await asReader(folder, ["check", ...args])).toMatchObject({ exitCode: 0, stderr: "" });
        // Nothing to write: it needs no permission to.
        expect(await asReader(folder, ["generate", ...args])).toMatchObject({ exitCode: 0, stderr: "" });
        expect(state(folder)).toEqual(before);

        setModes(folder, 0o644, 0o755);
        writeFileSync(join(folder, "out/README.md"), "edited");
        rmSync(join(folder, "out/package.json"));
        writeFileSync(join(folder, "s.yaml"), example.replace("  /login:", "  /sign-in:"));
        writeFileSync(join(folder, "out/src/stale.ts"), "stale");
        remember(join(folder, "out"), "src/stale.ts");
        setModes(folder, 0o444, 0o555);
        before = state(folder);
        const checked = await asReader(folder, ["check", ...args]);
        expect(checked).toMatchObject({ exitCode: 1, stderr: "" });
        for (const line of ["missing out/package.json", "changed out/README.md", "stale out/src/stale.ts"]) {
          expect(checked.stdout.split("\n")).toContain(line);
        }
        const refused = await asReader(folder, ["generate", ...args]);
        expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
        expect(refused.stderr).toMatch(/^error OUTPUT_UNWRITABLE: .*\n.*permission denied/);
        expect(state(folder)).toEqual(before);
      } finally {
        setModes(folder, 0o644, 0o755);
      }
    });
  });

  /** Puts a file into the manifest, as if an earlier run had made it. */
  function remember(out: string, path: string): void {
    const file = join(out, ".airflow-codegen/manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as { files: Record<string, string> };
    const sha256 = "b4e0b0ae7a3cbf4eeba1f42b0ae3bd9ee1c7d5c0ea9ac2b1f5d5a0f8e2f5a1f0";
    writeFileSync(file, JSON.stringify({ ...manifest, files: { ...manifest.files, [path]: sha256 } }));
  }
});

test("two runs at once: both succeed, and the folder is as one of them made it", async () => {
  await inFolder(async (folder, run) => {
    writeFileSync(join(folder, "other.yaml"), other);
    for (let round = 0; round < 3; round++) {
      const runs = await Promise.all(
        ["s.yaml", "other.yaml"].map((spec) => run("generate", "--spec", spec, "--out", "out")),
      );
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      const checks = await Promise.all(
        ["s.yaml", "other.yaml"].map((spec) => run("check", "--spec", spec, "--out", "out")),
      );
      expect(checks.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 1]);
      expect(readdirSync(join(folder, "out/.airflow-codegen"))).toEqual(["manifest.json"]);
    }
  });
});

describe("several jobs", () => {
  const jobs = (...more: object[]) => JSON.stringify({ jobs: [{ spec: "s.yaml", out: "one" }, ...more] });

  test.each([
    ["a broken spec", { spec: "broken.yaml", out: "two" }, "REF_UNRESOLVED"],
    ["an output with somebody's file in the way", { spec: "s.yaml", out: "taken" }, "OUTPUT_FOREIGN"],
    ["an output that cannot be", { spec: "s.yaml", out: "s.yaml" }, "OUTPUT_UNWRITABLE"],
  ])("%s in the second: nothing is written for the first", async (_, second, code) => {
    await inFolder(async (folder, run) => {
      writeFileSync(join(folder, "broken.yaml"), example.replace("#/components/schemas/", "#/components/schemas/No"));
      mkdirSync(join(folder, "taken"));
      writeFileSync(join(folder, "taken/README.md"), "mine");
      writeFileSync(join(folder, "airflow-codegen.config.json"), jobs());
      await run("generate");
      writeFileSync(join(folder, "s.yaml"), other);
      writeFileSync(join(folder, "airflow-codegen.config.json"), jobs(second));
      const before = snapshot(folder);
      const ran = await run("generate");
      expect(ran).toMatchObject({ exitCode: expect.any(Number), stdout: "" });
      expect(ran.stderr).toContain(`error ${code}: `);
      expect(snapshot(folder)).toEqual(before);
    });
  });

  test("each has its report, and check knows them all", async () => {
    await inFolder(async (folder, run) => {
      writeFileSync(join(folder, "airflow-codegen.config.json"), jobs({ spec: "s.yaml", out: "two", target: "docs" }));
      const { stdout } = await run("generate", "--json");
      expect(JSON.parse(stdout)).toMatchObject({
        jobs: [{ outputs: [{ dir: "one" }] }, { outputs: [{ dir: "two" }] }],
        exitCode: 0,
      });
      expect((await run("check")).exitCode).toBe(0);
      rmSync(join(folder, "two/README.md"));
      expect(await run("check")).toMatchObject({
        exitCode: 1,
        stdout: expect.stringContaining("missing two/README.md"),
      });
    });
  });
});

describe("an edited file", () => {
  test("is reported before it is overwritten, and where it stays that is said", async () => {
    await inFolder(async (folder, run) => {
      await run("generate", "--spec", "s.yaml", "--out", "out");
      writeFileSync(join(folder, "out/README.md"), "edited");
      const dry = await run("generate", "--spec", "s.yaml", "--out", "out", "--dry-run");
      expect(dry.stdout).toContain("WARN_EDITED");
      expect(readFileSync(join(folder, "out/README.md"), "utf8")).toBe("edited");
      const { stderr, stdout } = await run("generate", "--spec", "s.yaml", "--out", "out");
      expect(stderr).toBe("warning WARN_EDITED: `README.md` was edited by hand and is overwritten.\n");
      expect(stdout).toContain("WARN_EDITED");
      expect((await run("check", "--spec", "s.yaml", "--out", "out")).exitCode).toBe(0);
    });
  });
});

test("from one dialect to several in one folder, and back: no page of the former layout stays", async () => {
  await inFolder(async (folder, run) => {
    const args = (dialects: string, ...out: string[]) => [
      "--spec",
      "s.yaml",
      "--target",
      "docs",
      "--dialect",
      dialects,
      ...out,
    ];
    for (const out of [[], ["--out", "pages"]]) {
      const top = out[1] ?? "output/docs";
      const below = out[1] === undefined ? "output/docs" : "pages/docs";
      await run("generate", ...args("python", ...out));
      writeFileSync(join(folder, top, "docs/mine.md"), "mine");
      const one = filesIn(join(folder, top));
      const stale = await run("check", ...args("python,bash", ...out));
      expect(stale.exitCode).toBe(1);
      expect(stale.stdout).toContain(`stale ${top}/README.md`);

      const several = await run("generate", ...args("python,bash", ...out));
      expect(several.stdout).toMatch(new RegExp(`former layout {2}${top} {2}\\d+ files pruned`));
      expect(filesIn(join(folder, top)).filter((path) => !/^(?:docs\/)?(?:python|bash)\//.test(path))).toEqual([
        "docs/mine.md",
      ]);
      expect((await run("check", ...args("python,bash", ...out))).exitCode).toBe(0);

      expect((await run("generate", ...args("bash,python-legacy", ...out))).exitCode).toBe(0);
      expect(existsSync(join(folder, below, "python"))).toBe(false);
      expect((await run("generate", ...args("python", ...out))).exitCode).toBe(0);
      expect(filesIn(join(folder, top))).toEqual(one);
    }
  });
});

/** The dialects through the binary: what is asked for lies where it should, in the form it was asked for. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

const example = fileURLToPath(new URL("../../specs/example.yaml", import.meta.url));
const header = "<!--\n a licence\n -->";

function pagesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md")).map((name) => readFileSync(join(folder, name), "utf8"));
}

test("several dialects in one run, with a header on every page", () =>
  inTemporaryFolder(async (cwd) => {
    writeFileSync(join(cwd, "header.md"), `${header}\n`);
    const layouts = ["typescript", "python", "python@7.13", "python-5", "python-legacy@5.3.0", "bash"];
    const args = ["--spec", example, "--target", "typescript,docs", "--out", "out", "--docs-header", "header.md"];
    const dialects = layouts.flatMap((layout) => ["--dialect", layout]);
    const ran = await airflowCodegen(["generate", ...args, ...dialects, "--json"], { cwd });
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });

    const folders = ["typescript", "python@7.24", "python@7.13", "python-5", "python-legacy", "bash"];
    const want = [
      { target: "typescript", dir: "out/typescript" },
      { target: "docs", dialect: "typescript", dir: "out/docs/typescript" },
      { target: "docs", dialect: "python", dialectVersion: "7.24", dir: "out/docs/python@7.24" },
      { target: "docs", dialect: "python", dialectVersion: "7.13", dir: "out/docs/python@7.13" },
      { target: "docs", dialect: "python-5", dialectVersion: "5.4", dir: "out/docs/python-5" },
      { target: "docs", dialect: "python-legacy", dialectVersion: "5.3", dir: "out/docs/python-legacy" },
      { target: "docs", dialect: "bash", dialectVersion: "4.3", dir: "out/docs/bash" },
    ];
    expect(JSON.parse(ran.stdout)).toMatchObject({ jobs: [{ spec: { name: example }, outputs: want }] });
    for (const folder of ["out/typescript", ...folders.map((name) => `out/docs/${name}`)]) {
      const pages = pagesBelow(join(cwd, folder));
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages) expect(page.startsWith(`${header}\n\n#`)).toBe(true);
      expect(existsSync(join(cwd, folder, "README.md"))).toBe(true);
    }
    const manifest = readFileSync(join(cwd, "out/docs/python@7.13/.airflow-codegen/manifest.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ options: { dialect: "python@7.13", docsHeader: "header.md" } });

    expect(await airflowCodegen(["check", ...args, ...dialects], { cwd })).toMatchObject({ exitCode: 0 });
    writeFileSync(join(cwd, "header.md"), "another");
    expect(await airflowCodegen(["check", ...args, ...dialects], { cwd })).toMatchObject({ exitCode: 1 });
  }));

test.each([
  ["python", [], "example_scheduler_client"],
  ["python", ["--package-name", "my.client"], "my.client"],
  ["python-legacy", [], "example_scheduler_client"],
])("the package of the dialect %s %j is called %s", (dialect, args, want) =>
  inTemporaryFolder(async (cwd) => {
    const options = ["--spec", example, "--target", "docs", "--dialect", dialect, "--out", "out", ...args];
    expect(await airflowCodegen(["generate", ...options], { cwd })).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(cwd, "out/README.md"), "utf8")).toContain(`import ${want}\n`);
  }),
);

test("the published docs are of the client's release, pages only, and say which spec they are of", () =>
  inTemporaryFolder(async (cwd) => {
    const args = ["generate", "--airflow", "3.1.8", "--target", "docs", "--dialect", "official", "--out", "out"];
    const ran = await airflowCodegen(args, { cwd });
    expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Airflow 3.1.8 (Python client)") });
    const names = readdirSync(join(cwd, "out"), { recursive: true, encoding: "utf8" }).map((name) =>
      name.replaceAll("\\", "/"),
    );
    expect(names).toContain("docs/DAGRunApi.md");
    expect(names).not.toContain("docs/DagRunApi.md");
    expect(names).not.toContain("README.md");
  }));

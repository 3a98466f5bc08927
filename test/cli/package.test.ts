/** What is published runs by itself: its files, and the packages that it says it depends on. */
import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inTemporaryFolder } from "../support/cli.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The package as `npm install` lays it down, with nothing beside it but its dependencies. Returns the binary. */
function install(folder: string): string {
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  execFileSync("npm", pack, { cwd: root, shell: process.platform === "win32", stdio: "ignore" });
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", archive], { cwd: folder });
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, "package/node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "junction");
  }
  return join(folder, "package/dist/cli/main.js");
}

test("makes every kind of output", async () => {
  await inTemporaryFolder(async (folder) => {
    const binary = install(folder);
    accessSync(binary, constants.X_OK);
    writeFileSync(join(folder, "README.hbs"), "{{apiVersion}}\n{{{models}}}\n");
    const generate = (...args: readonly string[]) =>
      execFileSync(process.execPath, [binary, "generate", "--spec", "package/specs/example.yaml", ...args], {
        cwd: folder,
      });
    generate("--out", "client");
    generate("--target", "docs", "--dialect", "python,python-5,python-legacy,bash", "--out", "docs");
    generate("--target", "docs", "--dialect", "bash", "--readme-template", "README.hbs", "--out", "own");
    expect(readdirSync(join(folder, "client/src"))).toContain("index.ts");
    expect(readdirSync(join(folder, "docs/docs"))).toEqual(["bash", "python", "python-5", "python-legacy"]);
    expect(readFileSync(join(folder, "own/README.md"), "utf8")).toMatch(/^[\d.]+\n.*\]\(docs\//);
    return Promise.resolve();
  });
});

test("the licences of what is bundled are in it", () => {
  const text = readFileSync(join(root, "dist/LICENSES.txt"), "utf8");
  for (const name of ["yargs", "js-yaml", "handlebars"]) expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, "m"));
});

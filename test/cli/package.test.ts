/** What is published runs by itself: its files, and the packages that it says it depends on. */
import { expect, test } from "@jest/globals";
import { execFileSync, spawnSync } from "node:child_process";
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

test("its types need nothing beside it, and know the options of all targets", async () => {
  await inTemporaryFolder(async (folder) => {
    install(folder);
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(join(folder, "package"), join(folder, "node_modules/airflow-codegen"), "junction");
    for (const name of ["@types", "undici-types"]) {
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name), "junction");
    }
    const program = `import { defineConfig, generate, loadSpec } from "airflow-codegen";
import { jsonSchemaOf, schemaContextOf } from "airflow-codegen/helpers";
import postman from "./package/specs/postman.target.js";

const config = defineConfig({ airflow: "3.3.2", targets: [postman], target: "postman", collectionName: "Mine" });
// @ts-expect-error no target has this option
export const wrong = defineConfig({ airflow: "3.3.2", targets: [postman], collectionNames: "Mine" });
export const reports = await generate(config);
const { api } = await loadSpec({ airflow: "3.3.2" });
export const schemas = api.schemas.map(({ schema }) => jsonSchemaOf(schema, schemaContextOf(api), "read"));
`;
    writeFileSync(join(folder, "use.ts"), program);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const options = ["--strict", "--target", "es2023", "--module", "nodenext", "--types", "node", "--noEmit"];
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const args = [compiler, ...options, "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "use.ts"];
    const said = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect([said.status, said.stdout]).toEqual([0, ""]);
    return Promise.resolve();
  });
});

test("the licences of what is bundled are in it", () => {
  const text = readFileSync(join(root, "dist/LICENSES.txt"), "utf8");
  for (const name of ["yargs", "js-yaml", "handlebars"]) expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, "m"));
});

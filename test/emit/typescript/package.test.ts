/** package.json, and what of the package depends on its options. */
import { expect, test } from "@jest/globals";
import type { Info } from "../../../generator/ir/model.js";
import { authorOf, licenceOf } from "../../../generator/emit/typescript/licence.js";
import type { PackageOptions } from "../../../generator/emit/typescript/package.js";
import { packageOptions } from "../../../generator/emit/typescript/package.js";
import { readFields, withFields } from "../../../generator/emit/typescript/package-fields.js";
import { Failure } from "../../../generator/diagnostics.js";
import type { OutputFile } from "../../../generator/write/index.js";
import { emitClient, exampleSpec, planClient } from "../../support/client.js";

const info = (more: Partial<Info>): Info => ({ title: "Acme", version: "1", ...more });
const textOf = (files: readonly OutputFile[], name: string): string =>
  files.find(({ path }) => path === name)?.text ?? "";

async function manifest(more: Partial<PackageOptions>): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(textOf(await emitClient(exampleSpec, more), "package.json")) as Readonly<Record<string, unknown>>;
}

test.each([
  ["2", "2.0.0"],
  ["3.4.0b1", "3.4.0-beta.1"],
  ["3.3.0rc2", "3.3.0-rc.2"],
  ["3.4.0a1.dev0", "3.4.0-alpha.1.dev.0"],
  ["3.4.0.dev20", "3.4.0-dev.20"],
  ["v2.0.0-rc.01+build.5", "2.0.0-rc.1"],
  ["1.2-preview", "1.2.0-rc.0"],
  ["2.10.5.post1", "2.10.5"],
  ["1.0 (of last summer)", "1.0.0"],
  ["latest", "0.0.0"],
  [`1.0.0-${"a".repeat(100)}`, `1.0.0-${"a".repeat(63)}`],
])("version %s is %s for npm", async (version, want) => {
  const { pack } = await planClient(exampleSpec);
  const api = { ...pack.api, info: info({ version }) };
  expect(packageOptions(api, {}).packageVersion).toBe(want);
  expect(packageOptions(pack.api, { airflow: version }).packageVersion).toBe(want);
});

test.each([
  [{ name: "x", identifier: "MIT OR Apache-2.0" }, "MIT OR Apache-2.0"],
  [{ name: "Apache-2.0" }, "Apache-2.0"],
  [{ name: "Apache 2.0" }, undefined],
  [{ name: "(".repeat(199) }, undefined],
  [{ name: `${"(".repeat(5_000)}MIT` }, undefined],
  [undefined, undefined],
])("licence %j is %s", async (license, want) => {
  expect(await licenceOf(info(license === undefined ? {} : { license }))).toBe(want);
});

test.each([
  [
    { name: "Ann", email: "ann@example.com", url: "https://example.com/a b" },
    { name: "Ann", email: "ann@example.com", url: "https://example.com/a%20b" },
  ],
  [{ email: "ann@example.com" }, { name: "ann@example.com", email: "ann@example.com" }],
  [{ url: "https://example.com" }, { name: "https://example.com/", url: "https://example.com/" }],
  [{ name: "Ann\u202e", email: "no address", url: "javascript:1" }, undefined],
  [{ name: "A <b@c.de> (x)" }, { name: "A  b@c.de   x" }],
])("contact %j is %j", (contact, want) => {
  expect(authorOf(info({ contact }))).toEqual(want);
});

test("fields of the user's own are joined with those of the generator", async () => {
  const fields = {
    license: "MIT",
    files: ["CHANGELOG.md", "src"],
    scripts: { lint: "eslint ." },
    publishConfig: { access: "public" },
    repository: { type: "git", url: "git+https://example.com/a.git" },
  };
  const made = await manifest({ packageJson: { name: "own.json", text: JSON.stringify(fields) } });
  expect(made).toMatchObject({ license: "MIT", publishConfig: fields.publishConfig, repository: fields.repository });
  expect(made["files"]).toEqual(["dist", "docs", "src", "CHANGELOG.md"]);
  expect(Object.keys(made["scripts"] ?? {}).sort()).toEqual(["build", "lint", "prepare", "prepublishOnly"]);
  expect(withFields({ a: { b: 1 } }, JSON.parse('{"__proto__": {"x": 1}}') as Record<string, unknown>)).toEqual({
    a: { b: 1 },
    ["__proto__"]: { x: 1 },
  });
});

test.each([
  ["{", "own.json:1", ""],
  ["[]", "own.json:1:1", "is a list"],
  ['{\n  "exports": {}\n}', "own.json:2:3", "`exports` cannot be set"],
  ['{ "name": "x" }', "own.json:1:3", "`name` cannot be set"],
  ['{ "publishConfig": { "main": "x" } }', "own.json:1:22", "`publishConfig.main` cannot be set"],
  ['{ "scripts": { "build": "x" } }', "own.json:1:16", "The script `build`"],
  ['{ "scripts": { "postinstall": "x" } }', "own.json:1:16", "on every machine"],
  ['{ "license": 1 }', "own.json:1:3", "`license` must be a string"],
  ['{ "private": "yes" }', "own.json:1:3", "`private` must be true or false"],
])("%s is refused, with its place", (text, place, message) => {
  const refused = (() => {
    try {
      readFields({ name: "own.json", text });
    } catch (error) {
      return error instanceof Failure ? error : undefined;
    }
    return undefined;
  })();
  const [finding] = refused?.findings ?? [];
  expect(finding?.code).toBe("PACKAGE_JSON_INVALID");
  expect(finding?.message).toContain(message);
  expect([finding?.place?.file, finding?.place?.line, finding?.place?.column].join(":")).toContain(place);
});

test("without docs there are no pages, and nothing leads to them", async () => {
  const files = await emitClient(exampleSpec, { noDocs: true });
  expect(files.filter(({ path }) => path.startsWith("docs/"))).toEqual([]);
  const linking = files.filter(({ path, text }) => path !== "build.mjs" && text.includes("docs/"));
  expect(linking.map(({ path }) => path)).toEqual([]);
  expect((await manifest({ noDocs: true }))["files"]).toEqual(["dist", "src"]);
});

test("links lead to where the docs are published", async () => {
  const files = await emitClient(exampleSpec, { docsUrl: "https://example.com/client/docs", noDocs: true });
  expect(textOf(files, "src/apis/DagApi.ts")).toContain(
    "@see [DagApi](https://example.com/client/docs/DagApi.md#getdag)",
  );
  expect(textOf(files, "src/models/Dag.ts")).toContain("(https://example.com/client/docs/Dag.md)");
  expect(textOf(files, "README.md")).toContain("(https://example.com/client/docs/DagApi.md#getdag)");
});

test("every file of code says that it is generated, and no review shows it", async () => {
  const files = await emitClient(exampleSpec, { build: true });
  const code = files.filter(({ path }) => /\.m?[jt]s$/.test(path));
  const silent = code.filter(
    ({ text }) =>
      !text
        .split("\n")
        .slice(0, 5)
        .some((line) => line.startsWith("// @generated ")),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
  expect(textOf(files, ".gitattributes")).toContain("linguist-generated");
});

test("dist/ is made where it is asked for, and only then kept out of no repository", async () => {
  const [plain, built] = [await emitClient(exampleSpec), await emitClient(exampleSpec, { build: true })];
  expect(plain.filter(({ path }) => path.startsWith("dist/"))).toEqual([]);
  expect(textOf(plain, ".gitignore")).toContain("dist/");
  expect(textOf(built, ".gitignore")).not.toContain("dist/");
  expect(textOf(built, "README.md")).toContain("ready to use");
  const scripts = JSON.parse(textOf(built, "package.json")) as { readonly scripts: object };
  expect(Object.keys(scripts.scripts)).toEqual(["build"]);
});

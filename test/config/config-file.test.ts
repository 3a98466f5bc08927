/** Config files as users have them: found by name or refused, and programs among them with what they import. */
import { describe, expect, test } from "@jest/globals";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

const module = 'export default { spec: "wanted.yaml" };';
const commonJs = 'module.exports = { spec: "wanted.yaml" };';

/** Standard error of `generate` in a folder with these files. */
function errorOf(files: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  return inTemporaryFolder(async (cwd) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(cwd, name, ".."), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    return (await airflowCodegen(["generate", ...args], { cwd })).stderr;
  });
}

test.each([
  ["ts", module],
  ["mts", module],
  ["cts", 'const spec: string = "wanted.yaml"; export = { spec };'],
  ["js", module],
  ["js", commonJs],
  ["mjs", module],
  ["cjs", commonJs],
  ["json", '{ "spec": "wanted.yaml" }'],
  ["yaml", "spec: wanted.yaml"],
  ["yml", "spec: wanted.yaml"],
])("airflow-codegen.config.%s that holds %s is found and read", async (ending, text) => {
  expect(await errorOf({ [`airflow-codegen.config.${ending}`]: text })).toMatch(
    /^error SPEC_NOT_FOUND[^]*wanted\.yaml/,
  );
});

test("two at once are refused, and both are named", async () => {
  const files = { "airflow-codegen.config.yml": "{}", "airflow-codegen.config.mts": module };
  expect(await errorOf(files)).toMatch(
    /^error CONFIG_INVALID[^]*`airflow-codegen\.config\.mts` and `airflow-codegen\.config\.yml`/,
  );
});

test("one of a format that is not read is refused, not passed over", async () => {
  expect(await errorOf({ "airflow-codegen.config.toml": "" })).toMatch(/^error CONFIG_INVALID[^]*must end in \.ts, /);
});

test("init writes none beside another, also with --force", () =>
  inTemporaryFolder(async (cwd) => {
    writeFileSync(join(cwd, "airflow-codegen.config.cjs"), commonJs);
    const { stderr, exitCode } = await airflowCodegen(["init", "--force"], { cwd });
    expect({ stderr, exitCode }).toEqual({
      stderr: expect.stringMatching(/^error CONFIG_EXISTS[^]*`airflow-codegen\.config\.cjs` exists/),
      exitCode: 3,
    });
  }));

describe("a program", () => {
  const name = (ending: string) => `airflow-codegen.config.${ending}`;
  const neighbours = {
    "one.ts": 'import { two } from "./sub/two.js";\nexport const one: string = `one-${two}`;',
    "sub/two.ts": 'export enum Two { two = "two" }\nexport const two = Two.two;',
    "three.cjs": 'module.exports = { three: "three" };',
    "four.mjs": 'export default "four";',
  };

  test.each([
    ["ts", "import.meta.url", 'new URL("there/x.yaml", import.meta.url).pathname.split("/").slice(-2).join("/")'],
    ["ts", "import.meta.dirname", 'import.meta.dirname.replace(/.*/, "there") + "/x.yaml"'],
    ["mjs", "import.meta.filename", 'import.meta.filename.replace(/.*/, "there") + "/x.yaml"'],
  ])("in .%s has %s", async (ending, _, spec) => {
    expect(await errorOf({ [name(ending)]: `export default { spec: ${spec} };` })).toMatch(/there.x\.yaml/);
  });

  test.each(["ts", "mjs"])("in .%s has import.meta as an object", async (ending) => {
    const text = `const { dirname, url } = import.meta; export default { spec: [dirname, url].map(String).every((one) => one.includes("cli-")) ? "both" : "no" };`;
    expect(await errorOf({ [name(ending)]: text })).toMatch(/There is no file both/);
  });

  test.each([
    ["ts", 'import { one } from "./one.js";', "one", "one-two"],
    ["mts", 'import { one } from "./one.ts";', "one", "one-two"],
    ["js", 'import { one } from "./one.ts";', "one", "one-two"],
    ["ts", 'import old, { three } from "./three.cjs";', "old.three + three", "threethree"],
    ["cjs", 'const { three } = require("./three.cjs");', "three", "three"],
    ["mjs", 'import four from "./four.mjs";', "four", "four"],
    ["ts", 'const { one } = await import("./one.js");', "one", "one-two"],
    ["mjs", 'const four = await import("./four.mjs");', "four.default", "four"],
  ])("in .%s imports its neighbours: %s", async (ending, head, spec, want) => {
    const last = ending === "cjs" ? "module.exports =" : "export default";
    const text = `${head}\n${last} { spec: ${spec} };`;
    expect(await errorOf({ ...neighbours, [name(ending)]: text })).toContain(`There is no file ${want}.`);
  });

  test.each(["export const spec = 1;", "globalThis.done = true;"])(
    "that exports no default is refused: %s",
    async (text) => {
      expect(await errorOf({ [name("mjs")]: text })).toMatch(/^error CONFIG_INVALID[^]*no default export/);
    },
  );
});

import { describe, expect, test } from "@jest/globals";
import { targetList } from "../../generator/config/targets.js";
import { Failure } from "../../generator/diagnostics.js";
import { registry } from "../../generator/emit/registry.js";
import { type DefinedTarget, defineTarget, type TargetOption } from "../../generator/emit/target.js";

const sound = defineTarget({ name: "csv", describe: "a table", load: () => () => [] });
const text = { type: "string", describe: "a text" } as const;
const withOptions = (options: unknown) => ({ ...sound, options });

const thrower = () => {
  throw new Error("no name");
};

/** What is wrong with a target, without the words that every message begins with. */
function problemOf(...targets: unknown[]): string | undefined {
  try {
    targetList(
      registry,
      targets.map((target) => ({ target, file: "mine.ts" })),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.findings).toMatchObject([{ code: "TARGET_INVALID", place: { file: "mine.ts" } }]);
    return error.findings[0]?.message.replace("The target of `mine.ts` ", "");
  }
}

describe("a target of the user's is refused", () => {
  test.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /^is not made with `defineTarget`$/],
    ["a function", () => [], /^is not made with/],
    ["an object of another kind", { name: "csv" }, /^is not made with/],
    ["another version", { ...sound, targetApi: 2 }, /^is made for version 2 .*; airflow-codegen supports version 1$/],
    ["no name", { ...sound, name: undefined }, /^must have a `name`/],
    ["a name with a path", { ...sound, name: "../x" }, /^must have a `name`/],
    ["a name in upper case", { ...sound, name: "Csv" }, /^must have a `name`/],
    ["the name of a device", { ...sound, name: "con" }, /^must have a `name`/],
    ["a name that is taken", { ...sound, name: "docs" }, /^has the name `docs`, which a target of this project has$/],
    ["no description", { ...sound, describe: " " }, /^must have `describe`: one line of text$/],
    ["a description of two lines", { ...sound, describe: "a\nb" }, /^must have `describe`/],
    ["no way to emit", { ...sound, load: 3 }, /^must have a function `load`$/],
    ["something else to prepare", { ...sound, prepare: true }, /`prepare`/],
    [
      "an unknown spec",
      { ...sound, spec: "mine" },
      /^has `spec`: "mine"; it must be one of server, client, published$/,
    ],
    ["an unknown rule", { ...sound, packageRule: "cargo" }, /^has `packageRule`: "cargo"/],
    ["no dialects in a list", { ...sound, dialects: [] }, /^must have at least one dialect/],
    [
      "two dialects of one name",
      { ...sound, dialects: [{ name: "a" }, { name: "a" }] },
      /^has two dialects with the same name$/,
    ],
    ["a dialect without a name", { ...sound, dialects: [{}] }, /^has a dialect without a `name`/],
    [
      "versions that are numbers",
      { ...sound, dialects: [{ name: "a", versions: [1] }] },
      /`versions` in the dialect `a`$/,
    ],
    [
      "a default that is no version",
      { ...sound, dialects: [{ name: "a", versions: ["1"], defaultVersion: "2" }] },
      /^must have one of the versions as `defaultVersion`/,
    ],
    [
      "a newest version that is none",
      { ...sound, dialects: [{ name: "a", versions: ["1.0"], newest: "new", defaultVersion: "1.0" }] },
      /^must have a version such as "1.2" as `newest` in the dialect `a`$/,
    ],
    [
      "a dialect with an unknown reading of YAML",
      { ...sound, dialects: [{ name: "a", versions: ["1"], defaultVersion: "1", yaml: { "1": "2.0" } }] },
      /`yaml` in the dialect `a`: "2.0"/,
    ],
    [
      "a dialect of an unknown spec",
      { ...sound, dialects: [{ name: "a", spec: "x" }] },
      /`spec` in the dialect `a`: "x"/,
    ],
    ["options in a list", withOptions([]), /^must have an object as `options`$/],
    ["an option in kebab case", withOptions({ "a-b": text }), /^has the option `a-b`, which must be in camel case/],
    ["an option of every run", withOptions({ dryRun: text }), /^has the option `dryRun`, which every run has$/],
    ["an option of config files", withOptions({ jobs: text }), /`jobs`, which every run has$/],
    ["the short form of an option of every run", withOptions({ h: text }), /`h`, which every run has$/],
    [
      "an option of every object",
      withOptions({ constructor: text }),
      /`constructor`, which every object of JavaScript/,
    ],
    [
      "a default that is no text",
      withOptions({ a: { ...text, default: 3 } }),
      /^must have a string as `default` of the option `a`$/,
    ],
    ["a value that is no text", withOptions({ a: { ...text, value: Symbol("x") } }), /^must have `value` in the opt/],
    [
      "an example that is no text",
      withOptions({ a: { ...text, example: ["x", 3] } }),
      /as `example` of the option `a`/,
    ],
    ["an unknown `shapes`", withOptions({ a: { ...text, shapes: true } }), /`shapes` that is not `false`$/],
    [
      "a note that is no text",
      { ...sound, dialects: [{ name: "a", note: {} }] },
      /^must have `note` in the dialect `a`/,
    ],
    [
      "a name that throws",
      Object.defineProperty({ ...sound }, "name", { get: thrower }),
      /^cannot be read: Error: no name$/,
    ],
    ["an option that is no object", withOptions({ a: "string" }), /^must have an object as the option `a`$/],
    [
      "an option of an unknown type",
      withOptions({ a: { ...text, type: "number" } }),
      /string, boolean, list, names as `type`/,
    ],
    ["an option without a description", withOptions({ a: { type: "string" } }), /`describe` in the option `a`/],
    ["an option with an unknown path", withOptions({ a: { ...text, path: "dir" } }), /`path` in the option `a`: "dir"/],
    [
      "a path that is no text",
      withOptions({ a: { ...text, type: "list", path: "file" } }),
      /a path must be of the type string/,
    ],
    [
      "a problem that is no function",
      withOptions({ a: { ...text, problem: "x" } }),
      /`problem` that is not a function/,
    ],
    [
      "an option of a dialect it lacks",
      withOptions({ a: { ...text, dialects: ["x"] } }),
      /for a dialect that the target does not have/,
    ],
    ["another type for an option of ours", withOptions({ packageName: { ...text, type: "list" } }), /of another type/],
    ["a file where ours is a text", withOptions({ packageName: { ...text, path: "file" } }), /of another type/],
  ])("for %s", (_, target, want) => expect(problemOf(target)).toMatch(want));

  test("for the name of another one of theirs", () => {
    expect(problemOf(sound, { ...sound })).toBe("has the name `csv`, which the target of `mine.ts` has");
  });
});

describe("a target of the user's is taken", () => {
  test.each<[string, DefinedTarget]>([
    ["the least", sound],
    ["with an option of ours, of the same type", withOptions({ packageName: text }) as DefinedTarget],
    [
      "with dialects",
      defineTarget({
        ...{ name: "pages", describe: "pages", load: () => () => [] },
        dialects: [{ name: "plain" }, { name: "fancy", versions: ["1", "2"], defaultVersion: "2", spec: "client" }],
        options: { theme: { ...text, dialects: ["fancy"] } },
      }),
    ],
  ])("%s", (_, target) => expect(problemOf(target)).toBeUndefined());

  test("and stands behind ours, with its file and its options", () => {
    const target = withOptions({ head: { ...text, path: "file" } satisfies TargetOption, packageName: text });
    const list = targetList(registry, [{ target, file: "mine.ts" }]);
    expect(list.all.map(({ name }) => name)).toEqual(["typescript", "python", "docs", "csv"]);
    expect([list.definedIn("csv"), list.definedIn("docs")]).toEqual(["mine.ts", undefined]);
    expect(list.options.get("head")?.targets.map(({ name }) => name)).toEqual(["csv"]);
    expect(list.options.get("packageName")?.targets.map(({ name }) => name)).toEqual([
      "typescript",
      "python",
      "docs",
      "csv",
    ]);
  });
});

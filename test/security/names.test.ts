import { describe, expect, test } from "@jest/globals";
import { camelCase, pascalCase, words } from "../../generator/ir/names.js";
import { isSafePath } from "../../generator/write/paths.js";
import { planOrRefuse, type Planned } from "./pipeline.js";

const answers = { "204": { description: "" } };

/** A spec with these schemas, and these operations by id, with the tag `Tag` unless another is given. */
function spec(schemas: readonly string[], operations: readonly (string | readonly [string, string])[] = ["ping"]) {
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(
      operations.map((item, index) => {
        const [operationId, tag] = typeof item === "string" ? [item, "Tag"] : item;
        return [`/${index}`, { get: { operationId, tags: [tag], responses: answers } }];
      }),
    ),
    components: {
      schemas: Object.fromEntries(schemas.map((name) => [name, { type: "object", properties: { a: {} } }])),
    },
  };
}

/** The names that a spec gives to models, classes and methods; or the codes of the refusal. */
async function namesOf(document: unknown): Promise<readonly string[]> {
  const planned = await planOrRefuse(document);
  if (!("plans" in planned)) return planned;
  return namesIn(planned);
}

function namesIn({ plans }: Planned): string[] {
  return plans
    .filter(({ path }) => !/src\/(index|client)\.ts$/.test(path))
    .flatMap(({ statements }) =>
      statements.flatMap((item) =>
        item.kind === "class"
          ? [item.name, ...item.methods.map(({ name }) => name)]
          : item.kind === "interface"
            ? [item.name]
            : [],
      ),
    );
}

describe("the name of a schema", () => {
  test.each([
    ...[
      ["dag_run", "DagRun"],
      ["BulkBody[Dag]", "BulkBodyDag"],
      ["../../x", "X"],
      ["a/b", "AB"],
      ["1abc", "Model1abc"],
    ],
    ...[
      ["Object", "ObjectModel"],
      ["Promise", "PromiseModel"],
      ["Array", "ArrayModel"],
      ["Record", "RecordModel"],
    ],
    ...[
      ["Date", "DateModel"],
      ["string", "StringModel"],
      ["NonNullable", "NonNullableModel"],
      ["T", "TModel"],
    ],
    ...[
      ["Api", "ApiModel"],
      ["open", "OpenModel"],
      ["CON", "CONModel"],
      ["con.txt", "ConTxt"],
      ["lpt1", "Lpt1Model"],
    ],
    ...[
      ["__proto__", "Proto"],
      ["constructor", "Constructor"],
      ["then", "Then"],
      ["index", "IndexModel"],
    ],
    ...[
      ["Élève", "Élève"],
      ["E\u0301le\u0300ve", "Élève"],
      ["\u0414\u0430\u0433", "\u0414\u0430\u0433"],
      ["😀", "Model1"],
      ["", "Model1"],
      ["..", "Model1"],
    ],
    ...[
      ["D\u0430g", "DG"],
      ["Dag\u202e", "Dag"],
      ["x".repeat(300), `X${"x".repeat(119)}`],
    ],
  ])("%s → %s", async (given, want) => {
    expect(await namesOf(spec([given]))).toContain(want);
  });

  test.each<[string, string[], string[]]>([
    ["of another case", ["foo", "Foo"], ["Foo2", "Foo"]],
    ["of other punctuation", ["foo_bar", "foo.bar", "FooBar"], ["FooBar2", "FooBar3", "FooBar"]],
    ["of which nothing is left", ["", "😀"], ["Model1", "Model2"]],
    ["equal in what is kept of them", ["x".repeat(300), `${"x".repeat(300)}y`], [`X${"x".repeat(119)}`, `X${"x".repeat(119)}2`]], // prettier-ignore
    ["with the name that another one is given", ["Date", "DateModel"], ["DateModel2", "DateModel"]],
    ["with names of devices", ["Com", "com"], ["Com", "Com10"]],
    ["that look the same", ["Cop", "\u0421\u043e\u0440"], ["Cop", "\u0421\u043e\u04402"]],
  ])("beside one %s", async (_, names, want) => {
    expect((await namesOf(spec(names))).filter((name) => !/^ping|^Tag/.test(name)).sort()).toEqual(want.sort());
  });

  test.each([
    ["the root object", "TClient", "class TClient2"],
    ["a class", "TagApi", "class TagApi2"],
  ])("wins over %s", async (_, name, other) => {
    const planned = (await planOrRefuse(spec([name]))) as Planned;
    const all = planned.plans.flatMap(({ statements }) =>
      statements.map((item) => ("name" in item ? `${item.kind} ${item.name}` : "")),
    );
    expect(all).toEqual(expect.arrayContaining([`interface ${name}`, other]));
  });
});

describe("the name of an operation", () => {
  test.each([
    ...[
      ["get_dag_runs", "getDagRuns"],
      ["DAGRun", "dagRun"],
      ["1st", "_1st"],
      ["get", "get"],
      ["😀 go", "go"],
    ],
    ...[
      ["then", "then_"],
      ["constructor", "constructor_"],
      ["prototype", "prototype_"],
      ["toString", "toString_"],
    ],
    ...[
      ["__proto__", "proto"],
      ["eval", "eval"],
      ["await", "await"],
      ["default", "default"],
      ["class", "class"],
    ],
    ...[
      ["client", "client_"],
      ["x".repeat(300), "x".repeat(120)],
      ["a'b", "ab"],
      ["a-b", "aB"],
      ["static", "static"],
    ],
  ])("%s → %s", async (given, want) => {
    expect(await namesOf(spec([], [given]))).toContain(want);
  });

  type Ids = Parameters<typeof spec>[1];
  test.each<[string, Ids, string[]]>([
    ["equal in camel case", ["get_dag", "getDag"], ["getDag2", "getDag"]],
    ["equal in camel case, in two classes", [["get_dag", "A"], ["getDag", "B"]], ["getDag2", "getDag"]], // prettier-ignore
    ["only symbols", ["*/*", "-"], ["operation1", "operation2"]],
    ["only an emoji", ["😀"], ["operation1"]],
    ["in another script", ["获取用户", "créer_élève"], ["获取用户", "créerÉlève"]],
  ])("%s", async (_, ids, want) => {
    expect((await namesOf(spec([], ids))).filter((name) => !name.endsWith("Api"))).toEqual(want);
  });

  test("none: made from method and path", async () => {
    expect(await namesOf(spec([], [""]))).toContain("get0");
  });
});

describe("the name of a tag", () => {
  test.each([
    ...[
      ["Dag Run", "DagRunApi"],
      ["../../x", "XApi"],
      ["CON", "CONModelApi"],
      ["a/b", "ABApi"],
      [".git", "GitApi"],
    ],
    ...[
      ["x ", "XApi"],
      ["x.", "XApi"],
      ["index", "IndexApi"],
      ["__proto__", "ProtoApi"],
      ["Default", "DefaultApi"],
    ],
  ])("%j → %s", async (given, want) => {
    expect(await namesOf(spec([], [["ping", given]]))).toContain(want);
  });

  test.each([
    ["case twins", ["Dag", "dag"], ["DagApi", "DagApi2"]],
    ["twins but for a space at the end", ["Dag ", "Dag"], ["DagApi2", "DagApi"]],
    ["only a dot", ["."], ["TagApi1"]],
    ["empty", [""], ["TagApi1"]],
    ["in another script", ["用户管理", "订单"], ["用户管理Api", "订单Api"]],
    ["cut", ["t".repeat(200), `${"t".repeat(200)}u`], [`T${"t".repeat(119)}Api`, `T${"t".repeat(119)}Api2`]],
  ])("%s", async (_, tags, want) => {
    const operations = tags.map((tag, index) => [`op${index}`, tag] as const);
    expect((await namesOf(spec([], operations))).filter((name) => /Api\d*$/.test(name))).toEqual(want);
  });
});

describe("100 kB of text", () => {
  const units = ["a", "A", "aB", "Ab1", "AAb", "_", "'", " ", "*/", "é", "{", "0", "A_"];
  test.each(units)("of %j is a short name, or none", (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    for (const name of [camelCase(text), pascalCase(text), words(text).join("")]) {
      expect(name).toMatch(/^[A-Za-zé\d]{0,120}$/i);
    }
  });
});

test.each([
  "../../x",
  "CON",
  "a/b",
  "con.txt",
  "nul.",
  "a:b",
  "\\\\host\\share",
  "%2e%2e/x",
  "a\u0000b",
  ".airflow-codegen",
])("%j as schema and tag: paths of files stay safe", async (name) => {
  const planned = await planOrRefuse(spec([name], [["ping", `${name} tag`]]));
  expect(planned).toHaveProperty("plans");
  for (const { path } of (planned as Planned).plans) {
    expect(path).toMatch(/^src\/((models|apis|operations)\/)?\w+\.ts$/);
    expect(isSafePath(path)).toBe(true);
  }
});

import { describe, expect, test } from "@jest/globals";
import { printFiles } from "../../generator/emit/typescript/print.js";
import type { FilePlan } from "../../generator/emit/typescript/plan.js";
import { type TsCode, code, doc } from "../../generator/emit/typescript/code.js";
import { exampleSpec, planClient, sampledVersions, type Spec } from "../support/client.js";
import { assertAsPlanned } from "../support/oracle.js";

const specs: readonly (readonly [string, Spec])[] = [
  ["the example", exampleSpec],
  ...sampledVersions.map((airflow) => [`Airflow ${airflow}`, { airflow }] as const),
];

test.each(specs)("%s: the printed files hold the planned statements and nothing else", async (_, spec) => {
  const { plans } = await planClient(spec);
  assertAsPlanned(plans, await printFiles(plans, "// header\n"));
});

/** What an emitter would do that lets text pass for code. */
const raw = (text: string): TsCode => text as TsCode;
const none = { doc: doc(""), typeParameters: [] };

describe("notices what gets out of its place:", () => {
  const given: readonly (readonly [string, FilePlan["statements"][number]])[] = [
    ["a type", { kind: "type", name: code`A`, type: raw('"a"; globalThis.x = 1; type B = "b"'), ...none }],
    ["a value", { kind: "const", name: code`a`, exported: true, doc: doc(""), value: raw("[f()]") }],
    ["a template", { kind: "const", name: code`a`, exported: true, doc: doc(""), value: raw("[`${b}`]") }],
    ["a computed key", { kind: "const", name: code`a`, exported: true, doc: doc(""), value: raw("{ [f()]: 1 }") }],
    [
      "a property",
      {
        kind: "interface",
        name: code`A`,
        properties: [{ key: raw("a: 1; b"), type: code`string`, optional: false, doc: doc("") }],
        ...none,
      },
    ],
    [
      "a method",
      {
        kind: "class",
        name: code`A`,
        doc: doc(""),
        fields: [],
        methods: [{ name: code`a`, parameters: [], returns: code`void`, body: raw("f(); return;"), doc: doc("") }],
      },
    ],
    ["a comment", { kind: "type", name: code`A`, type: code`string`, typeParameters: [], doc: "*/ f(); /*" as never }],
  ];
  test.each(given)("%s", async (_, statement) => {
    const plans: FilePlan[] = [{ path: "src/a.ts", imports: [], statements: [statement] }];
    const files = await printFiles(plans, "");
    expect(() => assertAsPlanned(plans, files)).toThrow();
  });
});

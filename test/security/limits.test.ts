/** Documents that are small for what they would make of a generator: each ends soon, in a result or in a finding. */
import { describe, expect, test } from "@jest/globals";
import { emitPackage } from "../../generator/emit/typescript/index.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { withFolder, writeFiles } from "../support/client.js";
import { assertAsPlanned } from "../support/oracle.js";
import { type Json } from "./base.js";
import { options, plan, planOrRefuse } from "./pipeline.js";

const ref = (name: string | number): Json => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Json = {}): Json => ({ type: "object", properties });

/** A spec with these schemas, the first of which an operation sends and answers with. */
function spec(schemas: Json, more: Json = {}): Json {
  const [first = "none"] = Object.keys(schemas);
  const content = { "application/json": { schema: ref(first) } };
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/a": {
        post: {
          operationId: "a",
          tags: ["A"],
          requestBody: { content },
          responses: { "200": { description: "", content } },
        },
      },
    },
    components: { schemas },
    ...more,
  };
}

/** `count` entries, made one by one. */
function many(count: number, make: (index: number) => readonly [string, unknown]): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
}

/** S0 is made from S1, that from S2, and so on. */
function chain(length: number, link: (next: Json) => unknown, end: unknown = object()): Json {
  return many(length, (index) => [`S${index}`, index === length - 1 ? end : link(ref(`S${index + 1}`))]);
}

async function outcome(document: Json): Promise<string> {
  const planned = await planOrRefuse(document);
  return "plans" in planned ? "made" : planned.join();
}

describe("a schema that is made of itself", () => {
  const a = ref("A");
  const cases: readonly (readonly [string, Json])[] = [
    ["directly", { A: a }],
    ["through another", { A: ref("B"), B: a }],
    ["through three", { A: ref("B"), B: ref("C"), C: a }],
    ["beside words", { A: { ...a, description: "x", nullable: true } }],
    ["by a percent-encoded name", { A: { $ref: "#/components/schemas/%41" } }],
    ["by a part of itself", { A: { anyOf: [{ $ref: "#/components/schemas/A/anyOf/0" }, { type: "string" }] } }],
  ];
  test.each(cases)("%s: REF_CYCLE", async (_, schemas) => {
    expect(await outcome(spec(schemas))).toBe("REF_CYCLE");
  });

  test("the pointer leads to it", async () => {
    await expect(plan(spec({ A: ref("B"), B: ref("A") }))).rejects.toMatchObject({
      findings: [{ code: "REF_CYCLE", pointer: expect.stringMatching(/^#\/components\/schemas\/[AB]$/) }],
    });
  });

  test.each(["parameters", "responses", "requestBodies"])("a reference among %s: REF_CYCLE", async (field) => {
    const loop = { $ref: `#/components/${field}/x` };
    const operation = { operationId: "a", parameters: [], responses: {} as Json };
    if (field === "parameters") Object.assign(operation, { parameters: [loop] });
    if (field === "responses") operation.responses["200"] = loop;
    if (field === "requestBodies") Object.assign(operation, { requestBody: loop });
    const document = {
      ...spec({ A: object() }),
      paths: { "/a": { post: operation } },
      components: { [field]: { x: loop } },
    };
    expect(await outcome(document)).toBe("REF_CYCLE");
  });
});

/** Recursive, and well so: each compiles. */
const recursive: readonly (readonly [string, Json])[] = [
  ["items", { A: { type: "array", items: ref("A") } }],
  ["nullable items", { A: { type: "array", items: { anyOf: [ref("A"), { type: "null" }] } } }],
  ["items of a union", { A: { anyOf: [{ type: "string" }, { type: "array", items: ref("A") }] } }],
  ["a tuple", { A: { type: "array", prefixItems: [ref("A")], minItems: 1 } }],
  ["a map", { A: { type: "object", additionalProperties: ref("A") } }],
  ["a property", { A: object({ next: ref("A") }) }],
  ["two objects", { A: object({ b: ref("B") }), B: object({ a: { type: "array", items: ref("A") } }) }],
  ["an allOf of one", { A: object({ next: { allOf: [ref("A")], nullable: true } }) }],
  ["an allOf of an object and itself", { A: object({ next: { allOf: [ref("A"), object({ x: {} })] } }) }],
  [
    "several of them",
    { A: object(many(6, (index) => [`p${index}`, { allOf: [ref("A"), object({ [`x${index}`]: {} })] }])) },
  ],
  [
    "two of each other",
    { A: object({ b: { allOf: [ref("B"), object()] } }), B: object({ a: { allOf: [ref("A"), object()] } }) },
  ],
  [
    "a union of objects",
    { A: object({ next: { oneOf: [ref("A"), ref("B")] } }), B: { allOf: [ref("A"), object({ y: {} })] } },
  ],
  ["itself by allOf", { A: { allOf: [ref("A"), object({ x: {} })] } }],
  ["itself by allOf of one", { A: { allOf: [ref("A")] } }],
  [
    "one another by allOf",
    { A: { allOf: [ref("B"), object({ x: {} })] }, B: { allOf: [ref("A"), object({ y: {} })] } },
  ],
  ["itself by oneOf", { A: { oneOf: [ref("A"), { type: "string" }] } }],
  ["itself by anyOf within anyOf", { A: { anyOf: [{ anyOf: [{ type: "string" }, ref("A")] }, { type: "integer" }] } }],
  [
    "one another by oneOf",
    { A: { oneOf: [ref("B"), { type: "string" }] }, B: { oneOf: [ref("A"), object({ y: {} })] } },
  ],
  [
    "a base that lists its heirs",
    {
      A: {
        ...object({ kind: { type: "string" } }),
        oneOf: [ref("B"), ref("C")],
        discriminator: { propertyName: "kind" },
      },
      B: { allOf: [ref("A"), object({ b: {} })] },
      C: { allOf: [ref("A"), object({ c: { type: "array", items: ref("A") } })] },
    },
  ],
  [
    "generics of each other",
    { A: { title: "F[B]", ...object({ x: ref("B") }) }, B: { title: "G[A]", ...object({ y: ref("A") }) } },
  ],
  [
    "generics of themselves",
    {
      A: { title: "F[A]", ...object({ x: ref("A") }) },
      B: { title: "H[C]", ...object({ c: ref("C"), b: ref("B") }) },
      C: object(),
    },
  ],
];

test("recursive schemas are printed as planned, and compile", async () => {
  await withFolder(async (folder) => {
    for (const [index, [, schemas]] of recursive.entries()) {
      const { pack, plans } = await plan(spec(schemas));
      const files = await emitPackage(pack.api, options);
      assertAsPlanned(plans, files);
      writeFiles(
        `${folder}/${index}`,
        files.filter(({ path }) => path.startsWith("src/")),
      );
    }
    writeFiles(folder, [
      { path: "tsconfig.json", text: '{ "include": ["*/src"] }' },
      { path: "package.json", text: '{ "type": "module" }' },
    ]);
    expect(await complaints("7.0", folder, [...strictFlags, ...resolutions.nodenext, "-p", "."])).toBe("");
  });
});

describe("long and wide", () => {
  const text = "x".repeat(10_000_000);
  const inline = (name: string): Json => ({ $ref: `#/components/examples/${name}` });
  const doubled = (length: number): Json =>
    many(length, (index) => [
      `E${index}`,
      index === length - 1 ? {} : { allOf: [inline(`E${index + 1}`), inline(`E${index + 1}`)] },
    ]);
  const withoutName = (examples: Json): Json =>
    spec({ A: {} }, { components: { schemas: { A: inline("E0") }, examples } });
  const table: readonly (readonly [string, () => Json, string])[] = [
    ["10,000 references in a row", () => spec(chain(10_000, (next) => next)), "SPEC_LIMIT"],
    ["10,000 allOf in a row", () => spec(chain(10_000, (next) => ({ allOf: [next, object()] }))), "SPEC_LIMIT"],
    [
      "10,000 oneOf in a row",
      () => spec(chain(10_000, (next) => ({ oneOf: [next, { type: "string" }] }))),
      "SPEC_LIMIT",
    ],
    [
      "10,000 references in a row, the last one first",
      () => spec(Object.fromEntries(Object.entries(chain(10_000, (next) => next)).reverse())),
      "SPEC_LIMIT",
    ],
    ["10,000 objects in a row", () => spec(chain(10_000, (next) => object({ next }))), "made"],
    ["90 references in a row", () => spec(chain(90, (next) => next)), "made"],
    ["diamonds of allOf", () => spec(chain(45, (next) => ({ allOf: [next, next, object({ a: {} })] }))), "made"],
    ["diamonds of anyOf", () => spec(chain(30, (next) => ({ anyOf: [next, { allOf: [next] }] }))), "made"],
    ["a part that has no name and holds itself", () => withoutName({ E0: object({ a: inline("E0") }) }), "made"],
    [
      "properties of parts that have no name, twice on each level",
      () =>
        withoutName(
          many(40, (index) => [
            `E${index}`,
            object({ a: inline(`E${(index + 1) % 40}`), b: inline(`E${(index + 1) % 40}`) }),
          ]),
        ),
      "made",
    ],
    ["diamonds of parts that have no name", () => withoutName(doubled(40)), "made"],
    ["a union of 5,000", () => spec({ A: { oneOf: Object.keys(many(5000, (i) => [`S${i}`, 0])).map(ref) }, ...many(5000, (i) => [`S${i}`, object()]) }), "made"], // prettier-ignore
    ["20,000 schemas", () => spec(many(20_000, (index) => [`S${index}`, object({ a: { type: "string" } })])), "made"],
    [
      "10,000 properties",
      () => spec({ A: object(many(10_000, (index) => [`p${index}`, { type: "string" }])) }),
      "made",
    ],
    [
      "10,000 properties in 1,000 heirs",
      () =>
        spec({
          A: object(many(10_000, (index) => [`p${index}`, {}])),
          ...many(1000, (index) => [`S${index}`, { allOf: [ref("A"), object({ x: {} })] }]),
        }),
      "SPEC_LIMIT",
    ],
    ["10,000 types", () => spec({ A: { ...object(many(1000, (index) => [`p${index}`, {}])), type: Array.from({ length: 10_000 }, () => "object") } }), "made"], // prettier-ignore
    [
      "an enum of 100,000",
      () => spec({ A: { enum: Array.from({ length: 100_000 }, (_, index) => `v${index}`) } }),
      "made",
    ],
    ["a description of 10 MB", () => spec({ A: { ...object(), description: text } }), "made"],
    ["an operationId of 10 MB", () => ({ ...spec({ A: object() }), paths: { "/a": { get: { operationId: text, responses: {} } } } }), "made"], // prettier-ignore
    ["10,000 parameters in a path", () => ({ ...spec({ A: object() }), paths: { [`/${"{a}".repeat(10_000)}`]: { get: { operationId: "a", responses: {} } } } }), "made"], // prettier-ignore
    ["levels of items", () => spec({ A: nested(90) }), "made"],
    ["too many levels of items", () => spec({ A: nested(250) }), "SPEC_LIMIT"],
  ];
  test.each(table)("%s", async (_, make, want) => {
    expect(await outcome(make())).toBe(want);
  });
});

function nested(levels: number): Json {
  return levels === 0 ? { type: "string" } : { type: "array", items: nested(levels - 1) };
}

test("10 MB of description, 5,000 members and 10,000 properties are printed", async () => {
  const documents = [
    spec({ A: { ...object(), description: `*/ ${"x".repeat(40)}\n`.repeat(250_000) } }),
    spec({
      A: { oneOf: Object.keys(many(5000, (i) => [`S${i}`, 0])).map(ref) },
      ...many(5000, (i) => [`S${i}`, { const: i }]),
    }),
    spec({ A: object(many(10_000, (index) => [`p"${index}`, { type: "string", description: `*/ ${index}` }])) }),
  ];
  for (const document of documents) {
    const { pack, plans } = await plan(document);
    assertAsPlanned(plans, await emitPackage(pack.api, options));
  }
});

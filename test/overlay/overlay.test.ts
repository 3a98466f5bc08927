/**
 * What an overlay makes of a document (Overlay Specification 1.0 and 1.1). Each kind of example that the specification has is here, in
 * words of ours: an overlay in the structure of its document, one of single targets, wildcards, lists, traits, copies.
 */
import { describe, expect, test } from "@jest/globals";
import { load as parseYaml } from "js-yaml";
import { Failure } from "../../generator/diagnostics.js";
import { formatPlace } from "../../generator/diagnostics.js";
import type { ReadSpec } from "../../generator/load/index.js";
import { parseText } from "../../generator/load/text.js";
import { overlay } from "../../generator/overlay/index.js";

const spec = (text: string): ReadSpec => ({
  name: "spec.yaml",
  sha256: "",
  base: new URL("file:///specs/spec.yaml"),
  document: parseText("spec.yaml", text),
  texts: [text],
});

const file = (actions: string, version = "1.1.0") =>
  `overlay: ${version}\ninfo: { title: Test, version: "1" }\nactions:\n${actions}`;

const texts = (...actions: readonly string[]) => actions.map((text, index) => ({ name: `o${index}.yaml`, text }));

const zoo = `
openapi: 3.1.0
info: { title: Zoo, version: "1" }
paths:
  /lions:
    get:
      summary: Lions
      tags: [cats, dummy]
      x-traits: [paged]
      parameters:
        - { name: filter, in: query, schema: { type: string } }
        - { name: dummy, in: query }
  /bears:
    get: { summary: Bears, tags: [bears], parameters: [] }
    post: { summary: New bear }
`;

const gone = Symbol("gone");

/** The document of a text with members set or removed: by their keys, joined with ` > `. */
function edited(text: string, edits: Readonly<Record<string, unknown>>): unknown {
  const document = parseYaml(text);
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split(" > ");
    const last = keys.pop() ?? "";
    const parent = keys.reduce((node, key) => (node as Record<string, unknown>)[key], document) as Record<
      string,
      unknown
    >;
    if (value === gone) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
  return document;
}

const lions = "paths > /lions > get";
const filter = { name: "filter", in: "query", schema: { type: "string" } };
const dummy = { name: "dummy", in: "query" };

test.each<[name: string, overlay: string, edits: Readonly<Record<string, unknown>>]>([
  [
    "in the structure of its document, with members that have nothing in them",
    file(
      `
  - target: $
    update:
      info: { x-done: true }
      paths:
        /lions: { get: { summary: All lions, x-limit: 100 } }
        /wolves: { get: { summary: Wolves } }
      tags:`,
      "1.0.0",
    ),
    {
      "info > x-done": true,
      [`${lions} > summary`]: "All lions",
      [`${lions} > x-limit`]: 100,
      "paths > /wolves": { get: { summary: "Wolves" } },
      tags: null,
    },
  ],
  [
    "of single targets, values among them (1.1)",
    file(`
  - { target: "$.paths['/lions'].get.summary", update: Some lions }
  - { target: "$.paths['/bears']", update: { post: { x-safe: false } } }`),
    { [`${lions} > summary`]: "Some lions", "paths > /bears > post > x-safe": false },
  ],
  [
    "of wildcards and filters",
    file(
      `
  - { target: $.paths.*.get, update: { x-safe: true } }
  - target: $.paths.*.get.parameters[?@.name=='filter' && @.in=='query']
    update: { schema: { $ref: "#/components/schemas/Filter" } }`,
      "1.0.0",
    ),
    {
      [`${lions} > x-safe`]: true,
      [`${lions} > parameters`]: [
        { ...filter, schema: { type: "string", $ref: "#/components/schemas/Filter" } },
        dummy,
      ],
      "paths > /bears > get > x-safe": true,
    },
  ],
  [
    "that adds one entry to each list",
    file(`\n  - { target: $.paths.*.get.parameters, update: { name: more, in: query } }`, "1.0.0"),
    {
      [`${lions} > parameters`]: [filter, dummy, { name: "more", in: "query" }],
      "paths > /bears > get > parameters": [{ name: "more", in: "query" }],
    },
  ],
  [
    "that adds several entries to a list: one after the other (1.1)",
    file(`\n  - { target: "$.paths['/lions'].get.tags", update: [a, b] }`),
    { [`${lions} > tags`]: ["cats", "dummy", "a", "b"] },
  ],
  [
    "that adds a list to a list as one entry (1.0)",
    file(`\n  - { target: "$.paths['/lions'].get.tags", update: [a, b] }`, "1.0.0"),
    { [`${lions} > tags`]: ["cats", "dummy", ["a", "b"]] },
  ],
  [
    "that merges lists in members",
    file(`\n  - { target: "$.paths['/lions'].get", update: { tags: [big] } }`, "1.0.0"),
    { [`${lions} > tags`]: ["cats", "dummy", "big"] },
  ],
  [
    "that removes entries, values among them, and members",
    file(`
  - { target: "$.paths.*.get.parameters[?@.name=='dummy']", remove: true }
  - { target: "$.paths.*.get.tags[?@=='dummy']", remove: true, update: { ignored: true } }
  - { target: "$.paths['/bears'].post", remove: true }`),
    { [`${lions} > parameters`]: [filter], [`${lions} > tags`]: ["cats"], "paths > /bears > post": gone },
  ],
  [
    "that removes several entries of a list, in whatever order they are selected",
    file(`\n  - { target: "$.paths['/lions'].get['parameters','tags'][1,0]", remove: true }`),
    { [`${lions} > parameters`]: [], [`${lions} > tags`]: [] },
  ],
  [
    "that removes a part and what is in it",
    file(`\n  - { target: "$.paths['/lions']..*", remove: true }`),
    { "paths > /lions": {} },
  ],
  [
    "that replaces a list: it is removed, and made anew",
    file(`
  - { target: "$.paths['/bears'].get.tags", remove: true }
  - { target: "$.paths['/bears'].get", update: { tags: [new] } }`),
    { "paths > /bears > get": { summary: "Bears", parameters: [], tags: ["new"] } },
  ],
  [
    "for what has a trait",
    file(
      `
  - target: $.paths[?@.get['x-traits'][?@ == 'paged']].get
    update: { parameters: [{ name: top, in: query }] }`,
      "1.0.0",
    ),
    { [`${lions} > parameters`]: [filter, dummy, { name: "top", in: "query" }] },
  ],
  [
    "that copies, and changes one of both (1.1)",
    file(`
  - { target: $.paths, update: { /tigers: {} } }
  - { target: "$.paths['/tigers']", copy: "$.paths['/lions']" }
  - { target: "$.paths['/tigers'].get.tags", update: tigers }
  - { target: "$.paths['/lions'].get.tags[0]", remove: true }`),
    {
      [`${lions} > tags`]: ["dummy"],
      "paths > /tigers": {
        get: {
          summary: "Lions",
          tags: ["cats", "dummy", "tigers"],
          "x-traits": ["paged"],
          parameters: [filter, dummy],
        },
      },
    },
  ],
])("an overlay %s", (_, text, edits) => {
  const read = spec(zoo);
  const { spec: changed, findings } = overlay(read, texts(text));
  expect(findings).toEqual([]);
  // As text, so that the order of members counts.
  expect(JSON.stringify(changed.document.value, null, 1)).toBe(JSON.stringify(edited(zoo, edits), null, 1));
  expect(read.document.value).toEqual(parseYaml(zoo));
});

test("several overlays are applied in their order", () => {
  const { spec: changed } = overlay(
    spec(zoo),
    texts(
      file(`\n  - { target: $.info, update: { title: One, x-a: 1 } }`),
      file(`\n  - { target: "$.info[?@=='One']", update: Two }`),
    ),
  );
  expect(changed.document.value["info"]).toEqual({ title: "Two", version: "1", "x-a": 1 });
});

test("an alias of YAML is two parts: one is changed, the other stays", () => {
  const { spec: changed } = overlay(
    spec("a: &x { list: [1] }\nb: *x\n"),
    texts(file(`\n  - { target: $.b.list, update: 2 }`)),
  );
  expect(changed.document.value).toEqual({ a: { list: [1] }, b: { list: [1, 2] } });
});

test("keys such as __proto__ are keys like any other", () => {
  const { spec: changed } = overlay(spec("a: { __proto__: { b: 1 } }\n"), [
    {
      name: "o.json",
      text: `{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"$.a['__proto__']","update":{"__proto__":{"c":2},"constructor":1}}]}`,
    },
  ]);
  expect(JSON.stringify(changed.document.value)).toBe(
    '{"a":{"__proto__":{"b":1,"__proto__":{"c":2},"constructor":1}}}',
  );
  expect(({} as { c?: unknown }).c).toBeUndefined();
});

describe("a part has its place in the file that said it:", () => {
  const read = spec(`paths:
  /a: { get: { tags: [one, two, three] } }
  /b: { get: { summary: B } }
`);
  const { spec: changed } = overlay(
    read,
    texts(
      file(`
  - target: $.paths['/a'].get.tags[0]
    remove: true
  - target: $.paths['/a'].get
    update:
      tags:
        - four
      summary: A
  - target: $.paths['/b'].get.summary
    remove: true
  - target: $.paths
    update: { /c: {} }
  - target: $.paths['/c']
    copy: $.paths['/a']`),
    ),
  );
  test.each([
    ["#/paths/~1a/get", "spec.yaml:2:9"],
    ["#/paths/~1a/get/tags", "spec.yaml:2:16"],
    // What stood after it has moved up.
    ["#/paths/~1a/get/tags/0", "spec.yaml:2:28"],
    ["#/paths/~1a/get/tags/1", "spec.yaml:2:33"],
    ["#/paths/~1a/get/tags/2", "o0.yaml:10:11"],
    ["#/paths/~1a/get/summary", "o0.yaml:11:7"],
    // It is gone because the overlay says so.
    ["#/paths/~1b/get/summary", "o0.yaml:13:5"],
    ["#/paths/~1c", "o0.yaml:15:15"],
    // A copy was said where the original was.
    ["#/paths/~1c/get/tags/0", "spec.yaml:2:28"],
    ["#/paths/~1c/get/tags/2", "o0.yaml:10:11"],
    ["#/paths/~1b/get/responses", "spec.yaml:3:9"],
    ["#/nowhere", "spec.yaml:1:1"],
  ])("%s is at %s", (pointer, want) => {
    expect(formatPlace(changed.document.locate(pointer))).toBe(want);
  });
});

test.each<[code: string, message: RegExp, place: string, text: string]>([
  ["OVERLAY_SYNTAX", /o0.yaml/, "o0.yaml:2:1", "a: [\n"],
  ["OVERLAY_SYNTAX", /a list, not a mapping/, "o0.yaml:1:1", "[1]"],
  ["OVERLAY_SYNTAX", /empty/, "o0.yaml", ""],
  ["OVERLAY_INVALID", /`overlay` is missing/, "o0.yaml:1:1", "a: 1"],
  ["OVERLAY_INVALID", /`overlay` must be a text: put it in quotes/, "o0.yaml:1:1", "overlay: 1.0\n"],
  ["OVERLAY_INVALID", /`overlay` is "2.0.0"/, "o0.yaml:1:1", file("  - { target: $, remove: true }", "2.0.0")],
  ["OVERLAY_INVALID", /`info` must be a mapping/, "o0.yaml:1:1", "overlay: 1.0.0\nactions: []\n"],
  ["OVERLAY_INVALID", /`actions` must be a list with at least one/, "o0.yaml:3:1", file("  []")],
  ["OVERLAY_INVALID", /`target` is missing/, "o0.yaml:4:5", file("  - { update: {} }")],
  [
    "OVERLAY_INVALID",
    /`updates` is no field of an overlay here; did you mean `update`/,
    "o0.yaml:4:18",
    file("  - { target: $, updates: {} }"),
  ],
  ["OVERLAY_INVALID", /`remove` must be true or false/, "o0.yaml:4:18", file('  - { target: $, remove: "yes" }')],
  ["OVERLAY_INVALID", /`copy` requires version 1.1/, "o0.yaml:4:18", file("  - { target: $, copy: $.info }", "1.0.0")],
  ["OVERLAY_INVALID", /both `update` and `copy`/, "o0.yaml:4:5", file("  - { target: $, copy: $.info, update: {} }")],
  ["OVERLAY_TARGET", /`paths` is no JSONPath/, "o0.yaml:4:7", file("  - { target: paths, update: {} }")],
  ["OVERLAY_TARGET", /`\$\[` is no JSONPath/, "o0.yaml:4:7", file("  - { target: '$[', update: {} }")],
  ["OVERLAY_TARGET", /`info` is no JSONPath/, "o0.yaml:4:18", file("  - { target: $, copy: info }")],
  [
    "OVERLAY_MISMATCH",
    /has a mapping at `#\/info`, and the overlay a list/,
    "o0.yaml:4:23",
    file("  - { target: $.info, update: [1] }"),
  ],
  [
    "OVERLAY_MISMATCH",
    /has a single value at `#\/info\/title`, and the overlay a mapping/,
    "o0.yaml:4:23",
    file("  - { target: $.info, update: { title: {} } }"),
  ],
  ["OVERLAY_MISMATCH", /selects a single value and a mapping/, "o0.yaml:4:20", file("  - { target: $.*, update: {} }")],
  [
    "OVERLAY_MISMATCH",
    /the whole spec, which cannot be removed/,
    "o0.yaml:4:18",
    file("  - { target: $, remove: true }"),
  ],
  [
    "OVERLAY_MISMATCH",
    /selects nothing: `copy` is for one part/,
    "o0.yaml:4:18",
    file("  - { target: $, copy: $.none }"),
  ],
  [
    "OVERLAY_MISMATCH",
    /selects 2 parts: `copy` is for one part/,
    "o0.yaml:4:18",
    file("  - { target: $, copy: $.paths.* }"),
  ],
])("%s: %s", (code, message, place, text) => {
  let failure: unknown;
  try {
    overlay(spec(zoo), texts(text));
  } catch (error) {
    failure = error;
  }
  const [finding] = failure instanceof Failure ? failure.findings : [];
  expect(finding).toMatchObject({ code, message: expect.stringMatching(message) });
  expect(finding?.place === undefined ? "" : formatPlace(finding.place)).toBe(place);
});

test("an action that selects nothing, or does nothing, is told of", () => {
  const { findings } = overlay(spec(zoo), texts(file("  - { target: $.none, remove: true }\n  - { target: $.info }")));
  expect(findings).toMatchObject([
    { code: "WARN_OVERLAY_UNMATCHED", message: "`$.none` selects nothing in the spec.", pointer: "#/actions/0/target" },
    { code: "WARN_OVERLAY_UNMATCHED", pointer: "#/actions/1" },
  ]);
});

test("an overlay for another document is told of, one for this is not", () => {
  const of = (uri: string) =>
    overlay(spec(zoo), [
      { name: "/specs/o.yaml", text: `extends: ${uri}\n${file("  - { target: $.info, update: {} }")}` },
    ]);
  expect(of("./spec.yaml").findings).toEqual([]);
  expect(of("file:///specs/spec.yaml#/info").findings).toEqual([]);
  for (const uri of ["./other.yaml", "https://acme.example/spec.yaml"]) {
    expect(of(uri).findings).toMatchObject([{ code: "WARN_OVERLAY_EXTENDS", pointer: "#/extends" }]);
  }
});

describe("the document decides how long nothing takes:", () => {
  test("copies that double it end at the limit of values", () => {
    const doubling =
      "  - { target: $.a, update: { b: 1 } }\n" +
      Array.from(
        { length: 40 },
        (_, index) => `  - { target: $, update: { x${index}: {} } }\n  - { target: $.x${index}, copy: $ }\n`,
      ).join("");
    expect(() => overlay(spec("a: {}\n"), texts(file(doubling)))).toThrow(/SPEC_LIMIT/);
  });

  test("so many parts that one action would take hours", () => {
    const wide = `a:\n${"  - { b: 1 }\n".repeat(70_000)}`;
    expect(() => overlay(spec(wide), texts(file("  - { target: $..*, update: { c: 1 } }")))).toThrow(
      /SPEC_LIMIT|OVERLAY_MISMATCH/,
    );
    const { spec: changed } = overlay(spec(wide), texts(file("  - { target: '$.a[?@.b==1]', remove: true }")));
    expect(changed.document.value).toEqual({ a: [] });
  });
});

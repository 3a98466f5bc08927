/** References of OpenAPI 3.1 that lead to no component of their kind: into other components, into paths, or anywhere. */
import { describe, expect, test } from "@jest/globals";
import { operation, v31 } from "../../../../parse/support.js";
import { plain, ref, response, text } from "../before-6/support.js";
import { specOf, versions } from "./support.js";

const inner = { type: "object", properties: { q: text } };

/** The components of a document in which `Holder` has a property for each of the references. */
function schemasOf(refs: readonly string[], schemas: object, more: object = {}, version = "7.24") {
  const properties = Object.fromEntries(refs.map(($ref, index) => [`p${index}`, { $ref }]));
  const components = { schemas: { Holder: { type: "object", properties }, ...schemas } };
  return specOf({ openapi: v31, components, ...more }, version).schemas;
}

describe("a reference into the components makes a component", () => {
  const base = { type: "object", properties: { y: inner, n: { type: "array", items: inner } } };

  test.each([
    ["#/components/schemas/Base/$defs/Deep", "Deep"],
    ["#/components/schemas/Base/definitions/old", "old"],
    ["#/components/schemas/Base/properties/y", "y"],
    ["#/components/schemas/Base/properties/n/items", "items"],
    ["#/components/x-other/Far", "Far"],
    ["#/components/schemas/Base/x-more/a~1b", "a~1b"],
  ])("%s", ($ref, name) => {
    const schemas = {
      Base: { ...base, $defs: { Deep: inner }, definitions: { old: inner }, "x-more": { "a/b": inner } },
    };
    const components = { "x-other": { Far: inner }, schemas: { Holder: { properties: { p: { $ref } } }, ...schemas } };
    for (const version of versions) {
      const found = specOf({ openapi: v31, components }, version).schemas;
      expect(plain(found.get(name))).toEqual(inner);
      expect(found.get("Holder")?.properties?.get("p")?.$ref).toBe($ref);
    }
  });

  test("also where another one has the name", () => {
    const first = { type: "object", properties: { first: text } };
    const schemas = { Deep: first, Base: { ...base, $defs: { Deep: inner } } };
    const found = schemasOf(["#/components/schemas/Base/$defs/Deep"], schemas);
    expect([...found.keys()].slice(0, 3)).toEqual(["Holder", "Deep", "Base"]);
    expect(plain(found.get("Deep"))).toEqual(first);
  });

  test("under the name as it is written, escapes included", () => {
    const found = schemasOf(["#/components/schemas/A%20B"], { "A B": inner });
    expect([...found.keys()]).toEqual(["Holder", "A B", "A%20B"]);
  });

  test("but not where the target is such a reference itself", () => {
    const $defs = { Deep: { $ref: "#/components/schemas/Base/$defs/Deeper" }, Deeper: inner };
    const found = schemasOf(["#/components/schemas/Base/$defs/Deep"], { Base: { ...base, $defs } });
    expect(found.has("Deep")).toBe(false);
    expect(found.has("Deeper")).toBe(true);
  });
});

describe("what any other reference leads to takes its place", () => {
  const paths = {
    "/a": {
      get: operation({ parameters: [{ name: "p", in: "query", schema: text }], responses: { 200: response(inner) } }),
    },
  };
  const toBody = "#/paths/~1a/get/responses/200/content/application~1json/schema";

  test("with what is said beside it", () => {
    const { schemas } = specOf({
      openapi: v31,
      paths,
      components: {
        schemas: { Holder: { properties: { p: { $ref: `${toBody}/properties/q`, description: "beside" } } } },
      },
    });
    expect(plain(schemas.get("Holder")?.properties?.get("p"))).toEqual({ ...text, description: "beside" });
  });

  test("a parameter, a response", () => {
    const other = operation({
      parameters: [{ $ref: "#/paths/~1a/get/parameters/0", description: "other" }],
      responses: { 200: { $ref: "#/paths/~1a/get/responses/200" } },
    });
    const spec = specOf({ openapi: v31, paths: { ...paths, "/b": { get: other } } });
    const made = spec.paths.get("/b")?.operations.get("get");
    expect(made?.parameters).toMatchObject([{ name: "p", in: "query", description: "other" }]);
    expect(made?.responses.get("200")?.content?.get("application/json")?.schema).toEqual(
      spec.paths.get("/a")?.operations.get("get")?.responses.get("200")?.content?.get("application/json")?.schema,
    );
  });

  test("one that leads back to itself stays", () => {
    const circle = { type: "object", properties: { q: text, self: { $ref: toBody } } };
    const { schemas } = specOf({
      openapi: v31,
      paths: { "/a": { get: operation({ responses: { 200: response(circle) } }) } },
    });
    expect(JSON.stringify(plain(schemas))).toContain('"self":"→ schema"');
  });
});

test("3.0: such references stay as they are, and make nothing", () => {
  const base = { type: "object", properties: { y: inner }, definitions: { old: inner } };
  const holder = { properties: { p: { $ref: "#/components/schemas/Base/definitions/old" } } };
  const { schemas } = specOf({ components: { schemas: { Holder: holder, Base: base, Other: ref("Base") } } });
  expect([...schemas.keys()]).toEqual(["Holder", "Base", "Other", "Base_y"]);
});

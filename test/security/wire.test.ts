/** Names and paths that would make another request than the one that is described. */
import { expect, test } from "@jest/globals";
import { printFiles } from "../../generator/emit/typescript/print.js";
import { benignParts, type Json, type Parts, set } from "./base.js";
import { type Planned, planOrRefuse } from "./pipeline.js";

async function outcome(change: (parts: Parts) => void): Promise<Planned | readonly string[]> {
  const parts = benignParts();
  change(parts);
  return planOrRefuse(parts.document);
}

const parameter = (location: string, name: string) => (parts: Parts) => {
  parts.listPets["parameters"] = [{ name, in: location, schema: {} }];
};
const apiKey = (location: string, name: string) => (parts: Parts) => {
  set(parts.securitySchemes, "Key", { type: "apiKey", in: location, name });
};
const media = (type: string) => (parts: Parts) => {
  parts.body["content"] = Object.fromEntries([[type, { schema: {} }]]);
};
const path = (text: string) => (parts: Parts) => {
  set(parts.paths, text, { get: { operationId: "x", responses: { "204": { description: "" } } } });
};
const server = (url: string) => (parts: Parts) => {
  parts.server["url"] = url;
};

const refused: readonly (readonly [string, (parts: Parts) => void])[] = [
  ["a path that climbs", path("/a/../../b")],
  ["a path that climbs at its end", path("/a/..")],
  ["a path that climbs by percent-encoding", path("/a/%2e%2E/b")],
  ["a path that climbs by backslashes", path("/a\\..\\b")],
  ["a path that stays, by a dot", path("/./a")],
];
test.each(refused)("SPEC_INVALID: %s", async (_, change) => {
  expect(await outcome(change)).toEqual(["SPEC_INVALID"]);
});

/** What is said, and the text that is in no code. */
const leftOut: readonly (readonly [string, string, (name: string) => (parts: Parts) => void])[] = [
  ["a header with a line break", "X\r\nCookie: a=b", (name) => parameter("header", name)],
  ["a header with a colon", "X: y", (name) => parameter("header", name)],
  ["a header in another script", "X-\u00dc", (name) => parameter("header", name)],
  ["a cookie with a second one in it", "a=b; session", (name) => parameter("cookie", name)],
  ["a key in a header with a line break", "X\nY", (name) => apiKey("header", name)],
  ["a key in a cookie with a second one in it", "a;b", (name) => apiKey("cookie", name)],
  ["a media type with a line break", "text/plain\r\nX-Evil: 1", media],
  ["a media type in another script", "text/\u202eplain", media],
];
test.each(leftOut)("%s is left out: no request can carry it", async (_, name, change) => {
  const { plans } = (await outcome(change(name))) as Planned;
  expect(JSON.stringify(plans)).not.toContain(JSON.stringify(name).slice(1, -1));
  const sources = await printFiles(plans, "");
  expect(sources.filter(({ text }) => text.includes(name) || text.includes(JSON.stringify(name)))).toEqual([]);
});

const accepted: readonly (readonly [string, (parts: Parts) => void])[] = [
  ["a header", parameter("header", "X-Trace_Id.1")],
  ["a cookie", parameter("cookie", "__Host-session")],
  ["a query parameter of any name", parameter("query", "a[]&b=c#\r\n")],
  ["a key in the query of any name", apiKey("query", "a b")],
  ["a media type with a parameter", media('multipart/form-data; boundary="a b"')],
  ["a path without a slash", path("a")],
  ["a path that looks like a URL", path("https://evil.example/a")],
  ["a path with dots in it", path("/a..b/{c}.json/...")],
];
test.each(accepted)("%s is accepted", async (_, change) => {
  expect(await outcome(change)).toHaveProperty("plans");
});

/** Where the operation `list_pets` begins: the path of the server, before its own. */
const bases: readonly (readonly [string, string])[] = [
  ["/api/v1", "/api/v1/pets"],
  ["/api/v1///", "/api/v1/pets"],
  ["/a/../../b", "/b/pets"],
  ["/a\\..\\b/'", "/b/'/pets"],
  ["/", "/pets"],
  ["//evil.example", "/pets"],
  ["/\\evil.example", "/pets"],
  ["/\n/[", "/pets"],
  ["https://evil.example/x", "/pets"],
  ["javascript:alert(1)", "/pets"],
  ["file:///etc", "/pets"],
];
test.each(bases)("the server %j: paths begin with %j", async (url, want) => {
  const planned = (await outcome(server(url))) as Planned;
  const files = await printFiles(planned.plans, "");
  const text = files.find(({ path }) => path === "src/apis/PetApi.ts")?.text;
  expect(text).toContain(`path: ["${want}"]`);
});

test.each(["y%2Fb", "x/b", "x%22b", 'x"', "x%41", "x~0~1", "x%", "xü", "properties"])(
  "a $ref to the schema %j names a schema, however it is encoded",
  async (name) => {
    const escaped = name.replaceAll("~", "~0").replaceAll("/", "~1");
    for (const key of [escaped, encodeURIComponent(escaped)]) {
      const planned = await outcome(({ schemas, json, petId }) => {
        // What `y%2Fb` names if it is decoded first: a part of another schema.
        schemas["y"] = { type: "object", b: petId };
        set(schemas, name, { type: "object", properties: {} as Json });
        json["schema"] = { $ref: `#/components/schemas/${key}` };
      });
      if (!("plans" in planned)) throw new Error(planned.join());
      const [response] = planned.pack.api.operations.find(({ id }) => id === "get_pet")?.responses ?? [];
      const schema = response?.content[0]?.schema;
      const isPart = name === "y%2Fb" && key === escaped;
      expect(schema).toMatchObject(isPart ? { kind: "string" } : { kind: "ref", name });
    }
  },
);

test("a parameter named like a member of every object is asked for, since `{}` has one of another type", async () => {
  const planned = (await outcome(parameter("query", "constructor"))) as Planned;
  const text = (await printFiles(planned.plans, "")).find(({ path }) => path === "src/apis/PetApi.ts")?.text;
  expect(text).toMatch(/listPets\(\s*params: ListPetsParams,/);
});

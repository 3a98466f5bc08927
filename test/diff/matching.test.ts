/** What is the same under another name, and how sure that is. */
import { describe, expect, test } from "@jest/globals";
import { diffApis } from "../../generator/diff/index.js";
import { learn } from "../../generator/diff/match/words.js";
import { textOf } from "../../generator/diff/sentence.js";
import { apiOf, changesBetween, type Doc, exchanges, lines, object, reads, reference, spec } from "./support.js";

const answer: Doc = { responses: { 200: { description: "ok" } } };
const string: Doc = { type: "string" };

function api(operations: Readonly<Record<string, string>>): Doc {
  const paths = Object.entries(operations).map(([operationId, address]) => {
    const [method = "", path = ""] = address.split(" ");
    return { [path]: { [method.toLowerCase()]: { operationId, tags: ["X"], ...answer } } };
  });
  return spec({ paths: Object.fromEntries(merge(paths)) });
}

/** Methods of one path stand together. */
function merge(paths: readonly Doc[]): Iterable<readonly [string, Doc]> {
  const merged = new Map<string, Doc>();
  for (const [path, item] of paths.flatMap((one) => Object.entries(one))) {
    merged.set(path, { ...merged.get(path), ...(item as Doc) });
  }
  return merged;
}

function pairs(old: Doc, new_: Doc): readonly string[] {
  return diffApis(apiOf(old), apiOf(new_)).operations.map(
    (match) => `${match.old.id} → ${match.new.id} ${match.confidence}`,
  );
}

describe("operations", () => {
  test("the same method and path, whatever the operationId", () => {
    expect(pairs(api({ a: "GET /x", b: "GET /y" }), api({ b: "GET /x", a: "GET /y" }))).toEqual(["a → b 1", "b → a 1"]);
  });

  test("names of path parameters do not count", () => {
    expect(pairs(api({ a: "GET /x/{id}" }), api({ b: "GET /x/{x_id}" }))).toEqual(["a → b 1"]);
  });

  test("the same operationId at another path", () => {
    const [pair = ""] = pairs(api({ get_health: "GET /health" }), api({ get_health: "GET /monitor/health" }));
    expect(pair).toMatch(/^get_health → get_health 0\.9/);
  });

  test("a word that was replaced everywhere", () => {
    const before = { get_datasets: "GET /datasets", get_dataset: "GET /datasets/{uri}", get_pools: "GET /pools" };
    const after = { get_assets: "GET /assets", get_asset: "GET /assets/{id}", get_backfills: "GET /backfills" };
    const found = diffApis(apiOf(api(before)), apiOf(api(after)));
    expect(found.operations.map((match) => `${match.old.id} → ${match.new.id}`)).toEqual([
      "get_datasets → get_assets",
      "get_dataset → get_asset",
    ]);
    expect(found.operations.every(({ confidence }) => confidence > 0.9)).toBe(true);
    expect(lines(api(before), api(after)).filter((line) => /^operation-(added|removed)/.test(line))).toEqual([
      "operation-removed | send breaking, read breaking",
      "operation-added | send additive",
    ]);
  });

  test.each([
    ["GET /a/{x}/b", "GET /c/{x}/b", 0.9],
    ["GET /a/{x}/b", "GET /c/b/{x}", 0.87],
    ["GET /a/{x}/b", "GET /a/b", 0.92],
    ["GET /a/{x}/b", "GET /a/d/b", 0.92],
    ["GET /a/b", "POST /c", 0.6],
    ["GET /a", "PUT /a/b/c/d", 0.66],
    ["GET /", "GET /a", 0.8],
    ["GET /a/{x}/{y}", "GET /b/{x}/{y}", 0.9],
  ])("the same operationId, %s and %s", (was, now, confidence) => {
    const other = { z: "GET /other/place" };
    const [found] = diffApis(apiOf(api({ op: was, ...other })), apiOf(api({ op: now, ...other }))).operations;
    expect(found?.confidence).toBe(confidence);
  });

  test("what they are the same by, in the order of the new document", () => {
    const before = api({
      c: "GET /c",
      b: "GET /b/{id}",
      a: "GET /a",
      get_datasets: "GET /datasets",
      get_dataset: "GET /datasets/{id}",
    });
    const after = api({
      get_asset: "GET /assets/{id}",
      a: "GET /aa",
      get_assets: "GET /assets",
      d: "GET /b/{x}",
      c: "GET /c",
    });
    const { operations } = diffApis(apiOf(before), apiOf(after));
    expect(
      operations.map(
        ({ old, new: new_, reasons }) =>
          `${old.id} → ${new_.id}: ${reasons.map((reason) => textOf(reason)).join(", ")}`,
      ),
    ).toEqual([
      "get_dataset → get_asset: the paths are 100 % similar, the operationIds are 100 % similar, `dataset` became `asset`",
      "a → a: same operationId",
      "get_datasets → get_assets: the paths are 100 % similar, the operationIds are 100 % similar, `dataset` became `asset`",
      "b → d: same method and path",
      "c → c: same method and path",
    ]);
  });

  test.each([
    ["https://h.test/v1", "/v1"],
    ["https://h.test/v1/", "/v1"],
    ["https://h.test/v1///", "/v1"],
    ["/v1", "/v1"],
    ["{root}/v1", "/a/b/v1"],
    ["/{none}/v1", "/%7Bnone%7D/v1"],
    ["http://", ""],
    ["", ""],
  ])("the server %j", (url, base) => {
    const servers = [{ url, variables: { root: { default: "/a/b" } } }];
    const before = { ...api({ a: "GET /x", b: "GET /y", c: "GET /z" }), servers };
    const after = api({ a: "GET /w/x", b: "GET /w/y", c: "GET /w/z" });
    expect(diffApis(apiOf(before), apiOf(after)).base).toEqual({ old: base, new: "/w" });
  });

  test("alike is not the same: another thing is done at the end of the path", () => {
    const before = api({ set_task_note: "PATCH /dags/{a}/tasks/{b}/setNote", get_x: "GET /x" });
    const after = api({ patch_task_dry_run: "PATCH /dags/{a}/tasks/{b}/dry_run", get_x: "GET /x" });
    expect(pairs(before, after)).toEqual(["get_x → get_x 1"]);
  });

  test("an API that has one path more than a common beginning has no base path", () => {
    expect(
      lines(api({ a: "GET /pets", b: "GET /pets/{id}" }), api({ a: "GET /pets", b: "GET /pets/{id}", c: "GET /dogs" })),
    ).toEqual(["operation-added | send additive"]);
  });

  test.each([5, 6])("the path of a server of %s segments, where the other API has it in its paths", (count) => {
    const base = Array.from({ length: count }, (_, index) => `/s${index}`).join("");
    const at = (url: string) => ({ servers: [{ url: `http://h${url}` }] });
    const before = { ...api({ a: "GET /x", b: "GET /y", c: "GET /z" }), ...at(base) };
    const after = { ...api({ d: "GET /v2/x", e: "GET /v2/y", f: "GET /v2/z" }), ...at("") };
    expect(diffApis(apiOf(before), apiOf(after)).base).toEqual(
      count === 5 ? { old: base, new: "/v2" } : { old: "", new: "/v2" },
    );
    expect(pairs(before, after).map((pair) => pair.replace(/ [\d.]+$/, ""))).toEqual(["a → d", "b → e", "c → f"]);
  });
});

test("words are learnt from parameters, models and properties that only one of the two has", () => {
  const of = (word: string, model: string) =>
    spec({
      paths: {
        "/x": {
          get: {
            operationId: "getX",
            parameters: [`${word}_a`, `${word}_b`, "same_a"].map((name) => ({ name, in: "query", schema: string })),
            responses: {
              200: { description: "ok", content: { "application/json": { schema: reference(`${model}Run`) } } },
            },
          },
        },
      },
      components: {
        schemas: {
          [`${model}Run`]: object({ [`${word}_x`]: string, [`kept_x`]: string }),
          [`${model}Task`]: object({ [`${model.toLowerCase()}_y`]: string, [`${model.toLowerCase()}_z`]: string }),
          Same: object({}),
        },
      },
    });
  const { vocabulary } = diffApis(apiOf(of("execution", "Dataset")), apiOf(of("logical", "Asset")));
  expect([...vocabulary]).toEqual([
    ["execution", "logical"],
    ["dataset", "asset"],
  ]);
});

describe("what goes in and comes out", () => {
  const sending = (more: Doc, name: string) =>
    spec({
      paths: {
        [`/${name === "one" ? "mail" : "post"}/{id}/send`]: { post: { operationId: `send_mail_${name}`, ...more } },
      },
    });
  const q = { name: "q", in: "query", schema: string };
  const requestBody = { content: { "text/plain": { schema: string } } };
  const responses = { 201: { description: "ok" } };

  test.each<[name: string, old: Doc, new_: Doc, found: readonly string[]]>([
    ["all", { parameters: [q], requestBody, responses }, { parameters: [q], requestBody, responses }, ["0.72"]],
    ["an answer", { parameters: [q], responses }, { requestBody, responses }, ["0.67"]],
    ["a parameter", { parameters: [q], ...answer }, { parameters: [q], requestBody, responses }, ["0.65"]],
    ["a body", { requestBody, ...answer }, { parameters: [q], requestBody, responses }, ["0.65"]],
    [
      "a name in another place",
      { parameters: [q], ...answer },
      { parameters: [{ ...q, in: "header" }], responses },
      ["0.62"],
    ],
    ["the parameter of the path", answer, { responses }, ["0.64"]],
  ])("%s is the same", (_, old, new_, found) => {
    const matches = pairs(sending(old, "one"), sending(new_, "two"));
    expect(matches).toEqual(found.map((confidence) => `send_mail_one → send_mail_two ${confidence}`));
  });
});

test("alike by less than is asked for", () => {
  const [a, b] = [api({ get_a: "GET /x/y/z", q: "GET /q" }), api({ get_b: "GET /u/v/z", q: "GET /q" })];
  expect(pairs(a, b)).toEqual(["q → q 1"]);
});

describe("words", () => {
  const exchange = (gone: string[], come: string[]) => learn([{ gone, come }]);

  test("two names have to speak for a pair", () => {
    expect([
      ...exchange(["execution_date_gte", "execution_date_lte"], ["logical_date_gte", "logical_date_lte"]),
    ]).toEqual([["execution", "logical"]]);
    expect([...exchange(["execution_date"], ["logical_date"])]).toEqual([]);
  });

  test("where two words are spoken for alike, neither is believed", () => {
    expect([...exchange(["a_x", "a_y"], ["b_x", "b_y", "c_x", "c_y"])]).toEqual([]);
  });
});

describe("schemas", () => {
  test("a change of a named schema is told once, with the operations that it reaches, directly or not", () => {
    const document = (schema: Doc): Doc => ({
      ...reads(reference("List"), {
        components: {
          schemas: {
            List: object({ items: { type: "array", items: reference("Item") } }),
            Item: object({ x: schema, again: reference("List") }),
          },
        },
      }),
    });
    const withMore = (schema: Doc): Doc => {
      const one = document(schema);
      const content = { "application/json": { schema: reference("Item") } };
      const get = { operationId: "getOne", tags: ["X"], responses: { 200: { description: "ok", content } } };
      return { ...one, paths: { ...(one["paths"] as Doc), "/one": { get } } };
    };
    const [change, ...more] = changesBetween(withMore(string), withMore({ type: "integer" }));
    expect(more).toEqual([]);
    expect(change?.operations.map(({ id }) => id)).toEqual(["getX", "getOne"]);
    expect(change?.places).toEqual([
      { old: "#/components/schemas/Item/properties/x", new: "#/components/schemas/Item/properties/x" },
    ]);
  });

  test("the only two models among the members are no rename where nothing else speaks for it", () => {
    const document = (member: string, model: string, properties: Doc): Doc =>
      reads(reference("M"), {
        components: { schemas: { M: object({ [member]: reference(model) }), [model]: object(properties) } },
      });
    const was = document("sla_miss", "SlaMiss", { email_sent: string, timestamp: string });
    const alike = document("miss_of_sla", "Miss", { email_sent: string, timestamp: string });
    const unlike = document("dag_version", "DagVersion", { id: string, bundle: string });
    const codes = (new_: Doc) => changesBetween(was, new_).map(({ code }) => code);
    expect(codes(alike)).toContain("property-renamed");
    expect(codes(unlike)).not.toContain("property-renamed");
    expect(codes(unlike)).toContain("property-removed");
  });

  test("of a schema that is sent and read, a change that breaks senders names those who send", () => {
    const [change] = changesBetween(exchanges(object({ x: string })), exchanges(object({ x: string }, ["x"])));
    expect(change?.operations.map(({ method }) => method)).toEqual(["POST"]);
  });

  test("what an operation says in the same words as others is told once", () => {
    const both = (limit: number): Doc => {
      const get = (operationId: string): Doc => ({
        get: {
          operationId,
          tags: ["X"],
          parameters: [{ name: "limit", in: "query", schema: { type: "integer", default: limit } }],
          ...answer,
        },
      });
      return spec({ paths: { "/a": get("a"), "/b": get("b") } });
    };
    const [change, ...more] = changesBetween(both(100), both(50));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ code: "default-changed", subject: { kind: "operations" }, reach: 2 });
    expect(change?.places).toHaveLength(2);
  });

  test("schemas that hold themselves end, in step or out of it", () => {
    const old = reads(object({ a: reference("X") }), {
      components: { schemas: { X: object({ a: object({ a: reference("X") }) }) } },
    });
    const new_ = reads(reference("Y"), {
      components: { schemas: { Y: object({ a: object({ a: object({ a: reference("Y"), b: string }) }) }) } },
    });
    const found = lines(old, new_);
    expect(found.filter((line) => line.startsWith("optional-property-added"))).not.toEqual([]);
    expect(found.filter((line) => line.includes("breaking"))).toEqual(["model-renamed | names: read breaking | Y"]);
  });

  test("names of the spec are no members of objects of ours", () => {
    const hostile = (schema: Doc): Doc =>
      exchanges(
        JSON.parse(
          `{"type":"object","properties":{"__proto__":${JSON.stringify(schema)},"constructor":{"type":"string"}}}`,
        ) as Doc,
      );
    expect(lines(hostile(string), hostile({ type: "integer" }))).toEqual([
      "type-changed | send breaking, read breaking | M __proto__",
    ]);
  });
});

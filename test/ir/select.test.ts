/** Which operations and which security schemes a build has. */
import { describe, expect, test } from "@jest/globals";
import { Failure, type Finding } from "../../generator/diagnostics.js";
import { filterApi, type OperationFilter } from "../../generator/ir/filter.js";
import type { Api } from "../../generator/ir/model.js";
import { type OwnSchemes, selectSchemes } from "../../generator/security/select.js";
import { type JsonObject, operation, parseDocument } from "../parse/support.js";
import { answers, apiOf, ref } from "./support.js";

describe("filters", () => {
  const schemas = { Dag: { type: "object", properties: { t: ref("Tag") } }, Tag: {}, Pool: {}, Unused: {} };
  const api = apiOf(schemas, {
    get_dag: { tags: ["Dag"], responses: answers(ref("Dag")) },
    get_dags: { tags: ["Dag", "List"], deprecated: true, responses: answers(ref("Dag")) },
    get_pool: { tags: ["Pool (v1)"], responses: answers(ref("Pool")) },
    ping: { tags: [] },
  });
  const none: OperationFilter = { includeTags: [], excludeTags: [], includeOperations: [], excludeOperations: [], excludeDeprecated: false }; // prettier-ignore

  test.each<[string, Partial<OperationFilter>, string[], string[]]>([
    ["none", {}, ["get_dag", "get_dags", "get_pool", "ping"], ["Dag", "Tag", "Pool", "Unused"]],
    ["a tag", { includeTags: ["Dag"] }, ["get_dag", "get_dags"], ["Dag", "Tag"]],
    ["its second tag", { includeTags: ["List"] }, ["get_dags"], ["Dag", "Tag"]],
    ["a tag with marks of patterns", { includeTags: ["Pool (v?)"] }, ["get_pool"], ["Pool"]],
    ["upper and lower case are alike", { includeTags: ["dAG"] }, ["get_dag", "get_dags"], ["Dag", "Tag"]],
    ["as methods are called", { includeOperations: ["getDag*"] }, ["get_dag", "get_dags"], ["Dag", "Tag"]],
    ["all but a tag", { excludeTags: ["Dag"] }, ["get_pool", "ping"], ["Pool"]],
    ["operations", { includeOperations: ["get_*"] }, ["get_dag", "get_dags", "get_pool"], ["Dag", "Tag", "Pool"]],
    ["one character", { includeOperations: ["get_dag?"] }, ["get_dags"], ["Dag", "Tag"]],
    ["a dot is a dot", { includeOperations: ["get.dag", "ping"] }, ["ping"], []],
    ["both must pass", { includeTags: ["Dag"], includeOperations: ["*s"] }, ["get_dags"], ["Dag", "Tag"]],
    ["leaving out wins", { includeTags: ["Dag"], excludeOperations: ["get_dags"] }, ["get_dag"], ["Dag", "Tag"]],
    ["without deprecated ones", { excludeDeprecated: true }, ["get_dag", "get_pool", "ping"], ["Dag", "Tag", "Pool"]],
  ])("%s", (_, filter, operations, kept) => {
    const { api: found } = filterApi(api, { ...none, ...filter });
    expect(found.operations.map(({ id }) => id)).toEqual(operations);
    expect(found.schemas.map(({ name }) => name)).toEqual(kept);
  });

  test("that fit nothing are said", () => {
    const slip = { includeTags: ["Dag", "Dgas"], excludeOperations: ["bulk_*"] };
    const { findings } = filterApi(api, { ...none, ...slip });
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "WARN_FILTER_UNUSED The filter `Dgas` matches no operation",
      "WARN_FILTER_UNUSED The filter `bulk_*` matches no operation",
    ]);
  });

  describe("and webhooks", () => {
    const webhooks = {
      pooled: { post: operation({ operationId: "pooled", tags: ["Pool"], responses: answers(ref("Pool")) }) },
      free: { post: operation({ operationId: "free", tags: [], responses: answers(ref("Free")) }) },
    };
    const called = { callbacks: { done: { "{$url}": { post: operation({ responses: answers(ref("Called")) }) } } } };
    const { api: own } = parseDocument({
      paths: { "/a": { get: operation({ ...called, responses: answers(ref("Dag")) }) } },
      webhooks,
      components: { schemas: { ...schemas, Free: {}, Called: {} } },
    });

    test.each<[string, Partial<OperationFilter>, string[], string[]]>([
      ["without a filter all stay", {}, ["pooled", "free"], ["Dag", "Tag", "Pool", "Unused", "Free", "Called"]],
      ["a tag keeps those that have it", { includeTags: ["A", "Pool"] }, ["pooled"], ["Dag", "Tag", "Pool", "Called"]],
      ["leaving out goes for them, too", { excludeOperations: ["pooled"] }, ["free"], ["Dag", "Tag", "Free", "Called"]],
      ["callbacks go with their operation", { includeOperations: ["get_a"] }, [], ["Dag", "Tag", "Called"]],
    ])("%s", (_, filter, kept, models) => {
      const { api: found } = filterApi(own, { ...none, ...filter });
      expect(found.webhooks.map(({ name }) => name)).toEqual(kept);
      expect(found.schemas.map(({ name }) => name)).toEqual(models);
    });

    test("those that no filter by tags can choose are told", () => {
      const { findings } = filterApi(own, { ...none, includeTags: ["A", "Pool"] });
      expect(findings).toEqual([
        { code: "WARN_FILTER_WEBHOOKS", message: "The filters exclude `free`, which have no tag" },
      ]);
    });
  });

  test("that leave nothing are a failure", () => {
    const empty = () => filterApi(api, { ...none, includeTags: ["Nope"] });
    expect(empty).toThrow(Failure);
    expect(empty).toThrow(
      "FILTER_EMPTY: None of the 4 operations passes the filters; the tags are `Dag`, `List`, `Pool (v1)`",
    );
  });
});

describe("security schemes", () => {
  const securitySchemes = { Basic: { type: "http", scheme: "BASIC" }, Key: { type: "mutualTLS" } };
  const paths = (...securities: (unknown[] | undefined)[]): JsonObject =>
    Object.fromEntries(
      securities.map((security, index) => {
        const parts: JsonObject = { operationId: `o${index}`, ...(security === undefined ? {} : { security }) };
        return [`/${index}`, { get: operation(parts) }];
      }),
    );
  const of = (...securities: (unknown[] | undefined)[]): Api =>
    parseDocument({ paths: paths(...securities), components: { securitySchemes } }).api;
  /** Per operation, its alternatives as names. */
  const offered = ({ operations }: Api) =>
    operations.map(({ security }) => security.map((all) => all.map(({ scheme }) => scheme).join("+")));
  const basic = { Basic: [] };
  const key = { Key: [] };

  test.each<[string, Api, string[] | undefined, string[], string[][]]>([
    ["the document's", of([basic], []), undefined, ["Basic", "Key"], [["Basic"], []]],
    ["silent as Airflow 2: every scheme for every operation", of([], []), undefined, ["Basic", "Key"], [["Basic", "Key"], ["Basic", "Key"]]], // prettier-ignore
    ["one chosen for a silent document", of([], []), ["Key"], ["Key"], [["Key"], ["Key"]]],
    ["chosen for a document that knows none", parseDocument({ paths: paths([]) }).api, ["Basic"], ["Basic"], [["Basic"]]], // prettier-ignore
    ["all chosen, in the order chosen", of([basic, key], []), ["Key", "Basic"], ["Key", "Basic"], [["Key", "Basic"], []]], // prettier-ignore
    ["one of two alternatives", of([basic, key], [key, basic]), ["Key"], ["Key"], [["Key"], ["Key"]]],
    ["what one operation takes, the others do not", of([basic], [key]), ["Key", "Basic"], ["Key", "Basic"], [["Basic"], ["Key"]]], // prettier-ignore
    ["both at once, or one of them", of([{ ...basic, ...key }, key]), ["Basic", "Key"], ["Basic", "Key"], [["Basic+Key", "Key"]]], // prettier-ignore
    ["half of what is needed at once is nothing", of([{ ...basic, ...key }, key]), ["Key"], ["Key"], [["Key"]]],
    ["going without stays the last way", of([{}, key]), ["Key"], ["Key"], [["Key", ""]]],
    ["nothing else but going without", of([{}, basic]), ["Key"], ["Key"], [[""]]],
    ["one that the document does not know is one more way", of([basic], []), ["HTTPBearer", "Basic"], ["HTTPBearer", "Basic"], [["HTTPBearer", "Basic"], []]], // prettier-ignore
    ["and may be the only one", of([basic], [key]), ["HTTPBearer"], ["HTTPBearer"], [["HTTPBearer"], ["HTTPBearer"]]],
    ["named twice is chosen once", of([basic]), ["Basic", "Basic"], ["Basic"], [["Basic"]]],
  ])("%s", (_, api, names, schemes, want) => {
    const selected = selectSchemes(api, names === undefined ? {} : { names });
    expect(selected.securitySchemes.map(({ name }) => name)).toEqual(schemes);
    expect(offered(selected)).toEqual(want);
  });

  test("an API of which only open operations are left is no silent one", () => {
    const whole = of([basic], []);
    const open = { ...whole, operations: whole.operations.slice(1) };
    expect(offered(selectSchemes(open, {}, whole))).toEqual([[]]);
    expect(offered(selectSchemes(open, { names: ["Key"] }, whole))).toEqual([[]]);
  });

  describe("of one's own", () => {
    const own: OwnSchemes = {
      schemes: [
        { name: "Gate", type: "apiKey", in: "header", parameterName: "x-gate" },
        { name: "Basic", type: "http", scheme: "digest" },
      ],
    };

    test("are all of the build where none is named", () => {
      const selected = selectSchemes(of([key]), { own });
      expect(selected.securitySchemes).toEqual(own.schemes);
    });

    test("win over those of the document", () => {
      const selected = selectSchemes(of([basic, key]), { names: ["Key", "Basic"], own });
      expect(selected.securitySchemes).toMatchObject([{ type: "mutualTLS" }, { scheme: "digest" }]);
      expect(offered(selected)).toEqual([["Key", "Basic"]]);
    });
  });

  test.each([
    [of([basic], [key], []), "`o0` requires `Basic`, and this client supports no such scheme."],
    [of([basic], [{ ...basic, ...key }]), "`o0` requires `Basic`, and this client supports no such scheme (2 operations in all)."], // prettier-ignore
    [of([{ ...basic, ...key }, basic]), "`o0` requires `Basic` with `Key` or `Basic`, and this client supports no such scheme."], // prettier-ignore
  ])("an operation that the build cannot call is a failure: %#", (api, message) => {
    expect(findingOf(() => selectSchemes(api, { names: ["Key"] }))).toEqual({
      code: "SECURITY_UNMET",
      message,
      pointer: "#/paths/~10/get/security",
      fix: "Add one of them to --security-schemes, or exclude such operations: --exclude-operation 'o0'.",
    });
  });

  test("the document's own word on a name wins over the built-in one", () => {
    expect(selectSchemes(of([]), { names: ["Basic"] }).securitySchemes).toEqual([
      { name: "Basic", type: "http", scheme: "BASIC" },
    ]);
  });

  test.each(["Basic", "GoogleOpenID", "Kerberos", "OAuth2PasswordBearer", "HTTPBearer"])("%s is built in", (name) => {
    expect(selectSchemes(apiOf({}), { names: [name] }).securitySchemes).toMatchObject([{ name }]);
  });

  test("an unknown one is a failure that names those there are", () => {
    const unknown = () => selectSchemes(of([]), { names: ["Key", "Nope"] });
    expect(unknown).toThrow(Failure);
    expect(unknown).toThrow(
      /^SECURITY_UNKNOWN: There is no security scheme `Nope`. The schemes are Basic, Key, GoogleOpenID/,
    );
  });
});

/** What a function fails with. */
function findingOf(work: () => unknown): Finding | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.findings[0];
    throw error;
  }
  return undefined;
}

/** Which operations and which security schemes a build has. */
import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../generator/diagnostics.js";
import { filterApi, type OperationFilter } from "../../generator/ir/filter.js";
import type { Api } from "../../generator/ir/model.js";
import { selectSchemes } from "../../generator/security/select.js";
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
      "WARN_FILTER_UNUSED The filter `Dgas` fits no operation",
      "WARN_FILTER_UNUSED The filter `bulk_*` fits no operation",
    ]);
  });

  test("that leave nothing are a failure", () => {
    const empty = () => filterApi(api, { ...none, includeTags: ["Nope"] });
    expect(empty).toThrow(Failure);
    expect(empty).toThrow(
      "FILTER_EMPTY: None of the 4 operations passes the filters; the tags are Dag, List, Pool (v1).",
    );
  });
});

describe("security schemes", () => {
  const securitySchemes = { Basic: { type: "http", scheme: "BASIC" }, Key: { type: "mutualTLS" } };
  const of = (...securities: (unknown[] | undefined)[]): Api => {
    const paths = Object.fromEntries(
      securities.map((security, index) => {
        const parts: JsonObject = { operationId: `o${index}`, ...(security === undefined ? {} : { security }) };
        return [`/${index}`, { get: operation(parts) }];
      }),
    );
    return parseDocument({ paths, components: { securitySchemes } }).api;
  };
  /** Per operation, its alternatives as names. */
  const offered = ({ operations }: Api) =>
    operations.map(({ security }) => security.map((all) => all.map(({ scheme }) => scheme).join("+")));

  test.each<[string, Api, string[] | undefined, string[], string[][]]>([
    ["the document's", of([{ Basic: [] }], []), undefined, ["Basic", "Key"], [["Basic"], []]],
    ["silent as Airflow 2: every scheme for every operation", of([], []), undefined, ["Basic", "Key"], [["Basic", "Key"], ["Basic", "Key"]]], // prettier-ignore
    ["chosen ones, in the order chosen", of([{ Basic: [] }], []), ["Key", "Basic"], ["Key", "Basic"], [["Key", "Basic"], []]], // prettier-ignore
    ["one chosen for a silent document", of([], []), ["Key"], ["Key"], [["Key"], ["Key"]]],
    ["a built-in one", of([{ Basic: [] }]), ["HTTPBearer"], ["HTTPBearer"], [["HTTPBearer"]]],
    ["none", of([{ Basic: [] }]), [], [], [[]]],
  ])("%s", (_, api, chosen, names, want) => {
    const selected = selectSchemes(api, chosen);
    expect(selected.securitySchemes.map(({ name }) => name)).toEqual(names);
    expect(offered(selected)).toEqual(want);
  });

  test("the document's own word on a name wins over the built-in one", () => {
    expect(selectSchemes(of([]), ["Basic"]).securitySchemes).toEqual([
      { name: "Basic", type: "http", scheme: "BASIC" },
    ]);
  });

  test.each(["Basic", "GoogleOpenID", "Kerberos", "OAuth2PasswordBearer", "HTTPBearer"])("%s is built in", (name) => {
    expect(selectSchemes(apiOf({}), [name]).securitySchemes).toMatchObject([{ name }]);
  });

  test("an unknown one is a failure that names those there are", () => {
    const unknown = () => selectSchemes(of([]), ["Key", "Nope"]);
    expect(unknown).toThrow(Failure);
    expect(unknown).toThrow(
      /^SECURITY_UNKNOWN: There is no security scheme `Nope`; there are Basic, Key, GoogleOpenID/,
    );
  });
});

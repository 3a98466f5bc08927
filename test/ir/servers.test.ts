/** Which servers a client can use (OpenAPI 3.1, sections 4.8.5 and 4.8.6). */
import { describe, expect, test } from "@jest/globals";
import type { Server } from "../../generator/ir/model.js";
import { addressOf, basePath, ownServer, rootServers, usableServer } from "../../generator/ir/servers.js";
import { type JsonObject, operation, operationOf, parseDocument } from "../parse/support.js";

const server = (url: string, variables: Server["variables"] = []): Server => ({ url, variables });
const region = { name: "region", default: "eu", enum: ["eu", "us"] };

test.each<[string, string]>([
  ["https://example.com", "https://example.com"],
  ["https://example.com/", "https://example.com"],
  ["http://Example.com:80/a/../b/", "http://example.com/b"],
  ["https://{region}.example.com/{region}", "https://eu.example.com/eu"],
  ["https://{tenant}.example.com", "https://unknown.example.com"],
  ["//{region}.example.com/v1", "https://eu.example.com/v1"],
])("%s is at %s", (url, want) => {
  const tenant = { name: "tenant", default: "" };
  expect(usableServer(server(url, [region, tenant]))).toMatchObject({ kind: "absolute", url: want });
});

test("a server that is listed several times is one", () => {
  const servers = [server("https://a.example.com"), server("https://b.example.com"), server("https://a.example.com")];
  expect(rootServers({ servers }).absolute.map(({ url }) => url)).toEqual([
    "https://a.example.com",
    "https://b.example.com",
  ]);
});

test.each<[string, string]>([
  ["/", ""],
  ["", ""],
  [".", ""],
  ["/api/v1/", "/api/v1"],
  ["api/v1", "/api/v1"],
  ["../api", "/api"],
  ["/{region}/v1", "/eu/v1"],
])("%j is the path %j", (url, want) => {
  expect(usableServer(server(url, [region]))).toMatchObject({ kind: "relative", url: want });
});

test.each([
  "wss://example.com",
  "javascript:alert(1)",
  "file:///etc",
  "https://user:secret@example.com",
  "https://example.com?key=1",
  "https://example.com#a",
  "https://{undeclared}.example.com",
  "https://a..example.com",
  "/\\example.com",
  "example.com/api",
  "localhost:8080",
  "localhost/api",
  "/{undeclared}",
])("%s cannot be used, which is reported", (url) => {
  expect(usableServer(server(url))).toBeUndefined();
  const { findings } = parseDocument({ servers: [{ url }] });
  expect(findings).toMatchObject([{ code: "QUIRK_SERVER", pointer: "#/servers/0" }]);
});

test("defaults with braces are written as they are", () => {
  const variables = [
    { name: "a", default: "{b}{b}" },
    { name: "b", default: "{a}{a}" },
  ];
  expect(usableServer(server("/{a}/{b}", variables))).toBeUndefined();
});

describe("the nearest servers win (sections 4.8.8, 4.8.9 and 4.8.10)", () => {
  const own = [{ url: "https://own.example" }];
  const path = [{ url: "/path" }];
  const root = { servers: [{ url: "wss://no" }, { url: "/root" }, { url: "https://root.example/r" }] };

  test.each<[string, JsonObject, JsonObject, string]>([
    ["the operation's", { servers: path }, { servers: own }, "https://own.example/a"],
    ["the path's", { servers: path }, {}, "/path/a"],
    ["the path's, for an empty list", { servers: path }, { servers: [] }, "/path/a"],
    ["the document's", {}, {}, "/root/a"],
    ["the document's, for one that cannot be used", { servers: [{ url: "ftp://x" }] }, {}, "/root/a"],
  ])("%s", (_, item, parts, want) => {
    const one = operationOf({ ...item, get: operation(parts) }, root);
    expect(addressOf(parseDocument(root).api, one)).toBe(want);
    expect(ownServer(parseDocument(root).api, one)?.kind).toBe(
      want.startsWith("https") ? "absolute" : want.startsWith("/path") ? "relative" : undefined,
    );
  });

  test.each<[string, string | undefined]>([
    ["https://root.example/r/", undefined],
    ["https://root.example", ""],
    ["https://root.example/up", "/up"],
    ["https://root.example:444/up", "https://root.example:444/up"],
  ])("%s, beside a document at https://root.example/r", (url, want) => {
    const { api } = parseDocument({ servers: [{ url: "https://root.example/r" }] });
    expect(ownServer(api, operationOf({ get: operation({ servers: [{ url }] }) }))?.url).toBe(want);
  });

  test("of the document, the first says what stands before paths, and the absolute ones need no root", () => {
    const { api } = parseDocument(root);
    expect(basePath(api)).toBe("/root");
    expect(rootServers(api).absolute.map(({ url }) => url)).toEqual(["https://root.example/r"]);
  });
});

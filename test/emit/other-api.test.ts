/**
 * The client of another API than Airflow's speaks of that API alone, in code, docs, settings and what they say of errors. The tool's own
 * name stays where it names the tool: who made a file, and where it keeps what it knows of the folder.
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dialectNames } from "../../generator/emit/docs/dialects/list.js";
import { guideMarkdown } from "../../generator/diff/guide/index.js";
import { diff, generate } from "../../generator/index.js";

const flows = {
  tokenUrl: "https://id.acme.example/token",
  authorizationUrl: "https://id.acme.example/auth",
  scopes: {},
};

/** One of each scheme there is a provider for. */
const securitySchemes = {
  Token: { type: "http", scheme: "bearer" },
  Basic: { type: "http", scheme: "basic" },
  Digest: { type: "http", scheme: "digest" },
  Ticket: { type: "http", scheme: "negotiate" },
  Custom: { type: "http", scheme: "hoba" },
  Session: { type: "apiKey", in: "cookie", name: "session" },
  Key: { type: "apiKey", in: "header", name: "X-Key" },
  Login: { type: "oauth2", flows: { password: { tokenUrl: "/auth/token", scopes: {} } } },
  OAuth: { type: "oauth2", flows: { password: flows, clientCredentials: flows, authorizationCode: flows } },
  OpenId: { type: "openIdConnect", openIdConnectUrl: "https://id.acme.example/.well-known/openid-configuration" },
  Tls: { type: "mutualTLS" },
};

const answers = (schema: object, type = "application/json") => ({
  "200": { description: "d", content: { [type]: { schema } } },
});
const pet = { $ref: "#/components/schemas/Pet" };
const query = (name: string, schema: object) => ({ name, in: "query", schema });

const acme = (servers: readonly object[]) => ({
  openapi: "3.1.0",
  info: { title: "Acme Pets", version: "2024-11-05" },
  servers,
  security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
  paths: {
    "/pets": {
      get: {
        operationId: "list_pets",
        parameters: [
          query("limit", { type: "integer" }),
          query("offset", { type: "integer" }),
          query("born_after", { type: "string", format: "date-time" }),
        ],
        responses: {
          ...answers({
            type: "object",
            properties: { pets: { type: "array", items: pet }, total_entries: { type: "integer" } },
          }),
          "404": { description: "None." },
        },
      },
      post: {
        operationId: "add_pet",
        requestBody: { content: { "application/json": { schema: pet }, "multipart/form-data": { schema: pet } } },
        responses: answers(pet),
      },
    },
    "/events": { get: { operationId: "watch", responses: answers(pet, "text/event-stream") } },
    "/lines": { get: { operationId: "lines", responses: answers(pet, "application/x-ndjson") } },
    "/logout": { post: { operationId: "logout", responses: { "204": { description: "Gone." } } } },
  },
  components: {
    schemas: { Pet: { type: "object", properties: { name: { type: "string" }, kind: { enum: ["cat", "dog"] } } } },
    securitySchemes,
  },
});

let folder: string;
const spec = (name: string) => join(folder, `${name}.json`);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "codegen-acme-"));
  const servers = { absolute: [{ url: "https://api.acme.example/v1" }], relative: [{ url: "/v1" }], none: [] };
  for (const [name, list] of Object.entries(servers)) {
    writeFileSync(spec(name), JSON.stringify(acme(list)));
    const dialect = ["typescript", ...dialectNames];
    await generate({ spec: spec(name), out: join(folder, name), target: ["typescript", "docs"], dialect });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All files below a folder, by path. */
function texts(name: string): ReadonlyMap<string, string> {
  const root = join(folder, name);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name: file }) => join(parentPath, file));
  return new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]));
}

test.each(["absolute", "relative", "none"])("a spec with servers: %s", (name) => {
  const files = texts(name);
  expect(files.size).toBeGreaterThan(80);
  const lines = [...files].flatMap(([path, text]) => text.split("\n").map((line) => `${path}: ${line}`));
  // Who made a file, and the folder of the manifest.
  const others = lines.filter((line) => /airflow/i.test(line.replace(/\bairflow-codegen\b/g, "")));
  expect(others).toEqual([]);
});

test("names are those of the title", () => {
  const files = texts("absolute");
  const { name, version } = JSON.parse(files.get("typescript/package.json") ?? "") as Record<string, string>;
  expect([name, version]).toEqual(["acme-pets-client", "2024.11.5"]);
  expect(files.get("typescript/src/client.ts")).toContain("export class AcmePetsClient {");
  expect(files.get("typescript/README.md")).toContain("`ACME_PETS_BASE_URL`, `ACME_PETS_TOKEN`, `ACME_PETS_USERNAME`");
  expect(files.get("typescript/README.md")).toContain("for the service `HTTP` on the host of");
  expect(files.get("docs/python/README.md")).toContain("import acme_pets_client");
});

test("the guide of a diff imports the package by the same name", async () => {
  writeFileSync(spec("changed"), JSON.stringify(acme([])).replace("add_pet", "create_pet"));
  const { report, apis } = await diff({ spec: spec("none") }, { spec: spec("changed") });
  const text = await guideMarkdown({ report, apis });
  expect(text).toContain('from "acme-pets-client"');
  expect(text.replaceAll("airflow-codegen", "").replaceAll(folder, "")).not.toMatch(/airflow/i);
});
